"""Testing a login at QFEX without trading: what can be read with it."""

import asyncio
import time
from collections.abc import Callable

from app.domain.errors import Misconfigured, NoLink, SessionLost, WireError, as_ending, foremost
from app.domain.ids import AccountKey, Environment, Venue
from app.domain.money import plain
from app.domain.words import say
from app.venues._rate_limit import RateLimit
from app.venues.qfex.auth import SKEW_WARNING_S, Key
from app.venues.qfex.connecting import means_the_key, trade_socket
from app.venues.qfex.correlation import Correlation
from app.venues.qfex.listings import Listings
from app.venues.qfex.protocol import Failed, FillNewsItem, OrderNews, Pulse
from app.venues.qfex.rest import Rest
from app.venues.qfex.rest_wire import PositionsPage
from app.venues.qfex.trade_link import TradeLink
from app.venues.session import AccountCheck, Surroundings

_PERMISSION = say(
    "Whether the key may execute orders shows only when one is sent: QFEX has no "
    "call that says so."
)


async def check_login(
    address: str, key: Key, rest: Rest, around: Surroundings, skew_s: Callable[[], float | None]
) -> AccountCheck:
    """Log in on a connection of its own and read. Raises Misconfigured or NoLink."""
    try:
        await _log_in(address, key, around)
        async with rest.opened():
            page = await rest.positions()
            held = len(_nobodys().positions(page.positions or [], around.now()))
            others, said = await _subaccounts(rest)
    except (SessionLost, WireError) as error:
        raise NoLink(str(error)) from error
    skew = skew_s()
    lines = [
        say("Login accepted for sub-account {account}.", account=key.account_id)
        if key.account_id
        else say("Login accepted."),
        say("{held} open positions.", held=held),
        *_balance(page),
        said,
        _PERMISSION,
    ]
    if skew is not None:
        lines.append(_clocks(skew))
    return AccountCheck(held, tuple(lines), clock_skew_s=skew, sub_accounts=others)


def _clocks(skew_s: float) -> str:
    if abs(skew_s) > SKEW_WARNING_S:
        return say(
            "This machine's clock is {off_s:.0f} s off QFEX's: logins may be refused. Set the clock.",
            off_s=abs(skew_s),
        )
    return say(
        "This machine's clock is within {within_s:.0f} s of QFEX's.", within_s=abs(skew_s) + 1
    )


def _nobodys() -> Listings:
    """What reads positions that are only to be counted."""
    return Listings(AccountKey(Venue("qfex"), Environment.SIM, "check"))


async def _log_in(address: str, key: Key, around: Surroundings) -> None:
    limit = RateLimit(rate=1, burst=1, reserve=0, monotonic=time.monotonic)
    try:
        async with trade_socket(address, key) as link, asyncio.TaskGroup() as group:
            trade = TradeLink(link, Correlation(), limit, _nobodys(), _Deaf())
            listening = group.create_task(trade.listen())
            await trade.log_in(key, around)
            await trade.subscribe()
            listening.cancel()
    except BaseExceptionGroup as several:
        error = as_ending(foremost(several))
        if isinstance(error, SessionLost) and means_the_key(error):
            raise Misconfigured(
                "key", say("QFEX hung up on the login. {error}", error=error)
            ) from several
        raise error from several


async def _subaccounts(rest: Rest) -> tuple[tuple[str, ...], str]:
    try:
        found = tuple(await rest.subaccounts())
    except (NoLink, WireError, Misconfigured) as error:
        return (), say("Sub-accounts could not be read: {error}", error=error)
    if not found:
        return (), say("No sub-accounts.")
    return found, say("{found} sub-accounts beside the primary account.", found=len(found))


def _balance(page: PositionsPage) -> list[str]:
    if page.balance is None or page.balance.available_balance is None:
        return []
    return [
        say(
            "Available balance {available_balance} USD.",
            available_balance=plain(page.balance.available_balance),
        )
    ]


class _Deaf:
    """Hears a connection that is used for the login alone."""

    def same_again(self, frame: bytes) -> bool:
        return False

    def pulse(self, frame: bytes, news: Pulse) -> None: ...
    def order(self, news: OrderNews) -> None: ...
    def fill(self, news: FillNewsItem) -> None: ...
    def failure(self, news: Failed) -> None: ...
    def notice(self, cause: str, text: str) -> None: ...
