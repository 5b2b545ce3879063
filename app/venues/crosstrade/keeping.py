"""The loops that keep a session's picture of its accounts true, inside the budget of requests."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import Final

from app.domain.errors import Misconfigured, NoLink, Refused, SessionLost, UnwindError, WireError
from app.domain.position import Position
from app.domain.report import LinkState
from app.domain.words import say
from app.venues.crosstrade import queries
from app.venues.crosstrade.feed import Feed
from app.venues.crosstrade.holders import read_holders, say_missing
from app.venues.crosstrade.known import Known
from app.venues.crosstrade.leftovers import Leftovers
from app.venues.crosstrade.pace import Pace
from app.venues.crosstrade.quoting import Quotes
from app.venues.crosstrade.rest import AddonOffline, Patient

# The venue's own advice while the add-on is away.
OFFLINE_RETRY_S: Final = 10.0
_RETRY_S: Final = 1.0
# So many reads that failed one after another are a lost link, not a hiccup.
_FAILURES: Final = 3
_INSTRUMENTS_GOOD_FOR_S: Final = 60.0
# Only a countdown: after what is needed to close, and seldom.
_HOURS_FIRST_S, _HOURS_EVERY_S = 5.0, 300.0


class AccountsMissing(SessionLost):
    """NinjaTrader does not show an account of ours: its positions cannot be seen."""


class Keeper:
    """Polls on behalf of one run of a session."""

    def __init__(
        self,
        rest: Patient,
        known: Known,
        feed: Feed,
        pace: Pace,
        *,
        leftovers: Leftovers,
        take: Callable[[queries.Rows], tuple[Position, ...]],
    ) -> None:
        self._rest, self._known, self._feed, self._pace = rest, known, feed, pace
        self._leftovers = leftovers
        self._take = take
        self._up = asyncio.Event()
        self._described_at = float("-inf")
        self._quotes = Quotes(rest)

    async def keep_positions(self) -> None:
        """Bring the link up, poll, and wait out an add-on that is away; for ever.

        Raises SessionLost where CrossTrade itself cannot be reached, and Misconfigured.
        """
        while True:
            try:
                await self._begin()
                self._feed.sink.link(LinkState.UP, say("closes can be sent and followed"))
                self._up.set()
                await self._poll()
            except (AddonOffline, AccountsMissing) as error:
                self._up.clear()
                self._known.orders.forget()
                self._feed.sink.link(LinkState.DOWN, str(error))
            await asyncio.sleep(OFFLINE_RETRY_S)

    async def keep_the_rest(self) -> None:
        """Poll accounts, resting orders, contracts and prices that the stream does not bring."""
        await self._up.wait()
        began_s = time.monotonic()
        due = {
            "accounts": began_s + self._pace.accounts_s,
            "orders": began_s,
            "quotes": began_s + self._pace.quotes_s,
            "hours": began_s + _HOURS_FIRST_S,
        }
        while True:
            await self._up.wait()
            now_s = time.monotonic()
            if self._feed.orders_wanted.is_set():
                due["orders"] = 0.0
            if due["orders"] <= now_s:
                self._feed.orders_wanted.clear()
                due["orders"] = now_s + self._pace.orders_s
                await self._try(say("orders"), self.read_orders())
            if due["quotes"] <= now_s:
                due["quotes"] = now_s + self._pace.quotes_s
                await self._try(say("quotes"), self._read_quotes())
            if due["accounts"] <= now_s:
                due["accounts"] = now_s + self._pace.accounts_s
                await self._try(say("accounts"), self.read_accounts())
            if due["hours"] <= now_s:
                due["hours"] = now_s + _HOURS_EVERY_S
                await self._try(say("hours"), self._read_hours())
            pause_s = max(0.05, min(due.values()) - time.monotonic())
            try:
                async with asyncio.timeout(pause_s):
                    await self._feed.orders_wanted.wait()
            except TimeoutError:
                continue

    async def read_accounts(self) -> None:
        """Read our accounts. Raises AccountsMissing if NinjaTrader does not show one of them."""
        changed = self._known.take_holders(await read_holders(self._rest, self._known))
        missing = self._known.missing()
        if missing:
            self._feed.look_again.set()
            raise AccountsMissing(await say_missing(self._rest, missing))
        if changed:
            self._retell()

    async def read_orders(self) -> None:
        """Read what rests, account by account."""
        changed = False
        for name in self._known.accounts:
            listed = await queries.orders(self._rest, name)
            changed = self._known.orders.take(name, listed.rows, listed.begun) or changed
            if not listed.complete:
                text = say(
                    "An order of {name} cannot be read: more may rest there than is shown.",
                    name=name,
                )
                self._feed.sink.notice("crosstrade/unreadable-order", text)
        for place, said in self._leftovers.look():
            cause = f"crosstrade/leftover/{place.account}/{place.instrument}"
            self._feed.sink.notice(cause, said)
        if changed:
            self._retell()

    async def _begin(self) -> None:
        await self.read_accounts()
        self._remark()
        read = await queries.positions(self._rest)
        held, _ = self._known.read_rows(read.rows, "positions")
        # Described before they are shown, so that no row appears without its tick and point value.
        await self._try(say("quotes"), self._describe({one.place.instrument for one in held}))
        try:
            self._take(read)
        except (Refused, WireError) as error:
            # The others are shown, and what needs no size can still be closed.
            self._say_unread(error)

    async def _poll(self) -> None:
        failures = 0
        while True:
            await self._pause()
            if self._known.missing():
                raise AccountsMissing(await say_missing(self._rest, self._known.missing()))
            try:
                self._take(await queries.positions(self._rest))
                failures = 0
                await self._try(say("quotes"), self._describe(self._undescribed()))
            except (AddonOffline, AccountsMissing):
                raise
            except (NoLink, SessionLost) as error:
                failures += 1
                if failures >= _FAILURES:
                    raise SessionLost(str(error)) from error
                await asyncio.sleep(_RETRY_S)
            except (Refused, WireError) as error:
                self._say_unread(error)

    def _say_unread(self, error: UnwindError) -> None:
        text = say("The positions could not be read just now. {error}", error=error)
        self._feed.sink.notice("crosstrade/positions", text)

    async def _pause(self) -> None:
        """Until the next poll is due: later while the stream vouches for the last one."""
        asked_at = time.monotonic()
        look_again = self._feed.look_again
        while True:
            try:
                async with asyncio.timeout(self._pace.positions_s):
                    await look_again.wait()
                look_again.clear()
                return
            except TimeoutError:
                waited_s = time.monotonic() - asked_at
                if not self._feed.stream_vouches or waited_s >= self._pace.with_stream_s:
                    return

    async def _read_quotes(self) -> None:
        lacking = set(self._feed.lacks_prices())
        old = time.monotonic() - self._described_at >= _INSTRUMENTS_GOOD_FOR_S
        if old and self._known.instruments:
            lacking = set(self._known.instruments)
        await self._describe(lacking)

    async def _read_hours(self) -> None:
        if await self._known.hours.read(self._rest, self._known.instruments):
            self._retell()

    async def _describe(self, instruments: set[str]) -> None:
        """Ask for quotes: they hold the tick, the point value and whether the market is open."""
        if not instruments:
            return
        changed = False
        for row in await self._quotes.ask(instruments):
            changed = self._known.take_quote(row) or changed
            self._feed.take_prices(row)
        if instruments >= set(self._known.instruments):
            self._described_at = time.monotonic()
        if changed:
            self._retell()

    def _undescribed(self) -> set[str]:
        """New instruments, and now and then those that were asked about in vain."""
        return {
            name
            for name in self._known.instruments
            if not self._known.describes(name) and self._quotes.is_due(name)
        }

    def _retell(self) -> None:
        """The positions of the last read, with what was learned since."""
        positions, begun = self._known.positions()
        if begun:
            self._feed.sink.positions(positions, begun)

    async def _try(self, what: str, read: Awaitable[None]) -> None:
        """One read whose failure leaves the session as it is. Misconfigured passes through."""
        try:
            await read
        except (NoLink, SessionLost):
            # The positions are read from the same place, and decide about the link.
            return
        except Misconfigured:
            raise
        except UnwindError as error:
            self._feed.sink.notice(
                f"crosstrade/{what}", say("Reading {what} failed. {error}", what=what, error=error)
            )

    def _remark(self) -> None:
        for holder, said in self._known.remarks():
            self._feed.sink.notice(f"crosstrade/environment/{holder.name}", said)
