"""The language of the panel: Qt translation files in resources/translations, one per language.

A third language is a file: `unwind_fr.qm` beside the others is offered as soon as it lies there.
"""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

from app.domain.words import Sentence
from app.ui.resources import folder
from app.ui.text.symbols import option_name

CONTEXT = "engine"
"""Under this name the translation files hold what is said below the screen."""

_INSTALLED: dict[str, QTranslator] = {}


def translations() -> Path:
    """The folder of the translation files."""
    return folder() / "translations"


def languages() -> dict[str, str]:
    """The languages by code, each under its own name; English is in the program itself."""
    found = {"en": "English"}
    for file in sorted(translations().glob("unwind_*.qm")):
        code = file.stem.removeprefix("unwind_")
        name = QLocale(code).nativeLanguageName()
        found[code] = name[:1].upper() + name[1:] if name else code
    return found


def speak(app: QCoreApplication, code: str) -> str:
    """Make texts that are made from now on of this language. Returns what could not be had."""
    for old in _INSTALLED.values():
        app.removeTranslator(old)
    _INSTALLED.clear()
    if code == "en":
        return ""
    translator = QTranslator()
    if not translator.load(str(translations() / f"unwind_{code}.qm")):
        known = ", ".join(languages())
        return f"settings.toml: no language {code!r}; there are {known}. English applies."
    app.installTranslator(translator)
    _INSTALLED[code] = translator
    return ""


def spoken_language() -> str:
    """The language that is spoken now."""
    return next(iter(_INSTALLED), "en")


def in_words(text: str) -> str:
    """What the engine, a venue or an error says, in the language that is spoken now.

    A plain text, such as a venue's own words, comes back as it is; a symbol as people read it.
    """
    if not isinstance(text, Sentence):
        return option_name(text) or text
    return text.said(QCoreApplication.translate(CONTEXT, text.template), in_words)
