"""What the fills of a close brought, one by one: against the average price its row had at the press."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from app.domain.event import Event, Filled, FilledTo
from app.domain.ids import Instant
from app.domain.intent import CloseIntent
from app.domain.money import ZERO, Money, Quantity
from app.domain.order import CloseOrder

ZERO_AMOUNT = Decimal(0)


@dataclass(frozen=True, slots=True)
class Booking:
    """What one fill brought, or a fee; `amount` None: its price is not known."""

    at: Instant
    currency: str
    amount: Decimal | None


def bookings_of(
    intent: CloseIntent, order: CloseOrder, events: Iterable[Event]
) -> Iterable[Booking]:
    """What each fill brought against the average price that the row had at the press.

    What a status tells beyond the executions is booked when the status came.
    """
    currency, at = intent.seen.instrument.quote_currency, order.last_event_at
    executed: list[Decimal | None] = []
    for event in events:
        if isinstance(event, Filled):
            executed.append(_gain(intent, event.price, event.quantity))
            yield Booking(event.at, currency, executed[-1])
            if event.fee is not None:
                yield Booking(event.at, event.fee.currency, -event.fee.amount)
        elif isinstance(event, FilledTo):
            at = event.at
    if order.filled > order.executed:
        whole = None
        if order.status_filled == order.filled:
            whole = _gain(intent, order.status_average, order.filled)
        known = [amount for amount in executed if amount is not None]
        unknown = whole is None or len(known) < len(executed)
        yield Booking(at, currency, None if unknown else (whole or ZERO) - sum(known))


def realised(intent: CloseIntent, order: CloseOrder, events: Iterable[Event]) -> Money | None:
    """What a close has brought so far, net of the fees known in its currency; None where nothing is
    filled yet, or the price of a fill or of the row is not known.
    """
    if not order.filled:
        return None
    currency = intent.seen.instrument.quote_currency
    brought = ZERO_AMOUNT
    for booking in bookings_of(intent, order, events):
        if booking.amount is None:
            return None
        if booking.currency == currency:
            brought += booking.amount
    return Money(brought, currency)


def _gain(intent: CloseIntent, price: Decimal | None, size: Quantity) -> Decimal | None:
    seen = intent.seen
    if price is None or seen.average_price is None:
        return None
    move = (price - seen.average_price) * seen.side.sign
    return seen.instrument.gain(move, size).amount
