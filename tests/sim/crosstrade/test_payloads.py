"""The simulator's answers have the shape of the protocol note's examples: names, types, nesting."""

from tests.sim.crosstrade.conftest import Bench
from tests.sim.crosstrade.examples import example, missing


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
