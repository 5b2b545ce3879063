"""A refusal inside a known pause: offered, never taken by itself, visible, cancellable, sent once."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.errors import Denied
from app.domain.ids import NANOSECONDS, Instant
from app.domain.order import CloseState
from app.domain.position import Pause
from app.engine.close import Close, Result
from app.engine.waiting_room import Wait
from tests.engine.house import House, open_house, reopened
from tests.support.build import exactly, position
from tests.support.fake_session import FakeSession, flipped
from tests.support.virtual import EPOCH, on_virtual_time
from tests.support.virtual_jumps import JumpyClock

PAUSE_S = 40
PAUSED = replace(
    position("BTC", "4"), paused_until=Instant(EPOCH + PAUSE_S * NANOSECONDS), caution="settles"
)


@asynccontextmanager
async def refused(
    tmp_path: Path, *, sessions_pause: bool = True
) -> AsyncIterator[tuple[House, Close]]:
    """A close that was refused inside the pause."""
    row = PAUSED if sessions_pause else replace(PAUSED, paused_until=None)
    async with open_house(tmp_path, row) as house:
        house.venue.next_reply = "refuse"
        close = house.press(row, exactly("1"))
        await house.until(close, CloseState.REJECTED)
        await asyncio.sleep(0.1)
        yield house, close


@on_virtual_time
async def test_nothing_is_sent_again_by_itself(tmp_path: Path) -> None:
    async with refused(tmp_path) as (house, close):
        (offer,) = house.desk.waiting_room.listed()
        assert (offer.refused, offer.state) == (close.close_id, Wait.OFFERED)
        await asyncio.sleep(PAUSE_S * 3)
        assert len(house.venue.sent) == 1
        assert house.desk.waiting_room.listed() == ()


@on_virtual_time
async def test_what_a_person_queues_goes_once_when_the_pause_is_over(tmp_path: Path) -> None:
    async with refused(tmp_path) as (house, close):
        one = house.desk.waiting_room.queue(close.close_id)
        assert 30 < one.left_s(house.desk.clock.now()) <= PAUSE_S + 1
        await asyncio.sleep(PAUSE_S - 5)
        assert len(house.venue.sent) == 1
        assert one.left_s(house.desk.clock.now()) < 10
        await asyncio.sleep(10)
        assert one.state is Wait.SENT
        assert one.sent is not None
        assert (await house.explained(one.sent)).result is Result.CLOSED
        await asyncio.sleep(PAUSE_S * 3)
        assert len(house.venue.sent) == 2
        assert house.problems() == []


@on_virtual_time
async def test_it_can_be_cancelled_and_then_never_goes(tmp_path: Path) -> None:
    async with refused(tmp_path) as (house, close):
        house.desk.waiting_room.queue(close.close_id)
        await asyncio.sleep(5)
        house.desk.waiting_room.cancel(close.close_id)
        await asyncio.sleep(PAUSE_S * 2)
        assert len(house.venue.sent) == 1
        assert "no longer waits" in house.notices[-1].text


@on_virtual_time
async def test_a_refusal_outside_a_pause_is_no_offer(tmp_path: Path) -> None:
    async with refused(tmp_path, sessions_pause=False) as (house, close):
        assert house.desk.waiting_room.listed() == ()
        with pytest.raises(Denied):
            house.desk.waiting_room.queue(close.close_id)


@on_virtual_time
async def test_a_press_by_hand_takes_its_place(tmp_path: Path) -> None:
    async with refused(tmp_path) as (house, close):
        house.desk.waiting_room.queue(close.close_id)
        await house.pressed(PAUSED, exactly("1"))
        await asyncio.sleep(PAUSE_S * 2)
        assert len(house.venue.sent) == 2


@on_virtual_time
async def test_a_lost_connection_ends_the_waiting(tmp_path: Path) -> None:
    async with refused(tmp_path) as (house, close):
        one = house.desk.waiting_room.queue(close.close_id)
        house.venue.cut()
        await asyncio.sleep(PAUSE_S * 2)
        assert one.state is Wait.CANCELLED
        assert len(house.venue.sent) == 1


@on_virtual_time
async def test_a_position_that_flipped_meanwhile_is_not_sent(tmp_path: Path) -> None:
    async with refused(tmp_path) as (house, close):
        one = house.desk.waiting_room.queue(close.close_id)
        house.venue.truth[PAUSED.key] = flipped(PAUSED)
        await house.desk.reread(PAUSED.key.account)
        await asyncio.sleep(PAUSE_S + 5)
        assert one.sent is not None
        assert one.sent.result is Result.NOT_SENT
        assert len(house.venue.sent) == 1


@on_virtual_time
async def test_refused_again_it_is_offered_again_and_goes_nowhere_by_itself(
    tmp_path: Path,
) -> None:
    async with refused(tmp_path) as (house, close):
        one = house.desk.waiting_room.queue(close.close_id)
        longer = replace(PAUSED, paused_until=Instant(EPOCH + 3 * PAUSE_S * NANOSECONDS))
        house.venue.truth[PAUSED.key] = longer
        await asyncio.sleep(PAUSE_S - 2)
        house.venue.next_reply = "refuse"
        await house.desk.reread(PAUSED.key.account)
        await asyncio.sleep(6)
        assert one.sent is not None
        assert one.sent.result is Result.REFUSED
        (again,) = house.desk.waiting_room.listed()
        assert (again.refused, again.state) == (one.sent.close_id, Wait.OFFERED)
        await asyncio.sleep(4 * PAUSE_S)
        assert len(house.venue.sent) == 2


@on_virtual_time
async def test_it_waits_over_a_weekend_by_the_clock_on_the_wall(tmp_path: Path) -> None:
    """Over days the loop's clock drifts from the wall's; the market opens by the wall's."""
    clock = JumpyClock()
    opens_s = 60 * 3600
    row = replace(
        PAUSED,
        paused_until=Instant(EPOCH + opens_s * NANOSECONDS),
        pause=Pause.MARKET_CLOSED,
    )
    async with reopened(tmp_path, FakeSession(clock, row)) as house:
        house.venue.next_reply = "refuse"
        close = house.press(row, exactly("1"))
        await house.until(close, CloseState.REJECTED)
        await asyncio.sleep(0.1)
        one = house.desk.waiting_room.queue(close.close_id)
        for _ in range(opens_s // 3600):
            clock.slept_s += 1.0
            await asyncio.sleep(3599)
        assert len(house.venue.sent) == 1
        await asyncio.sleep(10)
        assert one.state is Wait.SENT
        assert len(house.venue.sent) == 2
