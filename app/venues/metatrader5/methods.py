"""The calls of the gateway that this client makes: method path, request and reply."""

from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from google.protobuf.message import Message

from app.venues.metatrader5.wire import metatrader5_pb2 as pb

Q = TypeVar("Q", bound=Message)
R = TypeVar("R", bound=Message)


@dataclass(frozen=True, slots=True)
class Method(Generic[Q, R]):
    """One call: its path on the wire and the messages that travel."""

    path: str
    request: type[Q]
    reply: type[R]


def _path(service: str, name: str) -> str:
    return f"/mt5_term_api.{service}/{name}"


CONNECT_EX: Final = Method(
    _path("Connection", "ConnectEx"), pb.ConnectExRequest, pb.ConnectExReply
)
CONNECT: Final = Method(_path("Connection", "Connect"), pb.ConnectRequest, pb.ConnectReply)
CHECK_CONNECT: Final = Method(
    _path("Connection", "CheckConnect"), pb.CheckConnectRequest, pb.CheckConnectReply
)

ACCOUNT_SUMMARY: Final = Method(
    _path("AccountHelper", "AccountSummary"), pb.AccountSummaryRequest, pb.AccountSummaryReply
)
OPENED_ORDERS: Final = Method(
    _path("AccountHelper", "OpenedOrders"), pb.OpenedOrdersRequest, pb.OpenedOrdersReply
)
SYMBOL_PARAMS: Final = Method(
    _path("AccountHelper", "SymbolParamsMany"),
    pb.SymbolParamsManyRequest,
    pb.SymbolParamsManyReply,
)
DEALS_HISTORY: Final = Method(
    _path("AccountHelper", "DealsHistory"), pb.DealsHistoryRequest, pb.DealsHistoryReply
)
ORDER_HISTORY: Final = Method(
    _path("AccountHelper", "OrderHistory"), pb.OrderHistoryRequest, pb.OrderHistoryReply
)
ACCOUNT_INTEGER: Final = Method(
    _path("AccountInformation", "AccountInfoInteger"),
    pb.AccountInfoIntegerRequest,
    pb.AccountInfoIntegerReply,
)

ORDER_CLOSE: Final = Method(
    _path("TradingHelper", "OrderClose"), pb.OrderCloseRequest, pb.OrderCloseReply
)
ORDER_MODIFY: Final = Method(
    _path("TradingHelper", "OrderModify"), pb.OrderModifyRequest, pb.OrderModifyReply
)
ORDER_SEND: Final = Method(
    _path("TradingHelper", "OrderSend"), pb.OrderSendRequest, pb.OrderSendReply
)

ON_TRADE: Final = Method(
    _path("SubscriptionService", "OnTrade"), pb.OnTradeRequest, pb.OnTradeReply
)
ON_PROFIT: Final = Method(
    _path("SubscriptionService", "OnPositionProfit"),
    pb.OnPositionProfitRequest,
    pb.OnPositionProfitReply,
)
ON_TICKETS: Final = Method(
    _path("SubscriptionService", "OnPositionsAndPendingOrdersTickets"),
    pb.OnPositionsAndPendingOrdersTicketsRequest,
    pb.OnPositionsAndPendingOrdersTicketsReply,
)
ON_TICK: Final = Method(
    _path("SubscriptionService", "OnSymbolTick"), pb.OnSymbolTickRequest, pb.OnSymbolTickReply
)
