"""The accounts that are open: each with its session kept running and its sink."""

import asyncio
from collections.abc import Callable, Iterator

from app.domain.ids import AccountKey
from app.engine.account import OpenAccount
from app.engine.account_sink import AccountSink
from app.engine.book import PositionBook
from app.engine.close import Close
from app.engine.closes import Closes
from app.engine.history import History
from app.engine.news import News
from app.engine.supervisor import supervise
from app.engine.tasks import Tasks
from app.venues.session import VenueSession


class OpenAccounts:
    """In the order in which they were opened. `uniform` gives the jitter of coming back."""

    def __init__(
        self,
        book: PositionBook,
        closes: Closes,
        history: History,
        news: News,
        tasks: Tasks,
        uniform: Callable[[], float],
    ) -> None:
        self._book, self._closes, self._history = book, closes, history
        self._news, self._tasks, self._uniform = news, tasks, uniform
        self._accounts: dict[AccountKey, OpenAccount] = {}
        self._sinks: dict[AccountKey, AccountSink] = {}
        self._runs: dict[AccountKey, asyncio.Task[None]] = {}

    def __iter__(self) -> Iterator[OpenAccount]:
        return iter(self._accounts.values())

    def get(self, key: AccountKey) -> OpenAccount | None:
        return self._accounts.get(key)

    def __getitem__(self, key: AccountKey) -> OpenAccount:
        return self._accounts[key]

    def open(self, session: VenueSession, title: str, *, read_only: bool) -> None:
        """Keep its session running from now on. Needs a running loop."""
        key = session.account
        account = OpenAccount(key, title, session, self._book.account(key), read_only)
        sink = AccountSink(
            account, book=self._book, closes=self._closes, history=self._history, news=self._news
        )
        self._accounts[key], self._sinks[key] = account, sink
        work = supervise(account, sink, self._news, self._uniform)
        self._runs[key] = self._tasks.spawn(work, f"session {key}")

    async def shut(self, key: AccountKey) -> None:
        """Stop its session and forget its rows."""
        run = self._runs.pop(key, None)
        self._accounts.pop(key, None)
        self._sinks.pop(key, None)
        if run is not None:
            run.cancel()
            await asyncio.gather(run, return_exceptions=True)
        self._book.forget(key)

    def hear_again(self, close: Close) -> None:
        """Ids of a close became known: reports that overtook them are its own."""
        sink = self._sinks.get(close.account)
        if sink is not None and close.order.venue_order_ids:
            sink.claim_early_reports(close.order.venue_order_ids)
