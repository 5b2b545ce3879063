"""A window on the real engine with a venue in memory, for stories that take real seconds."""

import asyncio
import itertools
import random
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.domain.money import Quantity
from app.domain.position import Position
from app.domain.report import LinkState, OrderStatus
from app.engine.arming import Arming
from app.engine.clock import SystemClock
from app.engine.close import Close
from app.engine.desk import Desk
from app.engine.journal import Journal
from app.ui.bridge import Bridge, PanelLoop
from app.ui.lifetime import end_now
from app.ui.look.theme import Theme
from app.ui.reports import Reports
from app.ui.table.row_view import Button
from app.ui.window.main_window import MainWindow
from tests.support.build import ACCOUNT, quantity
from tests.support.fake_session import FakeOrder, FakeSession


async def until(holds: Callable[[], object], within_s: float = 8.0) -> None:
    """Wait until something holds."""
    async with asyncio.timeout(within_s):
        while not holds():
            await asyncio.sleep(0.01)


@dataclass
class Real:
    """A window, the desk under it, and the venue under that."""

    window: MainWindow
    desk: Desk
    arming: Arming
    venue: FakeSession
    held: Position

    async def until(self, holds: Callable[[], object]) -> None:
        await until(holds)

    def arm(self) -> None:
        self.arming.arm()
        self.window.show_arming()

    def press(self, button: Button) -> None:
        """A real press of a button painted in the row."""
        at = self.window.button_rect(self.held.key, button).center()
        viewport = self.window.table.viewport()
        QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=at)

    def click(self, widget: QWidget) -> None:
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)

    def key(self, key: Qt.Key) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.window, key)

    @property
    def closes(self) -> list[Close]:
        """The oldest first."""
        return sorted(self.desk.closes, key=lambda close: close.intent.pressed_at)

    @property
    def notices(self) -> list[str]:
        return [entry.notice.text for entry in self.window.notices.entries()]

    def fill_in_part(self, size: str) -> FakeOrder:
        """The venue fills a part of the newest order and ends it."""
        order = self.venue.orders[-1]
        self.venue.fill(order, quantity(size))
        order.status = OrderStatus.CANCELED
        assert self.venue.sink is not None
        self.venue.sink.order(self.venue.report(order))
        return order

    def live(self) -> Quantity:
        position = self.venue.truth.get(self.held.key)
        return position.quantity if position is not None else quantity("0")


@asynccontextmanager
async def _open(folder: Path, make: Callable[[SystemClock], Position]) -> AsyncIterator[Real]:
    clock = SystemClock()
    held = make(clock)
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
    venue = FakeSession(clock, held)
    desk.open(venue, "QFEX")
    real = Real(window, desk, arming, venue, held)
    try:
        await real.until(lambda: desk.book.account(ACCOUNT).link is LinkState.UP)
        await real.until(lambda: window.model.row_keys() == [held.key])
        await real.until(window.isActiveWindow)
        window.table.setFocus()
        window.table.choose(held.key)
        yield real
    finally:
        window.let_go()
        window.hide()
        await desk.stop()
        journal.close()
        end_now(window)


def tell(
    qapp: QApplication,
    folder: Path,
    make: Callable[[SystemClock], Position],
    story: Callable[[Real], Awaitable[None]],
) -> None:
    """Run a story in such a window, on the panel's own loop."""

    async def whole() -> None:
        async with _open(folder, make) as real:
            await story(real)

    with asyncio.Runner(loop_factory=lambda: PanelLoop(qapp)) as runner:
        runner.run(whole())
