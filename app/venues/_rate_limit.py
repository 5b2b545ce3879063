"""Token buckets with a share kept for closes: polls wait, closes go; and windows of so many calls."""

import asyncio
from bisect import bisect_right, insort
from collections.abc import Callable


class RateLimit:
    """At most `rate` calls a second over time, `burst` at once.

    `reserve` tokens of the burst are for closes only, so that reads never starve one.
    `monotonic` gives seconds; an event loop's `time` serves.
    """

    def __init__(
        self, *, rate: float, burst: float, reserve: float, monotonic: Callable[[], float]
    ) -> None:
        self._rate, self._burst, self._reserve = rate, burst, reserve
        self._monotonic = monotonic
        self._tokens = burst
        self._at = monotonic()

    def close_delay_s(self, cost: float = 1.0) -> float:
        """How long until a close of `cost` may go; takes nothing."""
        self._refill()
        return max(0.0, (cost - self._tokens) / self._rate)

    def take_for_close(self, cost: float = 1.0) -> None:
        """Count a close that goes now, also if that runs into debt."""
        self._refill()
        self._tokens -= cost

    def read_delay_s(self, cost: float = 1.0, *, keep: float = 0.0) -> float:
        """How long until a read may go that leaves `keep` beside the reserve; takes nothing."""
        self._refill()
        return max(0.0, (cost + self._reserve + keep - self._tokens) / self._rate)

    async def turn_for_read(self, cost: float = 1.0) -> None:
        """Wait until a read may go without touching the closes' reserve, and take its tokens."""
        while True:
            self._refill()
            missing = cost + self._reserve - self._tokens
            if missing <= 0:
                self._tokens -= cost
                return
            await asyncio.sleep(missing / self._rate)

    async def turn_for_urgent(self, cost: float = 1.0) -> None:
        """Wait for the turn of a read that a close waits for: it may use the reserve."""
        delay_s = self.close_delay_s(cost)
        self.take_for_close(cost)
        await asyncio.sleep(delay_s)

    def pause(self, seconds: float) -> None:
        """The venue asked us to wait: no tokens for that long. Said twice it is no longer."""
        self._refill()
        self._tokens = min(self._tokens, -seconds * self._rate)

    def _refill(self) -> None:
        now = self._monotonic()
        self._tokens = min(self._burst, self._tokens + (now - self._at) * self._rate)
        self._at = now


class WindowLimit:
    """At most `calls` in any `seconds`, the way venues count; the first ones go at once.

    Who is urgent books the next free turn; who is not waits until turns are left over.
    `monotonic` gives seconds; an event loop's `time` serves.
    """

    def __init__(self, calls: int, seconds: float, *, monotonic: Callable[[], float]) -> None:
        self._calls, self._seconds, self._monotonic = calls, seconds, monotonic
        self._turns: list[float] = []
        self._not_before = monotonic()

    def take(self) -> None:
        """Count a call that goes now, whatever has gone before."""
        insort(self._turns, self._monotonic())

    async def turn_for_urgent(self) -> None:
        """Wait for the next free turn, in the order of asking."""
        delay_s = self._delay_s(0)
        insort(self._turns, self._monotonic() + delay_s)
        await asyncio.sleep(delay_s)

    async def turn_for_read(self, *, keep: int = 0) -> None:
        """Wait until a call may go that leaves `keep` turns of the window to others."""
        while True:
            delay_s = self._delay_s(keep)
            if delay_s <= 0:
                self.take()
                return
            await asyncio.sleep(delay_s)

    @property
    def is_paused(self) -> bool:
        return self._monotonic() < self._not_before

    async def until_resumed(self) -> None:
        """Wait for as long as the venue asked us to."""
        await asyncio.sleep(max(0.0, self._not_before - self._monotonic()))

    def pause(self, seconds: float) -> None:
        """The venue asked us to wait: no turns for that long. Said twice, the longer one holds."""
        self._not_before = max(self._not_before, self._monotonic() + seconds)

    def _delay_s(self, keep: int) -> float:
        now = self._monotonic()
        del self._turns[: bisect_right(self._turns, now - self._seconds)]
        free = max(1, self._calls - keep)
        at = self._turns[-free] + self._seconds if len(self._turns) >= free else now
        return max(0.0, at - now, self._not_before - now)
