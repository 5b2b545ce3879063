"""Which calls go first, which go together, and which are not made at all."""

import asyncio

import pytest

from app.domain.errors import Refused
from app.venues.coinw import rest
from app.venues.coinw.queries import KINDS
from tests.support.coinw_house import BTC_LONG, ETH_SHORT, House, key
from tests.support.golden import frames
from tests.venues.coinw.test_look_up import rows

LIST = "/v1/perpum/orders/open"
NONE = '{"code":0,"data":{"nextId":0,"prevId":0,"rows":[],"total":0},"msg":""}'


def lists_of(house: House, instrument: str) -> list[str]:
    """The kinds of the lists of open orders that were asked for, in order."""
    calls = house.venue.calls("GET", LIST)
    return [c.query["positionType"] for c in calls if c.query["instrument"] == instrument]


async def working_known(house: House) -> None:
    """Wait until the orders of every row have been read."""
    await house.sink.until(lambda s: all(row.working_orders for row in s.snapshots[-1]))


async def test_the_lists_before_a_close_are_asked_for_all_at_once(house: House) -> None:
    await house.session.read_positions()
    together = asyncio.Barrier(len(KINDS))

    async def answer(_: object) -> str:
        await together.wait()
        return NONE

    house.venue.on[f"GET {LIST}"] = answer
    assert await house.session.cancel_working_orders(key(BTC_LONG)) == 0


async def test_both_sides_of_a_hedge_share_what_is_asked_before_they_are_closed(
    house: House,
) -> None:
    long, short = rows("positions_all")
    house.venue.rows("positions/all", long, {**short, "instrument": "BTC"})
    await house.session.read_positions()
    cancel = house.session.cancel_working_orders
    await asyncio.gather(cancel(key(BTC_LONG)), cancel(key(ETH_SHORT)))
    assert sorted(lists_of(house, "BTC")) == sorted(KINDS)


async def test_what_was_seen_to_rest_no_more_is_not_listed_for_the_column_again(
    house: House,
) -> None:
    async with house.connected():
        await working_known(house)
        house.venue.asked.clear()
        await house.session.cancel_working_orders(key(BTC_LONG))
        await house.session.read_positions()
        assert house.position().working_orders is not None
        assert sorted(lists_of(house, "BTC")) == sorted(KINDS)
        assert lists_of(house, "ETH") == []


async def test_an_order_pushed_while_others_are_cancelled_is_counted(house: House) -> None:
    async with house.connected():
        await working_known(house)
        seen = len(house.sink.orders)

        async def push_first(_: object) -> str:
            house.venue.on[f"GET {LIST}"] = lambda _: NONE
            await house.venue.push(frames("coinw", "order_push")[0])
            await house.sink.until(lambda s: len(s.orders) > seen)
            return NONE

        house.venue.on[f"GET {LIST}"] = push_first
        await house.session.cancel_working_orders(key(BTC_LONG))
        await house.session.read_positions()
        working = house.position().working_orders
        assert working is not None
        assert working.count == 1


async def test_orders_that_could_not_be_cancelled_are_listed_for_the_column_again(
    house: House,
) -> None:
    async with house.connected():
        await working_known(house)
        house.venue.rows("orders/open", rows("orders_open")[0])
        house.venue.on["DELETE /v1/perpum/batchOrders"] = lambda _: '{"code":9016,"msg":"no"}'
        with pytest.raises(Refused, match="parameter"):
            await house.session.cancel_working_orders(key(BTC_LONG))
        row = await house.sink.until(
            lambda s: next(
                (r for r in s.snapshots[-1] if r.working_orders and r.working_orders.count), None
            )
        )
        assert row.instrument.symbol == "BTC"


async def test_positions_are_read_before_all_else_when_the_calls_are_used_up(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    await house.session.read_positions()
    # Whoever is not first would wait for minutes.
    window = rest.WindowLimit(1, 600.0, monotonic=asyncio.get_running_loop().time)
    window.take()
    with monkeypatch.context() as used_up:
        used_up.setattr(house.session._rest, "_calls", window)  # type: ignore[attr-defined]
        count = asyncio.create_task(house.session.count_working_orders(key(BTC_LONG)))
        assert len(await house.session.read_positions()) == 2
        assert not count.done()
    for task in (count, *house.session._counting.values()):  # type: ignore[attr-defined]
        task.cancel()


async def test_calls_refused_together_for_being_too_many_are_one_reason_to_wait(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    await house.session.read_positions()
    window = house.session._rest._calls  # type: ignore[attr-defined]
    pauses: list[float] = []
    pause = window.pause

    def noted(seconds: float) -> None:
        pauses.append(seconds / rest._FIRST_PAUSE_S)
        pause(seconds)

    monkeypatch.setattr(window, "pause", noted)
    together = asyncio.Barrier(len(KINDS))

    async def too_many(_: object) -> str:
        await together.wait()
        return '{"code":29001,"msg":"API access frequently"}'

    house.venue.on[f"GET {LIST}"] = too_many
    with pytest.raises(Refused, match="too many calls"):
        await house.session.cancel_working_orders(key(BTC_LONG))
    assert pauses == [1, 2, 4]
