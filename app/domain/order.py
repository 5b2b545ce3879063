"""The life of a close: one literal table of transitions, and `apply`.

    REQUESTED ── NotSent ─▶ NOT_SENT
        │
    Submitted (on disk before the first byte leaves)
        ▼
    SUBMITTED ── NotSent ─▶ NOT_SENT            no connection was made
        ├── Acknowledged ─▶ ACKNOWLEDGED ── Filled ─▶ PARTIALLY_FILLED ── Filled ─▶ FILLED
        │                        └── Canceled, Expired, Rejected
        └── FellInDoubt ─▶ IN_DOUBT ── any evidence from the venue ─▶ the state it proves
                                └── Dismissed ─▶ DISMISSED

Execution beats words: a fill that arrives after a cancel or a refusal is still a fill.
"""

from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import StrEnum
from typing import Final

from app.domain.event import (
    Acknowledged,
    Canceled,
    CancelRequested,
    ClosedByPosition,
    Dismissed,
    Event,
    Expired,
    FellInDoubt,
    Filled,
    FilledTo,
    Noted,
    NotSent,
    ReadBack,
    Rejected,
    Submitted,
)
from app.domain.ids import CloseId, FillId, Instant, VenueOrderId
from app.domain.money import ZERO, Money, Price, Quantity, total


class CloseState(StrEnum):
    """Where a close stands."""

    REQUESTED = "requested"
    SUBMITTED = "submitted"
    ACKNOWLEDGED = "acknowledged"
    PARTIALLY_FILLED = "partially_filled"
    FILLED = "filled"
    CANCELED = "canceled"
    EXPIRED = "expired"
    REJECTED = "rejected"
    NOT_SENT = "not_sent"
    IN_DOUBT = "in_doubt"
    DISMISSED = "dismissed"


S = CloseState

ENDED: Final = frozenset({S.FILLED, S.CANCELED, S.EXPIRED, S.REJECTED, S.NOT_SENT, S.DISMISSED})
"""States in which nothing of the close can rest at the venue any more, as far as is known."""

_BY_FILL: Final = frozenset({S.PARTIALLY_FILLED, S.FILLED})
_STAY_OR_FILL: Final = {
    state: frozenset({state, S.FILLED}) for state in (S.CANCELED, S.EXPIRED, S.FILLED)
}

TRANSITIONS: Final[dict[tuple[CloseState, type[Event]], frozenset[CloseState]]] = {
    (S.REQUESTED, NotSent): frozenset({S.NOT_SENT}),
    (S.REQUESTED, Submitted): frozenset({S.SUBMITTED}),
    (S.SUBMITTED, NotSent): frozenset({S.NOT_SENT}),
    (S.SUBMITTED, Acknowledged): frozenset({S.ACKNOWLEDGED}),
    (S.SUBMITTED, Filled): _BY_FILL,
    (S.SUBMITTED, FilledTo): _BY_FILL,
    (S.SUBMITTED, ClosedByPosition): _BY_FILL,
    (S.SUBMITTED, Canceled): frozenset({S.CANCELED}),
    (S.SUBMITTED, Expired): frozenset({S.EXPIRED}),
    (S.SUBMITTED, Rejected): frozenset({S.REJECTED}),
    (S.SUBMITTED, FellInDoubt): frozenset({S.IN_DOUBT}),
    (S.ACKNOWLEDGED, Acknowledged): frozenset({S.ACKNOWLEDGED}),
    (S.ACKNOWLEDGED, Filled): _BY_FILL,
    (S.ACKNOWLEDGED, FilledTo): _BY_FILL,
    (S.ACKNOWLEDGED, ClosedByPosition): _BY_FILL,
    (S.ACKNOWLEDGED, Canceled): frozenset({S.CANCELED}),
    (S.ACKNOWLEDGED, Expired): frozenset({S.EXPIRED}),
    (S.ACKNOWLEDGED, Rejected): frozenset({S.REJECTED}),
    (S.ACKNOWLEDGED, FellInDoubt): frozenset({S.IN_DOUBT}),
    (S.PARTIALLY_FILLED, Acknowledged): frozenset({S.PARTIALLY_FILLED}),
    (S.PARTIALLY_FILLED, Filled): _BY_FILL,
    (S.PARTIALLY_FILLED, FilledTo): _BY_FILL,
    (S.PARTIALLY_FILLED, ClosedByPosition): _BY_FILL,
    (S.PARTIALLY_FILLED, Canceled): frozenset({S.CANCELED}),
    (S.PARTIALLY_FILLED, Expired): frozenset({S.EXPIRED}),
    # A refusal after fills ends the rest; the fills stand.
    (S.PARTIALLY_FILLED, Rejected): frozenset({S.CANCELED}),
    (S.PARTIALLY_FILLED, FellInDoubt): frozenset({S.IN_DOUBT}),
    (S.FILLED, Acknowledged): frozenset({S.FILLED}),
    (S.FILLED, Filled): _STAY_OR_FILL[S.FILLED],
    (S.FILLED, FilledTo): _STAY_OR_FILL[S.FILLED],
    (S.FILLED, ClosedByPosition): _STAY_OR_FILL[S.FILLED],
    # Some venues end an order with a cancel of nothing.
    (S.FILLED, Canceled): frozenset({S.FILLED}),
    (S.CANCELED, Acknowledged): frozenset({S.CANCELED}),
    (S.CANCELED, Filled): _STAY_OR_FILL[S.CANCELED],
    (S.CANCELED, FilledTo): _STAY_OR_FILL[S.CANCELED],
    (S.CANCELED, Canceled): frozenset({S.CANCELED}),
    (S.EXPIRED, Acknowledged): frozenset({S.EXPIRED}),
    (S.EXPIRED, Filled): _STAY_OR_FILL[S.EXPIRED],
    (S.EXPIRED, FilledTo): _STAY_OR_FILL[S.EXPIRED],
    (S.EXPIRED, Expired): frozenset({S.EXPIRED}),
    # The evidence of execution wins over an earlier refusal.
    (S.REJECTED, Filled): _BY_FILL,
    (S.REJECTED, FilledTo): _BY_FILL,
    (S.REJECTED, Rejected): frozenset({S.REJECTED}),
    (S.IN_DOUBT, Acknowledged): frozenset({S.ACKNOWLEDGED, S.PARTIALLY_FILLED}),
    (S.IN_DOUBT, Filled): _BY_FILL,
    (S.IN_DOUBT, FilledTo): _BY_FILL,
    (S.IN_DOUBT, ClosedByPosition): _BY_FILL,
    (S.IN_DOUBT, Canceled): frozenset({S.CANCELED}),
    (S.IN_DOUBT, Expired): frozenset({S.EXPIRED}),
    (S.IN_DOUBT, Rejected): frozenset({S.REJECTED, S.CANCELED}),
    (S.IN_DOUBT, FellInDoubt): frozenset({S.IN_DOUBT}),
    (S.IN_DOUBT, Dismissed): frozenset({S.DISMISSED}),
    (S.DISMISSED, Acknowledged): frozenset({S.ACKNOWLEDGED}),
    (S.DISMISSED, Filled): _BY_FILL,
    (S.DISMISSED, FilledTo): _BY_FILL,
    (S.DISMISSED, Canceled): frozenset({S.CANCELED}),
    (S.DISMISSED, Expired): frozenset({S.EXPIRED}),
    (S.DISMISSED, Rejected): frozenset({S.REJECTED}),
} | {
    # These leave the state as it is, wherever it is.
    (state, kind): frozenset({state})
    for state in CloseState
    for kind in (CancelRequested, ReadBack, Noted)
}


class ImpossibleEvent(Exception):
    """The table has no such transition: evidence to be kept and looked into, not applied."""


@dataclass(frozen=True, slots=True)
class Execution:
    """One counted fill."""

    quantity: Quantity
    price: Price | None
    fee: Money | None


@dataclass(frozen=True, slots=True)
class CloseOrder:
    """Where one close stands, derived from its events alone.

    Three sums of what is filled are kept apart by their evidence: executions (by fill id), the
    venue's own status, and the shrinking of the position. `filled` is the largest of them, so that
    one fill told in three ways counts once.
    """

    close_id: CloseId
    state: CloseState
    quantity: Quantity
    last_event_at: Instant
    venue_sized: bool = False
    venue_order_ids: tuple[VenueOrderId, ...] = ()
    executions: dict[FillId, Execution] = field(default_factory=dict)
    status_filled: Quantity = ZERO
    status_average: Price | None = None
    position_filled: Quantity = ZERO
    reason: str = ""
    cancel_requested: bool = False
    read_back: Quantity | None = None
    digest: str = ""

    @property
    def executed(self) -> Quantity:
        return total(fill.quantity for fill in self.executions.values())

    @property
    def filled(self) -> Quantity:
        return max(self.executed, self.status_filled, self.position_filled)

    @property
    def leaves(self) -> Quantity:
        """What is still to be closed of what was asked; zero once the close has ended full."""
        return max(ZERO, Quantity(self.quantity - self.filled))

    @property
    def overfilled(self) -> bool:
        """More was filled than was asked: the position may have flipped."""
        return not self.venue_sized and self.filled > self.quantity

    @property
    def ended(self) -> bool:
        return self.state in ENDED

    def knows_status(self, event: FilledTo) -> bool:
        """Whether a status says nothing new: neither more that is filled, nor a price not yet told."""
        if event.quantity == self.status_filled:
            return event.average_price is None or self.status_average is not None
        return event.quantity < self.status_filled

    @property
    def explained(self) -> bool:
        """Whether its claim on the position can be given back."""
        return self.ended and (self.filled == 0 or self.read_back is not None)

    @property
    def average_price(self) -> Price | None:
        """Over the priced part only; None while no fill has a price."""
        priced = [fill for fill in self.executions.values() if fill.price is not None]
        if not priced or (self.status_average is not None and self.status_filled > self.executed):
            return self.status_average
        size = sum((fill.quantity for fill in priced), Decimal(0))
        cost = sum((fill.quantity * (fill.price or 0) for fill in priced), Decimal(0))
        return Price(cost / size)

    @property
    def fees(self) -> Money | None:
        """The fees of the known fills, where all of them have one in the same currency."""
        fees = [fill.fee for fill in self.executions.values()]
        known = [fee for fee in fees if fee is not None]
        if not known or len(known) < len(fees) or len({fee.currency for fee in known}) > 1:
            return None
        return Money(sum((fee.amount for fee in known), Decimal(0)), known[0].currency)


def begin(close_id: CloseId, quantity: Quantity, at: Instant) -> CloseOrder:
    """A close that was asked for and has not left."""
    return CloseOrder(close_id, CloseState.REQUESTED, quantity, at)


def apply(order: CloseOrder, event: Event) -> CloseOrder:
    """The order after `event`. Raises ImpossibleEvent where the table has no such transition."""
    allowed = TRANSITIONS.get((order.state, type(event)))
    if allowed is None:
        raise ImpossibleEvent(f"{type(event).__name__} while {order.state.value}")
    after = replace(_learn(order, event), last_event_at=event.at)
    state = _next_state(after, event, allowed)
    # What once stood in its way is over when all is filled.
    return replace(after, state=state, reason="" if state is CloseState.FILLED else after.reason)


def _learn(order: CloseOrder, event: Event) -> CloseOrder:
    match event:
        case Submitted(quantity=quantity, venue_sized=venue_sized, digest=digest):
            return replace(order, quantity=quantity, venue_sized=venue_sized, digest=digest)
        case Acknowledged(venue_order_ids=ids, quantity=quantity):
            new = tuple(i for i in ids if i not in order.venue_order_ids)
            size = quantity if quantity is not None and order.venue_sized else order.quantity
            return replace(order, venue_order_ids=order.venue_order_ids + new, quantity=size)
        case Filled(fill_id=fill_id) if fill_id in order.executions:
            return order
        case Filled(fill_id=fill_id, quantity=quantity, price=price, fee=fee):
            more = {**order.executions, fill_id: Execution(quantity, price, fee)}
            return _unread(order, replace(order, executions=more))
        case FilledTo() if order.knows_status(event):
            return order
        case FilledTo(quantity=quantity, average_price=average):
            return _unread(order, replace(order, status_filled=quantity, status_average=average))
        case ClosedByPosition(quantity=quantity):
            return replace(order, position_filled=max(order.position_filled, quantity))
        case ReadBack(quantity=quantity):
            return replace(order, read_back=quantity)
        case CancelRequested():
            return replace(order, cancel_requested=True)
        case Noted():
            return order
        case Dismissed(words=words):
            return replace(order, reason=words)
        case NotSent() | Canceled() | Expired() | Rejected() | FellInDoubt():
            return replace(order, reason=event.reason)


def _unread(before: CloseOrder, order: CloseOrder) -> CloseOrder:
    """What is filled beyond what was known has to be read back anew; a price that trails has not."""
    return order if order.filled == before.filled else replace(order, read_back=None)


def _next_state(order: CloseOrder, event: Event, allowed: frozenset[CloseState]) -> CloseState:
    if len(allowed) == 1:
        return next(iter(allowed))
    if isinstance(event, (Filled, FilledTo, ClosedByPosition)):
        if order.leaves == 0:
            return CloseState.FILLED
        return (
            CloseState.PARTIALLY_FILLED if CloseState.PARTIALLY_FILLED in allowed else order.state
        )
    if isinstance(event, Acknowledged):
        return CloseState.PARTIALLY_FILLED if order.filled else CloseState.ACKNOWLEDGED
    return CloseState.CANCELED if order.filled else CloseState.REJECTED
