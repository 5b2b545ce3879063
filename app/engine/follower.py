"""Stays with every close until it is explained: asks, cancels the rest of a cap, reads back.

A close is explained when it has ended and, if anything was filled, a read begun after its end has
shown the position. Patience alone explains nothing: a close in doubt is asked about until the venue
gives evidence, or a person dismisses it.
"""

import asyncio
from dataclasses import replace

from app.domain.errors import UnwindError
from app.domain.event import CancelRequested, ReadBack, Submitted
from app.domain.ids import NANOSECONDS, CloseId, Instant
from app.domain.intent import AtLimit, WorstPrice
from app.domain.money import ZERO, Quantity, total
from app.domain.order import CloseState
from app.domain.recent import Recent
from app.domain.reconcile import Before, explain
from app.domain.report import Findings
from app.engine.account import OpenAccount
from app.engine.close import Close
from app.engine.closes import KEPT
from app.engine.following_notices import (
    say_mismatch,
    say_unanswered,
    say_uncancelled,
    say_uncounted,
    say_unread,
)
from app.engine.ground import Ground
from app.engine.patience import Patience
from app.engine.remainder import CAP_OVER
from app.venues.session import CloseSubject

# Close together while a venue may still prove that a close never arrived, then patient.
DOUBT_DELAYS_S = (1.0, 2.0, 3.0, 3.0, 3.0, 5.0, 10.0)
CONFIRM_S = 3.0
RESTING_FOLLOW_S = 10.0
READ_BACK_DELAYS_S = (0.0, 0.3, 0.7, 1.5, 3.0, 5.0)
# Some venues list orders one instrument at a time and few times a second.
COUNT_BUDGET_S = 15.0
# A cancel without effect for so long is taken for lost.
CANCEL_AGAIN_S = 5.0


class Follower:
    """One small task per unexplained close."""

    def __init__(self, ground: Ground) -> None:
        self._clock, self._book, self._closes = ground.clock, ground.book, ground.closes
        self._history, self._account_of = ground.history, ground.account_of
        self._news, self._tasks = ground.news, ground.tasks
        self._followed: dict[CloseId, asyncio.Event] = {}
        self._cancelled_at: Recent[CloseId, Instant] = Recent(KEPT)

    def follow(self, close: Close) -> None:
        """Begin to follow; does nothing for one that is followed or explained."""
        if close.close_id in self._followed or close.order.explained:
            return
        self._followed[close.close_id] = asyncio.Event()
        self._tasks.spawn(self._stay_with(close), f"follow {close.close_id}")

    def nudge(self, close_id: CloseId) -> None:
        """Something happened to a close, or a person asks: look at it now or soon."""
        event = self._followed.get(close_id)
        if event is not None:
            event.set()

    async def _stay_with(self, close: Close) -> None:
        patience: Patience | None = None
        tries = 0
        try:
            while not close.order.explained:
                account = self._account_of(close.account)
                if account is None:
                    return
                if close.order.ended:
                    await self._read_back(close, account)
                    return
                if patience is None or patience.account is not account:
                    patience = Patience(self._clock, account)
                news = await self._pause(close, self._delay_s(close, patience, tries), patience)
                if news and close.order.state is not CloseState.IN_DOUBT:
                    continue
                await account.until_up()
                tries += 1
                await self._take_a_look(close, account, patience)
        finally:
            self._followed.pop(close.close_id, None)

    async def _pause(self, close: Close, delay_s: float, patience: Patience) -> bool:
        """Wait; True if something happened to the close meanwhile."""
        event = self._followed[close.close_id]
        patience.pause_begins()
        try:
            async with asyncio.timeout(delay_s):
                await event.wait()
        except TimeoutError:
            return False
        finally:
            patience.pause_ended(delay_s)
        event.clear()
        return True

    def _delay_s(self, close: Close, patience: Patience, tries: int) -> float:
        capability = patience.account.session.capability_of(close.intent.seen)
        if close.order.state is CloseState.IN_DOUBT:
            usual_s = DOUBT_DELAYS_S[min(tries, len(DOUBT_DELAYS_S) - 1)]
            return _until_proof_s(usual_s, capability.absence_after_s, patience.watched_s)
        rest_s = capability.cancel_rest_after_s
        if (
            _is_asked(close, WorstPrice)
            and rest_s is not None
            and not close.order.cancel_requested
        ):
            return min(capability.follow_every_s, rest_s)
        if _is_asked(close, AtLimit) and not close.order.cancel_requested:
            return max(RESTING_FOLLOW_S, capability.follow_every_s)
        return capability.follow_every_s

    async def _take_a_look(self, close: Close, account: OpenAccount, patience: Patience) -> None:
        subject = self._subject(close)
        if subject is None or close.order.state is CloseState.REQUESTED or close.order.ended:
            return
        try:
            if self._cap_is_over(close, account):
                # And then it is asked about all the same: one that cancels at every turn learns nothing.
                await self.cancel(close, account, CAP_OVER)
            findings = await account.session.look_up(subject)
            # What other closes took was perhaps heard during the question.
            subject = self._subject(close) or subject
            patience.answered(self._without_others(close, findings))
        except UnwindError as error:
            patience.unanswered()
            say_unanswered(self._news, close, error)
            return
        absence = account.session.capability_of(close.intent.seen).absence_after_s
        now = self._clock.now()
        events = explain(
            close.order,
            subject.before,
            patience.looks,
            absence_after_s=absence,
            others_may_take=self._others_may_take(close),
            rests=self._rests(close, account),
        )
        for event in events:
            # Learned now: a read of positions begun meanwhile may not show what the answer told.
            self._history.record(close, replace(event, at=now))

    def _without_others(self, close: Close, findings: Findings) -> Findings:
        """What a venue names no close for may look like ours and be known to be another's."""
        others = [o for o in self._closes if o is not close and o.position == close.position]
        executed = {fill_id for other in others for fill_id in other.order.executions}
        orders = {order_id for other in others for order_id in other.order.venue_order_ids}
        # What the venue itself has named for this close is its own, whoever took it before.
        orders -= set(close.order.venue_order_ids)
        return replace(
            findings,
            orders=tuple(o for o in findings.orders if o.venue_order_id not in orders),
            fills=tuple(
                fill
                for fill in findings.fills
                if fill.venue_order_id in close.order.venue_order_ids
                or (fill.fill_id not in executed and fill.venue_order_id not in orders)
            ),
        )

    async def cancel(self, close: Close, account: OpenAccount, reason: str) -> None:
        """Ask to cancel what rests; journaled before it is sent.

        A cancel may get lost, or the panel die before it left: asked again it does no harm.
        """
        subject = self._subject(close)
        if subject is None or close.order.ended or self.is_cancelling(close):
            return
        now = self._clock.now()
        self._cancelled_at[close.close_id] = now
        self._history.record(close, CancelRequested(close.close_id, now, reason))
        try:
            await account.session.cancel_close(subject)
        except UnwindError as error:
            say_uncancelled(self._news, close, error)

    def is_cancelling(self, close: Close) -> bool:
        """Whether a cancel was asked for so lately that its effect may still come."""
        asked_at = self._cancelled_at.get(close.close_id)
        return asked_at is not None and self._clock.now() - asked_at < CANCEL_AGAIN_S * NANOSECONDS

    async def _read_back(self, close: Close, account: OpenAccount) -> None:
        """Read the position after the end; a venue may need a moment to show the fills."""
        attempt = 0
        while True:
            last = attempt >= len(READ_BACK_DELAYS_S) - 1
            await asyncio.sleep(READ_BACK_DELAYS_S[min(attempt, len(READ_BACK_DELAYS_S) - 1)])
            await account.until_up()
            attempt += 1
            filled = close.order.filled
            try:
                await account.read()
            except UnwindError as error:
                say_unread(self._news, close, error)
                continue
            left, expected = self._left(close), self._expected(close)
            if left <= expected or last:
                working = await self._working_orders(close, account)
                if close.order.filled != filled:
                    # A fill crossed the read: what was read may not show it.
                    continue
                now = self._clock.now()
                self._history.record(close, ReadBack(close.close_id, now, left, working))
                if left > expected:
                    say_mismatch(self._news, close, left, expected)
                return

    def _subject(self, close: Close) -> CloseSubject | None:
        if close.request is None or close.before is None:
            return None
        sent_at = close.before.sent_at
        others = [o for o in self._closes if o is not close and o.position == close.position]
        since = total(Quantity(o.order.filled - o.filled_before(sent_at)) for o in others)
        quantity = max(ZERO, Quantity(close.before.quantity - since))
        before = Before(close.before.side, quantity, close.before.sent_at)
        taken = frozenset(one for o in others for one in o.order.venue_order_ids)
        return CloseSubject(close.order, close.request, before, taken)

    def _others_may_take(self, close: Close) -> Quantity:
        """What other closes of this position may have taken without our having heard of it."""
        return total(
            other.order.leaves
            for other in self._closes.unexplained(close.position)
            if other is not close and other.request is not None and not other.order.ended
        )

    def _left(self, close: Close) -> Quantity:
        position = self._book.position(close.position)
        if position is None or position.side is not close.intent.seen.side:
            return ZERO
        return position.quantity

    def _expected(self, close: Close) -> Quantity:
        if close.before is None:
            return ZERO
        return max(ZERO, Quantity(close.before.quantity - close.order.filled))

    async def _working_orders(self, close: Close, account: OpenAccount) -> int | None:
        """Those left in the instrument, where the close promised to leave none; None: not known."""
        if not close.intent.cancel_working_orders:
            return None
        try:
            async with asyncio.timeout(COUNT_BUDGET_S):
                return await account.session.count_working_orders(close.position)
        except (UnwindError, TimeoutError) as error:
            say_uncounted(self._news, close, error)
            return None

    def _cap_is_over(self, close: Close, account: OpenAccount) -> bool:
        rest_s = account.session.capability_of(close.intent.seen).cancel_rest_after_s
        if rest_s is None or not _is_asked(close, WorstPrice) or self.is_cancelling(close):
            return False
        sent = [event.at for event in close.events if isinstance(event, Submitted)]
        known = bool(close.order.venue_order_ids)
        return known and self._clock.now() - sent[0] >= rest_s * NANOSECONDS

    def _rests(self, close: Close, account: OpenAccount) -> bool:
        """Whether what is not filled stays in the market until it is cancelled."""
        capability = account.session.capability_of(close.intent.seen)
        cap_rests = _is_asked(close, WorstPrice) and capability.cancel_rest_after_s is not None
        return _is_asked(close, AtLimit) or cap_rests


def _is_asked(close: Close, pricing: type[AtLimit | WorstPrice]) -> bool:
    """Whether the venue is asked for a price of this kind."""
    return close.request is not None and isinstance(close.request.pricing, pricing)


def _until_proof_s(usual_s: float, absence_after_s: float | None, watched_s: float) -> float:
    """The pause before the next question; the two that may prove absence come as soon as they can."""
    if absence_after_s is None:
        return usual_s
    left_s = absence_after_s - watched_s
    if left_s > 0:
        return min(usual_s, max(left_s, DOUBT_DELAYS_S[0]))
    return min(usual_s, CONFIRM_S) if left_s > -CONFIRM_S else usual_s
