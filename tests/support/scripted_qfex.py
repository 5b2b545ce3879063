"""QFEX as a script: real sockets on loopback that log in, record, and say what a test tells them."""

import asyncio
import gzip
import json
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from email.utils import formatdate
from typing import Any
from urllib.parse import parse_qs, urlsplit

from websockets.asyncio.server import ServerConnection, serve
from websockets.datastructures import Headers
from websockets.exceptions import ConnectionClosed
from websockets.http11 import Request, Response

from tests.support.golden import frames, replies

Reaction = Callable[[Any], list[str]]


@dataclass
class ScriptedQfex:
    """What the venue was asked, and what it answers. `on[type]` gives the frames sent in return."""

    on: dict[str, Reaction] = field(default_factory=dict)
    rest: dict[str, str] = field(default_factory=lambda: replies("qfex", "queries"))
    status: dict[str, int] = field(default_factory=dict)
    date_shift_s: float = 0.0
    gzipped: bool = False
    cut_short: bool = False
    """Announce more of each REST answer than comes."""
    asked: list[dict[str, Any]] = field(default_factory=list)
    asked_raw: list[str] = field(default_factory=list)
    read: list[tuple[str, dict[str, list[str]], Headers]] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)
    market_asked: list[str] = field(default_factory=list)
    hang_up_with: int | None = None
    """A close code to answer the next frame with."""
    trade: ServerConnection | None = None
    market: ServerConnection | None = None
    address: str = ""
    _news: asyncio.Event = field(default_factory=asyncio.Event)

    def __post_init__(self) -> None:
        success = frames("qfex", "login")[0]
        confirmed = frames("qfex", "subscribe")[:4]
        nothing = json.dumps({"all_orders_response": {"orders": [], "twaps": []}})
        self.on.setdefault("auth", lambda _: [success])
        self.on.setdefault("subscribe", lambda _: confirmed)
        self.on.setdefault("get_user_orders", lambda _: [nothing])
        self.on.setdefault("get_user_trades", lambda _: ['{"user_trades":[],"count":0}'])
        self.rest["/user/historic-orders"] = '{"data":null,"count":0}'
        self.rest["/user/trade"] = '{"data":[],"count":0}'
        self.rest["/user/subaccounts"] = '{"account_ids":null}'

    def asked_for(self, kind: str) -> list[dict[str, Any]]:
        return [frame for frame in self.asked if frame["type"] == kind]

    async def say(self, *texts: str) -> None:
        """Push frames on the trade socket."""
        assert self.trade is not None
        for text in texts:
            await self.trade.send(text)

    async def quote(self, *texts: str) -> None:
        """Push frames on the market data socket."""
        assert self.market is not None
        for text in texts:
            await self.market.send(text)

    def break_off(self) -> None:
        """Cut the trade line without a goodbye."""
        assert self.trade is not None
        self.trade.transport.abort()

    async def until(self, wanted: Callable[["ScriptedQfex"], object]) -> None:
        async with asyncio.timeout(3):
            while not wanted(self):
                self._news.clear()
                await self._news.wait()

    async def on_trade(self, socket: ServerConnection) -> None:
        assert socket.request is not None
        self.trade = socket
        self.paths.append(socket.request.path)
        try:
            async for text in socket:
                self._record(str(text))
                for answer in self.on.get(self.asked[-1]["type"], lambda _: [])(self.asked[-1]):
                    await socket.send(answer)
                if self.hang_up_with is not None:
                    await socket.close(self.hang_up_with)
        except ConnectionClosed:
            return

    async def on_market(self, socket: ServerConnection) -> None:
        self.market = socket
        self._news.set()
        try:
            async for text in socket:
                self.market_asked.append(str(text))
                self._news.set()
        except ConnectionClosed:
            return

    def on_read(self, connection: ServerConnection, request: Request) -> Response:
        parts = urlsplit(request.path)
        self.read.append((parts.path, parse_qs(parts.query), request.headers))
        body = self.rest.get(parts.path, "{}").encode()
        status = self.status.get(parts.path, 200)
        headers = Headers()
        headers["Content-Type"] = "application/json"
        if self.gzipped:
            body = gzip.compress(body)
            headers["Content-Encoding"] = "gzip"
        headers["Content-Length"] = str(len(body) + (100 if self.cut_short else 0))
        headers["Date"] = formatdate(time.time() + self.date_shift_s, usegmt=True)
        return Response(status, "", headers, body)

    def _record(self, text: str) -> None:
        self.asked_raw.append(text)
        self.asked.append(json.loads(text))
        self._news.set()


@asynccontextmanager
async def listening(venue: ScriptedQfex) -> AsyncIterator[dict[str, str]]:
    """Serve it; gives the endpoints."""

    async def nobody(socket: ServerConnection) -> None:
        await socket.close()

    quick = {"close_timeout": 0.1, "compression": None}
    async with (
        serve(venue.on_trade, "127.0.0.1", 0, **quick) as trade,  # type: ignore[arg-type]
        serve(venue.on_market, "127.0.0.1", 0, **quick) as market,  # type: ignore[arg-type]
        serve(nobody, "127.0.0.1", 0, process_request=venue.on_read) as rest,
    ):
        ports = [next(iter(s.sockets)).getsockname()[1] for s in (trade, market, rest)]
        yield {
            "trade": f"ws://127.0.0.1:{ports[0]}",
            "market": f"ws://127.0.0.1:{ports[1]}",
            "rest": f"http://127.0.0.1:{ports[2]}",
        }
