"""A token bucket, as simulated venues count the calls of a caller."""

import time
from collections.abc import Callable


class Bucket:
    """`burst` calls at once, refilled at `per_s`; `clock` gives seconds."""

    def __init__(
        self, burst: int, per_s: float, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._burst = burst
        self._per_s = per_s
        self._clock = clock
        self._tokens = float(burst)
        self._at = clock()

    def take(self) -> bool:
        """Whether there was a token; it is gone then."""
        return not self.wait_s()

    def wait_s(self) -> float:
        """Take one token and return 0, or say after how long there will be one."""
        now = self._clock()
        self._tokens = min(self._burst, self._tokens + (now - self._at) * self._per_s)
        self._at = now
        if self._tokens < 1:
            return (1 - self._tokens) / self._per_s
        self._tokens -= 1
        return 0.0
