"""Warm connections: what is sent leaves once, in the same call, on a connection that is alive."""

import asyncio

import httpx
import pytest

from app.domain.errors import Misconfigured, NoLink
from app.venues._http import (
    AnswerLost,
    HttpRequest,
    WarmConnections,
    read_client,
)
from tests.support.raw_server import Peer, RawServer, ok
from tests.support.warm import CLOSE, DEADLINE_S, answer_everything, keep_silent, settle, warm


async def test_a_request_on_a_warm_connection_is_written_before_the_call_returns(
    opened: list[WarmConnections],
) -> None:
    async with RawServer(answer_everything) as server:
        connections = await warm(server, opened)
        assert connections.ready
        answer = connections.send_now(CLOSE, DEADLINE_S)
        await settle()
        assert server.requests == [
            b"DELETE /v1/close HTTP/1.1\r\n"
            + f"Host: {server.origin[7:]}\r\n".encode()
            + b"User-Agent: unwind/0.1 (desktop panel)\r\n"
            b"Content-Type: application/json\r\nContent-Length: 10\r\n\r\n"
            b'{"id":"1"}'
        ]
        assert (await answer).body == b'{"code":0}'


async def test_without_a_connection_it_is_sent_once_one_is_made(
    opened: list[WarmConnections],
) -> None:
    async with RawServer(answer_everything) as server:
        connections = WarmConnections(server.origin)
        opened.append(connections)
        assert not connections.ready
        assert (await connections.send_now(CLOSE, DEADLINE_S)).status == 200
        assert len(server.requests) == 1


async def test_no_connection_means_that_nothing_was_sent(opened: list[WarmConnections]) -> None:
    async with RawServer(answer_everything) as server:
        origin = server.origin
    connections = WarmConnections(origin)
    opened.append(connections)
    with pytest.raises(NoLink, match="Nothing was sent"):
        await connections.send_now(CLOSE, DEADLINE_S)
    with pytest.raises(NoLink, match="Nothing was sent"):
        await connections.connect()


async def test_a_connection_is_used_again(opened: list[WarmConnections]) -> None:
    async with RawServer(answer_everything) as server:
        connections = await warm(server, opened)
        for _ in range(5):
            await connections.send_now(CLOSE, DEADLINE_S)
        assert (server.connections, len(server.requests)) == (1, 5)


async def test_connection_close_ends_the_use_of_a_connection(
    opened: list[WarmConnections],
) -> None:
    async def script(peer: Peer) -> None:
        await peer.request()
        await peer.say(ok(b"{}", "Connection: close"))
        await asyncio.sleep(30)

    async with RawServer(script) as server:
        connections = await warm(server, opened)
        await connections.send_now(CLOSE, DEADLINE_S)
        assert not connections.ready
        await connections.send_now(CLOSE, DEADLINE_S)
        assert server.connections == 2


async def test_a_server_that_hangs_up_while_we_send_is_asked_once_only(
    opened: list[WarmConnections],
) -> None:
    async def script(peer: Peer) -> None:
        await peer.request()
        await peer.say(ok())
        await peer.request()

    async with RawServer(script) as server:
        connections = await warm(server, opened)
        await connections.send_now(CLOSE, DEADLINE_S)
        with pytest.raises(AnswerLost):
            await connections.send_now(CLOSE, DEADLINE_S)
        await settle()
        assert (server.connections, len(server.requests)) == (1, 2)


async def test_a_connection_that_the_server_has_ended_is_not_sent_on(
    opened: list[WarmConnections],
) -> None:
    ended = asyncio.Event()

    async def script(peer: Peer) -> None:
        await peer.request()
        await peer.say(ok())
        if len(server.requests) == 1:
            await peer.close()
            ended.set()
        else:
            await peer.request()

    async with RawServer(script) as server:
        connections = await warm(server, opened)
        await connections.send_now(CLOSE, DEADLINE_S)
        await ended.wait()
        # The end may still be unread in the socket here; it is looked for before sending.
        assert (await connections.send_now(CLOSE, DEADLINE_S)).status == 200
        assert server.connections == 2


async def test_fifty_closes_at_once_each_get_their_own_answer(
    opened: list[WarmConnections],
) -> None:
    async def echo(peer: Peer) -> None:
        while True:
            request = await peer.request()
            await asyncio.sleep(0.01)
            await peer.say(ok(request.partition(b"\r\n\r\n")[2]))

    async with RawServer(echo) as server:
        connections = await warm(server, opened)
        bodies = [f'{{"id":"{n}"}}'.encode() for n in range(50)]
        answers = await asyncio.gather(
            *(
                connections.send_now(HttpRequest("DELETE", "/", (), body), DEADLINE_S)
                for body in bodies
            )
        )
        assert [answer.body for answer in answers] == bodies
        assert len(server.requests) == 50


async def test_an_abandoned_exchange_never_answers_the_next_one(
    opened: list[WarmConnections],
) -> None:
    async def late(peer: Peer) -> None:
        while True:
            request = await peer.request()
            await asyncio.sleep(0.02)
            await peer.say(ok(request[:3]))

    async with RawServer(late) as server:
        connections = await warm(server, opened)
        first = asyncio.ensure_future(connections.send_now(HttpRequest("PUT", "/"), DEADLINE_S))
        await asyncio.sleep(0.01)
        first.cancel()
        assert (await connections.send_now(HttpRequest("GET", "/"), DEADLINE_S)).body == b"GET"
        assert server.connections == 2


async def test_connections_are_kept_open_ahead_of_need(opened: list[WarmConnections]) -> None:
    async with RawServer(keep_silent) as server:
        connections = WarmConnections(server.origin, warm=3)
        opened.append(connections)
        keeper = asyncio.ensure_future(connections.keep_warm())
        await settle()
        assert connections.ready
        assert server.connections == 3
        keeper.cancel()
        await asyncio.gather(keeper, return_exceptions=True)


async def test_a_connection_that_the_server_closes_is_opened_again(
    opened: list[WarmConnections],
) -> None:
    async def hang_up_once(peer: Peer) -> None:
        if server.connections > 1:
            await asyncio.sleep(30)

    async with RawServer(hang_up_once) as server:
        connections = WarmConnections(server.origin, warm=1)
        opened.append(connections)
        keeper = asyncio.ensure_future(connections.keep_warm())
        await asyncio.sleep(0.4)
        assert connections.ready
        assert server.connections == 2
        keeper.cancel()
        await asyncio.gather(keeper, return_exceptions=True)


async def test_a_connection_idle_for_too_long_is_not_used(opened: list[WarmConnections]) -> None:
    async with RawServer(answer_everything) as server:
        connections = WarmConnections(server.origin, idle_s=0.05)
        opened.append(connections)
        await connections.connect()
        await asyncio.sleep(0.1)
        assert not connections.ready
        await connections.send_now(CLOSE, DEADLINE_S)
        assert server.connections == 2


@pytest.mark.parametrize(
    "origin", ["http://api.example.com", "ftp://127.0.0.1", "api.example.com", "https://"]
)
async def test_plaintext_is_for_loopback_only(origin: str) -> None:
    with pytest.raises(Misconfigured):
        WarmConnections(origin)


async def test_a_line_break_in_a_header_is_never_sent(opened: list[WarmConnections]) -> None:
    async with RawServer(answer_everything) as server:
        connections = await warm(server, opened)
        with pytest.raises(ValueError, match="line break") as caught:
            connections.send_now(
                HttpRequest("GET", "/", (("api_key", "secret\r\nHost: x"),)), DEADLINE_S
            )
        assert "secret" not in str(caught.value)
        assert server.requests == []


def reader_of(connections: WarmConnections) -> httpx.AsyncClient:
    return read_client(connections, f"http://{connections.host}", timeout=httpx.Timeout(0.2))


async def test_reads_go_through_httpx_and_leave_a_connection_for_closes(
    opened: list[WarmConnections],
) -> None:
    async with RawServer(answer_everything) as server:
        connections = await warm(server, opened)
        async with reader_of(connections) as client:
            answer = await client.get("/v1/positions?instrument=BTC&openIds=1,2")
            assert answer.json() == {"code": 0}
            await client.get("/v1/positions")
            assert connections.ready
        assert server.requests[0].startswith(b"GET /v1/positions?instrument=BTC&openIds=1,2 HTTP")
        assert server.connections == 2


async def test_a_redirect_is_an_answer_like_any_other(opened: list[WarmConnections]) -> None:
    async def script(peer: Peer) -> None:
        await peer.request()
        await peer.say(b"HTTP/1.1 302 Found\r\nLocation: /other\r\nContent-Length: 0\r\n\r\n")

    async with RawServer(script) as server:
        async with reader_of(await warm(server, opened)) as client:
            assert (await client.get("/")).status_code == 302
        assert len(server.requests) == 1


async def test_the_ways_a_read_fails_are_httpx_exceptions(opened: list[WarmConnections]) -> None:
    async def half(peer: Peer) -> None:
        await peer.request()
        await peer.say(ok(b"{}")[:-1])

    async def garbage(peer: Peer) -> None:
        await peer.request()
        await peer.say(b"nonsense\r\n\r\n")

    for script, expected in (
        (keep_silent, httpx.ReadTimeout),
        (half, httpx.ReadError),
        (garbage, httpx.RemoteProtocolError),
    ):
        async with RawServer(script) as server, reader_of(await warm(server, opened)) as client:
            with pytest.raises(expected):
                await client.get("/")
    async with RawServer(half) as server:
        gone = WarmConnections(server.origin)
        opened.append(gone)
    async with reader_of(gone) as client:
        with pytest.raises(httpx.ConnectError):
            await client.get("/")
