"""A German window on simulated venues: what engine and venues say reaches the trader in German."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.domain.ids import PositionKey
from app.domain.order import CloseState
from app.engine.close import Close
from app.engine.journal import JournalReader
from app.main.panel import Panel
from app.main.self_drive import Driver
from app.main.simulators import Simulators
from app.system.paths import Profile
from app.ui.blotter.timeline import TimelineDialog
from app.ui.table.row_view import Button
from app.ui.text.language import speak
from tests.journeys.in_the_window import arm_fault, tell
from tests.support.screen_words import words_on_screen
from tests.support.sim_process import REPOSITORY
from tests.ui.real_desk import until

pytestmark = pytest.mark.journey

ENGLISH = re.compile(r"\b(the|is|are|were|not|and|of|with|could|nothing|has|been|it|sent)\b", re.I)
AS_SENT = {"QPlainTextEdit#wire"}
"""What is sent is shown as it is sent."""


@pytest.fixture
def told(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[..., None]]:
    """Tell a story in a German window on simulated venues."""
    monkeypatch.chdir(REPOSITORY)
    (tmp_path / "settings.toml").write_text('version = 1\nlanguage = "de"\n', encoding="utf-8")
    yield lambda story, *venues: tell(qapp, tmp_path, venues, story)
    speak(qapp, "en")


def still_english() -> list[tuple[str, str]]:
    """What stands on the screen with an English word in it."""
    found = [pair for pair in words_on_screen() if pair[0] not in AS_SENT]
    return [(where, text) for where, text in found if ENGLISH.search(text)]


async def press(panel: Panel, driver: Driver, sims: Simulators, venue: str, fault: str) -> Close:
    """Delete on a row of `venue`, which shows `fault`."""
    await arm_fault(sims, venue, fault)
    key = row_of(panel, driver, venue)
    panel.window.table.choose(key)
    QTest.keyClick(panel.window.table, Qt.Key.Key_Delete)
    close = next(close for close in panel.desk.closes if close.position == key)
    await until(lambda: close.order.ended or close.order.state is CloseState.IN_DOUBT, 10)
    return close


def row_of(panel: Panel, driver: Driver, venue: str) -> PositionKey:
    account = next(a.key for a in panel.desk.accounts() if a.key.venue == venue)
    return driver.closable(account, Button.CLOSE)[0]


def says(panel: Panel, close: Close) -> str:
    """The whole line of the blotter, with what stands behind its state."""
    model = panel.window.blotter.model
    row = next(row for row in range(model.rowCount()) if model.close_at(row) is close)
    indexes = [model.index(row, column) for column in range(model.columnCount())]
    return " ".join(str(model.data(one, Qt.ItemDataRole.ToolTipRole)) for one in indexes)


def test_a_refusal_and_a_doubt_are_told_in_german_and_kept_in_english(
    told: Callable[..., None], tmp_path: Path
) -> None:
    async def story(panel: Panel, driver: Driver, sims: Simulators) -> None:
        refused = await press(panel, driver, sims, "coinw", "refuse")
        doubtful = await press(panel, driver, sims, "clearstreet", "http_500_before")
        assert refused.order.reason.startswith("CoinW ")
        assert "may have been executed" in doubtful.order.reason
        assert "noch offen" in says(panel, refused)
        for close in (refused, doubtful):
            timeline = TimelineDialog(close, panel.window.theme, panel.desk.latency, panel.window)
            timeline.show()
        assert still_english() == []

    told(story, "coinw", "clearstreet")
    with JournalReader(Profile.open(tmp_path).journal) as reader:
        written = " ".join(str(record.events) for record in reader.records())
    assert "may have been executed" in written
    assert "ausgeführt" not in written


def test_a_flatten_that_leaves_something_open_says_so_in_german(
    told: Callable[..., None],
) -> None:
    async def story(panel: Panel, _driver: Driver, _sims: Simulators) -> None:
        panel.window.trading.flattening.every()
        if panel.window.trading.strip.is_open:
            assert still_english() == []
            panel.window.trading.strip.confirm()
        flatten = panel.window.trading.lanes.flatten
        assert flatten is not None
        await until(lambda: flatten.ended_ns is not None, 30)
        await until(lambda: "0 von 1 flat" in panel.window.trading.lanes.text, 3)
        said = " ".join(text for _, text in words_on_screen())
        assert "Nicht flat: MetaTrader 5: DE40: Der Markt ist geschlossen." in said
        assert still_english() == []

    told(story, "metatrader5")
