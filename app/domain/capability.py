"""What a venue's close can express, and how strongly each part is guarded: data, not classes."""

from dataclasses import dataclass
from enum import StrEnum


class Guard(StrEnum):
    """Who keeps a close from growing or flipping a position."""

    NATIVE = "native"
    """The venue's own close call."""

    REDUCE_ONLY = "reduce-only"
    """An order that the venue itself refuses to let grow or flip a position."""

    GUARDED = "guarded by us"
    """An opposite order after a fresh read, never above live size, read back afterwards."""

    IMPOSSIBLE = "impossible"
    """The venue offers no safe way."""


@dataclass(frozen=True, slots=True)
class Support:
    """How one feature is supported; `why` is the sentence behind the badge.

    `allowed` is False where the feature is guarded by us and the account has not allowed that.
    """

    guard: Guard
    why: str = ""
    allowed: bool = True

    @property
    def usable(self) -> bool:
        return self.guard is not Guard.IMPOSSIBLE and self.allowed


class Proof(StrEnum):
    """What a good reply to a close proves."""

    DONE = "done"
    ORDER_ACCEPTED = "order accepted"
    REQUEST_ACCEPTED = "request accepted"


class FillNews(StrEnum):
    """How fills become known."""

    PUSHED = "pushed"
    POLLED = "polled"


@dataclass(frozen=True, slots=True)
class Capability:
    """What one account's close can say.

    `limit_of_part` and `capped_of_part` are given where a part is supported otherwise than the whole.
    `stale_after_s`: how old word of the account may be before a position is re-read first.
    `follow_every_s`: how often an open close is asked about when the venue has gone quiet on it.
    `absence_after_s`: how long a close has to have been asked about, link up and answered, before the
    venue's own order query, finding nothing twice, proves that it never arrived; None where no query
    of the venue can prove that.
    `cancel_rest_after_s`: a capped close rests at its cap here; what is left after this long is
    cancelled by us. None where the venue ends such an order itself.
    `share_at_least_one`: a share that rounds down to nothing closes one step instead.
    `venue_sized_full`: on a full close the venue decides the size when it processes the call.
    `has_price_band`: prices outside a band that only the live feed tells are refused by the venue.
    """

    full: Support
    quantity: Support
    share: Support
    limit: Support
    capped: Support
    cancel_orders: Support
    reverse: Support
    proof: Proof
    fills: FillNews
    stale_after_s: float
    follow_every_s: float
    absence_after_s: float | None
    limit_of_part: Support | None = None
    capped_of_part: Support | None = None
    cancel_rest_after_s: float | None = None
    share_at_least_one: bool = False
    venue_sized_full: bool = True
    has_price_band: bool = False
