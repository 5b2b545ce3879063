"""What the user asked: amount, price, and the row as it stood when the key went down."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from app.domain.ids import CloseId, Instant, PositionKey
from app.domain.instrument import Instrument
from app.domain.money import Price, Quantity
from app.domain.position import Position, Side


@dataclass(frozen=True, slots=True)
class All:
    """Whatever is there when the venue processes the close, on the side that was seen."""


@dataclass(frozen=True, slots=True)
class Rest:
    """What no other close has claimed yet: the exact rest."""


@dataclass(frozen=True, slots=True)
class Exactly:
    """So many units; cut down to the live size, rounded down to the lot grid."""

    quantity: Quantity


@dataclass(frozen=True, slots=True)
class Share:
    """A share of the live size, 0 < ratio <= 1; rounded down to the lot grid."""

    ratio: Fraction


Amount = All | Rest | Exactly | Share


@dataclass(frozen=True, slots=True)
class Ticks:
    """Slippage in steps of the price grid."""

    count: Decimal


@dataclass(frozen=True, slots=True)
class BasisPoints:
    """Slippage in hundredths of a percent of the reference price."""

    points: Decimal


@dataclass(frozen=True, slots=True)
class PriceOffset:
    """Slippage in the quote currency, per unit."""

    offset: Decimal


Slippage = Ticks | BasisPoints | PriceOffset


@dataclass(frozen=True, slots=True)
class AtMarket:
    """Now, at whatever price the venue's own close gets."""


@dataclass(frozen=True, slots=True)
class Capped:
    """Now, but never worse than `slippage` away from the touch.

    `thin_too`: the person wants it although the book holds less within the cap.
    """

    slippage: Slippage
    thin_too: bool = False


@dataclass(frozen=True, slots=True)
class AtLimit:
    """At `price` or better; rests until it is filled or cancelled."""

    price: Price


Pricing = AtMarket | Capped | AtLimit


class Origin(StrEnum):
    """Where a press came from."""

    BUTTON = "button"
    HOTKEY = "hotkey"
    FLATTEN = "flatten"
    COMMAND_LINE = "command line"
    REMAINDER = "remainder"
    RISK_GUARD = "risk guard"


@dataclass(frozen=True, slots=True)
class CloseIntent:
    """One press. `seen` is the row as it stood on the screen.

    `override_stale`: the person knows that the size cannot be read now and wants everything closed
    all the same; only a whole close at market that the venue sizes itself may do that.
    """

    close_id: CloseId
    amount: Amount
    pricing: Pricing
    cancel_working_orders: bool
    seen: Position
    pressed_at: Instant
    origin: Origin
    override_stale: bool = False

    @property
    def whole_at_market(self) -> bool:
        """Whether the venue's own close of everything can carry it out."""
        return isinstance(self.amount, All) and isinstance(self.pricing, AtMarket)


@dataclass(frozen=True, slots=True)
class WorstPrice:
    """A cap made exact: no fill may be worse than `price`.

    `reference` is the touch or mark it was measured from, `basis` says which, in words;
    `offset` is their distance in the quote currency.
    """

    price: Price
    reference: Price
    basis: str
    offset: Decimal


RequestPricing = AtMarket | WorstPrice | AtLimit


@dataclass(frozen=True, slots=True)
class CloseRequest:
    """What one venue is asked: on its grids, expressible by it, never above live size.

    `quantity` is what we expect to be closed; with `whole` the venue is asked to close everything
    and may decide the size itself. `position_quantity` is the live size it was measured against.
    `remarks` are sentences for the person: clamped, rounded down, dust left.
    """

    close_id: CloseId
    position: PositionKey
    instrument: Instrument
    side: Side
    whole: bool
    quantity: Quantity
    position_quantity: Quantity
    pricing: RequestPricing
    cancel_working_orders: bool
    remarks: tuple[str, ...] = ()

    @property
    def whole_at_market(self) -> bool:
        """Whether the venue is asked to close everything and decides the size itself."""
        return self.whole and isinstance(self.pricing, AtMarket)
