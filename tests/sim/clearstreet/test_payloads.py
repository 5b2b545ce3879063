"""The simulator's answers have the shape of the protocol note's examples: names, types, nesting."""

import json
from pathlib import Path
from typing import Any

from app.sim.clearstreet import Session
from tests.sim.clearstreet.bench import HOME, Bench, uuid_of

PAYLOADS = Path(__file__).parent / "payloads"


def example(name: str) -> Any:
    return json.loads((PAYLOADS / f"{name}.json").read_text())


def missing(wanted: Any, got: Any, at: str = "") -> list[str]:
    """Where `got` lacks something of `wanted` or has another type there; null fits anything."""
    if isinstance(wanted, dict) and isinstance(got, dict):
        return [
            gap
            for key, value in wanted.items()
            for gap in (missing(value, got[key], f"{at}.{key}") if key in got else [f"{at}.{key}"])
        ]
    if isinstance(wanted, list) and isinstance(got, list):
        return missing(wanted[0], got[0], f"{at}[0]") if wanted and got else []
    if wanted is None or got is None or type(wanted) is type(got):
        return []
    return [f"{at}: {wanted!r} against {got!r}"]


async def test_readings_have_the_shape_of_the_examples(bench: Bench) -> None:
    await bench.ended((await bench.closing("VTI"))["id"])
    readings: list[tuple[str, str, dict[str, str | int]]] = [
        ("accounts", "/v1/accounts", {}),
        ("positions_page1", f"{HOME}/positions", {"page_size": 2}),
        ("executions", f"{HOME}/executions", {}),
        ("instrument", "/v1/instruments/AAPL", {}),
        ("snapshot", "/v1/market-data/snapshot", {"instrument_ids": "AAPL"}),
        ("clock", "/v1/clock", {}),
        ("orders_query_page", f"{HOME}/orders", {"symbol": "MSFT"}),
        ("positions_empty", "/v1/accounts/50232/positions", {}),
    ]
    for name, path, query in readings:
        wanted = example(name)
        if name == "orders_query_page":
            # Only an order that came to a bad end has details.
            del wanted["data"][0]["details"]
        got = (await bench.http.get(path, params=query)).json()
        assert missing(wanted, got) == [], name


async def test_the_seed_is_the_one_of_the_examples(bench: Bench) -> None:
    wanted = example("positions_page1")["data"] + example("positions_page2")["data"]
    rows = {row["symbol"]: row for row in await bench.get(f"{HOME}/positions")}
    for row in wanted:
        for name in ("instrument_id", "quantity", "avg_price", "cost_basis", "position_type"):
            assert rows[row["symbol"]][name] == row[name]


async def test_an_order_has_the_shape_of_the_examples_at_every_stage(bench: Bench) -> None:
    closed = (await bench.close(cancel_orders=True)).json()
    assert missing(example("close_response"), closed) == []
    order = closed["data"][0]["id"]
    await bench.ended(order)
    filled = (await bench.http.get(f"{HOME}/orders/{order}")).json()
    assert missing(example("order_life_4_filled"), filled) == []
    bench.sim.clock.turn_to(Session.CLOSED)
    queued = (await bench.closing("NVDA"))["id"]
    await bench.until(lambda: bench.known(queued).releases_at is not None)
    row = (await bench.http.get(f"{HOME}/orders/{queued}")).json()
    assert missing(example("order_life_other_queued"), row) == []


async def test_errors_have_the_words_of_the_examples(bench: Bench) -> None:
    limit = {"order_type": "LIMIT", "limit_price": "1.00", "side": "BUY", "id": "one"}
    await bench.placed(**limit)
    cases = {
        "error_404_position": await bench.delete(f"{HOME}/positions/XYZ"),
        "error_403": await bench.delete("/v1/accounts/99/positions/AAPL"),
        "error_409_duplicate_id": await bench.place(**limit),
        "error_422_option_order_type": await bench.place(
            "AAPL260320C00200000", order_type="STOP", stop_price="1.00"
        ),
    }
    for name, reply in cases.items():
        wanted = example(name)
        assert reply.status_code == wanted["status"], name
        assert reply.json()["error"] == wanted["body"]["error"], name
    crossing = {"side": "SELL", "limit_price": "1.00", "order_type": "LIMIT"}
    refused = await bench.place(**crossing)
    wanted = example("error_400_risk")["body"]
    for name in ("side", "price"):
        del wanted["error"]["details"][1]["metadata"][name]
    assert missing(wanted, refused.json()) == []
    assert uuid_of("AAPL") not in refused.text
