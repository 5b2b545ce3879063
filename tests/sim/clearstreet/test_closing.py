"""Closing whole positions: what the reply proves, cancels first, and every dangerous reading."""

import asyncio
from decimal import Decimal
from typing import Any, Literal

import pytest

from app.sim.clearstreet import Session
from app.sim.clearstreet.book import Status
from app.sim.clearstreet.rows import order_row
from tests.sim.clearstreet.bench import HOME, Bench, uuid_of


async def test_a_close_answers_with_a_pending_order_and_fills_in_two_parts_later(
    bench: Bench,
) -> None:
    order = await bench.closing(cancel_orders=True)
    assert (order["status"], order["order_type"], order["time_in_force"]) == (
        "PENDING_NEW",
        "MARKET",
        "DAY",
    )
    assert (order["side"], order["quantity"], order["filled_quantity"]) == ("SELL", "120", "0")
    assert order["average_fill_price"] is None
    assert order["client_order_id"] == "close-position-20260318-001"
    assert bench.size() == 120
    ended = await bench.ended(order["id"])
    assert (ended["status"], ended["filled_quantity"], ended["leaves_quantity"]) == (
        "FILLED",
        "120",
        "0",
    )
    fills = await bench.get(f"{HOME}/executions", order_ids=order["id"])
    assert [row["quantity"] for row in fills] == ["40", "80"]
    paid = sum(Decimal(row["quantity"]) * Decimal(row["price"]) for row in fills)
    assert Decimal(ended["average_fill_price"]) == pytest.approx(paid / 120)
    assert bench.size() == 0
    assert await bench.get(f"{HOME}/positions", instrument_ids=uuid_of("AAPL")) == []


async def test_an_order_passes_through_every_stage_and_its_time_of_update_grows(
    bench: Bench,
) -> None:
    bench.sim.manner.step_s = (0.05, 0.05)
    answer = await bench.closing()
    order = bench.known(answer["id"])
    seen = [(answer["status"], answer["updated_at"])]
    while not order.is_over:
        # Looked at in the loop that moves it on, so that a busy machine cannot make it skip one.
        await asyncio.sleep(0.005)
        row = order_row(order)
        if row["status"] != seen[-1][0]:
            seen.append((str(row["status"]), str(row["updated_at"])))
    assert [word for word, _ in seen] == ["PENDING_NEW", "NEW", "PARTIALLY_FILLED", "FILLED"]
    assert [at for _, at in seen] == sorted({at for _, at in seen})


@pytest.mark.parametrize(
    ("symbol", "side", "quantity"),
    [
        ("NVDA", "BUY", "45"),
        ("AAPL260320C00200000", "SELL", "10"),
        ("NVDA260320P00120000", "BUY", "4"),
        ("VTI", "SELL", "3.4172"),
    ],
)
async def test_shorts_are_bought_back_and_options_and_fractions_close_whole(
    bench: Bench, symbol: str, side: str, quantity: str
) -> None:
    order = await bench.closing(symbol)
    assert (order["side"], order["quantity"]) == (side, quantity)
    await bench.until(lambda: bench.size(symbol) == 0)


@pytest.mark.parametrize("name", ["AAPL", "AAPL%20%20260320C00200000", "AAPL260320C00200000"])
async def test_a_symbol_in_the_path_is_as_good_as_the_id(bench: Bench, name: str) -> None:
    assert (await bench.delete(f"{HOME}/positions/{name}")).status_code == 200


@pytest.mark.parametrize("body", [b"", b"null", b"{}", b'{"cancel_orders":null,"more":1}'])
async def test_a_body_may_be_missing_or_say_nothing(bench: Bench, body: bytes) -> None:
    path = f"{HOME}/positions/{uuid_of('MSFT')}"
    reply = await bench.http.request("DELETE", path, content=body)
    assert reply.status_code == 200
    assert bench.known("take-profit-msft-1").status is Status.NEW


@pytest.mark.parametrize(
    ("body", "status", "words"),
    [
        (b'{"cancel_orders" true}', 400, "Failed to parse the request body as JSON"),
        (b'{"cancel_orders": NaN}', 400, "Failed to parse the request body as JSON"),
        (b'{"cancel_orders": "true"}', 422, "Failed to deserialize the JSON body"),
        (b"[true]", 422, "Failed to deserialize the JSON body"),
    ],
)
async def test_a_body_that_can_not_be_read_closes_nothing(
    bench: Bench, body: bytes, status: int, words: str
) -> None:
    path = f"{HOME}/positions/{uuid_of('AAPL')}"
    reply = await bench.http.request("DELETE", path, content=body)
    assert reply.status_code == status
    assert reply.json()["error"]["message"].startswith(words)
    assert len(await bench.get(f"{HOME}/orders")) == 1


async def test_cancel_orders_ends_the_resting_orders_before_the_close_fills(bench: Bench) -> None:
    bench.sim.manner.step_s = (0.04, 0.05)
    order = await bench.closing("MSFT", cancel_orders=True)
    resting = bench.known("take-profit-msft-1")
    assert resting.status is Status.PENDING_CANCEL
    ended = await bench.ended(order["id"])
    first_fill = (await bench.get(f"{HOME}/executions"))[-1]["transaction_time"]
    cancelled = await bench.order(resting.order_id)
    assert (cancelled["status"], cancelled["leaves_quantity"]) == ("CANCELED", "0")
    assert first_fill > cancelled["updated_at"]
    assert ended["quantity"] == "40"


async def test_cancel_orders_in_the_query_is_ignored(bench: Bench) -> None:
    path = f"{HOME}/positions/{uuid_of('MSFT')}"
    assert (await bench.delete(path, cancel_orders="true")).status_code == 200
    assert bench.known("take-profit-msft-1").status is Status.NEW


async def test_a_second_close_while_the_first_is_open_flips_the_position(bench: Bench) -> None:
    await bench.close()
    await bench.close()
    await bench.until(lambda: bench.size() == -120)
    assert (await bench.get(f"{HOME}/positions"))[0]["position_type"] == "SHORT"


@pytest.mark.parametrize("path", ["positions/", "positions", "positions/%20"])
async def test_an_empty_instrument_id_closes_everything(bench: Bench, path: str) -> None:
    orders = (await bench.delete(f"{HOME}/{path}", {"cancel_orders": True})).json()["data"]
    assert len(orders) == 6
    await bench.until(lambda: bench.sim.positions() == [])


@pytest.mark.parametrize(
    ("answer", "status", "message"),
    [
        (404, 404, "Some requested entity was not found"),
        (400, 400, "No open position to close"),
        (200, 200, None),
    ],
)
async def test_a_position_that_is_gone_is_said_in_one_of_three_ways(
    bench: Bench, answer: Literal[404, 400, 200], status: int, message: str | None
) -> None:
    bench.sim.manner.position_gone = answer
    await bench.ended((await bench.closing("VTI"))["id"])
    for reply in (
        await bench.close("VTI"),
        await bench.delete(f"{HOME}/positions/00000000-0000-4000-8000-000000000000"),
    ):
        assert reply.status_code == status
        if message is None:
            assert reply.json()["data"] == []
        else:
            assert reply.json()["error"]["message"] == message


async def test_the_close_of_a_foreign_or_closed_account_does_nothing(bench: Bench) -> None:
    assert (await bench.delete(f"/v1/accounts/99/positions/{uuid_of('AAPL')}")).status_code == 403
    assert (await bench.delete("/v1/accounts/me/positions/AAPL")).status_code == 400
    reply = await bench.delete(f"/v1/accounts/50232/positions/{uuid_of('AAPL')}")
    assert reply.status_code == 404


async def test_a_close_may_become_two_orders(bench: Bench) -> None:
    bench.sim.manner.splits_closes = True
    orders = (await bench.close("NVDA")).json()["data"]
    assert [order["quantity"] for order in orders] == ["22", "23"]
    await bench.until(lambda: bench.size("NVDA") == 0)


async def test_cancelled_orders_may_come_back_in_the_list_of_a_close(bench: Bench) -> None:
    bench.sim.manner.lists_cancels_of_close = True
    orders = (await bench.close("MSFT", cancel_orders=True)).json()["data"]
    assert [order["status"] for order in orders] == ["PENDING_CANCEL", "PENDING_NEW"]


async def test_a_milder_venue_refuses_a_repeat_and_a_close_beside_orders(bench: Bench) -> None:
    bench.sim.manner.refuses_repeated_close = True
    bench.sim.manner.refuses_close_beside_orders = True
    reply = await bench.close("MSFT", cancel_orders=False)
    assert reply.status_code == 400
    assert reply.json()["error"]["details"][1]["reason"] == "SELF_MATCH"
    assert (await bench.close("MSFT", cancel_orders=True)).status_code == 200
    assert (await bench.close("MSFT", cancel_orders=True)).status_code == 400
    await bench.until(lambda: bench.size("MSFT") == 0)


async def test_an_instrument_that_does_not_trade_rejects_the_order_after_accepting_it(
    bench: Bench,
) -> None:
    bench.sim.manner.not_tradable.add("AAPL")
    ended = await bench.ended((await bench.closing())["id"])
    assert (ended["status"], ended["leaves_quantity"]) == ("REJECTED", "0")
    assert ended["details"] == ["Risk check failed: instrument is not tradable"]
    assert bench.size() == 120


@pytest.mark.parametrize("session", [Session.PRE_MARKET, Session.AFTER_HOURS, Session.CLOSED])
async def test_outside_regular_hours_a_close_is_queued_until_the_open(
    bench: Bench, session: Session
) -> None:
    bench.sim.clock.turn_to(session)
    order_id = (await bench.closing())["id"]
    await bench.until(lambda: bench.known(order_id).status is Status.QUEUED)
    row = await bench.order(order_id)
    assert row["queue_state"] == "AWAITING_RELEASE"
    assert row["releases_at"] == "2026-03-19T13:30:00.000000000Z"
    bench.sim.clock.turn_to(Session.REGULAR)
    ended = await bench.ended(order_id)
    assert (ended["status"], ended["queue_state"]) == ("FILLED", "RELEASED")


async def test_a_stricter_venue_refuses_a_close_outside_regular_hours(bench: Bench) -> None:
    bench.sim.manner.queues_market_orders = False
    bench.sim.clock.turn_to(Session.CLOSED)
    assert (await bench.close()).status_code == 422
    assert (await bench.place()).status_code == 422


async def test_a_position_row_may_lag_behind_its_order(bench: Bench) -> None:
    bench.sim.manner.position_lag_s = 0.2
    await bench.ended((await bench.closing())["id"])

    async def shown() -> Any:
        return await bench.get(f"{HOME}/positions", instrument_ids="AAPL")

    assert (await shown())[0]["quantity"] == "120"
    await bench.until(lambda: not bench.sim.venue.accounts[50231].shown[uuid_of("AAPL")].size)
    assert await shown() == []


async def test_every_mutation_is_recorded_before_its_fate_is_decided(bench: Bench) -> None:
    resting = bench.known("take-profit-msft-1").order_id
    await bench.close(cancel_orders=True)
    await bench.delete(f"{HOME}/positions")
    await bench.place(quantity=3)
    await bench.delete(f"{HOME}/orders", instrument_ids="MSFT")
    await bench.delete(f"{HOME}/orders/{resting}")
    aapl, msft = f"50231/{uuid_of('AAPL')}", f"50231/{uuid_of('MSFT')}"
    rows = bench.world.received.rows()
    assert [(row["kind"], row["position"]) for row in rows] == [
        ("close", aapl),
        ("flatten", "50231/*"),
        ("order", aapl),
        ("cancel", msft),
        ("cancel", msft),
    ]
    assert rows[0]["body"] == {"cancel_orders": True}
    assert rows[3]["body"] == {"instrument_ids": "MSFT"}
    assert bench.sim.mutations["DELETE /v1/accounts/{account_id}/positions/{instrument_id}"] == 1
