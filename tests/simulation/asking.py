"""What a venue answers when it is asked: look-ups, cancels, working orders."""

from typing import TYPE_CHECKING

from app.domain.errors import NoLink, OutcomeUnknown
from app.domain.ids import NANOSECONDS
from app.domain.intent import AtLimit, AtMarket
from app.domain.report import Findings
from app.venues.session import CloseSubject
from tests.simulation.telling import fill_report, order_report, row_of, sizes_told
from tests.simulation.truth import Kind, Order

if TYPE_CHECKING:
    from tests.simulation.session import ModelSession

# Orders of about that time may be ours; the venue's clock may differ by up to a second.
_SLACK_S = 1.5
# So long after its send a close may still turn into an order.
_STILL_COMING_S = 30.0


def working(session: "ModelSession", key: str) -> list[Order]:
    return [order for order in session.truth.orders if order.key == key and order.works]


async def cancel_close(session: "ModelSession", subject: CloseSubject) -> None:
    """Sent once; it may get lost on either way."""
    await session.wait(0.02)
    if session.sink is None:
        raise NoLink("there is no connection")
    if session.happens("cancel_lost"):
        session.world.tell(f"{session.truth.name}: a cancel is lost on the way")
        raise OutcomeUnknown("the cancel got no answer")
    known = set(subject.order.venue_order_ids)
    for order in session.truth.orders:
        ours = order.order_id in known or (
            order.close_id == subject.order.close_id and session.manners.names_part
        )
        if ours:
            session.truth.end(order, "canceled")
    if session.happens("cancel_lost"):
        raise OutcomeUnknown("the cancel got no answer")


async def cancel_working_orders(session: "ModelSession", key: str) -> int:
    await session.wait(0.03)
    if session.sink is None or session.happens("cancel_lost"):
        raise OutcomeUnknown("whether the orders are cancelled is not known")
    orders = working(session, key)
    for order in orders:
        session.truth.end(order, "canceled")
    await session.wait(0.03)
    return len(orders)


async def look_up(session: "ModelSession", subject: CloseSubject) -> Findings:
    at = session.clock.now()
    await session.wait(0.03)
    if session.sink is None or session.happens("look_fails"):
        raise NoLink("the question got no answer")
    manners, world = session.manners, session.world
    lag_s = manners.lag_s * session.chance.random() if session.happens("history_lags") else 0.0
    visible = [order for order in session.truth.orders if _visible(session, order, lag_s)]
    found, complete = _ours(session, subject, visible)
    if session.happens("look_fails"):
        # One of the two lists did not come: of what works, or of what has ended.
        came = session.chance.random() < 0.5
        found, complete = [order for order in found if order.works is came], False
    close_id = subject.order.close_id
    if found:
        session.unanswered.pop(close_id, None)
    for order in found:
        session.mine[order.order_id] = close_id
    orders = tuple(order_report(session, order, at, close_id) for order in found)
    fills = tuple(
        fill_report(session.account, order, index, at, close_id)
        for order in found
        for index in range(len(order.fills))
        if order.fills[index][2] <= world.now_s - lag_s
    )
    await session.wait(0.03)
    sizes, _ = sizes_told(session)
    known = session.up_since <= world.now_s and not session.happens("look_fails")
    settled = world.now_s - session.up_since >= manners.settles_s
    # Real sessions count this on the wall; that it is real time is the engine's to see to.
    waited = at - subject.before.sent_at >= manners.proves_after_s * NANOSECONDS
    key = subject.request.position.wire_id
    traceless = complete and settled and waited and not orders and not fills
    size = sizes.get(key, 0)
    world.tell(
        f"{session.truth.name}: looked for {close_id[-4:]}: "
        f"{', '.join(f'{o.order_id} {o.status} {o.filled}' for o in found) or 'nothing'}"
        f"{', no trace' * traceless}, {f'{size} there' if known else 'size unknown'}"
    )
    return Findings(
        at=at,
        orders=orders,
        fills=fills,
        position=row_of(session, key, size, at) if size and known else None,
        position_known=known,
        traceless=traceless,
        summary="model",
    )


def _sent_s(session: "ModelSession", subject: CloseSubject) -> float:
    return session.world.seconds_of(subject.before.sent_at)


def _visible(session: "ModelSession", order: Order, lag_s: float) -> bool:
    """Whether the venue's lists show an order now."""
    if order.works:
        return True
    if session.manners.hides_cancelled and not order.filled:
        return False
    return (order.ended_s or 0.0) <= session.world.now_s - lag_s


def _ours(
    session: "ModelSession", subject: CloseSubject, visible: list[Order]
) -> tuple[list[Order], bool]:
    """The orders taken for a close's, and whether nothing of it can have been missed."""
    close_id, request = subject.order.close_id, subject.request
    ids = set(subject.order.venue_order_ids)
    known = [
        order
        for order in visible
        if order.order_id in ids or session.mine.get(order.order_id) == close_id
    ]
    if known:
        return known, True
    whole = request.whole and isinstance(request.pricing, AtMarket)
    if session.manners.names_whole if whole else session.manners.names_part:
        return [order for order in visible if order.close_id == close_id], True
    if ids:
        return [], True
    fitting = [order for order in visible if _fits(session, subject, order)]
    # More than there was could be ours only if somebody added meanwhile: nothing is proven by it.
    larger = [order for order in fitting if order.quantity > int(subject.before.quantity)]
    fitting = [order for order in fitting if order not in larger]
    twins = [
        one
        for close, (sent_s, one) in session.unanswered.items()
        if close != close_id
        and session.world.now_s - sent_s < _STILL_COMING_S
        and one.position == request.position
        and one.side is request.side
    ]
    if fitting and twins:
        # An order that fits may as well be that of another close whose answer is still out.
        return [], False
    if len(fitting) <= 1 or (session.manners.adopts_all and whole):
        return fitting, not larger
    return [], False


def _fits(session: "ModelSession", subject: CloseSubject, order: Order) -> bool:
    """Whether an order without our id could be this close's."""
    request = subject.request
    at_market = isinstance(request.pricing, AtMarket)
    level = request.whole and session.manners.takes_level
    whole = request.whole and (at_market or level)
    rests = isinstance(request.pricing, AtLimit) or (session.manners.cap_rests and not at_market)
    since_s = _sent_s(session, subject) + session.weather.skew - _SLACK_S
    return (
        order.key == request.position.wire_id
        # A level belongs to the position, whichever side that has turned to meanwhile.
        and (level or order.sign == -request.side.sign)
        and order.source == "api"
        and order.at_s + session.weather.skew >= since_s
        and (whole or order.quantity == int(request.quantity))
        and (order.kind is Kind.RESTS) == rests
        and session.mine.get(order.order_id, request.close_id) == request.close_id
    )
