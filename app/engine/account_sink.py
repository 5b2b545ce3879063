"""What one session says, put where it belongs: rows and prices into the book, reports to their close."""

from collections import deque

from app.domain.ids import Instant, PositionKey, VenueOrderId
from app.domain.position import Position
from app.domain.quote import Quote
from app.domain.reconcile import event_of_fill, events_of_order
from app.domain.report import FillReport, LinkState, OrderReport
from app.engine.account import OpenAccount
from app.engine.book import PositionBook
from app.engine.close import Close
from app.engine.closes import Closes
from app.engine.history import History
from app.engine.news import News
from app.engine.notice import Severity

_UNCLAIMED = 200


class AccountSink:
    """The ear of one account; the `Sink` its session speaks into."""

    def __init__(
        self,
        account: OpenAccount,
        *,
        book: PositionBook,
        closes: Closes,
        history: History,
        news: News,
    ) -> None:
        self._account, self._book, self._closes = account, book, closes
        self._history, self._news = history, news
        # A push may overtake the reply that tells us the order's id.
        self._unclaimed: deque[OrderReport | FillReport] = deque(maxlen=_UNCLAIMED)

    def positions(self, positions: tuple[Position, ...], at: Instant) -> None:
        self._book.apply_positions(self._account.key, positions, at)

    def position(self, key: PositionKey, position: Position | None, at: Instant) -> None:
        self._book.apply_position(key, position, at)

    def quote(self, wire_name: str, quote: Quote) -> None:
        self._book.apply_quote(self._account.key, wire_name, quote)

    def order(self, report: OrderReport) -> None:
        close = self._ours(report)
        if close is None:
            self._unclaimed.append(report)
            return
        for event in events_of_order(report, close.close_id):
            self._history.record(close, event)

    def fill(self, report: FillReport) -> None:
        close = self._ours(report)
        if close is None:
            self._unclaimed.append(report)
            return
        self._history.record(close, event_of_fill(report, close.close_id))

    def heard(self, at: Instant) -> None:
        self._book.heard(self._account.key, at)

    def link(self, state: LinkState, why: str) -> None:
        account = self._account
        if (account.state.link, account.state.why) == (state, why):
            return
        account.state.link, account.state.why = state, why
        account.link_changed()
        self._news.link(account.key)

    def notice(self, cause: str, text: str) -> None:
        self._news.notice(Severity.WARNING, cause, text, account=self._account.key)

    def claim_early_reports(self, order_ids: tuple[VenueOrderId, ...]) -> None:
        """The ids of one of our orders became known: hear again what came before."""
        early = [report for report in self._unclaimed if report.venue_order_id in order_ids]
        for report in early:
            self._unclaimed.remove(report)
            if isinstance(report, FillReport):
                self.fill(report)
            else:
                self.order(report)

    def _ours(self, report: OrderReport | FillReport) -> Close | None:
        if report.close_id is not None:
            close = self._closes.get(report.close_id)
            if close is not None and close.account == self._account.key:
                return close
        return self._closes.of_order(self._account.key, report.venue_order_id)
