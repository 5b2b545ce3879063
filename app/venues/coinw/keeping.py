"""The loops of one run: positions kept true by reads, pushes as the reason to read sooner."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Final

from app.domain.errors import Misconfigured, NoLink, Refused, SessionLost, UnwindError, WireError
from app.domain.ids import NANOSECONDS, Instant
from app.domain.report import LinkState
from app.domain.words import say
from app.venues.coinw import queries
from app.venues.coinw.feed import Feed
from app.venues.coinw.known import Known
from app.venues.coinw.rest import Rest, Urgency

POLL_WITH_STREAM_S: Final = 15.0
POLL_WITHOUT_STREAM_S: Final = 1.5
# A push may run ahead of what REST shows: after one is read, it is looked at once more.
LOOK_TWICE_S: Final = 1.0
# A close is answered, and its fill comes as several pushes; one read serves all of them.
_GATHER_PUSHES_S: Final = 0.15
# How long the first picture waits for the stream before it is taken without; one more read follows
# when the stream is there, and a close does not need it.
_STREAM_FIRST_S: Final = 1.5
# A book that the stream has not brought in this time is read once: a cap is measured from its touch.
BOOK_FROM_STREAM_S: Final = 0.5
# The stream is asked for one instrument after the other, so far apart and in the same order.
_BETWEEN_BOOKS_S: Final = 0.25
# Orders that can fill behind a trader's back; the stops attached to a position go with it.
_COUNTED: Final = ("plan", "planTrigger")
_FAILURES_THAT_END_IT: Final = 3
_ORDERS_GOOD_FOR_S: Final = 60.0
_ORDERS_WITHOUT_STREAM_S: Final = 15.0


class Keeper:
    """Keeps what is known of one account true while a session runs."""

    def __init__(
        self,
        rest: Rest,
        known: Known,
        feed: Feed,
        *,
        now: Callable[[], Instant],
        read_positions: Callable[[], Awaitable[object]],
    ) -> None:
        self._rest, self._known, self._feed, self._now = rest, known, feed, now
        self._read_positions = read_positions
        self._said: tuple[LinkState, str] | None = None
        self._picture_taken = asyncio.Event()

    async def keep_positions(self) -> None:
        """Read, say UP, wait for a reason to read again. Raises SessionLost, Misconfigured."""
        await self._wait_for(_STREAM_FIRST_S)
        failures, pushed = 0, False
        while True:
            try:
                await self._read_positions()
                failures = 0
                self._say_up()
                self._picture_taken.set()
            except (NoLink, SessionLost, WireError, Refused) as error:
                failures += 1
                if failures >= _FAILURES_THAT_END_IT:
                    raise SessionLost(
                        say("CoinW's positions cannot be read: {error}", error=error)
                    ) from error
            pushed = await self._wait_for(self._patience_s(failures, pushed))
            if pushed:
                await asyncio.sleep(_GATHER_PUSHES_S)

    async def keep_orders(self) -> None:
        """Read the resting orders of each instrument held, once and then now and again."""
        while True:
            self._feed.orders_wanted.clear()
            try:
                await self._read_orders()
            except Misconfigured:
                raise
            except UnwindError as error:
                self._feed.on_trouble(
                    "orders", say("CoinW's open orders cannot be read: {error}", error=error)
                )
            up = self._feed.stream_is_up
            try:
                async with asyncio.timeout(_ORDERS_GOOD_FOR_S if up else _ORDERS_WITHOUT_STREAM_S):
                    await self._feed.orders_wanted.wait()
            except TimeoutError:
                self._known.resting.forget()

    async def keep_books(self) -> None:
        """Read the book of each instrument that comes, once, where the stream does not bring it."""
        read: set[str] = set()
        while True:
            await self._picture_taken.wait()
            self._picture_taken.clear()
            await asyncio.sleep(BOOK_FROM_STREAM_S)
            for name in sorted(self._known.watched - read):
                read.add(name)
                try:
                    if not self._known.prices.has_touch(name):
                        self._feed.on_book(name, await queries.depth(self._rest, name))
                except (NoLink, SessionLost, WireError, Refused) as error:
                    self._feed.on_trouble(
                        "book",
                        say(
                            "CoinW's book of {name} cannot be read: {error} A cap is measured from "
                            "the mark price until the stream brings it.",
                            name=name,
                            error=error,
                        ),
                    )
                await asyncio.sleep(_BETWEEN_BOOKS_S)
            read &= self._known.watched

    async def _read_orders(self) -> None:
        unread = self._known.resting.unread(self._known.held)
        for name in unread:
            rows = await queries.resting(self._rest, name, _COUNTED, urgency=Urgency.SHOWS)
            self._known.resting.take_all(name, rows)
        if unread:
            self._feed.look_again.set()

    def _patience_s(self, failures: int, pushed: bool) -> float:
        if not self._feed.stream_is_up or failures:
            return POLL_WITHOUT_STREAM_S
        wait_s = LOOK_TWICE_S if pushed else POLL_WITH_STREAM_S
        now = self._now()
        change = self._known.next_funding_change(now)
        if change is not None:
            # The caution on a row comes and goes with the funding pause.
            wait_s = min(wait_s, (change - now) / NANOSECONDS + 0.1)
        return wait_s

    async def _wait_for(self, seconds: float) -> bool:
        """Wait for a reason to read again, at most `seconds`; whether there was one."""
        try:
            async with asyncio.timeout(seconds):
                await self._feed.look_again.wait()
        except TimeoutError:
            return False
        self._feed.look_again.clear()
        return True

    def _say_up(self) -> None:
        why = ""
        if not self._feed.stream_is_up:
            why = say(
                "Closes work, but CoinW's stream is down ({why_down}): positions are read "
                "every {every_s:g} s.",
                why_down=self._feed.why_down,
                every_s=POLL_WITHOUT_STREAM_S,
            )
        if self._said != (LinkState.UP, why):
            self._said = (LinkState.UP, why)
            self._feed.sink.link(LinkState.UP, why)
