"""Orders of one's own: opposite limits, guards, following, changing, cancelling."""

import asyncio
from decimal import Decimal

from tests.sim.crosstrade.conftest import Bench


async def test_an_opposite_limit_rests_until_the_market_reaches_it(bench: Bench) -> None:
    order_id = await bench.place(action="SELL", quantity=4, orderType="LIMIT", limitPrice=6730)
    path = f"/accounts/Sim101/orders/{order_id}"
    assert (await bench.get(f"{path}/status"))["status"] == "Working"
    bench.venue.desktop.market.move_to("ES 12-26", Decimal(6731))
    await bench.until(lambda: bench.size() == 8)
    order = await bench.get(path)
    assert (order["orderState"], order["filled"]) == ("Filled", 4)
    assert order["averageFillPrice"] >= 6730


async def test_a_large_limit_fills_as_far_as_the_book_goes_and_rests_with_the_remainder(
    bench: Bench,
) -> None:
    bid = (await bench.get("/market/quote", instrument="ES 12-26"))["bid"]
    order_id = await bench.place(action="SELL", quantity=12, orderType="LIMIT", limitPrice=bid)
    await bench.until(lambda: bench.size() < 12)
    order = await bench.get(f"/accounts/Sim101/orders/{order_id}")
    assert (order["orderState"], order["filled"]) == ("PartFilled", 5)


async def test_an_opposite_order_beyond_the_position_opens_the_other_side(bench: Bench) -> None:
    await bench.place(action="SELL", quantity=13)
    await bench.until(lambda: bench.size() == -1)


async def test_the_guard_refuses_when_the_side_differs_and_old_addons_ignore_it(
    bench: Bench,
) -> None:
    body = {"instrument": "MNQ 12-26", "action": "SELL", "quantity": 1, "orderType": "MARKET"}
    guarded = body | {"timeInForce": "DAY", "requireMarketPosition": "long"}
    reply = await bench.post("/accounts/Sim101/orders/place", **guarded)
    assert reply.status_code == 400
    assert "market position" in reply.json()["error"]
    bench.venue.manner.old_addon = True
    assert (await bench.post("/accounts/Sim101/orders/place", **guarded)).status_code == 200
    await bench.until(lambda: bench.size("MNQ 12-26") == -4)


async def test_an_own_id_finds_the_order_and_does_not_protect_from_a_second_one(
    bench: Bench,
) -> None:
    for _ in range(2):
        assert await bench.place(action="SELL", quantity=1, orderId="mine-1") == "mine-1"
    await bench.until(lambda: bench.size() == 10)
    status = await bench.get("/accounts/Sim101/orders/mine-1/status")
    assert status == {"status": "Filled", "success": True}


async def test_an_order_without_what_its_type_needs_is_refused(bench: Bench) -> None:
    complete = {
        "instrument": "ES 12-26",
        "action": "SELL",
        "quantity": 1,
        "orderType": "LIMIT",
        "limitPrice": 6730.0,
        "timeInForce": "DAY",
    }
    wrong: list[dict[str, object]] = [
        {"limitPrice": None},
        {"limitPrice": "6730"},
        {"quantity": 0},
        {"action": "SELLSHORT"},
        {"timeInForce": "IOC"},
        {"orderType": "STOPLIMIT"},
    ]
    for change in wrong:
        reply = await bench.post("/accounts/Sim101/orders/place", **(complete | change))
        assert (reply.status_code, reply.json()) == (400, {"error": "Invalid request"}), change


async def test_the_spelling_of_the_values_does_not_matter(bench: Bench) -> None:
    await bench.place(action="Sell", quantity=1, orderType="Market", timeInForce="Gtc")
    await bench.until(lambda: bench.size() == 11)


async def test_a_price_off_the_tick_is_rejected_after_the_acknowledgement(bench: Bench) -> None:
    order_id = await bench.place(action="SELL", quantity=1, orderType="LIMIT", limitPrice=6730.1)
    status = await bench.get(f"/accounts/Sim101/orders/{order_id}/status")
    assert status["status"] == "Rejected"


async def test_a_cancel_is_a_request_and_a_second_one_comes_too_late(bench: Bench) -> None:
    order_id = await bench.place(action="SELL", quantity=4, orderType="LIMIT", limitPrice=6730)
    path = f"/accounts/Sim101/orders/{order_id}"
    assert (await bench.post(f"{path}/cancel")).json() == {"orderId": order_id, "success": True}
    await bench.until(lambda: bench.working("ES 12-26") == 0)
    events = (await bench.get(f"{path}/lifecycle"))["events"]
    assert [row["orderState"] for row in events][-2:] == ["CancelPending", "Cancelled"]
    late = await bench.post(f"{path}/cancel")
    text = f"Order linked to '{order_id}' not found or already terminal."
    assert (late.status_code, late.json()) == (400, {"error": text})


async def test_a_changed_order_answers_to_its_new_id_and_to_the_old_one(bench: Bench) -> None:
    old = await bench.place(action="SELL", quantity=4, orderType="LIMIT", limitPrice=6730)
    path = f"/accounts/Sim101/orders/{old}"
    reply = await bench.http.put(f"{path}/change", json={"limitPrice": 6740.25, "quantity": 3})
    new = reply.json()["orderId"]
    assert new != old
    for order_id in (old, new):
        order = await bench.get(f"/accounts/Sim101/orders/{order_id}")
        assert (order["orderId"], order["limitPrice"], order["quantity"]) == (new, 6740.25, 3)


async def test_an_order_cannot_be_changed_to_a_price_between_two_ticks(bench: Bench) -> None:
    order_id = await bench.place(action="SELL", quantity=4, orderType="LIMIT", limitPrice=6730)
    path = f"/accounts/Sim101/orders/{order_id}"
    reply = await bench.http.put(f"{path}/change", json={"limitPrice": 6740.1})
    assert (reply.status_code, reply.json()) == (400, {"error": "Invalid request"})
    assert (await bench.get(path))["limitPrice"] == 6730.0


async def test_cancelling_by_instrument_spares_the_others_and_without_one_spares_none(
    bench: Bench,
) -> None:
    await bench.place(action="SELL", quantity=4, orderType="LIMIT", limitPrice=6730)
    reply = await bench.post("/accounts/Sim101/orders/cancel", instrument="MES 12-26")
    assert len(reply.json()["orderIds"]) == 2
    await bench.until(lambda: bench.working() == 0)
    assert bench.working("ES 12-26") == 1
    await bench.post("/accounts/Sim101/orders/cancel")
    await bench.until(lambda: bench.working("ES 12-26") == 0)


async def test_a_reached_stop_closes_and_takes_its_target_along(bench: Bench) -> None:
    bench.venue.desktop.market.move_to("MES 12-26", Decimal(6650))
    await bench.until(lambda: bench.size("MES 12-26") == 0 and bench.working() == 0)


async def test_a_bracket_left_after_a_partial_close_flips_the_position(bench: Bench) -> None:
    await bench.close("MES 12-26", quantity=3)
    await bench.until(lambda: bench.size("MES 12-26") == 1)
    bench.venue.desktop.market.move_to("MES 12-26", Decimal(6780))
    await bench.until(lambda: bench.size("MES 12-26") == -3)


async def test_the_lifecycle_lists_states_and_fills_and_old_addons_do_not_know_it(
    bench: Bench,
) -> None:
    order_id = await bench.place(action="SELL", quantity=1)
    await bench.until(lambda: bench.size() == 11)
    path = f"/accounts/Sim101/orders/{order_id}/lifecycle"
    body = await bench.get(path)
    assert [row["orderState"] for row in body["events"]] == ["Submitted", "Filled"]
    assert [row["quantity"] for row in body["fills"]] == [1]
    bench.venue.manner.old_addon = True
    assert await bench.get(path) == {"error": "Unknown API command"}


async def test_without_its_broker_an_order_is_taken_and_never_fills(bench: Bench) -> None:
    bench.venue.manner.broker_connected = False
    order_id = await bench.place(action="SELL", quantity=1)
    await asyncio.sleep(0.2)
    status = await bench.get(f"/accounts/Sim101/orders/{order_id}/status")
    assert status["status"] == "Submitted"
    assert bench.size() == 12
