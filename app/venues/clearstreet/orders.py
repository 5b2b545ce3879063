"""Orders and executions read as reports; the several orders of one close as one statement."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from decimal import Decimal
from typing import Final

import msgspec

from app.domain.ids import NANOSECONDS, CloseId, FillId, Instant, PositionKey, VenueOrderId
from app.domain.money import ZERO, Price, Quantity, plain
from app.domain.report import FillReport, OrderReport, OrderStatus
from app.domain.words import joined, say
from app.venues._json import UNREADABLE
from app.venues.clearstreet.refusals import REJECTED, rejection
from app.venues.clearstreet.rows import instant_of, number, price_shown
from app.venues.clearstreet.wire import ExecutionRow, OrderRow

_ENDS: Final = {
    "FILLED": OrderStatus.FILLED,
    "CANCELED": OrderStatus.CANCELED,
    "REJECTED": OrderStatus.REJECTED,
    "EXPIRED": OrderStatus.EXPIRED,
}
_RESTS_PAST_TODAY: Final = ("GOOD_TILL_CANCEL", "GOOD_TILL_DATE")
_TEXT_OF_A_DETAIL: Final = ("description", "message", "text", "reason")
_WORDS: Final = msgspec.json.Decoder(list[object] | str | None)


def status_of(row: OrderRow) -> OrderStatus:
    """What a status means; a word that we do not know is never an end.

    `filled_quantity` beats words: an order that is wholly filled is done whatever it is called.
    """
    size, filled = size_of(row), filled_of(row)
    if size > 0 and filled >= size:
        return OrderStatus.FILLED
    end = _ENDS.get(row.status or "")
    if end is not None:
        return end
    if row.status == "DONE_FOR_DAY" and row.time_in_force not in _RESTS_PAST_TODAY:
        return OrderStatus.EXPIRED
    return OrderStatus.PARTIALLY_FILLED if filled else OrderStatus.WORKING


def has_ended(row: OrderRow) -> bool:
    return status_of(row) not in (OrderStatus.WORKING, OrderStatus.PARTIALLY_FILLED)


def size_of(row: OrderRow) -> Decimal:
    return number(row.quantity, f"order {row.id} quantity") or Decimal(0)


def filled_of(row: OrderRow) -> Decimal:
    """What is filled; `leaves_quantity` is not asked, its value after a cancel is documented nowhere."""
    filled = number(row.filled_quantity, f"order {row.id} filled_quantity")
    if filled is None and row.status == "FILLED":
        return size_of(row)
    return filled or Decimal(0)


def left_of(rows: Iterable[OrderRow]) -> Quantity:
    """What still rests of some orders."""
    left = (max(Decimal(0), size_of(row) - filled_of(row)) for row in rows if not has_ended(row))
    return Quantity(sum(left, ZERO))


def words_of(row: OrderRow) -> list[str]:
    """What the venue says of an order, in the order in which it says it; of objects their text."""
    try:
        said = _WORDS.decode(row.details) or []
    except UNREADABLE:
        # Words explain an order; what it has done is told by its numbers.
        return []
    texts = map(_text_in, [said] if isinstance(said, str) else said)
    return [text for text in texts if text]


def _text_in(detail: object) -> str:
    if isinstance(detail, dict):
        texts = (detail.get(name) for name in _TEXT_OF_A_DETAIL)
        return next((text for text in texts if text and isinstance(text, str)), "")
    return detail if isinstance(detail, str) else ""


def reports_of(
    rows: Sequence[OrderRow],
    close_id: CloseId,
    position: PositionKey,
    at: Instant,
    *,
    accepted: Quantity | None = None,
) -> tuple[OrderReport, ...]:
    """What the orders of one close say together, once under each of their ids.

    A close that the venue has split is filled by the sum of its orders and has ended when all have.
    Orders that somebody has made smaller since they were `accepted` (in shares or contracts; None
    where that is not known) end with a rest that is still open.
    """
    if not rows:
        return ()
    size = Quantity(sum((size_of(row) for row in rows), Decimal(0)))
    filled = Quantity(sum((filled_of(row) for row in rows), Decimal(0)))
    status = _together([status_of(row) for row in rows], filled)
    reason = _reason(rows, status, filled)
    if accepted is not None and 0 < size < accepted:
        if status is OrderStatus.FILLED and filled >= size:
            status, reason = OrderStatus.CANCELED, _made_smaller(size, accepted)
        size = accepted
    return tuple(
        OrderReport(
            venue_order_id=VenueOrderId(row.id),
            status=status,
            at=at,
            close_id=close_id,
            position=position,
            quantity=size or None,
            filled=filled,
            average_price=_average(rows, filled),
            limit_price=price_shown(rows[0].limit_price),
            code=REJECTED if status is OrderStatus.REJECTED else "",
            reason=reason,
        )
        for row in rows
    )


def fills_of(
    rows: Iterable[ExecutionRow], close_id: CloseId, position: PositionKey, at: Instant
) -> tuple[FillReport, ...]:
    """Executions; the venue tells no fee."""
    return tuple(
        FillReport(
            fill_id=FillId(row.id),
            venue_order_id=VenueOrderId(row.order_id),
            quantity=Quantity(size),
            at=at,
            price=price_shown(row.price),
            close_id=close_id,
            position=position,
        )
        for row in rows
        if (size := number(row.quantity, f"execution {row.id} quantity"))
    )


def _together(statuses: list[OrderStatus], filled: Quantity) -> OrderStatus:
    if any(s in (OrderStatus.WORKING, OrderStatus.PARTIALLY_FILLED) for s in statuses):
        return OrderStatus.PARTIALLY_FILLED if filled else OrderStatus.WORKING
    first = statuses[0]
    # Ends of several kinds leave something open, which is all that counts.
    return first if all(s is first for s in statuses) else OrderStatus.CANCELED


def _average(rows: Sequence[OrderRow], filled: Quantity) -> Price | None:
    """Over the orders together; None as long as one that is filled has no price."""
    cost = Decimal(0)
    for row in rows:
        size = filled_of(row)
        paid = price_shown(row.average_fill_price)
        if size and paid is None:
            return None
        cost += size * (paid or Decimal(0))
    if len(rows) == 1:
        return price_shown(rows[0].average_fill_price)
    return Price(cost / filled) if filled else None


def _reason(rows: Sequence[OrderRow], status: OrderStatus, filled: Quantity) -> str:
    said = [text for row in rows for text in words_of(row)]
    if status is OrderStatus.REJECTED:
        return rejection(list(dict.fromkeys(said)), partly=filled > 0)
    return joined(dict.fromkeys([*said, *held_words(rows)]), "; ")


def _made_smaller(size: Quantity, accepted: Quantity) -> str:
    return say(
        "The order was made smaller at Clear Street, from {accepted} to {size}. The rest is still "
        "open.",
        accepted=plain(accepted),
        size=plain(size),
    )


def held_words(rows: Iterable[OrderRow]) -> list[str]:
    """Until when the venue holds orders back; empty where it holds none."""
    return [
        say("held at the venue until {releases_at}", releases_at=_release_of(row))
        for row in rows
        if row.queue_state == "AWAITING_RELEASE" and row.status == "QUEUED"
    ]


def _release_of(row: OrderRow) -> str:
    at = instant_of(row.releases_at)
    if at is None:
        return row.releases_at or say("the market opens")
    return f"{datetime.fromtimestamp(at / NANOSECONDS, UTC):%Y-%m-%d %H:%M} UTC"


def contradict_themselves(rows: Iterable[OrderRow]) -> bool:
    """Called filled, and nothing is filled: one of the two is not up to date."""
    ended = list(rows)
    return any(status_of(row) is OrderStatus.FILLED for row in ended) and not any(
        filled_of(row) for row in ended
    )
