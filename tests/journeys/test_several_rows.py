"""Several rows of two simulated venues closed together, by hand, in the real window."""

import asyncio
from collections import Counter
from decimal import Decimal
from pathlib import Path

import httpx
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.domain.ids import PositionKey
from app.domain.intent import All, Amount
from app.engine.close import Result
from app.engine.flatten import Flatten, LaneState
from app.engine.notice import Severity
from app.main.panel import Panel
from app.main.self_drive import QUIET_S, Driver
from app.main.simulators import Simulators
from app.ui.table.row_view import AMOUNT_OF, Button
from tests.journeys.in_the_window import arm_fault, received, tell
from tests.ui.real_desk import until

pytestmark = pytest.mark.journey

VENUES = ("coinw", "metatrader5")
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
OWN_TIME_S = 30.0


async def held(sims: Simulators, venue: str) -> dict[str, Decimal]:
    """What the venue itself holds, by the id of each position."""
    async with httpx.AsyncClient(trust_env=False) as client:
        answer = await client.get(f"{sims.control}/positions", params={"venue": venue})
    return {row["position_id"]: abs(Decimal(row["quantity"])) for row in answer.json()}


def closable(panel: Panel, driver: Driver, button: Button) -> list[PositionKey]:
    """Two rows of each venue that take this button."""
    return [
        key
        for account in panel.desk.accounts()
        for key in driver.closable(account.key, button)[:2]
    ]


def pick(panel: Panel, keys: list[PositionKey]) -> None:
    """The first row by a click, the others by Ctrl and a click."""
    table, model = panel.window.table, panel.window.model
    for i, key in enumerate(keys):
        row = model.row_of(key)
        assert row is not None
        index = model.index(row, 1)
        table.scrollTo(index)
        at = table.visualRect(index).center()
        mods = CTRL if i else Qt.KeyboardModifier.NoModifier
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, mods, at)


def press(key: Qt.Key, mods: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget(), key, mods)


async def together(panel: Panel, amount: Amount) -> Flatten:
    """Press the key of this amount; wait until every lane has ended."""
    await asyncio.sleep(QUIET_S)
    before = len(panel.desk.flattens.recent)
    panel.window.table.setFocus()
    if isinstance(amount, All):
        press(Qt.Key.Key_Delete)
    else:
        press(Qt.Key.Key_2, SHIFT)
    assert len(panel.desk.flattens.recent) == before + 1
    flatten = panel.desk.flattens.recent[-1]
    await until(lambda: flatten.ended_ns is not None, OWN_TIME_S)
    return flatten


def test_halves_and_then_the_rest_of_rows_at_two_venues_go_together_and_once(
    qapp: QApplication, tmp_path: Path
) -> None:
    async def story(panel: Panel, driver: Driver, sims: Simulators) -> None:
        keys = closable(panel, driver, Button.HALF)
        assert len(keys) == 4
        seen = {key: panel.desk.book.position(key) for key in keys}
        others = {v: (await held(sims, v)).keys() - {k.wire_id for k in keys} for v in VENUES}
        pick(panel, keys)
        assert panel.window.several_panel.title.text() == "4 positions in 2 accounts"
        halves = await together(panel, AMOUNT_OF[Button.HALF])
        assert halves.words == "Close 1/2 of 4 positions in 2 accounts"
        assert {lane.state for lane in halves.lanes.values()} == {LaneState.DONE}
        asked = {c.position: c.request for lane in halves.lanes.values() for c in lane.closes}
        for key, request in asked.items():
            was, now = seen[key], panel.desk.book.position(key)
            assert was is not None
            assert now is not None
            assert request is not None
            assert now.quantity == was.quantity - request.quantity
        assert set(panel.window.table.chosen_keys) == set(keys)
        whole = await together(panel, All())
        closes = [close for lane in whole.lanes.values() for close in lane.closes]
        assert {close.result for close in closes} == {Result.CLOSED}
        for venue in VENUES:
            of_venue = [key for key in keys if key.account.venue == venue]
            mutations = Counter(str(m["position"]) for m in await received(sims, venue))
            assert sorted(mutations.values()) == [2] * len(of_venue)
            left = await held(sims, venue)
            assert not left.keys() & {key.wire_id for key in of_venue}
            assert others[venue] == left.keys()
        # The last to go alone is one row, which stays in sight as a single one does.
        await until(lambda: len(panel.window.table.chosen_keys) <= 1)

    tell(qapp, tmp_path, VENUES, story)


def test_a_lost_reply_at_one_venue_delays_no_other_and_nothing_is_sent_again(
    qapp: QApplication, tmp_path: Path
) -> None:
    async def story(panel: Panel, driver: Driver, sims: Simulators) -> None:
        keys = closable(panel, driver, Button.HALF)
        pick(panel, keys)
        await arm_fault(sims, "coinw", "lose_reply")
        flatten = await together(panel, AMOUNT_OF[Button.HALF])
        ended = {key.venue: lane.ended_ns or 0 for key, lane in flatten.lanes.items()}
        assert ended["metatrader5"] < ended["coinw"]
        assert {lane.state for lane in flatten.lanes.values()} == {LaneState.DONE}
        for venue in VENUES:
            mutations = Counter(str(m["position"]) for m in await received(sims, venue))
            assert set(mutations.values()) == {1}

    tell(qapp, tmp_path, VENUES, story)


def test_a_row_of_a_locked_account_is_named_beforehand_and_the_other_venue_goes(
    qapp: QApplication, tmp_path: Path
) -> None:
    async def story(panel: Panel, driver: Driver, sims: Simulators) -> None:
        keys = closable(panel, driver, Button.HALF)
        locked = next(key.account for key in keys if key.account.venue == "metatrader5")
        panel.desk.lock(locked, read_only=True)
        pick(panel, keys)
        several = panel.window.several_panel
        assert several.button.words == "Close all of 2 positions in 1 account"
        assert "locked to read-only" in several.remarks_text
        flatten = await together(panel, All())
        assert locked not in flatten.lanes
        assert LaneState.OPEN not in {lane.state for lane in flatten.lanes.values()}
        await until(lambda: bool(panel.window.notices.entries()))
        told = panel.window.notices.entries()[0].notice
        assert told.severity is Severity.INFO
        assert "Left out, as said: " in told.text
        assert await received(sims, "metatrader5") == []
        assert len(await received(sims, "coinw")) == 2

    tell(qapp, tmp_path, VENUES, story)
