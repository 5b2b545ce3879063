"""The simulator's answers have the shape of the protocol note's examples: names, types, nesting."""

import json
from pathlib import Path
from typing import Any

from tests.sim.crosstrade.conftest import Bench

PAYLOADS = Path(__file__).parent / "payloads"


def example(name: str) -> Any:
    return json.loads((PAYLOADS / f"{name}.json").read_text())["body"]


def missing(wanted: Any, got: Any, at: str = "") -> list[str]:
    """Where `got` lacks something of `wanted` or has another type there."""
    if isinstance(wanted, dict) and isinstance(got, dict):
        return [
            gap
            for key, value in wanted.items()
            for gap in (missing(value, got[key], f"{at}.{key}") if key in got else [f"{at}.{key}"])
        ]
    if isinstance(wanted, list) and isinstance(got, list):
        return missing(wanted[0], got[0], f"{at}[0]") if wanted and got else []
    return [] if type(wanted) is type(got) else [f"{at}: {wanted!r} against {got!r}"]


async def test_readings_have_the_shape_of_the_examples(bench: Bench) -> None:
    order_id = await bench.place(action="SELL", quantity=1, orderType="LIMIT", limitPrice=6900)
    order = f"/accounts/Sim101/orders/{order_id}"
    at_es = {"instrument": "ES 12-26"}
    readings: list[tuple[str, str, dict[str, str]]] = [
        ("positions_all", "/positions", {}),
        ("positions_account", "/accounts/Sim101/positions", {}),
        ("position_one", "/accounts/Sim101/position", at_es),
        ("accounts_snapshot", "/accounts/snapshot", {}),
        ("quote", "/market/quote", at_es),
        ("executions", "/accounts/Sim101/executions", {"lookbackTime": "900"}),
        ("order", order, {}),
        ("order_status", f"{order}/status", {}),
    ]
    for name, path, query in readings:
        assert missing(example(name), await bench.get(path, **query)) == [], name


async def test_mutations_answer_with_the_shape_of_the_examples(bench: Bench) -> None:
    cancelled = await bench.post("/accounts/Sim101/orders/cancel", instrument="MES 12-26")
    assert missing(example("cancel_orders_instrument"), cancelled.json()) == []
    assert missing(example("close_full"), (await bench.close()).json()) == []
    flattened = await bench.post("/accounts/Sim101/positions/flatten")
    assert missing(example("flatten_account"), flattened.json()) == []


async def test_no_positions_are_an_empty_list_with_its_count(bench: Bench) -> None:
    for account in bench.venue.desktop.accounts.values():
        account.holdings.clear()
    assert await bench.get("/positions") == example("positions_empty")
