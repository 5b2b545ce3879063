"""Ends of a wire without a socket: a websocket that says given frames, an HTTP origin that answers."""

import asyncio
from collections.abc import AsyncIterator, Awaitable
from urllib.parse import urlsplit

import httpx

from app.domain.errors import SessionLost
from app.venues._http import HttpRequest, HttpResponse, read_client
from app.venues._http.connection import AnswerLost, AnswerUnreadable
from app.venues._http.message import AnswerError, AnswerReader
from app.venues._http.pool import MOST_BYTES
from app.venues._rate_limit import RateLimit, WindowLimit
from app.venues._websocket import LinkClosed
from tests.fuzz.bending import Bender


class FakeLink:
    """A websocket link that gives the frames it is told and then ends; what is sent is dropped."""

    is_open = True

    def __init__(self, *frames: bytes) -> None:
        self._frames: list[bytes] = list(frames)

    def send(self, text: str) -> None: ...

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for frame in self._frames:
            yield frame
            await asyncio.sleep(0)
        raise LinkClosed(1006, "the line broke without a goodbye")


class FakeOrigin:
    """Answers by path with golden bodies; the `bent`-th answer of a run is bent.

    `wrap` makes the bytes of a whole HTTP answer out of a body, so that the parser has its part.
    """

    def __init__(self, answers: dict[str, bytes]) -> None:
        self._answers = answers
        self._bender: Bender | None = None
        self._bent, self._count, self._how = 0, 0, 0

    def begin(self, bender: Bender) -> None:
        self._bender, self._count = bender, 0
        self._bent, self._how = bender.pick(3), bender.pick(6)

    def answer(self, method: str, target: str) -> HttpResponse:
        """Raises what a connection raises."""
        body = self._answers.get(f"{method} {urlsplit(target).path}", b"{}")
        number, self._count = self._count, self._count + 1
        wire = _whole(200, body)
        if self._bender is not None and number == self._bent:
            if self._how == 0:
                wire = self._bender.bend(wire)
            else:
                status = (200, 200, 200, 400, 500)[self._how - 1]
                wire = _whole(status, self._bender.bend(body))
        return read_answer(method, wire)

    def send_now(self, request: HttpRequest, deadline_s: float) -> Awaitable[HttpResponse]:
        async def reply() -> HttpResponse:
            return self.answer(request.method, request.target)

        return reply()

    async def read(
        self, request: HttpRequest, *, connect_s: float, deadline_s: float
    ) -> HttpResponse:
        return self.answer(request.method, request.target)

    async def aclose(self) -> None: ...

    def client(self, address: str) -> httpx.AsyncClient:
        """httpx on this origin, as the sessions build it."""
        return read_client(self, address, timeout=httpx.Timeout(5.0))  # type: ignore[arg-type]


def read_answer(method: str, wire: bytes) -> HttpResponse:
    """What a connection makes of these bytes, in pieces, and then the end of it."""
    reader = AnswerReader(method, MOST_BYTES)
    step = max(1, len(wire) // 3)
    try:
        for at in range(0, len(wire), step):
            reader.feed(wire[at : at + step])
    except AnswerError as error:
        raise AnswerUnreadable(f"venue sent {error} to our request.") from error
    reader.end()
    if not reader.complete:
        raise AnswerLost("venue closed the connection before its answer was whole.")
    return reader.answer()


class Unlimited(RateLimit):
    """Never makes anyone wait."""

    def __init__(self) -> None:
        super().__init__(rate=1e12, burst=1e12, reserve=0, monotonic=lambda: 0.0)

    def pause(self, seconds: float) -> None: ...

    def take_for_close(self, cost: float = 1.0) -> None: ...

    async def turn_for_read(self, cost: float = 1.0) -> None: ...


def unlimit(holder: object) -> None:
    """Whatever limit of calls `holder` keeps: on turned time they would wait by another clock."""
    for name, value in list(vars(holder).items()):
        if isinstance(value, RateLimit):
            setattr(holder, name, Unlimited())
        elif isinstance(value, WindowLimit):
            setattr(holder, name, unlimited_window())
        elif isinstance(value, dict):
            limits = {
                k: unlimited_window() for k, v in value.items() if isinstance(v, WindowLimit)
            }
            value.update(limits)


def unlimited_window() -> WindowLimit:
    """A window in which no call is ever counted."""
    return WindowLimit(1, 0.0, monotonic=lambda: 0.0)


def _whole(status: int, body: bytes) -> bytes:
    head = f"HTTP/1.1 {status} X\r\nContent-Type: application/json\r\nContent-Length: {len(body)}"
    return f"{head}\r\nDate: Tue, 20 Jan 2026 10:00:00 GMT\r\n\r\n".encode() + body


class WireOrigin(FakeOrigin):
    """Answers every request with the same bytes."""

    def __init__(self, wire: bytes) -> None:
        super().__init__({})
        self._wire = wire

    def answer(self, method: str, target: str) -> HttpResponse:
        return read_answer(method, self._wire)

    async def read_as_a_session_does(self) -> None:
        """A read whose failures are httpx's transport errors, as every session expects them."""
        async with self.client("http://127.0.0.1:1") as client:
            try:
                answer = await client.get("/read")
            except httpx.TransportError as error:
                raise SessionLost(str(error) or type(error).__name__) from error
            assert len(answer.content) <= MOST_BYTES, len(answer.content)
