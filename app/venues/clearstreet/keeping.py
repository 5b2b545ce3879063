"""The loops of one run: there is no stream, so everything is asked for at its own pace."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import Final

from app.domain.errors import Misconfigured, NoLink, SessionLost, UnwindError
from app.domain.ids import NANOSECONDS, Instant
from app.domain.words import say
from app.venues.clearstreet import queries
from app.venues.clearstreet.ability import POSITIONS_EVERY_S
from app.venues.clearstreet.known import Known
from app.venues.clearstreet.rest import Rest
from app.venues.clearstreet.rows import instant_of, stamp
from app.venues.session import Sink

ORDERS_EVERY_S: Final = 15.0
HOURS_EVERY_S: Final = 60.0
CLOCK_EVERY_S: Final = 300.0
LOST_AFTER_S: Final = 20.0
# What a start waits for, and does without; then it is asked for again.
_WORTH_WAITING_S: Final = 2.0
_AGAIN_AFTER_S: Final = 10.0
# A venue that takes no connection is gone sooner than one that answers badly.
_NO_LINKS_THAT_END_IT: Final = 3
# Changes that were written late must not fall between two lists.
_LISTS_OVERLAP_NS: Final = 5 * NANOSECONDS


class Keeper:
    """Keeps what is known true while a session runs."""

    def __init__(
        self,
        rest: Rest,
        known: Known,
        sink: Sink,
        *,
        now: Callable[[], Instant],
        read_positions: Callable[[], Awaitable[object]],
        learn_instruments: Callable[[], Awaitable[None]],
    ) -> None:
        self._rest, self._known, self._sink, self._now = rest, known, sink, now
        self._read_positions, self._learn = read_positions, learn_instruments
        self.look_again = asyncio.Event()
        """Set when the positions have to be read now."""

    async def keep_positions(self) -> None:
        """Read at the venue's pace or for a reason. Raises SessionLost or Misconfigured."""
        good_at, no_links = time.monotonic(), 0
        while True:
            await self._wait(POSITIONS_EVERY_S)
            try:
                await self._read_positions()
            except (Misconfigured, SessionLost, UnwindError) as error:
                if isinstance(error, Misconfigured):
                    raise
                no_links = no_links + 1 if isinstance(error, NoLink) else 0
                silent_s = time.monotonic() - good_at
                if no_links >= _NO_LINKS_THAT_END_IT or silent_s > LOST_AFTER_S:
                    raise SessionLost(
                        say("The positions cannot be read: {error}", error=error)
                    ) from error
                self._sink.notice(
                    "clearstreet/positions", say("Positions not read: {error}", error=error)
                )
            else:
                good_at, no_links = time.monotonic(), 0

    async def keep_instruments(self) -> None:
        """Read the records of what is newly held. Raises Misconfigured."""
        while True:
            await asyncio.sleep(POSITIONS_EVERY_S)
            await self._learn()

    async def first_instruments(self) -> None:
        """Steps, ticks and contract sizes; without them those of the market are taken."""
        await self._try(say("instruments"), self._learn(), within_s=_WORTH_WAITING_S)

    async def keep_orders(self) -> None:
        """List the orders of every account: all of them once, then what has changed."""
        while True:
            known = all(map(self._known.resting.knows, self._known.numbers))
            await asyncio.sleep(ORDERS_EVERY_S if known else POSITIONS_EVERY_S)
            for account in self._known.numbers:
                await self._try(say("orders"), self._read_orders(account))

    async def first_orders(self) -> None:
        """What works already, before the first press: none of that is the close."""
        for account in self._known.numbers:
            await self._try(say("orders"), self._read_orders(account), within_s=_WORTH_WAITING_S)

    async def first_hours(self) -> None:
        """Which session runs, before the first press: outside it a limit has to be marked."""
        await self._try(say("market-hours"), self._refresh_hours(), within_s=_WORTH_WAITING_S)

    async def first_clock(self) -> None:
        await self._try(say("clock"), self._measure_clock(), within_s=_WORTH_WAITING_S)

    async def keep_hours(self) -> None:
        while True:
            await asyncio.sleep(HOURS_EVERY_S if self._known.hours.known else _AGAIN_AFTER_S)
            await self._try(say("market-hours"), self._refresh_hours())

    async def keep_clock(self) -> None:
        while True:
            known = self._known.offset_ns is not None
            await asyncio.sleep(CLOCK_EVERY_S if known else _AGAIN_AFTER_S)
            await self._try(say("clock"), self._measure_clock())

    async def _refresh_hours(self) -> None:
        await self._known.hours.refresh(options=self._known.holds_options)

    async def _measure_clock(self) -> None:
        await measure_clock(self._rest, self._known, self._now)

    async def _read_orders(self, account: int) -> None:
        newest = instant_of(self._known.resting.newest(account))
        since = "" if newest is None else stamp(Instant(newest - _LISTS_OVERLAP_NS))
        first = not since
        rows = await queries.orders(self._rest, account, updated_since=since, urgent=False)
        self._known.resting.take(account, rows)
        if first:
            # The rows on the screen do not show yet what works behind them.
            self.look_again.set()

    async def _try(
        self, what: str, asking: Awaitable[None], *, within_s: float | None = None
    ) -> None:
        try:
            async with asyncio.timeout(within_s):
                await asking
        except Misconfigured:
            raise
        except UnwindError as error:
            self._not_read(what, error)
        except TimeoutError:
            self._not_read(what, say("no answer in {seconds:g} s", seconds=within_s or 0.0))

    def _not_read(self, what: str, error: object) -> None:
        self._sink.notice(
            f"clearstreet/{what}",
            say("Clear Street's {what} not read: {error}", what=what, error=error),
        )

    async def _wait(self, seconds: float) -> None:
        try:
            async with asyncio.timeout(seconds):
                await self.look_again.wait()
        except TimeoutError:
            return
        self.look_again.clear()


async def measure_clock(rest: Rest, known: Known, now: Callable[[], Instant]) -> None:
    """Learn how far the venue's clock is from ours; where it is not told, by the dates of answers.

    Raises UnwindError if those are not told either.
    """
    asked_at = now()
    try:
        theirs = await queries.clock(rest)
    except Misconfigured:
        raise
    except UnwindError:
        if rest.date_offset_ns is None:
            raise
        known.offset_ns = rest.date_offset_ns
    else:
        known.offset_ns = theirs - (asked_at + now()) // 2
