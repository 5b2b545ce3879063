"""What becomes of the rest when a close was filled in part: left, re-posted at its cap, or sent on.

The policy is chosen per account before the press. A step is a close like any other, through the
one door, journaled, with origin *remainder*, and sized anew against what is live. Nothing is done
for a close of an earlier run, for one a person cancelled, or while anything of the position is
open or in doubt; every policy is bounded by a number of tries.
"""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.domain.event import CancelRequested
from app.domain.ids import AccountKey, CloseId, PositionKey
from app.domain.intent import AtLimit, AtMarket, CloseIntent, Exactly, Origin, Pricing, WorstPrice
from app.domain.money import Quantity, plain
from app.domain.order import CloseState
from app.domain.recent import Recent
from app.domain.words import say
from app.engine.book import PositionBook
from app.engine.clock import Clock
from app.engine.close import Close
from app.engine.closes import KEPT, Closes
from app.engine.news import News
from app.engine.notice import Severity
from app.engine.rest_policy import LEAVE, Policy, Rest
from app.engine.tasks import Tasks

# What the follower writes when it, not a person, takes back what a cap did not fill.
CAP_OVER = say("what the cap did not fill is taken back")

_SETTLE_S = 0.5


@dataclass(slots=True, eq=False)
class Step:
    """A step that waits for its time: the `number`-th `of` those its policy allows."""

    close: Close
    pricing: Pricing
    number: int
    of: int
    stopped: bool = False


class Remainders:
    """Watches closes end and takes the next step of their policy."""

    def __init__(
        self,
        *,
        clock: Clock,
        book: PositionBook,
        closes: Closes,
        news: News,
        tasks: Tasks,
        press: Callable[[Sequence[CloseIntent]], list[Close]],
        new_id: Callable[[], str],
    ) -> None:
        self._clock, self._book, self._closes = clock, book, closes
        self._news, self._tasks, self._press, self._new_id = news, tasks, press, new_id
        self._policies: dict[AccountKey, Policy] = {}
        # The policy as it stood at the press: a later choice is for later presses.
        self._chosen: Recent[CloseId, Policy] = Recent(KEPT)
        self._number: Recent[CloseId, int] = Recent(KEPT)
        self._seen: Recent[CloseId, None] = Recent(KEPT)
        self._waiting: dict[PositionKey, Step] = {}

    def choose(self, account: AccountKey, policy: Policy) -> None:
        """The policy of an account's next closes."""
        self._policies[account] = policy

    def policy(self, account: AccountKey) -> Policy:
        return self._policies.get(account, LEAVE)

    @property
    def waiting(self) -> tuple[Step, ...]:
        """Steps that have not been taken yet."""
        return tuple(self._waiting.values())

    def stop(self) -> int:
        """A person wants no further step; returns how many were waiting."""
        steps = self.waiting
        for step in steps:
            step.stopped = True
        self._waiting.clear()
        for step in steps:
            self._left(step.close, say("stopped by the trader"))
        return len(steps)

    def on_close(self, close: Close) -> None:
        """Hear of every event of every close."""
        if close.restored:
            return
        if close.close_id not in self._chosen:
            self._chosen[close.close_id] = self.policy(close.account)
        if not close.order.explained or close.close_id in self._seen:
            return
        self._seen[close.close_id] = None
        policy = self._chosen[close.close_id]
        if policy.rest is Rest.LEAVE or not _has_rest(close) or _was_taken_back(close):
            return
        self._plan(close, policy)

    def _plan(self, close: Close, policy: Policy) -> None:
        number = self._number.get(close.close_id, 0) + 1
        if number > policy.tries:
            self._left(close, say("{tries} tries were made", tries=policy.tries))
            return
        pricing = _next_pricing(close, policy)
        if pricing is None:
            self._left(close, say("it had no cap that could be re-posted"))
            return
        wait_s = policy.after_s if policy.rest is Rest.MARKET else _SETTLE_S
        step = Step(close, pricing, number, policy.tries)
        self._waiting[close.position] = step
        self._say(step, wait_s)
        self._tasks.spawn(self._take(step, wait_s), f"remainder {close.close_id}")

    async def _take(self, step: Step, wait_s: float) -> None:
        await asyncio.sleep(wait_s)
        if step.stopped or self._waiting.get(step.close.position) is not step:
            return
        del self._waiting[step.close.position]
        close = step.close
        live = self._book.position(close.position)
        if live is None or live.side is not close.intent.seen.side:
            return
        others = self._closes.unexplained(close.position)
        if others:
            doubt = any(other.order.state is CloseState.IN_DOUBT for other in others)
            in_doubt = say("another close of it is in doubt")
            self._left(close, in_doubt if doubt else say("another close of it is open"))
            return
        left = min(close.order.leaves, live.quantity)
        intent = CloseIntent(
            close_id=CloseId(self._new_id()),
            amount=Exactly(Quantity(left)),
            pricing=step.pricing,
            cancel_working_orders=False,
            seen=live,
            pressed_at=self._clock.now(),
            origin=Origin.REMAINDER,
        )
        self._chosen[intent.close_id] = self._chosen[close.close_id]
        self._number[intent.close_id] = step.number
        self._press([intent])

    def _say(self, step: Step, wait_s: float) -> None:
        close = step.close
        at_market = isinstance(step.pricing, AtMarket)
        how = (
            say("at market in {wait_s:g} s", wait_s=wait_s)
            if at_market
            else say("again at its cap")
        )
        self._news.notice(
            Severity.INFO,
            f"remainder/{close.position.wire_id}/{close.account}",
            say(
                "{filled} closed at {account}; the rest goes {how} (step {number} of {of}).",
                filled=_filled(close),
                account=close.account,
                how=how,
                number=step.number,
                of=step.of,
            ),
            say("Esc stops that."),
            account=close.account,
            close_id=close.close_id,
        )

    def _left(self, close: Close, why: str) -> None:
        self._news.notice(
            Severity.WARNING,
            f"remainder/{close.position.wire_id}/{close.account}",
            say(
                "{filled} closed at {account}; the rest is left open: {why}.",
                filled=_filled(close),
                account=close.account,
                why=why,
            ),
            say("Look at the row, then press again."),
            account=close.account,
            close_id=close.close_id,
        )


def _has_rest(close: Close) -> bool:
    return bool(close.order.filled) and bool(close.order.leaves)


def _was_taken_back(close: Close) -> bool:
    """Whether somebody ended it on purpose: then its rest is theirs to decide."""
    asked = [event for event in close.events if isinstance(event, CancelRequested)]
    return any(event.reason != CAP_OVER for event in asked)


def _next_pricing(close: Close, policy: Policy) -> Pricing | None:
    if policy.rest is Rest.MARKET:
        return AtMarket()
    pricing = close.request.pricing if close.request is not None else None
    if isinstance(pricing, WorstPrice | AtLimit):
        return AtLimit(pricing.price)
    return None


def _filled(close: Close) -> str:
    order = close.order
    symbol = close.intent.seen.instrument.symbol
    return say(
        "{filled} of {quantity} {symbol}",
        filled=plain(order.filled),
        quantity=plain(order.quantity),
        symbol=symbol,
    )
