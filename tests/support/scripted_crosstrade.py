"""CrossTrade as a script: real sockets on loopback that check the token, record, answer as told."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from email.utils import formatdate
from typing import Any
from urllib.parse import parse_qs

from websockets.asyncio.server import Request, Response, ServerConnection, serve
from websockets.datastructures import Headers
from websockets.exceptions import ConnectionClosed

from tests.support.golden import frames
from tests.support.raw_server import Peer, RawServer

TOKEN = "xt_dummy_token_0001"
API = "/v1/api"
ES_QUOTE = json.loads(frames("crosstrade", "quote", "=")[0])
MNQ_QUOTE = ES_QUOTE | {
    "instrument": "MNQ 12-26", "tickSize": 0.25, "pointValue": 2.0, "tickValue": 0.5,
    "bid": 24801.25, "ask": 24801.75, "last": 24801.5,
}  # fmt: skip


@dataclass
class Answer:
    """One answer. `raw` replaces all of it; the connection is closed behind it."""

    status: int = 200
    body: str = "{}"
    headers: tuple[str, ...] = ()
    raw: bytes | None = None


Reply = str | tuple[int, str] | Answer
Reaction = Callable[[dict[str, Any]], "Reply | Awaitable[Reply | None] | None"]
"""What a call is answered with, by its body or query; None: the connection ends unanswered."""


@dataclass
class Asked:
    """One REST call as it came."""

    method: str
    target: str
    path: str
    query: dict[str, str]
    headers: dict[str, str]
    body: str


@dataclass
class ScriptedCrossTrade:
    """What the venue was asked, and what it answers. Reads default to the golden files."""

    reads: dict[str, "Reply | Reaction"] = field(default_factory=dict)
    on: dict[str, Reaction] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)
    heard: list[dict[str, Any]] = field(default_factory=list)
    """Frames of the client on the stream."""
    offline: bool = False
    stream_is_open: bool = True
    socket: ServerConnection | None = None

    def __post_init__(self) -> None:
        golden = {
            "accounts/snapshot": "accounts_snapshot",
            "accounts": "accounts",
            "positions": "positions_all",
            "accounts/Sim101/orders": "orders",
            "accounts/Sim101/executions": "executions",
        }
        for path, name in golden.items():
            self.reads[path] = frames("crosstrade", name, "=")[0]
        self.reads["accounts/Sim102"] = json.dumps(
            {"name": "Sim102", "provider": "Simulator", "denomination": "UsDollar",
             "connectionStatus": "Connected", "success": True}
        )  # fmt: skip
        self.reads["accounts/sim102"] = self.reads["accounts/Sim102"]
        self.reads["accounts/Sim102/orders"] = '{"orders":[],"success":true}'
        self.reads["accounts/Sim102/executions"] = '{"executions":[],"success":true}'
        self.reads["market/quote"] = _quotes

    def calls(self, method: str, path: str) -> list[Asked]:
        return [c for c in self.asked if (c.method, c.path) == (method, f"{API}/{path}")]

    @property
    def mutations(self) -> list[tuple[str, dict[str, Any]]]:
        """Everything that could change something, in order: path and body."""
        return [
            (call.path.removeprefix(f"{API}/"), json.loads(call.body))
            for call in self.asked
            if call.method != "GET"
        ]

    def rows(self, path: str, name: str, *rows: dict[str, Any]) -> None:
        """From now on, answer a list with these rows."""
        self.reads[path] = json.dumps({name: rows, "success": True})

    async def push(self, *texts: str) -> None:
        assert self.socket is not None
        for text in texts:
            await self.socket.send(text)

    async def cut_the_stream(self) -> None:
        assert self.socket is not None
        self.socket.transport.abort()

    async def serve_rest(self, peer: Peer) -> None:
        while True:
            call = _read(await peer.request())
            self.asked.append(call)
            given = await self._answer(call)
            if given is None:
                return
            if isinstance(given, str):
                given = Answer(200, given)
            elif isinstance(given, tuple):
                given = Answer(*given)
            if given.raw is not None:
                await peer.say(given.raw)
                return
            lines = [f"HTTP/1.1 {given.status} X", f"Content-Length: {len(given.body.encode())}"]
            lines += [f"Date: {formatdate(usegmt=True)}", *given.headers]
            await peer.say(("\r\n".join(lines) + "\r\n\r\n" + given.body).encode())

    def upgrade(self, socket: ServerConnection, request: Request) -> Response | None:
        if request.headers.get("Authorization") != f"Bearer {TOKEN}":
            return Response(401, "Unauthorized", Headers())
        return None if self.stream_is_open else Response(503, "Unavailable", Headers())

    async def serve_stream(self, socket: ServerConnection) -> None:
        self.socket = socket
        try:
            async for text in socket:
                self.heard.append(json.loads(text))
        except ConnectionClosed:
            return

    async def _answer(self, call: Asked) -> Reply | None:
        if call.headers.get("authorization") != f"Bearer {TOKEN}":
            return error("unauthorized")
        if self.offline:
            return error("offline")
        path = call.path.removeprefix(f"{API}/")
        answer: Any
        if call.method == "GET":
            answer = self.reads.get(path, error("wrong_path"))
            given: dict[str, Any] = call.query
        else:
            answer = self.on.get(f"{call.method} {path}", error("wrong_path"))
            given = json.loads(call.body)
        if callable(answer):
            answer = answer(given)
        return await answer if isinstance(answer, Awaitable) else answer


def error(name: str) -> tuple[int, str]:
    """A golden failure: its status and body."""
    status, _, body = frames("crosstrade", "errors", name)[0].partition(" ")
    return int(status), body


@asynccontextmanager
async def listening(venue: ScriptedCrossTrade) -> AsyncIterator[dict[str, str]]:
    """Serve both ends; gives the endpoints."""
    async with (
        RawServer(venue.serve_rest) as rest,
        serve(
            venue.serve_stream, "127.0.0.1", 0, close_timeout=0.1, process_request=venue.upgrade
        ) as stream,
    ):
        port = next(iter(stream.sockets)).getsockname()[1]
        yield {"rest": rest.origin, "ws": f"ws://127.0.0.1:{port}/ws/stream"}
        await asyncio.sleep(0)


def _quotes(query: dict[str, Any]) -> str:
    """One instrument comes as an object, several as a bare list."""
    known = {"ES 12-26": ES_QUOTE, "MNQ 12-26": MNQ_QUOTE}
    asked = [known[name] for name in query["instrument"].split(",")]
    return json.dumps(asked[0] if len(asked) == 1 else asked)


def _read(raw: bytes) -> Asked:
    head, _, body = raw.partition(b"\r\n\r\n")
    first, *lines = head.decode().split("\r\n")
    method, target, _ = first.split(" ")
    path, _, query = target.partition("?")
    headers = {k.lower(): v for k, _, v in (line.partition(": ") for line in lines)}
    asked = {k: v[0] for k, v in parse_qs(query).items()}
    return Asked(method, target, path, asked, headers, body.decode())
