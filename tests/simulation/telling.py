"""How the truth of a venue is told: rows, and reports of orders and fills."""

from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from app.domain.ids import AccountKey, CloseId, FillId, Instant, PositionKey, VenueOrderId
from app.domain.instrument import Instrument
from app.domain.money import Price, Quantity
from app.domain.position import Position, Side, WorkingOrders
from app.domain.report import FillReport, OrderReport, OrderStatus
from tests.simulation.truth import Order
from tests.support.build import instrument

if TYPE_CHECKING:
    from tests.simulation.session import ModelSession

_PRICE = Price(Decimal(100))
_STALE_BY_S = 2.0


def sizes_told(session: "ModelSession") -> tuple[dict[str, int], float]:
    """All sizes as a read tells them, and when they were true: a read may be a little old."""
    truth, now_s = session.truth, session.world.now_s
    if not session.happens("read_stale"):
        return dict(truth.sizes), now_s
    then_s = max(0.0, now_s - session.chance.random() * _STALE_BY_S)
    keys = {*truth.sizes, *(c.key for c in truth.changes if c.at_s >= then_s)}
    old = {key: size for key in sorted(keys) if (size := truth.size_at(key, then_s))}
    return old, then_s


@cache
def instrument_of(venue: str, key: str) -> Instrument:
    return instrument(key, lot="1", minimum="1", tick="0.5", venue=venue)


def row_of(session: "ModelSession", key: str, size: int, at: Instant) -> Position:
    working = None
    if session.manners.shows_working:
        mine = [o for o in session.truth.orders if o.key == key and o.works]
        working = WorkingOrders(len(mine))
    return Position(
        key=PositionKey(session.account, key),
        instrument=instrument_of(session.manners.name, key),
        side=Side.LONG if size > 0 else Side.SHORT,
        quantity=Quantity(Decimal(abs(size))),
        average_price=_PRICE,
        mark=_PRICE,
        profit=None,
        seen_at=at,
        working_orders=working,
    )


def order_report(
    session: "ModelSession", order: Order, at: Instant, close_id: str | None
) -> OrderReport:
    """The venue's word on an order as it stands now."""
    counts = session.manners.counts_filled
    status = {
        "working": OrderStatus.PARTIALLY_FILLED if order.filled else OrderStatus.WORKING,
        "filled": OrderStatus.FILLED,
        "canceled": OrderStatus.CANCELED,
        "expired": OrderStatus.EXPIRED,
    }[order.status]
    return OrderReport(
        VenueOrderId(order.order_id),
        status,
        at,
        close_id=CloseId(close_id) if close_id is not None else None,
        position=PositionKey(session.account, order.key),
        quantity=Quantity(Decimal(order.quantity)) if counts else None,
        filled=Quantity(Decimal(order.filled)) if counts else None,
        average_price=_PRICE if counts and order.filled else None,
    )


def fill_report(
    account: AccountKey, order: Order, index: int, at: Instant, close_id: str | None
) -> FillReport:
    fill_id, size, _ = order.fills[index]
    return FillReport(
        FillId(fill_id),
        VenueOrderId(order.order_id),
        Quantity(Decimal(size)),
        at,
        _PRICE,
        close_id=CloseId(close_id) if close_id is not None else None,
        position=PositionKey(account, order.key),
    )
