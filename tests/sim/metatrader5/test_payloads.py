"""The simulator's replies hold every field that the venue note's example payloads hold."""

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from google.protobuf.json_format import MessageToDict, Parse
from google.protobuf.message import Message

from app.sim.faults import Fault
from app.sim.metatrader5.wire import account_pb2, connection_pb2, history_pb2, market_pb2
from app.sim.metatrader5.wire import streams_pb2 as pb
from app.sim.metatrader5.wire.trading_pb2 import OrderModifyRequest, OrderSendRequest
from tests.sim.metatrader5.caller import Caller, frame

PAYLOADS = Path(__file__).parent / "payloads"
Ask = Callable[[Caller], Awaitable[Message]]


def read(path: str, request: Message, reply: type[Message] | None = None) -> Ask:
    async def ask(caller: Caller) -> Message:
        message: Message = await caller.call(path, request, reply=reply)
        return message

    return ask


def close(symbol: str, volume: float = 0, *, fault: Fault | None = None) -> Ask:
    async def ask(caller: Caller) -> Message:
        ticket = (await caller.position(symbol)).ticket
        if fault is not None:
            caller.arm(fault)
        message: Message = await caller.close(ticket, volume)
        return message

    return ask


def pushed(name: str, request: Message, act: Ask, *, nth: int = 1) -> Ask:
    async def ask(caller: Caller) -> Message:
        async with caller.listening(name, request) as stream:
            await act(caller)
            for _ in range(nth):
                message: Message = await frame(stream)
        return message

    return ask


async def close_unknown(caller: Caller) -> Message:
    message: Message = await caller.close(50099999999)
    return message


async def remove_pending(caller: Caller) -> Message:
    message: Message = await caller.close((await caller.opened()).opened_orders[0].ticket)
    return message


async def deals(caller: Caller) -> Message:
    await close("EURUSD")(caller)
    path, request = "AccountHelper/DealsHistory", history_pb2.DealsHistoryRequest()
    message: Message = await caller.call(path, request)
    return message


async def take_profit(caller: Caller) -> Message:
    ticket = (await caller.position("EURUSD")).ticket
    request = OrderModifyRequest(ticket=ticket, take_profit=1.0905)
    message: Message = await caller.call("TradingHelper/OrderModify", request)
    return message


async def lost_terminal(caller: Caller) -> Message:
    caller.id = "lost"
    return await close_unknown(caller)


async def stream_of_lost_terminal(caller: Caller) -> Message:
    caller.id = "lost"
    message: Message = await frame(caller.stream("OnTrade", pb.OnTradeRequest()))
    return message


WRONG_PASSWORD = connection_pb2.ConnectExRequest(
    user=700100, password="wrong", mt_cluster_name="SimBroker-MT5 Demo"
)
RIGHT_PASSWORD = connection_pb2.ConnectExRequest(
    user=700100, password="sim-master-password", mt_cluster_name="SimBroker-MT5 Demo"
)
LIMIT = OrderSendRequest(
    symbol="EURUSD", operation="TMT5_ORDER_TYPE_SELL_LIMIT", volume=1.0, price=1.0905
)
SYMBOL = market_pb2.SymbolParamsManyRequest(symbol_name="EURUSD")
TICK = market_pb2.SymbolInfoTickRequest(symbol="EURUSD")
TRADES, TRANSACTIONS = pb.OnTradeRequest(), pb.OnTradeTransactionRequest()
PROFITS = pb.OnPositionProfitRequest(timer_period_milliseconds=300)
TICKETS = pb.OnPositionsAndPendingOrdersTicketsRequest(timer_period_milliseconds=20)
TICKS = pb.OnSymbolTickRequest(symbol_names=["EURUSD"])

CASES: dict[str, Ask] = {
    "connect_ex_reply": read("Connection/ConnectEx", RIGHT_PASSWORD),
    "connect_ex_reply_refused": read("Connection/ConnectEx", WRONG_PASSWORD),
    "account_summary_reply": read(
        "AccountHelper/AccountSummary", account_pb2.AccountSummaryRequest()
    ),
    "opened_orders_reply": read("AccountHelper/OpenedOrders", account_pb2.OpenedOrdersRequest()),
    "opened_orders_tickets_reply": read(
        "AccountHelper/OpenedOrdersTickets", account_pb2.OpenedOrdersTicketsRequest()
    ),
    "symbol_params_many_reply": read(
        "AccountHelper/SymbolParamsMany", SYMBOL, market_pb2.SymbolParamsManyReply
    ),
    "symbol_info_tick_reply": read(
        "MarketInfo/SymbolInfoTick", TICK, market_pb2.SymbolInfoTickRequestReply
    ),
    "order_close_reply_done_full": close("EURUSD"),
    "order_close_reply_done_partial_volume": close("EURUSD", 0.1),
    "order_close_reply_done_pending_removed": remove_pending,
    "order_close_reply_placed_10008": close("EURUSD", fault=Fault.LATE_FILL),
    "order_close_reply_requote_10004": close("EURUSD", fault=Fault.REFUSE),
    "order_close_reply_timeout_10012": close("EURUSD", fault=Fault.TIMEOUT_BEFORE),
    "order_close_reply_underfilled_10010": close("EURUSD", fault=Fault.HALF_FILL),
    "order_close_reply_market_closed_envelope": close("DE40"),
    "order_close_reply_unknown_ticket_envelope": close_unknown,
    "order_close_reply_terminal_not_found": lost_terminal,
    "on_trade_full_close": pushed("OnTrade", TRADES, close("EURUSD")),
    "on_trade_partial_close": pushed("OnTrade", TRADES, close("EURUSD", 0.1)),
    "on_trade_pending_order_gone": pushed("OnTrade", TRADES, remove_pending),
    "on_trade_error_terminal_not_found": stream_of_lost_terminal,
    "on_trade_transaction_deal_add": pushed(
        "OnTradeTransaction", TRANSACTIONS, close("EURUSD"), nth=2
    ),
    "on_trade_transaction_request": pushed(
        "OnTradeTransaction", TRANSACTIONS, close("EURUSD"), nth=5
    ),
    "on_position_profit": pushed("OnPositionProfit", PROFITS, close("EURUSD"), nth=2),
    "on_positions_and_pending_orders_tickets": pushed(
        "OnPositionsAndPendingOrdersTickets", TICKETS, close("EURUSD")
    ),
    "on_symbol_tick": pushed("OnSymbolTick", TICKS, close("EURUSD")),
    "deals_history_reply": deals,
    "order_modify_reply_done": take_profit,
    "order_send_reply_done": read("TradingHelper/OrderSend", LIMIT),
}

WORD_FOR_WORD = {name for name in CASES if name.startswith(("order_close_", "connect_ex_reply_"))}


@pytest.mark.parametrize("name", CASES)
async def test_a_reply_holds_what_its_example_holds(caller: Caller, name: str) -> None:
    reply = await CASES[name](caller)
    example = type(reply)()
    Parse((PAYLOADS / f"{name}.json").read_text(encoding="utf-8"), example)
    if name in WORD_FOR_WORD:
        assert reply == example
    assert fields(plain(example)) <= fields(plain(reply))


def test_every_example_is_compared() -> None:
    assert {path.stem for path in PAYLOADS.glob("*.json")} == set(CASES)


def plain(message: Message) -> dict[str, Any]:
    return MessageToDict(message, preserving_proto_field_name=True)


def fields(value: object, path: str = "") -> set[str]:
    """The paths of all fields; the rows of a list count as one."""
    if isinstance(value, list):
        return {field for row in value for field in fields(row, path)}
    if isinstance(value, dict):
        return {field for key, inner in value.items() for field in fields(inner, f"{path}/{key}")}
    return {path}
