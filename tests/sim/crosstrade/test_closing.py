"""Closing one position: whole, a number of contracts, a share; what each careless size means."""

import json
from typing import Any

import pytest

from tests.sim.crosstrade.conftest import APEX, Bench


async def test_a_full_close_is_acknowledged_first_and_filled_in_parts_afterwards(
    bench: Bench,
) -> None:
    reply = await bench.close()
    before = reply.json()["closedPositions"][0]
    assert (before["marketPosition"], before["quantity"]) == ("Long", 12)
    assert "orderId" not in reply.json()
    assert bench.size() == 12
    await bench.until(lambda: bench.size() == 0)
    rows = (await bench.get("/accounts/Sim101/executions", lookbackTime=60))["executions"]
    assert [(row["marketPosition"], row["quantity"], row["position"]) for row in rows] == [
        ("Short", 5, 7),
        ("Short", 5, 2),
        ("Short", 2, 0),
    ]
    assert len({row["orderId"] for row in rows}) == 1
    assert [row["price"] for row in rows] == sorted((row["price"] for row in rows), reverse=True)


async def test_a_full_close_cancels_the_working_orders_of_its_instrument(bench: Bench) -> None:
    await bench.close("MES 12-26")
    await bench.until(lambda: bench.size("MES 12-26") == 0)
    assert bench.working() == 0
    assert bench.size("MES 12-26", APEX) == -2


async def test_a_partial_close_leaves_the_stop_and_the_target_at_their_old_size(
    bench: Bench,
) -> None:
    await bench.close("MES 12-26", quantity=1)
    await bench.until(lambda: bench.size("MES 12-26") == 3)
    orders = (await bench.get("/accounts/Sim101/orders"))["orders"]
    left = [row["quantity"] for row in orders if row["orderState"] in ("Accepted", "Working")]
    assert left == [4, 4]


async def test_a_short_is_bought_back(bench: Bench) -> None:
    await bench.close("MNQ 12-26", quantity=1)
    await bench.until(lambda: bench.size("MNQ 12-26") == -2)
    rows = (await bench.get("/accounts/Sim101/executions", lookbackTime=60))["executions"]
    assert [row["marketPosition"] for row in rows] == ["Long"]


@pytest.mark.parametrize(
    ("body", "left"),
    [
        ({"quantity": 5}, 7),
        ({"quantity": 500}, 0),
        ({"percent": 0.25}, 9),
        ({"percent": 0.26}, 8),
        ({"percent": 0.01}, 11),
        ({"percent": 0.9, "quantity": 1}, 11),
        ({"percent": 25}, 0),
        ({"percent": 0}, 0),
        ({"quantity": 0}, 0),
        ({"quantity": None}, 0),
        ({"quantity": 0, "percent": 0.5}, 6),
    ],
    ids=str,
)
async def test_a_size_is_capped_a_share_rounds_up_and_nothing_means_all(
    bench: Bench, body: dict[str, Any], left: int
) -> None:
    assert (await bench.close(**body)).status_code == 200
    await bench.until(lambda: bench.size() == left)


async def test_a_share_rounds_up_from_its_binary_value(bench: Bench) -> None:
    bench.venue.desktop.accounts["Sim101"].holdings["ES 12-26"].size = 100
    await bench.close(percent=0.07)
    await bench.until(lambda: bench.size() == 92)


async def test_senseless_sizes_are_refused_and_close_nothing(bench: Bench) -> None:
    senseless: list[dict[str, Any]] = [
        {"quantity": -1},
        {"quantity": 1.5},
        {"quantity": 2**31},
        {"quantity": "2"},
        {"quantity": True},
        {"percent": -0.5},
        {"percent": "0.5"},
    ]
    for body in senseless:
        reply = await bench.close(**body)
        assert (reply.status_code, reply.json()) == (400, {"error": "Invalid request"})
    for raw in (b'{"instrument":"ES 12-26","quantity":NaN}', b"instrument=ES", b"[]", b"{}"):
        reply = await bench.http.post("/accounts/Sim101/positions/close", content=raw)
        assert (reply.status_code, reply.json()) == (400, {"error": "Invalid request"})
    assert bench.size() == 12
    assert bench.times_received() == 11


async def test_what_is_flat_or_unknown_is_refused_in_the_venues_words(bench: Bench) -> None:
    flat = await bench.close("NQ 12-26")
    assert (flat.status_code, flat.json()) == (
        400,
        {"error": "No positions found for instrument 'NQ 12-26'"},
    )
    unknown = await bench.post("/accounts/Sim999/positions/close", instrument="ES 12-26")
    assert (unknown.status_code, unknown.json()) == (
        400,
        {"success": False, "error": "invalid_account", "detail": "Account Sim999 not found"},
    )
    assert "error" in (await bench.close("XX 12-26")).json()
    bench.venue.manner.newer_errors = True
    assert (await bench.close("NQ 12-26")).json()["success"] is False


async def test_a_repeated_full_close_does_not_flip_but_a_repeated_partial_closes_twice(
    bench: Bench,
) -> None:
    await bench.close("MES 12-26")
    await bench.close("MES 12-26")
    await bench.close(quantity=5)
    await bench.close(quantity=5)
    await bench.until(lambda: bench.size("MES 12-26") == 0 and bench.size() == 2)
    await bench.until(lambda: bench.working() == 0)
    assert bench.size("MES 12-26") == 0


async def test_partials_sent_faster_than_they_fill_open_the_other_side(bench: Bench) -> None:
    args = {"account": "Sim101", "instrument": "ES 12-26", "quantity": 8}
    call = json.dumps({"action": "rpc", "id": 1, "api": "ClosePosition", "args": args})
    async with bench.websocket() as socket:
        # Both are read before the first can fill.
        await socket.send(call)
        await socket.send(call)
        await bench.until(lambda: bench.size() == -4)


async def test_a_close_in_a_closed_market_is_acknowledged_and_its_order_rejected(
    bench: Bench,
) -> None:
    bench.venue.manner.market_open = False
    assert (await bench.close()).json()["success"] is True
    orders = (await bench.get("/accounts/Sim101/orders"))["orders"]
    assert [row["orderState"] for row in orders if row["name"] == "Exit"] == ["Rejected"]
    assert bench.size() == 12


async def test_every_close_is_recorded_as_it_came_before_it_is_judged(bench: Bench) -> None:
    await bench.close("MES 12-26", quantity=1)
    row = bench.world.received.rows()[0]
    assert (row["kind"], row["call"], row["position"], row["body"]) == (
        "close",
        "POST /v1/api/accounts/{account}/positions/close",
        "Sim101/MES 12-26",
        {"instrument": "MES 12-26", "quantity": 1},
    )
