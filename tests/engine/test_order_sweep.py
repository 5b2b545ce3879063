"""Cancelling working orders of many rows: each account by itself, doubt said, everything noted."""

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.errors import Denied, OutcomeUnknown
from app.domain.ids import Environment
from tests.engine.house import House, open_house
from tests.engine.test_flatten import account, held, with_second
from tests.support.build import position
from tests.support.virtual import on_virtual_time

AAPL = position("AAPL-USD", "4")
TSLA = position("TSLA-USD", "2.5")


def notes(house: House) -> list[tuple[str, str]]:
    return [(n.kind, n.text) for n in house.desk.sweeps._journal.notes()]


@on_virtual_time
async def test_every_accounts_orders_are_cancelled_and_counted(tmp_path: Path) -> None:
    second = account("Second")
    async with (
        open_house(tmp_path, AAPL, TSLA) as house,
        with_second(house, held("BTC", "8", second, 3)) as other,
    ):
        house.venue.working = {AAPL.key: 2, TSLA.key: 1}
        [btc] = [key for key in house.desk.book if key.account == second]
        other.working = {btc: 3}
        sweep = house.desk.sweeps.start(house.desk.book.keys())
        await asyncio.sleep(1)
        assert sweep.ended
        assert sweep.cancelled == 6
        assert house.venue.sent == [] == other.sent
        assert notes(house)[0][0] == "cancel orders"
        assert "Second: 3" in notes(house)[-1][1]


@on_virtual_time
async def test_a_lost_answer_is_said_to_be_in_doubt(tmp_path: Path) -> None:
    async with open_house(tmp_path, AAPL) as house:

        async def lost(_key: object) -> int:
            raise OutcomeUnknown("the connection closed after sending")

        house.venue.cancel_working_orders = lost
        sweep = house.desk.sweeps.start([AAPL.key])
        await asyncio.sleep(1)
        assert sweep.lanes[0].doubtful
        assert "in doubt" in house.notices[-1].text
        assert "AAPL-USD" in house.notices[-1].text


@on_virtual_time
async def test_an_account_that_hangs_delays_no_other(tmp_path: Path) -> None:
    second = account("Second")
    async with (
        open_house(tmp_path, AAPL) as house,
        with_second(house, held("BTC", "8", second, 3)),
    ):

        async def hang(_key: object) -> int:
            await asyncio.sleep(1000)
            return 0

        house.venue.working = {AAPL.key: 2}
        house.venue.cancel_working_orders = hang
        sweep = house.desk.sweeps.start(house.desk.book.keys())
        await asyncio.sleep(1)
        assert [lane.ended for lane in sweep.lanes] == [False, True]
        await asyncio.sleep(40)
        assert sweep.ended
        assert sweep.lanes[0].doubtful


@on_virtual_time
async def test_live_and_simulated_orders_are_never_cancelled_together(tmp_path: Path) -> None:
    live = account("Live", Environment.LIVE)
    async with open_house(tmp_path, AAPL) as house, with_second(house, held("BTC", "8", live)):
        with pytest.raises(Denied, match="never touched together"):
            house.desk.sweeps.start(house.desk.book.keys())
        assert notes(house) == []


@on_virtual_time
async def test_a_locked_account_is_named_and_left_alone(tmp_path: Path) -> None:
    async with open_house(tmp_path, replace(AAPL)) as house:
        house.venue.working = {AAPL.key: 2}
        house.desk.lock(AAPL.key.account, read_only=True)
        house.desk.sweeps.start([AAPL.key])
        await asyncio.sleep(1)
        assert house.venue.working == {AAPL.key: 2}
        assert "locked to read-only" in house.notices[-1].text
