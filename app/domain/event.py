"""The past-tense facts of one close. A close is nothing but the list of them."""

from dataclasses import dataclass

from app.domain.ids import CloseId, FillId, Instant, VenueOrderId
from app.domain.money import Money, Price, Quantity


@dataclass(frozen=True, slots=True)
class CloseEvent:
    """What every event carries: which close, and when we learned it (our clock)."""

    close_id: CloseId
    at: Instant


@dataclass(frozen=True, slots=True)
class NotSent(CloseEvent):
    """Nothing left for the venue."""

    code: str
    reason: str


@dataclass(frozen=True, slots=True)
class Submitted(CloseEvent):
    """On disk, about to leave. `digest` is the SHA-256 of what is asked of the venue."""

    quantity: Quantity
    venue_sized: bool
    digest: str


@dataclass(frozen=True, slots=True)
class Acknowledged(CloseEvent):
    """The venue has it. `quantity` is the venue's word on the size, where it gives one."""

    venue_order_ids: tuple[VenueOrderId, ...] = ()
    quantity: Quantity | None = None


@dataclass(frozen=True, slots=True)
class Filled(CloseEvent):
    """One execution; known twice it counts once, by `fill_id`. A `fee` below zero is a rebate."""

    fill_id: FillId
    quantity: Quantity
    price: Price | None
    fee: Money | None = None


@dataclass(frozen=True, slots=True)
class FilledTo(CloseEvent):
    """The venue's word that `quantity` is filled by now, in sum: an order's status."""

    quantity: Quantity
    average_price: Price | None = None


@dataclass(frozen=True, slots=True)
class ClosedByPosition(CloseEvent):
    """The position shrank by `quantity` and nothing else explains it: the weakest evidence."""

    quantity: Quantity


@dataclass(frozen=True, slots=True)
class Canceled(CloseEvent):
    """The order ended with something left."""

    reason: str = ""


@dataclass(frozen=True, slots=True)
class Expired(CloseEvent):
    """The order's time ran out with something left."""

    reason: str = ""


@dataclass(frozen=True, slots=True)
class Rejected(CloseEvent):
    """The venue said no, or is proven never to have seen it (code `never_arrived`)."""

    code: str
    reason: str


@dataclass(frozen=True, slots=True)
class FellInDoubt(CloseEvent):
    """Something may have reached the venue; nobody knows yet."""

    reason: str


@dataclass(frozen=True, slots=True)
class CancelRequested(CloseEvent):
    """We asked the venue to cancel what is left."""

    reason: str = ""


@dataclass(frozen=True, slots=True)
class ReadBack(CloseEvent):
    """A read begun after the close had ended shows `quantity` left in the position."""

    quantity: Quantity
    working_orders: int | None = None


@dataclass(frozen=True, slots=True)
class Dismissed(CloseEvent):
    """A person, having looked at the venue, gave up waiting for an explanation."""

    words: str


@dataclass(frozen=True, slots=True)
class Noted(CloseEvent):
    """Evidence that changes nothing by itself, kept so that nothing is lost."""

    text: str


Event = (
    NotSent
    | Submitted
    | Acknowledged
    | Filled
    | FilledTo
    | ClosedByPosition
    | Canceled
    | Expired
    | Rejected
    | FellInDoubt
    | CancelRequested
    | ReadBack
    | Dismissed
    | Noted
)
