"""What OrderClose does: whole, part, pending, and what it refuses in which shape."""

import math

import pytest

from app.sim.metatrader5 import Switches
from app.sim.metatrader5.wire.trading_pb2 import MRPC_ORDER_CLOSE_MODE as MODE
from tests.sim.metatrader5.caller import Caller, gateway


async def test_volume_zero_closes_the_whole_position(caller: Caller) -> None:
    position = await caller.position("EURUSD")
    reply = await caller.close(position.ticket)
    assert reply.data.returned_code == 10009
    assert reply.data.returned_string_code == "TRADE_RETCODE_DONE"
    assert reply.data.close_mode == MODE.MRPC_MARKET_ORDER_CLOSE
    assert position.ticket not in {p.ticket for p in (await caller.opened()).position_infos}


async def test_a_close_of_one_side_leaves_the_hedge_beside_it_alone(caller: Caller) -> None:
    long = await caller.position("EURUSD")
    await caller.close(long.ticket)
    short = await caller.position("EURUSD")
    assert (short.type, short.volume) == (1, 0.1)


async def test_a_part_keeps_ticket_entry_price_and_levels(caller: Caller) -> None:
    before = await caller.position("EURUSD")
    reply = await caller.close(before.ticket, 0.1)
    after = await caller.position("EURUSD")
    assert reply.data.close_mode == MODE.MRPC_MARKET_ORDER_PARTIAL_CLOSE
    assert after.volume == pytest.approx(0.2)
    same = ("ticket", "identifier", "price_open", "stop_loss", "take_profit", "swap")
    assert [getattr(after, name) for name in same] == [getattr(before, name) for name in same]


async def test_the_noise_of_binary_doubles_is_not_off_the_step(caller: Caller) -> None:
    position = await caller.position("EURUSD")
    reply = await caller.close(position.ticket, 0.1 + 0.1 + 0.1 - 0.1)
    assert reply.data.returned_code == 10009


async def test_the_positions_own_volume_counts_as_the_whole(caller: Caller) -> None:
    position = await caller.position("USDJPY")
    reply = await caller.close(position.ticket, 1.5)
    assert reply.data.close_mode == MODE.MRPC_MARKET_ORDER_CLOSE


async def test_a_pending_ticket_is_removed_whatever_the_volume(caller: Caller) -> None:
    pending = (await caller.opened()).opened_orders[0]
    reply = await caller.close(pending.ticket, 55.5)
    assert reply.data.close_mode == MODE.MRPC_PENDING_ORDER_REMOVE
    assert len((await caller.opened()).opened_orders) == 1
    assert [row["kind"] for row in caller.received("OrderClose")] == ["cancel"]


@pytest.mark.parametrize(
    ("symbol", "volume", "code"),
    [
        ("EURUSD", 0.31, 10038),
        ("EURUSD", 0.015, 10014),
        ("EURUSD", 0.005, 10014),
        ("EURUSD", 1e-9, 10014),
        ("EURUSD", -0.1, 10014),
        ("EURUSD", math.nan, 10014),
        ("EURUSD", math.inf, 10014),
        ("US30", 0.3, 10014),
        ("US30", 1e30, 10014),
    ],
)
async def test_a_volume_that_cannot_be_closed_is_refused_in_the_data(
    caller: Caller, symbol: str, volume: float, code: int
) -> None:
    position = await caller.position(symbol)
    reply = await caller.close(position.ticket, volume)
    assert reply.data.returned_code == code
    assert (await caller.position(symbol)).volume == position.volume


async def test_an_unknown_ticket_comes_in_the_envelope_with_both_codes(caller: Caller) -> None:
    reply = await caller.close(50099999999)
    assert not reply.HasField("data")
    assert reply.error.error_message == "Position not found"
    assert (reply.error.mql_error_int_code, reply.error.mql_error_trade_int_code) == (4753, 10036)


async def test_a_second_close_of_the_same_ticket_finds_it_closed(caller: Caller) -> None:
    position = await caller.position("AUDUSD")
    await caller.close(position.ticket)
    assert (await caller.close(position.ticket)).error.mql_error_trade_int_code == 10036
    assert len(caller.received("OrderClose")) == 2


async def test_a_closed_market_comes_in_the_envelope(caller: Caller) -> None:
    position = await caller.position("DE40")
    error = (await caller.close(position.ticket)).error
    assert (error.error_code, error.error_message) == ("MQL_TRADE_EXECUTION", "Market is closed")
    assert error.mql_error_trade_int_code == 10018
    assert error.command_type_name == "OrderClose"


@pytest.mark.parametrize("switches", [Switches(refusals_in_data=True)])
async def test_a_gateway_may_put_every_refusal_into_the_data(switches: Switches) -> None:
    async with gateway(switches) as caller:
        assert (await caller.close(50099999999)).data.returned_code == 10036


async def test_a_gateway_may_put_every_refusal_into_the_envelope() -> None:
    async with gateway(Switches(refusals_in_envelope=True)) as caller:
        position = await caller.position("EURUSD")
        reply = await caller.close(position.ticket, 5)
        assert reply.error.mql_error_trade_int_code == 10038


@pytest.mark.parametrize(("slippage", "code"), [(0, 10004), (6, 10004), (7, 10009)])
async def test_slippage_bounds_the_price_in_instant_execution(slippage: int, code: int) -> None:
    async with gateway(Switches(drift_points=7)) as caller:
        position = await caller.position("USDJPY")
        reply = await caller.close(position.ticket, slippage=slippage)
        assert reply.data.returned_code == code
        still_open = {p.symbol for p in (await caller.opened()).position_infos}
        assert ("USDJPY" in still_open) == (code == 10004)


async def test_slippage_is_ignored_in_market_execution() -> None:
    async with gateway(Switches(drift_points=7)) as caller:
        position = await caller.position("EURUSD")
        assert (await caller.close(position.ticket, slippage=0)).data.returned_code == 10009


async def test_a_negative_slippage_is_an_invalid_request(caller: Caller) -> None:
    position = await caller.position("EURUSD")
    assert (await caller.close(position.ticket, slippage=-1)).data.returned_code == 10013


async def test_a_volume_beyond_one_price_level_is_dealt_in_several_deals(caller: Caller) -> None:
    position = await caller.position("US30")
    await caller.close(position.ticket)
    deals = await caller.deals()
    assert [deal.volume for deal in deals] == [2.0, 0.5]
    assert deals[1].price == pytest.approx(deals[0].price - 0.1)


async def test_a_fifo_account_wants_the_oldest_closed_first() -> None:
    async with gateway(Switches(fifo_close=True)) as caller:
        newer = [p for p in (await caller.opened()).position_infos if p.symbol == "EURUSD"][1]
        assert (await caller.close(newer.ticket)).data.returned_code == 10045


async def test_the_investor_password_looks_but_does_not_trade(caller: Caller) -> None:
    await caller.connect(password="sim-investor-password")
    position = await caller.position("EURUSD")
    assert (await caller.close(position.ticket)).error.mql_error_trade_int_code == 10017
