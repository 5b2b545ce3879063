"""From what the user asked to what one venue is asked; or a denial that says why not.

Rules: a close never exceeds the live size less what other closes have claimed; every rounding goes
down; a flipped or vanished position is never sent; what was changed is said in `remarks`.
"""

from decimal import Decimal

from app.domain.capability import Capability, Guard, Support
from app.domain.errors import Denied
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
    Exactly,
    Pricing,
    RequestPricing,
    Rest,
    Share,
)
from app.domain.money import Quantity, plain
from app.domain.position import Position
from app.domain.quote import Quote
from app.domain.slippage import worst_price


class AlreadyClosed(Denied):
    """The position is gone: for a trader a success."""

    def __init__(self, symbol: str) -> None:
        super().__init__("already_closed", f"{symbol} is already closed. Nothing was sent.")


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
    free = Quantity(live.quantity - claimed)
    frees_itself = _venue_cancels_first(intent, capability)
    if live.closable is not None and live.closable < free and not frees_itself:
        _check_tied_up(intent.amount, live, live.closable)
        free = live.closable
    whole, quantity, remarks = _amount(intent.amount, live, free, capability)
    _check_support(whole, intent, capability)
    pricing = _pricing(intent.pricing, live, quote, now)
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
            f"{seen.instrument.symbol} is {live.side} now, it was {seen.side} on the screen. "
            "Nothing was sent. Look at the row and press again.",
        )
    if live.instrument.untradable:
        raise Denied("untradable", f"{live.instrument.untradable} Nothing was sent; still open.")
    return live


def _venue_cancels_first(intent: CloseIntent, capability: Capability) -> bool:
    """Whether the venue's own close of everything frees what working orders tie up."""
    native = capability.cancel_orders.guard is Guard.NATIVE
    everything = isinstance(intent.amount, All) and isinstance(intent.pricing, AtMarket)
    return native and everything and intent.cancel_working_orders


def _check_tied_up(amount: Amount, live: Position, closable: Quantity) -> None:
    """Working orders hold a part of the position: everything cannot be closed beside them."""
    if isinstance(amount, All) or closable == 0:
        held = plain(Quantity(live.quantity - closable))
        raise Denied(
            "tied_up",
            f"{held} of {plain(live.quantity)} {live.instrument.symbol} are tied up in working "
            f"orders. Nothing was sent. Cancel those orders too, or close the free "
            f"{plain(closable)}.",
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
        raise Denied("unsupported", f"This venue cannot do that: {support.why} Nothing was sent.")
    if not support.allowed:
        raise Denied(
            "not_allowed",
            f"This close would be guarded by us only ({support.why}) and the account does not allow "
            "that. Nothing was sent. Allow it in the account's settings, or close at market.",
        )


def _amount(
    amount: Amount, live: Position, free: Quantity, capability: Capability
) -> tuple[bool, Quantity, list[str]]:
    """Whether the whole position is meant, how much, and what was changed on the way."""
    if free <= 0:
        raise Denied(
            "already_closing",
            f"All {plain(live.quantity)} of {live.instrument.symbol} are being closed already. "
            "Nothing was sent. Wait for that close, or cancel it.",
        )
    untouched = free == live.quantity
    match amount:
        case All() if not untouched:
            raise Denied(
                "already_closing",
                f"{plain(Quantity(live.quantity - free))} of {plain(live.quantity)} "
                f"{live.instrument.symbol} are being closed already; {plain(free)} are free. "
                "Nothing was sent. Close the rest, or cancel the other close first.",
            )
        case All():
            return True, live.quantity, []
        case Rest():
            return untouched, free, []
        case Exactly(quantity=asked):
            return _exactly(asked, live, free)
        case Share(ratio=ratio):
            return _share(amount, ratio.numerator, ratio.denominator, live, free, capability)


def _exactly(asked: Quantity, live: Position, free: Quantity) -> tuple[bool, Quantity, list[str]]:
    if not asked.is_finite() or asked <= 0:
        raise Denied(
            "bad_amount", f"Expected an amount above zero, was {asked}. Nothing was sent."
        )
    remarks = []
    if asked > free:
        remarks.append(f"cut down from {plain(asked)} to the {plain(free)} that are there")
        asked = free
    if asked == live.quantity:
        # The last of a position may lie under the venue's minimum; only a whole close takes it.
        return True, asked, remarks
    return False, _on_grid(asked, live, remarks), remarks


def _share(
    amount: Share,
    numerator: int,
    denominator: int,
    live: Position,
    free: Quantity,
    capability: Capability,
) -> tuple[bool, Quantity, list[str]]:
    if not 0 < amount.ratio <= 1:
        raise Denied(
            "bad_amount", f"Expected a share above 0 and up to 100 %, was {amount.ratio}."
        )
    wanted = Quantity(live.quantity * numerator / denominator)
    if amount.ratio == 1 and free == live.quantity:
        return True, free, []
    remarks: list[str] = []
    grid = live.instrument.quantity_grid
    if wanted > free:
        remarks.append(f"cut down from {plain(wanted)} to the {plain(free)} that are free")
        wanted = free
    if capability.share_at_least_one and grid.floor(wanted) == 0 and free >= grid.step:
        remarks.append(f"raised to the smallest step, {plain(grid.step)}")
        wanted = Quantity(grid.step)
    if wanted == live.quantity:
        return True, wanted, remarks
    return False, _on_grid(wanted, live, remarks), remarks


def _on_grid(wanted: Quantity, live: Position, remarks: list[str]) -> Quantity:
    grid, unit = live.instrument.quantity_grid, live.instrument.unit
    floored = Quantity(grid.floor(wanted))
    if floored < max(grid.minimum, grid.step):
        least = max(grid.minimum, grid.step)
        raise Denied(
            "below_minimum",
            f"{plain(wanted)} {unit} of {live.instrument.symbol} is below the smallest order of "
            f"{plain(least)}. Nothing was sent. Close more, or the whole position.",
        )
    if grid.maximum is not None and floored > grid.maximum:
        raise Denied(
            "above_maximum",
            f"{plain(floored)} {unit} is above the largest order of {plain(grid.maximum)}. "
            "Nothing was sent. Close it in parts.",
        )
    if floored != wanted:
        remarks.append(f"rounded down from {plain(wanted)} to {plain(floored)}")
    left = live.quantity - floored
    if 0 < left < grid.minimum:
        remarks.append(
            f"leaves {plain(left)}, below the smallest order; only a whole close takes that"
        )
    return floored


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


def _check_limit(price: Decimal, instrument: Instrument, quote: Quote | None) -> None:
    if not price.is_finite() or price <= 0:
        raise Denied("bad_price", f"Expected a price above zero, was {price}. Nothing was sent.")
    grid = instrument.price_grid
    if not grid.holds(price):
        raise Denied(
            "off_tick",
            f"{plain(price)} is not on the price grid of {instrument.symbol} "
            f"(steps of {plain(grid.step)}). Nothing was sent. The nearest prices are "
            f"{plain(grid.floor(price))} and {plain(grid.ceiling(price))}.",
        )
    low = quote.band_low if quote is not None else None
    high = quote.band_high if quote is not None else None
    if (low is not None and price < low) or (high is not None and price > high):
        raise Denied(
            "outside_band",
            f"{plain(price)} is outside the venue's price band"
            f" {plain(low) if low is not None else '…'} to"
            f" {plain(high) if high is not None else '…'}. Nothing was sent.",
        )
