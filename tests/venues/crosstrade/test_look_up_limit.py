"""What became of a limit close: its order by the venue's id, by ours, or in the list."""

import json
from typing import Any

import pytest

from app.domain.report import OrderStatus
from tests.support.crosstrade_house import (
    CLOSE,
    ORDER,
    accepted,
    at,
    close_request,
    in_doubt,
)
from tests.support.golden import frames
from tests.support.scripted_crosstrade import error
from tests.venues.crosstrade.scene import LIMIT, ONE, SENT, Scene


async def test_a_limit_whose_reply_was_lost_is_found_by_our_own_id(scene: Scene) -> None:
    row = frames("crosstrade", "order", "=")[0]
    scene.house.venue.reads[f"accounts/Sim101/orders/{CLOSE}"] = row
    scene.executions = [ONE]
    found = await scene.look(in_doubt(close_request(pricing=at("6715.25")), SENT))
    (order,) = found.orders
    assert (order.venue_order_id, order.status) == (CLOSE, OrderStatus.PARTIALLY_FILLED)
    assert (str(order.filled), str(order.average_price)) == ("1", "6715.25")
    # NinjaTrader executes it under its own id.
    assert [str(fill.quantity) for fill in found.fills] == ["1"]


@pytest.mark.parametrize("name", ["already_terminal", "wrong_path"])
async def test_an_addon_that_ignores_our_id_shows_the_order_in_its_list(
    scene: Scene, name: str
) -> None:
    scene.house.venue.reads[f"accounts/Sim101/orders/{CLOSE}"] = error(name)
    scene.orders.append(LIMIT)
    found = await scene.look(in_doubt(close_request(pricing=at("6715.25")), SENT))
    assert [order.venue_order_id for order in found.orders] == [ORDER]


@pytest.mark.parametrize(
    "odd",
    [
        {"limitPrice": 6715.5},
        {"quantity": 3},
        {"orderAction": "Buy"},
        {"orderType": "Market"},
        {"instrument": "MES 12-26"},
    ],
)
async def test_an_order_that_is_not_what_was_asked_is_not_ours(
    scene: Scene, odd: dict[str, Any]
) -> None:
    scene.orders.append(LIMIT | odd)
    found = await scene.look(in_doubt(close_request(pricing=at("6715.25")), SENT))
    assert found.orders == ()
    assert found.traceless


async def test_an_order_is_followed_by_its_id_and_ends(scene: Scene) -> None:
    path = f"accounts/Sim101/orders/{ORDER}"
    subject = accepted(close_request(pricing=at("6715.25")), SENT, ORDER)
    for state, filled, status in (
        ("Working", 0, OrderStatus.WORKING),
        ("PartFilled", 1, OrderStatus.PARTIALLY_FILLED),
        ("CancelPending", "1", OrderStatus.PARTIALLY_FILLED),
        ("Cancelled", 1, OrderStatus.CANCELED),
        ("Filled", 4, OrderStatus.FILLED),
    ):
        row = LIMIT | {"orderState": state, "filled": filled, "averageFillPrice": 6715.25}
        scene.house.venue.reads[path] = json.dumps(row | {"success": True})
        (order,) = (await scene.look(subject)).orders
        assert (order.status, str(order.filled)) == (status, str(filled))
