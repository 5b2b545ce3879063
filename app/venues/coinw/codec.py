"""CoinW's calls and answers: what a close looks like on the wire, and what an answer proves.

Pure: no clock, no connection. Every id leaves here as text, because the venue's exceed 2**53.
Source: CoinW futures API; the reading of its contradictions is laid down in the tests.
"""

import hashlib
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, TypeVar

import msgspec
from msgspec.json import Decoder

from app.domain.errors import Denied, OutcomeUnknown, Refused, WireError
from app.domain.ids import VenueOrderId
from app.domain.intent import AtMarket, CloseRequest
from app.domain.money import plain
from app.domain.words import say
from app.venues._json import UNREADABLE
from app.venues.coinw.refusals import RATE_LIMITED, SERVER_ERROR, SHUT_OUT, sentence
from app.venues.coinw.wire import Envelope, Id, Value, is_set

POSITIONS: Final = "/v1/perpum/positions"
ORDER: Final = "/v1/perpum/order"
BATCH_ORDERS: Final = "/v1/perpum/batchOrders"

_GOOD: Final = (0, "0", 200, "200")
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Call:
    """A mutation: what is asked, without the headers that depend on the moment of sending."""

    method: str
    path: str
    body: bytes

    @property
    def digest(self) -> str:
        return hashlib.sha256(self.method.encode() + self.path.encode() + self.body).hexdigest()


def encode_close(request: CloseRequest) -> Call:
    """Build the call that closes one position. Raises Denied for what the venue cannot be asked.

    CoinW takes exactly one of `closeNum` (whole contracts) and `closeRate` (a share, 1 is all), and
    a price only together with `positionType` `plan`, which is its word for a plain limit order.
    A whole close says `closeRate` 1 at every price: how the venue rounds other shares is unknown,
    and a number of contracts would be refused if the position had shrunk on the way.
    The id goes out as text, as in the venue's own sample.

    Source: CoinW futures API, "Close a Position".
    """
    price = None if isinstance(request.pricing, AtMarket) else request.pricing.price
    body = {
        "id": request.position.wire_id,
        "positionType": "execute" if price is None else "plan",
    }
    if request.whole:
        body["closeRate"] = "1"
    else:
        body["closeNum"] = _contracts(request)
    if price is not None:
        if not price.is_finite() or price <= 0 or not request.instrument.price_grid.holds(price):
            raise Denied(
                "off_tick",
                say("{price} is not a price CoinW takes here. Nothing was sent.", price=price),
            )
        body["orderPrice"] = plain(price)
    return Call("DELETE", POSITIONS, msgspec.json.encode(body))


def encode_cancel(order_id: VenueOrderId) -> Call:
    """Build the call that cancels one order. Source: CoinW futures API, "Cancel an Order"."""
    return Call("DELETE", ORDER, msgspec.json.encode({"id": order_id}))


def encode_cancel_batch(order_ids: list[VenueOrderId], pos_type: str) -> Call:
    """Build the call that cancels up to 20 orders of one type."""
    body = {"sourceIds": order_ids, "posType": pos_type}
    return Call("DELETE", BATCH_ORDERS, msgspec.json.encode(body))


def decode_mutation(status: int, body: bytes) -> msgspec.Raw:
    """The data of a good answer to a mutation. Raises Refused or OutcomeUnknown.

    Most refusals come with HTTP 200, so the code decides, whatever the status. A server error, and
    an error page that is not the venue's own envelope, prove nothing: the call may have been done. Who
    is not let in (401, 403) has done nothing, whatever the page says.
    """
    if status == 429:
        raise Refused("429", "HTTP 429", sentence("429"))
    try:
        envelope = msgspec.json.decode(body, type=Envelope)
    except UNREADABLE:
        if status in SHUT_OUT:
            raise _shut_out(status) from None
        raise OutcomeUnknown(
            say(
                "CoinW answered HTTP {status} with something that is not its own format. The "
                "call may have been executed: look at the position before asking again.",
                status=status,
            )
        ) from None
    good = _is_good(envelope)
    if status >= 500 or str(envelope.code) == SERVER_ERROR or (good and status >= 300):
        raise OutcomeUnknown(
            say(
                "CoinW answered HTTP {status} with code {code}, which proves nothing. The call "
                "may have been executed: look at the position before asking again.",
                status=status,
                code=envelope.code,
            )
        )
    if not good:
        raise refused(envelope)
    return envelope.data


def decode_close(status: int, body: bytes) -> VenueOrderId | None:
    """The id of the closing order of an accepted close; None if the venue accepted without one.

    The venue's table calls the data a number, its sample shows an object, and the value is a number
    here and text elsewhere: all of them are taken. Raises Refused or OutcomeUnknown.
    """
    data = decode_mutation(status, body)
    try:
        given = msgspec.json.decode(data, type=Value | Id | None)
    except UNREADABLE:
        # Accepted all the same; the order is then found by what it does to the position.
        return None
    value = given.value if isinstance(given, Value) else given
    return VenueOrderId(str(value)) if is_set(value) else None


def decode_read(status: int, body: bytes) -> msgspec.Raw:
    """The data of a good answer to a read. Raises Refused or WireError."""
    if status == 429:
        raise Refused("429", "HTTP 429", sentence("429", of_read=True))
    try:
        envelope = msgspec.json.decode(body, type=Envelope)
    except UNREADABLE as error:
        if status in SHUT_OUT:
            raise _shut_out(status, of_read=True) from error
        raise WireError(
            f"HTTP {status}", say("not CoinW's envelope ({error})", error=error)
        ) from error
    if status >= 400 or not _is_good(envelope):
        raise refused(envelope, of_read=True)
    return envelope.data


def decode_data(data: msgspec.Raw, reader: Decoder[_T], where: str) -> _T:
    """Read the data of an answer or a frame through `reader`. Raises WireError that names the path."""
    try:
        return reader.decode(data)
    except UNREADABLE as error:
        raise WireError(where, str(error), bytes(data)[:80].decode(errors="replace")) from error


def refused(envelope: Envelope, *, of_read: bool = False) -> Refused:
    """The venue's refusal, with our sentence where the code is known."""
    code, words = str(envelope.code), envelope.msg or envelope.message or ""
    return Refused(code, words, sentence(code, words, of_read=of_read))


def _shut_out(status: int, *, of_read: bool = False) -> Refused:
    return Refused(str(status), "", sentence(str(status), of_read=of_read))


def is_rate_limit(error: Refused) -> bool:
    return error.code in RATE_LIMITED


def _is_good(envelope: Envelope) -> bool:
    return envelope.code in _GOOD and envelope.success is not False


def _contracts(request: CloseRequest) -> str:
    size = request.quantity
    if size != size.to_integral_value() or not Decimal(0) < size <= request.position_quantity:
        raise Denied(
            "bad_amount",
            say(
                "CoinW closes whole contracts, from 1 to the {position_quantity} that are "
                "open; asked were {size}. Nothing was sent.",
                position_quantity=plain(request.position_quantity),
                size=plain(size),
            ),
        )
    return plain(size)
