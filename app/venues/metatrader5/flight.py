"""One close on its way, and what can be of it. `OrderClose` carries no id of ours and answers with none.

An execution is ours if it takes from the position of a close in flight, is younger than its sending,
was not made by a stop loss, a margin call or a person on a phone, and fits what is left of it. What
another program closes of the same ticket is told apart by the size of its order alone.
"""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from app.domain.ids import NANOSECONDS, CloseId, Instant, VenueOrderId
from app.domain.intent import AtLimit, CloseRequest
from app.domain.money import ZERO, Price, Quantity, decimal, plain
from app.domain.position import Side
from app.venues.metatrader5.codec import OpenOrder
from app.venues.metatrader5.encode import EXPERT_ID, Kind, comment_of
from app.venues.metatrader5.past import (
    OURS_BY_REASON,
    REASON_TAKE_PROFIT,
    Deal,
    PastOrder,
)
from app.venues.session import CloseSubject

# What a whole history shows nothing of, so often in a row, is not waited for any more.
_LOOKS_IN_VAIN: Final = 2
# Clocks agree to a second or two, and an execution cannot be older than its request.
CLOCKS_S: Final = 2.0

# A take-profit has no number; its name holds what it takes to put the old one back, and is journaled.
_LEVEL: Final = "TP "
_WAS: Final = " (was "
_NO_LEVEL: Final = "none"


@dataclass(eq=False, slots=True)
class Flight:
    """One close on its way. `deal_before` is the newest deal known when it left; 0: not known.

    `clock_s` is the venue's clock less ours. `ended`: nothing more can come of it. `over`: its
    position is gone, but its deals may not be heard yet. `armed`: the take-profit was seen in force.
    `others`: orders of its position that are not its own, by their size or by who made their deals.
    `told`: the lots that its ended order says were filled.
    `in_vain`: how many look-ups in a row would have found something of it and found nothing.
    """

    close_id: CloseId
    kind: Kind
    ticket: int
    identifier: int
    side: Side
    whole: bool
    quantity: Quantity
    sent_at: Instant
    clock_s: float = 0.0
    deal_before: int = 0
    level: Price | None = None
    old_level: Price | None = None
    orders: set[int] = field(default_factory=set)
    deals: dict[int, Quantity] = field(default_factory=dict)
    others: set[int] = field(default_factory=set)
    told: Quantity = ZERO
    answered: bool = False
    refused: bool = False
    ended: bool = False
    over: bool = False
    armed: bool = False
    in_vain: int = 0

    @property
    def filled(self) -> Decimal:
        return sum(self.deals.values(), Decimal(0))

    @property
    def level_id(self) -> VenueOrderId:
        """Our name for a take-profit, which has no number: enough to put the old one back."""
        old = plain(self.old_level) if self.old_level is not None else _NO_LEVEL
        level = plain(self.level or Decimal(0))
        return VenueOrderId(f"{_LEVEL}{level}{_WAS}{old}) on {self.ticket}")

    @property
    def hopeless(self) -> bool:
        """Whether it was hardly executed: the venue refused it, or shows no trace of it."""
        return self.refused or self.in_vain >= _LOOKS_IN_VAIN

    def is_younger(self, at: Instant) -> bool:
        """Whether something at `at`, on the venue's clock, can come from this close."""
        return at == 0 or at >= self.sent_at + (self.clock_s - CLOCKS_S) * NANOSECONDS

    def fits_deal(self, deal: Deal) -> bool:
        if deal.closes is not self.side or deal.by_opposite or not self.is_younger(deal.at):
            return False
        if self.kind is Kind.OPPOSITE_LIMIT:
            return self.is_marked(deal.comment, deal.magic)
        if deal.position_id != self.identifier or deal.ticket <= self.deal_before:
            return False
        if deal.order in self.others:
            return False
        if self.kind is Kind.TAKE_PROFIT:
            return deal.reason == REASON_TAKE_PROFIT
        # One OrderClose makes one order.
        same_order = not self.orders or not deal.order or deal.order in self.orders
        return same_order and deal.reason in OURS_BY_REASON and self._has_room(deal)

    def fits_order(self, order: PastOrder) -> bool:
        """Whether an ended order nobody has claimed is this close's; a take-profit has its deals."""
        if self.kind is Kind.OPPOSITE_LIMIT:
            return self.is_marked(order.comment, order.magic)
        return (
            self.kind is Kind.MARKET
            and order.position_id == self.identifier
            and order.type in (0, 1)
            and order.closes is self.side
            and order.ticket not in self.others
            and self.is_younger(order.at)
            and (self.whole or order.asked == self.quantity)
            and not self.orders
        )

    def fits_live(self, order: OpenOrder) -> bool:
        """Whether an order that has not ended and nobody has claimed is this close's."""
        if self.kind is Kind.OPPOSITE_LIMIT:
            return self.is_marked(order.comment, order.magic)
        return (
            self.kind is Kind.MARKET
            and order.position_id == self.identifier
            and order.closes is self.side
            and (self.whole or order.left <= self.quantity)
            and not self.orders
        )

    def set_apart(self, order: PastOrder) -> None:
        """One OrderClose of a part makes one order of its size: another's deals are not of this close."""
        part = self.kind is Kind.MARKET and not self.whole and not self.ended
        of_position = order.position_id == self.identifier and order.ticket not in self.orders
        if part and of_position and order.asked and order.asked != self.quantity:
            self.others.add(order.ticket)

    def rule_out(self, deal: Deal) -> None:
        """The order of a deal that no OrderClose makes is another's."""
        of_position = deal.position_id == self.identifier and deal.order not in self.orders
        if self.kind is Kind.MARKET and of_position:
            self.others.add(deal.order)

    def awaits(self, deal: Deal) -> bool:
        """Whether it has ended by its order, and a deal that names no order may be one of that."""
        return not deal.order and self.filled + deal.volume <= self.told

    def is_marked(self, comment: str, magic: int) -> bool:
        return magic in (0, EXPERT_ID) and comment == comment_of(self.close_id)

    def _has_room(self, deal: Deal) -> bool:
        # A whole close takes what is there, which may have grown since it was read.
        counted = deal.ticket in self.deals
        return self.whole or counted or self.filled + deal.volume <= self.quantity


def flight_of(request: CloseRequest, kind: Kind, identifier: int, sent_at: Instant) -> Flight:
    """A close about to leave."""
    price = request.pricing.price if isinstance(request.pricing, AtLimit) else None
    return Flight(
        close_id=request.close_id,
        kind=kind,
        ticket=int(request.position.wire_id),
        identifier=identifier,
        side=request.side,
        whole=request.whole,
        quantity=request.quantity,
        sent_at=sent_at,
        level=price if kind is Kind.TAKE_PROFIT else None,
    )


def recalled(subject: CloseSubject, identifier: int, *, clock_s: float) -> Flight:
    """A close from before a restart, as far as the journal tells it."""
    request, ids = subject.request, subject.order.venue_order_ids
    kind = Kind.MARKET
    if isinstance(request.pricing, AtLimit):
        kind = Kind.TAKE_PROFIT if request.whole else Kind.OPPOSITE_LIMIT
    flight = flight_of(request, kind, identifier, subject.before.sent_at)
    flight.clock_s, flight.answered = clock_s, True
    flight.orders = {int(one) for one in ids if one.isdecimal()}
    for order_id in ids:
        head, mark, rest = order_id.partition(_WAS)
        if mark and head.startswith(_LEVEL):
            was = rest.partition(")")[0]
            flight.old_level = None if was == _NO_LEVEL else Price(decimal(was))
    return flight
