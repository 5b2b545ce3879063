"""Closes that a venue refused inside a pause it keeps: sent once it is over, if a person asks so.

Nothing waits by itself. A refusal inside a known pause is only an offer; whoever takes it sees the
clock and can cancel. When the pause is over the close goes through the one door as a press of its
own, with a fresh look at everything; whatever changed meanwhile ends the waiting instead.
"""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from app.domain.errors import Denied
from app.domain.ids import NANOSECONDS, AccountKey, CloseId, Instant, PositionKey
from app.domain.intent import CloseIntent
from app.domain.report import LinkState
from app.domain.words import say
from app.engine.book import PositionBook
from app.engine.clock import Clock
from app.engine.close import Close, Result
from app.engine.news import News
from app.engine.notice import Severity
from app.engine.tasks import Tasks

# A venue's clock and ours differ a little, and the pause ends by the venue's.
MARGIN_S = 1.0
# Later than this the machine slept, or something hung: the person decides anew.
LATE_S = 5.0
LOOK_EVERY_S = 30.0


class Wait(StrEnum):
    """What became of a refusal inside a pause."""

    OFFERED = "offered"
    QUEUED = "queued"
    SENT = "sent"
    CANCELLED = "cancelled"


@dataclass(slots=True, eq=False)
class Waiting:
    """One refused close and until when its venue refuses. `sent` is the press that came of it."""

    refused: CloseId
    intent: CloseIntent
    until: Instant
    state: Wait = Wait.OFFERED
    sent: Close | None = None

    @property
    def position(self) -> PositionKey:
        return self.intent.seen.key

    def left_s(self, now: Instant) -> float:
        """Until it may go."""
        return max(0.0, (self.until - now) / NANOSECONDS + MARGIN_S)


class WaitingRoom:
    """At most one per position, the newest refusal."""

    def __init__(
        self,
        *,
        clock: Clock,
        book: PositionBook,
        news: News,
        tasks: Tasks,
        press: Callable[[Sequence[CloseIntent]], list[Close]],
        new_id: Callable[[], str],
    ) -> None:
        self._clock, self._book, self._news, self._tasks = clock, book, news, tasks
        self._press, self._new_id = press, new_id
        self._by_position: dict[PositionKey, Waiting] = {}

    def listed(self) -> tuple[Waiting, ...]:
        """The offers that still stand and those that wait, the soonest first."""
        now = self._clock.now()
        for key, one in list(self._by_position.items()):
            # Once the pause is over one simply presses again.
            if one.state is Wait.OFFERED and now >= one.until:
                del self._by_position[key]
        return tuple(sorted(self._by_position.values(), key=lambda one: one.until))

    def on_close(self, close: Close) -> None:
        """Offer what was refused inside a pause; a press by hand takes the place of a waiting one."""
        known = self._by_position.get(close.position)
        if known is not None and close.intent.pressed_at > known.intent.pressed_at:
            self._end(known, say("the position was pressed again"))
        if close.restored or close.result is not Result.REFUSED or close.order.filled:
            return
        live = self._book.position(close.position)
        if live is None or live.paused_until is None or live.paused_until <= self._clock.now():
            return
        if known is None or known.refused != close.close_id:
            one = Waiting(close.close_id, close.intent, live.paused_until)
            self._by_position[close.position] = one

    def on_link(self, account: AccountKey) -> None:
        """What waits does not outlive its connection: after a gap a person looks first."""
        if self._book.account(account).link is LinkState.UP:
            return
        for one in list(self._by_position.values()):
            if one.position.account == account:
                self._end(one, say("the connection was lost"))

    def queue(self, refused: CloseId) -> Waiting:
        """Send it when the pause is over. Raises Denied."""
        one = self._find(refused)
        if one is None or one.state is not Wait.OFFERED:
            raise Denied(
                "not_offered", say("There is no pause to wait for any more. Press again.")
            )
        one.state = Wait.QUEUED
        self._tasks.spawn(self._wait(one), f"waiting {refused}")
        return one

    def cancel(self, refused: CloseId) -> None:
        """Do not send it after all; does nothing for what is not waiting."""
        one = self._find(refused)
        if one is not None:
            self._end(one, say("cancelled by hand"))

    def cancel_all(self, why: str) -> None:
        """Time jumped, or the panel was disarmed: nothing leaves by itself."""
        for one in list(self._by_position.values()):
            self._end(one, why)

    async def _wait(self, one: Waiting) -> None:
        while left_s := one.left_s(self._clock.now()):
            # Over hours the loop's clock and the wall's drift apart: the wall's is the venue's.
            await asyncio.sleep(min(left_s, LOOK_EVERY_S))
            if one.state is not Wait.QUEUED:
                return
        now = self._clock.now()
        if now > one.until + round((MARGIN_S + LATE_S) * NANOSECONDS) or now < one.until:
            self._end(one, say("the clock jumped meanwhile"))
            return
        one.state = Wait.SENT
        self._by_position.pop(one.position, None)
        intent = replace(one.intent, close_id=CloseId(self._new_id()), pressed_at=now)
        (one.sent,) = self._press([intent])

    def _find(self, refused: CloseId) -> Waiting | None:
        found = (one for one in self._by_position.values() if one.refused == refused)
        return next(found, None)

    def _end(self, one: Waiting, why: str) -> None:
        self._by_position.pop(one.position, None)
        waited, one.state = one.state is Wait.QUEUED, Wait.CANCELLED
        if not waited:
            # An offer that nobody took goes without a word.
            return
        seen = one.intent.seen
        self._news.notice(
            Severity.WARNING,
            f"waiting/{one.refused}",
            say(
                "The close of {symbol} at {account} no longer waits for the pause to end "
                "({why}). Nothing was sent; still open.",
                symbol=seen.instrument.symbol,
                account=seen.key.account,
                why=why,
            ),
            say("Press again if you want it closed."),
            account=seen.key.account,
        )
