"""The closes of this session, and which of them an order or an execution belongs to.

While a close of a position is in flight, no second one of it leaves, so there is at most one that an
execution can fit; what fits two explains neither.
"""

from typing import Final

from app.domain.ids import NANOSECONDS, CloseId, Instant
from app.domain.recent import Recent
from app.venues.metatrader5.codec import OpenOrder
from app.venues.metatrader5.encode import Kind
from app.venues.metatrader5.flight import Flight
from app.venues.metatrader5.past import Deal, PastOrder

# How long a close keeps others of its position waiting if nothing is ever heard of it.
BLOCKS_S: Final = 60.0
_KEPT: Final = 500
# Most closes make one order, few of them several.
_CLAIMS_KEPT: Final = 5000


class Flights:
    """Every close of this session that something can still be heard of."""

    def __init__(self) -> None:
        self._flights: Recent[CloseId, Flight] = Recent(_KEPT)
        self._claimed: Recent[int, CloseId] = Recent(_CLAIMS_KEPT)
        self._newest_deal = 0

    def get(self, close_id: CloseId) -> Flight | None:
        return self._flights.get(close_id)

    def depart(self, flight: Flight) -> None:
        flight.deal_before = self._newest_deal
        self.adopt(flight)

    def adopt(self, flight: Flight) -> None:
        """Remember a close; of one from before a restart no deal before it is known."""
        self._flights[flight.close_id] = flight
        for order in flight.orders:
            self._claimed[order] = flight.close_id

    def forget(self, flight: Flight) -> None:
        """It never left."""
        self._flights.pop(flight.close_id, None)

    def claim(self, flight: Flight, order: int) -> None:
        if order:
            flight.orders.add(order)
            self._claimed[order] = flight.close_id

    def blocking(self, ticket: int, now: Instant) -> Flight | None:
        """A close at market of this position whose fate is not heard yet."""
        for flight in self._flights.values():
            young = now - flight.sent_at < BLOCKS_S * NANOSECONDS
            heard = flight.ended or flight.refused or flight.over
            same = flight.ticket == ticket and flight.kind is Kind.MARKET
            if same and young and not heard:
                return flight
        return None

    def take_profits(self, ticket: int) -> list[Flight]:
        return [
            flight
            for flight in self._flights.values()
            if flight.ticket == ticket and flight.kind is Kind.TAKE_PROFIT and not flight.ended
        ]

    def of_deal(self, deal: Deal) -> Flight | None:
        """The close a deal belongs to; counts it there."""
        self._newest_deal = max(self._newest_deal, deal.ticket)
        claimed = self._flights.get(self._claimed.get(deal.order, CloseId("")))
        if claimed is None:
            fitting = [
                flight
                for flight in self._flights.values()
                if _may_take(flight, deal) and flight.fits_deal(deal)
            ]
            claimed = _the_one(fitting)
        if claimed is not None:
            self.claim(claimed, deal.order)
            claimed.deals[deal.ticket] = deal.volume
            if claimed.filled >= claimed.quantity:
                claimed.ended = True
        return claimed

    def set_apart(self, order: PastOrder) -> None:
        """Hear of an ended order before its deals: some closes it cannot be of."""
        for flight in self._flights.values():
            flight.set_apart(order)

    def rule_out(self, deal: Deal) -> None:
        """Hear of a deal before its order: one that no OrderClose makes is of no close at market."""
        if deal.never_ours and deal.order:
            for flight in self._flights.values():
                flight.rule_out(deal)

    def of_order(self, order: PastOrder, *, claimed_only: bool = False) -> Flight | None:
        """The close an ended order belongs to; `claimed_only`: if it was named or its deals were."""
        claimed = self._flights.get(self._claimed.get(order.ticket, CloseId("")))
        if claimed is None and not claimed_only:
            fitting = [f for f in self._flights.values() if not f.ended and f.fits_order(order)]
            claimed = _the_one(fitting)
        if claimed is not None:
            self.claim(claimed, order.ticket)
            claimed.ended, claimed.told = True, order.filled
        return claimed

    def of_live(self, order: OpenOrder) -> Flight | None:
        """The close that an order on its way, or a limit of ours, belongs to."""
        claimed = self._flights.get(self._claimed.get(order.ticket, CloseId("")))
        if claimed is None:
            fitting = [f for f in self._flights.values() if not f.ended and f.fits_live(order)]
            claimed = _the_one(fitting)
        if claimed is not None:
            self.claim(claimed, order.ticket)
        return claimed

    def another_has(self, flight: Flight, order: int, deal: int) -> bool:
        """Whether an order or a deal is known to be of another close; 0 for one that is not told."""
        owner = self._claimed.get(order) if order else None
        return (owner is not None and owner != flight.close_id) or any(
            deal in other.deals for other in self._flights.values() if other is not flight
        )

    def unheard(self) -> set[int]:
        """The tickets of answered closes at market that nothing was heard of yet."""
        return {
            flight.ticket
            for flight in self._flights.values()
            if flight.kind is Kind.MARKET and flight.answered and not flight.ended
        }

    def vanished(self, ticket: int, began: Instant) -> None:
        """A read begun at `began` does not show the position any more."""
        for flight in self._flights.values():
            if flight.ticket == ticket and flight.answered and began > flight.sent_at:
                flight.over = True


def _may_take(flight: Flight, deal: Deal) -> bool:
    return deal.ticket in flight.deals or not flight.ended or flight.awaits(deal)


def _the_one(fitting: list[Flight]) -> Flight | None:
    """The only one that fits; None if another could be meant as well."""
    hoped = [flight for flight in fitting if not flight.hopeless] or fitting
    return hoped[0] if len(hoped) == 1 else None
