"""What CoinW's codes mean for a person; a code that is not here is shown in the venue's words."""

from datetime import UTC, datetime
from typing import Final

from app.domain.errors import Refused
from app.domain.ids import NANOSECONDS, Instant

SERVER_ERROR: Final = "500"
RATE_LIMITED: Final = frozenset({"29001", "429"})
BAD_SIGNATURE: Final = "6001"
BAD_KEY_OR_TIME: Final = "6000"
NO_PERMISSION: Final = "6003"

_OPEN: Final = "Nothing was done; still open."
_KNOWN: Final = {
    "1": f"CoinW calls a parameter invalid. {_OPEN}",
    "402": f"CoinW misses a parameter. {_OPEN}",
    "404": f"CoinW does not know this address. {_OPEN} Check the account's endpoint.",
    "904": f"CoinW calls a parameter invalid. {_OPEN}",
    BAD_KEY_OR_TIME: f"CoinW did not accept the API key or the time of the call. {_OPEN} "
    "Check the key and this computer's clock.",
    BAD_SIGNATURE: f"CoinW says that the signature is wrong. {_OPEN} Check the secret key.",
    NO_PERMISSION: f"The API key lacks the Futures permission. {_OPEN} Add it in CoinW's API "
    "Management.",
    "9001": f"CoinW does not know this contract. {_OPEN}",
    "9016": f"CoinW calls a parameter wrong or missing. {_OPEN} Is the price on its grid?",
    "9050": f"CoinW refuses while orders exist. {_OPEN}",
    "9111": f"CoinW says that this contract cannot be traded now. {_OPEN} Try again later.",
    "29001": f"CoinW says that too many calls were made. {_OPEN} Wait a moment and press again.",
    "429": f"CoinW says that too many calls were made. {_OPEN} Wait a moment and press again.",
}


def sentence(code: str, words: str = "") -> str:
    """What a refusal with `code` means, with the venue's words where they add something."""
    if code in _KNOWN:
        return _KNOWN[code]
    said = words or "no reason given"
    return f"CoinW refused: {said} (code {code}). {_OPEN}"


def explain_refusal(
    error: Refused, what: str, *, pause_until: Instant | None, copied: bool
) -> Refused:
    """The refusal of a close, told with what the moment and the row suggest.

    CoinW documents no code for its funding pause and none for copied positions, so an unknown code
    is judged by the time, and by the hints in the row. `what` is the row in words.
    """
    if error.code in _KNOWN:
        return error
    said = f"{error.words or 'no reason given'} (code {error.code})"
    if pause_until is not None:
        why = (
            "Probably the funding pause: positions cannot be closed around a settlement. Still "
            f"open. Press again after {clock(pause_until)}."
        )
    elif copied:
        why = (
            "The row looks like a copied or strategy position, which the API may not close. Still "
            "open. Close it in the CoinW app."
        )
    else:
        why = "It may be closed already: the position is being read again."
    return Refused(error.code, error.words, f"CoinW refused to close {what}: {said}. {why}")


def clock(at: Instant) -> str:
    """A time of day as a person reads it."""
    return datetime.fromtimestamp(at / NANOSECONDS, UTC).strftime("%H:%M:%S UTC")
