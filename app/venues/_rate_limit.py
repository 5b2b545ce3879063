"""Token buckets with a share kept for closes: polls wait, closes go."""

import asyncio
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
