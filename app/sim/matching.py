"""How an accepted close becomes fills: walk a simple book, level by level.

Each level holds the listing's depth; levels lie one tick apart. The result is a plan of executions
with delays, so that a venue can push them as its own protocol does.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from app.sim.market import Listing, Tick

FIRST_FILL_S = 0.06
BETWEEN_FILLS_S = 0.04


class Direction(Enum):
    """Which way an order goes."""

    BUY = "buy"
    SELL = "sell"


@dataclass(frozen=True, slots=True)
class Execution:
    """One fill of an order: how long after acceptance, how much, at what price."""

    delay_s: float
    quantity: Decimal
    price: Decimal


@dataclass(frozen=True, slots=True)
class Match:
    """What the book gives an order now: its executions, and the size left over."""

    executions: tuple[Execution, ...]
    rest: Decimal


def crosses(direction: Direction, limit: Decimal, tick: Tick) -> bool:
    """Whether a limit order would trade at once."""
    return limit <= tick.bid if direction is Direction.SELL else limit >= tick.ask


def sweep(
    direction: Direction,
    quantity: Decimal,
    listing: Listing,
    tick: Tick,
    *,
    limit: Decimal | None = None,
    most_levels: int = 20,
) -> Match:
    """Take `quantity` from the book, never beyond `limit`; what the book lacks is the rest."""
    executions: list[Execution] = []
    rest = quantity
    for level in range(most_levels):
        if rest <= 0:
            break
        away = listing.tick * level
        price = tick.bid - away if direction is Direction.SELL else tick.ask + away
        if limit is not None:
            beyond = price < limit if direction is Direction.SELL else price > limit
            if beyond:
                break
        taken = min(rest, listing.depth)
        executions.append(Execution(FIRST_FILL_S + level * BETWEEN_FILLS_S, taken, price))
        rest -= taken
    return Match(tuple(executions), rest)
