"""Every text of the screen can be translated, and German is complete."""

import ast
import re
import string
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QCoreApplication

from app.domain.words import say
from app.ui.text import language
from tests.support.ui_texts import UI
from tests.translations import FOLDER, compile_all, every_text, update

FILES = sorted(FOLDER.glob("unwind_*.ts"))
SHOWING = {
    "QLabel", "QPushButton", "QCheckBox", "QAction", "setText", "setToolTip", "setWindowTitle",
    "setAccessibleName", "setAccessibleDescription", "setPlaceholderText", "addTab", "addAction",
    "addButton", "say", "setTitle", "button", "drawText",
}  # fmt: skip
NAMES = {"Unwind"}
"""Words that are the same in every language."""


def messages(file):
    for context in ElementTree.parse(file).getroot().findall("context"):
        for message in context.findall("message"):
            translation = message.find("translation")
            yield (
                context.findtext("name"),
                message.findtext("source"),
                translation.text or "",
                translation.get("type"),
            )


def fields(text: str) -> list[str]:
    """What is put into a text, with how it is written: `{error}`, `{name!r}`, `{seconds:g}`."""
    parts = [part[1:] for part in string.Formatter().parse(text) if part[1] is not None]
    return sorted(f"{name}!{how}:{form}" for name, form, how in parts)


def is_sentence(call: ast.Call) -> bool:
    """Whether it makes a sentence, which is translated where it is shown."""
    return isinstance(call.func, ast.Name) and call.func.id == "say"


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_no_text_and_no_sentence_is_left_out_of_the_translation_file(file):
    known = {(context, source) for context, source, _, _ in messages(file)}
    assert every_text() - known == set(), "run: python -m tests.translations"


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_nothing_is_left_to_translate(file):
    assert [m for m in messages(file) if m[3] is not None or not m[2]] == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_what_is_put_into_a_text_is_put_into_its_translation(file):
    assert [m for m in messages(file) if fields(m[1]) != fields(m[2])] == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_the_compiled_file_says_what_the_edited_one_says(qapp, file):
    assert language.speak(qapp, file.stem.removeprefix("unwind_")) == ""
    wrong = [m for m in messages(file) if QCoreApplication.translate(m[0], m[1]) != m[2]]
    language.speak(qapp, "en")
    assert wrong == [], "run: python -m tests.translations"


def test_no_word_is_shown_that_cannot_be_translated():
    bare = []
    for file in UI.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or is_sentence(node):
                continue
            if getattr(node.func, "attr", getattr(node.func, "id", "")) not in SHOWING:
                continue
            for item in node.args:
                text = item.value if isinstance(item, ast.Constant) else ""
                if isinstance(text, str) and re.search("[A-Za-z]{2}", text) and text not in NAMES:
                    bare.append(f"{file.name}:{node.lineno} {text!r}")
    assert bare == []


def test_a_new_language_is_a_file(qapp, tmp_path, monkeypatch):
    monkeypatch.setattr(language, "translations", lambda: tmp_path)
    monkeypatch.setattr("tests.translations.FOLDER", tmp_path)
    file = tmp_path / "unwind_fr.ts"
    update(file, {("Header", "ARMED")})
    text = file.read_text("utf-8").replace(
        '<translation type="unfinished"></translation>', "<translation>ARMÉ</translation>"
    )
    file.write_text(text, "utf-8")
    compile_all()
    assert language.languages()["fr"] == "Français"
    assert language.speak(qapp, "fr") == ""
    assert QCoreApplication.translate("Header", "ARMED") == "ARMÉ"
    language.speak(qapp, "en")


def test_a_language_that_is_not_there_is_named_and_english_applies(qapp):
    sentence = language.speak(qapp, "tlh")
    assert "'tlh'" in sentence
    assert language.spoken_language() == "en"


def test_a_window_speaks_german(qapp, make_panel):
    language.speak(qapp, "de")
    try:
        panel = make_panel()
        assert panel.window.header._arm.text() == "GESICHERT"
        panel.key(panel.window.actions_of_window["help"].shortcut()[0].key())
        assert panel.window.comfort.help.windowTitle() == "Hilfe"
    finally:
        language.speak(qapp, "en")


def test_what_the_engine_says_is_said_in_german_and_the_venues_own_words_stay(qapp):
    why = say("CoinW refused: {said} (code {code}). {open}", said="no {way}", code="7", open="")
    language.speak(qapp, "de")
    try:
        refused = say(
            "{account} refused to close {symbol}: {reason}", account="A", symbol="BTC", reason=why
        )
        assert language.in_words(refused).startswith(
            "A lehnte es ab, BTC zu schließen: CoinW lehnte ab"
        )
        assert "no {way}" in language.in_words(refused)
        assert language.in_words("CoinW refused it.") == "CoinW refused it."
    finally:
        language.speak(qapp, "en")
    assert language.in_words(refused) == refused


def test_a_sentence_that_a_language_lacks_is_said_in_english(qapp):
    language.speak(qapp, "de")
    try:
        assert (
            language.in_words(say("nobody has translated {this}", this=1))
            == "nobody has translated 1"
        )
    finally:
        language.speak(qapp, "en")
