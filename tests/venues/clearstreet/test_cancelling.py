"""Cancelling: what rests of a close, or every order in one instrument, seen to be gone."""

import pytest

from app.domain.errors import Denied, OutcomeUnknown, Refused
from tests.support.scripted_http import HANG_UP, answer
from tests.venues.clearstreet.house import (
    AAPL,
    ACCOUNT,
    CLOSE_ID,
    ORDER,
    ORDERS,
    OTHER,
    POSITIONS,
    House,
    at_limit,
    data,
    error,
    filled_row,
    order_row,
    position_row,
    request,
    subject,
)

WHOLE, PART = request(), request(part="60")


def ours(**changes: object) -> dict[str, object]:
    return order_row(client_order_id=CLOSE_ID, quantity="60", **changes)


def order_path(order_id: str) -> str:
    return f"DELETE {ACCOUNT}/orders/{order_id}"


async def test_a_resting_close_is_cancelled_by_the_venues_id(house: House) -> None:
    house.venue.says(order_path(ORDER), answer(200, {"data": order_row(status="PENDING_CANCEL")}))
    await house.session.cancel_close(subject(request(at_limit("212"), part="60"), [ORDER]))
    assert [m.path for m in house.venue.mutations] == [f"{ACCOUNT}/orders/{ORDER}"]
    assert house.venue.mutations[0].body == ""


async def test_before_the_venue_named_an_id_ours_serves_where_there_is_one(house: House) -> None:
    house.venue.says(order_path(CLOSE_ID), answer(200, {"data": order_row()}))
    await house.session.cancel_close(subject(PART))
    assert len(house.venue.mutations) == 1
    with pytest.raises(Denied):
        await house.session.cancel_close(subject(WHOLE))


async def test_of_several_orders_only_those_still_open_are_cancelled(house: House) -> None:
    house.orders_are(filled_row(ORDER, "80"), order_row(id=OTHER, quantity="40", status="NEW"))
    house.venue.says(order_path(OTHER), answer(200, {"data": order_row(id=OTHER)}))
    await house.session.cancel_close(subject(WHOLE, [ORDER, OTHER]))
    assert [m.path for m in house.venue.mutations] == [f"{ACCOUNT}/orders/{OTHER}"]


async def test_a_cancel_that_comes_too_late_is_no_error_and_a_limit_on_calls_is(
    house: House,
) -> None:
    for late in (error(404), answer(400, {"error": {"code": 400, "message": "finished"}})):
        house.venue.says(order_path(ORDER), late)
        await house.session.cancel_close(subject(WHOLE, [ORDER]))
    house.venue.says(order_path(ORDER), error(429))
    with pytest.raises(Refused):
        await house.session.cancel_close(subject(WHOLE, [ORDER]))
    house.venue.says(order_path(ORDER), error(500))
    with pytest.raises(OutcomeUnknown):
        await house.session.cancel_close(subject(WHOLE, [ORDER]))
    assert len(house.venue.mutations) == 4


async def test_working_orders_are_cancelled_one_by_one_and_seen_to_be_gone(house: House) -> None:
    live = [order_row(id=name, status="NEW") for name in ("a", "b")]
    cancelling = [order_row(id=name, status="PENDING_CANCEL") for name in ("a", "b")]
    gone = [order_row(id=name, status="CANCELED") for name in ("a", "b")]
    house.venue.says(ORDERS, data(live), data(cancelling), data(gone))
    for name in ("a", "b"):
        house.venue.says(order_path(name), answer(200, {"data": order_row(id=name)}))
    assert await house.session.cancel_working_orders(PART.position) == 2
    assert [m.path[-1] for m in house.venue.mutations] == ["a", "b"]
    assert {o.query.get("instrument_ids") for o in house.venue.asked_for(ORDERS)} == {AAPL}


async def test_where_nothing_works_nothing_is_cancelled(house: House) -> None:
    house.orders_are(order_row(status="CANCELED"))
    assert await house.session.cancel_working_orders(PART.position) == 0
    assert house.venue.mutations == []


async def test_orders_that_cannot_be_seen_to_go_leave_a_doubt(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.venues._cancelling.GONE_WITHIN_S", 0.05)
    house.orders_are(order_row(status="PENDING_CANCEL"))
    house.venue.says(order_path(ORDER), answer(200, {"data": order_row()}))
    with pytest.raises(OutcomeUnknown, match="1 of 1 orders still work"):
        await house.session.cancel_working_orders(PART.position)


@pytest.mark.parametrize("lost", [HANG_UP, error(500)], ids=["hung up", "500"])
async def test_a_cancel_whose_answer_is_lost_is_judged_by_the_orders_themselves(
    house: House, lost: bytes
) -> None:
    house.venue.says(ORDERS, data([order_row(status="NEW")]), data([order_row(status="CANCELED")]))
    house.venue.says(order_path(ORDER), lost)
    assert await house.session.cancel_working_orders(PART.position) == 1
    assert len(house.venue.mutations) == 1


async def test_what_cancelled_orders_tied_up_is_waited_for_a_moment(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.venues.clearstreet.session._LOOK_EVERY_S", 0.02)
    house.holds(position_row(available_quantity="20"))
    await house.session.read_positions()
    house.venue.says(ORDERS, data([ours(status="NEW")]), data([ours(status="CANCELED")]))
    house.venue.says(f"DELETE {ACCOUNT}/orders/{ORDER}", data(ours(status="CANCELED")))
    lagging, freed = position_row(available_quantity="20"), position_row(available_quantity="120")
    house.venue.says(POSITIONS, data([lagging]), data([lagging]), data([freed]))
    assert await house.session.cancel_working_orders(PART.position) == 1
    assert '"quantity":"60"' in house.session.prepare_close(PART).preview.body


async def test_what_stays_tied_up_holds_nobody_for_long(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.venues.clearstreet.session._FREED_WITHIN_S", 0.05)
    house.holds(position_row(available_quantity="20"))
    await house.session.read_positions()
    house.venue.says(ORDERS, data([ours(status="NEW")]), data([ours(status="CANCELED")]))
    house.venue.says(f"DELETE {ACCOUNT}/orders/{ORDER}", data(ours(status="CANCELED")))
    assert await house.session.cancel_working_orders(PART.position) == 1
    with pytest.raises(Denied, match="only 20 are free"):
        house.session.prepare_close(PART)
