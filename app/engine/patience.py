"""How long one close has been asked about in earnest: the time that a proof of absence needs.

Only pauses count whose time this process measured itself: on the monotonic clock, with the link up all
through, and with an answer after them. Time in which the machine slept, its clock was set or the loop
stood still is none in which a venue could have received anything; after it all begins anew.
"""

from collections import deque

from app.domain.ids import NANOSECONDS, Instant
from app.domain.reconcile import Look
from app.domain.report import Findings, LinkState
from app.engine.account import OpenAccount
from app.engine.clock import Clock
from app.engine.time_watch import JUMP_S

_KEPT = 6


class Patience:
    """The answers about one close, each with the time spent asking before it."""

    def __init__(self, clock: Clock, account: OpenAccount) -> None:
        self._clock, self.account = clock, account
        self.looks: deque[Look] = deque(maxlen=_KEPT)
        self.watched_s = self._unanswered_s = 0.0
        self._distrusted_at = account.state.distrusted_at
        self.pause_begins()

    def pause_begins(self) -> None:
        """The panel waits before it asks again."""
        self._wall: Instant = self._clock.now()
        self._monotonic_ns = self._clock.monotonic_ns()
        self._changes = self.account.changes

    def pause_ended(self, planned_s: float) -> None:
        """It waited so long at most; no more of it counts."""
        passed_s = (self._clock.monotonic_ns() - self._monotonic_ns) / NANOSECONDS
        wall_s = (self._clock.now() - self._wall) / NANOSECONDS
        stood_still = passed_s > planned_s + JUMP_S or abs(wall_s - passed_s) > JUMP_S
        if stood_still or self.account.state.distrusted_at != self._distrusted_at:
            self._begin_anew()
        elif self.account.changes == self._changes and self.account.state.link is LinkState.UP:
            self._unanswered_s += min(passed_s, planned_s)

    def answered(self, findings: Findings) -> None:
        """The question that followed the pause was answered."""
        self.watched_s += self._unanswered_s
        self._unanswered_s = 0.0
        self.looks.append(Look(findings, self.watched_s))

    def unanswered(self) -> None:
        """It was not: who cannot ask has not waited for an answer."""
        self._unanswered_s = 0.0

    def _begin_anew(self) -> None:
        self.watched_s = self._unanswered_s = 0.0
        self._distrusted_at = self.account.state.distrusted_at
        self.looks.clear()
