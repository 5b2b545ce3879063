"""Notices that time jumped: the machine slept, its clock was set, or the one thread stood still.

What was known before is then not believed until it is read again.
"""

import asyncio
from collections.abc import Awaitable, Callable

from app.domain.ids import NANOSECONDS
from app.domain.words import say
from app.engine.book import PositionBook
from app.engine.clock import Clock
from app.engine.news import News
from app.engine.notice import Severity

LOOK_EVERY_S = 1.0
JUMP_S = 5.0


class TimeWatch:
    """Compares the two clocks once a second.

    `disarm` is given the reason; `read_again` reads every account and lets a failure be.
    """

    def __init__(
        self,
        clock: Clock,
        book: PositionBook,
        news: News,
        *,
        disarm: Callable[[str], object],
        read_again: Callable[[], Awaitable[None]],
    ) -> None:
        self._clock, self._book, self._news = clock, book, news
        self._disarm, self._read_again = disarm, read_again
        self._wall_ns = int(clock.now())
        self._monotonic_ns = clock.monotonic_ns()

    async def run(self) -> None:
        """Look for ever."""
        while True:
            await asyncio.sleep(LOOK_EVERY_S)
            if self.look():
                await self._read_again()

    def look(self) -> bool:
        """Whether time has jumped since the last look; then nothing is believed any more."""
        wall_ns, monotonic_ns = int(self._clock.now()), self._clock.monotonic_ns()
        wall_s = (wall_ns - self._wall_ns) / NANOSECONDS
        passed_s = (monotonic_ns - self._monotonic_ns) / NANOSECONDS
        self._wall_ns, self._monotonic_ns = wall_ns, monotonic_ns
        # Some systems count sleep on the monotonic clock, others do not.
        stood_s = max(wall_s, passed_s) - LOOK_EVERY_S
        set_s = wall_s - passed_s
        if stood_s <= JUMP_S and abs(set_s) <= JUMP_S:
            return False
        self._disarm(say("after the machine stood still"))
        self._book.distrust(self._clock.now())
        words = (
            say(
                "For {stood_s:.0f} s this panel did not run, or the machine's clock was set.",
                stood_s=stood_s,
            )
            if stood_s > JUMP_S
            else say("The machine's clock was set back by {set_s:.0f} s.", set_s=-set_s)
        )
        self._news.notice(
            Severity.WARNING,
            "time/jump",
            say(
                "{words} What is shown may be old; every account is being read again.", words=words
            ),
            say("Look at the rows, then arm again."),
        )
        return True
