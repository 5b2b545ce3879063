"""Orders of our own: what is refused, how limits and immediate orders fill, cancels, look-ups."""

from typing import Any, Literal

import pytest

from app.sim.clearstreet import Session
from app.sim.clearstreet.book import Status
from tests.sim.clearstreet.bench import HOME, Bench, uuid_of

LIMIT = {"order_type": "LIMIT", "limit_price": "209.90"}
IOC = LIMIT | {"time_in_force": "IMMEDIATE_OR_CANCEL"}
CLOSE = {"position_intent": "CLOSE"}


async def test_a_partial_close_is_an_order_with_an_intent_and_an_id_of_ours(bench: Bench) -> None:
    order = await bench.placed(id="panel-1", **CLOSE)
    assert (order["status"], order["client_order_id"]) == ("PENDING_NEW", "panel-1")
    assert (await bench.ended("panel-1"))["status"] == "FILLED"
    assert bench.size() == 60


@pytest.mark.parametrize("body", [b"{}", b"null", b'{"id": "x"}'])
async def test_a_body_that_is_no_array_is_refused(bench: Bench, body: bytes) -> None:
    reply = await bench.http.post(f"{HOME}/orders", content=body)
    assert reply.status_code == 422
    assert reply.json()["error"]["message"].endswith("expected a sequence at line 1 column 0")


async def test_a_missing_field_is_named_as_documented(bench: Bench) -> None:
    order = {"instrument_id": uuid_of("AAPL"), "side": "SELL", "quantity": "1"}
    reply = await bench.http.post(f"{HOME}/orders", json=[order])
    assert reply.status_code == 422
    assert reply.json()["error"]["message"].startswith(
        "Failed to deserialize the JSON body into the target type: "
        "[0]: missing field `order_type` at line "
    )


@pytest.mark.parametrize(
    ("body", "status", "words"),
    [
        ({"side": "SELL_SHORT"}, 422, "unknown variant `SELL_SHORT`"),
        ({"quantity": 60}, 422, "invalid type: integer `60`, expected a string"),
        ({"quantity": "NaN"}, 422, "expected a decimal string"),
        ({"quantity": "1e3"}, 422, "expected a decimal string"),
        ({"quantity": "9" * 40}, 422, "expected a decimal string"),
        ({"quantity": "0"}, 422, "Invalid quantity: must be positive"),
        ({"quantity": "-1"}, 422, "Invalid quantity: must be positive"),
        ({"order_type": "LIMIT"}, 422, "limit_price is required"),
        (LIMIT | {"limit_price": "0"}, 422, "Invalid limit price: must be positive"),
        ({"time_in_force": "IMMEDIATE_OR_CANCEL"}, 422, "is not allowed for order_type Market"),
        ({"extended_hours": True}, 422, "extended_hours is not allowed for order_type Market"),
        ({"time_in_force": "GOOD_TILL_DATE"} | LIMIT, 422, "expires_at is required"),
        ({"instrument_id": "", "symbol": None}, 422, "Either symbol or instrument_id"),
        ({"instrument_id": "AAP"}, 400, "Instrument not found: AAP"),
        ({"id": "x" * 65}, 422, "longer than 64"),
        ({"order_type": "TRAILING_STOP"}, 422, "not supported"),
    ],
    ids=str,
)
async def test_an_order_that_is_wrong_is_refused_and_leaves_nothing(
    bench: Bench, body: dict[str, Any], status: int, words: str
) -> None:
    reply = await bench.place(**body)
    assert reply.status_code == status
    assert words in reply.json()["error"]["message"]
    assert len(await bench.get(f"{HOME}/orders")) == 1


@pytest.mark.parametrize(
    ("symbol", "body", "reason"),
    [
        ("AAPL", LIMIT | {"limit_price": "209.905"}, "INVALID_TICK_SIZE"),
        ("AAPL260320C00200000", LIMIT | {"limit_price": "11.02"}, "INVALID_TICK_SIZE"),
        ("AAPL", CLOSE | {"quantity": "120.5"}, "INSUFFICIENT_POSITION"),
        ("AAPL", CLOSE | {"side": "BUY"}, "INSUFFICIENT_POSITION"),
        ("NVDA", CLOSE | {"side": "BUY", "quantity": "46"}, "INSUFFICIENT_POSITION"),
        ("MSFT", LIMIT | {"side": "BUY", "limit_price": "455.00"}, "SELF_MATCH"),
    ],
)
async def test_a_risk_check_names_its_reason_twice(
    bench: Bench, symbol: str, body: dict[str, Any], reason: str
) -> None:
    reply = await bench.place(symbol, **({"quantity": "4"} | body))
    error = reply.json()["error"]
    assert (reply.status_code, error["message"]) == (400, "Risk check failed")
    assert [error["details"][0]["type"], error["details"][1]["reason"]] == [reason, reason]


async def test_options_take_market_and_limit_orders_in_whole_contracts(bench: Bench) -> None:
    call = "AAPL260320C00200000"
    reply = await bench.place(call, order_type="STOP", stop_price="10.00", quantity="1")
    assert reply.status_code == 422
    assert reply.json()["error"]["message"] == (
        "order_type Stop is not allowed for security_type Option"
    )
    assert (await bench.place(call, quantity="1.5")).status_code == 422
    assert (await bench.place("VTI", quantity="1.5")).status_code == 200
    assert (await bench.place("NVDA", quantity="1.5")).status_code == 422


async def test_one_wrong_order_of_a_batch_spoils_the_batch(bench: Bench) -> None:
    right = {"symbol": "AAPL", "side": "SELL", "quantity": "1", "order_type": "MARKET"}
    right["time_in_force"] = "DAY"
    reply = await bench.http.post(f"{HOME}/orders", json=[right, right | {"quantity": "0"}])
    assert reply.status_code == 422
    assert len(await bench.get(f"{HOME}/orders")) == 1


async def test_without_an_intent_an_order_may_cross_zero(bench: Bench) -> None:
    await bench.ended((await bench.placed(quantity="150"))["id"])
    assert bench.size() == -30


@pytest.mark.parametrize("answer", [409, 400, 422, 200])
async def test_a_known_id_never_makes_a_second_order(
    bench: Bench, answer: Literal[409, 400, 422, 200]
) -> None:
    bench.sim.manner.duplicate_id = answer
    first = await bench.placed(id="panel-1")
    reply = await bench.place(id="panel-1", quantity="30")
    assert reply.status_code == answer
    if answer == 200:
        assert reply.json()["data"][0]["id"] == first["id"]
    else:
        assert reply.json()["error"]["message"] == "Duplicate order id"
    await bench.ended("panel-1")
    assert bench.size() == 60
    assert (await bench.place(id="panel-1")).status_code == answer


async def test_a_limit_rests_until_the_quote_reaches_it_and_fills_at_the_quote(
    bench: Bench,
) -> None:
    order_id = (await bench.placed(order_type="LIMIT", limit_price="212.00"))["id"]
    await bench.until(lambda: bench.known(order_id).status is Status.NEW)
    (row,) = await bench.get(f"{HOME}/positions", instrument_ids="AAPL")
    assert row["available_quantity"] == "60"
    bench.quote("AAPL", "213.02")
    ended = await bench.ended(order_id)
    assert (ended["status"], ended["filled_quantity"]) == ("FILLED", "60")
    assert float(ended["average_fill_price"]) == pytest.approx(213, abs=0.1)


async def test_an_immediate_order_takes_what_the_book_has_and_the_rest_is_cancelled(
    bench: Bench,
) -> None:
    bench.freeze("AAPL", "210.12")
    order = IOC | {"limit_price": "210.10", "quantity": "120"} | CLOSE
    ended = await bench.ended((await bench.placed(**order))["id"])
    assert (ended["status"], ended["filled_quantity"], ended["leaves_quantity"]) == (
        "CANCELED",
        "100",
        "0",
    )
    assert ended["details"] == ["Remaining quantity canceled: IOC"]
    assert bench.size() == 20


async def test_an_immediate_order_with_room_below_the_quote_fills_whole(bench: Bench) -> None:
    order = IOC | {"quantity": "120"}
    assert (await bench.ended((await bench.placed(**order))["id"]))["status"] == "FILLED"


@pytest.mark.parametrize("in_force", ["IMMEDIATE_OR_CANCEL", "FILL_OR_KILL"])
async def test_an_immediate_order_beyond_the_quote_fills_nothing(
    bench: Bench, in_force: str
) -> None:
    order = {"order_type": "LIMIT", "limit_price": "215.00", "time_in_force": in_force}
    ended = await bench.ended((await bench.placed(**order))["id"])
    assert (ended["status"], ended["filled_quantity"]) == ("CANCELED", "0")
    assert ended["average_fill_price"] is None


async def test_a_stop_waits_for_its_trigger(bench: Bench) -> None:
    order = {"order_type": "STOP", "stop_price": "205.00", "quantity": "10"}
    order_id = (await bench.placed(**order))["id"]
    await bench.until(lambda: bench.known(order_id).status is Status.PENDING_TRIGGER)
    bench.quote("AAPL", "204.00")
    assert (await bench.ended(order_id))["status"] == "FILLED"


async def test_only_an_extended_hours_limit_fills_outside_regular_hours(bench: Bench) -> None:
    bench.sim.clock.turn_to(Session.AFTER_HOURS)
    plain = (await bench.placed(**LIMIT, quantity="10"))["id"]
    extended = (await bench.placed(**LIMIT, quantity="10", extended_hours=True))["id"]
    assert (await bench.ended(extended))["status"] == "FILLED"
    assert bench.known(plain).status is Status.NEW
    assert bench.size() == 110


async def test_an_order_for_the_day_expires_with_it(bench: Bench) -> None:
    order_id = (await bench.placed(order_type="LIMIT", limit_price="230.00"))["id"]
    await bench.until(lambda: bench.known(order_id).status is Status.NEW)
    bench.sim.clock.turn_to(Session.AFTER_HOURS)
    assert (await bench.ended(order_id))["status"] == "EXPIRED"
    assert bench.known("take-profit-msft-1").status is Status.NEW


async def test_a_cancel_is_pending_first_and_harmless_to_repeat(bench: Bench) -> None:
    order = (await bench.delete(f"{HOME}/orders/take-profit-msft-1")).json()["data"]
    assert order["status"] == "PENDING_CANCEL"
    # Ended, it answers to the venue's id alone, and that may be at any moment.
    path = f"{HOME}/orders/{order['id']}"
    assert (await bench.delete(path)).json()["data"]["id"] == order["id"]
    ended = await bench.ended(order["id"])
    assert (ended["status"], ended["leaves_quantity"]) == ("CANCELED", "0")
    assert (await bench.delete(path)).json()["data"] == ended
    bench.sim.manner.cancels_finished = False
    assert (await bench.delete(path)).status_code == 400


async def test_an_order_may_fill_while_its_cancel_is_pending(bench: Bench) -> None:
    bench.sim.manner.fills_while_cancelling = True
    order_id = (await bench.placed(order_type="LIMIT", limit_price="230.00"))["id"]
    await bench.until(lambda: bench.known(order_id).status is Status.NEW)
    bench.sim.manner.step_s = (0.1, 0.1)
    await bench.delete(f"{HOME}/orders/{order_id}")
    bench.quote("AAPL", "231.00")
    ended = await bench.ended(order_id)
    assert ended["status"] in ("CANCELED", "FILLED")
    assert int(ended["filled_quantity"]) >= 40


async def test_cancel_all_is_filtered_and_an_empty_filter_means_every_order(bench: Bench) -> None:
    await bench.placed(order_type="LIMIT", limit_price="230.00")
    other = await bench.delete(f"{HOME}/orders", instrument_ids=uuid_of("NVDA"))
    assert other.status_code == 404
    assert other.json()["error"]["message"] == "No orders match the specified filters"
    buys = await bench.delete(f"{HOME}/orders", side="BUY")
    assert buys.status_code == 404
    everything = await bench.delete(f"{HOME}/orders", instrument_ids="")
    assert len(everything.json()["data"]) == 2


async def test_a_path_knows_our_id_while_the_order_is_open_and_a_filter_always(
    bench: Bench,
) -> None:
    order = await bench.placed(id="panel-1")
    path = f"{HOME}/orders/panel-1"
    assert (await bench.get(path))["id"] == order["id"]
    await bench.ended("panel-1")
    gone = await bench.http.get(path)
    assert gone.status_code == 404
    assert gone.json()["error"]["message"] == "Order panel-1 not found for account 50231"
    assert (await bench.get(f"{HOME}/orders/{order['id']}"))["status"] == "FILLED"
    for asked in ("panel-1", order["id"], f"other,panel-1,{order['id']}"):
        assert [row["id"] for row in await bench.get(f"{HOME}/orders", order_ids=asked)] == [
            order["id"]
        ]
    assert await bench.get(f"{HOME}/orders", order_ids="panel-2") == []


async def test_orders_come_newest_first_and_are_filtered_by_time(bench: Bench) -> None:
    first = (await bench.placed(quantity="1"))["created_at"]
    await bench.placed(quantity="2")
    rows = await bench.get(f"{HOME}/orders")
    assert [row["quantity"] for row in rows] == ["2", "1", "15"]
    assert len(await bench.get(f"{HOME}/orders", **{"from": first})) == 2
    assert len(await bench.get(f"{HOME}/orders", **{"from": first, "to": first})) == 1
    assert (
        len(await bench.get(f"{HOME}/orders", **{"from": "2026-03-18", "to": "2026-03-18"})) == 3
    )
    assert len(await bench.get(f"{HOME}/orders", **{"updated_at[gte]": first})) == 2
    assert await bench.get(f"{HOME}/orders", **{"updated_at[gt]": "2026-03-18"}) == []
    assert len(await bench.get(f"{HOME}/orders", status="NEW,QUEUED", symbol="MSFT")) == 1
    for inverted in ({"from": "2026-03-19", "to": "2026-03-18"}, {"from": "yesterday"}):
        assert (await bench.http.get(f"{HOME}/orders", params=inverted)).status_code == 400


async def test_the_older_side_is_taken_only_when_told_to(bench: Bench) -> None:
    bench.sim.manner.takes_sell_short = True
    assert (await bench.placed(side="SELL_SHORT"))["side"] == "SELL"
