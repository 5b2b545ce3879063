"""How long a close is asked about before its absence counts as proved: real time, spent asking.

The fake venue proves absence after eight seconds; a close that vanished is in doubt until then.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from app.domain.errors import NoLink
from app.domain.order import CloseState
from app.domain.report import LinkState
from app.engine.close import Close
from tests.engine.house import House, reopened
from tests.support.build import position
from tests.support.fake_session import FakeSession
from tests.support.virtual import on_virtual_time
from tests.support.virtual_jumps import JumpyClock

AAPL = position("AAPL-USD", "4")


@asynccontextmanager
async def vanished(folder: Path, **able: object) -> AsyncIterator[tuple[House, Close, JumpyClock]]:
    """A close that the venue never saw, two seconds after its press."""
    clock = JumpyClock()
    async with reopened(folder, FakeSession(clock, AAPL, **able)) as house:
        house.venue.next_reply = "vanish"
        close = house.press(AAPL)
        await asyncio.sleep(2)
        assert close.order.state is CloseState.IN_DOUBT
        yield house, close, clock


@on_virtual_time
async def test_in_quiet_times_absence_is_proved_soon_after_it_can_be(tmp_path: Path) -> None:
    async with vanished(tmp_path) as (house, close, _clock):
        await house.until(close, CloseState.REJECTED, within_s=10.5)


@on_virtual_time
async def test_a_minute_of_proof_takes_little_more_than_a_minute(tmp_path: Path) -> None:
    async with vanished(tmp_path, absence_after_s=60.0) as (house, close, _clock):
        await asyncio.sleep(57.5)
        assert close.order.state is CloseState.IN_DOUBT
        await house.until(close, CloseState.REJECTED, within_s=6)


@pytest.mark.parametrize(
    ("slept_s", "stood_s"),
    [(600.0, 0.0), (0.0, 600.0), (6.0, 0.0), (-600.0, 0.0)],
    ids=["asleep or set forward", "asleep on both clocks", "set a little", "set back"],
)
def test_a_jump_of_time_is_no_patience_and_asking_begins_anew(
    tmp_path: Path, slept_s: float, stood_s: float
) -> None:
    @on_virtual_time
    async def story() -> None:
        async with vanished(tmp_path) as (house, close, clock):
            clock.slept_s, clock.stood_s = slept_s, stood_s
            await asyncio.sleep(7.5)
            assert close.order.state is CloseState.IN_DOUBT
            await house.until(close, CloseState.REJECTED, within_s=20)

    story()


@on_virtual_time
async def test_time_without_a_link_is_no_patience(tmp_path: Path) -> None:
    async with vanished(tmp_path) as (house, close, _clock):
        run, comes_back = house.venue.run, asyncio.Event()

        async def later(sink) -> None:
            await comes_back.wait()
            await run(sink)

        house.venue.run = later  # type: ignore[method-assign]
        house.venue.cut()
        await asyncio.sleep(60)
        assert house.desk.book.account(AAPL.key.account).link is not LinkState.UP
        comes_back.set()
        await asyncio.sleep(6)
        assert close.order.state is CloseState.IN_DOUBT
        await house.until(close, CloseState.REJECTED)


@on_virtual_time
async def test_time_in_which_the_venue_did_not_answer_is_no_patience(tmp_path: Path) -> None:
    async with vanished(tmp_path) as (house, close, _clock):
        look_up = house.venue.look_up

        async def silent(_subject) -> None:
            raise NoLink("the question got no answer")

        house.venue.look_up = silent  # type: ignore[method-assign, assignment]
        await asyncio.sleep(60)
        house.venue.look_up = look_up  # type: ignore[method-assign]
        # The pauses are ten seconds long by now, so the first that counts is proof enough by itself.
        house.desk.look_again(close.close_id)
        await asyncio.sleep(1)
        assert close.order.state is CloseState.IN_DOUBT
        await house.until(close, CloseState.REJECTED)


@on_virtual_time
async def test_after_a_restart_it_begins_anew(tmp_path: Path) -> None:
    async with vanished(tmp_path) as (house, _close, clock):
        venue = house.venue
        await asyncio.sleep(3)
    clock.slept_s = 3600.0
    async with reopened(tmp_path, venue) as house:
        (close,) = house.desk.closes.unexplained()
        await asyncio.sleep(7.5)
        assert close.order.state is CloseState.IN_DOUBT
        await house.until(close, CloseState.REJECTED)
