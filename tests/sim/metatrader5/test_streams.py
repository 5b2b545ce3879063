"""What the five streams say, and when they say nothing."""

import asyncio

import pytest

from app.sim.faults import Fault
from app.sim.metatrader5 import Switches
from app.sim.metatrader5.wire import streams_pb2 as pb
from app.sim.metatrader5.wire.connection_pb2 import DisconnectRequest
from app.sim.metatrader5.wire.trading_pb2 import OrderModifyRequest
from tests.sim.metatrader5.caller import Caller, frame, gateway

STEP = pb.SUB_ENUM_TRADE_TRANSACTION_TYPE


async def test_a_close_is_one_message_with_order_deal_and_position(caller: Caller) -> None:
    position = await caller.position("EURUSD")
    async with caller.listening("OnTrade", pb.OnTradeRequest()) as stream:
        await caller.close(position.ticket)
        data = (await frame(stream)).data
    event = data.event_data
    (order,), (deal,), (gone,) = (
        event.new_history_orders, event.new_history_deals, event.disappeared_positions,
    )  # fmt: skip
    assert (order.state, order.position_id) == (4, position.identifier)
    assert (deal.order_ticket, deal.deal_position_id) == (order.ticket, position.identifier)
    assert (deal.type, deal.entry, deal.volume) == (1, 1, 0.3)
    assert gone.ticket == position.ticket
    assert data.terminal_instance_guid_id == caller.id
    assert data.account_info.login == 700100


async def test_a_part_shows_the_position_before_and_after(caller: Caller) -> None:
    position = await caller.position("EURUSD")
    async with caller.listening("OnTrade", pb.OnTradeRequest()) as stream:
        await caller.close(position.ticket, 0.1)
        (update,) = (await frame(stream)).data.event_data.updated_positions
    assert update.previous_position.volume == pytest.approx(0.3)
    assert update.current_position.volume == pytest.approx(0.2)


async def test_a_gateway_may_tell_order_deal_and_position_apart() -> None:
    async with gateway(Switches(trade_messages_apart=True)) as caller:
        position = await caller.position("EURUSD")
        async with caller.listening("OnTrade", pb.OnTradeRequest()) as stream:
            await caller.close(position.ticket)
            events = [(await frame(stream)).data.event_data for _ in range(3)]
    assert [len(event.new_history_deals) for event in events] == [0, 1, 0]
    assert [len(event.disappeared_positions) for event in events] == [0, 0, 1]


async def test_a_removed_pending_order_disappears(caller: Caller) -> None:
    pending = (await caller.opened()).opened_orders[0]
    async with caller.listening("OnTrade", pb.OnTradeRequest()) as stream:
        await caller.close(pending.ticket)
        (gone,) = (await frame(stream)).data.event_data.disappeared_orders
    assert (gone.ticket, gone.state) == (pending.ticket, 2)


async def test_a_close_is_five_transactions_and_the_request_names_its_position(
    caller: Caller,
) -> None:
    position = await caller.position("EURUSD")
    async with caller.listening("OnTradeTransaction", pb.OnTradeTransactionRequest()) as stream:
        await caller.close(position.ticket, slippage=20)
        rows = [(await frame(stream)).data for _ in range(5)]
    assert [STEP.Name(row.trade_transaction.type) for row in rows] == [
        "SUB_TRADE_TRANSACTION_ORDER_ADD",
        "SUB_TRADE_TRANSACTION_DEAL_ADD",
        "SUB_TRADE_TRANSACTION_ORDER_DELETE",
        "SUB_TRADE_TRANSACTION_HISTORY_ADD",
        "SUB_TRADE_TRANSACTION_REQUEST",
    ]
    request, result = rows[-1].trade_request, rows[-1].trade_result
    assert (request.position_ticket, request.deviation) == (position.ticket, 20)
    assert result.trade_return_int_code == 10009
    assert result.deal_ticket == rows[1].trade_transaction.deal_ticket


async def test_new_levels_are_a_position_transaction(caller: Caller) -> None:
    position = await caller.position("EURUSD")
    async with caller.listening("OnTradeTransaction", pb.OnTradeTransactionRequest()) as stream:
        ask = OrderModifyRequest(ticket=position.ticket, take_profit=1.0905)
        await caller.call("TradingHelper/OrderModify", ask)
        first = (await frame(stream)).data.trade_transaction
    assert STEP.Name(first.type) == "SUB_TRADE_TRANSACTION_POSITION"
    assert first.price_take_profit == 1.0905


async def test_profits_start_with_all_positions_and_end_with_the_deleted(
    caller: Caller,
) -> None:
    position = await caller.position("EURUSD")
    ask = pb.OnPositionProfitRequest(timer_period_milliseconds=20, ignore_empty_data=True)
    async with caller.listening("OnPositionProfit", ask) as stream:
        first = (await frame(stream)).data
        await caller.close(position.ticket)
        while not (data := (await frame(stream)).data).deleted_positions:
            assert data.updated_positions
    assert len(first.new_positions) == 8
    assert [row.ticket for row in data.deleted_positions] == [position.ticket]


async def test_ticket_lists_come_whole_each_period(caller: Caller) -> None:
    ask = pb.OnPositionsAndPendingOrdersTicketsRequest(timer_period_milliseconds=20)
    async with caller.listening("OnPositionsAndPendingOrdersTickets", ask) as stream:
        sizes = [len((await frame(stream)).data.position_tickets) for _ in range(2)]
    assert sizes == [8, 8]


async def test_ticks_come_for_the_symbols_asked_for(caller: Caller) -> None:
    ask = pb.OnSymbolTickRequest(symbol_names=["XAUUSD", "DE40"])
    async with caller.listening("OnSymbolTick", ask) as stream:
        looks = [(await frame(stream)).data.symbol_tick for _ in range(3)]
    # DE40 is closed: it has no ticks.
    assert {look.symbol for look in looks} == {"XAUUSD"}
    assert all(look.bid < look.ask for look in looks)


async def test_an_unknown_symbol_ends_the_tick_stream_with_the_envelope(caller: Caller) -> None:
    stream = caller.stream("OnSymbolTick", pb.OnSymbolTickRequest(symbol_names=["NOPE"]))
    frames = [message async for message in stream]
    assert [message.error.mql_error_int_code for message in frames] == [4301]


async def test_a_stream_without_a_terminal_is_one_envelope_and_an_end(caller: Caller) -> None:
    caller.id = ""
    frames = [message async for message in caller.stream("OnTrade", pb.OnTradeRequest())]
    codes = [message.error.error_code for message in frames]
    assert codes == ["TERMINAL_INSTANCE_NOT_FOUND"]


async def test_a_terminal_that_ends_takes_its_streams_along(caller: Caller) -> None:
    async with caller.listening("OnTrade", pb.OnTradeRequest()) as stream:
        await caller.call("Connection/Disconnect", DisconnectRequest())
        frames = [message async for message in stream]
    codes = [message.error.error_code for message in frames]
    assert codes == ["TERMINAL_INSTANCE_NOT_FOUND"]


async def test_a_stalled_feed_is_silent_and_then_tells_what_happened(caller: Caller) -> None:
    position = await caller.position("EURUSD")
    async with caller.listening("OnTrade", pb.OnTradeRequest()) as stream:
        caller.arm(Fault.STALL_FEED, 60)
        await caller.close(position.ticket)
        read = asyncio.ensure_future(stream.read())
        done, _ = await asyncio.wait([read], timeout=0.3)
        assert not done
        caller.arm(Fault.STALL_FEED, 0)
        assert (await read).data.event_data.disappeared_positions
