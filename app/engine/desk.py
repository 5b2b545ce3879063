"""The open accounts, and what the screen and the command line may ask of them."""

import asyncio
import logging
from collections.abc import Callable, Sequence

from app.domain.errors import Denied
from app.domain.event import Dismissed, Event
from app.domain.event import NotSent as NotSentEvent
from app.domain.ids import AccountKey, CloseId, PositionKey
from app.domain.intent import CloseIntent
from app.domain.money import ZERO, Quantity
from app.domain.order import CloseState
from app.domain.report import LinkState
from app.domain.words import say
from app.engine.book import PositionBook
from app.engine.clock import Clock
from app.engine.close import Close
from app.engine.close_service import CloseService
from app.engine.closes import Closes
from app.engine.day_results import DayResults
from app.engine.flatten import Flatten, FlattenService
from app.engine.follower import Follower
from app.engine.ground import Ground
from app.engine.history import History
from app.engine.journal import Journal
from app.engine.latency import Latency
from app.engine.news import Listener, News
from app.engine.notice import Notice
from app.engine.open_accounts import OpenAccounts
from app.engine.order_sweep import OrderSweeps
from app.engine.preliminaries import Preliminaries
from app.engine.remainder import Remainders
from app.engine.rest_policy import LEAVE, Policy
from app.engine.tasks import Tasks
from app.engine.views import Account, PressPreview, Row
from app.engine.waiting_room import WaitingRoom
from app.engine.waking import wake_up
from app.venues.session import VenueSession

__all__ = ["Account", "Desk", "PressPreview", "Row"]

STOP_GRACE_S = 3.0

_log = logging.getLogger(__name__)


class Desk:
    """Every open account of this panel, and the one door for closing."""

    def __init__(
        self,
        *,
        clock: Clock,
        journal: Journal,
        uniform: Callable[[], float],
        new_id: Callable[[], str],
    ) -> None:
        self.clock, self._new_id = clock, new_id
        self.book, self.closes, self.news = PositionBook(), Closes(), News(clock)
        self._tasks = Tasks(self.news.failure)
        self._moved = asyncio.Event()
        self.history = History(
            clock=clock, journal=journal, book=self.book, closes=self.closes, news=self.news
        )
        self._accounts = OpenAccounts(
            self.book, self.closes, self.history, self.news, self._tasks, uniform
        )
        ground = Ground(
            clock=clock,
            journal=journal,
            book=self.book,
            closes=self.closes,
            news=self.news,
            tasks=self._tasks,
            history=self.history,
            account_of=self._accounts.get,
        )
        self._follower = Follower(ground)
        self._service = CloseService(ground, Preliminaries(ground, self._follower.cancel))
        self.sweeps = OrderSweeps(ground)
        self.latency = Latency(clock)
        self.days = DayResults(clock=clock, book=self.book, journal=journal)
        self._build_what_presses(ground)
        wake_up(journal, self.closes, self.history, clock)
        self.news.listen(self)

    def _build_what_presses(self, ground: Ground) -> None:
        """What makes closes of its own: each goes through the one door like a person's."""
        clock, book, news, tasks = ground.clock, ground.book, ground.news, ground.tasks
        press, new_id = self._service.press, self._new_id
        self.flattens = FlattenService(
            clock=clock,
            book=book,
            news=news,
            tasks=tasks,
            press=press,
            why_not=self._service.why_not,
            new_id=new_id,
        )
        self.remainders = Remainders(
            clock=clock,
            book=book,
            closes=ground.closes,
            news=news,
            tasks=tasks,
            press=press,
            new_id=new_id,
        )
        self.waiting_room = WaitingRoom(
            clock=clock, book=book, news=news, tasks=tasks, press=press, new_id=new_id
        )

    def open(
        self,
        session: VenueSession,
        title: str,
        *,
        read_only: bool = False,
        remainder: Policy = LEAVE,
    ) -> None:
        """Open an account and keep its session running. Needs a running loop."""
        key = session.account
        self.remainders.choose(key, remainder)
        self._accounts.open(session, title, read_only=read_only)
        for close in self.closes.unexplained():
            if close.account == key:
                self._follower.follow(close)
        self.news.accounts()

    async def shut(self, key: AccountKey) -> None:
        """Stop an account and forget its rows; its unexplained closes stay in the journal."""
        await self._accounts.shut(key)
        self.news.accounts()

    async def stop(self) -> None:
        """Give open replies a moment, then end every session."""
        try:
            async with asyncio.timeout(STOP_GRACE_S):
                while any(c.waiting or c.order.state is CloseState.SUBMITTED for c in self.closes):
                    self._moved.clear()
                    await self._moved.wait()
        except TimeoutError:
            _log.warning("stopping while the reply to a close is awaited; it will be asked about")
        await self._tasks.stop()

    def accounts(self) -> tuple[Account, ...]:
        """Open accounts in the order they were opened."""
        return tuple(
            Account(a.key, a.title, a.state, a.session.capability_of, a.read_only)
            for a in self._accounts
        )

    def lock(self, key: AccountKey, *, read_only: bool) -> None:
        """Forbid or allow closing at one account."""
        self._accounts[key].read_only = read_only
        self.news.link(key)

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Tell `listener` the news; the returned function ends it."""
        return self.news.listen(listener)

    def row(self, key: PositionKey) -> Row | None:
        """One row; None if there is no such position or its account is shut."""
        position = self.book.position(key)
        account = self._accounts.get(key.account)
        if position is None or account is None:
            return None
        now = self.clock.now()
        capability = account.session.capability_of(position)
        claimed = self.closes.claimed(key, account.state.read_at, position.quantity)
        return Row(
            position=position,
            quote=self.book.quote(position),
            mark=self.book.mark(position),
            profit=self.book.open_profit(position),
            age_s=account.state.age_s(now),
            fresh=account.state.is_fresh(now, capability.stale_after_s),
            claimed=claimed,
            free=max(ZERO, Quantity(position.quantity - claimed)),
            closes=tuple(self.closes.unexplained(key)),
        )

    def new_close_id(self) -> CloseId:
        return CloseId(self._new_id())

    def preview(self, intent: CloseIntent) -> PressPreview:
        """What `press(intent)` would send now. Raises Denied with the reason. Changes nothing."""
        ready = self._service.preview(intent)
        return PressPreview(ready.request, ready.prepared.preview)

    def press(self, intent: CloseIntent) -> Close:
        """The one door for closing. Never raises: a denial is a Close in NOT_SENT with its reason."""
        return self.press_all([intent])[0]

    def press_all(self, intents: Sequence[CloseIntent]) -> list[Close]:
        """Several closes as one act: one transaction, then one write after another."""
        return self._service.press(intents)

    def cancel(self, close_id: CloseId) -> None:
        """Ask the venue to cancel what rests of a close; its fate comes as events."""
        close = self.closes.get(close_id)
        account = self._accounts.get(close.account) if close is not None else None
        if close is None or account is None or account.state.link is not LinkState.UP:
            raise Denied("no_link", say("The account is not connected. Nothing was cancelled."))
        if self._follower.is_cancelling(close):
            raise Denied("already_cancelling", say("It is being cancelled already."))
        self._tasks.spawn(
            self._follower.cancel(close, account, say("asked by the trader")),
            f"cancel {close_id}",
        )

    def look_again(self, close_id: CloseId) -> None:
        """Ask about a close now instead of at its next turn."""
        self._follower.nudge(close_id)

    def dismiss(self, close_id: CloseId, words: str) -> None:
        """A person gives up on a close in doubt; its claim is given back. Raises Denied."""
        close = self.closes.get(close_id)
        if close is None or close.order.state is not CloseState.IN_DOUBT:
            raise Denied("not_in_doubt", say("Only a close in doubt can be dismissed."))
        if not words.strip():
            raise Denied("no_words", say("Say in words what you found at the venue."))
        self.history.record(close, Dismissed(close_id, self.clock.now(), words.strip()))

    async def reread(self, account: AccountKey) -> None:
        """Read an account's positions now. Raises UnwindError."""
        await self._accounts[account].read()

    def on_close(self, close: Close, event: Event) -> None:
        """Follow what was sent, and hear again what overtook the reply."""
        self._moved.set()
        self._accounts.hear_again(close)
        self.latency.take(close)
        self.days.on_close(close)
        self.remainders.on_close(close)
        self.waiting_room.on_close(close)
        if not isinstance(event, NotSentEvent):
            self._follower.follow(close)
            self._follower.nudge(close.close_id)

    def on_link(self, account: AccountKey) -> None:
        """What waits for a pause to end does not outlive its connection."""
        self.waiting_room.on_link(account)

    def on_notice(self, notice: Notice) -> None: ...

    def on_accounts(self) -> None: ...

    def on_flatten(self, flatten: Flatten) -> None: ...
