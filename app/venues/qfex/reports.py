"""What QFEX says of orders and fills, as the house's reports."""

from decimal import Decimal

from app.domain.errors import WireError
from app.domain.ids import CloseId, FillId, Instant, VenueOrderId
from app.domain.money import Money, Price, Quantity
from app.domain.report import FillReport, OrderReport
from app.domain.words import say
from app.venues.qfex.listings import Listings, number
from app.venues.qfex.rest_wire import HistoricOrder, TradeRow
from app.venues.qfex.statuses import REQUEST_ONLY, ended_as, meaning_of, words_for
from app.venues.qfex.wire import FillBody, Number, OrderBody


def order_report(
    body: OrderBody, close_id: CloseId | None, listings: Listings, at: Instant
) -> OrderReport | None:
    """One statement about one order; None where it says nothing certain about it.

    `price` is not passed on as an average: after a fill its meaning is undefined.
    """
    status, symbol = body.status or "", body.symbol or ""
    if not body.order_id or status in REQUEST_ONLY:
        return None
    quantity = listings.size(symbol, body.quantity, "quantity")
    remaining = listings.size(symbol, body.quantity_remaining, "quantity_remaining")
    meaning = meaning_of(status, quantity, remaining)
    if meaning is None:
        return None
    state, filled = meaning
    if filled is not None:
        filled = listings.size(symbol, filled, "filled")
    return OrderReport(
        venue_order_id=VenueOrderId(body.order_id),
        status=state,
        at=at,
        close_id=close_id,
        position=listings.key(symbol) if symbol else None,
        quantity=quantity,
        filled=Quantity(filled) if filled is not None else None,
        limit_price=_price(body.price, "price") if body.type != "MARKET" else None,
        code=status,
        reason=words_for(status, state, body.time_in_force),
    )


def fill_report(
    body: FillBody, close_id: CloseId | None, listings: Listings, at: Instant
) -> FillReport:
    """One execution. Raises WireError where it names no order or no size."""
    quantity = listings.size(body.symbol, body.quantity, "fill_response.quantity")
    if not body.order_id or not quantity:
        raise WireError("fill_response", say("expected an order id and a quantity"))
    named = (body.order_id, body.timestamp, body.price, body.quantity, body.remaining_quantity)
    fill_id = body.trade_id or ":".join(map(str, named))
    return FillReport(
        fill_id=FillId(fill_id),
        venue_order_id=VenueOrderId(body.order_id),
        quantity=quantity,
        at=at,
        price=_price(body.price, "fill_response.price"),
        close_id=close_id,
        position=listings.key(body.symbol) if body.symbol else None,
        fee=_fee(body.fee),
    )


def historic_report(
    row: HistoricOrder, close_id: CloseId, listings: Listings, at: Instant
) -> OrderReport:
    """How an order ended, by the history: the authoritative word on size and average."""
    symbol, status = row.symbol or "", row.terminal_status or ""
    quantity = listings.size(symbol, row.quantity, "quantity")
    filled = listings.size(symbol, row.filled_qty, "filled_qty")
    state, done = ended_as(status, quantity, filled)
    return OrderReport(
        venue_order_id=VenueOrderId(row.order_id or ""),
        status=state,
        at=at,
        close_id=close_id,
        position=listings.key(symbol) if symbol else None,
        quantity=quantity,
        filled=Quantity(done) if done is not None else None,
        average_price=_price(row.avg_price, "avg_price") if filled else None,
        code=status,
        reason=words_for(status, state, row.time_in_force),
    )


def trade_report(
    row: TradeRow, order_id: str, symbol: str, close_id: CloseId, listings: Listings, at: Instant
) -> FillReport | None:
    """One execution by the history; None where it has no id to be counted once by."""
    quantity = listings.size(symbol, row.quantity, "trade.quantity")
    name = row.trade_id or row.id
    if not name or not quantity:
        return None
    return FillReport(
        fill_id=FillId(name),
        venue_order_id=VenueOrderId(order_id),
        quantity=quantity,
        at=at,
        price=_price(row.price, "trade.price"),
        close_id=close_id,
        position=listings.key(symbol),
        fee=_fee(row.fee),
    )


def _price(value: Number, where: str) -> Price | None:
    exact: Decimal | None = number(value, where)
    return Price(exact) if exact else None


def _fee(value: Number) -> Money | None:
    exact = number(value, "fee")
    return Money(exact, "USD") if exact is not None else None
