"""From what the user asked to what one venue is asked; or a denial that says why not.

Rules: a close never exceeds the live size less what other closes have claimed; every rounding goes
down; a flipped or vanished position is never sent; what was changed is said in `remarks`.
"""

from decimal import Decimal
from typing import Final

from app.domain.amount import check_maximum, whole_and_quantity
from app.domain.capability import Capability, Guard, Support
from app.domain.errors import Denied
from app.domain.grid import Grid
from app.domain.ids import Instant
from app.domain.instrument import Instrument
from app.domain.intent import (
    All,
    Amount,
    AtLimit,
    AtMarket,
    Capped,
    CloseIntent,
    CloseRequest,
    Pricing,
    RequestPricing,
    Share,
    WorstPrice,
)
from app.domain.money import Quantity, plain
from app.domain.position import Position
from app.domain.quote import Quote
from app.domain.slippage import worst_price
from app.domain.thin_book import check_book
from app.domain.words import say

ALREADY_CLOSED: Final = "already_closed"
"""The code of a denial or refusal that is a success for the trader: nothing was left to close."""


class AlreadyClosed(Denied):
    """The position is gone: for a trader a success."""

    def __init__(self, symbol: str) -> None:
        super().__init__(
            ALREADY_CLOSED, say("{symbol} is already closed. Nothing was sent.", symbol=symbol)
        )


def size_close(
    intent: CloseIntent,
    live: Position | None,
    claimed: Quantity,
    capability: Capability,
    quote: Quote | None,
    now: Instant,
) -> CloseRequest:
    """Put an intent on the venue's grids. Raises Denied (AlreadyClosed if `live` is None).

    `live` is the position as freshly known, `claimed` what other unexplained closes may still take
    from it.
    """
    live = _still_as_seen(intent.seen, live)
    free = _free(intent, live, claimed, capability)
    whole, quantity, remarks = whole_and_quantity(intent.amount, live, free, capability)
    _check_support(whole, intent, capability)
    if not isinstance(intent.pricing, AtMarket):
        # At a price the whole is an order like any other, not the venue's own close.
        check_maximum(quantity, live.instrument)
    pricing = _pricing(intent.pricing, live, quote, now)
    if isinstance(intent.pricing, Capped) and isinstance(pricing, WorstPrice):
        insists, instrument = intent.pricing.thin_too, live.instrument
        remarks += check_book(
            pricing, live.side, quantity, instrument, quote, now, insists=insists
        )
    return CloseRequest(
        close_id=intent.close_id,
        position=live.key,
        instrument=live.instrument,
        side=live.side,
        whole=whole,
        quantity=quantity,
        position_quantity=live.quantity,
        pricing=pricing,
        cancel_working_orders=intent.cancel_working_orders,
        remarks=tuple(remarks),
    )


def _still_as_seen(seen: Position, live: Position | None) -> Position:
    if live is None:
        raise AlreadyClosed(seen.instrument.symbol)
    if live.side is not seen.side:
        raise Denied(
            "flipped",
            say(
                "{symbol} is {side} now, it was {seen} on the screen. Nothing was sent. Look "
                "at the row and press again.",
                symbol=seen.instrument.symbol,
                side=live.side,
                seen=seen.side,
            ),
        )
    if live.instrument.untradable:
        raise Denied(
            "untradable",
            say("{why} Nothing was sent; still open.", why=live.instrument.untradable),
        )
    return live


def _free(
    intent: CloseIntent, live: Position, claimed: Quantity, capability: Capability
) -> Quantity:
    """What neither another close nor a working order holds. Raises Denied (`tied_up`)."""
    free = Quantity(live.quantity - claimed)
    if live.closable is None or live.closable >= free or _venue_cancels_first(intent, capability):
        return free
    _check_tied_up(intent.amount, live, live.closable)
    return live.closable


def _venue_cancels_first(intent: CloseIntent, capability: Capability) -> bool:
    """Whether the venue's own close of everything frees what working orders tie up."""
    native = capability.cancel_orders.guard is Guard.NATIVE
    return native and intent.whole_at_market and intent.cancel_working_orders


def _check_tied_up(amount: Amount, live: Position, closable: Quantity) -> None:
    """Working orders hold a part of the position: everything cannot be closed beside them."""
    if isinstance(amount, All) or closable == 0:
        held = plain(Quantity(live.quantity - closable))
        raise Denied(
            "tied_up",
            say(
                "{held} of {quantity} {symbol} are tied up in working orders. Nothing was "
                "sent. Cancel those orders too, or close the free {closable}.",
                held=held,
                quantity=plain(live.quantity),
                symbol=live.instrument.symbol,
                closable=plain(closable),
            ),
        )


def support_for(whole: bool, amount: Amount, pricing: Pricing, capability: Capability) -> Support:
    """The badge of a close: the weakest of the features it needs."""
    by_amount = capability.full
    if not whole:
        by_amount = capability.share if isinstance(amount, Share) else capability.quantity
    if isinstance(pricing, AtMarket):
        return by_amount
    if isinstance(pricing, AtLimit):
        part = capability.limit_of_part
        by_price = capability.limit if whole or part is None else part
    else:
        part = capability.capped_of_part
        by_price = capability.capped if whole or part is None else part
    order = [Guard.NATIVE, Guard.REDUCE_ONLY, Guard.GUARDED, Guard.IMPOSSIBLE]
    # A limit on the whole is its own call: only the price decides.
    if whole:
        return by_price
    return max(by_amount, by_price, key=lambda s: (not s.usable, order.index(s.guard)))


def _check_support(whole: bool, intent: CloseIntent, capability: Capability) -> None:
    support = support_for(whole, intent.amount, intent.pricing, capability)
    if support.guard is Guard.IMPOSSIBLE:
        raise Denied(
            "unsupported",
            say("This venue cannot do that: {why} Nothing was sent.", why=support.why),
        )
    if not support.allowed:
        raise Denied(
            "not_allowed",
            say(
                "This close would be guarded by us only ({why}) and the account does not allow "
                "that. Nothing was sent. Allow it in the account's settings, or close at "
                "market.",
                why=support.why,
            ),
        )


def _pricing(
    pricing: Pricing, live: Position, quote: Quote | None, now: Instant
) -> RequestPricing:
    match pricing:
        case AtMarket():
            return pricing
        case AtLimit(price=price):
            _check_limit(price, live.instrument, quote)
            return pricing
        case Capped(slippage=slippage):
            return worst_price(live.side, slippage, live.instrument, quote, now)


def _price_bounds(grid: Grid, quote: Quote | None) -> tuple[Decimal | None, Decimal | None]:
    """The narrower of what the instrument always allows and what its band allows now."""
    lows = [grid.minimum or None, quote.band_low if quote is not None else None]
    highs = [grid.maximum, quote.band_high if quote is not None else None]
    return (
        max((low for low in lows if low is not None), default=None),
        min((high for high in highs if high is not None), default=None),
    )


def _check_limit(price: Decimal, instrument: Instrument, quote: Quote | None) -> None:
    if not price.is_finite() or price <= 0:
        raise Denied(
            "bad_price",
            say("Expected a price above zero, was {price}. Nothing was sent.", price=price),
        )
    grid = instrument.price_grid
    if not grid.holds(price):
        raise _off_tick(price, instrument)
    low, high = _price_bounds(grid, quote)
    if (low is not None and price < low) or (high is not None and price > high):
        raise Denied(
            "outside_band",
            say(
                "{price} is outside the venue's price band {low} to {high}. Nothing was sent. "
                "Choose a price inside it.",
                price=plain(price),
                low=plain(low) if low is not None else "…",
                high=plain(high) if high is not None else "…",
            ),
        )


def _off_tick(price: Decimal, instrument: Instrument) -> Denied:
    grid = instrument.price_grid
    floor, ceiling, step = grid.floor(price), grid.ceiling(price), grid.step_at(price)
    if not floor:
        words = say(
            "{price} is not on the price grid of {symbol} (steps of {step}). Nothing was sent. The "
            "nearest price is {ceiling}.",
            price=plain(price),
            symbol=instrument.symbol,
            step=plain(step),
            ceiling=plain(ceiling),
        )
    else:
        words = say(
            "{price} is not on the price grid of {symbol} (steps of {step}). Nothing was sent. The "
            "nearest prices are {floor} and {ceiling}.",
            price=plain(price),
            symbol=instrument.symbol,
            step=plain(step),
            floor=plain(floor),
            ceiling=plain(ceiling),
        )
    return Denied("off_tick", words)
