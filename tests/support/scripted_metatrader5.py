"""A MetaTrader 5 gateway on loopback that answers as a test tells it to, and keeps what it heard."""

import asyncio
import json
from collections import defaultdict, deque
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import grpc
from google.protobuf.message import Message

from app.venues.metatrader5.wire import metatrader5_pb2 as pb

_GOLDEN = Path(__file__).parent.parent / "wire" / "metatrader5"

Answer = Message | grpc.StatusCode | Callable[[Any], Awaitable[Any]]

_UNARY: dict[str, type[Message]] = {
    "Connection/ConnectEx": pb.ConnectExRequest,
    "Connection/Connect": pb.ConnectRequest,
    "Connection/CheckConnect": pb.CheckConnectRequest,
    "AccountHelper/AccountSummary": pb.AccountSummaryRequest,
    "AccountHelper/OpenedOrders": pb.OpenedOrdersRequest,
    "AccountHelper/SymbolParamsMany": pb.SymbolParamsManyRequest,
    "AccountHelper/DealsHistory": pb.DealsHistoryRequest,
    "AccountHelper/OrderHistory": pb.OrderHistoryRequest,
    "AccountInformation/AccountInfoInteger": pb.AccountInfoIntegerRequest,
    "TradingHelper/OrderClose": pb.OrderCloseRequest,
    "TradingHelper/OrderModify": pb.OrderModifyRequest,
    "TradingHelper/OrderSend": pb.OrderSendRequest,
}
_STREAMS: dict[str, type[Message]] = {
    "OnTrade": pb.OnTradeRequest,
    "OnPositionProfit": pb.OnPositionProfitRequest,
    "OnPositionsAndPendingOrdersTickets": pb.OnPositionsAndPendingOrdersTicketsRequest,
    "OnSymbolTick": pb.OnSymbolTickRequest,
}


def golden(name: str) -> Any:
    """The message of a golden file."""
    file = json.loads((_GOLDEN / f"{name}.json").read_text())
    return getattr(pb, file["message"]).FromString(bytes.fromhex("".join(file["wire"])))


def returning(code: int) -> pb.OrderCloseReply:
    """A close's answer in `data`, with a return code."""
    return pb.OrderCloseReply(data=pb.OrderCloseData(returned_code=code))


class ScriptedGateway:
    """Golden answers unless told otherwise; `answer` puts one in front, once."""

    def __init__(self) -> None:
        self.heard: list[tuple[str, Any, dict[str, str]]] = []
        self.opened: pb.OpenedOrdersData = golden("opened_orders_reply").data
        self.summary: pb.AccountSummaryData = golden("account_summary_reply").data
        self.symbol: pb.SymbolParameters = golden("symbol_params_many_reply").data.symbol_infos[0]
        self.deals: list[pb.DealHistoryData] = []
        self.history = pb.OrdersHistoryData()
        self.pulses = True
        self._answers: dict[str, deque[Answer]] = defaultdict(deque)
        self._streams: dict[str, list[asyncio.Queue[Any]]] = defaultdict(list)
        self.port = 0

    def answer(self, name: str, *answers: Answer) -> None:
        self._answers[name] += answers

    def asked(self, name: str) -> list[Any]:
        """The requests of one call, in order."""
        return [request for called, request, _ in self.heard if called == name]

    def push(self, name: str, message: Message | grpc.StatusCode | None) -> None:
        """A message into every open stream of a name; a status or None ends it."""
        for queue in self._streams[name]:
            queue.put_nowait(message)

    def listeners(self, name: str) -> int:
        return len(self._streams[name])

    def drop(self, ticket: int) -> None:
        """The position is gone from the next snapshot on."""
        left = [row for row in self.opened.position_infos if row.ticket != ticket]
        del self.opened.position_infos[:]
        self.opened.position_infos.extend(left)

    def row(self, ticket: int) -> pb.PositionInfo:
        return next(row for row in self.opened.position_infos if row.ticket == ticket)

    async def reply(self, name: str, request: Any, context: Any) -> Any:
        metadata = {key: str(value) for key, value in context.invocation_metadata()}
        self.heard.append((name, request, metadata))
        if self._answers[name]:
            answer = self._answers[name].popleft()
            if isinstance(answer, grpc.StatusCode):
                await context.abort(answer, "as the test wants it")
            if isinstance(answer, Message):
                return answer
            return await answer(request)  # type: ignore[operator]
        return self._usual(name, request)

    def _usual(self, name: str, request: Any) -> Message:
        match name:
            case "OpenedOrders":
                return pb.OpenedOrdersReply(data=self.opened)
            case "AccountSummary":
                return pb.AccountSummaryReply(data=self.summary)
            case "SymbolParamsMany":
                return self._parameters(request.symbol_name)
            case "DealsHistory":
                data = pb.DealsHistoryData(arrayTotal=len(self.deals), deals=self.deals)
                return pb.DealsHistoryReply(data=data)
            case "OrderHistory":
                return pb.OrderHistoryReply(data=self.history)
            case "AccountInfoInteger":
                return pb.AccountInfoIntegerReply(data=pb.AccountInfoIntegerData())
            case "CheckConnect":
                health = pb.TerminalHealthCheck(
                    is_alive=True, terminal_is_connected_to_mt_server=True
                )
                return pb.CheckConnectReply(data=pb.CheckConnectData(health_check=health))
            case "OrderClose":
                return golden("order_close_reply_done_full")  # type: ignore[no-any-return]
            case "OrderModify":
                return golden("order_modify_reply_done")  # type: ignore[no-any-return]
            case "OrderSend":
                return golden("order_send_reply_done")  # type: ignore[no-any-return]
        return golden("connect_ex_reply")  # type: ignore[no-any-return]

    def _parameters(self, name: str) -> pb.SymbolParamsManyReply:
        row = pb.SymbolParameters()
        row.CopyFrom(self.symbol)
        row.name = name
        if name == "USDJPY":
            row.digits, row.point, row.trade_tick_size = 3, 0.001, 0.001
            row.currency_profit, row.trade_tick_value = "JPY", 0.66
            row.trade_exe_mode = pb.BMT5_SYMBOL_TRADE_EXECUTION_INSTANT
        return pb.SymbolParamsManyReply(data=pb.SymbolParamsManyData(symbol_infos=[row]))

    async def stream(self, name: str, request: Any, context: Any) -> AsyncIterator[Any]:
        metadata = {key: str(value) for key, value in context.invocation_metadata()}
        self.heard.append((name, request, metadata))
        queue: asyncio.Queue[Any] = asyncio.Queue()
        self._streams[name].append(queue)
        try:
            while True:
                try:
                    async with asyncio.timeout(0.02):
                        message = await queue.get()
                except TimeoutError:
                    if name == "OnPositionsAndPendingOrdersTickets" and self.pulses:
                        yield self._pulse()
                    continue
                if message is None:
                    return
                if isinstance(message, grpc.StatusCode):
                    await context.abort(message, "as the test wants it")
                yield message
        finally:
            self._streams[name].remove(queue)

    def _pulse(self) -> pb.OnPositionsAndPendingOrdersTicketsReply:
        data = pb.OnPositionsAndPendingOrdersTicketsData(
            position_tickets=[row.ticket for row in self.opened.position_infos],
            pending_order_tickets=[row.ticket for row in self.opened.opened_orders],
        )
        return pb.OnPositionsAndPendingOrdersTicketsReply(data=data)

    def handlers(self) -> grpc.GenericRpcHandler:
        unary = {f"/mt5_term_api.{path}": kind for path, kind in _UNARY.items()}
        streams = {f"/mt5_term_api.SubscriptionService/{n}": kind for n, kind in _STREAMS.items()}
        return _Handlers(self, unary, streams)

    @asynccontextmanager
    async def listening(self) -> AsyncIterator[str]:
        """Serve on loopback; gives the address. A second time it is the same address."""
        server = grpc.aio.server(options=(("grpc.so_reuseport", 0),))
        server.add_generic_rpc_handlers((self.handlers(),))
        self.port = server.add_insecure_port(f"127.0.0.1:{self.port}")
        await server.start()
        try:
            yield f"127.0.0.1:{self.port}"
        finally:
            await server.stop(None)


class _Handlers(grpc.GenericRpcHandler):  # type: ignore[misc,unused-ignore]
    def __init__(
        self,
        gateway: ScriptedGateway,
        unary: dict[str, type[Message]],
        streams: dict[str, type[Message]],
    ) -> None:
        self._gateway, self._unary, self._streams = gateway, unary, streams

    def service(self, details: Any) -> Any:
        path = details.method
        name = path.rpartition("/")[2]
        if path in self._unary:

            async def reply(request: Any, context: Any) -> Any:
                return await self._gateway.reply(name, request, context)

            return grpc.unary_unary_rpc_method_handler(
                reply, self._unary[path].FromString, lambda message: message.SerializeToString()
            )
        if path in self._streams:

            async def stream(request: Any, context: Any) -> AsyncIterator[Any]:
                async for message in self._gateway.stream(name, request, context):
                    yield message

            return grpc.unary_stream_rpc_method_handler(
                stream, self._streams[path].FromString, lambda message: message.SerializeToString()
            )
        return None
