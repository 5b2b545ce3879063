"""CoinW's websocket: login, subscriptions, price frames at the venue's cadence, private pushes.

While the feed is stalled every push and price frame is lost, not kept for later; replies to the
client, pongs among them, still come. So the connection looks healthy and only the data is missing:
the harder case for a client.
"""

import asyncio
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Final

from websockets.asyncio.server import ServerConnection, broadcast, serve
from websockets.exceptions import ConnectionClosed
from websockets.http11 import Request, Response

from app.sim.coinw.books import Event, Filled
from app.sim.coinw.contracts import contract_named
from app.sim.coinw.exchange import Exchange
from app.sim.coinw.frames import PUBLIC_TOPICS, PriceFrames
from app.sim.coinw.limits import Limit, Limiter
from app.sim.coinw.pushes import assets_push, push_of
from app.sim.coinw.quirks import Quirks
from app.sim.coinw.signing import KeyRing
from app.sim.faults import Faults
from app.sim.listening import Listening
from app.sim.matching import BETWEEN_FILLS_S
from app.sim.strict_json import read_json

PRIVATE_TOPICS: Final = (
    "order",
    "position",
    "position_change",
    "assets",
    "assets_ag",
    "user_setting",
)
# Beyond this many the venue acknowledges a subscription and never serves it.
MOST_SUBSCRIPTIONS: Final = 513
SILENCE_S: Final = 60.0
PATH: Final = "/perpum"

_LIMITS: Final = {
    "order": Limit(30, 2),
    "position": Limit(10, 2),
    "position_change": Limit(10, 2),
    "assets": Limit(10, 2),
    "ticker_swap": Limit(3),
    "depth": Limit(10, 2),
}

# A repeat that comes after the next fill of the same order is both a duplicate and out of order.
_REPEAT_AFTER_S: Final = BETWEEN_FILLS_S * 1.5

Topic = tuple[str, str]


@dataclass(eq=False, slots=True)
class _Client:
    connection: ServerConnection
    is_logged_in: bool = False
    topics: set[Topic] = field(default_factory=set)


class Socket:
    """The websocket server; `silence_s` is how long a client may say nothing."""

    def __init__(
        self, exchange: Exchange, keys: KeyRing, faults: Faults, quirks: Quirks, seed: int
    ) -> None:
        self.silence_s = SILENCE_S
        self._exchange = exchange
        self._keys = keys
        self._faults = faults
        self._quirks = quirks
        self._limiter = Limiter()
        self._clients: set[_Client] = set()
        self.prices = PriceFrames(exchange, seed)
        self._listening = Listening()
        exchange.listen(self._on_event)

    async def start(self) -> int:
        # The venue sends no protocol pings.
        serving = serve(
            self._serve,
            "127.0.0.1",
            0,
            process_request=_only_the_known_path,
            ping_interval=None,
            close_timeout=1,
            max_size=2**16,
        )
        frames = [self.prices.run(group, self._send_prices) for group in self.prices.groups]
        return await self._listening.start(serving, *frames, name="coinw price frames")

    async def stop(self) -> None:
        self.cut()
        await self._listening.stop()

    def cut(self) -> None:
        """Break every connection at once, without a close frame."""
        self._listening.cut()

    async def _serve(self, connection: ServerConnection) -> None:
        client = _Client(connection)
        self._clients.add(client)
        try:
            while True:
                # Not by `wait_for`: in Python 3.11 it may swallow the cancellation that stops us.
                async with asyncio.timeout(self.silence_s):
                    message = await connection.recv()
                reply = self._reply(client, message)
                if reply is not None:
                    await connection.send(_packed(reply))
        except TimeoutError:
            connection.transport.abort()
        except ConnectionClosed:
            return
        finally:
            self._clients.discard(client)

    def _reply(self, client: _Client, message: str | bytes) -> dict[str, object] | None:
        try:
            asked = read_json(message)
        except ValueError:
            return _failed(1001, "Rate Limit")
        event, params = (
            (asked.get("event"), asked.get("params")) if isinstance(asked, dict) else (None, None)
        )
        if event == "ping":
            return {"event": "pong"}
        if event not in ("login", "sub", "unsub") or not isinstance(params, dict):
            return _failed(500, "exception")
        if event == "login":
            return self._log_in(client, params)
        if event == "sub":
            return self._subscribe(client, params)
        client.topics.discard(_topic(params))
        return None

    def _log_in(self, client: _Client, params: dict[str, object]) -> dict[str, object]:
        client.is_logged_in = self._keys.logs_in(params.get("api_key"), params.get("passphrase"))
        if client.is_logged_in:
            return {"data": {"result": True}, "channel": "login"}
        return {"channel": "login", "data": _failed(1002, "login failed")}

    def _subscribe(self, client: _Client, params: dict[str, object]) -> dict[str, object]:
        kind = params.get("type")
        is_private = kind in PRIVATE_TOPICS
        data: dict[str, object] = {"result": True}
        if params.get("biz") != "futures" or not (is_private or kind in PUBLIC_TOPICS):
            data = _failed(1007, "Invalid parameter")
        elif is_private and not client.is_logged_in:
            data = _failed(1002, "login failed")
        elif not self._admits(str(kind)):
            data = _failed(1001, "Rate Limit")
        elif len(client.topics) < MOST_SUBSCRIPTIONS:
            client.topics.add(_topic(params))
        reply: dict[str, object] = {"biz": params.get("biz"), "data": data}
        if "pairCode" in params:
            reply["pairCode"] = params["pairCode"]
        return reply | {"channel": "subscribe", "type": kind}

    def _admits(self, kind: str) -> bool:
        return kind not in _LIMITS or self._limiter.admits("127.0.0.1", kind, _LIMITS[kind])

    def _send_prices(self, kinds: Iterable[str]) -> None:
        wanted = {topic for client in self._clients for topic in client.topics}
        for kind, pair in sorted(wanted):
            contract = contract_named(pair)
            if kind in kinds and contract is not None:
                self._send((kind, pair), self.prices.frame(kind, contract))

    def _on_event(self, event: Event) -> None:
        order = event.fill.order if isinstance(event, Filled) else event.order
        kind, pair, row = push_of(event, self._exchange)
        self._push(kind, pair, [row], repeat=order.pushed_twice)
        if isinstance(event, Filled):
            self._push("assets", pair, assets_push(self._exchange), repeat=False)

    def _push(self, kind: str, pair: str, rows: list[dict[str, object]], *, repeat: bool) -> None:
        frame: dict[str, object] = {"biz": "futures", "pairCode": pair, "type": kind, "data": rows}
        self._send((kind, ""), frame)
        if repeat:
            loop = asyncio.get_running_loop()
            loop.call_later(_REPEAT_AFTER_S, self._send, (kind, ""), frame)

    def _send(self, topic: Topic, frame: dict[str, object]) -> None:
        if self._faults.feed_is_stalled or topic[0] in self._quirks.silent_topics:
            return
        listeners = [client.connection for client in self._clients if topic in client.topics]
        if listeners:
            broadcast(listeners, _packed(frame))


def _only_the_known_path(connection: ServerConnection, request: Request) -> Response | None:
    if request.path.partition("?")[0] == PATH:
        return None
    return connection.respond(HTTPStatus.NOT_FOUND, "Requested address does not exist")


def _topic(params: dict[str, object]) -> Topic:
    """What to match frames against; a list or an unknown pair simply never matches one."""
    kind = str(params.get("type"))
    return kind, "" if kind in PRIVATE_TOPICS else str(params.get("pairCode", "")).lower()


def _failed(code: int, message: str) -> dict[str, object]:
    return {"result": False, "errorCode": code, "errorMsg": message}


def _packed(frame: dict[str, object]) -> str:
    return json.dumps(frame, separators=(",", ":"), allow_nan=False)
