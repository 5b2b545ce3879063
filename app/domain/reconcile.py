"""Which events explain the gap between a close and what its venue now says of it."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.domain.event import (
    Acknowledged,
    Canceled,
    ClosedByPosition,
    Event,
    Expired,
    Filled,
    FilledTo,
    Rejected,
)
from app.domain.ids import CloseId, Instant
from app.domain.money import ZERO, Quantity, total
from app.domain.order import CloseOrder, CloseState
from app.domain.position import Side
from app.domain.report import FillReport, Findings, OrderReport, OrderStatus
from app.domain.words import say

NEVER_ARRIVED = "never_arrived"

# How long a venue's history of fills may lag behind the fills (CoinW: up to 10 s).
HISTORY_LAG_S = 10


@dataclass(frozen=True, slots=True)
class Before:
    """The position as it stood when the close was sent."""

    side: Side
    quantity: Quantity
    sent_at: Instant


@dataclass(frozen=True, slots=True)
class Look:
    """One answer of the venue about a close.

    `watched_s` is how long, in seconds of a monotonic clock, the close had been asked about in
    earnest when this question began: with the link up, and with answers.
    """

    findings: Findings
    watched_s: float


def events_of_order(report: OrderReport, close_id: CloseId) -> list[Event]:
    """What an order's status says about the close it belongs to."""
    at, ids = report.at, (report.venue_order_id,)
    events: list[Event] = []
    if report.status is not OrderStatus.REJECTED:
        events.append(Acknowledged(close_id, at, ids, report.quantity))
    if report.filled:
        events.append(FilledTo(close_id, at, report.filled, report.average_price))
    match report.status:
        case OrderStatus.CANCELED:
            events.append(Canceled(close_id, at, report.reason))
        case OrderStatus.EXPIRED:
            events.append(Expired(close_id, at, report.reason))
        case OrderStatus.REJECTED:
            events.append(Rejected(close_id, at, report.code, report.reason))
        case OrderStatus.FILLED if report.filled is None and report.quantity:
            events.append(FilledTo(close_id, at, report.quantity, report.average_price))
        case _:
            pass
    return events


def event_of_fill(report: FillReport, close_id: CloseId) -> Event:
    """What an execution says about the close it belongs to."""
    return Filled(close_id, report.at, report.fill_id, report.quantity, report.price, report.fee)


def explain(
    order: CloseOrder,
    before: Before,
    looks: Iterable[Look],
    *,
    absence_after_s: float | None,
    others_may_take: Quantity = ZERO,
    rests: bool = False,
) -> list[Event]:
    """The events that `looks`, oldest first, prove about `order`.

    Orders and fills speak for themselves. The position speaks only when they are silent: a shrunk
    one is the weakest evidence of a fill; an unchanged one is evidence of absence only together with
    a query that would have found the order, twice, after it was watched long enough. Patience alone proves
    nothing: without such a query the list stays empty and the close stays in doubt. What other closes
    may have taken unheard (`others_may_take`) is not counted for this one; of an order that `rests`
    the position says nothing while the venue may still show it.
    """
    answers = list(looks)
    latest = answers[-1].findings
    events = [event_of_fill(fill, order.close_id) for fill in latest.fills]
    for report in latest.orders:
        events += events_of_order(report, order.close_id)
    if order.ended:
        return events
    if events:
        if _filled_short(order, before, answers):
            reason = say("the venue made its order smaller than asked, and all of that is filled")
            events.append(Canceled(order.close_id, latest.at, reason))
        return events
    return _silence(order, before, answers, absence_after_s, others_may_take, rests=rests)


def _silence(
    order: CloseOrder,
    before: Before,
    looks: list[Look],
    absence_after_s: float | None,
    others_may_take: Quantity,
    *,
    rests: bool,
) -> list[Event]:
    """What the position says of a close of which the venue shows neither order nor fill."""
    latest, last_two = looks[-1].findings, [look.findings for look in looks[-2:]]
    shrunk_by = min(_shrinkage(before, one) for one in last_two) if len(looks) > 1 else ZERO
    if shrunk_by > order.filled:
        ours = Quantity(shrunk_by - others_may_take)
        works_still = rests and not all(one.traceless for one in last_two)
        may_speak = not works_still and _position_may_speak(order, looks, absence_after_s)
        if ours > order.filled and may_speak:
            return [ClosedByPosition(order.close_id, latest.at, min(ours, order.quantity))]
        return []
    if _proves_absence(order, before, looks, absence_after_s):
        reason = say("the venue has no trace of it and the position is unchanged")
        return [Rejected(order.close_id, latest.at, NEVER_ARRIVED, reason)]
    if _ended_silently(order, looks):
        reason = say("no longer at the venue; the position shows no further fill")
        return [Canceled(order.close_id, latest.at, reason)]
    return []


def _shrinkage(before: Before, look: Findings) -> Quantity:
    if not look.position_known:
        return ZERO
    left = ZERO
    if look.position is not None and look.position.side is before.side:
        left = look.position.quantity
    return max(ZERO, Quantity(before.quantity - left))


def _position_may_speak(
    order: CloseOrder, looks: list[Look], absence_after_s: float | None
) -> bool:
    """A query that finds no order of ours speaks against us having shrunk the position; for an
    accepted close its history may only be late. The weakest evidence speaks last: a close that the
    venue has not confirmed is first looked for until the venue's own query has had its time.
    """
    if (
        not _accepted(order)
        and absence_after_s is not None
        and looks[-1].watched_s < absence_after_s
    ):
        return False
    if not looks[-1].findings.traceless:
        return True
    patience_s = looks[-1].watched_s - looks[0].watched_s
    return _accepted(order) and patience_s >= HISTORY_LAG_S


def _proves_absence(
    order: CloseOrder, before: Before, looks: list[Look], absence_after_s: float | None
) -> bool:
    if order.state is not CloseState.IN_DOUBT or absence_after_s is None or len(looks) < 2:
        return False
    late_enough = looks[-2].watched_s >= absence_after_s
    silent = all(
        look.findings.traceless
        and look.findings.position_known
        and _shrinkage(before, look.findings) == 0
        for look in looks[-2:]
    )
    # Ids or fills once heard cannot be unheard.
    return late_enough and silent and not order.venue_order_ids and order.filled == 0


def _ended_silently(order: CloseOrder, looks: list[Look]) -> bool:
    """An acknowledged order of which a full query finds nothing any more, three times, the last of
    them when no history is late any longer.
    """
    return (
        _accepted(order)
        and len(looks) >= 3
        and looks[-1].watched_s >= HISTORY_LAG_S
        and all(look.findings.traceless and look.findings.position_known for look in looks[-3:])
    )


def _filled_short(order: CloseOrder, before: Before, looks: list[Look]) -> bool:
    """All orders that are found are filled, twice, their sum is less than was asked, and nothing is
    left of the position.

    Some venues size an order that closes all when it executes; nothing more can come of it. While
    something is left, the order found may be another's, and ours may rest.
    """
    last_two = [look.findings for look in looks[-2:]]
    return (
        order.state is CloseState.PARTIALLY_FILLED
        and len(last_two) == 2
        and all(_all_filled(one) == order.filled for one in last_two)
        and all(
            one.position_known and _shrinkage(before, one) >= before.quantity for one in last_two
        )
    )


def _all_filled(findings: Findings) -> Quantity | None:
    """The sum of what was filled, if every order is filled; None if one is not, or is unknown."""
    orders = findings.orders
    if not orders or any(order.status is not OrderStatus.FILLED for order in orders):
        return None
    if any(order.filled is None for order in orders):
        return total(fill.quantity for fill in findings.fills)
    return total(order.filled or ZERO for order in orders)


def _accepted(order: CloseOrder) -> bool:
    return order.state in (CloseState.ACKNOWLEDGED, CloseState.PARTIALLY_FILLED)
