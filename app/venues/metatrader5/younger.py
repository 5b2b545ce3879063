"""What in a position's history can come from a close: nothing that is another's, nothing older.

Clocks agree to a second or two, and the broker's as it is told stands still for minutes in a quiet
market. So what was executed just before a close left may look younger than it: an earlier close of
the same ticket, made by another run of this program. The position knows better. It cannot have lost
more since than it has become smaller; what is above that is older.
"""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from typing import TypeVar

from app.domain.ids import NANOSECONDS
from app.domain.money import ZERO
from app.domain.reconcile import Before
from app.venues.metatrader5.account import MOST_BEHIND_S
from app.venues.metatrader5.codec import Holding
from app.venues.metatrader5.encode import Kind
from app.venues.metatrader5.flight import CLOCKS_S, Flight
from app.venues.metatrader5.flights import Flights
from app.venues.metatrader5.history import Past
from app.venues.metatrader5.past import Deal, PastOrder
from app.venues.session import CloseSubject

Row = TypeVar("Row", Deal, PastOrder)


def without_others(past: Past, subject: CloseSubject, flight: Flight, flights: Flights) -> Past:
    """`past` without the position's deals and orders that are known to be of other closes."""

    def may_be_ours(position_id: int, order: int, deal: int = 0) -> bool:
        if position_id != flight.identifier:
            return True
        return str(order) not in subject.taken and not flights.another_has(flight, order, deal)

    return replace(
        past,
        deals=tuple(d for d in past.deals if may_be_ours(d.position_id, d.order, d.ticket)),
        orders=tuple(o for o in past.orders if may_be_ours(o.position_id, o.ticket)),
    )


def without_older(past: Past, flight: Flight, before: Before, holding: Holding | None) -> Past:
    """`past` without the deals and filled orders of the position that are older than the close.

    `before` is the position at its sending, less what other closes of this program have filled since:
    their deals must not be in `past`. `holding` is the position as read just before `past`, None if
    it is gone.
    """
    if flight.kind is not Kind.MARKET:
        return past
    lost = _lost(past, flight, before, holding)
    deals = [
        (deal, deal.ticket in flight.deals, deal.volume)
        for deal in past.deals
        if deal.position_id == flight.identifier and deal.closes is flight.side
    ]
    orders = [
        (order, order.ticket in flight.orders, order.filled)
        for order in past.orders
        if order.position_id == flight.identifier and order.closes is flight.side and order.filled
    ]
    old_deals, old_orders = _older(deals, flight, lost), _older(orders, flight, lost)
    return replace(
        past,
        deals=tuple(deal for deal in past.deals if deal.ticket not in old_deals),
        orders=tuple(order for order in past.orders if order.ticket not in old_orders),
    )


def _lost(past: Past, flight: Flight, before: Before, holding: Holding | None) -> Decimal:
    """How many lots can have been taken from the position since the close left."""
    left = ZERO
    if holding is not None and holding.position.side is before.side:
        left = holding.position.quantity
    grown = sum(
        (
            deal.volume
            for deal in past.deals
            if deal.position_id == flight.identifier
            and deal.opens is flight.side
            and flight.is_younger(deal.at)
        ),
        Decimal(0),
    )
    return before.quantity + grown - left


def _older(
    rows: Iterable[tuple[Row, bool, Decimal]], flight: Flight, lost: Decimal
) -> frozenset[int]:
    """The tickets of the rows (each with whether it is known to be of the close, and its lots) that
    are older: those near its sending, newest first, once newer ones account for all that was lost.
    """
    # A clock that is told as behind may only have stood still.
    ahead_s = max(flight.clock_s, 0.0)
    surely = flight.sent_at + int((ahead_s + CLOCKS_S + MOST_BEHIND_S) * NANOSECONDS)
    found, near, older = Decimal(0), [], set()
    for row, known, lots in rows:
        if known or row.at > surely:
            found += lots
        else:
            near.append((row.at or surely, row.ticket, lots))
    for _, ticket, lots in sorted(near, reverse=True):
        if found >= lost:
            older.add(ticket)
        found += lots
    return frozenset(older)
