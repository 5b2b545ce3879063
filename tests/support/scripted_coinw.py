"""CoinW as a script: real sockets on loopback that check signatures, record, and answer as told."""

import asyncio
import base64
import hashlib
import hmac
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from email.utils import formatdate
from typing import Any
from urllib.parse import parse_qs

from websockets.asyncio.server import ServerConnection, serve
from websockets.exceptions import ConnectionClosed

from tests.support.golden import frames, replies
from tests.support.raw_server import Peer, RawServer

API_KEY = "ck_test_7f3a21"
SECRET = "sk_test_9d41c0ffee55"

Answer = str | tuple[int, str]
Reaction = Callable[[dict[str, Any]], Answer | Awaitable[Answer | None] | None]
"""What a mutation is answered with, by its body; None: the connection ends without an answer."""

_EMPTY_PAGE = '{"code":0,"data":{"nextId":0,"prevId":0,"rows":[],"total":0},"msg":""}'


@dataclass
class Asked:
    """One REST call as it came."""

    method: str
    path: str
    query: dict[str, str]
    headers: dict[str, str]
    body: str


@dataclass
class ScriptedCoinW:
    """What the venue was asked, and what it answers. Reads default to the golden files."""

    reads: dict[str, Answer] = field(default_factory=dict)
    in_pages: dict[str, tuple[list[dict[str, Any]], int]] = field(default_factory=dict)
    on: dict[str, Reaction] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)
    heard: list[dict[str, Any]] = field(default_factory=list)
    """Frames of the client on the stream."""
    date: str | None = None
    login: str = '{"data":{"result":true},"channel":"login"}'
    stream_is_open: bool = True
    socket: ServerConnection | None = None

    def __post_init__(self) -> None:
        for name in ("instruments", "positions_all", "balances"):
            self.reads |= replies("coinw", name)
        self.reads["/v1/perpum/positions"] = self.reads["/v1/perpum/positions/all"]
        self.reads["/v1/perpum/order"] = '{"code":0,"data":[],"msg":""}'
        for path in ("orders/open", "orders/history", "orders/deals"):
            self.reads[f"/v1/perpum/{path}"] = _EMPTY_PAGE

    def calls(self, method: str, path: str) -> list[Asked]:
        return [call for call in self.asked if (call.method, call.path) == (method, path)]

    @property
    def closes(self) -> list[str]:
        return [call.body for call in self.calls("DELETE", "/v1/perpum/positions")]

    def answers_reads(self, golden: str) -> None:
        """From now on, answer as this golden file does."""
        self.reads |= replies("coinw", golden)

    def rows(self, path: str, *rows: dict[str, Any]) -> None:
        """From now on, answer a list with these rows."""
        paged = path in ("orders/open", "orders/history", "orders/deals")
        data: object = {"rows": rows, "total": len(rows)} if paged else rows
        self.reads[f"/v1/perpum/{path}"] = json.dumps({"code": 0, "data": data, "msg": ""})

    def pages(self, path: str, rows: list[dict[str, Any]], *, at_most: int) -> None:
        """From now on, answer a list in pages that are never longer than this."""
        self.in_pages[f"/v1/perpum/{path}"] = (rows, at_most)

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
            answer = await self._answer(call)
            if answer is None:
                return
            status, text = (200, answer) if isinstance(answer, str) else answer
            lines = [f"HTTP/1.1 {status} X", f"Content-Length: {len(text.encode())}"]
            lines.append(f"Date: {self.date or formatdate(usegmt=True)}")
            await peer.say(("\r\n".join(lines) + "\r\n\r\n" + text).encode())

    async def serve_stream(self, socket: ServerConnection) -> None:
        if not self.stream_is_open:
            await socket.close(1013)
            return
        self.socket = socket
        try:
            async for text in socket:
                frame = json.loads(text)
                self.heard.append(frame)
                for answer in self._frames_for(frame):
                    await socket.send(answer)
        except ConnectionClosed:
            return

    async def _answer(self, call: Asked) -> Answer | None:
        problem = _signature_problem(call)
        if problem is not None:
            return json.dumps({"code": problem, "msg": "signature"})
        reaction = self.on.get(f"{call.method} {call.path}")
        if reaction is None and call.method == "GET":
            if call.path in self.in_pages:
                return self._page(call)
            return self.reads.get(call.path, (404, frames("coinw", "errors", "< 404")[0]))
        if reaction is None:
            return '{"code":0,"msg":""}'
        answer = reaction(json.loads(call.body or "null"))
        return await answer if isinstance(answer, Awaitable) else answer

    def _page(self, call: Asked) -> str:
        rows, at_most = self.in_pages[call.path]
        size = min(at_most, int(call.query["pageSize"]))
        begin = (int(call.query["page"]) - 1) * size
        data = {"rows": rows[begin : begin + size], "total": len(rows)}
        return json.dumps({"code": 0, "data": data, "msg": ""})

    def _frames_for(self, frame: dict[str, Any]) -> list[str]:
        match frame["event"]:
            case "login":
                good = frame["params"] == {"api_key": API_KEY, "passphrase": SECRET}
                return [self.login if good else frames("coinw", "errors", "stream<")[0]]
            case "sub":
                verdict = {**frame["params"], "data": {"result": True}, "channel": "subscribe"}
                return [json.dumps(verdict)]
            case "ping":
                return ['{"event":"pong"}']
        return []


@asynccontextmanager
async def listening(venue: ScriptedCoinW) -> AsyncIterator[dict[str, str]]:
    """Serve both ends; gives the endpoints."""
    async with (
        RawServer(venue.serve_rest) as rest,
        serve(venue.serve_stream, "127.0.0.1", 0, close_timeout=0.1) as stream,
    ):
        port = next(iter(stream.sockets)).getsockname()[1]
        yield {"rest": rest.origin, "ws": f"ws://127.0.0.1:{port}/perpum"}
        await asyncio.sleep(0)


def _read(raw: bytes) -> Asked:
    head, _, body = raw.partition(b"\r\n\r\n")
    first, *lines = head.decode().split("\r\n")
    method, target, _ = first.split(" ")
    path, _, query = target.partition("?")
    headers = {k.lower(): v for k, _, v in (line.partition(": ") for line in lines)}
    headers[":target"] = target
    return Asked(
        method, path, {k: v[0] for k, v in parse_qs(query).items()}, headers, body.decode()
    )


def _signature_problem(call: Asked) -> int | None:
    if call.headers.get("api_key") != API_KEY:
        return 6000
    signed = call.headers["timestamp"] + call.method + call.headers[":target"] + call.body
    mac = hmac.digest(SECRET.encode(), signed.encode(), hashlib.sha256)
    return None if base64.b64encode(mac).decode() == call.headers["sign"] else 6001
