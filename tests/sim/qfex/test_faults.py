"""Each fault as this venue shows it; REST and the get_ commands tell the truth through all of them."""

import asyncio
import time

import pytest
from websockets.exceptions import ConnectionClosedError

from app.sim.faults import Fault
from app.sim.venue import World
from tests.sim.qfex.trader import ALL, Desk


async def test_a_lost_reply_is_executed_and_never_spoken_of(desk: Desk, world: World) -> None:
    world.faults.arm(Fault.LOSE_REPLY, 1)
    trader = await desk.trader(*ALL)
    await trader.close_position("AAPL-USD", "c1")
    await trader.until("position_response", symbol="AAPL-USD", position=0.0)
    assert trader.statuses("c1") == []
    assert trader.fills("c1") == []
    assert desk.size("AAPL-USD") == "0"
    row = (await desk.get("/user/historic-orders?client_order_id=c1")).json()["data"][0]
    assert (row["filled_qty"], row["terminal_status"]) == (4.0, "FILLED")
    await trader.send("get_order", symbol="AAPL-USD", order_id=row["order_id"])
    assert (await trader.until("order_response"))["status"] == "FILLED"
    assert len(world.received.rows()) == 1


async def test_a_lost_reply_to_a_resting_order_leaves_it_to_be_found(
    desk: Desk, world: World
) -> None:
    world.faults.arm(Fault.LOSE_REPLY, 1)
    trader = await desk.trader(*ALL)
    await trader.order("rest")
    await trader.send("get_user_orders", symbol="AAPL-USD")
    (row,) = (await trader.until("all_orders_response"))["orders"]
    assert (row["client_order_id"], trader.statuses("rest")) == ("rest", [])


async def test_a_refusal_is_a_rejected_order_and_nothing_happens(desk: Desk, world: World) -> None:
    world.faults.arm(Fault.REFUSE, 2)
    trader = await desk.trader(*ALL)
    await trader.close_position("AAPL-USD", "c1")
    assert (await trader.until("order_response"))["status"] == "REJECTED"
    await trader.send("cancel_all_orders")
    assert (await trader.until("err"))["error_code"] == "InvalidOrder"
    assert desk.size("AAPL-USD") == "4"
    assert (await desk.get("/user/historic-orders?client_order_id=c1")).json()["data"] is None


@pytest.mark.parametrize(
    ("fault", "left"), [(Fault.HTTP_500_BEFORE, "4"), (Fault.HTTP_500_AFTER_EXECUTION, "0")]
)
async def test_a_server_error_looks_the_same_before_and_after_execution(
    desk: Desk, world: World, fault: Fault, left: str
) -> None:
    world.faults.arm(fault, 1)
    trader = await desk.trader(*ALL)
    await trader.close_position("AAPL-USD", "c1")
    error = await trader.until("err")
    assert error == {"error_code": "ServerError", "message": None, "incoming_message": None}
    assert desk.size("AAPL-USD") == left
    assert (trader.statuses("c1"), trader.fills("c1")) == ([], [])


async def test_the_rate_limit_fault_uses_the_venues_words(desk: Desk, world: World) -> None:
    world.faults.arm(Fault.RATE_LIMIT, 1)
    trader = await desk.trader(*ALL)
    await trader.close_position("AAPL-USD", "c1")
    error = await trader.until("err")
    assert error["error_code"] == "RateLimited"
    assert error["incoming_message"]["params"]["client_order_id"] == "c1"
    assert desk.size("AAPL-USD") == "4"
    await trader.close_position("AAPL-USD", "c2")
    await trader.until("order_response", status="ACK", client_order_id="c2")


async def test_a_late_fill_is_acknowledged_at_once_and_fills_later(
    desk: Desk, world: World
) -> None:
    world.faults.arm(Fault.LATE_FILL, 1)
    trader = await desk.trader(*ALL)
    asked = time.monotonic()
    await trader.close_position("GOLD-USD", "c1")
    await trader.until("order_response", status="ACK")
    await trader.until("fill_response")
    assert time.monotonic() - asked >= 0.3


async def test_duplicates_repeat_every_message_with_the_same_trade(
    desk: Desk, world: World
) -> None:
    world.faults.arm(Fault.DUPLICATE_PUSH, 1)
    trader = await desk.trader(*ALL)
    await trader.close_position("GOLD-USD", "c1")
    await trader.hear_until(lambda: len(trader.fills("c1")) == 2)
    assert trader.statuses("c1") == ["ACK", "ACK", "FILLED", "FILLED"]
    first, second = trader.fills("c1")
    assert first == second
    assert len(desk.venue.exchange.trades) == 1


async def test_a_dropped_connection_takes_both_sockets_after_execution(
    desk: Desk, world: World
) -> None:
    world.faults.arm(Fault.DROP_CONNECTION, 1)
    trader, watcher = await desk.trader(*ALL), await desk.socket("market")
    await trader.close_position("AAPL-USD", "c1")
    with pytest.raises(ConnectionClosedError):
        while True:
            await trader.next()
    with pytest.raises(ConnectionClosedError):
        await watcher.next()
    assert (trader.statuses("c1"), trader.fills("c1")) == ([], [])
    assert desk.size("AAPL-USD") == "0"
    again = await desk.trader(*ALL)
    await again.send("get_user_trades")
    assert len((await again.next())["user_trades_response"]) == 3


async def test_a_stalled_feed_still_answers_and_tells_of_fills_when_it_is_over(
    desk: Desk, world: World
) -> None:
    trader, watcher = await desk.trader(*ALL), await desk.socket("market")
    await watcher.socket.send('{"type":"subscribe","channels":["bbo"],"symbols":["*"]}')
    await trader.until("balance_response")
    await watcher.quiet(0.05)
    world.faults.arm(Fault.STALL_FEED, 60)
    await trader.close_position("GOLD-USD", "c1")
    assert (await trader.until("order_response"))["status"] == "ACK"
    await desk.until(lambda: desk.size("GOLD-USD") == "0")
    # What was on its way when the feed stalled still arrives.
    await watcher.quiet(0.1)
    seen, quotes = await asyncio.gather(trader.quiet(0.2), watcher.quiet(0.2))
    assert (seen, quotes) == ([], [])
    assert (await desk.get("/user/positions")).status_code == 200
    world.faults.arm(Fault.STALL_FEED, 0)
    await trader.until("order_response", status="FILLED")
    await trader.until("fill_response")


async def test_a_cancel_whose_reply_is_lost_has_happened(desk: Desk, world: World) -> None:
    world.faults.arm(Fault.LOSE_REPLY, 1)
    trader = await desk.trader("order_responses")
    await trader.send("cancel_all_orders")
    assert await trader.quiet(0.1) == []
    assert desk.venue.exchange.live(desk.venue.exchange.master) == []


async def test_the_connection_can_be_dropped_between_acknowledgement_and_fill(
    desk: Desk, world: World
) -> None:
    desk.venue.switches.drop_after_ack = True
    # Time to come back, on a busy machine too.
    desk.venue.switches.match_delay_s = 0.8
    world.faults.arm(Fault.DROP_CONNECTION, 1)
    trader = await desk.trader(*ALL)
    await trader.close_position("GOLD-USD", "c1")
    with pytest.raises(ConnectionClosedError):
        while True:
            await trader.next()
    assert (trader.statuses("c1"), trader.fills("c1")) == (["ACK"], [])
    again = await desk.trader(*ALL)
    await again.until("fill_response")
    assert desk.size("GOLD-USD") == "0"
