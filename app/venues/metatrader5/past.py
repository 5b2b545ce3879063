"""Deals and ended orders, from the stream and from the history, as one kind of value each.

The two families of messages number some enums differently; only what they share is used here:
order types, order states, deal entries and deal reasons. The reason of a history *order* differs.
"""

from dataclasses import dataclass
from decimal import Decimal
from math import isfinite
from typing import Final

from app.domain.errors import WireError
from app.domain.ids import AccountKey, CloseId, FillId, Instant, PositionKey, VenueOrderId
from app.domain.money import Money, Price, Quantity
from app.domain.position import Side
from app.domain.report import FillReport, OrderReport, OrderStatus
from app.domain.words import say
from app.venues.metatrader5.codec import exact, instant_of, on_step, price_of
from app.venues.metatrader5.wire import metatrader5_pb2 as pb

BUY: Final = 0
SELL: Final = 1
ENTRY_OUT: Final = (
    pb.BMT5_DEAL_ENTRY_OUT,
    pb.BMT5_DEAL_ENTRY_INOUT,
    pb.BMT5_DEAL_ENTRY_OUT_BY,
)
REASON_STOP_LOSS: Final = 4
REASON_TAKE_PROFIT: Final = 5

# Who made a deal, in words. A close through the gateway is made by a program in its terminal.
REASONS: Final = {
    0: say("by hand in a terminal"),
    1: say("from the mobile app"),
    2: say("from the web terminal"),
    3: say("by a program"),
    REASON_STOP_LOSS: say("by its stop loss"),
    REASON_TAKE_PROFIT: say("by its take-profit"),
    6: say("by a stop-out"),
}
PARTLY: Final = say("Only part of it was executed; close the rest anew if it is still there.")
OURS_BY_REASON: Final = (0, 3)
# Phone, web, stop loss, take-profit, stop-out, rollover, margin, split, corporate action.
_NEVER_OURS_BY_REASON: Final = frozenset({1, 2, 4, 5, 6, 7, 8, 9, 10})

_ENDED_BY_STATE: Final[dict[int, OrderStatus]] = {
    pb.BMT5_ORDER_STATE_CANCELED: OrderStatus.CANCELED,
    pb.BMT5_ORDER_STATE_REJECTED: OrderStatus.REJECTED,
    pb.BMT5_ORDER_STATE_EXPIRED: OrderStatus.EXPIRED,
}


@dataclass(frozen=True, slots=True)
class Deal:
    """One execution. `costs` is what it cost in account currency, commission and fee; positive is
    paid, None is not known.
    """

    ticket: int
    order: int
    position_id: int
    symbol: str
    type: int
    entry: int
    reason: int
    volume: Quantity
    price: Price | None
    costs: Decimal | None
    at: Instant
    comment: str
    magic: int

    @property
    def by_opposite(self) -> bool:
        """Whether two opposite positions were closed by each other, which no close of ours does."""
        return self.entry == pb.BMT5_DEAL_ENTRY_OUT_BY

    @property
    def never_ours(self) -> bool:
        """Whether no OrderClose can have made it: a stop loss, a phone, an opposite position."""
        return self.by_opposite or self.reason in _NEVER_OURS_BY_REASON

    @property
    def opens(self) -> Side | None:
        """The side of position that this deal adds to; None if it adds to none."""
        if self.entry != pb.BMT5_DEAL_ENTRY_IN or self.type not in (BUY, SELL):
            return None
        return Side.LONG if self.type == BUY else Side.SHORT

    @property
    def closes(self) -> Side | None:
        """The side of position that this deal takes from; None if it opens or moves no position."""
        if self.entry not in ENTRY_OUT or self.type not in (BUY, SELL) or not self.volume:
            return None
        return Side.SHORT if self.type == BUY else Side.LONG


@dataclass(frozen=True, slots=True)
class PastOrder:
    """One order that has ended."""

    ticket: int
    position_id: int
    symbol: str
    type: int
    state: int
    asked: Quantity
    left: Quantity
    at: Instant
    comment: str
    magic: int

    @property
    def filled(self) -> Quantity:
        return Quantity(self.asked - self.left)

    @property
    def closes(self) -> Side:
        return Side.SHORT if self.type % 2 == BUY else Side.LONG


def streamed_deal(row: pb.OnTradeHistoryDealInfo, step: Decimal, offset_s: int) -> Deal:
    """A deal of the trade stream. Raises WireError."""
    where = f"deal {row.ticket}"
    return Deal(
        row.ticket,
        row.order_ticket,
        row.deal_position_id,
        row.symbol,
        int(row.type),
        int(row.entry),
        int(row.reason),
        _volume(row.volume, step, f"{where} volume"),
        price_of(row.price, Decimal("1e-8"), f"{where} price"),
        _costs(row.commission, row.fee, where),
        instant_of(row.deal_time_utc, row.deal_time, offset_s),
        row.comment,
        row.magic,
    )


def historic_deal(row: pb.DealHistoryData, step: Decimal, offset_s: int) -> Deal:
    """A deal of the history. Raises WireError."""
    where = f"deal {row.ticket}"
    return Deal(
        row.ticket,
        row.order,
        row.position_id,
        row.symbol,
        int(row.type),
        int(row.entry_type),
        int(row.reason),
        _volume(row.volume, step, f"{where} volume"),
        price_of(row.price, Decimal("1e-8"), f"{where} price"),
        _costs(row.commission, row.fee, where),
        instant_of(row.time_utc, row.time, offset_s),
        row.comment,
        row.magic,
    )


def streamed_order(row: pb.OnTradeHistoryOrderInfo, step: Decimal, offset_s: int) -> PastOrder:
    """An ended order of the trade stream. Raises WireError."""
    asked, left = _asked_and_left(row, step)
    return PastOrder(
        row.ticket,
        row.position_id,
        row.symbol,
        int(row.order_type),
        int(row.state),
        asked,
        left,
        instant_of(row.done_time_utc, row.done_time, offset_s),
        row.comment,
        row.magic,
    )


def historic_order(row: pb.OrderHistoryData, step: Decimal, offset_s: int) -> PastOrder:
    """An ended order of the history. Raises WireError."""
    asked, left = _asked_and_left(row, step)
    return PastOrder(
        row.ticket,
        row.position_id,
        row.symbol,
        int(row.type),
        int(row.state),
        asked,
        left,
        instant_of(row.done_time_utc, row.done_time, offset_s),
        row.comment,
        row.magic_number,
    )


def fill_report(
    deal: Deal,
    account: AccountKey,
    ticket: int,
    currency: str,
    at: Instant,
    close_id: CloseId | None,
) -> FillReport:
    """The execution as the engine hears it; `ticket` is the position's."""
    return FillReport(
        fill_id=FillId(str(deal.ticket)),
        venue_order_id=VenueOrderId(str(deal.order or "")),
        quantity=deal.volume,
        at=at,
        price=deal.price,
        close_id=close_id,
        position=PositionKey(account, str(ticket)),
        fee=None if deal.costs is None else Money(deal.costs, currency),
    )


def order_report(
    order: PastOrder, account: AccountKey, ticket: int, at: Instant, close_id: CloseId | None
) -> OrderReport:
    """An ended order as the engine hears it. What is left counts more than the state's name."""
    status = _ENDED_BY_STATE.get(order.state, OrderStatus.CANCELED)
    if order.left == 0 and order.filled:
        status = OrderStatus.FILLED
    elif order.filled:
        status = OrderStatus.CANCELED
    reason = PARTLY if status is OrderStatus.CANCELED and order.filled else ""
    rejected = status is OrderStatus.REJECTED
    return OrderReport(
        venue_order_id=VenueOrderId(str(order.ticket)),
        status=status,
        at=at,
        close_id=close_id,
        position=PositionKey(account, str(ticket)),
        quantity=order.asked,
        filled=order.filled,
        code="order_rejected" if rejected else "",
        reason=say("The broker rejected the order.") if rejected else reason,
    )


def _asked_and_left(
    row: pb.OnTradeHistoryOrderInfo | pb.OrderHistoryData, step: Decimal
) -> tuple[Quantity, Quantity]:
    where = f"order {row.ticket}"
    asked = _volume(row.volume_initial, step, f"{where} volume_initial")
    left = _volume(row.volume_current, step, f"{where} volume_current")
    if left > asked:
        raise WireError(
            f"{where} volume_current",
            say("expected {asked} at most, was {left}", asked=asked, left=left),
        )
    return asked, left


def _volume(value: float, step: Decimal, where: str) -> Quantity:
    read = on_step(value, step, where)
    if read < 0:
        raise WireError(where, say("expected zero or more, was {read}", read=read))
    return Quantity(read)


def _costs(commission: float, fee: float, where: str) -> Decimal | None:
    # What it cost must not hide that it was executed.
    if not isfinite(commission) or not isfinite(fee):
        return None
    return -(exact(commission, f"{where} commission") + exact(fee, f"{where} fee"))
