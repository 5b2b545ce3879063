"""Clear Street's calls and answers: what a close looks like on the wire, and what an answer proves.

Pure: no clock, no connection. Source: Clear Street Trading API, "Close a Position", "Submit Orders".
"""

import hashlib
from dataclasses import dataclass
from typing import Final, TypeVar
from urllib.parse import quote

import msgspec
from msgspec.json import Decoder

from app.domain.errors import Denied, OutcomeUnknown, WireError
from app.domain.ids import CloseId
from app.domain.intent import AtMarket, CloseRequest, WorstPrice
from app.domain.money import plain
from app.domain.position import Side
from app.domain.words import say
from app.venues._json import UNREADABLE
from app.venues.clearstreet.address import HeldAt, orders_path
from app.venues.clearstreet.refusals import refused, refused_read
from app.venues.clearstreet.wire import Envelope, OrderRow

_T = TypeVar("_T")

# What these say is the same in any form: a neighbouring address answers 401 in plain text.
_SURE_IN_ANY_FORM: Final = (401, 429)
_NEXT: Final = say("The call may have been executed: look at the position before asking again.")
# How a refusal may say that there is an order with our id: no form of it is documented.
_EXISTS_WORDS: Final = (
    "duplicate",
    "already exist",
    "already been used",
    "already used",
    "existing_id",
    "unique",
)
_ENVELOPE: Final = Decoder(Envelope)
_ROWS: Final[Decoder[list[msgspec.Raw] | None]] = Decoder(list[msgspec.Raw] | None)
_ORDER: Final = Decoder(OrderRow)


@dataclass(frozen=True, slots=True)
class Call:
    """A mutation, whole but for the key."""

    method: str
    path: str
    body: bytes = b""

    @property
    def digest(self) -> str:
        return hashlib.sha256(self.method.encode() + self.path.encode() + self.body).hexdigest()


def is_native(request: CloseRequest) -> bool:
    """Whether the venue's own close does it: everything, at market."""
    return request.whole and isinstance(request.pricing, AtMarket)


def client_id(close_id: CloseId) -> str:
    """Our id of an order: the close's own, 32 characters that the venue takes as they are."""
    return close_id


def encode_close(request: CloseRequest, *, extended_hours: bool = False) -> Call:
    """Build the call that closes one position. Raises Denied for what the venue cannot be asked.

    Everything at market is the venue's own close, which takes no size, price or id; whether open
    orders are cancelled first is always said, because its default is documented nowhere.
    All else is one opposite order in an array of one: LIMIT with IMMEDIATE_OR_CANCEL for a cap,
    LIMIT or MARKET for the DAY otherwise. A limit is taken outside regular hours only if asked to.
    """
    held = HeldAt.of(request.position)
    if is_native(request):
        body = {"cancel_orders": request.cancel_working_orders}
        return Call("DELETE", held.position_path, msgspec.json.encode(body))
    order: dict[str, object] = {
        "id": client_id(request.close_id),
        "instrument_id": str(held.instrument),
        "side": closing_side(request.side),
        "quantity": _size(request),
        "order_type": "MARKET",
        "time_in_force": "DAY",
        "position_intent": "CLOSE",
    }
    if not isinstance(request.pricing, AtMarket):
        price = request.pricing.price
        if not price.is_finite() or price <= 0:
            raise Denied(
                "bad_price",
                say("Expected a price above zero, was {price}. Nothing was sent.", price=price),
            )
        order["order_type"], order["limit_price"] = "LIMIT", plain(price)
        order["time_in_force"] = _time_in_force(request)
        if extended_hours:
            order["extended_hours"] = True
    return Call("POST", orders_path(held.account), msgspec.json.encode([order]))


def encode_cancel(account: int, order_id: str) -> Call:
    """Build the call that cancels one order. Raises Denied without an id.

    The same path without an id cancels every order of the account.
    """
    if not order_id.strip(" ./"):
        raise Denied("no_order_id", say("There is no id of an order to cancel. Nothing was sent."))
    return Call("DELETE", f"{orders_path(account)}/{quote(order_id, safe='')}")


def closing_side(held: Side) -> str:
    return "SELL" if held is Side.LONG else "BUY"


def decode_mutation(status: int, body: bytes) -> msgspec.Raw:
    """The data of a good answer to a mutation. Raises Refused or OutcomeUnknown.

    Only the venue's own envelope refuses: an error page may come from anything on the way. A server
    error, a timeout (408) and a conflict (409) prove nothing; a conflict may even mean that the
    order exists already.
    """
    try:
        envelope = _ENVELOPE.decode(body)
    except UNREADABLE:
        if status in _SURE_IN_ANY_FORM:
            raise refused(status, Envelope(message=f"HTTP {status}")) from None
        words = say("something that is not its own format")
        raise _doubt(status, words) from None
    if 200 <= status < 300 and not envelope.is_error:
        return envelope.data
    sure = 400 <= _code_of(status, envelope) < 500 and _code_of(status, envelope) not in (408, 409)
    if not sure or not (envelope.is_error or status in _SURE_IN_ANY_FORM):
        raise _doubt(status, refused(status, envelope).words)
    error = refused(status, envelope)
    if any(word in error.words.lower() for word in _EXISTS_WORDS):
        raise OutcomeUnknown(
            say(
                "Clear Street says that an order with this id exists already ({words}). It is "
                "being looked for.",
                words=error.words,
            )
        )
    raise error


def _doubt(status: int, words: str) -> OutcomeUnknown:
    return OutcomeUnknown(
        say(
            "Clear Street answered HTTP {status} ({words}). {next}",
            status=status,
            words=words,
            next=_NEXT,
        )
    )


def decode_orders(status: int, body: bytes) -> list[OrderRow]:
    """The orders of a good answer to a close. Raises Refused or OutcomeUnknown."""
    data = decode_mutation(status, body)
    try:
        return read_rows(data, _ORDER, "reply to a close")
    except WireError as error:
        raise OutcomeUnknown(
            say("Clear Street took the close, but: {error}. {next}", error=error, next=_NEXT)
        ) from error


def decode_read(status: int, body: bytes) -> Envelope:
    """The envelope of a good answer to a read. Raises Refused or WireError.

    Data beside an error may be a part of what was asked for, and a part must not pass for the whole.
    """
    try:
        envelope = _ENVELOPE.decode(body)
    except UNREADABLE as error:
        if status in _SURE_IN_ANY_FORM:
            raise refused_read(status, Envelope(message=f"HTTP {status}")) from error
        raise WireError(
            f"HTTP {status}",
            say(
                "an answer that is not in Clear Street's own format; something on the way may "
                "have given it"
            ),
            body[:80].decode(errors="replace"),
        ) from error
    if not 200 <= status < 300 or envelope.error is not None or envelope.is_error:
        raise refused_read(status, envelope)
    return envelope


def read_rows(data: msgspec.Raw, reader: Decoder[_T], where: str) -> list[_T]:
    """Each row of a list through `reader`. Raises WireError that names list, row and field."""
    try:
        raws = _ROWS.decode(data) or []
    except UNREADABLE as error:
        raise WireError(where, str(error), _excerpt(data)) from error
    return [
        read_one(raw, reader, f"{where}, row {number}") for number, raw in enumerate(raws, start=1)
    ]


def read_one(data: msgspec.Raw, reader: Decoder[_T], where: str) -> _T:
    """One object through `reader`. Raises WireError that names the field."""
    try:
        return reader.decode(data)
    except UNREADABLE as error:
        raise WireError(where, str(error), _excerpt(data)) from error


def _size(request: CloseRequest) -> str:
    size, grid = request.quantity, request.instrument.quantity_grid
    fits = size.is_finite() and 0 < size <= request.position_quantity
    if not fits or not (request.whole or grid.holds(size)):
        raise Denied(
            "bad_amount",
            say(
                "Clear Street closes steps of {step}, up to the {position_quantity} that are "
                "open; asked were {size}. Nothing was sent.",
                step=plain(grid.step),
                position_quantity=plain(request.position_quantity),
                size=size,
            ),
        )
    return plain(size)


def _time_in_force(request: CloseRequest) -> str:
    return "IMMEDIATE_OR_CANCEL" if isinstance(request.pricing, WorstPrice) else "DAY"


def _code_of(status: int, envelope: Envelope) -> int:
    """The status; of an error inside a good answer its own code."""
    if not 200 <= status < 300:
        return status
    code = envelope.code if envelope.error is None else envelope.error.code
    text = str(code)
    return int(text) if text.isdigit() else 0


def _excerpt(data: msgspec.Raw) -> str:
    return bytes(data)[:80].decode(errors="replace")
