"""How the simulated CoinW goes wrong when it is told to."""

import asyncio

import httpx
import pytest
from websockets.exceptions import ConnectionClosed

from app.sim.faults import Fault
from tests.sim.coinw.account import Account


async def test_a_lost_reply_is_executed_and_never_answered_while_its_pushes_still_come(
    account: Account,
) -> None:
    row = await account.position("BTC", "short")
    account.faults.arm(Fault.LOSE_REPLY, 1)
    async with account.private_feed("position_change") as feed:
        body = {"id": str(row["id"]), "closeRate": "1"}
        lost = asyncio.create_task(account.send("DELETE", "/v1/perpum/positions", body))
        push = await feed.hear()

        assert push["data"][0]["openId"] == str(row["id"])
        assert account.truth(row) == 0
        assert not lost.done()
        lost.cancel()
    assert len(account.received.rows()) == 1
    assert (await account.close(row, closeRate="1"))["code"] == 99003


async def test_a_refusal_has_http_200_and_a_code_and_nothing_happens(account: Account) -> None:
    row = await account.position("BTC", "short")
    account.faults.arm(Fault.REFUSE, 1)

    refused = await account.close(row, closeRate="1")

    assert refused["code"] != 0
    assert refused["msg"]
    assert (account.truth(row), account.venue.positions()[1].working_orders) == (3, 0)


async def test_a_server_error_after_execution_looks_like_one_before_it(account: Account) -> None:
    row = await account.position("BTC", "long")
    body = {"id": str(row["id"]), "closeNum": "1"}
    account.faults.arm(Fault.HTTP_500_BEFORE, 2)
    before = [await account.send("DELETE", "/v1/perpum/positions", body) for _ in range(2)]
    assert account.venue.positions()[0].working_orders == 0

    account.faults.arm(Fault.HTTP_500_AFTER_EXECUTION, 2)
    after = [await account.send("DELETE", "/v1/perpum/positions", body) for _ in range(2)]

    await account.until_contracts(row, 6)
    assert [a.status_code for a in before + after] == [500] * 4
    assert [a.text for a in before] == [a.text for a in after]
    assert before[0].json() == {"code": 500, "msg": "Internal server error"}
    assert before[1].headers["content-type"].startswith("text/html")


async def test_a_late_fill_is_acknowledged_at_once_and_filled_later(account: Account) -> None:
    account.venue.filler.late_fill_s = 0.4
    row = await account.position("BTC", "short")
    account.faults.arm(Fault.LATE_FILL, 1)

    answer = await account.close(row, closeRate="1")

    assert answer["code"] == 0
    order = account.venue.exchange.orders[-1]
    assert (order.id, order.leaves) == (answer["data"]["value"], 3)
    await account.until_contracts(row, 0)
    # A wall clock may be set while it is read, by a few milliseconds at most.
    assert order.fills[0].at_ms - order.created_ms >= 390


async def test_a_late_fill_waits_for_an_order_that_can_fill(account: Account) -> None:
    row = await account.position("BTC", "short")
    resting = await account.close(row, closeNum="1", positionType="plan", orderPrice="70000")
    account.faults.arm(Fault.LATE_FILL, 1)

    cancel = await account.send(
        "DELETE", "/v1/perpum/order", {"id": str(resting["data"]["value"])}
    )
    await account.close(row, closeRate="1")

    assert cancel.json()["code"] == 0
    assert account.venue.exchange.orders[-1].fills_late


async def test_duplicate_pushes_repeat_each_message_and_some_come_out_of_order(
    account: Account,
) -> None:
    row = await account.position("SOL", "long")
    account.faults.arm(Fault.DUPLICATE_PUSH, 1)
    async with account.private_feed("position_change") as feed:
        await account.close(row, closeRate="1")
        fills = [(await feed.hear())["data"][0] for _ in range(6)]

    left = [int(fill["currentPiece"]) for fill in fills]
    assert sorted(left, reverse=True) == [22, 22, 7, 7, 0, 0]
    assert left != sorted(left, reverse=True)
    assert len({fill["id"] for fill in fills}) == 3


async def test_a_dropped_connection_executes_and_cuts_rest_and_websocket(
    account: Account,
) -> None:
    row = await account.position("BTC", "short")
    account.faults.arm(Fault.DROP_CONNECTION, 1)
    async with account.private_feed("order") as feed:
        with pytest.raises(httpx.TransportError):
            await account.close(row, closeRate="1")
        with pytest.raises(ConnectionClosed):
            await feed.hear_all(1)
    await account.until_contracts(row, 0)
    assert len(account.received.rows()) == 1


async def test_a_stalled_feed_loses_pushes_and_prices_and_still_answers_pings(
    account: Account,
) -> None:
    row = await account.position("BTC", "short")
    async with account.private_feed("order", "position_change") as feed:
        await feed.subscribe("mark_price", "BTC")
        account.faults.arm(Fault.STALL_FEED, 60)
        await feed.hear_all(0.01)
        await account.close(row, closeRate="1")
        await feed.say({"event": "ping"})
        stalled = await feed.hear_all(0.4)
        await account.until_contracts(row, 0)
        account.faults.arm(Fault.STALL_FEED, 0)
        later = await feed.hear()

    assert stalled == [{"event": "pong"}]
    assert later["type"] == "mark_price"


async def test_an_armed_rate_limit_answers_29001_and_nothing_happens(account: Account) -> None:
    row = await account.position("BTC", "short")
    account.faults.arm(Fault.RATE_LIMIT, 1)

    refused = await account.close(row, closeRate="1")

    assert refused == {"code": 29001, "msg": "API access frequently"}
    assert account.truth(row) == 3


async def test_faults_strike_mutations_only_and_a_cancel_is_one(account: Account) -> None:
    account.faults.arm(Fault.HTTP_500_AFTER_EXECUTION, 1)
    (order,) = (await account.get("orders/open?instrument=ETH"))["rows"]

    answer = await account.send("DELETE", "/v1/perpum/order", {"id": str(order["id"])})

    assert answer.status_code == 500
    assert (await account.get("orders/open?instrument=ETH"))["total"] == 0


async def test_the_venue_stops_while_a_reply_is_still_held_back(account: Account) -> None:
    row = await account.position("BTC", "short")
    account.faults.arm(Fault.LOSE_REPLY, 1)
    held = asyncio.create_task(account.close(row, closeRate="1"))
    await account.until_contracts(row, 0)

    await asyncio.wait_for(account.venue.stop(), 2)

    with pytest.raises(httpx.TransportError):
        await held
