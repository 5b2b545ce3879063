"""What CrossTrade's refusals mean for a person; one that is not known is told in its own words."""

from typing import Final

from app.domain.words import retold, say

RATE_LIMIT: Final = "rate_limit"
NO_POSITION: Final = "no_position"
ALREADY_TERMINAL: Final = "already_terminal"
UNKNOWN_ACCOUNT: Final = "invalid_account"
UNAUTHORIZED: Final = "unauthorized"
NO_PERMISSION: Final = "no_permission"
OLD_ADDON: Final = "old_addon"
INVALID: Final = "invalid_request"
WRONG_PATH: Final = "wrong_path"

# Refused under these, nothing was done, whatever the body says.
SAYS_NO: Final = (401, 402, 403)

_OPEN: Final = say("Nothing was done; still open.")
_UNREAD: Final = say("Nothing could be read.")
_KNOWN: Final = {
    RATE_LIMIT: say(
        "CrossTrade says that the requests of this minute are used up. {open} Wait a few seconds "
        "and press again.",
        open=_OPEN,
    ),
    NO_POSITION: say(
        "NinjaTrader finds no position under that name, so nothing was closed: it may "
        "be closed already. The positions are being read again."
    ),
    ALREADY_TERMINAL: say(
        "The order had ended before: it is filled, cancelled or refused. It is being looked up."
    ),
    UNKNOWN_ACCOUNT: say(
        "NinjaTrader does not know this account. {open} Check its name, and that it is "
        "connected in NinjaTrader.",
        open=_OPEN,
    ),
    UNAUTHORIZED: say(
        "CrossTrade does not accept the API token. {open} Copy it again from its My Account page.",
        open=_OPEN,
    ),
    NO_PERMISSION: say(
        "CrossTrade does not let this token use the API. {open} It needs a Pro subscription.",
        open=_OPEN,
    ),
    OLD_ADDON: say(
        "The add-on in NinjaTrader does not know this call. {open} Update the add-on.", open=_OPEN
    ),
    INVALID: say("CrossTrade calls the request invalid. {open}", open=_OPEN),
    WRONG_PATH: say(
        "CrossTrade does not know this address. {open} Check the account's endpoint.", open=_OPEN
    ),
    "market_position": say(
        "The position was no longer on the side that this order would close, so "
        "CrossTrade placed no order. The positions are being read again."
    ),
    "unknown_instrument": say("NinjaTrader does not know this instrument. {open}", open=_OPEN),
    "market_closed": say("The market is closed. {open} Press again when it is open.", open=_OPEN),
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


def sentence(code: str, words: str, *, of_read: bool = False) -> str:
    """What a refusal means and what to do, with the venue's words where they add something."""
    said = words or say("no reason given")
    outcome = _UNREAD if of_read else _OPEN
    if code not in _KNOWN:
        return say("CrossTrade refused: {said}. {open}", said=said, open=outcome)
    known = retold(_KNOWN[code], open=outcome)
    says_more = code == NO_POSITION and "no position" not in said.lower()
    if says_more or code in (INVALID, UNKNOWN_ACCOUNT, "unknown_instrument"):
        return say("{known} It said: {said}.", known=known, said=said.rstrip("."))
    return known
