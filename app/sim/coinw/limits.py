"""Rate limits of the simulated CoinW: so many calls in so many seconds, per caller."""

import time
from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Limit:
    """At most so many calls within any stretch of so many seconds."""

    calls: int
    seconds: float = 1.0


PRICES_TOGETHER: Final = Limit(30)
ALL_ELSE_TOGETHER: Final = Limit(100)


class Limiter:
    """Sliding windows; a refused call does not count."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._calls: defaultdict[tuple[str, str], deque[float]] = defaultdict(deque)

    def admits(self, who: str, scope: str, limit: Limit) -> bool:
        now, calls = self._clock(), self._calls[who, scope]
        while calls and calls[0] <= now - limit.seconds:
            calls.popleft()
        if len(calls) >= limit.calls:
            return False
        calls.append(now)
        return True
