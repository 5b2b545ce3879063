"""What time it is. Waiting is the loop's business; only the reading of clocks is handed in."""

import time
from typing import Protocol

from app.domain.ids import Instant


class Clock(Protocol):
    """`now` is wall-clock time, `monotonic_ns` never goes back and measures spans."""

    def now(self) -> Instant: ...

    def monotonic_ns(self) -> int: ...


class SystemClock:
    """The machine's clocks."""

    def now(self) -> Instant:
        return Instant(time.time_ns())

    def monotonic_ns(self) -> int:
        return time.monotonic_ns()
