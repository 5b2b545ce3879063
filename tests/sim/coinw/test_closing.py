"""How the simulated CoinW closes: acknowledged first, filled later, followed by order id."""

import asyncio
import time
from decimal import Decimal

from tests.sim.coinw.account import Account, Json, assert_same_shape, payload


async def test_a_market_close_is_acknowledged_before_it_fills(account: Account) -> None:
    row = await account.position("SOL", "long")

    reply = await account.close(row, closeRate="1")

    assert list(reply) == ["code", "data", "msg"]
    assert isinstance(reply["data"]["value"], int)
    assert reply["data"]["value"] > 2**53
    assert account.truth(row) == 37
    await account.until_contracts(row, 0)


async def test_a_large_close_fills_in_parts_and_each_part_is_a_deal(account: Account) -> None:
    row = await account.position("SOL", "long")
    order_id = (await account.close(row, closeRate="1"))["data"]["value"]
    await account.until_contracts(row, 0)

    *deals, opening = (await account.get("orders/deals?instrument=SOL"))["rows"]

    assert [(d["closedPiece"], d["orderId"]) for d in deals] == [
        (7, order_id),
        (15, order_id),
        (15, order_id),
    ]
    assert_same_shape(deals[0], payload("deals")["body"]["data"]["rows"][0])
    assert (opening["status"], opening["closedPiece"]) == ("open", 0)
    last = deals[0]
    gain = (Decimal(str(last["closePrice"])) - Decimal("129.87")) * 7 * Decimal("0.1")
    assert Decimal(str(last["netProfit"])) == gain - Decimal(last["fee"])


async def test_a_working_order_is_found_by_id_and_vanishes_into_history_when_done(
    account: Account,
) -> None:
    row = await account.position("SOL", "long")
    order_id = (await account.close(row, closeNum="20"))["data"]["value"]
    lookup = f"order?positionType=execute&sourceIds={order_id}"
    working = await account.get(lookup)
    await account.until_contracts(row, 17)

    assert [(o["id"], o["orderStatus"]) for o in working] == [(order_id, "unFinish")]
    assert await account.get(lookup) == []
    history = (await account.get("orders/history?instrument=SOL&page=1&pageSize=100"))["rows"]
    assert_same_shape(history[0], payload("orders_history")["body"]["data"]["rows"][0])
    assert (history[0]["id"], history[0]["status"]) == (str(order_id), "close")
    assert (history[0]["tradePiece"], history[0]["cancelPiece"]) == (20, 0)
    assert history[0]["orderId"] != order_id
    assert history[1]["status"] == "open"
    (closed, opened) = (await account.get("positions/history?instrument=SOL"))["rows"]
    assert (closed["orderId"], closed["openId"]) == (order_id, row["id"])
    assert "avgClosePrice" in closed
    assert "avgClosePrice" not in opened


async def test_closing_one_side_of_a_hedge_leaves_the_other(account: Account) -> None:
    long, short = await account.position("BTC", "long"), await account.position("BTC", "short")

    await account.close(short, closeNum="3", positionType="execute")
    await account.until_contracts(short, 0)

    assert account.truth(long) == 8


async def test_a_rate_is_a_share_rounded_down_to_whole_contracts(account: Account) -> None:
    row = await account.position("BTC", "long")

    await account.close(row, closeRate=0.45)
    await account.until_contracts(row, 5)

    assert (await account.close(row, closeRate="0.1"))["code"] == 1


REFUSED_CLOSES: dict[str, tuple[Json, int]] = {
    "more than is open": ({"closeNum": "9"}, 99012),
    "nothing": ({"closeNum": "0"}, 1),
    "less than nothing": ({"closeNum": "-1"}, 1),
    "half a contract": ({"closeNum": "1.5"}, 1),
    "not a number": ({"closeNum": "NaN"}, 1),
    "no words": ({"closeNum": "two"}, 1),
    "an absurd size": ({"closeNum": "1e999999"}, 1),
    "a JSON NaN": ({"closeNum": float("nan")}, 9016),
    "a true": ({"closeNum": True}, 1),
    "a rate of none": ({"closeRate": "0"}, 1),
    "a rate above one": ({"closeRate": "25"}, 1),
    "number and rate": ({"closeNum": "1", "closeRate": "1"}, 1),
    "neither number nor rate": ({}, 402),
    "plan without price": ({"closeNum": "1", "positionType": "plan"}, 402),
    "price without plan": ({"closeNum": "1", "orderPrice": "90000"}, 1),
    "a price off the tick": (
        {"closeNum": "1", "positionType": "plan", "orderPrice": "90000.05"},
        9016,
    ),
    "a conditional kind": ({"closeNum": "1", "positionType": "planTrigger"}, 9016),
}


async def test_a_close_that_makes_no_sense_is_refused_with_http_200_and_a_code(
    account: Account,
) -> None:
    row = await account.position("BTC", "long")

    for what, (parameters, code) in REFUSED_CLOSES.items():
        body = {"id": str(row["id"]), **parameters}
        answer = await account.send("DELETE", "/v1/perpum/positions", body)
        assert (answer.status_code, answer.json()["code"]) == (200, code), what
    assert account.venue.positions()[0].working_orders == 0


async def test_a_gone_position_a_copied_one_and_a_missing_body_are_refused(
    account: Account,
) -> None:
    copied = await account.position("XRP", "long")
    refusals = {c["body"]["code"]: c["body"] for c in payload("errors")["cases"] if "body" in c}

    assert await account.close({"id": 2435521222799999999}, closeRate="1") == refusals[99003]
    assert await account.close(copied, closeRate="1") == refusals[99081]
    in_query = await account.send("DELETE", f"/v1/perpum/positions?id={copied['id']}&closeRate=1")
    assert in_query.json() == refusals[402]


async def test_trading_pauses_for_35_seconds_after_a_settlement_while_reads_go_on(
    account: Account,
) -> None:
    row = await account.position("BTC", "long")
    now = time.time_ns() // 1_000_000
    account.venue.funding.settle_at("BTC", now - 34_000)
    refused = await account.close(row, closeRate="1")
    assert refused["code"] == 99080
    assert await account.contracts(row) == 8

    account.venue.funding.settle_at("BTC", now - 35_001)
    assert (await account.close(row, closeRate="1"))["code"] == 0


async def test_a_limit_close_rests_ties_up_contracts_and_fills_when_the_price_comes(
    account: Account,
) -> None:
    row = await account.position("BTC", "long")
    plan = {"positionType": "plan", "closeNum": "4", "orderPrice": "86500"}
    order_id = (await account.close(row, **plan))["data"]["value"]

    (resting,) = await account.get(f"order?positionType=plan&sourceIds={order_id}&instrument=BTC")
    documented = payload("order_query_unfilled")["body"]["data"][0]
    assert_same_shape(resting, documented)
    assert (resting["orderPrice"], resting["status"]) == (86500.0, "close")
    assert (await account.close(row, closeNum="5"))["code"] == 99012

    await asyncio.sleep(0.05)
    account.venue.market.move_to("BTC", Decimal(86600))
    await account.until_contracts(row, 4)
    deal = (await account.get("orders/deals?instrument=BTC"))["rows"][0]
    assert (deal["closePrice"], deal["takerMaker"]) == (86500.0, 2)


async def test_a_limit_close_that_crosses_takes_the_book_up_to_its_price_and_rests_the_rest(
    account: Account,
) -> None:
    row = await account.position("SOL", "long")
    account.venue.market.hold()
    account.venue.market.move_to("SOL", Decimal("132.46"))
    at_best = str(account.venue.market.tick("SOL").bid)

    reply = await account.close(row, positionType="plan", closeNum="30", orderPrice=at_best)
    await account.until_contracts(row, 22)

    (rest,) = await account.get(f"order?positionType=plan&sourceIds={reply['data']['value']}")
    assert (rest["orderStatus"], rest["currentPiece"], rest["totalPiece"]) == ("part", 15, 30)


async def test_a_full_close_takes_only_the_free_part_and_nothing_when_all_is_tied_up(
    account: Account,
) -> None:
    row = await account.position("ETH", "short")

    await account.close(row, closeRate="1")
    await account.until_contracts(row, 3)

    assert (await account.close(row, closeRate="1"))["code"] == 99012
    assert account.venue.positions()[2].working_orders == 1


async def test_a_cancelled_limit_close_frees_its_contracts_and_never_enters_history(
    account: Account,
) -> None:
    row = await account.position("ETH", "short")
    (order,) = (await account.get("orders/open?instrument=ETH&positionType=plan"))["rows"]

    cancelled = await account.send("DELETE", "/v1/perpum/order", {"id": str(order["id"])})

    assert cancelled.json() == {"code": 0, "msg": ""}
    assert await account.get(f"order?positionType=plan&sourceIds={order['id']}") == []
    history = (await account.get("orders/history?instrument=ETH"))["rows"]
    assert str(order["id"]) not in [old["id"] for old in history]
    assert (await account.get("orders/availSize?instrument=ETH"))["availBuy"] == 15
    assert account.truth(row) == 15


async def test_several_orders_are_cancelled_at_once_with_ids_as_numbers_or_text(
    account: Account,
) -> None:
    row = await account.position("BTC", "long")
    plan = {"positionType": "plan", "closeNum": "1"}
    ids = [
        (await account.close(row, **plan, orderPrice=price))["data"]["value"]
        for price in ("88000", "89000")
    ]

    body = {"sourceIds": [ids[0], str(ids[1])], "posType": "plan"}
    answer = await account.send("DELETE", "/v1/perpum/batchOrders", body)

    assert answer.json() == {"code": 0, "msg": ""}
    assert (await account.get("orders/open?instrument=BTC"))["total"] == 0


async def test_asking_for_market_orders_also_returns_limit_orders(account: Account) -> None:
    (order,) = (await account.get("orders/open?instrument=ETH"))["rows"]

    found = await account.get(f"order?positionType=execute&sourceIds={order['id']}")

    assert [o["posType"] for o in found] == ["plan"]


async def test_a_reverse_closes_then_opens_the_opposite_under_a_new_id(account: Account) -> None:
    row = await account.position("BTC_USDC", "long")

    answer = await account.send("POST", "/v1/perpum/positions/reverse", {"id": str(row["id"])})
    await account.until_contracts(row, 0)

    assert isinstance(answer.json()["data"]["value"], str)
    opposite = await account.position("BTC_USDC", "short")
    assert opposite["currentPiece"] == 2
    assert opposite["id"] != row["id"]


async def test_closing_an_instrument_gives_no_order_ids_and_fails_when_hedged(
    account: Account,
) -> None:
    row = await account.position("SOL", "long")
    hedged = await account.send("DELETE", "/v1/perpum/allpositions", {"instrument": "BTC"})
    single = await account.send("DELETE", "/v1/perpum/allpositions", {"instrument": "SOL"})

    assert hedged.json()["code"] == 99013
    assert single.json() == {"code": 0, "msg": ""}
    await account.until_contracts(row, 0)


async def test_closing_by_client_order_id_answers_for_each_and_names_orders_as_open_ids(
    account: Account,
) -> None:
    row = await account.position("SOL", "long")
    tags = [{"thirdOrderId": "cp-0002"}, {"thirdOrderId": "nobody"}]

    done, unknown = (await account.send("DELETE", "/v1/perpum/batchClose", tags)).json()["data"]

    assert (done["msgCode"], len(done["openId"])) == (0, 17)
    assert unknown["msgCode"] != 0
    await account.until_contracts(row, 0)


async def test_an_order_in_the_opposite_direction_is_noted_and_closes_nothing(
    account: Account,
) -> None:
    row = await account.position("SOL", "long")
    body = {"instrument": "SOL", "direction": "short", "quantity": "37", "positionType": "execute"}

    answer = await account.send("POST", "/v1/perpum/order", body)

    assert answer.json()["code"] == 9002
    assert account.received.rows()[0]["kind"] == "order"
    assert account.truth(row) == 37


async def test_what_was_asked_is_noted_with_call_position_and_body(account: Account) -> None:
    row = await account.position("SOL", "long")
    await account.close(row, closeNum="1")

    (noted,) = account.received.rows()
    assert noted["venue"] == "coinw"
    assert noted["call"] == "DELETE /v1/perpum/positions"
    assert noted["position"] == str(row["id"])
    assert noted["body"] == {"id": str(row["id"]), "closeNum": "1"}


async def test_the_order_id_of_a_close_may_come_in_three_forms(account: Account) -> None:
    row, quirks = await account.position("SOL", "long"), account.venue.quirks

    assert isinstance((await account.close(row, closeNum="1"))["data"]["value"], int)
    quirks.close_value = "text"
    assert isinstance((await account.close(row, closeNum="1"))["data"]["value"], str)
    quirks.close_value = "bare"
    assert isinstance((await account.close(row, closeNum="1"))["data"], int)
