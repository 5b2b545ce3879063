"""The NinjaTrader accounts that a session was given, as the add-on shows them."""

from app.domain.errors import Refused, WireError
from app.domain.words import say
from app.venues.crosstrade import queries
from app.venues.crosstrade.known import Known
from app.venues.crosstrade.refusals import RATE_LIMIT
from app.venues.crosstrade.rest import Reader
from app.venues.crosstrade.rows import MILLISECOND, Holder


async def read_holders(rest: Reader, known: Known) -> list[Holder]:
    """Our accounts: in one snapshot, and one by one where that does not show them.

    Raises what `queries.account` does, and Refused where the budget of requests is spent.
    """
    holders: list[Holder] = []
    try:
        snapshot = await queries.snapshot(rest)
    except (Refused, WireError) as error:
        if isinstance(error, Refused) and error.code == RATE_LIMIT:
            raise
    else:
        holders = snapshot.holders
        if snapshot.epoch_ms is not None:
            known.desktop_skew_ms = snapshot.epoch_ms - snapshot.begun // MILLISECOND
    found = {holder.name.casefold() for holder in holders}
    for name in known.names:
        if name.casefold() not in found:
            holder = await queries.account(rest, name)
            if holder is not None:
                holders.append(holder)
    return holders


async def say_missing(rest: Reader, missing: tuple[str, ...]) -> str:
    """Which of our accounts are not there, beside those that are; a sentence for a person."""
    try:
        shown = ", ".join(await queries.account_names(rest)) or say("none")
    except (Refused, WireError):
        shown = say("names that cannot be read")
    return say(
        "NinjaTrader shows no account {names}; it shows {shown}. Connect it in "
        "NinjaTrader, or mend the name in this account's settings. Until then nothing "
        "is shown.",
        names=missing,
        shown=shown,
    )
