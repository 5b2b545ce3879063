"""When time jumps nothing is believed: a sleep, a clock that was set, a thread that stood still."""

import asyncio
from pathlib import Path

import pytest

from app.domain.order import CloseState
from app.engine.arming import Arming, Mode
from app.engine.close import Result
from app.engine.time_watch import TimeWatch
from tests.engine.house import House, open_house
from tests.support.build import position
from tests.support.virtual import on_virtual_time
from tests.support.virtual_jumps import JumpyClock

AAPL = position("AAPL-USD", "4")


def watched(house: House, clock: JumpyClock, arming: Arming) -> TimeWatch:
    async def read_again() -> None:
        await house.desk.reread(AAPL.key.account)

    return TimeWatch(
        clock, house.desk.book, house.desk.news, disarm=arming.disarm, read_again=read_again
    )


@pytest.mark.parametrize(("slept_s", "stood_s"), [(3600.0, 0.0), (0.0, 30.0), (-3600.0, 0.0)])
def test_after_a_jump_it_is_disarmed_and_nothing_is_fresh_until_read_again(
    tmp_path: Path, slept_s: float, stood_s: float
) -> None:
    @on_virtual_time
    async def story() -> None:
        clock = JumpyClock()
        async with open_house(tmp_path, AAPL) as house:
            house.desk.clock = house.venue.clock = clock
            arming = Arming(clock)
            arming.arm()
            watch = watched(house, clock, arming)
            await asyncio.sleep(1)
            assert not watch.look()
            clock.slept_s, clock.stood_s = slept_s, stood_s
            assert watch.look()
            state = house.desk.book.account(AAPL.key.account)
            state.heard_at = clock.now()
            assert arming.mode is Mode.DISARMED
            assert not state.is_fresh(clock.now(), 5)
            await house.desk.reread(AAPL.key.account)
            assert state.is_fresh(clock.now(), 5)
            assert house.notices[-1].cause == "time/jump"

    story()


@on_virtual_time
async def test_a_clock_set_back_does_not_make_old_rows_outlive_new_reads(tmp_path: Path) -> None:
    clock = JumpyClock()
    async with open_house(tmp_path, AAPL) as house:
        house.venue.clock = clock
        watch = watched(house, clock, Arming(clock))
        clock.slept_s = -3600
        watch.look()
        del house.venue.truth[AAPL.key]
        await house.desk.reread(AAPL.key.account)
        assert house.desk.book.position(AAPL.key) is None


@on_virtual_time
async def test_a_press_from_before_a_sleep_does_not_leave_after_it(tmp_path: Path) -> None:
    async with open_house(tmp_path, AAPL) as house:
        house.venue.limit.pause(1.0)
        close = house.press(AAPL)
        await asyncio.sleep(0.5)
        house.desk.book.distrust(house.desk.clock.now())
        await house.until(close, CloseState.NOT_SENT)
        assert close.not_sent_code == "stood_still"
        assert house.venue.sent == []
        assert (await house.pressed(AAPL)).result is Result.CLOSED


def test_what_is_barred_can_neither_be_armed_nor_unlocked() -> None:
    arming = Arming(JumpyClockOfNoLoop())
    arming.bar("the journal is damaged")
    assert not arming.arm()
    arming.unlock()
    arming.toggle()
    assert (arming.mode, arming.why) == (Mode.LOCKED, "the journal is damaged")


class JumpyClockOfNoLoop(JumpyClock):
    """Stands still."""

    def monotonic_ns(self) -> int:
        return 0
