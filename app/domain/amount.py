"""How much of a position an amount means, on the venue's grid; what was changed on the way is said."""

from fractions import Fraction
from typing import Final

from app.domain.capability import Capability
from app.domain.errors import Denied
from app.domain.instrument import Instrument, Unit
from app.domain.intent import All, Amount, Exactly, Rest, Share
from app.domain.money import Quantity, plain
from app.domain.position import Position
from app.domain.words import say

_UNITS: Final = {
    Unit.LOT: say("lot"),
    Unit.CONTRACT: say("contract"),
    Unit.SHARE: say("share"),
    Unit.UNIT: say("unit"),
    Unit.CASH: say("unit"),
}


def whole_and_quantity(
    amount: Amount, live: Position, free: Quantity, capability: Capability
) -> tuple[bool, Quantity, list[str]]:
    """Whether the whole position is meant, how much, and what was changed on the way.

    `free` is what no other close has claimed. Raises Denied that says why it cannot be.
    """
    if free <= 0:
        raise Denied(
            "already_closing",
            say(
                "All {quantity} of {symbol} are being closed already. Nothing was sent. Wait "
                "for that close, or cancel it.",
                quantity=plain(live.quantity),
                symbol=live.instrument.symbol,
            ),
        )
    untouched = free == live.quantity
    match amount:
        case All() if not untouched:
            raise Denied(
                "already_closing",
                say(
                    "{claimed} of {quantity} {symbol} are being closed already; {free} are free. "
                    "Nothing was sent. Close the rest, or cancel the other close first.",
                    claimed=plain(Quantity(live.quantity - free)),
                    quantity=plain(live.quantity),
                    symbol=live.instrument.symbol,
                    free=plain(free),
                ),
            )
        case All():
            return True, live.quantity, []
        case Rest():
            return untouched, free, []
        case Exactly(quantity=asked):
            return _exactly(asked, live, free)
        case Share(ratio=ratio):
            return _share(ratio, live, free, capability)


def _exactly(asked: Quantity, live: Position, free: Quantity) -> tuple[bool, Quantity, list[str]]:
    if not asked.is_finite() or asked <= 0:
        raise Denied(
            "bad_amount",
            say("Expected an amount above zero, was {asked}. Nothing was sent.", asked=asked),
        )
    remarks: list[str] = []
    if asked > free:
        remarks.append(_cut_down(asked, live, free))
        asked = free
    if asked == live.quantity:
        # The last of a position may lie under the venue's minimum; only a whole close takes it.
        return True, asked, remarks
    return False, _on_grid(asked, live, remarks), remarks


def _cut_down(wanted: Quantity, live: Position, free: Quantity) -> str:
    if free < live.quantity:
        return say(
            "cut down from {wanted} to the {free} that are free",
            wanted=plain(wanted),
            free=plain(free),
        )
    return say(
        "cut down from {asked} to the {free} that are there", asked=plain(wanted), free=plain(free)
    )


def _share(
    ratio: Fraction, live: Position, free: Quantity, capability: Capability
) -> tuple[bool, Quantity, list[str]]:
    if not 0 < ratio <= 1:
        raise Denied(
            "bad_amount",
            say(
                "Expected a share above 0 and up to 100 %, was {percent} %. Nothing was sent.",
                percent=ratio * 100,
            ),
        )
    wanted = Quantity(live.quantity * ratio.numerator / ratio.denominator)
    if ratio == 1 and free == live.quantity:
        return True, free, []
    remarks: list[str] = []
    grid = live.instrument.quantity_grid
    if wanted > free:
        remarks.append(_cut_down(wanted, live, free))
        wanted = free
    if capability.share_at_least_one and grid.floor(wanted) == 0 and free >= grid.step:
        remarks.append(say("raised to the smallest step, {step}", step=plain(grid.step)))
        wanted = Quantity(grid.step)
    if wanted == live.quantity:
        return True, wanted, remarks
    return False, _on_grid(wanted, live, remarks), remarks


def check_maximum(quantity: Quantity, instrument: Instrument) -> None:
    """Raises Denied for more than the venue takes in one order."""
    maximum = instrument.quantity_grid.maximum
    if maximum is not None and quantity > maximum:
        raise Denied(
            "above_maximum",
            say(
                "{floored} {unit} is above the largest order of {maximum}. Nothing was sent. "
                "Close it in parts.",
                floored=plain(quantity),
                unit=_UNITS[instrument.unit],
                maximum=plain(maximum),
            ),
        )


def _on_grid(wanted: Quantity, live: Position, remarks: list[str]) -> Quantity:
    grid, unit = live.instrument.quantity_grid, _UNITS[live.instrument.unit]
    floored = Quantity(grid.floor(wanted))
    least = max(grid.minimum, grid.step)
    if floored < least:
        raise Denied(
            "below_minimum",
            say(
                "{wanted} {unit} of {symbol} is below the smallest order of {least}. Nothing "
                "was sent. Close more, or the whole position.",
                wanted=plain(wanted),
                unit=unit,
                symbol=live.instrument.symbol,
                least=plain(least),
            ),
        )
    check_maximum(floored, live.instrument)
    if floored != wanted:
        remarks.append(
            say(
                "rounded down from {wanted} to {floored}",
                wanted=plain(wanted),
                floored=plain(floored),
            )
        )
    left = live.quantity - floored
    if 0 < left < grid.minimum:
        remarks.append(
            say(
                "leaves {left}, below the smallest order; only a whole close takes that",
                left=plain(left),
            )
        )
    return floored
