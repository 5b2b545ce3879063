"""What happens to closes: every event is tried, journaled, applied, stamped and told, in that order."""

from app.domain.event import (
    Acknowledged,
    Canceled,
    CancelRequested,
    Event,
    Expired,
    FellInDoubt,
    Filled,
    FilledTo,
    Noted,
    Rejected,
)
from app.domain.money import plain
from app.domain.order import CloseOrder, CloseState, ImpossibleEvent, apply
from app.domain.words import say
from app.engine.book import PositionBook
from app.engine.clock import Clock
from app.engine.close import Close, Stage, stage_of
from app.engine.closes import Closes
from app.engine.journal import Journal, JournalError
from app.engine.news import News
from app.engine.notice import Severity


class History:
    """The only place where an event changes a close that has begun."""

    def __init__(
        self, *, clock: Clock, journal: Journal, book: PositionBook, closes: Closes, news: News
    ) -> None:
        self._clock, self._journal, self._book = clock, journal, book
        self._closes, self._news = closes, news

    def record(self, close: Close, event: Event) -> None:
        """Take one event in; a repeat of what is known is dropped, an impossible one kept as text."""
        if _is_known(close, event):
            return
        try:
            apply(close.order, event)
        except ImpossibleEvent as error:
            event = self._impossible(close, event, error)
        try:
            self._journal.append(event)
        except JournalError as error:
            # The venue's truth does not wait for our disk; what is missing is said.
            self._news.notice(
                Severity.DANGER,
                "journal",
                say("An event of a close could not be written down: {error}", error=error),
                say("New closes are not sent until the journal can be written again."),
                close_id=close.close_id,
            )
        self.take(close, event)

    def take(self, close: Close, event: Event) -> None:
        """Apply an event that is in the journal already, and tell it."""
        was = close.order
        close.order = apply(was, event)
        close.events.append(event)
        self._stamp(close, was, event)
        self._closes.bind(close)
        self._closes.settle(close)
        self._book.touch(close.position)
        if close.order.overfilled and not was.overfilled:
            self._overfilled(close)
        if close.order.state is CloseState.IN_DOUBT and was.state is not CloseState.IN_DOUBT:
            self._in_doubt(close)
        self._news.close(close, event)

    def _stamp(self, close: Close, was: CloseOrder, event: Event) -> None:
        now = self._clock.monotonic_ns()
        stage = stage_of(event)
        if stage is not None:
            close.stamps.setdefault(stage, now)
        if close.order.filled > was.filled:
            close.fill_stamps.append(now)
        if close.order.ended and not was.ended:
            close.stamps[Stage.ENDED] = now

    def _impossible(self, close: Close, event: Event, error: ImpossibleEvent) -> Noted:
        text = f"{error}: {event}"
        self._news.notice(
            Severity.WARNING,
            f"{close.account.venue}/impossible",
            say(
                "{account} reported something that does not fit the close of {symbol} "
                "({error}). It was kept in the journal.",
                account=close.account,
                symbol=close.intent.seen.instrument.symbol,
                error=error,
            ),
            say("Check the position; it is being read again."),
            account=close.account,
            close_id=close.close_id,
        )
        return Noted(close.close_id, event.at, text)

    def _overfilled(self, close: Close) -> None:
        symbol = close.intent.seen.instrument.symbol
        self._news.notice(
            Severity.DANGER,
            f"overfill/{close.close_id}",
            say(
                "{account} filled {filled} {symbol}, more than the {quantity} asked for. The "
                "position may have flipped.",
                account=close.account,
                filled=plain(close.order.filled),
                symbol=symbol,
                quantity=plain(close.order.quantity),
            ),
            say("Look at the position at the venue now."),
            account=close.account,
            close_id=close.close_id,
        )

    def _in_doubt(self, close: Close) -> None:
        symbol = close.intent.seen.instrument.symbol
        self._news.notice(
            Severity.DANGER,
            f"doubt/{close.close_id}",
            say(
                "The close of {symbol} at {account} may or may not have been executed.",
                symbol=symbol,
                account=close.account,
            ),
            say("It is not sent again. The venue is being asked what became of it."),
            account=close.account,
            close_id=close.close_id,
        )


def _is_known(close: Close, event: Event) -> bool:
    """Whether the event says nothing that the close does not know."""
    order = close.order
    match event:
        case Filled(fill_id=fill_id):
            return fill_id in order.executions
        case FilledTo(quantity=quantity):
            return order.knows_status(event) or (
                quantity <= order.executed and event.average_price is None
            )
        case Acknowledged(venue_order_ids=ids, quantity=quantity):
            heard = set(ids) <= set(order.venue_order_ids)
            same_size = quantity is None or not order.venue_sized or quantity == order.quantity
            silent = (CloseState.SUBMITTED, CloseState.IN_DOUBT, CloseState.DISMISSED)
            return heard and same_size and order.state not in silent and _was_answered(close)
        case Canceled():
            return order.state in (CloseState.CANCELED, CloseState.FILLED)
        case Expired():
            return order.state is CloseState.EXPIRED
        case Rejected():
            return order.state is CloseState.REJECTED
        case FellInDoubt():
            return order.state is CloseState.IN_DOUBT or order.ended
        case CancelRequested():
            return order.cancel_requested
    return False


def _was_answered(close: Close) -> bool:
    """Whether the venue's answer is told already; a fill may overtake it, and it is told all the same."""
    refused = close.order.state is CloseState.REJECTED
    return refused or any(isinstance(event, Acknowledged) for event in close.events)
