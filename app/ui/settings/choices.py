"""The values a person can choose from, with the words for them."""

from PySide6.QtCore import QCoreApplication

from app.ui.text.language import languages
from app.ui.text.marks import QT_TRANSLATE_NOOP

_N = QT_TRANSLATE_NOOP

THEMES = (
    ("dark", _N("choices", "Dark")),
    ("light", _N("choices", "Light")),
    ("system", _N("choices", "As the desktop")),
)
PALETTES = (
    ("green_red", _N("choices", "Green and red")),
    ("blue_orange", _N("choices", "Blue and orange (colour-blind-safe)")),
    ("teal_magenta", _N("choices", "Teal and magenta (colour-blind-safe)")),
)
UNITS = (
    ("money", _N("choices", "Money")),
    ("percent", _N("choices", "Percent")),
    ("ticks", _N("choices", "Ticks")),
)
SOUNDS = (
    ("ack", _N("choices", "Acknowledged")),
    ("fill", _N("choices", "Filled")),
    ("partial", _N("choices", "Filled in part")),
    ("refused", _N("choices", "Refused")),
    ("doubt", _N("choices", "In doubt")),
)
SCALES = (1.0, 1.1, 1.25, 1.5, 1.75, 2.0)

Choices = tuple[tuple[object, str], ...]


def said(choices: tuple[tuple[str, str], ...]) -> Choices:
    """The choices in the language of the panel."""
    return tuple((value, QCoreApplication.translate("choices", words)) for value, words in choices)


def scales(now: float) -> Choices:
    """The steps from 100 to 200 percent, and the one in force if a person typed another."""
    steps = sorted({*SCALES, now})
    return tuple((step, f"{step * 100:.0f} %") for step in steps)


def spoken() -> Choices:
    """Every language there is a file for, each named by itself."""
    return tuple(languages().items())
