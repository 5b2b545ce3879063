"""Answers on warm connections: every whole one is read, every lost one is told apart."""

import asyncio

import httpx
import pytest

from app.domain.errors import OutcomeUnknown
from app.venues._http import (
    AnswerLate,
    AnswerLost,
    AnswerUnreadable,
    HttpRequest,
    WarmConnections,
    read_client,
)
from tests.support.raw_server import Peer, RawServer, ok
from tests.support.warm import CLOSE, DEADLINE_S, keep_silent, settle, warm


async def outcome(server: RawServer, opened: list[WarmConnections]) -> OutcomeUnknown:
    connections = await warm(server, opened)
    with pytest.raises(OutcomeUnknown) as caught:
        await connections.send_now(CLOSE, DEADLINE_S)
    return caught.value


async def test_an_answer_may_come_in_any_number_of_pieces(opened: list[WarmConnections]) -> None:
    async def in_pieces(peer: Peer) -> None:
        await peer.request()
        for byte in ok(b'{"code":0}'):
            await peer.say(bytes([byte]))
            await asyncio.sleep(0)

    async with RawServer(in_pieces) as server:
        connections = await warm(server, opened)
        assert (await connections.send_now(CLOSE, DEADLINE_S)).body == b'{"code":0}'


CHUNKED = (
    b'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n6\r\n{"code\r\n4\r\n":0}\r\n0\r\n\r\n'
)
INTERIM = b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n"


@pytest.mark.parametrize("wire", [CHUNKED, INTERIM + ok(b'{"code":0}')], ids=["chunked", "1xx"])
async def test_chunked_bodies_and_interim_answers_are_read(
    opened: list[WarmConnections], wire: bytes
) -> None:
    async def script(peer: Peer) -> None:
        while True:
            await peer.request()
            await peer.say(wire)

    async with RawServer(script) as server:
        connections = await warm(server, opened)
        for _ in range(2):
            answer = await connections.send_now(CLOSE, DEADLINE_S)
            assert (answer.status, answer.body) == (200, b'{"code":0}')
            assert answer.header("link") is None
        assert server.connections == 1


@pytest.mark.parametrize("status", ["204 No Content", "304 Not Modified"])
async def test_answers_without_a_body_end_at_their_head(
    opened: list[WarmConnections], status: str
) -> None:
    async def script(peer: Peer) -> None:
        while True:
            await peer.request()
            await peer.say(f"HTTP/1.1 {status}\r\nContent-Length: 7\r\n\r\n".encode())

    async with RawServer(script) as server:
        connections = await warm(server, opened)
        for _ in range(2):
            assert (await connections.send_now(CLOSE, DEADLINE_S)).body == b""
        assert server.connections == 1


async def test_the_answer_to_head_has_no_body_whatever_its_length_says(
    opened: list[WarmConnections],
) -> None:
    async def script(peer: Peer) -> None:
        while True:
            await peer.request()
            await peer.say(b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n")

    async with RawServer(script) as server:
        connections = await warm(server, opened)
        for _ in range(2):
            answer = await connections.send_now(HttpRequest("HEAD", "/"), DEADLINE_S)
            assert (answer.status, answer.body) == (200, b"")
        assert server.connections == 1


async def test_a_body_without_a_length_ends_with_the_connection(
    opened: list[WarmConnections],
) -> None:
    async def script(peer: Peer) -> None:
        await peer.request()
        await peer.say(b'HTTP/1.1 200 OK\r\n\r\n{"code":0}')

    async with RawServer(script) as server:
        connections = await warm(server, opened)
        assert (await connections.send_now(CLOSE, DEADLINE_S)).body == b'{"code":0}'


async def test_half_an_answer_leaves_the_outcome_unknown(opened: list[WarmConnections]) -> None:
    async def script(peer: Peer) -> None:
        await peer.request()
        await peer.say(ok(b'{"code":0}')[:-3])

    async with RawServer(script) as server:
        error = await outcome(server, opened)
        assert isinstance(error, AnswerLost)
        assert "look at the position" in str(error)
        assert len(server.requests) == 1


async def test_a_reset_after_the_whole_request_leaves_the_outcome_unknown(
    opened: list[WarmConnections],
) -> None:
    async def script(peer: Peer) -> None:
        await peer.request()
        peer.reset()

    async with RawServer(script) as server:
        assert isinstance(await outcome(server, opened), AnswerLost)
        assert (server.connections, len(server.requests)) == (1, 1)


async def test_words_that_nobody_asked_for_are_not_the_next_answer(
    opened: list[WarmConnections],
) -> None:
    async def script(peer: Peer) -> None:
        await peer.request()
        await peer.say(ok(b"{}") + b"HTTP/1.1 408 Request Timeout\r\nContent-Length: 0\r\n\r\n")
        await asyncio.sleep(30)

    async with RawServer(script) as server:
        connections = await warm(server, opened)
        for _ in range(2):
            assert (await connections.send_now(CLOSE, DEADLINE_S)).status == 200
        assert server.connections == 2


async def test_silence_past_the_deadline_leaves_the_outcome_unknown(
    opened: list[WarmConnections],
) -> None:
    async with RawServer(keep_silent) as server:
        connections = await warm(server, opened)
        with pytest.raises(AnswerLate, match=r"0\.05 s"):
            await connections.send_now(CLOSE, 0.05)
        await settle()
        assert not connections.ready
        assert len(server.requests) == 1


async def test_a_question_that_gets_no_answer_is_not_said_to_have_been_executed(
    opened: list[WarmConnections],
) -> None:
    async with RawServer(keep_silent) as server:
        connections = await warm(server, opened)
        patience = httpx.Timeout(0.05)
        async with read_client(connections, server.origin, timeout=patience) as client:
            with pytest.raises(httpx.ReadTimeout, match="only a question; nothing was changed"):
                await client.get("/v1/positions")


async def test_a_slow_trickle_does_not_move_the_deadline(opened: list[WarmConnections]) -> None:
    async def script(peer: Peer) -> None:
        await peer.request()
        for byte in ok(b"x" * 100):
            await peer.say(bytes([byte]))
            await asyncio.sleep(0.01)

    async with RawServer(script) as server:
        connections = await warm(server, opened)
        with pytest.raises(AnswerLate):
            await connections.send_now(CLOSE, 0.1)


@pytest.mark.parametrize(
    "wire",
    [
        b"SSH-2.0-OpenSSH_9\r\n\r\n",
        b"\x16\x03\x01",
        b"HTTP/1.1 101 Switching\r\nUpgrade: x\r\n\r\nab",
    ],
    ids=["ssh", "tls", "upgrade"],
)
async def test_an_answer_that_is_not_http_leaves_the_outcome_unknown(
    opened: list[WarmConnections], wire: bytes
) -> None:
    async def script(peer: Peer) -> None:
        await peer.request()
        await peer.say(wire)

    async with RawServer(script) as server:
        assert isinstance(await outcome(server, opened), (AnswerUnreadable, AnswerLost))
        assert len(server.requests) == 1


async def test_an_answer_without_end_is_cut_off(opened: list[WarmConnections]) -> None:
    async def script(peer: Peer) -> None:
        await peer.request()
        await peer.say(b"HTTP/1.1 200 OK\r\n\r\n")
        while True:
            await peer.say(b"x" * 4096)

    async with RawServer(script) as server:
        connections = WarmConnections(server.origin, most_bytes=10_000)
        opened.append(connections)
        with pytest.raises(AnswerUnreadable, match="more than 10000 bytes"):
            await connections.send_now(CLOSE, DEADLINE_S)
