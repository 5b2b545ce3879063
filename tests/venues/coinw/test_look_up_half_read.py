"""What became of a close where a list fails, says nothing, or shows what another close did."""

from dataclasses import replace

import pytest

from app.domain.errors import Misconfigured, SessionLost, UnwindError
from app.domain.event import ClosedByPosition
from app.domain.ids import VenueOrderId
from app.domain.reconcile import explain
from tests.support.coinw_house import CLOSE, FULL_ORDER, ORDER_TIME_MS, House, accepted, in_doubt
from tests.support.looks import watched
from tests.venues.coinw.test_look_up import SENT, ask, done, left, rows

BROKEN = {
    "a server error": (502, "<html>"),
    "an unknown address": (404, '{"code":404,"msg":"Requested address does not exist"}'),
    "not its format": (200, "<html>"),
    "too many calls": (200, '{"code":29001,"msg":"API access frequently"}'),
}
LISTS = ("orders/open", "orders/history", "orders/deals")


def fails(house: House, *paths: str, how: str = "a server error") -> None:
    """From now on these lists are answered like this."""
    for path in paths:
        house.venue.reads[f"/v1/perpum/{path}"] = BROKEN[how]


@pytest.mark.parametrize("how", BROKEN)
@pytest.mark.parametrize("path", LISTS)
async def test_a_list_that_fails_proves_no_absence(house: House, path: str, how: str) -> None:
    request = await house.request()
    fails(house, path, how=how)
    found = await ask(house, in_doubt(request, SENT))
    assert not found.traceless
    assert found.position_known


async def test_without_the_history_the_executions_tell(house: House) -> None:
    request = await house.request()
    house.venue.answers_reads("deals")
    fails(house, "order", "orders/history")
    left(house, 0)
    found = await ask(house, accepted(request, SENT, FULL_ORDER))
    assert sum(fill.quantity for fill in found.fills) == 8


async def test_without_the_executions_the_history_tells(house: House) -> None:
    request = await house.request()
    house.venue.answers_reads("orders_history")
    fails(house, "orders/open", "orders/deals")
    left(house, 0)
    found = await ask(house, in_doubt(request, SENT))
    assert [(order.venue_order_id, order.filled) for order in found.orders] == [(FULL_ORDER, 8)]


async def test_without_any_list_an_accepted_close_is_told_by_its_position(house: House) -> None:
    request = await house.request()
    fails(house, "order", *LISTS)
    left(house, 0)
    subject = accepted(request, SENT, FULL_ORDER)
    looks = [await ask(house, subject) for _ in range(2)]
    (event,) = explain(
        subject.order, subject.before, watched(subject.before, looks), absence_after_s=10
    )
    assert event == ClosedByPosition(CLOSE, looks[-1].at, request.quantity)


async def test_a_person_hears_that_a_list_cannot_be_read(house: House) -> None:
    async with house.connected():
        request = await house.request()
        fails(house, "orders/history")
        await ask(house, accepted(request, SENT, FULL_ORDER))
        notices = dict(house.sink.notices)
        assert "average price may stay unknown" in notices["coinw/lists"]


async def test_a_question_to_which_nothing_at_all_is_answered_fails(house: House) -> None:
    request = await house.request()
    fails(house, "order", "positions", *LISTS)
    with pytest.raises(SessionLost, match="HTTP 502"):
        await ask(house, accepted(request, SENT, FULL_ORDER))


async def test_a_key_that_is_no_longer_accepted_fails_the_question(house: House) -> None:
    request = await house.request()
    house.venue.reads["/v1/perpum/orders/history"] = '{"code":6001,"msg":"no"}'
    with pytest.raises(Misconfigured):
        await ask(house, accepted(request, SENT, FULL_ORDER))


async def test_a_link_that_breaks_fails_the_question_at_once(house: House) -> None:
    request = await house.request()
    house.venue.on["GET /v1/perpum/orders/history"] = lambda _: None
    with pytest.raises(UnwindError):
        await ask(house, in_doubt(request, SENT))
    assert house.venue.calls("GET", "/v1/perpum/orders/deals") == []


async def test_a_position_smaller_than_the_lists_explain_is_a_trace(house: House) -> None:
    request = await house.request()
    left(house, 0)
    assert not (await ask(house, in_doubt(request, SENT))).traceless


async def test_a_position_that_somebody_else_has_closed_is_no_trace_of_ours(house: House) -> None:
    request = await house.request()
    left(house, 0)
    by_hand = {"source": "web", "orderId": 33308900000000999}
    house.venue.rows("orders/deals", *[row | by_hand for row in rows("deals")])
    found = await ask(house, in_doubt(request, SENT))
    assert found.traceless
    assert (found.orders, found.fills) == ((), ())


async def test_an_order_that_the_journal_knows_for_another_close_is_not_taken(
    house: House,
) -> None:
    request = await house.request()
    house.venue.rows("orders/history", done(), done(id="33308900000000002"))
    left(house, 0)
    subject = replace(in_doubt(request, SENT), taken=frozenset({FULL_ORDER}))
    found = await ask(house, subject)
    assert [order.venue_order_id for order in found.orders] == [VenueOrderId("33308900000000002")]


async def test_what_only_another_close_did_leaves_no_trace_of_ours(house: House) -> None:
    request = await house.request()
    house.venue.answers_reads("orders_history")
    house.venue.answers_reads("deals")
    subject = replace(in_doubt(request, SENT), taken=frozenset({FULL_ORDER}))
    house.set_clock_ms(ORDER_TIME_MS + 11_000)
    assert (await house.session.look_up(subject)).traceless
