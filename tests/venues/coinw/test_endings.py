"""Orders of ours whose end is pushed without the executions: they are asked for, and told."""

import json
from decimal import Decimal

import pytest

from app.domain.ids import VenueOrderId
from app.domain.report import OrderStatus
from app.venues.coinw import endings
from tests.support.coinw_house import CLOSE, FULL_ORDER, House
from tests.support.golden import frames
from tests.venues.coinw.test_look_up import rows

CLOSE_CALL = "DELETE /v1/perpum/positions"
ACCEPT = frames("coinw", "close_market", "=")[0]
DEALS = "/v1/perpum/orders/deals"


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(endings, "PAUSES_S", (0.01,) * 5)


def ended(status: str, order_id: str = FULL_ORDER, total: str = "8") -> str:
    """An `order` push: it says neither how much was filled nor at what price."""
    frame = json.loads(frames("coinw", "order_push")[0])
    changes = {"id": order_id, "orderStatus": status, "totalPiece": total, "orderPrice": "0"}
    frame["data"] = [frame["data"][0] | changes]
    return json.dumps(frame)


async def pressed(house: House) -> None:
    house.venue.on[CLOSE_CALL] = lambda _: ACCEPT
    await house.press()


async def test_a_filled_order_is_told_at_once_and_its_prices_follow(house: House) -> None:
    house.venue.answers_reads("deals")
    async with house.connected():
        await pressed(house)
        await house.venue.push(ended("finish"))
        await house.sink.until(lambda s: len(s.fills) == 2)
        assert [order.filled for order in house.sink.orders] == [8]
        assert [(fill.quantity, fill.price, fill.close_id) for fill in house.sink.fills] == [
            (5, Decimal("85520.0"), CLOSE),
            (3, Decimal("85519.7"), CLOSE),
        ]


async def test_where_the_executions_are_not_listed_the_history_tells_the_average(
    house: House,
) -> None:
    house.venue.answers_reads("orders_history")
    async with house.connected():
        await pressed(house)
        await house.venue.push(ended("finish"))
        order = await house.sink.until(lambda s: len(s.orders) >= 2 and s.orders[-1])
        assert (order.average_price, order.close_id) == (Decimal("85519.9"), CLOSE)


async def test_a_price_that_a_push_has_told_is_not_asked_for(house: House) -> None:
    async with house.connected():
        await pressed(house)
        await house.venue.push(
            frames("coinw", "position_change_push")[0], ended("finish", total="5")
        )
        await house.sink.until(lambda s: s.orders)
        # The venue is asked about a second order, and by then would have been about the first.
        other = VenueOrderId("33308900000000009")
        house.venue.on[CLOSE_CALL] = lambda _: json.dumps({"code": 0, "data": {"value": other}})
        await house.press()
        await house.venue.push(ended("cancel", other))
        await house.sink.until(lambda s: len(s.orders) == 2)
        assert len(house.venue.calls("GET", DEALS)) == 1


async def test_a_cancelled_order_is_told_after_what_was_filled_of_it(house: House) -> None:
    house.venue.rows("orders/deals", rows("deals")[1])
    async with house.connected():
        await pressed(house)
        await house.venue.push(ended("cancel"))
        order = await house.sink.until(lambda s: s.orders and s.orders[-1])
        assert (order.status, order.close_id) == (OrderStatus.CANCELED, CLOSE)
        assert house.sink.said.index("fill") < house.sink.said.index("order")
        assert [fill.quantity for fill in house.sink.fills] == [3]


async def test_a_cancel_is_told_although_the_executions_cannot_be_read(house: House) -> None:
    house.venue.reads[DEALS] = (502, "<html>")
    async with house.connected():
        await pressed(house)
        await house.venue.push(ended("cancel"))
        order = await house.sink.until(lambda s: s.orders and s.orders[-1])
        assert order.status is OrderStatus.CANCELED
        assert len(house.venue.calls("GET", DEALS)) == len(endings.PAUSES_S)


async def test_orders_of_others_cost_no_question(house: House) -> None:
    async with house.connected():
        await pressed(house)
        await house.venue.push(ended("cancel", "77000000000000001"), ended("finish", "7"))
        await house.venue.push(ended("cancel"))
        await house.sink.until(lambda s: len(s.orders) == 3)
        assert [order.close_id for order in house.sink.orders] == [None, None, CLOSE]
        assert len(house.venue.calls("GET", DEALS)) == 1


async def test_an_end_that_overtakes_the_reply_is_looked_into_when_the_reply_is_there(
    house: House,
) -> None:
    house.venue.answers_reads("deals")

    async def end_first(_: object) -> str:
        await house.venue.push(ended("finish"))
        await house.sink.until(lambda s: s.orders)
        return ACCEPT

    house.venue.on[CLOSE_CALL] = end_first
    async with house.connected():
        await house.press()
        await house.sink.until(lambda s: len(s.fills) == 2)
        assert {fill.close_id for fill in house.sink.fills} == {CLOSE}
