"""What an instrument is worth now, and when that was true."""

from dataclasses import dataclass

from app.domain.ids import Instant
from app.domain.money import Price, Quantity


@dataclass(frozen=True, slots=True)
class Quote:
    """The latest known prices of one instrument at one venue.

    Any of them may be unknown. `touched_at` is when bid and ask were last heard, `marked_at` the
    mark; both are our clock. `bids` and `asks` are as much of the book as the venue tells, price
    and size, the best first; empty where it tells the touch alone.
    """

    bid: Price | None = None
    ask: Price | None = None
    mark: Price | None = None
    bid_size: Quantity | None = None
    ask_size: Quantity | None = None
    touched_at: Instant = Instant(0)
    marked_at: Instant = Instant(0)
    band_low: Price | None = None
    band_high: Price | None = None
    bids: tuple[tuple[Price, Quantity], ...] = ()
    asks: tuple[tuple[Price, Quantity], ...] = ()
