"""New terms for a working order: PATCH, one id, the same rules as for a new one."""

import pytest

from app.sim.clearstreet.book import Status
from tests.sim.clearstreet.bench import HOME, Bench


async def test_the_terms_of_an_order_change_under_the_same_id(bench: Bench) -> None:
    path = f"{HOME}/orders/take-profit-msft-1"
    reply = await bench.http.patch(path, json={"limit_price": "460.00", "quantity": "20"})
    assert reply.json()["data"]["status"] == "PENDING_REPLACE"
    order = bench.known("take-profit-msft-1")
    await bench.until(lambda: order.status is Status.REPLACED)
    row = await bench.order(order.order_id)
    assert (row["limit_price"], row["quantity"]) == ("460.00", "20")
    for terms, status in (
        ({}, 400),
        ({"quantity": "0"}, 400),
        ({"limit_price": "460.005"}, 400),
        ({"limit_price": "-1"}, 422),
        ({"stop_price": "400.00"}, 422),
    ):
        assert (await bench.http.patch(path, json=terms)).status_code == status, terms


@pytest.mark.parametrize(
    ("terms", "status", "words"),
    [
        ({"quantity": "1.5"}, 422, "must be a whole number"),
        ({"limit_price": "150.001"}, 400, "INVALID_TICK_SIZE"),
        ({"stop_price": "150.00"}, 422, "Invalid stop price"),
    ],
)
async def test_new_terms_must_fit_the_instrument_like_the_old_ones(
    bench: Bench, terms: dict[str, str], status: int, words: str
) -> None:
    limit = {"order_type": "LIMIT", "limit_price": "100.00", "side": "BUY", "quantity": "5"}
    order = await bench.placed("NVDA", **limit)
    reply = await bench.http.patch(f"{HOME}/orders/{order['id']}", json=terms)
    assert (reply.status_code, words in reply.text) == (status, True), reply.text
