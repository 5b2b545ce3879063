"""The events of a close as lines of JSON."""

from decimal import Decimal

from app.domain.event import (
    Acknowledged,
    Canceled,
    ClosedByPosition,
    Event,
    Expired,
    FellInDoubt,
    Filled,
    FilledTo,
    NotSent,
    ReadBack,
    Rejected,
    Submitted,
)
from app.domain.money import plain
from app.engine.close import Close


def event_line(close: Close, event: Event) -> dict[str, object] | None:
    """One event as its line says it; None for those that scripts are not told."""
    facts = _facts(close, event)
    if facts is None:
        return None
    name, more = facts
    return {"event": name, "at_ns": event.at, "close_id": event.close_id, **more}


def _facts(close: Close, event: Event) -> tuple[str, dict[str, object]] | None:
    match event:
        case Submitted():
            return "submitted", {"quantity": plain(event.quantity), "digest": event.digest}
        case Acknowledged():
            return "acknowledged", {"venue_order_ids": list(event.venue_order_ids)}
        case Filled() | FilledTo() | ClosedByPosition():
            return "filled", _fill(close, event)
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


def _fill(close: Close, event: Filled | FilledTo | ClosedByPosition) -> dict[str, object]:
    """`quantity` is of this statement; `filled` and `leaves` are what is known after it."""
    price: Decimal | None = None
    evidence = "position_change"
    if isinstance(event, Filled):
        price, evidence = event.price, "execution"
    elif isinstance(event, FilledTo):
        price, evidence = event.average_price, "order_status"
    return {
        "evidence": evidence,
        "quantity": plain(event.quantity),
        "price": plain(price) if price is not None else None,
        "filled": plain(close.order.filled),
        "leaves": plain(close.order.leaves),
    }
