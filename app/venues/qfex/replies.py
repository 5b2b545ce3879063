"""What a reply to a close makes of it: accepted, refused, or unknown."""

from typing import Final

from app.domain.errors import Misconfigured, OutcomeUnknown, Refused, SessionLost, UnwindError
from app.domain.ids import VenueOrderId
from app.domain.report import Accepted, OrderStatus
from app.domain.words import say
from app.venues.qfex.correlation import Request
from app.venues.qfex.listings import Listings
from app.venues.qfex.protocol import LoginRefused
from app.venues.qfex.statuses import (
    NOTHING_HAPPENED,
    REQUEST_ONLY,
    UNFINISHED,
    WORDS,
    is_refusal,
    meaning_of,
    refusal_sentence,
)
from app.venues.qfex.wire import ErrBody, OrderBody

_ALIVE: Final = frozenset({OrderStatus.WORKING, OrderStatus.PARTIALLY_FILLED})

# These say that the venue is in trouble, not that the key is wrong.
_PASSING: frozenset[str] = frozenset({"ServerError", "RateLimited"})


def reply_of_order(body: OrderBody, symbol: str, listings: Listings) -> Accepted | UnwindError:
    """What the first statement about our order means for the close."""
    status = body.status or ""
    if is_refusal(status):
        return Refused(status, "", refusal_sentence(symbol, status, ""))
    if meaning_of(status, body.quantity, body.quantity_remaining) is None:
        return OutcomeUnknown(
            say(
                "QFEX answered the close of {symbol} with a status unknown to this panel "
                "({status}). Whether it was executed is being looked up.",
                symbol=symbol,
                status=status,
            )
        )
    ids = (VenueOrderId(body.order_id),) if body.order_id else ()
    return Accepted(ids, listings.size(symbol, body.quantity, "quantity"))


def ends_a_cancel(body: OrderBody) -> bool:
    """Whether a statement about an order is the verdict on a cancel of it."""
    status = body.status or ""
    meaning = meaning_of(status, body.quantity, body.quantity_remaining)
    return status in REQUEST_ONLY or (meaning is not None and meaning[0] not in _ALIVE)


def outcome_of_error(request: Request, error: ErrBody) -> UnwindError:
    """What an error in answer to a close or a cancel means for it."""
    code, words = error.error_code or "", (error.message or "")[:200]
    if code not in NOTHING_HAPPENED:
        said = ": ".join(part for part in (code, words) if part) or say("an error")
        return OutcomeUnknown(
            say(
                "QFEX answered what was asked in {symbol} with {said}. Whether it was done is "
                "unknown.",
                symbol=request.symbol,
                said=said,
            )
        )
    if request.close_id is None:
        return Refused(
            code,
            words,
            say(
                "QFEX refused it in {symbol}: {words}.", symbol=request.symbol, words=words or code
            ),
        )
    return Refused(code, words, refusal_sentence(request.symbol, code, words))


def login_failure(news: LoginRefused) -> UnwindError:
    """A login that the venue refused: not to be tried again with the same key."""
    words = news.words or news.code
    if news.code in _PASSING:
        return SessionLost(say("QFEX could not log us in now ({words}).", words=words))
    if news.code in UNFINISHED:
        return Misconfigured(
            "account", say("QFEX refused the login: {why}.", why=WORDS[news.code])
        )
    return Misconfigured(
        "key",
        say(
            "QFEX refused the login ({words}). Check the public and the secret key, the "
            "sub-account and the clock of this machine.",
            words=words or say("no reason given"),
        ),
    )


def streams_failure(error: ErrBody) -> UnwindError:
    """The venue refused the streams that tell what becomes of orders."""
    words = error.message or error.error_code or say("no reason given")
    if error.error_code == "PermissionDenied":
        return Misconfigured(
            "permission", say("QFEX does not let this key see its orders ({words}).", words=words)
        )
    return SessionLost(say("QFEX refused the streams of orders and fills ({words}).", words=words))
