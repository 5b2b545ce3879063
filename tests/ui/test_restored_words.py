"""A reason that comes out of the journal is said in the language of the window, as before the restart."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from app.domain.event import FellInDoubt
from app.domain.ids import CloseId, Instant
from app.domain.words import say
from app.engine.record import from_json, to_json
from app.ui.text.language import in_words, speak


@pytest.fixture
def german(qapp: QApplication) -> Iterator[None]:
    assert speak(qapp, "de") == ""
    yield
    speak(qapp, "en")


@pytest.mark.usefixtures("german")
def test_a_restored_reason_is_german_in_a_german_window() -> None:
    inner = say("the panel stopped before its fate was known")
    reason = say("sending failed inside this program: {outcome}", outcome=inner)
    kept = to_json(FellInDoubt(CloseId("c"), Instant(1), reason))
    restored = from_json(FellInDoubt, kept).reason
    assert "sending failed inside this program: the panel stopped" in kept
    assert in_words(restored) == in_words(reason)
    assert "the panel stopped" not in in_words(restored)
    assert "sending failed" not in in_words(restored)
