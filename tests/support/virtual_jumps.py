"""Two clocks that a test moves apart: a machine that sleeps, a clock that is set, a thread that stalls."""

from app.domain.ids import NANOSECONDS, Instant
from tests.support.virtual import VirtualClock


class JumpyClock(VirtualClock):
    """`slept_s` is time that only the wall clock counts, `stood_s` time that both count."""

    def __init__(self) -> None:
        self.slept_s = self.stood_s = 0.0

    def now(self) -> Instant:
        return Instant(super().now() + int((self.slept_s + self.stood_s) * NANOSECONDS))

    def monotonic_ns(self) -> int:
        return super().monotonic_ns() + int(self.stood_s * NANOSECONDS)
