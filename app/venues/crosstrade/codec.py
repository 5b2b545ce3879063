"""CrossTrade's calls and answers: what a close looks like on the wire, what an answer proves.

Pure: no clock, no connection. Nothing here can name "every position": each mutation is built from a
Place, and the account-wide and global flatten calls of the venue are not built at all.
Source: CrossTrade API documentation; the reading of its gaps is laid down in the tests.
"""

import hashlib
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

import msgspec
from msgspec.json import Encoder

from app.domain.errors import Denied, OutcomeUnknown, Refused
from app.domain.ids import VenueOrderId
from app.domain.intent import AtMarket, CloseRequest
from app.domain.money import Quantity, plain
from app.domain.position import Side
from app.domain.words import joined, say
from app.venues._json import UNREADABLE
from app.venues.crosstrade.envelope import (
    Fields,
    failed,
    fields_of,
    refusal,
    status_refuses,
    text_of,
    unwrapped,
)
from app.venues.crosstrade.place import Place, account_path, order_path
from app.venues.crosstrade.refusals import NO_POSITION, is_known, sentence, speaks_of_waiting
from app.venues.crosstrade.wire import CancelBody, CloseBody, PlaceBody, PositionName

_LOOK: Final = say("It may have been executed: look at the position before asking again.")
_NO_ADDON: Final = say(
    "CrossTrade could not reach the add-on in NinjaTrader, or did not hear from it in time (HTTP "
    "408). If it was offline nothing happened; if only its answer was late, the order was placed. "
    "Look at NinjaTrader; it is being asked about, and not sent again."
)
_ENCODER: Final = Encoder(decimal_format="number")


@dataclass(frozen=True, slots=True)
class Call:
    """A mutation, whole but for the token."""

    method: str
    target: str
    body: bytes

    @property
    def digest(self) -> str:
        asked = f"{self.method} {self.target}\n".encode() + self.body
        return hashlib.sha256(asked).hexdigest()


@dataclass(frozen=True, slots=True)
class Closed:
    """A good answer to a close: the ids it names, what it says was closed, and its warning."""

    order_ids: tuple[VenueOrderId, ...] = ()
    names: tuple[PositionName, ...] = ()
    warning: str = ""


def encode_close(request: CloseRequest) -> Call:
    """Build the call that closes one position. Raises Denied for what the venue cannot be asked.

    At market it is CrossTrade's own close: without a size for the whole position, whatever it is by
    then, else with whole contracts. `percent` is never sent: the venue rounds it up, and takes
    values that it does not understand for everything. At a price it is an opposite limit order,
    which only the required side of the position keeps from opening one.

    Source: CrossTrade API, "Close Position", "Place Order".
    """
    place = place_of(request)
    if isinstance(request.pricing, AtMarket):
        size = None if request.whole else _contracts(request)
        body = _ENCODER.encode(CloseBody(place.instrument, size))
        return Call("POST", f"{account_path(place.account)}/positions/close", body)
    body = _ENCODER.encode(
        PlaceBody(
            instrument=place.instrument,
            action="SELL" if request.side is Side.LONG else "BUY",
            quantity=_contracts(request),
            limit_price=_limit_price(request, request.pricing.price),
            order_id=request.close_id,
            require_market_position=request.side.value,
        )
    )
    return Call("POST", f"{account_path(place.account)}/orders/place", body)


def encode_cancel(account: str, order_id: str) -> Call:
    """Build the call that cancels one order. Source: CrossTrade API, "Cancel Order"."""
    return Call("POST", f"{order_path(account, order_id)}/cancel", b"{}")


def encode_cancel_all(place: Place) -> Call:
    """Build the call that cancels the working orders of one instrument in one account."""
    body = _ENCODER.encode(CancelBody(place.instrument))
    return Call("POST", f"{account_path(place.account)}/orders/cancel", body)


def place_of(request: CloseRequest) -> Place:
    """The account and instrument of a close. Raises Denied if the position names neither."""
    try:
        return Place.of(request.position)
    except ValueError as error:
        raise Denied(
            "no_name",
            say(
                "A CrossTrade position needs an account and an instrument ({error}). Nothing "
                "was sent.",
                error=error,
            ),
        ) from error


def decode_mutation(status: int, body: bytes) -> Fields:
    """The fields of a good answer to a mutation. Raises Refused or OutcomeUnknown.

    408 is said when the add-on is away, and perhaps also when the relay stopped waiting for an
    add-on that had been asked. A refusal under HTTP 200 proves nothing unless it is one that is
    known to come before anything is done.
    """
    if status == 408:
        raise OutcomeUnknown(_NO_ADDON)
    fields = fields_of(body)
    if status == 429 or (not fields and status_refuses(status, body)):
        raise refusal(status, fields or {})
    if fields is None or status >= 500 or 300 <= status < 400:
        raise _doubt(
            say(
                "CrossTrade answered HTTP {status} with something that proves nothing.",
                status=status,
            )
        )
    fields = unwrapped(fields)
    if failed(fields):
        refused = refusal(status, fields)
        if speaks_of_waiting(refused.words) or (status < 400 and not is_known(refused.code)):
            raise _doubt(say("CrossTrade answered: {words}.", words=refused.words))
        raise refused
    if status >= 400:
        raise _doubt(
            say(
                "CrossTrade answered HTTP {status} without saying why. It may not be CrossTrade "
                "that answered.",
                status=status,
            )
        )
    return fields


def decode_close(status: int, body: bytes) -> Closed:
    """What a good answer to a close says. Raises Refused or OutcomeUnknown.

    The positions in it are those from before the close: they prove that it was taken up, not what
    was filled. Source: CrossTrade API, "Close Position", "Place Order".
    """
    fields = decode_mutation(status, body)
    warning = text_of(fields.get("warning"))
    order_id = text_of(fields.get("orderId"))
    if order_id:
        return Closed(order_ids=(VenueOrderId(order_id),), warning=warning)
    if "closedPositions" not in fields:
        if "success" in fields:
            return Closed(warning=warning)
        raise _doubt(say("CrossTrade answered HTTP {status} without a result.", status=status))
    try:
        names = msgspec.json.decode(fields["closedPositions"], type=list[PositionName] | None)
    except UNREADABLE:
        # Something was closed; what it looked like is read from the positions.
        return Closed(warning=warning)
    if not names:
        words = warning or say("no position was closed")
        raise Refused(NO_POSITION, words, sentence(NO_POSITION, words))
    return Closed(names=tuple(names), warning=warning)


def decode_order_ids(fields: Fields) -> tuple[VenueOrderId, ...]:
    """The ids in a good answer to a cancel of an instrument's orders; none if it names none."""
    try:
        ids = msgspec.json.decode(fields.get("orderIds", b"null"), type=list[str] | None)
    except UNREADABLE:
        return ()
    return tuple(VenueOrderId(order_id) for order_id in ids or [] if order_id)


def _contracts(request: CloseRequest) -> int:
    size: Quantity = request.quantity
    if size != size.to_integral_value() or not Decimal(0) < size <= request.position_quantity:
        raise Denied(
            "bad_amount",
            say(
                "NinjaTrader closes whole contracts, from 1 to the {position_quantity} that "
                "are open; asked were {size}. Nothing was sent.",
                position_quantity=plain(request.position_quantity),
                size=plain(size),
            ),
        )
    return int(size)


def _limit_price(request: CloseRequest, price: Decimal) -> Decimal:
    if not price.is_finite() or price == 0 or not request.instrument.price_grid.holds(price):
        raise Denied(
            "off_tick",
            say(
                "{price} is not a price of {symbol}, which moves in steps of {tick}. Nothing "
                "was sent.",
                price=price,
                symbol=request.instrument.symbol,
                tick=plain(request.instrument.tick),
            ),
        )
    return Decimal(plain(price))


def _doubt(words: str) -> OutcomeUnknown:
    return OutcomeUnknown(joined([words, _LOOK], " "))
