"""Whether the book within a cap holds what is to be closed: known short is blocked, unknown is not."""

from app.domain.errors import Denied
from app.domain.ids import NANOSECONDS, Instant
from app.domain.instrument import Instrument
from app.domain.intent import WorstPrice
from app.domain.money import ZERO, Price, Quantity, plain, total
from app.domain.position import Side
from app.domain.quote import Quote
from app.domain.slippage import TOUCH_FRESH_S
from app.domain.words import say


def check_book(
    worst: WorstPrice,
    side: Side,
    quantity: Quantity,
    instrument: Instrument,
    quote: Quote | None,
    now: Instant,
    *,
    insists: bool,
) -> list[str]:
    """Remarks on a book that holds less than `quantity` within the cap.

    `side` is the position's. Raises Denied (`thin_book`) unless the person insists.
    """
    there = reach(quote, side, worst.price, now) if quote is not None else None
    if there is None or there >= quantity:
        return []
    shown = plain(instrument.quantity_grid.floor(there))
    if not insists:
        raise Denied("thin_book", _why(there, shown, quantity, instrument))
    return [
        say(
            "only {there} of {quantity} {symbol} stand in the book within the cap",
            there=shown,
            quantity=plain(quantity),
            symbol=instrument.symbol,
        )
    ]


def _why(there: Quantity, shown: str, quantity: Quantity, instrument: Instrument) -> str:
    if not there:
        return say(
            "Nothing stands at the other side of the book, so a capped close would fill "
            "nothing. Nothing was sent. Wait for a price, or close at market or at a limit."
        )
    return say(
        "Only {there} of {quantity} {symbol} stand in the book within this cap; the rest would "
        "stay open. Nothing was sent. Widen the cap, close less, or say that a thin book will do.",
        there=shown,
        quantity=plain(quantity),
        symbol=instrument.symbol,
    )


def reach(quote: Quote, side: Side, worst: Price, now: Instant) -> Quantity | None:
    """How much stands in the book at `worst` or better, for closing a position of `side`.

    None where that is not known: the prices are old, or the venue told less of the book than the
    cap reaches.
    """
    if now - quote.touched_at > TOUCH_FRESH_S * NANOSECONDS:
        return None
    long = side is Side.LONG
    levels, touch = (quote.bids, quote.bid) if long else (quote.asks, quote.ask)
    size = quote.bid_size if long else quote.ask_size
    if size is not None and size <= 0:
        return ZERO
    if not levels and touch is not None and size is not None:
        levels = ((touch, size),)
    if not levels or (levels[-1][0] > worst if long else levels[-1][0] < worst):
        return None
    inside = (held for price, held in levels if (price >= worst if long else price <= worst))
    return total(inside)
