"""Which close a row speaks of: its newest, until that has been over for a while."""

from app.domain.ids import NANOSECONDS, PositionKey
from app.engine.clock import Clock
from app.engine.close import Close
from app.ui.table.ghosts import Ghosts

ENDED_SHOWN_S = 20


class SpokenOf:
    """The newest close of each position."""

    def __init__(self, clock: Clock, ghosts: Ghosts) -> None:
        self._clock, self._ghosts = clock, ghosts
        self._closes: dict[PositionKey, Close] = {}

    def take(self, close: Close) -> None:
        """A new close, or news of a known one."""
        known = self._closes.get(close.position)
        if known is None or known is close or close.intent.pressed_at >= known.intent.pressed_at:
            self._closes[close.position] = close

    def of(self, key: PositionKey) -> Close | None:
        """The close to speak of now. A row that has gone goes on saying what it said when it went:
        that its own close ended it, or somebody else.
        """
        close = self._closes.get(key)
        if close is None or not close.order.explained:
            return close
        age_ns = self._clock.now() - close.order.last_event_at
        age_ns -= self._ghosts.age(key, self._clock.monotonic_ns())
        return close if age_ns < ENDED_SHOWN_S * NANOSECONDS else None
