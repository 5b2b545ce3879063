"""What Clear Street's refusals mean for a person; a code that is not here is shown in its words."""

from typing import Final

import msgspec

from app.domain.errors import Refused
from app.domain.words import say
from app.venues._json import UNREADABLE
from app.venues.clearstreet.wire import Envelope, ErrorBody, ErrorDetail

UNAUTHORIZED: Final = "401"
FORBIDDEN: Final = "403"
NOT_FOUND: Final = "404"
RATE_LIMITED: Final = "429"
REJECTED: Final = "REJECTED"

KEY_NOT_ACCEPTED: Final = say(
    "Clear Street does not accept it: it is wrong, expired or revoked; make a new one there"
)
_TOO_MANY_READS: Final = say(
    "Clear Street refused to say: too many calls were made. Wait a moment, then ask again."
)
_OPEN: Final = say("Nothing was closed; still open.")
_OFF_TICK: Final = say(
    "The price is not on this instrument's price grid. {open} Choose one that is, then press "
    "again.",
    open=_OPEN,
)
_KNOWN: Final = {
    UNAUTHORIZED: say(
        "Clear Street does not accept the API key: it is wrong, expired or revoked. "
        "{open} Make a new key in its web app and give it to this account.",
        open=_OPEN,
    ),
    FORBIDDEN: say(
        "This API key may not do that in this account. {open} Close it at Clear Street "
        "itself, or use a key of its owner.",
        open=_OPEN,
    ),
    NOT_FOUND: say(
        "Clear Street knows no such position; this press closed nothing. If the row is "
        "still there, close it at Clear Street itself."
    ),
    RATE_LIMITED: say(
        "Clear Street says that too many calls were made. {open} Wait a moment and press again.",
        open=_OPEN,
    ),
    "BUYING_POWER": say(
        "There is not enough buying power for this order. {open} Close less, or free "
        "buying power first.",
        open=_OPEN,
    ),
    "SELF_MATCH": say(
        "It would trade against an order of your own. {open} Cancel the orders in this "
        "instrument, then press again.",
        open=_OPEN,
    ),
    "INVALID_TICK_SIZE": _OFF_TICK,
    "SUB_PENNY": _OFF_TICK,
    "LIQUIDATION_ONLY": say(
        "The account or the instrument may only be reduced, and Clear Street does not "
        "take this order for that. {open} Close it whole at market, or at Clear Street itself.",
        open=_OPEN,
    ),
    "INSUFFICIENT_POSITION": say(
        "Less is held than was to be closed. {open} Look at the row: the size has "
        "changed, or orders tie it up.",
        open=_OPEN,
    ),
    "INSUFFICIENT_LOCATE_INVENTORY": say(
        "Clear Street takes this for a short sale without a locate. {open} Look at the "
        "side of the row.",
        open=_OPEN,
    ),
    "UNSUPPORTED_SECURITY": say(
        "Clear Street takes no such order in this instrument. {open} Close it at Clear Street "
        "itself.",
        open=_OPEN,
    ),
    "DUPLICATE_INSTRUCTION": say(
        "There is an exercise instruction for this option already. {open} Look at it at Clear "
        "Street first.",
        open=_OPEN,
    ),
    "DNE_NOT_ON_EXPIRY": say(
        "A do-not-exercise instruction is for the day of expiry. {open} Look at the option's "
        "instructions at Clear Street.",
        open=_OPEN,
    ),
    "CEA_NOT_ON_EXPIRY": say(
        "A contrary exercise advice is for the day of expiry. {open} Look at the option's "
        "instructions at Clear Street.",
        open=_OPEN,
    ),
    "EXERCISE_PAST_CUTOFF": say(
        "It is past the cut-off for exercise. {open} Look at the option's instructions at Clear "
        "Street.",
        open=_OPEN,
    ),
    "OPTIONS_LEVEL_EXCEEDED": say(
        "The account's options level does not allow this. {open} Close it at Clear Street itself, "
        "or ask there for another level.",
        open=_OPEN,
    ),
}
_UNREAD_REQUEST: Final = say(
    "Clear Street could not read the request. {open} Close it at Clear Street itself, and report "
    "this.",
    open=_OPEN,
)
_CLOSED_MARKET: Final = say(
    "Clear Street does not take this close outside the market's hours. {open} Wait for the opening "
    "(09:30 New York), or use a limit: stocks take one before and after hours too.",
    open=_OPEN,
)
# Words of a message, where no machine code comes with it.
_BY_WORDS: Final = (
    (
        "position_intent",
        say(
            "Clear Street does not take an order marked as closing here, and without the "
            "mark it could open the other side. {open} Close it whole at market.",
            open=_OPEN,
        ),
    ),
    (
        "time_in_force",
        say(
            "Clear Street does not take an order that ends at once in this instrument. "
            "{open} Use a limit, or close at market.",
            open=_OPEN,
        ),
    ),
    ("failed to deserialize", _UNREAD_REQUEST),
    ("failed to parse", _UNREAD_REQUEST),
    ("trading hours", _CLOSED_MARKET),
    ("market hours", _CLOSED_MARKET),
    ("market is closed", _CLOSED_MARKET),
    (
        "order_type",
        say(
            "Clear Street does not take this kind of order in this instrument. {open}", open=_OPEN
        ),
    ),
    ("limit price", say("Clear Street does not take this price. {open}", open=_OPEN)),
)
_UNKNOWN_INSTRUMENT: Final = "instrument not found"
_NO_INSTRUMENT: Final = say(
    "Clear Street does not know this instrument in an order. {open} Close it whole at market, or at "
    "Clear Street itself.",
    open=_OPEN,
)
_GONE_WORDS: Final = ("not found", "no position", "no open position")

_DETAILS: Final = msgspec.json.Decoder(list[msgspec.Raw] | None)
_DETAIL: Final = msgspec.json.Decoder(ErrorDetail)


def refused(status: int, envelope: Envelope) -> Refused:
    """The venue's refusal, with our sentence where code or words are known."""
    error = envelope.error or ErrorBody(envelope.code, envelope.message, envelope.details)
    details = _details(error.details)
    words = error.message or f"HTTP {status}"
    more = next((row.description for row in details if row.description), "")
    if more and more not in words:
        words = f"{words}: {more}"
    code = _machine_code(details) or str(status if status >= 400 else error.code or status)
    return Refused(code, words, sentence(code, words))


def refused_read(status: int, envelope: Envelope) -> Refused:
    """The refusal of a question: the position has nothing to do with it."""
    error = refused(status, envelope)
    if error.code == RATE_LIMITED:
        return Refused(error.code, error.words, _TOO_MANY_READS)
    reason = say(
        "Clear Street refused to say: {words} (code {code}).", words=error.words, code=error.code
    )
    return Refused(error.code, error.words, reason)


def sentence(code: str, words: str = "") -> str:
    """What a refusal means, with the venue's words where they add something."""
    if code in ("400", NOT_FOUND) and _UNKNOWN_INSTRUMENT in words.lower():
        return say("{meaning} Its words: {said}.", meaning=_NO_INSTRUMENT, said=words)
    known = _KNOWN.get(code)
    if known is None and code.startswith("LIQUIDATION_ONLY"):
        known = _KNOWN["LIQUIDATION_ONLY"]
    if known is not None:
        return known
    said = words or say("no reason given")
    if code == "400" and any(gone in said.lower() for gone in _GONE_WORDS):
        return say("{known} Its words: {said}.", known=_KNOWN[NOT_FOUND], said=said)
    for part, meaning in _BY_WORDS:
        if part in said.lower().replace("time in force", "time_in_force"):
            return say("{meaning} Its words: {said}.", meaning=meaning, said=said)
    return say(
        "Clear Street refused: {said} (code {code}). {open}", said=said, code=code, open=_OPEN
    )


def of_rejected(details: list[str] | None) -> Refused:
    """The refusal of an order that was taken in and rejected at once."""
    return Refused(REJECTED, "; ".join(details or ()), rejection(details, partly=False))


def rejection(details: list[str] | None, *, partly: bool) -> str:
    """What it means that the venue has rejected an order, or what was left of it."""
    words = "; ".join(details or ()) or say("no reason given")
    if partly:
        return say(
            "Clear Street rejected the rest of the order: {words}. The rest is still open.",
            words=words,
        )
    return say("Clear Street rejected the order: {words}. {open}", words=words, open=_OPEN)


def _details(told: msgspec.Raw) -> list[ErrorDetail]:
    """Details are free-form: those of another shape add nothing to the message."""
    try:
        return [_DETAIL.decode(raw) for raw in _DETAILS.decode(told) or []]
    except UNREADABLE:
        return []


def _machine_code(details: list[ErrorDetail]) -> str:
    """The first `reason`, else the first `type`."""
    named = [row.reason for row in details] + [row.type for row in details]
    return next((name for name in named if name), "")
