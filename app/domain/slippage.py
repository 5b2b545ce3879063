"""A slippage cap in any unit, made into the worst price; and one distance shown in all units."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from app.domain.errors import Denied
from app.domain.ids import NANOSECONDS, Instant
from app.domain.instrument import Instrument
from app.domain.intent import BasisPoints, PriceOffset, Slippage, Ticks, WorstPrice
from app.domain.money import Money, Price, Quantity, decimal, plain
from app.domain.position import Side
from app.domain.quote import Quote
from app.domain.words import say

TOUCH_FRESH_S = 2
MARK_FRESH_S = 5
_TEN_THOUSAND = Decimal(10_000)

MARK: Final = say("mark price")


@dataclass(frozen=True, slots=True)
class Distance:
    """One price distance in every unit a trader thinks in."""

    offset: Decimal
    ticks: Decimal
    basis_points: Decimal
    money: Money


def parse_slippage(text: str) -> Slippage:
    """Read "5 ticks", "10 bps" or "0.25" (quote currency per unit). Raises ValueError."""
    words = text.split()
    if not words or len(words) > 2:
        raise ValueError(f'expected "5 ticks", "10 bps" or a price distance, was {text!r}')
    amount = decimal(words[0])
    if amount < 0:
        raise ValueError(f"expected a slippage of zero or more, was {text!r}")
    unit = words[1].lower() if len(words) == 2 else "price"
    match unit:
        case "tick" | "ticks":
            return Ticks(amount)
        case "bp" | "bps":
            return BasisPoints(amount)
        case "price":
            return PriceOffset(amount)
    raise ValueError(f'expected the unit "ticks", "bps" or "price", was {words[1]!r}')


def say_slippage(slippage: Slippage) -> str:
    """The text that `parse_slippage` reads back."""
    match slippage:
        case Ticks(count=count):
            return f"{plain(count)} ticks"
        case BasisPoints(points=points):
            return f"{plain(points)} bps"
        case PriceOffset(offset=offset):
            return plain(offset)


def worst_price(
    side: Side, slippage: Slippage, instrument: Instrument, quote: Quote | None, now: Instant
) -> WorstPrice:
    """The worst price that `slippage` allows for closing a position of `side`.

    Measured from the touch the close would hit, if it is younger than two seconds, else from the
    mark. Rounded towards the reference, so that the cap is never exceeded, and kept inside the
    venue's price band. Raises Denied where no fresh price is known: unknown is blocked.
    """
    reference, basis = _reference(side, quote, now)
    offset = offset_of(slippage, reference, instrument)
    grid = instrument.price_grid
    if side is Side.LONG:
        price = grid.ceiling(reference - offset)
        if quote is not None and quote.band_low is not None:
            price = max(price, grid.ceiling(quote.band_low))
    else:
        price = grid.floor(reference + offset)
        if quote is not None and quote.band_high is not None:
            price = min(price, grid.floor(quote.band_high))
    if price <= 0:
        raise Denied(
            "cap_too_wide",
            say("A slippage of {offset} leaves no price above zero.", offset=plain(offset)),
        )
    return WorstPrice(Price(price), reference, basis, offset)


def offset_of(slippage: Slippage, reference: Price, instrument: Instrument) -> Decimal:
    """The price distance that `slippage` means at `reference`, not rounded."""
    match slippage:
        case Ticks(count=count):
            return count * instrument.tick
        case BasisPoints(points=points):
            return reference * points / _TEN_THOUSAND
        case PriceOffset(offset=offset):
            return offset


def in_all_units(
    offset: Decimal, reference: Price, instrument: Instrument, quantity: Quantity
) -> Distance:
    """The same distance in ticks, basis points and money for `quantity`."""
    return Distance(
        offset,
        offset / instrument.tick,
        offset / reference * _TEN_THOUSAND if reference else Decimal(0),
        instrument.gain(offset, quantity),
    )


def _reference(side: Side, quote: Quote | None, now: Instant) -> tuple[Price, str]:
    if quote is not None:
        touch = quote.bid if side is Side.LONG else quote.ask
        fresh = now - quote.touched_at <= TOUCH_FRESH_S * NANOSECONDS
        if touch is not None and fresh:
            return touch, say("best bid") if side is Side.LONG else say("best ask")
        if quote.mark is not None and now - quote.marked_at <= MARK_FRESH_S * NANOSECONDS:
            return quote.mark, MARK
    raise Denied(
        "no_price",
        say(
            "No fresh bid, ask or mark is known, so a cap cannot be measured. Nothing was "
            "sent. Wait for a price, or close at market or at a limit."
        ),
    )
