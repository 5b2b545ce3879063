"""The window on the real engine: a press of a painted button, closed and read back."""

import asyncio
import itertools
import random

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.domain.report import LinkState
from app.engine.arming import Arming
from app.engine.clock import SystemClock
from app.engine.close import Result
from app.engine.desk import Desk
from app.engine.journal import Journal
from app.ui.bridge import Bridge, PanelLoop
from app.ui.main_window import MainWindow
from app.ui.reports import Reports
from app.ui.row_view import Button
from app.ui.theme import Theme
from tests.support.build import ACCOUNT, position
from tests.support.fake_session import FakeSession


async def until(holds, within_s: float = 8.0) -> None:
    async with asyncio.timeout(within_s):
        while not holds():
            await asyncio.sleep(0.01)


def click(window, key, button):
    at = window.button_rect(key, button).center()
    QTest.mouseClick(window.table.viewport(), Qt.MouseButton.LeftButton, pos=at)


async def story(folder):
    clock = SystemClock()
    held = position("AAPL-USD", "4", seen_at=clock.now())
    journal = Journal(folder / "journal.sqlite")
    numbers = itertools.count(1)
    desk = Desk(
        clock=clock,
        journal=journal,
        uniform=random.Random(7).random,
        new_id=lambda: f"{next(numbers):032x}",
    )
    arming = Arming(clock)
    window = MainWindow(desk, arming, Bridge(Reports()), Theme())
    window.resize(1280, 800)
    window.show()
    desk.open(FakeSession(clock, held), "QFEX")
    try:
        await until(lambda: desk.book.account(ACCOUNT).link is LinkState.UP)
        await until(lambda: window.model.row_keys() == [held.key])
        arming.arm()
        window.show_arming()
        click(window, held.key, Button.HALF)
        await until(lambda: next(iter(desk.closes)).order.explained)
        await until(lambda: desk.book.position(held.key).quantity == 2)
        click(window, held.key, Button.CLOSE)
        await until(lambda: desk.book.position(held.key) is None)
        return [close.result for close in desk.closes], window.blotter.model.rowCount()
    finally:
        window.let_go()
        window.hide()
        await desk.stop()
        journal.close()
        window.deleteLater()


def test_half_then_all_are_closed_by_two_presses_on_the_real_engine(qapp, tmp_path):
    with asyncio.Runner(loop_factory=lambda: PanelLoop(qapp)) as runner:
        results, lines = runner.run(story(tmp_path))
    assert results == [Result.CLOSED, Result.CLOSED]
    assert lines == 2
