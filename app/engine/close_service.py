"""The one door for closing: guards, claim, journal, a single send, three outcomes.

A press is one synchronous call when nothing has to be waited for: guards on data in memory, the
journal's commit, the write. Otherwise (stale data, an order to cancel first, the venue's rate limit)
the close waits in REQUESTED, holding a claim on the whole position, and goes on by itself.
"""

import asyncio
from collections.abc import Awaitable, Sequence
from dataclasses import dataclass

from app.domain.capability import Capability, Guard
from app.domain.errors import Denied, Fault, UnwindError
from app.domain.event import Submitted
from app.domain.ids import NANOSECONDS
from app.domain.intent import CloseIntent, CloseRequest
from app.domain.order import apply, begin
from app.domain.position import Position
from app.domain.reconcile import Before
from app.domain.report import Reply
from app.domain.sizing import size_close
from app.domain.words import say
from app.engine.account import OpenAccount, usable
from app.engine.close import Close, Stage
from app.engine.ground import Ground
from app.engine.journal import JournalError, Requested
from app.engine.notice import Severity
from app.engine.preliminaries import GROUP_PATIENCE_S, RATE_PATIENCE_S, Preliminaries
from app.engine.replies import Replies, not_sent
from app.engine.time_watch import JUMP_S
from app.venues.session import PreparedClose


@dataclass(frozen=True, slots=True)
class Ready:
    """A close that can go now: sized, built, and the position it was measured against."""

    close: Close
    account: OpenAccount
    request: CloseRequest
    prepared: PreparedClose


class CloseService:
    """Everything that leaves for a venue to close something leaves through here."""

    def __init__(self, ground: Ground, preliminaries: Preliminaries) -> None:
        self._clock, self._journal, self._book = ground.clock, ground.journal, ground.book
        self._closes, self._history = ground.closes, ground.history
        self._account_of, self._news, self._tasks = ground.account_of, ground.news, ground.tasks
        self._preliminaries, self._replies = preliminaries, Replies(ground)

    def press(self, intents: Sequence[CloseIntent]) -> list[Close]:
        """Send closes. Never raises: what was not sent is a Close in NOT_SENT with its reason.

        All that can go at once share one transaction, then leave one after another.
        """
        closes = [self._open(intent) for intent in intents]
        patience_s = RATE_PATIENCE_S if len(closes) == 1 else GROUP_PATIENCE_S
        ready: list[Ready] = []
        for close in closes:
            # Accounts of one venue may share a login, and with it a limit.
            ahead = sum(one.account.key.venue == close.account.venue for one in ready)
            try:
                one = self._make_ready_or_wait(close, ahead, patience_s)
            except Denied as denial:
                self._deny(close, denial)
            except Exception as error:  # noqa: BLE001 - it must not keep the other rows from leaving
                self._deny(close, self._fault(close, error))
            else:
                if one is not None:
                    ready.append(one)
        self._dispatch(ready)
        return closes

    def preview(self, intent: CloseIntent) -> Ready:
        """What `press` would send now; changes nothing. Raises Denied."""
        self._refuse_second_press(intent)
        close = Close(intent, begin(intent.close_id, intent.seen.quantity, intent.pressed_at))
        account = usable(self._account_of, intent.seen.key.account)
        return self._size(close, account, self._book.position(intent.seen.key))

    def why_not(self, row: Position) -> str:
        """Why a row cannot be closed now, in words; empty if it can."""
        try:
            usable(self._account_of, row.key.account)
        except Denied as denial:
            return denial.reason
        return row.instrument.untradable

    def _refuse_second_press(self, intent: CloseIntent) -> None:
        if intent.close_id in self._closes:
            raise Denied(
                "already_pressed", say("This close was pressed already. Nothing was sent.")
            )

    def _open(self, intent: CloseIntent) -> Close:
        order = begin(intent.close_id, intent.seen.quantity, intent.pressed_at)
        close = Close(intent, order)
        close.stamps[Stage.PRESSED] = self._clock.monotonic_ns()
        close.pressed_mark = self._book.mark(intent.seen)
        return close

    def _make_ready_or_wait(self, close: Close, ahead: int, patience_s: float) -> Ready | None:
        intent = close.intent
        self._refuse_second_press(intent)
        account = usable(self._account_of, close.account)
        live = self._book.position(close.position)
        capability = account.session.capability_of(live or intent.seen)
        fresh = account.state.is_fresh(self._clock.now(), capability.stale_after_s)
        if not fresh and intent.override_stale:
            return self._blind(close, account, capability)
        first = self._preliminaries.needed(close, live, capability)
        if fresh and not first and account.session.close_delay_s(ahead) == 0:
            ready = self._size(close, account, live)
            self._closes.add(close)
            return ready
        self._preliminaries.deny_second(close, live)
        close.waiting = True
        self._closes.add(close)
        self._book.touch(close.position)
        later = self._send_later(close, account, patience_s)
        self._tasks.spawn(later, f"close {close.close_id} waiting")
        return None

    async def _send_later(self, close: Close, account: OpenAccount, patience_s: float) -> None:
        """Do what has to be done first, then go through the same door."""
        try:
            await self._preliminaries.carry_out(close, account, patience_s)
            # Locked, cut off or shut meanwhile: what was allowed at the press may not be any more.
            account = usable(self._account_of, close.account)
            self._refuse_after_a_jump(close, account)
            ready = self._size(close, account, self._book.position(close.position))
        except UnwindError as error:
            self._deny(close, error if isinstance(error, Denied) else _not_known(error))
            return
        except asyncio.CancelledError:
            self._deny(
                close, Denied("stopped", say("The panel was closed first. Nothing was sent."))
            )
            raise
        except Exception as error:  # noqa: BLE001 - it would hold its claim for ever
            self._deny(close, self._fault(close, error))
            return
        close.waiting = False
        self._dispatch([ready])

    def _refuse_after_a_jump(self, close: Close, account: OpenAccount) -> None:
        """A press from before the machine slept is not the wish of whoever wakes it."""
        wall_ns = self._clock.now() - close.intent.pressed_at
        passed_ns = self._clock.monotonic_ns() - close.stamps[Stage.PRESSED]
        slept = abs(wall_ns - passed_ns) > JUMP_S * NANOSECONDS
        if slept or account.state.distrusted_at > close.intent.pressed_at:
            raise Denied(
                "stood_still",
                say(
                    "The machine stood still after the press, or its clock was set. Nothing was "
                    "sent; still open. Look at the row, then press again."
                ),
            )

    def _size(self, close: Close, account: OpenAccount, live: Position | None) -> Ready:
        now = self._clock.now()
        capability = account.session.capability_of(live or close.intent.seen)
        shown = live.quantity if live is not None else None
        claimed = self._closes.claimed(
            close.position, account.state.read_at, shown, besides=[close]
        )
        quote = self._book.quote(live or close.intent.seen)
        request = size_close(close.intent, live, claimed, capability, quote, now)
        return Ready(close, account, request, account.session.prepare_close(request))

    def _blind(self, close: Close, account: OpenAccount, capability: Capability) -> Ready:
        """A whole close at market of a size we cannot see, because a person insists."""
        intent = close.intent
        sizes_itself = capability.venue_sized_full and capability.full.guard is Guard.NATIVE
        if not (sizes_itself and intent.whole_at_market):
            raise Denied(
                "size_unknown",
                say(
                    "The size is not known, and only a whole close at market that the venue sizes "
                    "itself can go without it. Nothing was sent."
                ),
            )
        ready = self._size(close, account, intent.seen)
        self._closes.add(close)
        return ready

    def _dispatch(self, ready: Sequence[Ready]) -> None:
        """Journal all in one transaction, then send each once."""
        if not ready:
            return
        now = self._clock.now()
        entries = []
        for one in ready:
            submitted = Submitted(
                one.close.close_id,
                now,
                one.request.quantity,
                one.request.whole_at_market,
                one.prepared.preview.digest,
            )
            before = Before(one.request.side, one.request.position_quantity, now)
            one.close.request, one.close.before = one.request, before
            one.close.preview = one.prepared.preview
            entries.append((one, submitted))
        try:
            self._journal.begin_many(
                [
                    (Requested(one.close.intent, one.request, one.close.before), [submitted])
                    for one, submitted in entries
                ]
            )
        except JournalError as error:
            for one in ready:
                self._deny(one.close, Denied("journal", str(error)), journaled=True)
            return
        for one in ready:
            one.close.stamps[Stage.JOURNALED] = self._clock.monotonic_ns()
        # All bytes leave before anybody is told of the first: screens and followers can wait.
        outcomes = [self._write(one) for one in ready]
        for (one, submitted), outcome in zip(entries, outcomes, strict=True):
            self._history.take(one.close, submitted)
            self._replies.take(one.close, outcome)

    def _write(self, one: Ready) -> Awaitable[Reply] | Exception:
        try:
            reply = one.prepared.send()
        except Exception as error:  # noqa: BLE001 - told apart as soon as the others have left
            return error
        one.close.stamps[Stage.ON_THE_WIRE] = self._clock.monotonic_ns()
        return reply

    def _fault(self, close: Close, error: Exception) -> Denied:
        """A mistake in this program came up before anything of a close was sent."""
        self._news.failure(f"preparing close {close.close_id}", error)
        return Fault(error).before_sending()

    def _deny(self, close: Close, denial: Denied, *, journaled: bool = False) -> None:
        """Keep what was asked and why it was not sent; nothing left for the venue."""
        close.waiting = False
        if close.close_id in self._closes and self._closes.get(close.close_id) is not close:
            # A second press with the same id: the first one stands, this one only says no.
            event = not_sent(close, self._clock, denial)
            close.order = apply(close.order, event)
            close.events.append(event)
            self._news.close(close, event)
            return
        self._closes.add(close)
        event = not_sent(close, self._clock, denial)
        if not journaled:
            try:
                self._journal.begin(Requested(close.intent, None, None))
            except JournalError as error:
                self._news.notice(Severity.DANGER, "journal", str(error))
                self._history.take(close, event)
                return
            self._history.record(close, event)
        else:
            self._news.notice(Severity.DANGER, "journal", denial.reason)
            self._history.take(close, event)


def _not_known(error: UnwindError) -> Denied:
    return Denied(
        "size_unknown",
        say(
            "The position could not be read first ({error}). Nothing was sent; it is as it "
            "was. Try again, or close everything without knowing the size.",
            error=error,
        ),
    )
