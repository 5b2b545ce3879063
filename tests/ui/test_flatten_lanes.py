"""A flatten through the window on the real engine: lanes, a venue that hangs, a size unread."""

import asyncio
import itertools
import random
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.domain.ids import AccountKey, Environment, Venue
from app.domain.position import WorkingOrders
from app.domain.report import LinkState
from app.engine.arming import Arming
from app.engine.clock import SystemClock
from app.engine.desk import Desk
from app.engine.flatten import LaneState
from app.engine.journal import Journal
from app.ui.bridge import Bridge, PanelLoop
from app.ui.lifetime import end_now
from app.ui.look.theme import Theme
from app.ui.reports import Reports
from app.ui.window.main_window import MainWindow
from tests.support.build import position
from tests.support.fake_session import FakeSession
from tests.ui.real_desk import until

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
VENUES = ("metatrader5", "coinw", "qfex", "crosstrade", "clearstreet")


class House:
    """Five venues of one position each, under one window."""

    def __init__(self, folder):
        self.clock = SystemClock()
        self.journal = Journal(folder / "journal.sqlite")
        numbers = itertools.count(1)
        self.desk = Desk(
            clock=self.clock,
            journal=self.journal,
            uniform=random.Random(7).random,
            new_id=lambda: f"{next(numbers):032x}",
        )
        self.arming = Arming(self.clock)
        self.window = MainWindow(self.desk, self.arming, Bridge(Reports()), Theme())
        self.window.resize(1280, 800)
        self.window.show()
        self.venues = [self.venue(name) for name in VENUES]

    def venue(self, name):
        account = AccountKey(Venue(name), Environment.SIM, name)
        row = position("AAPL", "4", account=account, seen_at=self.clock.now())
        session = FakeSession(
            self.clock, replace(row, working_orders=WorkingOrders(0)), account=account
        )
        self.desk.open(session, name)
        return session

    async def ready(self):
        await until(lambda: len(self.window.model.row_keys()) == len(VENUES))
        links = [self.desk.book.account(venue.account) for venue in self.venues]
        await until(lambda: all(state.link is LinkState.UP for state in links))

    def key(self, key, modifiers=Qt.KeyboardModifier(0)):
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifiers)

    async def end(self):
        self.window.let_go()
        self.window.hide()
        await self.desk.stop()
        self.journal.close()
        end_now(self.window)


def on_the_panels_loop(story):
    def run(qapp, tmp_path):
        async def tell():
            house = House(tmp_path)
            try:
                await house.ready()
                await story(house)
            finally:
                await house.end()

        with asyncio.Runner(loop_factory=lambda: PanelLoop(qapp)) as runner:
            runner.run(tell())

    run.__name__, run.__doc__ = story.__name__, story.__doc__
    return run


@on_the_panels_loop
async def test_one_key_five_venues_flat_in_five_lanes(house):
    house.arming.arm()
    house.key(Qt.Key.Key_Backspace, CTRL_SHIFT)
    lanes = house.window.trading.lanes
    assert lanes.isVisible()
    await until(lambda: lanes.flatten.ended_ns is not None)
    await until(lambda: "5 of 5 flat in" in lanes.text)
    assert [venue.truth for venue in house.venues] == [{}] * 5
    for words in lanes.lanes.line_words():
        assert all(word in words for word in ("journaled", "wire", "ack", "filled", "flat"))


@on_the_panels_loop
async def test_the_whole_flatten_by_keyboard_alone_while_disarmed(house):
    house.key(Qt.Key.Key_C)
    house.key(Qt.Key.Key_A)
    assert house.window.trading.strip.button.text() == "Flatten 5 in 5 accounts"
    assert not any(venue.sent for venue in house.venues)
    house.key(Qt.Key.Key_Return)
    await until(lambda: all(venue.truth == {} for venue in house.venues))


@on_the_panels_loop
async def test_a_hung_venue_is_named_while_the_others_finish(house):
    hung = house.venues[1]
    hung.next_reply, hung.findable = "vanish", False
    house.arming.arm()
    house.key(Qt.Key.Key_Backspace, CTRL_SHIFT)
    lanes = house.window.trading.lanes
    await until(lambda: lanes.flatten.flat_lanes == 4)
    await until(lambda: "4 of 5 flat" in lanes.text)
    assert "waiting for coinw" in lanes.text
    spans = [
        lane.ended_ns - lanes.flatten.pressed_ns
        for lane in lanes.flatten.lanes.values()
        if lane.state is LaneState.FLAT
    ]
    assert max(spans) < 1.5e9
    await until(lambda: any("in doubt" in words for words in lanes.lanes.line_words()))


@on_the_panels_loop
async def test_working_orders_of_the_tab_are_cancelled_by_key_and_counted(house):
    for venue in house.venues:
        venue.working = dict.fromkeys(venue.truth, 2)
    house.key(Qt.Key.Key_X)
    house.key(Qt.Key.Key_A)
    house.key(Qt.Key.Key_Return)
    await until(lambda: not any(venue.working for venue in house.venues))
    assert not any(venue.sent for venue in house.venues)
    texts = lambda: [entry.notice.text for entry in house.window.notices.entries()]  # noqa: E731
    await until(lambda: sum("2 working orders cancelled" in text for text in texts()) == 5)


@on_the_panels_loop
async def test_a_size_that_cannot_be_read_is_closed_only_by_the_override(house):
    venue = house.venues[2]
    [key] = venue.truth
    venue.read_fails = True
    venue.able = replace(venue.able, stale_after_s=0.0)
    house.window.table.choose(key)
    house.arming.arm()
    house.window.show_arming()
    house.key(Qt.Key.Key_Delete)
    await until(lambda: house.window.trading.doubts.size_unknown(key))
    assert venue.sent == []
    house.window.presses.show_panel()
    assert house.window.panel.button.text() == "Size unknown"
    house.key(Qt.Key.Key_Delete, Qt.KeyboardModifier.ShiftModifier)
    assert venue.sent == []
    house.key(Qt.Key.Key_Return)
    await until(lambda: len(venue.sent) == 1)
    assert venue.sent[0].whole


@pytest.fixture(autouse=True)
def _no_leftovers(qapp):
    yield
    qapp.processEvents()
