"""When CoinW refuses closes: the minute after each funding settlement."""

import functools
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from app.domain.ids import NANOSECONDS, Instant

# The venue refuses for 30 to 40 s and advises to wait a minute before trying again.
PAUSE_S: Final = 60
_HOUR_NS: Final = 3600 * NANOSECONDS


@dataclass(frozen=True)
class FundingTimes:
    """Some settlement of one instrument, and the hours between two (0: only this one is known)."""

    settles_at: Instant
    period_h: Decimal

    def pause_until(self, now: Instant) -> Instant | None:
        """When the pause that is on at `now` ends; None outside of one."""
        since = self._since_settlement(now)
        if since is None or since >= PAUSE_S * NANOSECONDS:
            return None
        return Instant(now - since + PAUSE_S * NANOSECONDS)

    def next_change(self, now: Instant) -> Instant | None:
        """When a pause next begins or ends after `now`, as far as it is known."""
        ends = self.pause_until(now)
        return self.pauses_at(now) if ends is None else ends

    def pauses_at(self, now: Instant) -> Instant | None:
        """When the next pause begins after `now`, as far as it is known."""
        if now < self.settles_at and not self._period:
            return self.settles_at
        since = self._since_settlement(now)
        return None if since is None or not self._period else Instant(now - since + self._period)

    @functools.cached_property
    def _period(self) -> int:
        return int(self.period_h * _HOUR_NS)

    def _since_settlement(self, now: Instant) -> int | None:
        if self._period > 0:
            # The next settlement tells of all those before it, too.
            return (now - self.settles_at) % self._period
        return now - self.settles_at if now >= self.settles_at else None


def funding_times(settles_at_ms: int | None, period_h: Decimal) -> FundingTimes | None:
    """What a row or a frame says of the settlements; None if it says nothing."""
    if settles_at_ms is None:
        return None
    return FundingTimes(Instant(settles_at_ms * 1_000_000), max(period_h, Decimal(0)))
