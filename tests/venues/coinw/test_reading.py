"""When CoinW is asked again, what is asked about a row that was never read, and after a break."""

import asyncio

import pytest

from app.domain.errors import Misconfigured
from app.venues.coinw import keeping, stream
from tests.support.coinw_house import BTC_LONG, ETH_SHORT, House, key
from tests.support.golden import frames
from tests.venues.coinw.test_cancelling import order

OPEN = "/v1/perpum/orders/open"
ALL = "/v1/perpum/positions/all"


async def test_a_read_refused_for_its_time_is_asked_once_more_with_the_venues(
    house: House,
) -> None:
    answers = iter(['{"code":6000,"msg":"auth"}'])
    good = house.venue.reads[ALL]
    house.venue.on[f"GET {ALL}"] = lambda _: next(answers, good)  # type: ignore[arg-type,return-value]
    assert len(await house.session.read_positions()) == 2
    assert len(house.venue.calls("GET", ALL)) == 2


@pytest.mark.parametrize(("code", "times"), [(6000, 2), (6001, 1), (6003, 1)])
async def test_a_key_that_is_refused_is_asked_about_no_further(
    house: House, code: int, times: int
) -> None:
    house.venue.reads[ALL] = f'{{"code":{code},"msg":"auth"}}'
    with pytest.raises(Misconfigured):
        await house.session.read_positions()
    assert len(house.venue.calls("GET", ALL)) == times


async def test_orders_are_cancelled_in_the_instrument_of_the_row_also_if_it_was_never_read(
    house: House,
) -> None:
    house.venue.rows("orders/open")
    await house.session.cancel_working_orders(key(ETH_SHORT))
    assert {call.query["instrument"] for call in house.venue.calls("GET", OPEN)} == {"ETH"}


async def test_orders_that_are_counted_after_a_close_are_those_that_can_rest(
    house: House,
) -> None:
    await house.session.read_positions()
    house.venue.rows("orders/open")
    assert await house.session.count_working_orders(key(BTC_LONG)) == 0
    kinds = [call.query["positionType"] for call in house.venue.calls("GET", OPEN)]
    assert kinds == ["plan", "planTrigger", "moveStopProfitLoss"]


async def test_after_an_answer_to_a_close_the_positions_are_read_at_once(house: House) -> None:
    def gone(_: object) -> str:
        house.venue.rows("positions/all")
        return frames("coinw", "close_market", "=")[0]

    house.venue.on["DELETE /v1/perpum/positions"] = gone
    async with house.connected():
        # The reads that the start causes are over by then; the next poll is 15 s away.
        await house.sink.until(lambda s: all(row.working_orders for row in s.snapshots[-1]))
        await house.press()
        await house.sink.until(lambda s: s.snapshots[-1] == ())


async def test_what_rests_is_read_again_when_the_stream_is_back(house: House) -> None:
    async with house.connected():
        await house.sink.until(
            lambda s: s.snapshots[-1] and s.snapshots[-1][0].working_orders is not None
        )
        house.venue.rows("orders/open", order(7), order(8))
        await house.venue.cut_the_stream()
        rows = await house.sink.until(
            lambda s: next(
                (
                    rows
                    for rows in s.snapshots
                    if rows and rows[0].working_orders and rows[0].working_orders.count == 2
                ),
                None,
            )
        )
        assert rows[0].instrument.symbol == "BTC"


async def test_what_rests_is_read_now_and_then_for_pushes_that_never_came(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "_ORDERS_GOOD_FOR_S", 0.05)
    async with house.connected():
        reads = len(house.venue.calls("GET", OPEN))
        await house.sink.until(lambda _: len(house.venue.calls("GET", OPEN)) > reads + 8)


async def test_open_orders_that_cannot_be_read_are_said(house: House) -> None:
    house.venue.reads[OPEN] = (500, "down")
    async with house.connected():
        await house.sink.until(lambda s: "coinw/orders" in dict(s.notices))


async def test_a_login_that_the_stream_does_not_confirm_is_given_up(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stream, "PING_EVERY_S", 0.05)
    monkeypatch.setattr(stream, "LOGIN_WITHIN_S", 0.1)
    monkeypatch.setattr(keeping, "_STREAM_FIRST_S", 0.05)
    house.venue.login = '{"event":"pong"}'
    async with house.connected():
        await house.sink.until(lambda s: "did not confirm the login" in s.links[-1][1])


async def test_a_connection_is_held_open_so_that_a_close_leaves_at_once(house: House) -> None:
    async with house.connected():
        connections = house.session._rest._connections  # type: ignore[attr-defined]
        async with asyncio.timeout(20.0):
            while len(connections._fresh()) < 2:
                await asyncio.sleep(0.01)
        assert connections.ready
