"""What is traded: its unit, its grids, and what a price move is worth."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from app.domain.grid import Grid
from app.domain.ids import Venue
from app.domain.money import Money, Quantity


class Unit(StrEnum):
    """What one of `Quantity` is."""

    LOT = "lot"
    CONTRACT = "contract"
    SHARE = "share"
    UNIT = "unit"
    CASH = "cash"
    """Money that a venue lists among the positions: shown, never closed, and nothing to be flat of."""


@dataclass(frozen=True, slots=True)
class Instrument:
    """One instrument of one venue.

    `symbol` is what people read, `wire_name` what the venue's calls take. `multiplier` is the money,
    in `quote_currency`, that one unit gains when the price rises by 1. `untradable` is empty,
    or the reason why the venue takes no orders in it now.
    """

    venue: Venue
    symbol: str
    wire_name: str
    unit: Unit
    quantity_grid: Grid
    price_grid: Grid
    multiplier: Decimal
    quote_currency: str
    untradable: str = ""

    def gain(self, move: Decimal, quantity: Quantity) -> Money:
        """What `quantity` units gain when the price moves by `move`."""
        return Money(move * quantity * self.multiplier, self.quote_currency)

    @property
    def tick(self) -> Decimal:
        """The price step around the price of the moment, in the quote currency."""
        return self.price_grid.step
