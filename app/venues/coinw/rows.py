"""CoinW's rows read into the house's values: instruments, positions, orders, executions."""

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from app.domain.errors import WireError
from app.domain.grid import Grid
from app.domain.hours import Pauses
from app.domain.ids import AccountKey, CloseId, FillId, Instant, PositionKey, Venue, VenueOrderId
from app.domain.instrument import Instrument, Unit
from app.domain.money import Money, Price, Quantity
from app.domain.position import Position, Side, WorkingOrders
from app.domain.report import FillReport, OrderReport, OrderStatus
from app.domain.words import say
from app.venues.coinw.wire import (
    DealRow,
    InstrumentRow,
    Number,
    OrderRow,
    PositionRow,
    is_set,
)

# What the venue writes where an order has no price.
_NO_PRICE: Final = (Decimal(0), Decimal(2147483647))
_ONE: Final = Decimal(1)

_STATUS: Final = {
    "unfinish": OrderStatus.WORKING,
    "part": OrderStatus.PARTIALLY_FILLED,
    "finish": OrderStatus.FILLED,
    "cancel": OrderStatus.CANCELED,
    "cancelall": OrderStatus.CANCELED,
    "fail": OrderStatus.REJECTED,
    "reject": OrderStatus.REJECTED,
}

_OVER: Final = ("close", "cancel", "1", "2")


@dataclass(frozen=True, slots=True)
class Contract:
    """An instrument with what its row says of funding: the next settlement, in ms, and the period.

    Where it is not `listed` the size of a contract is a guess, and no money is worked out with it.
    """

    instrument: Instrument
    settles_at_ms: int | None
    period_h: Decimal
    listed: bool = True


def price(value: Number) -> Price | None:
    """A price; the venue's two ways to write "none" are None."""
    return None if value is None or value in _NO_PRICE else Price(value)


def milliseconds(value: Number) -> int | None:
    return None if value is None or value <= 0 else int(value)


def contract_of(row: InstrumentRow, venue: Venue) -> Contract:
    """A contract. Sizes are whole contracts; one of them gains `oneLotSize` for a price move of 1."""
    smallest = row.min_size or _ONE
    instrument = Instrument(
        venue=venue,
        symbol=row.name,
        wire_name=row.name,
        unit=Unit.CONTRACT,
        quantity_grid=Grid(_ONE, max(_ONE, smallest)),
        price_grid=Grid(_ONE.scaleb(-row.price_precision)),
        multiplier=row.one_lot_size,
        quote_currency=(row.quote or "usdt").upper(),
        untradable=""
        if (row.status or "online").lower() == "online"
        else say(
            "CoinW has taken {name} off trading ({status}).", name=row.name, status=row.status
        ),
    )
    period = row.settled_period or Decimal(0)
    return Contract(instrument, milliseconds(row.settled_at), period)


def unlisted(row: PositionRow, venue: Venue) -> Contract:
    """A stand-in for a contract that the venue's own list does not have: it can still be closed."""
    lot = row.base_size or _ONE
    quote = row.instrument.rpartition("_")[2].upper() if "_" in row.instrument else "USDT"
    average = row.open_price or _ONE
    exponent = average.as_tuple().exponent
    step = _ONE.scaleb(min(0, exponent if isinstance(exponent, int) else 0))
    return Contract(
        Instrument(
            venue=venue,
            symbol=row.instrument,
            wire_name=row.instrument,
            unit=Unit.CONTRACT,
            quantity_grid=Grid(_ONE, _ONE),
            price_grid=Grid(step),
            multiplier=lot if lot > 0 else _ONE,
            quote_currency=quote,
        ),
        None,
        Decimal(0),
        listed=False,
    )


def is_open(row: PositionRow) -> bool:
    """Whether a position row is an open one; one table of the venue writes 0, 1, 2 for the words.

    A status that nobody has told us of hides nothing: what has a size is shown.
    """
    status = "open" if row.status is None else str(row.status).lower()
    return status not in _OVER and row.current_piece != 0


def side_of(direction: str | None, where: str) -> Side:
    match (direction or "").lower():
        case "long":
            return Side.LONG
        case "short":
            return Side.SHORT
    raise WireError(
        f"{where} direction", say("expected long or short, was {direction!r}", direction=direction)
    )


def is_copied(row: PositionRow) -> bool:
    """Whether a row shows the marks of a copied position, which the API may not close.

    No field is documented for it; in a position of one's own the leader is oneself, the parent 0.
    """
    foreign = (
        is_set(row.leader_id) and is_set(row.user_id) and str(row.leader_id) != str(row.user_id)
    )
    return foreign or is_set(row.parent_id)


def position_of(
    row: PositionRow,
    account: AccountKey,
    contract: Contract,
    *,
    mark: Price | None,
    seen_at: Instant,
    working: WorkingOrders | None,
    closable: Quantity | None,
    caution: str,
    pauses: Pauses,
) -> Position:
    """An open position. The size is `currentPiece` alone: `quantity` and `baseSize` contradict each
    other in the venue's records. A `mark` not known from the stream is worked back from the profit,
    which the venue measures on the mark; its `indexPrice` is another price.
    """
    where = f"position {row.id}"
    size = _open_size(row, where)
    side, instrument = side_of(row.direction, where), contract.instrument
    gained = row.profit_unreal
    if mark is None:
        mark = _mark_of(row, contract, side)
    position = Position(
        PositionKey(account, str(row.id)),
        instrument,
        side,
        size,
        price(row.open_price),
        mark,
        None if gained is None else Money(gained, instrument.quote_currency),
        seen_at,
        working,
        closable,
        caution,
        paused_until=pauses.until,
        pauses_at=pauses.begins,
    )
    if gained is None and mark is not None and contract.listed:
        return replace(position, profit=position.profit_at(mark))
    return position


def order_status(row: OrderRow) -> OrderStatus | None:
    """The status of an order row; None for rows that tell of no order (`markerChange`)."""
    status = _STATUS.get((row.order_status or "").lower())
    filled, total = row.trade_piece, row.total_piece
    if status is OrderStatus.FILLED and row.cancel_piece:
        return OrderStatus.CANCELED
    if (
        status is OrderStatus.FILLED
        and filled is not None
        and total is not None
        and filled < total
    ):
        return OrderStatus.CANCELED
    return status


def order_report(
    row: OrderRow, account: AccountKey, at: Instant, close_id: CloseId | None = None
) -> OrderReport | None:
    """One statement about one order; None if the row makes none."""
    status = order_status(row)
    if status is None or not is_set(row.id):
        return None
    total = row.total_piece
    filled = row.trade_piece
    if filled is None and status is OrderStatus.FILLED:
        filled = total
    return OrderReport(
        venue_order_id=VenueOrderId(str(row.id)),
        status=status,
        at=at,
        close_id=close_id,
        position=PositionKey(account, str(row.open_id)) if is_set(row.open_id) else None,
        quantity=None if total is None else Quantity(total),
        filled=None if filled is None else Quantity(filled),
        average_price=price(row.avg_price),
        limit_price=price(row.order_price),
        code="" if status is not OrderStatus.REJECTED else str(row.order_status),
        reason=say("CoinW says {order_status}", order_status=row.order_status)
        if status is OrderStatus.REJECTED
        else "",
    )


def is_closing(row: OrderRow | DealRow) -> bool:
    return str(row.status or "").lower() == "close"


def fill_report(
    row: DealRow, account: AccountKey, currency: str, at: Instant, close_id: CloseId | None = None
) -> FillReport | None:
    """One closing execution; None if the row tells of none."""
    size = row.closed_piece
    if not is_closing(row) or not size or (row.order_status or "").lower() == "markerchange":
        return None
    paid = row.fee
    return FillReport(
        fill_id=FillId(str(row.id)),
        venue_order_id=VenueOrderId(str(row.order_id) if is_set(row.order_id) else ""),
        quantity=Quantity(size),
        at=at,
        price=price(row.close_price) or price(row.real_price),
        close_id=close_id,
        position=PositionKey(account, str(row.open_id)) if is_set(row.open_id) else None,
        fee=None if paid is None else Money(paid, currency),
    )


def _open_size(row: PositionRow, where: str) -> Quantity:
    if row.current_piece <= 0:
        problem = say("expected a size above zero, was {size}", size=row.current_piece)
        raise WireError(f"{where} currentPiece", problem)
    return Quantity(row.current_piece)


def _mark_of(row: PositionRow, contract: Contract, side: Side) -> Price | None:
    """The price at which the venue's profit is what the row says."""
    gained, average, instrument = row.profit_unreal, price(row.open_price), contract.instrument
    if gained is None or average is None or not contract.listed:
        return None
    contracts = row.current_piece * instrument.multiplier
    exact = average + Decimal(side.sign) * gained / contracts
    half_a_tick = instrument.tick / 2
    return Price(instrument.price_grid.floor(exact + half_a_tick))
