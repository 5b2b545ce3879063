"""Test a Clear Street key without trading: what it shows, and how the clocks stand."""

from collections.abc import Callable

from app.domain.errors import NoLink, NotSent, Refused, SessionLost, WireError
from app.domain.ids import NANOSECONDS, Instant
from app.domain.words import say
from app.venues.clearstreet import queries
from app.venues.clearstreet.keeping import measure_clock
from app.venues.clearstreet.known import Known, find_accounts
from app.venues.clearstreet.rest import Rest
from app.venues.session import AccountCheck

_WORTH_SAYING_S = 2.0


async def check_login(
    rest: Rest, known: Known, wanted: str, now: Callable[[], Instant]
) -> AccountCheck:
    """Read accounts, positions, clock and a quote. Raises Misconfigured or NotSent."""
    try:
        numbers = await find_accounts(rest, wanted)
        shown = await find_accounts(rest, "") if wanted.strip() else numbers
        lines = [say("The key shows account {names}.", names=numbers)]
        at = now()
        rows = {number: await queries.positions(rest, number) for number in numbers}
        # All at once: a session that runs goes by what was taken last.
        positions = known.take_positions(rows, at)
        held = [p.instrument.wire_name for p in positions if not p.instrument.untradable]
        clock = await _clock(rest, known, now)
        lines.append(say("A key has no scopes of its own: it may do whatever its owner may."))
        lines.append(await _entitlement(rest, held))
    except NotSent:
        raise
    except (SessionLost, WireError, Refused) as error:
        raise NoLink(say("Clear Street could not be asked: {error}", error=error)) from error
    skew_s = None if known.offset_ns is None else known.offset_ns / NANOSECONDS
    lines.append(clock if skew_s is None else _say_skew(skew_s))
    lines.append(say("No rate limit is published; this panel asks about twice a second."))
    return AccountCheck(
        len(positions), tuple(lines), clock_skew_s=skew_s, sub_accounts=tuple(map(str, shown))
    )


async def _clock(rest: Rest, known: Known, now: Callable[[], Instant]) -> str:
    """Measure; without a good answer, in words what that means."""
    try:
        await measure_clock(rest, known, now)
    except (SessionLost, WireError, Refused) as error:
        return say(
            "Its clock could not be read ({error}): a cap on slippage cannot be measured.",
            error=error,
        )
    return ""


async def _entitlement(rest: Rest, held: list[str]) -> str:
    if not held:
        return say("Quotes were not asked for: nothing is held.")
    try:
        rows = await queries.snapshots(rest, held[:1], urgent=True)
    except Refused as error:
        return say("No quotes ({words}): a cap on slippage cannot be measured.", words=error.words)
    except (SessionLost, WireError) as error:
        return say("No quotes ({words}): a cap on slippage cannot be measured.", words=error)
    touch = rows[0].last_quote if rows else None
    if touch is None or (touch.bid_timestamp is None and touch.ask_timestamp is None):
        return say(
            "Quotes come without their time: a cap on slippage cannot be measured from them."
        )
    return say("Quotes can be read.")


def _say_skew(skew_s: float) -> str:
    if abs(skew_s) < _WORTH_SAYING_S:
        return say("The clocks agree.")
    if skew_s > 0:
        return say(
            "This computer's clock is {skew_s:.0f} s behind Clear Street's; that is allowed for.",
            skew_s=skew_s,
        )
    return say(
        "This computer's clock is {skew_s:.0f} s ahead of Clear Street's; that is allowed for.",
        skew_s=-skew_s,
    )
