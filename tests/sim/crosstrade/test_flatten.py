"""Flatten and reverse: what is in scope, and how wide an empty body reaches."""

from urllib.parse import quote

from tests.sim.crosstrade.conftest import APEX, Bench


async def test_an_account_is_flattened_with_its_orders_and_the_other_left_alone(
    bench: Bench,
) -> None:
    held = [
        row["instrument"] for row in (await bench.get("/accounts/Sim101/positions"))["positions"]
    ]
    reply = await bench.post("/accounts/Sim101/positions/flatten")
    assert [row["instrument"] for row in reply.json()["closedPositions"]] == held
    assert "orderIds" not in reply.json()
    await bench.until(lambda: bench.sizes() == {(APEX, "MES 12-26"): -2})
    assert bench.working() == 0


async def test_a_flatten_may_be_about_one_instrument(bench: Bench) -> None:
    await bench.post("/accounts/Sim101/positions/flatten", instrument="ES 12-26")
    await bench.until(lambda: bench.size() == 0)
    assert len(bench.sizes()) == 4
    assert bench.working() == 2


async def test_an_empty_filter_flattens_every_account(bench: Bench) -> None:
    assert len((await bench.post("/positions/flatten")).json()["orderIds"]) == 2
    await bench.until(lambda: bench.sizes() == {})
    assert bench.world.received.rows()[0]["position"] == "*/*"


async def test_a_misspelt_or_null_filter_is_an_empty_one(bench: Bench) -> None:
    await bench.post("/positions/flatten", acount="Sim101", instrument=None)
    await bench.until(lambda: bench.sizes() == {})


async def test_filters_narrow_by_account_and_side(bench: Bench) -> None:
    await bench.post("/positions/flatten", account="sim101", marketPosition="short")
    await bench.until(lambda: bench.size("MNQ 12-26") == 0)
    assert len(bench.sizes()) == 4


async def test_flattening_what_is_flat_succeeds_with_a_warning(bench: Bench) -> None:
    path = f"/accounts/{quote(APEX, safe='')}/positions/flatten"
    body = (await bench.post(path, instrument="ES 12-26")).json()
    assert (body["success"], body["closedPositions"]) == (True, [])
    assert body["warning"]


async def test_a_reverse_mirrors_the_size(bench: Bench) -> None:
    reply = await bench.post("/accounts/Sim101/positions/reverse", instrument="MNQ 12-26")
    await bench.until(lambda: bench.size("MNQ 12-26") == 3)
    status = await bench.get(f"/accounts/Sim101/orders/{reply.json()['orderId']}/status")
    assert status["status"] == "Filled"


async def test_reversing_what_is_flat_echoes_the_account_as_it_was_asked_for(bench: Bench) -> None:
    reply = await bench.post("/accounts/sim101/positions/reverse", instrument="NQ 12-26")
    text = "No position found for instrument 'NQ 12-26' in account 'sim101'"
    assert (reply.status_code, reply.json()) == (400, {"error": text})


async def test_a_reverse_with_its_own_size_waits_for_the_old_orders_to_clear(bench: Bench) -> None:
    order = {"action": "SELL", "quantity": 1, "orderType": "MARKET", "timeInForce": "DAY"}
    path = "/accounts/Sim101/positions/reverseposition"
    await bench.post(path, instrument="MES 12-26", **order)
    await bench.until(lambda: bench.size("MES 12-26") == -1)
    assert bench.working() == 0


async def test_everything_everywhere_can_be_cancelled(bench: Bench) -> None:
    assert len((await bench.post("/orders/cancelall")).json()["orderIds"]) == 2
    await bench.until(lambda: bench.working() == 0)


async def test_the_path_decides_over_an_account_in_the_body(bench: Bench) -> None:
    await bench.post("/accounts/Sim101/positions/flatten", account=APEX)
    await bench.until(lambda: bench.sizes() == {(APEX, "MES 12-26"): -2})
