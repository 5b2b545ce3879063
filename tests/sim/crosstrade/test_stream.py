"""The websocket: calls, quotes, P&L, and its own ways to fail."""

import asyncio
import json
from typing import Any

import pytest
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import InvalidStatus

from app.sim.faults import Fault
from tests.sim.crosstrade.conftest import Bench
from tests.sim.crosstrade.examples import PAYLOADS, missing

FRAMES = [row["msg"] for row in json.loads((PAYLOADS / "ws_session.json").read_text())["frames"]]


async def send(socket: ClientConnection, **message: object) -> None:
    await socket.send(json.dumps(message))


async def heard(socket: ClientConnection) -> Any:
    return json.loads(await asyncio.wait_for(socket.recv(), 5))


async def rpc(socket: ClientConnection, api: str, **args: object) -> Any:
    await send(socket, action="rpc", id="req-1", api=api, args=args)
    return await heard(socket)


async def test_the_handshake_needs_the_token(bench: Bench) -> None:
    with pytest.raises(InvalidStatus) as refused:
        async with connect(bench.offer.endpoints["ws"], proxy=None):
            pass
    assert refused.value.response.status_code == 401


async def test_a_call_is_answered_under_its_id_with_the_body_of_the_rest_call(
    bench: Bench,
) -> None:
    async with bench.websocket() as socket:
        close = await rpc(socket, "ClosePosition", account="Sim101", instrument="ES", quantity=2)
        assert close["id"] == "req-1"
        assert close["data"]["closedPositions"][0]["quantity"] == 12
        await bench.until(lambda: bench.size() == 10)
        position = await rpc(socket, "GetPosition", account="Sim101", instrument="ES 12-26")
        assert position["data"]["quantity"] == 10
    assert bench.world.received.rows()[0]["call"] == "ClosePosition"


async def test_errors_come_as_data_and_server_errors_beside_the_id(bench: Bench) -> None:
    async with bench.websocket() as socket:
        flat = await rpc(socket, "ClosePosition", account="Sim101", instrument="NQ 12-26")
        assert "No positions found" in flat["data"]["error"]
        assert (await rpc(socket, "Nonsense"))["data"] == {"error": "Unknown API command"}
        bench.arm(Fault.HTTP_500_AFTER_EXECUTION)
        failed = await rpc(socket, "ClosePosition", account="Sim101", instrument="ES 12-26")
        assert failed == {"id": "req-1", "error": "Internal server error"}
        await socket.send("not json")
        assert "error" in await heard(socket)
    await bench.until(lambda: bench.size() == 0)


async def test_a_lost_reply_leaves_the_socket_open_for_the_next_call(bench: Bench) -> None:
    async with bench.websocket() as socket:
        bench.arm(Fault.LOSE_REPLY)
        args = {"account": "Sim101", "instrument": "ES 12-26", "quantity": 2}
        await send(socket, action="rpc", id="lost", api="ClosePosition", args=args)
        answered = await rpc(socket, "GetAccount", account="Sim101")
        assert answered["id"] == "req-1"
    await bench.until(lambda: bench.size() == 10)


async def test_a_socket_may_be_cut_with_a_call_open(bench: Bench) -> None:
    async with bench.websocket() as socket:
        bench.arm(Fault.DROP_CONNECTION)
        args = {"account": "Sim101", "instrument": "ES 12-26"}
        await send(socket, action="rpc", id="cut", api="ClosePosition", args=args)
        await asyncio.wait_for(socket.wait_closed(), 1)
        assert socket.close_code == 1006
    await bench.until(lambda: bench.size() == 0)


async def test_flatten_without_filters_reaches_every_account(bench: Bench) -> None:
    async with bench.websocket() as socket:
        assert len((await rpc(socket, "Flatten"))["data"]["closedPositions"]) == 5
    await bench.until(lambda: bench.sizes() == {})


async def test_subscribed_quotes_are_pushed_until_unsubscribed(bench: Bench) -> None:
    bench.venue.manner.pushes_every_s = 0.05
    async with bench.websocket() as socket:
        await send(socket, action="subscribe", instruments=["ES", "CL 02-27"])
        frame = await heard(socket)
        assert missing(FRAMES[1], frame) == []
        assert [row["instrument"] for row in frame["quotes"]] == ["ES 12-26", "CL 02-27"]
        await send(socket, action="unsubscribe", instruments=["ES 12-26", "CL 02-27"])
        await send(socket, action="ping")
        while (await heard(socket)) != {"type": "pong"}:
            pass
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(socket.recv(), 0.15)


async def test_profit_is_pushed_at_the_interval_asked_for_with_or_without_positions(
    bench: Bench,
) -> None:
    async with bench.websocket() as socket:
        await send(socket, action="streamPnl", enabled=True, interval=100)
        assert missing(FRAMES[3], await heard(socket)) == []
        bench.venue.manner.pnl_has_positions = False
        assert "positions" not in (await heard(socket))["accounts"][0]


async def test_a_stalled_feed_is_silent_while_calls_are_answered(bench: Bench) -> None:
    async with bench.websocket() as socket:
        bench.arm(Fault.STALL_FEED, 5)
        await send(socket, action="streamPnl", enabled=True, interval=100)
        assert (await rpc(socket, "GetAllPositions"))["data"]["count"] == 5
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(socket.recv(), 0.25)


async def test_subscriptions_may_change_twenty_times_a_minute(bench: Bench) -> None:
    async with bench.websocket() as socket:
        for _ in range(21):
            await send(socket, action="subscribe", instruments=["ES 12-26"])
        assert await heard(socket) == {"error": "Rate limit exceeded"}
