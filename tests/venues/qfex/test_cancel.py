"""Cancelling at QFEX: what rests of a close, and whatever works in a symbol."""

import json
from dataclasses import replace
from typing import Any

import pytest

from app.domain.capability import Guard
from app.domain.errors import NoLink, OutcomeUnknown, Refused
from app.domain.ids import PositionKey
from app.domain.report import OrderStatus
from app.venues.qfex.capability import CAPABILITY
from app.venues.qfex.codec import encode_close
from tests.support.golden import frames
from tests.venues.qfex.conftest import ACCOUNT, House
from tests.venues.qfex.frames import ACK, ORDER_ID, at_limit, changed, listed, part, subject, whole

APPLE = PositionKey(ACCOUNT, "AAPL-USD")
CANCELLED = frames("qfex", "queries")[0]
RESTING = changed(ACK, time_in_force="GTC", price=205.0)
STOP = changed(RESTING, order_id="stop-1", type="STOP_LOSS", client_order_id="")


class Book:
    """Open orders at the venue, which cancels take away."""

    def __init__(self, house: House, *orders: str) -> None:
        self.orders = {json.loads(text)["order_response"]["order_id"]: text for text in orders}
        house.venue.on["get_user_orders"] = lambda _: [listed(*self.orders.values())]
        house.venue.on["cancel_order"] = lambda frame: self.cancel(frame["params"]["order_id"])
        house.venue.on["cancel_stop_order"] = lambda frame: self.cancel(
            frame["params"]["stop_order_id"]
        )

    def cancel(self, order_id: str) -> list[str]:
        found = self.orders.pop(order_id, None)
        status = "CANCELLED" if found else "NO_SUCH_ORDER"
        return [changed(found or RESTING, order_id=order_id, status=status)]


async def test_a_resting_close_is_cancelled_by_its_order_id_and_the_end_is_reported(
    house: House,
) -> None:
    house.venue.on["add_order"] = lambda _: [RESTING]
    Book(house, RESTING)
    request = part("2", at_limit("205"))
    async with house.connected():
        await house.session.prepare_close(request).send()
        await house.session.cancel_close(subject(request))
    assert house.venue.asked_raw[-1] == frames("qfex", "queries", ">")[0]
    assert house.sink.orders[-1].status is OrderStatus.CANCELED


async def test_after_a_restart_the_order_is_found_before_it_is_cancelled(house: House) -> None:
    Book(house, RESTING)
    async with house.connected():
        await house.session.cancel_close(subject(part("2", at_limit("205"))))
    assert [frame["params"]["order_id"] for frame in house.venue.asked_for("cancel_order")] == [
        ORDER_ID
    ]


async def test_too_late_a_cancel_is_no_verdict_on_the_order(house: House) -> None:
    house.venue.on["add_order"] = lambda _: [RESTING]
    Book(house)
    request = part("2", at_limit("205"))
    async with house.connected():
        await house.session.prepare_close(request).send()
        await house.session.cancel_close(subject(request))
    assert [report.status for report in house.sink.orders] == [OrderStatus.WORKING]


async def test_a_refused_cancel_says_so_and_is_sent_once(house: House) -> None:
    house.venue.on["add_order"] = lambda _: [RESTING]

    def refuse(frame: dict[str, Any]) -> list[str]:
        return [json.dumps({"err": {"error_code": "RateLimited", "incoming_message": frame}})]

    request = part("2", at_limit("205"))
    async with house.connected():
        await house.session.prepare_close(request).send()
        house.venue.on["cancel_order"] = refuse
        with pytest.raises(Refused):
            await house.session.cancel_close(subject(request))
    assert len(house.venue.asked_for("cancel_order")) == 1


async def test_all_working_orders_of_a_symbol_are_cancelled_stops_and_foreign_ones_too(
    house: House,
) -> None:
    foreign = changed(RESTING, order_id="foreign", client_order_id="not-ours")
    elsewhere = changed(RESTING, order_id="elsewhere", symbol="MSFT-USD")
    book = Book(house, foreign, STOP, elsewhere)
    async with house.connected():
        assert await house.session.cancel_working_orders(APPLE) == 2
    assert list(book.orders) == ["elsewhere"]
    assert not house.venue.asked_for("cancel_all_orders")


def test_the_venues_own_close_cancels_nothing_so_that_we_have_to_beforehand() -> None:
    asked = replace(whole(), cancel_working_orders=True)
    assert encode_close(asked) == encode_close(whole())
    assert CAPABILITY.cancel_orders.guard is Guard.GUARDED


async def test_nothing_to_cancel_is_zero(house: House) -> None:
    async with house.connected():
        assert await house.session.cancel_working_orders(APPLE) == 0


async def test_orders_that_will_not_go_are_not_called_gone(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.venues.qfex.cancels.BETWEEN_LOOKS_S", 0.0)
    Book(house, RESTING)
    house.venue.on["get_user_orders"] = lambda _: [listed(RESTING)]
    async with house.connected():
        with pytest.raises(OutcomeUnknown, match="still work"):
            await house.session.cancel_working_orders(APPLE)
    assert len(house.venue.asked_for("cancel_order")) == 1


async def test_without_a_link_nothing_is_cancelled(house: House) -> None:
    with pytest.raises(NoLink):
        await house.session.cancel_working_orders(APPLE)
