"""Services AccountHelper, AccountInformation and TradeFunctions: the account as it is now."""

from decimal import Decimal
from typing import Any

from google.protobuf.empty_pb2 import Empty

from app.sim.metatrader5 import encode
from app.sim.metatrader5 import retcodes as rc
from app.sim.metatrader5.book import LEVERAGE, Book
from app.sim.metatrader5.gateway import Gateway, Service
from app.sim.metatrader5.history import History
from app.sim.metatrader5.records import NOTHING
from app.sim.metatrader5.sessions import LOGIN, SERVER, Context, EnvelopeError
from app.sim.metatrader5.symbols import Symbols
from app.sim.metatrader5.wire import account_pb2 as pb
from app.sim.metatrader5.wire import history_pb2, market_pb2

USER_NAME = "Sim User"
COMPANY = "SimBroker Ltd"


def account_services(gateway: Gateway) -> list[Service]:
    """The reads of the account."""
    account = Account(gateway)
    functions = Service("TradeFunctions", gateway.sessions)
    functions.read("PositionsTotal", Empty, pb.PositionsTotalReply, account.total)
    return [_helper(account, gateway), functions, _information(account, gateway)]


def _helper(account: "Account", gateway: Gateway) -> Service:
    history, symbols = History(gateway.book), Symbols(gateway)
    service = Service("AccountHelper", gateway.sessions)
    service.call(
        "AccountSummary", pb.AccountSummaryRequest, pb.AccountSummaryReply, account.summary
    )
    service.read("OpenedOrders", pb.OpenedOrdersRequest, pb.OpenedOrdersReply, account.opened)
    service.read(
        "OpenedOrdersTickets",
        pb.OpenedOrdersTicketsRequest,
        pb.OpenedOrdersTicketsReply,
        account.tickets,
    )
    service.read(
        "SymbolParamsMany",
        market_pb2.SymbolParamsManyRequest,
        market_pb2.SymbolParamsManyReply,
        symbols.parameters,
    )
    service.read(
        "TickValueWithSize",
        market_pb2.TickValueWithSizeRequest,
        market_pb2.TickValueWithSizeReply,
        symbols.tick_values,
    )
    service.read(
        "DealsHistory",
        history_pb2.DealsHistoryRequest,
        history_pb2.DealsHistoryReply,
        history.deals,
    )
    service.read(
        "OrderHistory",
        history_pb2.OrderHistoryRequest,
        history_pb2.OrderHistoryReply,
        history.orders,
    )
    return service


def _information(account: "Account", gateway: Gateway) -> Service:
    service = Service("AccountInformation", gateway.sessions)
    service.read(
        "AccountInfoDouble",
        pb.AccountInfoDoubleRequest,
        pb.AccountInfoDoubleReply,
        account.number,
    )
    service.call(
        "AccountInfoInteger",
        pb.AccountInfoIntegerRequest,
        pb.AccountInfoIntegerReply,
        account.integer,
    )
    service.read(
        "AccountInfoString",
        pb.AccountInfoStringRequest,
        pb.AccountInfoStringReply,
        account.text,
    )
    return service


class Account:
    """The account's own numbers, its positions and its orders."""

    def __init__(self, gateway: Gateway) -> None:
        self._gateway = gateway
        self._book: Book = gateway.book

    async def summary(
        self, request: pb.AccountSummaryRequest, context: Context
    ) -> pb.AccountSummaryData:
        session = self._gateway.sessions.of(context, "AccountSummary")
        book, now = self._book, self._book.now()
        equity = book.balance + book.floating
        mode = "RETAIL_NETTING" if book.netting else "RETAIL_HEDGING"
        return pb.AccountSummaryData(
            account_login=LOGIN,
            account_balance=float(book.balance),
            account_equity=float(equity),
            account_user_name=USER_NAME,
            account_leverage=LEVERAGE,
            account_trade_mode="MRPC_ACCOUNT_TRADE_MODE_DEMO",
            account_company_name=COMPANY,
            account_currency="USD",
            server_time=encode.broker_time(now),
            server_time_utc=now,
            utc_timezone_server_time_shift_minutes=int(encode.BROKER_AHEAD.total_seconds() // 60),
            server_utc_offset_seconds=int(encode.BROKER_AHEAD.total_seconds()),
            account_margin=float(book.margin),
            account_margin_free=float(equity - book.margin),
            account_margin_level=float(book.margin_level),
            account_margin_mode=f"MRPC_ACCOUNT_MARGIN_MODE_{mode}",
            account_trade_allowed=not session.read_only,
            account_trade_expert=not session.read_only,
        )

    def opened(self, request: pb.OpenedOrdersRequest) -> pb.OpenedOrdersData:
        book = self._book
        by_ticket, backwards = request.inputSortMode >= 2, bool(request.inputSortMode % 2)
        positions = sorted(
            book.positions.values(),
            key=lambda held: held.ticket if by_ticket else held.opened_at.timestamp(),
            reverse=backwards,
        )
        orders = sorted(
            book.orders.values(),
            key=lambda order: order.ticket if by_ticket else order.setup_at.timestamp(),
            reverse=backwards,
        )
        tick = self._gateway.market.tick
        return pb.OpenedOrdersData(
            opened_orders=[
                encode.order_info(index, order, tick(order.symbol))
                for index, order in enumerate(orders)
            ],
            position_infos=[
                encode.position_info(index, position, book)
                for index, position in enumerate(positions)
            ],
        )

    def tickets(self, request: pb.OpenedOrdersTicketsRequest) -> pb.OpenedOrdersTicketsData:
        return pb.OpenedOrdersTicketsData(
            opened_orders_tickets=list(self._book.orders),
            opened_position_tickets=list(self._book.positions),
        )

    def total(self, request: Empty) -> pb.PositionsTotalData:
        return pb.PositionsTotalData(total_positions=len(self._book.positions))

    def number(self, request: pb.AccountInfoDoubleRequest) -> pb.AccountInfoDoubleData:
        book = self._book
        equity = book.balance + book.floating
        known = {
            "ACCOUNT_BALANCE": book.balance,
            "ACCOUNT_PROFIT": book.floating,
            "ACCOUNT_EQUITY": equity,
            "ACCOUNT_MARGIN": book.margin,
            "ACCOUNT_MARGIN_FREE": equity - book.margin,
            "ACCOUNT_MARGIN_LEVEL": book.margin_level,
            "ACCOUNT_MARGIN_SO_CALL": Decimal(100),
            "ACCOUNT_MARGIN_SO_SO": Decimal(50),
        }
        name = _property(pb.AccountInfoDoublePropertyType, request.property_id, "Double")
        return pb.AccountInfoDoubleData(requested_value=float(known.get(name, NOTHING)))

    async def integer(
        self, request: pb.AccountInfoIntegerRequest, context: Context
    ) -> pb.AccountInfoIntegerData:
        session = self._gateway.sessions.of(context, "AccountInfoInteger")
        known = {
            "ACCOUNT_LOGIN": LOGIN,
            "ACCOUNT_LEVERAGE": LEVERAGE,
            "ACCOUNT_LIMIT_ORDERS": 200,
            "ACCOUNT_TRADE_ALLOWED": int(not session.read_only),
            "ACCOUNT_TRADE_EXPERT": int(not session.read_only),
            "ACCOUNT_MARGIN_MODE": 0 if self._book.netting else 2,
            "ACCOUNT_CURRENCY_DIGITS": 2,
            "ACCOUNT_FIFO_CLOSE": int(self._gateway.switches.fifo_close),
            "ACCOUNT_HEDGE_ALLOWED": int(not self._book.netting),
        }
        name = _property(pb.AccountInfoIntegerPropertyType, request.property_id, "Integer")
        return pb.AccountInfoIntegerData(requested_value=known.get(name, 0))

    def text(self, request: pb.AccountInfoStringRequest) -> pb.AccountInfoStringData:
        known = {
            "ACCOUNT_NAME": USER_NAME,
            "ACCOUNT_SERVER": SERVER,
            "ACCOUNT_CURRENCY": "USD",
            "ACCOUNT_COMPANY": COMPANY,
        }
        name = _property(pb.AccountInfoStringPropertyType, request.property_id, "String")
        return pb.AccountInfoStringData(requested_value=known[name])


def _property(known: Any, number: int, kind: str) -> str:
    """The name of an account property; raises `EnvelopeError` for a number that has none."""
    if number not in known.values():
        call = f"AccountInfo{kind}"
        raise EnvelopeError(encode.runtime_error(rc.WRONG_PROPERTY, call, "Wrong property"))
    return str(known.Name(number))
