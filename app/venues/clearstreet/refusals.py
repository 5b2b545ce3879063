"""What Clear Street's refusals mean for a person; a code that is not here is shown in its words."""

from typing import Final

import msgspec

from app.domain.errors import Refused
from app.venues.clearstreet.wire import UNREADABLE, Envelope, ErrorBody, ErrorDetail

UNAUTHORIZED: Final = "401"
FORBIDDEN: Final = "403"
NOT_FOUND: Final = "404"
RATE_LIMITED: Final = "429"

KEY_NOT_ACCEPTED: Final = (
    "Clear Street does not accept it: it is wrong, expired or revoked; make a new one there"
)
_OPEN: Final = "Nothing was closed; still open."
_KNOWN: Final = {
    UNAUTHORIZED: f"Clear Street does not accept the API key: it is wrong, expired or revoked. "
    f"{_OPEN} Make a new key in its web app and give it to this account.",
    FORBIDDEN: f"This API key may not do that in this account. {_OPEN} Close it at Clear Street "
    "itself, or use a key of its owner.",
    NOT_FOUND: "Clear Street knows no such position: it is probably closed already. It is being "
    "read again.",
    RATE_LIMITED: f"Clear Street says that too many calls were made. {_OPEN} Wait a moment and "
    "press again.",
    "BUYING_POWER": f"There is not enough buying power for this order. {_OPEN} Close less, or free "
    "buying power first.",
    "SELF_MATCH": f"It would trade against an order of your own. {_OPEN} Cancel the orders in this "
    "instrument, then press again.",
    "INVALID_TICK_SIZE": f"The price is not on this instrument's price grid. {_OPEN}",
    "SUB_PENNY": f"The price is not on this instrument's price grid. {_OPEN}",
    "LIQUIDATION_ONLY": f"The account or the instrument may only be reduced, and Clear Street does "
    f"not take this order for that. {_OPEN} Close it whole at market.",
    "INSUFFICIENT_POSITION": f"Less is held than was to be closed. {_OPEN} Look at the row: the "
    "size has changed, or orders tie it up.",
    "INSUFFICIENT_LOCATE_INVENTORY": f"Clear Street takes this for a short sale without a locate. "
    f"{_OPEN} Look at the side of the row.",
    "UNSUPPORTED_SECURITY": f"Clear Street takes no such order in this instrument. {_OPEN}",
    "DUPLICATE_INSTRUCTION": f"There is an exercise instruction for this option already. {_OPEN}",
    "DNE_NOT_ON_EXPIRY": f"A do-not-exercise instruction is for the day of expiry. {_OPEN}",
    "CEA_NOT_ON_EXPIRY": f"A contrary exercise advice is for the day of expiry. {_OPEN}",
    "EXERCISE_PAST_CUTOFF": f"It is past the cut-off for exercise. {_OPEN}",
    "OPTIONS_LEVEL_EXCEEDED": f"The account's options level does not allow this. {_OPEN}",
}
# Words of a message, where no machine code comes with it.
_BY_WORDS: Final = (
    ("position_intent", "Clear Street does not take an order marked as closing here, and without "
     f"the mark it could open the other side. {_OPEN} Close it whole at market."),
    ("time_in_force", "Clear Street does not take an order that ends at once in this instrument. "
     f"{_OPEN} Use a limit, or close at market."),
    ("order_type", f"Clear Street does not take this kind of order in this instrument. {_OPEN}"),
    ("limit price", f"Clear Street does not take this price. {_OPEN}"),
)  # fmt: skip
_GONE_WORDS: Final = ("not found", "no position", "no open position")

_DETAILS: Final = msgspec.json.Decoder(list[msgspec.Raw] | None)
_DETAIL: Final = msgspec.json.Decoder(ErrorDetail)


def refused(status: int, envelope: Envelope) -> Refused:
    """The venue's refusal, with our sentence where code or words are known."""
    error = envelope.error or ErrorBody(envelope.code, envelope.message, envelope.details)
    words = error.message or f"HTTP {status}"
    code = _machine_code(error.details) or str(status if status >= 400 else error.code or status)
    return Refused(code, words, sentence(code, words))


def refused_read(status: int, envelope: Envelope) -> Refused:
    """The refusal of a question: the position has nothing to do with it."""
    error = refused(status, envelope)
    reason = f"Clear Street refused to say: {error.words} (code {error.code})."
    return Refused(error.code, error.words, reason)


def sentence(code: str, words: str = "") -> str:
    """What a refusal means, with the venue's words where they add something."""
    known = _KNOWN.get(code)
    if known is None and code.startswith("LIQUIDATION_ONLY"):
        known = _KNOWN["LIQUIDATION_ONLY"]
    if known is not None:
        return known
    said = words or "no reason given"
    if code == "400" and any(gone in said.lower() for gone in _GONE_WORDS):
        return f"{_KNOWN[NOT_FOUND]} Its words: {said}."
    for part, meaning in _BY_WORDS:
        if part in said.lower().replace("time in force", "time_in_force"):
            return f"{meaning} Its words: {said}."
    return f"Clear Street refused: {said} (code {code}). {_OPEN}"


def of_rejected(details: list[str] | None) -> Refused:
    """The refusal of an order that was taken in and rejected at once."""
    words = "; ".join(details or ()) or "no reason given"
    return Refused("REJECTED", words, f"Clear Street rejected the order: {words}. {_OPEN}")


def says_gone(error: Refused) -> bool:
    """Whether a refusal of a close means that there was nothing to close."""
    words = error.words.lower()
    return error.code == NOT_FOUND or (
        error.code == "400" and any(gone in words for gone in _GONE_WORDS)
    )


def _machine_code(details: msgspec.Raw) -> str:
    """The first `reason`, else the first `type`; details of another shape have none."""
    try:
        rows = [_DETAIL.decode(raw) for raw in _DETAILS.decode(details) or []]
    except UNREADABLE:
        return ""
    named = [row.reason for row in rows] + [row.type for row in rows]
    return next((name for name in named if name), "")
