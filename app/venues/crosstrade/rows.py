"""CrossTrade's rows read into the house's values: accounts, contracts, positions, orders, fills."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

import msgspec

from app.domain.errors import WireError
from app.domain.grid import Grid
from app.domain.ids import CloseId, FillId, Instant, PositionKey, Venue, VenueOrderId
from app.domain.instrument import Instrument, Unit
from app.domain.money import Money, Price, Quantity, finite
from app.domain.position import Side
from app.domain.report import FillReport, OrderReport, OrderStatus
from app.domain.words import say
from app.venues._json import UNREADABLE
from app.venues.crosstrade.wire import (
    AccountRow,
    ExecutionRow,
    OrderRow,
    QuoteRow,
    Raw,
    Text,
)

POINTS: Final = "points"
"""Stands for a currency where what a point is worth is not known: gains are counted in points."""

MILLISECOND: Final = 1_000_000
"""In ns."""

_ONE: Final = Decimal(1)
_UNITS: Final = {"future": Unit.CONTRACT, "stock": Unit.SHARE}
_CURRENCIES: Final = {
    "UsDollar": "USD",
    "Euro": "EUR",
    "BritishPound": "GBP",
    "AustralianDollar": "AUD",
    "CanadianDollar": "CAD",
    "SwissFranc": "CHF",
    "JapaneseYen": "JPY",
    "HongKongDollar": "HKD",
    "SwedishKrona": "SEK",
    "NorwegianKrone": "NOK",
    "DanishKrone": "DKK",
    "NewZealandDollar": "NZD",
    "SingaporeDollar": "SGD",
}
_PAPER: Final = ("simulator", "playback")
_THIS_CENTURY_S: Final = 946_684_800

_ENDED: Final = {
    "filled": OrderStatus.FILLED,
    "cancelled": OrderStatus.CANCELED,
    "canceled": OrderStatus.CANCELED,
    "rejected": OrderStatus.REJECTED,
}
_SELLS: Final = ("sell", "sellshort")
_BUYS: Final = ("buy", "buytocover")


@dataclass(frozen=True, slots=True)
class Holder:
    """One NinjaTrader account as the add-on describes it; `broker` is its link to the broker."""

    name: str
    provider: str
    currency: str
    broker: str

    @property
    def is_connected(self) -> bool | None:
        """None: the add-on does not say."""
        return self.broker.lower() == "connected" if self.broker else None

    @property
    def is_paper(self) -> bool | None:
        return self.provider.lower() in _PAPER if self.provider else None


@dataclass(frozen=True, slots=True)
class Contract:
    """What the venue's quote says of an instrument; None: it does not."""

    tick: Decimal | None = None
    point_value: Decimal | None = None
    market_open: bool | None = None


def number(raw: Raw) -> Decimal | None:
    """A finite number, written as one or as text; None for anything else."""
    try:
        value = msgspec.json.decode(raw, type=Decimal | None)
        return None if value is None else finite(value)
    except (*UNREADABLE, ValueError):
        return None


def epoch_ms(raw: Raw) -> int | None:
    """A time in ms since 1970; None for what is no time of this century.

    The venue counts most of its times in ms and those of quotes in s.
    """
    told = number(raw)
    if told is None or told < _THIS_CENTURY_S:
        return None
    return int(told if told >= _THIS_CENTURY_S * 1000 else told * 1000)


def size(raw: Raw, where: str) -> Quantity:
    """An unsigned size. Raises WireError: a size that cannot be read may hide an open position."""
    value = number(raw)
    if value is None or value < 0:
        raise WireError(where, say("expected a size of zero or more"), bytes(raw).decode())
    return Quantity(value)


def price(raw: Raw) -> Price | None:
    """A price; the venue writes 0 where there is none."""
    value = number(raw)
    return Price(value) if value else None


def holder_of(row: AccountRow) -> Holder:
    """An account; what the row leaves out is empty, and its money "account currency"."""
    currency = row.denomination or ""
    return Holder(
        name=row.name,
        provider=row.provider or "",
        currency=_CURRENCIES.get(currency, currency or "account currency"),
        broker=row.connection_status or "",
    )


def contract_of(row: QuoteRow) -> Contract:
    """Tick in points and point value in money a contract, as far as they are told and positive."""
    tick, point = number(row.tick_size), number(row.point_value)
    is_open = {b"true": True, b"false": False}.get(bytes(row.is_market_open))
    return Contract(
        tick=tick if tick is not None and tick > 0 else None,
        point_value=point if point is not None and point > 0 else None,
        market_open=is_open,
    )


def side_of(market_position: Text, where: str) -> Side | None:
    """The side of a row; None is flat. Raises WireError for a word that is neither."""
    match (market_position or "").lower():
        case "long":
            return Side.LONG
        case "short":
            return Side.SHORT
        case "flat":
            return None
    raise WireError(
        where,
        say(
            "expected Long, Short or Flat, was {market_position!r}",
            market_position=market_position,
        ),
    )


def instrument_of(
    name: str,
    kind: Text,
    contract: Contract,
    *,
    venue: Venue,
    currency: str,
    priced: tuple[Price | None, ...],
) -> Instrument:
    """The instrument of a position row.

    Without a point value one point of one unit counts as one `points`, which is true in any
    contract. Without a tick the grid has as many decimals as the row's prices: good for showing
    them, and no order at a price is offered on it.
    """
    known = contract.point_value is not None and currency != POINTS
    return Instrument(
        venue=venue,
        symbol=name,
        wire_name=name,
        unit=_UNITS.get((kind or "").lower(), Unit.UNIT),
        quantity_grid=Grid(_ONE, _ONE),
        price_grid=Grid(contract.tick or _finest(priced)),
        multiplier=(contract.point_value if known else None) or _ONE,
        quote_currency=currency if known else POINTS,
    )


def is_working(row: OrderRow) -> bool:
    """Whether an order can still fill: every state that is not known as an end."""
    return (row.order_state or "").lower() not in _ENDED


def acts_on(row: OrderRow) -> Side | None:
    """The side of a position that an order would close: a sale closes a long; None: not said."""
    action = (row.order_action or "").lower()
    if action in _SELLS:
        return Side.LONG
    return Side.SHORT if action in _BUYS else None


def closes_side(row: ExecutionRow) -> Side | None:
    """The side that an execution closes: its `marketPosition` is its own direction."""
    match (row.market_position or "").lower():
        case "short":
            return Side.LONG
        case "long":
            return Side.SHORT
    return None


def leaves(row: OrderRow) -> Decimal | None:
    """Contracts of an order that are not filled; None if its size cannot be read."""
    whole = number(row.quantity)
    return None if whole is None else max(Decimal(0), whole - (number(row.filled) or 0))


def order_report(
    row: OrderRow, order_id: VenueOrderId, position: PositionKey, close_id: CloseId, at: Instant
) -> OrderReport:
    """One of our orders, under the id that we know it by: NinjaTrader may rename it."""
    whole, filled = number(row.quantity), number(row.filled)
    status = _ENDED.get((row.order_state or "").lower(), OrderStatus.WORKING)
    if status is OrderStatus.WORKING and filled:
        status = OrderStatus.PARTIALLY_FILLED
    rejected = status is OrderStatus.REJECTED
    return OrderReport(
        venue_order_id=order_id,
        status=status,
        at=at,
        close_id=close_id,
        position=position,
        quantity=Quantity(whole) if whole else None,
        filled=None if filled is None else Quantity(filled),
        average_price=price(row.average_fill_price) if filled else None,
        limit_price=price(row.limit_price),
        code="rejected" if rejected else "",
        reason=say(
            "NinjaTrader, the broker or the exchange rejected the order; the reason is in "
            "NinjaTrader's log."
        )
        if rejected
        else "",
    )


def fill_report(
    row: ExecutionRow,
    order_id: VenueOrderId,
    position: PositionKey,
    close_id: CloseId,
    currency: str,
    at: Instant,
) -> FillReport | None:
    """One execution of ours; None if its size cannot be read: the order's own sum then speaks."""
    whole = number(row.quantity)
    if not whole or whole < 0:
        return None
    costs = [cost for cost in (number(row.commission), number(row.fee)) if cost is not None]
    return FillReport(
        fill_id=FillId(row.id),
        venue_order_id=order_id,
        quantity=Quantity(whole),
        at=at,
        price=price(row.price),
        close_id=close_id,
        position=position,
        fee=Money(sum(costs, Decimal(0)), currency) if costs else None,
    )


def _finest(priced: tuple[Price | None, ...]) -> Decimal:
    exponents = [value.as_tuple().exponent for value in priced if value is not None]
    return _ONE.scaleb(min((e for e in exponents if isinstance(e, int) and e < 0), default=0))
