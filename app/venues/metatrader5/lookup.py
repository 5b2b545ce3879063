"""What became of a close: the open list first, then deals and ended orders. Reads only.

A deal that is ours proves a fill, an ended order its end. Nothing found proves absence only if the
history came whole and the terminal has had time to catch up; that is what `traceless` says. A
take-profit is also looked at in the position itself: there it is in force, or it is gone.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from app.domain.ids import NANOSECONDS, AccountKey, Instant, VenueOrderId
from app.domain.money import Price, Quantity, plain
from app.domain.order import CloseState
from app.domain.report import FillReport, Findings, OrderReport, OrderStatus
from app.domain.sizing import ALREADY_CLOSED
from app.domain.words import say
from app.venues.metatrader5.ability import ABSENCE_AFTER_S
from app.venues.metatrader5.codec import Holding, OpenOrder
from app.venues.metatrader5.encode import Kind
from app.venues.metatrader5.flight import Flight
from app.venues.metatrader5.flights import Flights
from app.venues.metatrader5.history import Past
from app.venues.metatrader5.past import (
    PARTLY,
    REASONS,
    Deal,
    PastOrder,
    fill_report,
    order_report,
)
from app.venues.session import CloseSubject

# After a reconnect the terminal may still be fetching what happened meanwhile.
SETTLED_S: Final = 5
_ACCEPTED: Final = (CloseState.ACKNOWLEDGED, CloseState.PARTIALLY_FILLED)
# A read that overlaps a modification may still show the old level.
_LEVEL_SHOWS_S: Final = 2


@dataclass(frozen=True, slots=True)
class Scene:
    """What was read for one look-up, all of it after the question."""

    holding: Holding | None
    open_orders: tuple[OpenOrder, ...]
    past: Past
    at: Instant
    up_since: Instant


@dataclass(slots=True)
class Inquiry:
    """One question about one close."""

    subject: CloseSubject
    flight: Flight
    flights: Flights
    scene: Scene
    account: AccountKey
    currency: str
    said: list[str] = field(default_factory=list)
    unclear: str = ""
    """Why what was found cannot be told apart, for a person; set by `findings`."""

    def findings(self) -> Findings:
        past = self.scene.past
        for order in past.orders:
            self.flights.set_apart(order)
        for deal in past.deals:
            self.flights.rule_out(deal)
        # What an order was asked for says more than what a deal of it filled.
        ended = self._ended_orders(past.orders)
        owned = [(deal, self.flights.of_deal(deal)) for deal in past.deals]
        mine = [deal for deal, owner in owned if owner is self.flight]
        self.said += [f"deal {deal.ticket} of {plain(deal.volume)}" for deal in mine]
        orders = [*ended, *self._live_orders()]
        known = {report.venue_order_id for report in orders}
        orders += self._ended_by_deals(mine, known)
        if self.flight.kind is Kind.TAKE_PROFIT:
            orders += self._level(mine)
        foreign = [
            deal
            for deal, owner in owned
            if owner is None
            and deal.position_id == self.flight.identifier
            and deal.closes is self.flight.side
            and self.flight.is_younger(deal.at)
            and not self._fits(deal)
        ]
        self._tell_apart([deal for deal, owner in owned if owner is None])
        orders += self._closed_otherwise(mine, foreign, orders)
        found = mine or orders or self.unclear
        traceless = not found and self._would_have_seen(foreign)
        self.flight.in_vain = self.flight.in_vain + 1 if traceless else 0
        self.said.append(_size(self.scene.holding))
        return Findings(
            at=self.scene.at,
            orders=tuple(orders),
            fills=tuple(self._fill(deal) for deal in mine),
            position=self.scene.holding.position if self.scene.holding is not None else None,
            position_known=True,
            traceless=traceless,
            summary="MetaTrader 5: " + "; ".join(self.said),
        )

    def _fill(self, deal: Deal) -> FillReport:
        return fill_report(
            deal,
            self.account,
            self.flight.ticket,
            self.currency,
            self.scene.at,
            self.flight.close_id,
        )

    def _ended_orders(self, orders: Iterable[PastOrder]) -> list[OrderReport]:
        mine = [order for order in orders if self.flights.of_order(order) is self.flight]
        self.said += [f"order {order.ticket} has ended" for order in mine]
        return [
            order_report(
                one, self.account, self.flight.ticket, self.scene.at, self.flight.close_id
            )
            for one in mine
        ]

    def _live_orders(self) -> list[OrderReport]:
        """A pending order of ours, or a market order of this position that is in flight."""
        mine = [order for order in self.scene.open_orders if self._is_live(order)]
        for order in mine:
            self.said.append(f"order {order.ticket} is working")
        return [
            self._report(VenueOrderId(str(order.ticket)), OrderStatus.WORKING) for order in mine
        ]

    def _is_live(self, order: OpenOrder) -> bool:
        named = str(order.ticket) in self.subject.order.venue_order_ids
        return named or self.flights.of_live(order) is self.flight

    def _fits(self, deal: Deal) -> bool:
        """Whether an execution that belongs to no close alone could be of this one."""
        return not self.flight.ended and self.flight.fits_deal(deal)

    def _tell_apart(self, loose: list[Deal]) -> None:
        """What fits this close and another unanswered one of its position explains neither."""
        scene, flight, flights = self.scene, self.flight, self.flights
        found = {deal.order or deal.ticket for deal in loose if self._fits(deal)}
        if not flight.ended:
            past = [order for order in scene.past.orders if flight.fits_order(order)]
            live = [order for order in scene.open_orders if flight.fits_live(order)]
            found |= {order.ticket for order in past if flights.of_order(order) is None}
            found |= {order.ticket for order in live if flights.of_live(order) is None}
        if not found:
            return
        self.unclear = say(
            "What became of the close of {ticket} is not clear: {orders} fits another close of "
            "that position too, which is not answered either. It is taken for neither; look at "
            "the history in MetaTrader.",
            ticket=flight.ticket,
            orders=", ".join(f"order {one}" for one in sorted(found)),
        )
        self.said.append(self.unclear)

    def _ended_by_deals(self, mine: list[Deal], known: set[VenueOrderId]) -> list[OrderReport]:
        """An order with deals that is neither open nor listed as ended has ended all the same,
        once the position shows nothing but its deals.
        """
        ids = {VenueOrderId(str(deal.order)) for deal in mine if deal.order} - known
        filled = Quantity(sum((deal.volume for deal in mine), Decimal(0)))
        left = self.scene.holding.position.quantity if self.scene.holding is not None else 0
        if len(ids) != 1 or self.flight.kind is Kind.OPPOSITE_LIMIT:
            return []
        if filled >= self.flight.quantity or left != self.subject.before.quantity - filled:
            return []
        self.said.append("the rest of its order is gone")
        return [self._report(ids.pop(), OrderStatus.CANCELED, filled=filled, reason=PARTLY)]

    def _level(self, mine: list[Deal]) -> list[OrderReport]:
        """Whether the take-profit is in force, was taken away, or died with the position."""
        flight, holding = self.flight, self.scene.holding
        ids = self.subject.order.venue_order_ids
        order_id = ids[0] if ids else flight.level_id
        if holding is None:
            return []
        if holding.take_profit == flight.level:
            flight.armed = True
            self.said.append("the take-profit is in force")
            return [self._report(order_id, OrderStatus.WORKING, limit=flight.level)]
        shown = holding.take_profit
        self.said.append(f"the take-profit is {'none' if shown is None else plain(shown)}")
        waited = self.scene.at - self.subject.before.sent_at
        accepted = self.subject.order.state in _ACCEPTED and waited > _LEVEL_SHOWS_S * NANOSECONDS
        if mine or not (accepted or flight.armed):
            return []
        flight.ended = True
        reason = say("the take-profit is not set any more")
        return [self._report(order_id, OrderStatus.CANCELED, reason=reason)]

    def _closed_otherwise(
        self, mine: list[Deal], foreign: list[Deal], orders: list[OrderReport]
    ) -> list[OrderReport]:
        """The position is gone and others' deals account for all that ours do not."""
        if self.scene.holding is not None or not foreign or orders:
            return []
        total = sum((deal.volume for deal in (*mine, *foreign)), Decimal(0))
        if total < self.subject.before.quantity:
            return []
        how = REASONS.get(
            foreign[-1].reason, say("otherwise ({reason})", reason=foreign[-1].reason)
        )
        reason = say("The position was closed {how}, not by this close.", how=how)
        self.said.append(f"closed {how}")
        self.flight.ended = True
        ids = self.subject.order.venue_order_ids
        began = mine or self.subject.order.filled
        order_id = ids[0] if ids else VenueOrderId(str(mine[0].order if mine else ""))
        if began or (ids and self.flight.kind is not Kind.MARKET):
            return [self._report(order_id, OrderStatus.CANCELED, reason=reason)]
        # Nothing of it is ours and nothing is left to close: for the trader that is a success.
        return [self._report(order_id, OrderStatus.REJECTED, reason=reason, code=ALREADY_CLOSED)]

    def _would_have_seen(self, foreign: list[Deal]) -> bool:
        """Whether finding nothing means that there is nothing."""
        settled = self.scene.at - self.scene.up_since >= SETTLED_S * NANOSECONDS
        # A placed order may be filled late, and a broker's time-out may be; what others did is told.
        waited = self.scene.at - self.subject.before.sent_at >= ABSENCE_AFTER_S * NANOSECONDS
        # A position that vanished without a deal: the history is not up to date.
        consistent = self.scene.holding is not None or bool(foreign)
        if not self.scene.past.complete:
            self.said.append("the history did not come whole")
        return self.scene.past.complete and settled and consistent and (waited or bool(foreign))

    def _report(
        self,
        order_id: VenueOrderId,
        status: OrderStatus,
        *,
        filled: Quantity | None = None,
        limit: Price | None = None,
        code: str = "",
        reason: str = "",
    ) -> OrderReport:
        return OrderReport(
            venue_order_id=order_id,
            status=status,
            at=self.scene.at,
            close_id=self.flight.close_id,
            position=self.subject.request.position,
            filled=filled,
            limit_price=limit,
            code=code,
            reason=reason,
        )


def _size(holding: Holding | None) -> str:
    if holding is None:
        return "position gone"
    return f"position {holding.position.side.value} {plain(holding.position.quantity)}"
