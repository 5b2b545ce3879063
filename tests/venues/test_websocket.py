"""The shared websocket link against real sockets on loopback."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from http import HTTPStatus

import pytest
from websockets.asyncio.server import ServerConnection, serve

from app.domain.errors import Misconfigured, NoLink, SessionLost
from app.venues._websocket import HandshakeRefused, open_link


@asynccontextmanager
async def server(
    conversation: Callable[[ServerConnection], Awaitable[None]],
) -> AsyncIterator[str]:
    async with serve(conversation, "127.0.0.1", 0, close_timeout=0.1) as listening:
        port = next(iter(listening.sockets)).getsockname()[1]
        yield f"ws://127.0.0.1:{port}"


async def test_send_has_written_when_it_returns_and_frames_arrive_in_order() -> None:
    got: list[str | bytes] = []

    async def listen(socket: ServerConnection) -> None:
        got.extend([await socket.recv() for _ in range(3)])
        await socket.send("done")

    async with (
        server(listen) as url,
        open_link(url, ping_interval_s=None, ping_timeout_s=None) as link,
    ):
        for text in ("one", "zwei ≤ 2", "three"):
            link.send(text)
        assert link._connection.transport.get_write_buffer_size() == 0
        assert await anext(aiter(link)) == b"done"
    assert got == ["one", "zwei ≤ 2", "three"]


async def test_sending_on_a_closed_link_raises_no_link_and_sends_nothing() -> None:
    async def hang_up(socket: ServerConnection) -> None:
        await socket.close(1012, "deploying")

    async with (
        server(hang_up) as url,
        open_link(url, ping_interval_s=None, ping_timeout_s=None) as link,
    ):
        with pytest.raises(SessionLost, match="1012: it is restarting, saying 'deploying'"):
            await anext(aiter(link))
        with pytest.raises(NoLink, match="Nothing was sent"):
            link.send("close everything")


async def test_a_broken_line_is_refused_even_before_the_library_has_noticed() -> None:
    async def wait(socket: ServerConnection) -> None:
        await socket.wait_closed()

    async with (
        server(wait) as url,
        open_link(url, ping_interval_s=None, ping_timeout_s=None) as link,
    ):
        link._connection.transport.abort()
        with pytest.raises(NoLink):
            link.send("close everything")


async def test_a_line_that_breaks_without_a_goodbye_says_so() -> None:
    async def drop(socket: ServerConnection) -> None:
        socket.transport.abort()

    async with (
        server(drop) as url,
        open_link(url, ping_interval_s=None, ping_timeout_s=None) as link,
    ):
        with pytest.raises(SessionLost, match="broke without a goodbye"):
            await anext(aiter(link))


async def test_silence_on_pings_ends_the_link() -> None:
    async def deaf(socket: ServerConnection) -> None:
        socket.transport.pause_reading()
        await asyncio.sleep(0.5)

    async with (
        server(deaf) as url,
        open_link(url, ping_interval_s=0.05, ping_timeout_s=0.05) as link,
    ):
        with pytest.raises(SessionLost, match="no longer answers pings"):
            await anext(aiter(link))


async def test_an_http_answer_is_reported_with_its_status() -> None:
    async def never(socket: ServerConnection) -> None:
        raise AssertionError

    def forbid(connection: ServerConnection, request: object) -> object:
        return connection.respond(HTTPStatus.FORBIDDEN, "no")

    async with serve(never, "127.0.0.1", 0, process_request=forbid) as listening:  # type: ignore[arg-type]
        port = next(iter(listening.sockets)).getsockname()[1]
        with pytest.raises(HandshakeRefused) as refused:
            async with open_link(
                f"ws://127.0.0.1:{port}", ping_interval_s=None, ping_timeout_s=None
            ):
                pass
    assert refused.value.status == 403


async def test_a_redirect_to_another_host_is_not_followed() -> None:
    async def never(socket: ServerConnection) -> None:
        raise AssertionError

    def redirect(connection: ServerConnection, request: object) -> object:
        answer = connection.respond(HTTPStatus.FOUND, "")
        answer.headers["Location"] = "ws://127.0.0.2:9/"
        return answer

    async with serve(never, "127.0.0.1", 0, process_request=redirect) as listening:  # type: ignore[arg-type]
        port = next(iter(listening.sockets)).getsockname()[1]
        with pytest.raises(SessionLost):
            async with open_link(
                f"ws://127.0.0.1:{port}", ping_interval_s=None, ping_timeout_s=None
            ):
                pass


@pytest.mark.parametrize(
    "url", ["ws://trade.example.com", "http://127.0.0.1", "wss://", "wss://host:port"]
)
async def test_plaintext_off_loopback_and_other_addresses_are_refused(url: str) -> None:
    with pytest.raises(Misconfigured):
        async with open_link(url, ping_interval_s=None, ping_timeout_s=None):
            pass


async def test_nobody_there_is_a_lost_session_with_a_sentence() -> None:
    with pytest.raises(SessionLost, match=r"No connection to 127\.0\.0\.1"):
        async with open_link("ws://127.0.0.1:9", ping_interval_s=None, ping_timeout_s=None):
            pass
