"""What the window remembers between runs: place, layout, tab and units."""

from typing import Protocol

from app.system.settings import Settings
from app.ui.look.theme import Look, Shade


class Memory(Protocol):
    """Small texts by name; how they are kept is not the window's business."""

    def recall(self, name: str) -> str: ...

    def remember(self, name: str, text: str) -> None: ...


class Forgetful:
    """Remembers for this run only."""

    def __init__(self) -> None:
        self._texts: dict[str, str] = {}

    def recall(self, name: str) -> str:
        return self._texts.get(name, "")

    def remember(self, name: str, text: str) -> None:
        self._texts[name] = text


def look_of(settings: Settings, *, desktop_is_dark: bool = True) -> Look:
    """The look that the settings ask for."""
    dark = settings.theme == "dark" or (settings.theme == "system" and desktop_is_dark)
    shade = Shade.DARK if dark else Shade.LIGHT
    return Look(shade, settings.palette, settings.up_down_swapped, settings.scale)
