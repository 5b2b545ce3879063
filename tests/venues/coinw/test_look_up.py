"""What became of a close: the decision tables of the note, and orders whose id was never told."""

import json
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from app.domain.event import Canceled, ClosedByPosition, Rejected
from app.domain.ids import CloseId, Instant
from app.domain.intent import CloseRequest
from app.domain.reconcile import NEVER_ARRIVED, explain
from app.domain.report import Findings, OrderStatus
from app.venues.session import CloseSubject
from tests.support.coinw_house import (
    BTC_LONG,
    CLOSE,
    FULL_ORDER,
    LIMIT_ORDER,
    ORDER_TIME_MS,
    House,
    accepted,
    at,
    in_doubt,
)
from tests.support.golden import frames
from tests.support.looks import watched

SENT = Instant((ORDER_TIME_MS - 300) * 10**6)
"""Shortly before the golden closing orders were made."""


def rows(golden: str) -> list[dict[str, Any]]:
    data = json.loads(frames("coinw", golden, "=")[0])["data"]
    found: list[dict[str, Any]] = data["rows"] if isinstance(data, dict) else data
    return found


def done(**changes: object) -> dict[str, Any]:
    return rows("orders_history")[0] | changes


def resting(**changes: object) -> dict[str, Any]:
    return rows("orders_open")[0] | {"createdDate": ORDER_TIME_MS} | changes


def left(house: House, contracts: int) -> None:
    """The BTC position, as it stands now."""
    held = [rows("positions_all")[0] | {"currentPiece": contracts}] if contracts else []
    house.venue.rows("positions", *held)


async def limit(house: House) -> CloseRequest:
    return await house.request(contracts="4", pricing=at("86500"))


async def ask(house: House, subject: CloseSubject) -> Findings:
    house.set_clock_ms(ORDER_TIME_MS + 1000)
    return await house.session.look_up(subject)


async def test_a_full_close_that_is_done(house: House) -> None:
    request = await house.request()
    house.venue.answers_reads("orders_history")
    house.venue.answers_reads("deals")
    left(house, 0)
    found = await ask(house, accepted(request, SENT, FULL_ORDER))
    (order,) = found.orders
    assert (order.status, order.filled, order.close_id) == (OrderStatus.FILLED, 8, CLOSE)
    assert order.average_price == Decimal("85519.9")
    assert [(fill.quantity, fill.price) for fill in found.fills] == [
        (5, Decimal("85520.0")),
        (3, Decimal("85519.7")),
    ]
    assert (found.position, found.position_known, found.traceless) == (None, True, False)


async def test_a_resting_limit(house: House) -> None:
    request = await limit(house)
    house.venue.answers_reads("order_unfilled")
    found = await ask(house, accepted(request, SENT, LIMIT_ORDER))
    (order,) = found.orders
    assert (order.status, order.limit_price) == (OrderStatus.WORKING, 86500)
    assert found.position is not None
    assert found.position.quantity == 8
    query = house.venue.calls("GET", "/v1/perpum/order")[-1].query
    assert query == {"positionType": "plan", "sourceIds": LIMIT_ORDER, "instrument": "BTC"}


async def test_an_order_that_only_the_second_list_has_rests_all_the_same(house: House) -> None:
    request = await limit(house)
    house.venue.answers_reads("orders_open")
    found = await ask(house, accepted(request, SENT, LIMIT_ORDER))
    assert [order.status for order in found.orders] == [OrderStatus.WORKING]


async def test_a_limit_that_is_partly_filled_and_still_rests(house: House) -> None:
    request = await limit(house)
    house.venue.rows("order", resting(orderStatus="part"))
    house.venue.rows("orders/deals", rows("deals")[1] | {"orderId": LIMIT_ORDER})
    left(house, 5)
    found = await ask(house, accepted(request, SENT, LIMIT_ORDER))
    assert [order.status for order in found.orders] == [OrderStatus.PARTIALLY_FILLED]
    assert [fill.quantity for fill in found.fills] == [3]


async def test_a_close_that_was_partly_filled_and_then_cancelled(house: House) -> None:
    request = await limit(house)
    house.venue.rows(
        "orders/history",
        done(id=LIMIT_ORDER, totalPiece="4", tradePiece=3, cancelPiece=1, orderStatus="cancel"),
    )
    left(house, 5)
    found = await ask(house, accepted(request, SENT, LIMIT_ORDER))
    (order,) = found.orders
    assert (order.status, order.filled, order.quantity) == (OrderStatus.CANCELED, 3, 4)


async def test_an_order_that_is_nowhere_any_more_when_no_history_is_late_was_cancelled(
    house: House,
) -> None:
    subject = accepted(await limit(house), SENT, LIMIT_ORDER)
    looks = []
    for seconds in (3, 6, 11):
        house.set_clock_ms(SENT // 10**6 + seconds * 1000)
        looks.append(await house.session.look_up(subject))
    assert all(look.traceless and look.position is not None for look in looks)

    def told(looks: list[Findings]) -> list[type]:
        seen = watched(subject.before, looks)
        events = explain(subject.order, subject.before, seen, absence_after_s=10)
        return [type(event) for event in events]

    assert told(looks[:2]) == []
    assert told(looks) == [Canceled]


async def test_a_late_history_with_a_smaller_position_is_not_a_cancel(house: House) -> None:
    request = await house.request()
    left(house, 0)
    subject = accepted(request, SENT, FULL_ORDER)
    first = await ask(house, subject)
    house.set_clock_ms(ORDER_TIME_MS + 15_000)
    second = await house.session.look_up(subject)
    events = explain(
        subject.order, subject.before, watched(subject.before, [first, second]), absence_after_s=10
    )
    assert [type(event) for event in events] == [ClosedByPosition]


async def test_orders_of_others_are_not_ours(house: House) -> None:
    request = await house.request()
    house.venue.rows("order", resting(id="33308900000000777"))
    house.venue.rows("orders/history", done(id="33308900000000888"))
    house.venue.rows("orders/deals", rows("deals")[0] | {"orderId": "33308900000000888"})
    found = await ask(house, accepted(request, SENT, FULL_ORDER))
    assert found.traceless


async def test_a_lost_reply_is_found_by_the_order_that_fits(house: House) -> None:
    request = await house.request()
    house.venue.answers_reads("orders_history")
    house.venue.answers_reads("deals")
    left(house, 0)
    found = await ask(house, in_doubt(request, SENT))
    assert [order.venue_order_id for order in found.orders] == [FULL_ORDER]
    assert {order.close_id for order in found.orders} == {CLOSE}
    assert len(found.fills) == 2
    assert "taken for ours" in found.summary


async def test_a_lost_reply_of_a_limit_is_found_among_the_resting(house: House) -> None:
    request = await limit(house)
    house.venue.rows("orders/open", resting())
    found = await ask(house, in_doubt(request, SENT))
    assert [order.venue_order_id for order in found.orders] == [LIMIT_ORDER]


async def test_a_late_history_leaves_the_deals_to_tell(house: House) -> None:
    request = await house.request()
    house.venue.answers_reads("deals")
    left(house, 0)
    found = await ask(house, in_doubt(request, SENT))
    assert found.orders == ()
    assert [fill.venue_order_id for fill in found.fills] == [FULL_ORDER] * 2
    assert not found.traceless


NOT_OURS = {
    "older than the close": {"createdDate": ORDER_TIME_MS - 60_000},
    "of another size": {"totalPiece": "3"},
    "of the other side": {"direction": "short"},
    "of another position": {"openId": 2435521222700000999},
    "an opening order": {"status": "open"},
    "at a price": {"orderPrice": "85000"},
    "made by hand": {"source": "web"},
}


@pytest.mark.parametrize("name", NOT_OURS)
async def test_after_a_lost_reply_this_is_not_taken_for_ours(house: House, name: str) -> None:
    request = await house.request(contracts="8")
    house.venue.rows("orders/history", done(**NOT_OURS[name]))
    found = await ask(house, in_doubt(request, SENT))
    assert found.orders == ()


async def test_two_orders_that_fit_prove_nothing(house: House) -> None:
    request = await house.request()
    house.venue.rows("orders/history", done(), done(id="33308900000000002"))
    found = await ask(house, in_doubt(request, SENT))
    assert (found.orders, found.fills, found.traceless) == ((), (), False)
    assert "more than one" in found.summary


async def test_an_order_of_another_close_of_ours_is_not_taken(house: House) -> None:
    house.venue.on["DELETE /v1/perpum/positions"] = lambda _: frames("coinw", "close_market", "=")[
        0
    ]
    request = await house.request()
    await house.press(request)
    house.venue.answers_reads("orders_history")
    house.venue.answers_reads("deals")
    other = in_doubt(request, SENT)
    other = replace(other, order=replace(other.order, close_id=CloseId("d0" * 16)))
    found = await ask(house, other)
    assert (found.orders, found.fills) == ((), ())


async def test_no_trace_twice_and_late_enough_proves_that_it_never_arrived(house: House) -> None:
    request = await house.request()
    subject = in_doubt(request, SENT)
    looks = []
    for seconds in (11, 14):
        house.set_clock_ms(SENT // 10**6 + seconds * 1000)
        looks.append(await house.session.look_up(subject))
    assert all(look.traceless for look in looks)
    (event,) = explain(
        subject.order, subject.before, watched(subject.before, looks), absence_after_s=10
    )
    assert isinstance(event, Rejected)
    assert event.code == NEVER_ARRIVED


async def test_a_list_cut_short_cannot_prove_absence(house: House) -> None:
    request = await house.request()
    young = done(id="1", direction="short", createdDate=ORDER_TIME_MS + 500)
    page = {"code": 0, "data": {"rows": [young], "total": 500}}
    house.venue.reads["/v1/perpum/orders/history"] = json.dumps(page)
    assert not (await ask(house, in_doubt(request, SENT))).traceless


async def test_a_position_that_cannot_be_read_is_unknown_not_gone(house: House) -> None:
    request = await house.request()
    house.venue.answers_reads("orders_history")
    house.venue.reads["/v1/perpum/positions"] = (502, "<html>")
    found = await ask(house, accepted(request, SENT, FULL_ORDER))
    assert (found.position, found.position_known) == (None, False)
    assert found.orders


async def test_a_question_changes_nothing_at_the_venue(house: House) -> None:
    request = await house.request()
    await ask(house, in_doubt(request, SENT))
    assert {call.method for call in house.venue.asked} == {"GET"}
    assert request.position.wire_id == BTC_LONG
