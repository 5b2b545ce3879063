"""Colours and type: dark and light, colour-blind-safe, up and down swappable."""

import re
import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPalette
from PySide6.QtWidgets import QApplication

from app.domain.ids import Environment
from app.ui.resources import folder, text_of

FAMILIES = (
    "Inter",
    "Segoe UI Variable Text",
    "Segoe UI",
    "SF Pro Text",
    ".AppleSystemUIFont",
    "Noto Sans",
    "DejaVu Sans",
)
BASE_PIXELS = 13
_WIDTHS = 4096

_TOKEN = re.compile(r"@([a-z_]+)")
_SIZE = re.compile(r"(\d+)u\b")


class Shade(StrEnum):
    """The two themes."""

    DARK = "dark"
    LIGHT = "light"


@dataclass(frozen=True, slots=True)
class Look:
    """What a person chose about looks. `palette` names the colours of profit and loss."""

    shade: Shade = Shade.DARK
    palette: str = "green_red"
    swapped: bool = False
    scale: float = 1.0


class Theme:
    """The palette and fonts of one look."""

    def __init__(self, look: Look | None = None) -> None:
        self.take(look or Look())

    def take(self, look: Look) -> None:
        """Become another look; every widget that holds this theme paints with it from now on."""
        self.look = look
        self.colours = read_palette(look)
        self._cache = {name: QColor(value) for name, value in self.colours.items()}
        # Layouts ask for the widths of the same few words over and over.
        self._width = lru_cache(_WIDTHS)(self._measured)

    def colour(self, name: str) -> QColor:
        return self._cache[name]

    def environment(self, environment: Environment) -> tuple[QColor, QColor]:
        """The line and the fill that mark an account's environment."""
        if environment is Environment.SIM:
            return self.colour("sim"), self.colour("sim_fill")
        if environment is Environment.PAPER:
            return self.colour("paper"), self.colour("paper_fill")
        return self.colour("live"), self.colour("raised")

    def px(self, pixels: float) -> int:
        """A length at the chosen scale."""
        return round(pixels * self.look.scale)

    def font(self, pixels: float = BASE_PIXELS, weight: int = 400) -> QFont:
        """The house font with figures of equal width."""
        font = QFont(list(FAMILIES))
        font.setPixelSize(self.px(pixels))
        font.setWeight(QFont.Weight(weight))
        # Before Qt 6.7 there are no font features; those systems' fonts have equal figures anyway.
        if hasattr(font, "setFeature"):
            font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def width(self, text: str, pixels: float = BASE_PIXELS, weight: int = 400) -> int:
        """Of a text in the house font, in pixels, rounded up."""
        return self._width(text, pixels, weight)

    def _measured(self, text: str, pixels: float, weight: int) -> int:
        return round(QFontMetricsF(self.font(pixels, weight)).horizontalAdvance(text) + 0.5)

    def style_sheet(self) -> str:
        """The style sheet with this look's colours and lengths put in."""
        text = _TOKEN.sub(lambda m: self.colours[m[1]], text_of("style.qss"))
        text = text.replace("%icons%", (folder() / "icons").as_posix())
        text = text.replace("%shade%", self.look.shade.value)
        return _SIZE.sub(lambda m: f"{self.px(int(m[1]))}px", text)

    def apply(self, app: QApplication) -> None:
        """Dress the whole application."""
        app.setStyle("Fusion")
        app.setFont(self.font())
        app.setPalette(self._qt_palette())
        app.setStyleSheet(self.style_sheet())

    def _qt_palette(self) -> QPalette:
        roles = {
            QPalette.ColorRole.Window: "window",
            QPalette.ColorRole.Base: "surface",
            QPalette.ColorRole.AlternateBase: "raised",
            QPalette.ColorRole.Button: "raised",
            QPalette.ColorRole.Text: "text",
            QPalette.ColorRole.WindowText: "text",
            QPalette.ColorRole.ButtonText: "text",
            QPalette.ColorRole.Highlight: "selection",
            QPalette.ColorRole.HighlightedText: "text",
            QPalette.ColorRole.ToolTipBase: "raised",
            QPalette.ColorRole.ToolTipText: "text",
            QPalette.ColorRole.PlaceholderText: "faint",
        }
        palette = QPalette()
        for role, name in roles.items():
            palette.setColor(role, self.colour(name))
        return palette


def gain_colour(sign: int) -> str:
    """The palette name for a gain, a loss, and neither, by `format.sign`."""
    return {1: "up", -1: "down"}.get(sign, "muted")


def read_palette(look: Look) -> dict[str, str]:
    """The colours of a look by name."""
    data = tomllib.loads(text_of(f"themes/{look.shade.value}.toml"))
    colours: dict[str, str] = dict(data["palette"])
    colours |= data.get("palettes", {}).get(look.palette, {})
    if look.swapped:
        for one, other in (("up", "down"), ("up_fill", "down_fill")):
            colours[one], colours[other] = colours[other], colours[one]
    return colours
