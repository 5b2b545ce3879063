"""What became of the writing of a close: the venue's reply, its refusal, or a doubt."""

import asyncio
from collections.abc import Awaitable

from app.domain.errors import Denied, NotSent, OutcomeUnknown, Refused, UnwindError
from app.domain.event import Acknowledged, Event, FellInDoubt, FilledTo, Rejected
from app.domain.event import NotSent as NotSentEvent
from app.domain.report import Done, Reply
from app.domain.sizing import ALREADY_CLOSED
from app.domain.words import say
from app.engine.clock import Clock
from app.engine.close import Close
from app.engine.ground import Ground
from app.engine.notice import Severity


class Replies:
    """Hears each reply out and makes the events of it."""

    def __init__(self, ground: Ground) -> None:
        self._clock, self._book, self._history = ground.clock, ground.book, ground.history
        self._account_of, self._news, self._tasks = ground.account_of, ground.news, ground.tasks

    def take(self, close: Close, outcome: Awaitable[Reply] | Exception) -> None:
        """What writing a close gave: its reply to wait for, or why there will be none."""
        match outcome:
            case NotSent():
                self._history.record(close, not_sent(close, self._clock, outcome))
            case Exception():
                # Whether bytes left is not known here, so the claim must stay.
                self._news.failure(f"sending close {close.close_id}", outcome)
                self._fall_in_doubt(
                    close, say("sending failed inside this program: {outcome}", outcome=outcome)
                )
            case _:
                self._tasks.spawn(self._hear_reply(close, outcome), f"reply {close.close_id}")

    async def _hear_reply(self, close: Close, awaited: Awaitable[Reply]) -> None:
        try:
            reply = await awaited
        except Refused as error:
            await self._refused(close, error)
        except NotSent as error:
            self._history.record(close, not_sent(close, self._clock, error))
        except OutcomeUnknown as error:
            self._fall_in_doubt(close, str(error))
        except asyncio.CancelledError:
            self._fall_in_doubt(close, say("the panel stopped before the venue answered"))
            raise
        except Exception as error:  # noqa: BLE001 - an unread reply is a doubt
            self._news.failure(f"reading the reply to close {close.close_id}", error)
            self._fall_in_doubt(close, say("the reply could not be read: {error}", error=error))
        else:
            self._replied(close, reply)

    def _replied(self, close: Close, reply: Reply) -> None:
        now = self._clock.now()
        quantity = reply.quantity
        self._history.record(
            close, Acknowledged(close.close_id, now, reply.venue_order_ids, quantity)
        )
        if isinstance(reply, Done) and quantity:
            self._history.record(close, FilledTo(close.close_id, now, quantity))

    async def _refused(self, close: Close, error: Refused) -> None:
        """Venues refuse to close what is gone; a fresh read tells that from other refusals."""
        symbol = close.intent.seen.instrument.symbol
        code, reason = error.code, error.reason
        if await self._is_gone(close):
            code, reason = (
                ALREADY_CLOSED,
                say(
                    "{symbol} is already closed; the venue said: {reason}",
                    symbol=symbol,
                    reason=reason,
                ),
            )
        self._history.record(close, Rejected(close.close_id, self._clock.now(), code, reason))
        if code == ALREADY_CLOSED:
            return
        self._news.notice(
            Severity.REFUSED,
            f"{close.account.venue}/{code}",
            say(
                "{account} refused to close {symbol}: {reason}",
                account=close.account,
                symbol=symbol,
                reason=reason,
            ),
            say("The position is as it was. Mend the reason, then press again."),
            account=close.account,
            close_id=close.close_id,
        )

    async def _is_gone(self, close: Close) -> bool:
        """Whether a read begun now shows no such position; False where it could not be made."""
        account = self._account_of(close.account)
        if account is None:
            return False
        try:
            await account.read()
        except UnwindError:
            return False
        return self._book.position(close.position) is None

    def _fall_in_doubt(self, close: Close, reason: str) -> None:
        self._history.record(close, FellInDoubt(close.close_id, self._clock.now(), reason))


def not_sent(close: Close, clock: Clock, error: NotSent) -> Event:
    """Nothing of this close left, and why."""
    code = error.code if isinstance(error, Denied) else "no_link"
    return NotSentEvent(close.close_id, clock.now(), code, str(error))
