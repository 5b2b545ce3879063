"""One event of a close as a line: when, what, and its figures."""

from decimal import Decimal

from PySide6.QtCore import QCoreApplication

from app.domain.event import (
    Acknowledged,
    Canceled,
    CancelRequested,
    ClosedByPosition,
    Dismissed,
    Event,
    Expired,
    FellInDoubt,
    Filled,
    FilledTo,
    Noted,
    NotSent,
    ReadBack,
    Rejected,
    Submitted,
)
from app.domain.ids import Instant
from app.domain.money import Money
from app.engine.close import Close
from app.ui.text import format as fmt
from app.ui.text.language import in_words


def _tr(text: str) -> str:
    return QCoreApplication.translate("event_words", text)


def event_words(event: Event, close: Close) -> str:
    """`10:31:07  +12 ms  filled  quantity 2, price 5781.25`."""
    facts = []
    for field, word in _fields().items():
        value = getattr(event, field, None)
        if value in (None, ""):
            continue
        said = in_words(value) if isinstance(value, str) else _figure(value)
        facts.append(f"{word} {said}" if word else said)
    since = (event.at - close.intent.pressed_at) / 1e6
    line = f"{fmt.time_of(Instant(event.at))}  +{since:,.0f} ms  {_names()[type(event)]}"
    return f"{line}  {', '.join(facts)}" if facts else line


def _figure(value: object) -> str:
    amount = value.amount if isinstance(value, Money) else value
    # Its digits as they came, but never `1E+3`.
    return f"{amount:f}" if isinstance(amount, Decimal) else str(amount)


def _names() -> dict[type[Event], str]:
    return {
        NotSent: _tr("not sent"),
        Submitted: _tr("sent"),
        Acknowledged: _tr("acknowledged"),
        Filled: _tr("filled"),
        FilledTo: _tr("filled in sum"),
        ClosedByPosition: _tr("position shrank"),
        Canceled: _tr("cancelled"),
        Expired: _tr("expired"),
        Rejected: _tr("refused"),
        FellInDoubt: _tr("in doubt"),
        CancelRequested: _tr("cancel asked for"),
        ReadBack: _tr("read back"),
        Dismissed: _tr("given up"),
        Noted: _tr("noted"),
    }


def _fields() -> dict[str, str]:
    """The facts an event may hold, in their order; a sentence needs no name before it."""
    return {
        "quantity": _tr("quantity"),
        "price": _tr("price"),
        "average_price": _tr("average price"),
        "fee": _tr("fee"),
        "code": _tr("code"),
        "reason": "",
        "words": "",
        "text": "",
    }
