"""What a venue can tell us: orders, fills, the state of the link, and answers to questions."""

from dataclasses import dataclass, field
from enum import StrEnum

from app.domain.ids import CloseId, FillId, Instant, PositionKey, VenueOrderId
from app.domain.money import Money, Price, Quantity
from app.domain.position import Position


class OrderStatus(StrEnum):
    """The venue's word on one order, in the field's terms. Leaves beat words: see `filled`."""

    WORKING = "working"
    PARTIALLY_FILLED = "partially_filled"
    FILLED = "filled"
    CANCELED = "canceled"
    EXPIRED = "expired"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class OrderReport:
    """One statement about one order, ours or foreign.

    `close_id` is given where the session can tell that the order is ours. `filled` is cumulative.
    """

    venue_order_id: VenueOrderId
    status: OrderStatus
    at: Instant
    close_id: CloseId | None = None
    position: PositionKey | None = None
    quantity: Quantity | None = None
    filled: Quantity | None = None
    average_price: Price | None = None
    limit_price: Price | None = None
    code: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class FillReport:
    """One execution, ours or foreign. `fee` is what it cost; below zero it is a rebate."""

    fill_id: FillId
    venue_order_id: VenueOrderId
    quantity: Quantity
    at: Instant
    price: Price | None = None
    close_id: CloseId | None = None
    position: PositionKey | None = None
    fee: Money | None = None


class LinkState(StrEnum):
    """How an account's connection stands."""

    DOWN = "down"
    CONNECTING = "connecting"
    UP = "up"
    REFUSED = "refused"
    """The venue does not accept our credentials; trying again will not help."""


@dataclass(frozen=True, slots=True)
class Findings:
    """What a venue now says of one close: the answer to `look_up`.

    `position` is from a read begun after the question was asked, None if it is gone;
    `position_known` is False where that read was not made or failed.
    `traceless` is True only where a query that finds orders like ours, live and ended, completed
    and found nothing. `summary` is a sentence for the journal.
    """

    at: Instant
    orders: tuple[OrderReport, ...] = ()
    fills: tuple[FillReport, ...] = ()
    position: Position | None = None
    position_known: bool = False
    traceless: bool = False
    summary: str = ""


@dataclass(frozen=True, slots=True)
class Accepted:
    """A good reply to a close: the venue has it. Fills follow as reports."""

    venue_order_ids: tuple[VenueOrderId, ...] = ()
    quantity: Quantity | None = None


@dataclass(frozen=True, slots=True)
class Done:
    """A good reply to a close: the venue says it is executed; fills may follow with prices."""

    quantity: Quantity | None = None
    venue_order_ids: tuple[VenueOrderId, ...] = ()


Reply = Accepted | Done


@dataclass(frozen=True, slots=True)
class WirePreview:
    """Exactly what is asked of the venue, secrets masked.

    `body` is the text of the body or frame (protobuf as text). `digest` is the SHA-256 of what is
    asked: method, target and body bytes, without the signature, nonce and time that are added last.
    `also` lists further calls that precede the close (cancelling orders), one line each.
    """

    method: str
    address: str
    headers: tuple[tuple[str, str], ...]
    body: str
    digest: str
    also: tuple[str, ...] = field(default=())
