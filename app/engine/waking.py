"""What the journal knows of earlier runs and this one has to go on with.

A close whose fate is not known wakes up in doubt. Finished closes of the same position come along:
without them what they took since would be taken for a fill of the one in doubt.
"""

from app.domain.event import FellInDoubt
from app.domain.order import CloseState
from app.domain.words import say
from app.engine.clock import Clock
from app.engine.close import Close
from app.engine.closes import Closes
from app.engine.history import History
from app.engine.journal import Journal, Record


def wake_up(journal: Journal, closes: Closes, history: History, clock: Clock) -> None:
    """Put them into `closes`. Raises JournalDamaged."""
    for record in journal.unfinished():
        order = record.order
        if order.explained or record.requested.request is None:
            continue
        close = _wake(record, closes)
        if not order.ended and order.state is not CloseState.IN_DOUBT:
            reason = say("the panel stopped before its fate was known")
            history.record(close, FellInDoubt(close.close_id, clock.now(), reason))
    _remember_beside(journal, closes)


def _remember_beside(journal: Journal, closes: Closes) -> None:
    unexplained = closes.unexplained()
    positions = {close.position for close in unexplained}
    for record in journal.beside([close.close_id for close in unexplained]):
        same = record.requested.intent.seen.key in positions
        if same and record.order.filled and record.order.explained:
            _wake(record, closes)


def _wake(record: Record, closes: Closes) -> Close:
    close = Close(record.requested.intent, record.order, restored=True)
    close.request, close.before = record.requested.request, record.requested.before
    close.events = list(record.events)
    closes.add(close)
    closes.bind(close)
    return close
