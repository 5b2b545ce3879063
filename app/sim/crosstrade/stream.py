"""The websocket: calls by `rpc`, quotes about once a second, P&L at the interval asked for."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager, suppress
from http import HTTPStatus
from typing import Final

from websockets.asyncio.server import ServerConnection, serve
from websockets.exceptions import ConnectionClosed
from websockets.http11 import Request, Response

from app.sim.bucket import Bucket
from app.sim.crosstrade.args import INT32, DeclinedError, named_contract
from app.sim.crosstrade.contracts import Contract
from app.sim.crosstrade.desktop import Desktop, now_ms
from app.sim.crosstrade.relay import Call, Relay, Reply
from app.sim.crosstrade.rest import is_bearer
from app.sim.crosstrade.rows import snapshot_rows, stream_quote_row
from app.sim.faults import Faults
from app.sim.jobs import Jobs
from app.sim.listening import Listening
from app.sim.strict_json import read_json
from app.sim.unanswered import NoReply

PATH: Final = "/ws/stream"
SUBSCRIPTIONS_PER_MIN: Final = 20
_SHORTEST_INTERVAL_MS: Final = 100
# Only its path says that it is about one account; over the websocket `Flatten` takes filters.
_REST_ONLY: Final = frozenset({"FlattenAccount"})

Frame = dict[str, object]


class Stream:
    """Serves the websocket on a free loopback port."""

    def __init__(
        self,
        relay: Relay,
        desktop: Desktop,
        faults: Faults,
        *,
        token: str,
        cut: Callable[[], None],
    ) -> None:
        self.relay = relay
        self.desktop = desktop
        self.faults = faults
        self.cut_all = cut
        self._token = token
        self._listening = Listening()

    async def start(self) -> int:
        serving = serve(self._serve, "127.0.0.1", 0, process_request=self._admit)
        return await self._listening.start(serving, name="crosstrade stream")

    async def stop(self) -> None:
        self.cut()
        await self._listening.stop()

    def cut(self) -> None:
        """Break every open websocket without a closing handshake."""
        self._listening.cut()

    def _admit(self, connection: ServerConnection, request: Request) -> Response | None:
        if request.path.partition("?")[0] != PATH:
            return connection.respond(HTTPStatus.NOT_FOUND, "not found\n")
        if not is_bearer(request.headers.get("Authorization"), self._token):
            return connection.respond(HTTPStatus.UNAUTHORIZED, "unauthorized\n")
        return None

    async def _serve(self, connection: ServerConnection) -> None:
        client = _Client(self, connection)
        try:
            async with client.pushing():
                async for message in connection:
                    answer = client.answer(message)
                    if answer is not None:
                        await client.send(answer)
        except ConnectionClosed:
            return


class _Client:
    """One connection: what it subscribed to, and what it is pushed."""

    def __init__(self, stream: Stream, connection: ServerConnection) -> None:
        self._stream = stream
        self._connection = connection
        self._subscribed: dict[str, Contract] = {}
        self._changes = Bucket(SUBSCRIPTIONS_PER_MIN, SUBSCRIPTIONS_PER_MIN / 60)
        self._pnl_every_s = 1.0
        self._pnl_wanted = asyncio.Event()

    async def send(self, frame: Frame) -> None:
        await self._connection.send(json.dumps(frame))

    @asynccontextmanager
    async def pushing(self) -> AsyncIterator[None]:
        pushes = Jobs()
        pushes.start(_until_gone(self._push_quotes()), name="crosstrade quotes")
        pushes.start(_until_gone(self._push_pnl()), name="crosstrade p&l")
        try:
            yield
        finally:
            await pushes.stop()

    def answer(self, message: str | bytes) -> Frame | None:
        """The frame that answers `message`, if it gets one."""
        try:
            asked = read_json(message)
        except ValueError:
            return {"error": "Invalid request"}
        match asked:
            case {"action": "rpc", "api": str(api), **rest}:
                return self._rpc(api, rest.get("id"), rest.get("args", {}))
            case {"action": "subscribe", "instruments": list(names)}:
                return self._change(names, subscribe=True)
            case {"action": "unsubscribe", "instruments": list(names)}:
                return self._change(names, subscribe=False)
            case {"action": "streamPnl", "enabled": bool(enabled), **rest}:
                return self._set_pnl(enabled, rest.get("interval", 1000))
            case {"action": "ping"}:
                return {"type": "pong"}
        return {"error": "Invalid request"}

    def _rpc(self, api: str, rpc_id: object, args: object) -> Frame | None:
        if api in _REST_ONLY:
            return {"id": rpc_id, "data": {"error": "Unknown API command"}}
        readable = args if isinstance(args, dict) else None
        reply = self._stream.relay.take(Call(api, api, readable, args), authorised=True)
        match reply:
            case NoReply.CUT:
                self._stream.cut_all()
                return None
            case NoReply.LOST:
                return None
            case Reply(body=str()):
                return {"id": rpc_id, "error": "Internal server error"}
            case Reply(body=body):
                return {"id": rpc_id, "data": body}

    def _change(self, names: list[object], *, subscribe: bool) -> Frame | None:
        if not self._changes.take():
            return {"error": "Rate limit exceeded"}
        try:
            contracts = [named_contract(str(name)) for name in names]
        except DeclinedError as declined:
            return declined.body
        for contract in contracts:
            if subscribe:
                self._subscribed[contract.name] = contract
            else:
                self._subscribed.pop(contract.name, None)
        return None

    def _set_pnl(self, enabled: bool, interval: object) -> Frame | None:
        if not isinstance(interval, int) or not 0 < interval <= INT32:
            return {"error": "Invalid request"}
        self._pnl_every_s = max(interval, _SHORTEST_INTERVAL_MS) / 1000
        if enabled:
            self._pnl_wanted.set()
        else:
            self._pnl_wanted.clear()
        return None

    async def _push_quotes(self) -> None:
        desktop = self._stream.desktop
        while True:
            await asyncio.sleep(desktop.manner.pushes_every_s)
            if self._subscribed and not self._is_silent:
                quotes = [stream_quote_row(one, desktop) for one in self._subscribed.values()]
                await self.send({"type": "marketData", "quotes": quotes})

    async def _push_pnl(self) -> None:
        desktop = self._stream.desktop
        while True:
            await self._pnl_wanted.wait()
            await asyncio.sleep(self._pnl_every_s)
            if self._pnl_wanted.is_set() and not self._is_silent:
                with_positions = desktop.manner.pnl_has_positions
                accounts = snapshot_rows(desktop, with_positions=with_positions)
                await self.send({"type": "pnlUpdate", "epoch": now_ms(), "accounts": accounts})

    @property
    def _is_silent(self) -> bool:
        return self._stream.faults.feed_is_stalled or self._stream.faults.addon_is_offline


async def _until_gone(push: Coroutine[None, None, None]) -> None:
    """Push until the client has left, which may be noticed here first."""
    with suppress(ConnectionClosed):
        await push
