"""Five simulated venues made flat by keyboard alone; one of them hangs and delays no other."""

import os
import signal
import sys
import time
from collections import Counter
from collections.abc import Awaitable, Callable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.engine.close import Result
from app.engine.flatten import Flatten, Lane, LaneState
from app.main.panel import Panel, open_panel, run_on_qt
from app.main.self_drive import Driver
from app.main.simulators import _accounts
from app.system.paths import Profile
from tests.journeys.faulty_line import THOROUGH
from tests.support.sim_process import Sims, running
from tests.ui.real_desk import until

pytestmark = pytest.mark.journey

VENUES = ("metatrader5", "coinw", "qfex", "crosstrade", "clearstreet")
CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
# The promise is about half a minute; a quarter of that shows the same.
HANGS_S = 30.0 if THOROUGH else 6.0
# What each simulated venue may take by itself, with cancels, paced calls and the look afterwards.
OWN_TIME_S = 40.0
# How long each venue's own ways of proof may take; CrossTrade has none, its doubts stay.
EXPLAINED_WITHIN_S = {"metatrader5": 150, "coinw": 60, "qfex": 60, "clearstreet": 90}
Story = Callable[[Panel, dict[str, Sims]], Awaitable[None]]


def tell(qapp: QApplication, folder: Path, story: Story, *, apart: str) -> None:
    """Tell a story in a window on five venues; the process of `apart` is its own."""

    async def work() -> int:
        with ExitStack() as stack:
            others = stack.enter_context(running(*(v for v in VENUES if v != apart)))
            alone = stack.enter_context(running(apart))
            offers = [*others.offers.values(), *alone.offers.values()]
            sims = _accounts([*offers, {"control": others.control}])
            profile = Profile.open(folder)
            opening = open_panel(qapp, profile, sims.records, sims.secrets, size=(1280, 800))
            async with opening as panel:
                await Driver(panel, lambda _: None).connected()
                panel.window.table.setFocus()
                by_venue = {v: alone if v == apart else others for v in VENUES}
                await story(panel, by_venue)
        return 0

    assert run_on_qt(qapp, work) == 0


def press(panel: Panel, *keys: Qt.Key, modifiers: Qt.KeyboardModifier | None = None) -> None:
    """Real key events to whatever has the focus; nothing here has a mouse."""
    for key in keys:
        target = QApplication.focusWidget() or panel.window
        QTest.keyClick(target, key, modifiers or Qt.KeyboardModifier.NoModifier)


def shown(panel: Panel) -> Flatten:
    flatten = panel.window.trading.lanes.flatten
    assert flatten is not None
    return flatten


def refused(lane: Lane) -> set[str]:
    """What a venue would not close whoever asked: its market is shut, the position is a copy."""
    closes = [close for close in lane.closes if close.result is Result.REFUSED]
    assert all(close.order.reason for close in closes)
    return {close.position.wire_id for close in closes}


@dataclass(frozen=True)
class Truth:
    """What the venues hold themselves, beside what other accounts of theirs hold."""

    sims: dict[str, Sims]
    others: dict[str, int]

    @classmethod
    def of(cls, panel: Panel, sims: dict[str, Sims]) -> "Truth":
        ours = Counter(key.account.venue for key in panel.desk.book.keys())  # noqa: SIM118
        return cls(sims, {v: len(sims[v].positions(v)) - ours[v] for v in VENUES})

    def check(self, flatten: Flatten, venue: str) -> None:
        """All of ours is gone that the venue lets go, and the lane says just that."""
        lane = next(lane for key, lane in flatten.lanes.items() if key.venue == venue)
        left = len(self.sims[venue].positions(venue)) - self.others[venue]
        assert left == len(refused(lane)), venue
        assert lane.state is (LaneState.OPEN if left else LaneState.FLAT), venue


def test_five_venues_are_made_flat_by_keyboard_alone_and_the_line_says_in_what_time(
    qapp: QApplication, tmp_path: Path
) -> None:
    async def story(panel: Panel, sims: dict[str, Sims]) -> None:
        truth, held = Truth.of(panel, sims), len(panel.desk.book.keys())
        press(panel, Qt.Key.Key_A, modifiers=CTRL_SHIFT)
        press(panel, Qt.Key.Key_C, Qt.Key.Key_A)
        if panel.window.trading.strip.is_open:
            press(panel, Qt.Key.Key_Return)
        lanes = panel.window.trading.lanes
        flatten = shown(panel)
        assert f"Flatten {held} in 5 accounts" in lanes.text
        await until(lambda: flatten.ended_ns is not None, OWN_TIME_S)
        for venue in VENUES:
            truth.check(flatten, venue)
        await until(lambda: f"{flatten.flat_lanes} of 5 flat in" in lanes.text, 2)
        assert flatten.flat_lanes >= 3
        print(f"\n{lanes.text}")

    tell(qapp, tmp_path, story, apart="qfex")


@pytest.mark.skipif(sys.platform == "win32", reason="a process cannot be stopped and continued")
@pytest.mark.parametrize("hung", list(VENUES) if THOROUGH else ["coinw"])
def test_a_venue_that_hangs_delays_no_other_and_the_line_names_it(
    qapp: QApplication, tmp_path: Path, hung: str
) -> None:
    async def story(panel: Panel, sims: dict[str, Sims]) -> None:
        lanes, truth, alone = panel.window.trading.lanes, Truth.of(panel, sims), sims[hung]
        press(panel, Qt.Key.Key_A, modifiers=CTRL_SHIFT)
        os.kill(alone.process.pid, signal.SIGSTOP)
        stopped = time.monotonic()
        try:
            press(panel, Qt.Key.Key_Backspace, modifiers=CTRL_SHIFT)
            flatten = shown(panel)
            lane = next(lane for key, lane in flatten.lanes.items() if key.venue == hung)
            rest = [one for one in flatten.lanes.values() if one is not lane]
            await until(lambda: all(one.ended_ns is not None for one in rest), OWN_TIME_S)
            for venue in VENUES:
                if venue != hung:
                    truth.check(flatten, venue)
            await until(lambda: f"waiting for {lanes.lanes.titles[lane.account]}" in lanes.text, 2)
            own = {
                key.venue: (one.ended_ns - flatten.pressed_ns) / 1e9
                for key, one in flatten.lanes.items()
                if one.ended_ns is not None and key.venue != hung
            }
            print(f"\n{hung} hung; the others were flat after", own)
            await until(lambda: time.monotonic() - stopped > HANGS_S, HANGS_S + 1)
            assert lane.state is not LaneState.FLAT
            # Either it is still waited for, or its closes never left and the lane says why.
            waiting = f"waiting for {lanes.lanes.titles[lane.account]}" in lanes.text
            assert waiting or (lane.state is LaneState.OPEN and lane.trouble)
        finally:
            os.kill(alone.process.pid, signal.SIGCONT)
        # When it goes on, each close is explained from evidence; none was sent a second time.
        if hung in EXPLAINED_WITHIN_S:
            within_s = EXPLAINED_WITHIN_S[hung]
            await until(lambda: all(c.order.explained for c in lane.closes), within_s)
        closed = Counter(m["position"] for m in alone.received(hung) if m["kind"] == "close")
        assert max(closed.values(), default=0) <= 1, closed

    tell(qapp, tmp_path, story, apart=hung)
