"""What CrossTrade's refusals mean for a person; one that is not known is told in its own words."""

from typing import Final

RATE_LIMIT: Final = "rate_limit"
NO_POSITION: Final = "no_position"
ALREADY_TERMINAL: Final = "already_terminal"
UNKNOWN_ACCOUNT: Final = "invalid_account"
UNAUTHORIZED: Final = "unauthorized"
NO_PERMISSION: Final = "no_permission"
OLD_ADDON: Final = "old_addon"
INVALID: Final = "invalid_request"
WRONG_PATH: Final = "wrong_path"

_OPEN: Final = "Nothing was done; still open."
_KNOWN: Final = {
    RATE_LIMIT: "CrossTrade says that the requests of this minute are used up. Nothing was done; "
    "still open. Wait a few seconds and press again.",
    NO_POSITION: "NinjaTrader finds no position under that name, so nothing was closed: it may be "
    "closed already. The positions are being read again.",
    ALREADY_TERMINAL: "The order had ended before: it is filled, cancelled or refused. It is being "
    "looked up.",
    UNKNOWN_ACCOUNT: f"NinjaTrader does not know this account. {_OPEN} Check its name, and that it "
    "is connected in NinjaTrader.",
    UNAUTHORIZED: f"CrossTrade does not accept the API token. {_OPEN} Copy it again from its My "
    "Account page.",
    NO_PERMISSION: f"CrossTrade does not let this token use the API. {_OPEN} It needs a Pro "
    "subscription.",
    OLD_ADDON: f"The add-on in NinjaTrader does not know this call. {_OPEN} Update the add-on.",
    INVALID: f"CrossTrade calls the request invalid. {_OPEN}",
    WRONG_PATH: f"CrossTrade does not know this address. {_OPEN} Check the account's endpoint.",
    "market_position": "The position was no longer on the side that this order would close, so "
    "CrossTrade placed no order. The positions are being read again.",
    "unknown_instrument": f"NinjaTrader does not know this instrument. {_OPEN}",
    "market_closed": f"The market is closed. {_OPEN} Press again when it is open.",
}
# The venue's texts, of which it calls only the third stable; the first that fits counts.
_TEXTS: Final = (
    ("rate limit", RATE_LIMIT),
    ("no position", NO_POSITION),
    ("not found or already terminal", ALREADY_TERMINAL),
    ("invalid_account", UNKNOWN_ACCOUNT),
    ("unknown api command", OLD_ADDON),
    ("invalid request", INVALID),
    ("market position", "market_position"),
    ("marketposition", "market_position"),
    ("market is closed", "market_closed"),
    ("market closed", "market_closed"),
    ("not_found", WRONG_PATH),
)
_STATUSES: Final = {
    401: UNAUTHORIZED,
    402: NO_PERMISSION,
    403: NO_PERMISSION,
    429: RATE_LIMIT,
}
_TIMED_OUT: Final = ("timeout", "timed out", "time-out")


def code_of(status: int, words: str) -> str:
    """Our name for a refusal; `http_<status>` for one that is not known."""
    if status in _STATUSES:
        return _STATUSES[status]
    said = words.lower()
    known = next((code for text, code in _TEXTS if text in said), None)
    if known is None and "instrument" in said and ("not found" in said or "nvalid" in said):
        return "unknown_instrument"
    return known or f"http_{status}"


def is_known(code: str) -> bool:
    """Whether the refusal with `code` is one of which the venue says that nothing happened."""
    return code in _KNOWN


def speaks_of_waiting(words: str) -> bool:
    """Whether the venue says that it gave up waiting: then what it waited for may have happened."""
    said = words.lower()
    return any(text in said for text in _TIMED_OUT)


def sentence(code: str, words: str) -> str:
    """What a refusal means and what to do, with the venue's words where they add something."""
    said = words or "no reason given"
    if code not in _KNOWN:
        return f"CrossTrade refused: {said}. {_OPEN}"
    if code in (INVALID, UNKNOWN_ACCOUNT, "unknown_instrument"):
        return f"{_KNOWN[code]} It said: {said}."
    return _KNOWN[code]
