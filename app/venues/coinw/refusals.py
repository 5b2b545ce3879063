"""What CoinW's codes mean for a person; a code that is not here is shown in the venue's words."""

from datetime import UTC, datetime
from typing import Final

from app.domain.errors import Refused
from app.domain.ids import NANOSECONDS, Instant
from app.domain.words import retold, say

SERVER_ERROR: Final = "500"
SHUT_OUT: Final = (401, 403)
"""The HTTP statuses of calls that were not let in, by the venue or by the network in front of it."""
RATE_LIMITED: Final = frozenset({"29001", "429"})
BAD_SIGNATURE: Final = "6001"
BAD_KEY_OR_TIME: Final = "6000"
NO_PERMISSION: Final = "6003"

_OPEN: Final = say("Nothing was done; still open.")
_UNREAD: Final = say("Nothing could be read.")
_TOO_MANY_READS: Final = say(
    "CoinW says that too many calls were made. {open} It is read again in a moment.", open=_UNREAD
)
_SHUT_OUT: Final = say(
    "CoinW, or the network in front of it, does not let this key or this address in. {open} Check the "
    "key, its list of addresses and any VPN.",
    open=_OPEN,
)
_KNOWN: Final = {
    "401": _SHUT_OUT,
    "403": _SHUT_OUT,
    "1": say("CoinW calls a parameter invalid. {open}", open=_OPEN),
    "402": say("CoinW misses a parameter. {open}", open=_OPEN),
    "404": say(
        "CoinW does not know this address. {open} Check the account's endpoint.", open=_OPEN
    ),
    "904": say("CoinW calls a parameter invalid. {open}", open=_OPEN),
    BAD_KEY_OR_TIME: say(
        "CoinW did not accept the API key or the time of the call. {open} Check the "
        "key and this computer's clock.",
        open=_OPEN,
    ),
    BAD_SIGNATURE: say(
        "CoinW says that the signature is wrong. {open} Check the secret key.", open=_OPEN
    ),
    NO_PERMISSION: say(
        "The API key lacks the Futures permission. {open} Add it in CoinW's API Management.",
        open=_OPEN,
    ),
    "9001": say("CoinW does not know this contract. {open}", open=_OPEN),
    "9016": say(
        "CoinW calls a parameter wrong or missing. {open} Is the price on its grid?", open=_OPEN
    ),
    "9050": say("CoinW refuses while orders exist. {open}", open=_OPEN),
    "9111": say(
        "CoinW says that this contract cannot be traded now. {open} Try again later.", open=_OPEN
    ),
    "29001": say(
        "CoinW says that too many calls were made. {open} Wait a moment and press again.",
        open=_OPEN,
    ),
    "429": say(
        "CoinW says that too many calls were made. {open} Wait a moment and press again.",
        open=_OPEN,
    ),
}


def sentence(code: str, words: str = "", *, of_read: bool = False) -> str:
    """What a refusal with `code` means, with the venue's words where they add something."""
    if of_read and code in RATE_LIMITED:
        return _TOO_MANY_READS
    outcome = _UNREAD if of_read else _OPEN
    if code in _KNOWN:
        return retold(_KNOWN[code], open=outcome)
    said = words or say("no reason given")
    return say("CoinW refused: {said} (code {code}). {open}", said=said, code=code, open=outcome)


def explain_refusal(
    error: Refused, what: str, *, pause_until: Instant | None, copied: bool
) -> Refused:
    """The refusal of a close, told with what the moment and the row suggest.

    CoinW documents no code for its funding pause and none for copied positions, so an unknown code
    is judged by the time, and by the hints in the row. `what` is the row in words.
    """
    if error.code in _KNOWN:
        return error
    said = say(
        "{words} (code {code})", words=error.words or say("no reason given"), code=error.code
    )
    if pause_until is not None:
        why = say(
            "Probably the funding pause: positions cannot be closed around a settlement. "
            "Still open. Press again after {clock}.",
            clock=clock(pause_until),
        )
    elif copied:
        why = say(
            "The row looks like a copied or strategy position, which the API may not "
            "close. Still open. Close it in the CoinW app."
        )
    else:
        why = say("It may be closed already: the position is being read again.")
    return Refused(
        error.code,
        error.words,
        say("CoinW refused to close {what}: {said}. {why}", what=what, said=said, why=why),
    )


def clock(at: Instant) -> str:
    """A time of day as a person reads it."""
    return datetime.fromtimestamp(at / NANOSECONDS, UTC).strftime("%H:%M:%S UTC")
