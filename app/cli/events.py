"""The events of a close as lines of JSON."""

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
from app.domain.money import ZERO, Quantity, plain, plain_or_none
from app.engine.close import Close


class EventLines:
    """The lines of one close, in order.

    A fill is told once: executions as they come, each with its price. What only an order's status
    or the position tells is kept back, and told when the close ends without an execution for it.
    """

    def __init__(self) -> None:
        self._told = ZERO

    def after(self, close: Close, event: Event) -> list[dict[str, object]]:
        """The lines that `event`, already applied to `close`, gives."""
        lines = []
        if isinstance(event, Filled):
            self._told = Quantity(self._told + event.quantity)
            lines.append(_line(event, "filled", _execution(close, event)))
        elif close.order.ended and close.order.filled > self._told:
            untold = Quantity(close.order.filled - self._told)
            self._told = close.order.filled
            lines.append(_line(event, "filled", _statement(close, untold)))
        facts = _facts(close, event)
        if facts is not None:
            lines.append(_line(event, *facts))
        return lines


def _line(event: Event, name: str, facts: dict[str, object]) -> dict[str, object]:
    return {"event": name, "at_ns": event.at, "close_id": event.close_id, **facts}


def _facts(close: Close, event: Event) -> tuple[str, dict[str, object]] | None:
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


def _execution(close: Close, event: Filled) -> dict[str, object]:
    return {
        "evidence": "execution",
        "quantity": plain(event.quantity),
        "price": plain_or_none(event.price),
        "filled": plain(close.order.filled),
        "leaves": plain(close.order.leaves),
    }


def _statement(close: Close, untold: Quantity) -> dict[str, object]:
    """A fill known without an execution; the price is the average the venue gives, if it does."""
    by_position = close.order.position_filled > close.order.status_filled
    return {
        "evidence": "position_change" if by_position else "order_status",
        "quantity": plain(untold),
        "price": None if by_position else plain_or_none(close.order.status_average),
        "filled": plain(close.order.filled),
        "leaves": plain(close.order.leaves),
    }
