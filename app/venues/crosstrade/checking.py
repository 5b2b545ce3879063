"""Test the login: reads what a session needs, changes nothing, says what was found."""

from app.domain.errors import (
    Misconfigured,
    NoLink,
    NotSent,
    Refused,
    SessionLost,
    UnwindError,
    WireError,
)
from app.domain.words import say
from app.venues.crosstrade import queries
from app.venues.crosstrade.holders import read_holders
from app.venues.crosstrade.known import Known
from app.venues.crosstrade.pace import Pace
from app.venues.crosstrade.rest import Rest
from app.venues.session import AccountCheck

_SKEW_WARNING_S = 5.0


async def check_login(rest: Rest, known: Known, pace: Pace) -> AccountCheck:
    """See VenueSession.check. Raises Misconfigured or NotSent."""
    try:
        return await _check(rest, known, pace)
    except (Misconfigured, NotSent):
        raise
    except (SessionLost, WireError, Refused) as error:
        raise NoLink(str(error)) from error


async def _check(rest: Rest, known: Known, pace: Pace) -> AccountCheck:
    known.take_holders(await read_holders(rest, known))
    missing = known.missing()
    shown = await _names(rest)
    if missing:
        raise _not_shown(missing, shown)
    read = await queries.positions(rest)
    held, trouble = known.read_all(read.rows, "positions")
    if trouble is not None:
        # Counted without it, the account could look flat.
        raise trouble
    lines = [say("The token is accepted and the add-on in NinjaTrader answers.")]
    lines += [_account_line(known, name) for name in known.accounts]
    lines += [said for _, said in known.remarks()]
    lines += [await _orders_line(rest, name) for name in known.accounts]
    lines += _clock_lines(rest, known)
    lines.append(
        say(
            "Up to {rate:.1f} requests a second are used; positions are read every "
            "{positions_s:g} s while the stream is off.",
            rate=pace.rate,
            positions_s=pace.positions_s,
        )
    )
    return AccountCheck(
        positions=len(held),
        lines=tuple(lines),
        clock_skew_s=rest.clock_skew_s,
        # The venue has no call that says so; the first close does.
        can_trade=None,
        sub_accounts=shown or (),
    )


def _not_shown(missing: tuple[str, ...], shown: tuple[str, ...] | None) -> Misconfigured:
    names: object = shown or say("none")
    if shown is None:
        names = say("others, whose names could not be read")
    words = say("NinjaTrader does not show {names}; it shows {shown}", names=missing, shown=names)
    return Misconfigured("account", words, choices=shown or ())


def _account_line(known: Known, name: str) -> str:
    holder = known.holder(name)
    if holder is None:
        return say("{name} was not found.", name=name)
    link = {
        True: say("connected"),
        False: say("not connected ({broker})", broker=holder.broker),
        None: say("link not told"),
    }
    kind = {True: say("simulated"), False: say("live"), None: say("of unknown kind")}
    return say(
        "{name}: {kind}, provider {provider}, {currency}, broker {link}.",
        name=holder.name,
        kind=kind[holder.is_paper],
        provider=holder.provider or say("not told"),
        currency=holder.currency,
        link=link[holder.is_connected],
    )


async def _orders_line(rest: Rest, name: str) -> str:
    try:
        listed = await queries.orders(rest, name)
    except (WireError, Refused) as error:
        return say(
            "The orders of {name} cannot be listed ({error}): working orders are not "
            "shown, and a close whose answer is lost stays in doubt.",
            name=name,
            error=error,
        )
    return say(
        "The orders of {name} can be listed ({rows} of them).", name=name, rows=len(listed.rows)
    )


async def _names(rest: Rest) -> tuple[str, ...] | None:
    try:
        return tuple(await queries.account_names(rest))
    except UnwindError:
        return None


def _clock_lines(rest: Rest, known: Known) -> list[str]:
    lines = []
    if rest.clock_skew_s is not None and abs(rest.clock_skew_s) > _SKEW_WARNING_S:
        lines.append(
            say(
                "This clock and CrossTrade's differ by {skew_s:.0f} s.",
                skew_s=abs(rest.clock_skew_s),
            )
        )
    if known.desktop_skew_ms is not None and abs(known.desktop_skew_ms) > _SKEW_WARNING_S * 1000:
        lines.append(
            say(
                "This clock and that of NinjaTrader's computer differ by {skew_s:.0f} "
                "s; it is allowed for.",
                skew_s=abs(known.desktop_skew_ms) / 1000,
            )
        )
    return lines
