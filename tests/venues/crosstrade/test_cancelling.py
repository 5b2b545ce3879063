"""Cancels: a resting close, and what works in an instrument."""

import json
from typing import Any

import pytest

from app.domain.errors import Denied, OutcomeUnknown, Refused
from app.domain.ids import Instant
from tests.support.crosstrade_house import (
    CLOSE,
    ORDER,
    House,
    accepted,
    at,
    close_request,
    in_doubt,
)
from tests.support.golden import frames
from tests.support.scripted_crosstrade import error

ORDERS = json.loads(frames("crosstrade", "orders", "=")[0])["orders"]
PLACE = close_request().position
CANCEL_ALL = "POST accounts/Sim101/orders/cancel"
LIMIT = close_request(pricing=at("6715.25"))
SENT = Instant(1)


def cancelled(house: House) -> Any:
    """The venue cancels when asked."""

    def answer(_: Any) -> str:
        rows = [row | {"orderState": "Cancelled"} for row in ORDERS]
        house.venue.rows("accounts/Sim101/orders", "orders", *rows)
        return frames("crosstrade", "cancel_orders_instrument", "=")[0]

    return answer


async def test_a_resting_close_is_cancelled_by_its_id_once(house: House) -> None:
    path = f"POST accounts/Sim101/orders/{ORDER}/cancel"
    house.venue.on[path] = lambda _: frames("crosstrade", "cancel_order", "=")[0]
    await house.session.cancel_close(accepted(LIMIT, SENT, ORDER))
    assert house.venue.mutations == [(f"accounts/Sim101/orders/{ORDER}/cancel", {})]


async def test_a_cancel_that_comes_too_late_is_no_error(house: House) -> None:
    path = f"POST accounts/Sim101/orders/{ORDER}/cancel"
    house.venue.on[path] = lambda _: error("already_terminal")
    await house.session.cancel_close(accepted(LIMIT, SENT, ORDER))


async def test_a_close_whose_reply_was_lost_is_cancelled_by_our_own_id(house: House) -> None:
    path = f"POST accounts/Sim101/orders/{CLOSE}/cancel"
    house.venue.on[path] = lambda _: frames("crosstrade", "cancel_order", "=")[0]
    await house.session.cancel_close(in_doubt(LIMIT, SENT))
    assert len(house.venue.mutations) == 1


async def test_a_close_at_market_leaves_nothing_to_cancel(house: House) -> None:
    with pytest.raises(Denied, match="leaves no order"):
        await house.session.cancel_close(accepted(close_request(), SENT))
    assert house.venue.asked == []


async def test_a_cancel_that_is_refused_or_lost_says_so_and_is_not_sent_again(
    house: House,
) -> None:
    path = f"POST accounts/Sim101/orders/{ORDER}/cancel"
    house.venue.on[path] = lambda _: error("invalid_account")
    with pytest.raises(Refused, match="does not know this account"):
        await house.session.cancel_close(accepted(LIMIT, SENT, ORDER))
    house.venue.on[path] = lambda _: error("offline")
    with pytest.raises(OutcomeUnknown):
        await house.session.cancel_close(accepted(LIMIT, SENT, ORDER))
    assert len(house.venue.mutations) == 2


async def test_what_works_in_an_instrument_is_cancelled_and_seen_to_be(house: House) -> None:
    house.venue.on[CANCEL_ALL] = cancelled(house)
    assert await house.session.cancel_working_orders(PLACE) == 2
    assert house.venue.mutations == [("accounts/Sim101/orders/cancel", {"instrument": "ES 12-26"})]
    assert await house.session.count_working_orders(PLACE) == 0


async def test_where_nothing_works_nothing_is_sent(house: House) -> None:
    house.venue.rows("accounts/Sim101/orders", "orders", ORDERS[2])
    assert await house.session.cancel_working_orders(PLACE) == 0
    assert house.venue.mutations == []


async def test_a_lost_answer_to_a_cancel_is_settled_by_the_list(house: House) -> None:
    done = cancelled(house)

    def lost(body: Any) -> None:
        done(body)

    house.venue.on[CANCEL_ALL] = lost
    assert await house.session.cancel_working_orders(PLACE) == 2
    assert len(house.venue.mutations) == 1


async def test_orders_that_go_on_working_are_told(house: House) -> None:
    house.venue.on[CANCEL_ALL] = lambda _: '{"orderIds":[],"success":true}'
    with pytest.raises(OutcomeUnknown, match="2 orders are still working"):
        await house.session.cancel_working_orders(PLACE)
    assert len(house.venue.mutations) == 1


async def test_an_order_that_cannot_be_read_may_work_on(house: House) -> None:
    house.venue.rows("accounts/Sim101/orders", "orders", ORDERS[2], {"odd": 1})
    with pytest.raises(OutcomeUnknown, match="cannot be read"):
        await house.session.cancel_working_orders(PLACE)
    assert house.venue.mutations == []
