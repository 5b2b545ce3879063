"""A CoinW account as its holder uses it: signed REST calls and one websocket, nothing of ours."""

import asyncio
import base64
import hashlib
import hmac
import json
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx
from websockets.asyncio.client import ClientConnection, connect

from app.sim.coinw import SimulatedCoinW
from app.sim.faults import Faults
from app.sim.received import Received
from app.sim.venue import Offer

Json = dict[str, Any]


def payload(name: str) -> Json:
    """A payload of the venue's, as the protocol note shows it."""
    text = (Path(__file__).parent / "payloads" / f"{name}.json").read_text()
    return dict(json.loads(text))


def assert_same_shape(row: Json, documented: Json) -> None:
    """Every documented field is there, and is a number, text or flag as documented."""
    for name, value in documented.items():
        assert _kind_of(row[name]) == _kind_of(value), name


def sign(secret: str, timestamp: str, method: str, target: str, body: bytes) -> str:
    message = f"{timestamp}{method}{target}".encode() + body
    return base64.b64encode(hmac.new(secret.encode(), message, hashlib.sha256).digest()).decode()


class Feed:
    """One websocket connection."""

    def __init__(self, socket: ClientConnection, offer: Offer) -> None:
        self.socket = socket
        self._offer = offer

    async def say(self, message: object) -> None:
        await self.socket.send(message if isinstance(message, str) else json.dumps(message))

    async def hear(self, wait_s: float = 5.0) -> Json:
        return dict(json.loads(await asyncio.wait_for(self.socket.recv(), wait_s)))

    async def log_in(self) -> Json:
        keys = self._offer.secrets
        params = {"api_key": keys["api_key"], "passphrase": keys["secret_key"]}
        await self.say({"event": "login", "params": params})
        return await self.hear()

    async def subscribe(self, kind: str, pair: object = None) -> Json:
        params: Json = {"biz": "futures", "type": kind}
        if pair is not None:
            params["pairCode"] = pair
        await self.say({"event": "sub", "params": params})
        while True:
            frame = await self.hear()
            if frame.get("channel") == "subscribe":
                return frame

    async def hear_all(self, during_s: float) -> list[Json]:
        """Every frame that arrives within a time."""
        frames: list[Json] = []
        deadline = time.monotonic() + during_s
        while (left := deadline - time.monotonic()) > 0:
            try:
                frames.append(await self.hear(left))
            except TimeoutError:
                break
        return frames

    async def hear_until(self, is_last: Callable[[Json], bool]) -> list[Json]:
        frames = [await self.hear()]
        while not is_last(frames[-1]):
            frames.append(await self.hear())
        return frames


class Account:
    """The account of one running simulated CoinW."""

    def __init__(
        self,
        venue: SimulatedCoinW,
        offer: Offer,
        faults: Faults,
        received: Received,
        http: httpx.AsyncClient,
    ) -> None:
        self.venue = venue
        self.offer = offer
        self.faults = faults
        self.received = received
        self.http = http

    async def send(
        self, method: str, target: str, body: object = None, **changed: str
    ) -> httpx.Response:
        """One signed call; `changed` replaces headers or, as `secret`, the signing secret."""
        raw = b"" if body is None else json.dumps(body, separators=(",", ":")).encode()
        timestamp = changed.get("timestamp", str(time.time_ns() // 1_000_000))
        secret = changed.pop("secret", self.offer.secrets["secret_key"])
        headers = {
            "api_key": self.offer.secrets["api_key"],
            "timestamp": timestamp,
            "sign": sign(secret, timestamp, method, target, raw),
            "Content-Type": "application/json",
        } | changed
        return await self.http.request(method, target, content=raw, headers=headers)

    async def get(self, target: str) -> Any:
        """The `data` of a read that must succeed."""
        answer = (await self.send("GET", f"/v1/perpum/{target}")).json()
        assert answer["code"] == 0, answer
        return answer["data"]

    async def positions(self) -> list[Json]:
        return list(await self.get("positions/all"))

    async def position(self, instrument: str, direction: str) -> Json:
        found = [
            row
            for row in await self.positions()
            if (row["instrument"], row["direction"]) == (instrument, direction)
        ]
        return found[0]

    async def close(self, row: Json, **parameters: object) -> Json:
        """The body of the reply to a close."""
        body = {"id": str(row["id"]), **parameters}
        return dict((await self.send("DELETE", "/v1/perpum/positions", body)).json())

    async def contracts(self, row: Json) -> int:
        found = [r["currentPiece"] for r in await self.positions() if r["id"] == row["id"]]
        return int(found[0]) if found else 0

    async def until_contracts(self, row: Json, contracts: int, within_s: float = 5.0) -> None:
        deadline = time.monotonic() + within_s
        while self.truth(row) != contracts:
            assert time.monotonic() < deadline, f"still {self.truth(row)} contracts"
            await asyncio.sleep(0.01)

    def truth(self, row: Json) -> int:
        found = [p.quantity for p in self.venue.positions() if p.position_id == str(row["id"])]
        return int(found[0]) if found else 0

    @asynccontextmanager
    async def feed(self) -> AsyncIterator[Feed]:
        async with connect(self.offer.endpoints["ws"], proxy=None) as socket:
            yield Feed(socket, self.offer)

    @asynccontextmanager
    async def private_feed(self, *kinds: str) -> AsyncIterator[Feed]:
        async with self.feed() as feed:
            await feed.log_in()
            for kind in kinds:
                await feed.subscribe(kind)
            yield feed


def _kind_of(value: object) -> str:
    return "number" if isinstance(value, int | float) else type(value).__name__
