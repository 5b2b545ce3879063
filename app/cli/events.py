"""The events of a close as lines of JSON."""

from collections.abc import Mapping
from typing import Final

from app.domain.event import (
    Acknowledged,
    Canceled,
    Event,
    Expired,
    FellInDoubt,
    Filled,
    NotSent,
    ReadBack,
    Rejected,
    Submitted,
)
from app.domain.ids import Instant
from app.domain.money import ZERO, Price, Quantity, plain, plain_or_none
from app.engine.close import Close

Line = dict[str, object]
"""One event: its name, `at_ns`, `close_id`, and what is to be said of it."""

_FOR_PROGRAMS: Final = ("event", "at_ns", "close_id", "digest")


class EventLines:
    """The lines of one close, in order; the `quantity` of its fills adds up to what is filled.

    A fill is told once: executions as they come, each with its price. What only an order's status
    or the position tells is kept back: executions trail it. It is told when the position is read
    back, or at the end, as far as no execution has come for it.
    """

    def __init__(self) -> None:
        self._told = ZERO
        self._at = Instant(0)

    def after(self, close: Close, event: Event) -> list[Line]:
        """The lines that `event`, already applied to `close`, gives."""
        # A venue that is asked answers for the time when the question left: a line is never
        # older than the one before it.
        self._at = max(self._at, event.at)
        lines = []
        if isinstance(event, Filled):
            untold = Quantity(close.order.executed - self._told)
            if untold > 0:
                new = min(event.quantity, untold)
                lines.append(self._fill(close, new, "execution", event.price))
        elif isinstance(event, ReadBack):
            lines += self.rest(close)
        facts = _facts(close, event)
        if facts is not None:
            lines.append(self._line(close, *facts))
        return lines

    def rest(self, close: Close) -> list[Line]:
        """What is filled and was not told yet: at most one line."""
        order = close.order
        untold = Quantity(order.filled - self._told)
        if untold <= 0:
            return []
        if order.position_filled > order.status_filled:
            return [self._fill(close, untold, "position_change", None)]
        return [self._fill(close, untold, "order_status", order.status_average)]

    def _fill(self, close: Close, quantity: Quantity, evidence: str, price: Price | None) -> Line:
        """The price of an execution is its own; of a status it is the average the venue gives."""
        self._told = Quantity(self._told + quantity)
        facts = {
            "evidence": evidence,
            "quantity": plain(quantity),
            "price": plain_or_none(price),
            "filled": plain(close.order.filled),
            "leaves": plain(close.order.leaves),
        }
        return self._line(close, "filled", facts)

    def _line(self, close: Close, name: str, facts: Mapping[str, object]) -> Line:
        return {"event": name, "at_ns": self._at, "close_id": close.close_id, **facts}


def _facts(close: Close, event: Event) -> tuple[str, Line] | None:
    match event:
        case Submitted():
            return "submitted", {"quantity": plain(event.quantity), "digest": event.digest}
        case Acknowledged():
            return "acknowledged", {"venue_order_ids": list(event.venue_order_ids)}
        case Canceled():
            return "cancelled", {"leaves": plain(close.order.leaves), "reason": event.reason}
        case Expired():
            return "expired", {"leaves": plain(close.order.leaves), "reason": event.reason}
        case Rejected():
            return "rejected", {"code": event.code, "reason": event.reason}
        case FellInDoubt():
            return "in_doubt", {"reason": event.reason}
        case NotSent():
            return "not_sent", {"code": event.code, "reason": event.reason}
        case ReadBack():
            return "read_back", {
                "position_quantity": plain(event.quantity),
                "working_orders": event.working_orders,
            }
    return None


def in_words(line: Line) -> str:
    """A line for a person: the event and its facts, without what only programs compare."""
    facts = [
        f"{_spaced(name)} {', '.join(value) if isinstance(value, list) else value}"
        for name, value in line.items()
        if name not in _FOR_PROGRAMS and value
    ]
    return f"{_spaced(str(line['event']))}: {', '.join(facts)}"


def _spaced(name: str) -> str:
    return name.replace("_", " ")
