"""What became of a close: asked of open orders, history, executions and the position."""

import json
from dataclasses import replace

import pytest

from app.domain.ids import CloseId, FillId, Instant, VenueOrderId
from app.domain.order import CloseState, Execution, begin
from app.domain.report import OrderStatus
from app.venues.qfex import lookup, queries
from tests.support.build import price, quantity
from tests.support.golden import frames
from tests.venues.qfex.conftest import House
from tests.venues.qfex.frames import (
    ACK,
    CLOSE_ID,
    ORDER_ID,
    at_limit,
    changed,
    history,
    listed,
    part,
    subject,
    whole,
)

RESTING = changed(ACK, quantity=2.0, price=205.0, time_in_force="GTC")
NOBODY = '{"data":null,"count":0}'


@pytest.fixture(autouse=True)
def no_lag(monkeypatch: pytest.MonkeyPatch) -> None:
    """The history does not lag here."""
    monkeypatch.setattr(lookup, "HISTORY_LAG_S", 0)


def trade_row(**fields: object) -> str:
    row = {
        "id": "1b6f0a52-5f0e-4d0b-9d51-0f4c1a3b7e01",
        "order_id": ORDER_ID,
        "symbol": "AAPL-USD",
        "price": 199.75,
        "quantity": 1.5,
        "fee": 0.15,
    }
    return json.dumps({"data": [{**row, **fields}], "count": 1})


async def test_after_a_restart_the_history_tells_what_was_filled_and_at_what_price(
    house: House,
) -> None:
    house.venue.rest["/user/historic-orders"] = history()
    house.venue.rest["/user/trade"] = trade_row()
    async with house.connected():
        found = await house.session.look_up(subject(whole()))
    (order,) = found.orders
    assert (order.status, order.filled) == (OrderStatus.FILLED, quantity("2"))
    assert (order.average_price, order.close_id) == (price("199.7375"), CLOSE_ID)
    assert [(fill.quantity, fill.price) for fill in found.fills] == [
        (quantity("1.5"), price("199.75"))
    ]
    assert found.position_known
    assert not found.traceless
    asked = [query for path, query, _ in house.venue.read if path == "/user/historic-orders"]
    assert asked == [{"symbol": ["AAPL-USD"], "client_order_id": [CLOSE_ID], "limit": ["2"]}]


async def test_a_partly_filled_close_that_went_quiet_is_settled_by_the_history(
    house: House,
) -> None:
    house.venue.rest["/user/historic-orders"] = history(
        terminal_status="FILLED", filled_qty=0.7, avg_price=199.75
    )
    async with house.connected():
        (order,) = (await house.session.look_up(subject(whole()))).orders
    assert (order.status, order.filled) == (OrderStatus.CANCELED, quantity("0.7"))


async def test_a_resting_close_is_found_among_the_open_orders(house: House) -> None:
    house.venue.on["get_user_orders"] = lambda _: [
        listed(changed(RESTING, client_order_id="foreign", order_id="f"), RESTING)
    ]
    async with house.connected():
        found = await house.session.look_up(subject(part("2", at_limit("205"))))
    assert [(order.venue_order_id, order.status) for order in found.orders] == [
        (ORDER_ID, OrderStatus.WORKING)
    ]


async def test_nothing_anywhere_is_traceless_with_the_position_beside_it(house: House) -> None:
    async with house.connected():
        found = await house.session.look_up(subject(whole()))
    assert found.traceless
    assert found.position is not None
    assert found.position.quantity == quantity("2")
    assert found.summary.endswith(
        "open orders: 0 of ours; history: none of ours; executions under our id: 0; position long 2"
    )


async def test_nothing_found_soon_after_a_reconnect_proves_nothing(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lookup, "HISTORY_LAG_S", 8)
    async with house.connected():
        assert not (await house.session.look_up(subject(whole()))).traceless


@pytest.mark.parametrize("path", ["/user/historic-orders", "/user/positions"])
async def test_a_question_that_failed_proves_no_absence(house: House, path: str) -> None:
    async with house.connected():
        house.venue.status[path] = 502
        found = await house.session.look_up(subject(whole()))
    assert not found.traceless
    assert found.position_known == (path != "/user/positions")
    assert "not known" in found.summary


async def test_a_history_without_rows_or_null_proves_no_absence(house: House) -> None:
    house.venue.rest["/user/historic-orders"] = '{"error":"overloaded"}'
    async with house.connected():
        assert not (await house.session.look_up(subject(whole()))).traceless


async def test_a_list_of_open_orders_without_orders_proves_no_absence(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queries, "LIST_S", 0.05)
    house.venue.on["get_user_orders"] = lambda _: ['{"all_orders_response":{}}']
    async with house.connected():
        assert not (await house.session.look_up(subject(whole()))).traceless


async def test_an_unanswered_list_proves_no_absence_and_spoils_no_later_one(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.venues.qfex.queries.LIST_S", 0.05)
    house.venue.on["get_user_orders"] = lambda _: []
    async with house.connected():
        assert not (await house.session.look_up(subject(whole()))).traceless
        late_empty_list = listed()
        # The late answer to the first question comes before that to the second.
        house.venue.on["get_user_orders"] = lambda _: [late_empty_list, listed(ACK)]
        found = await house.session.look_up(subject(whole()))
    assert [order.venue_order_id for order in found.orders] == [ORDER_ID]


async def test_while_the_line_is_down_nothing_is_claimed(house: House) -> None:
    async with house.connected():
        pass
    found = await house.session.look_up(subject(whole()))
    assert (found.orders, found.position_known, found.traceless) == ((), False, False)


async def test_two_orders_under_one_id_are_left_to_a_person(house: House) -> None:
    page = json.loads(history())
    page["data"].append({**page["data"][0], "order_id": "another"})
    house.venue.rest["/user/historic-orders"] = json.dumps(page)
    async with house.connected():
        found = await house.session.look_up(subject(whole()))
    assert found.orders == ()
    assert not found.traceless
    assert "more than one order" in found.summary


async def test_an_order_whose_id_was_not_repeated_is_found_by_likeness_and_time(
    house: House,
) -> None:
    def reading(answer: str) -> None:
        house.venue.rest["/user/historic-orders"] = answer

    async with house.connected():
        reading(history(client_order_id=""))
        assert (await house.session.look_up(subject(whole()))).orders
        for different in ({"side": "BUY"}, {"type": "MARKET"}, {"time_in_force": "GTC"}):
            reading(history(client_order_id="", order_id="x", **different))
            fresh = subject(whole(close_id=CloseId("9" * 32)))
            assert not (await house.session.look_up(fresh)).orders


async def test_an_order_that_ended_before_the_press_is_not_taken_for_it(house: House) -> None:
    house.venue.rest["/user/historic-orders"] = history(client_order_id="")
    asked = subject(whole())
    later = replace(asked, before=replace(asked.before, sent_at=Instant(2 * 10**18)))
    async with house.connected():
        assert not (await house.session.look_up(later)).orders


async def test_executions_with_ids_unlike_the_streams_are_not_counted_again(
    house: House,
) -> None:
    house.venue.rest["/user/historic-orders"] = history()
    house.venue.rest["/user/trade"] = trade_row(id="77")
    known = replace(
        begin(CLOSE_ID, quantity("2"), Instant(1)),
        state=CloseState.PARTIALLY_FILLED,
        venue_order_ids=(VenueOrderId(ORDER_ID),),
        executions={FillId("1b6f"): Execution(quantity("1.5"), price("199.75"), None)},
    )
    async with house.connected():
        found = await house.session.look_up(subject(whole(), known))
    assert found.fills == ()
    assert found.orders[0].filled == quantity("2")


async def test_a_close_looked_up_after_a_restart_is_followed_by_push_from_then_on(
    house: House,
) -> None:
    async with house.connected():
        await house.session.look_up(subject(whole()))
        await house.venue.say(*frames("qfex", "full_close")[:3])
        await house.sink.until(lambda sink: sink.fills)
    assert house.sink.orders[0].close_id == CLOSE_ID
    assert house.sink.fills[0].close_id == CLOSE_ID
