"""The quick looks after a close was taken up: whose executions they may take for its fills."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest

from tests.support.crosstrade_house import (
    CLOSE,
    ORDER,
    SENT_MS,
    House,
    at,
    close_request,
    in_doubt,
)
from tests.support.golden import frames
from tests.support.scripted_crosstrade import error
from tests.venues.crosstrade.scene import LIMIT, ONE, OURS, SENT, STOP, Scene

ANOTHER = "f" * 32
STOPPED_OUT = ONE | {"id": "s1", "orderId": ANOTHER, "price": 6690.0}
OWN = ONE | {"id": "o1", "quantity": 3, "price": 6710.0, "epoch": ONE["epoch"] + 1}
CLOSED = frames("crosstrade", "close_full", "=")[0]


@asynccontextmanager
async def connected(scene: Scene) -> AsyncIterator[House]:
    """Just before the send; the orders that are older than it have been listed."""
    async with scene.house.connected() as house:
        house.set_clock_ms(SENT_MS - 1000)
        await house.session.count_working_orders(close_request().position)
        yield house


async def press(house: House, orders: list[dict[str, Any]], *executions: dict[str, Any]) -> None:
    """A whole close of four is taken up, and this is what the venue shows afterwards."""
    house.venue.on["POST accounts/Sim101/positions/close"] = lambda _: CLOSED
    house.set_clock_ms(SENT_MS)
    house.venue.rows("accounts/Sim101/executions", "executions", *executions)
    house.venue.rows("accounts/Sim101/orders", "orders", *orders)
    await house.session.prepare_close(close_request()).send()


async def test_a_new_stop_that_took_a_part_meanwhile_is_not_the_close(scene: Scene) -> None:
    stop = STOP | {"orderId": ANOTHER, "orderState": "Filled", "filled": 1}
    async with connected(scene) as house:
        await press(house, [stop, OURS | {"filled": 3}], STOPPED_OUT, OWN)
        fills = await house.sink.until(lambda sink: sink.fills)
    assert {(fill.venue_order_id, str(fill.price)) for fill in fills} == {(ORDER, "6710.0")}


async def test_what_one_new_order_has_filled_whole_is_the_close(scene: Scene) -> None:
    async with connected(scene) as house:
        await press(house, [], OWN | {"quantity": 4})
        await house.sink.until(lambda sink: sink.fills)
    assert [str(fill.quantity) for fill in house.sink.fills] == ["4"]


@pytest.mark.parametrize("pricing", [None, at("6715.25")])
async def test_an_order_that_is_found_after_a_doubt_is_looked_at_for_its_fills(
    scene: Scene, pricing: Any
) -> None:
    """Its reply was lost, so nobody has begun to look."""
    house, row = scene.house, OURS if pricing is None else LIMIT
    house.venue.reads[f"accounts/Sim101/orders/{CLOSE}"] = error("already_terminal")
    filled = row | {"orderState": "Filled", "filled": 4, "averageFillPrice": 6715.25}
    house.venue.reads[f"accounts/Sim101/orders/{ORDER}"] = json.dumps(filled)
    async with connected(scene):
        scene.orders.append(row)
        found = await scene.look(in_doubt(close_request(pricing=pricing), SENT))
        assert (len(found.orders), found.fills) == (1, ())
        house.venue.rows("accounts/Sim101/executions", "executions", ONE | {"quantity": 4})
        (fill, *_) = await house.sink.until(lambda sink: sink.fills)
    assert (str(fill.quantity), str(fill.price)) == ("4", "6715.25")
