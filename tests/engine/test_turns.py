"""A venue takes so many closes at once and so many a second: each of a group leaves in its turn."""

import asyncio
from dataclasses import replace
from pathlib import Path

from app.domain.capability import Guard, Support
from app.domain.intent import All
from app.domain.order import CloseState
from app.domain.position import WorkingOrders
from app.engine.close import Result, Stage
from app.engine.flatten import LaneState
from app.venues._rate_limit import RateLimit
from tests.engine.house import House, open_house
from tests.engine.test_flatten import ended
from tests.support.build import intent, position, share
from tests.support.virtual import on_virtual_time

MANY = [
    replace(position(f"S{number}", "4"), working_orders=WorkingOrders(0)) for number in range(9)
]


def takes(house: House, at_once: int, a_second: float) -> None:
    clock = asyncio.get_running_loop().time
    house.venue.limit = RateLimit(rate=a_second, burst=at_once, reserve=0, monotonic=clock)


def seconds_to_the_wire(house: House) -> list[float]:
    """Of each close, sorted; how long after its press it was written."""
    return sorted(
        (close.stamps[Stage.ON_THE_WIRE] - close.stamps[Stage.PRESSED]) / 1e9
        for close in house.desk.closes
        if Stage.ON_THE_WIRE in close.stamps
    )


@on_virtual_time
async def test_what_the_venue_takes_at_once_leaves_at_once_and_the_rest_as_it_may(
    tmp_path: Path,
) -> None:
    async with open_house(tmp_path, *MANY) as house:
        takes(house, at_once=3, a_second=2)
        flatten = await ended(house.desk.flattens.start([row.key for row in MANY]))
        assert [lane.state for lane in flatten.lanes.values()] == [LaneState.FLAT]
        at_once, later = seconds_to_the_wire(house)[:3], seconds_to_the_wire(house)[3:]
        assert at_once == [0, 0, 0]
        assert [round(at, 1) for at in later] == [0.5, 1.0, 1.5, 2.0, 2.5, 3.0]
        assert [request.position for request in house.venue.sent] == [row.key for row in MANY]


@on_virtual_time
async def test_a_guarded_one_that_waited_long_is_sized_by_a_read_of_its_own(
    tmp_path: Path,
) -> None:
    guarded = Support(Guard.GUARDED, "an opposite order")
    async with open_house(tmp_path, *MANY, full=guarded) as house:
        takes(house, at_once=1, a_second=0.25)
        wishes = [intent(row, All(), pressed_at=house.desk.clock.now()) for row in MANY[:3]]
        _first, second, third = house.desk.press_all(wishes)
        await asyncio.sleep(5)
        assert second.order.ended
        # Somebody closes what waits to be closed: it is not sent for.
        del house.venue.truth[MANY[2].key]
        await house.explained(third)
        assert third.result is Result.ALREADY_CLOSED
        assert len(house.venue.sent) == 2


@on_virtual_time
async def test_who_would_wait_for_longer_than_half_a_minute_is_told_and_nothing_is_sent(
    tmp_path: Path,
) -> None:
    async with open_house(tmp_path, *MANY[:3]) as house:
        takes(house, at_once=1, a_second=0.04)
        wishes = [intent(row, share(100), pressed_at=house.desk.clock.now()) for row in MANY[:3]]
        closes = house.desk.press_all(wishes)
        await house.until(closes[2], CloseState.NOT_SENT)
        assert closes[2].not_sent_code == "rate_limit"
        assert "used up for another" in closes[2].order.reason
        assert (await house.explained(closes[1])).result is Result.CLOSED


@on_virtual_time
async def test_a_single_press_waits_for_its_turn_for_two_seconds_at_most(tmp_path: Path) -> None:
    async with open_house(tmp_path, *MANY[:2]) as house:
        takes(house, at_once=1, a_second=0.25)
        await house.pressed(MANY[0])
        late = await house.pressed(MANY[1])
        assert late.not_sent_code == "rate_limit"
        assert len(house.venue.sent) == 1
