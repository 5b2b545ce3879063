"""A bare client for these tests: it signs, sends, and keeps every frame that arrives."""

import asyncio
import hashlib
import hmac
import json
import secrets
import time
from collections.abc import Callable
from typing import Any

import httpx
from websockets.asyncio.client import ClientConnection, connect

from app.sim.qfex import SimulatedQfex
from app.sim.venue import Offer

ALL = ("order_responses", "fills", "positions", "balances")
PATIENCE_S = 5.0

Body = dict[str, Any]


def signed(offer: Offer, *, secret: str | None = None, nonce: str | None = None) -> Body:
    """What params.hmac holds."""
    nonce, stamp = nonce or secrets.token_hex(16), int(time.time())
    key = (secret or offer.secrets["secret_key"]).encode()
    signature = hmac.new(key, f"{nonce}:{stamp}".encode(), hashlib.sha256).hexdigest()
    return {
        "public_key": offer.fields["public_key"],
        "nonce": nonce,
        "unix_ts": stamp,
        "signature": signature,
    }


def signed_headers(offer: Offer, **changes: str) -> dict[str, str]:
    hmac_ = signed(offer)
    headers = {
        "x-qfex-public-key": hmac_["public_key"],
        "x-qfex-hmac-signature": hmac_["signature"],
        "x-qfex-nonce": hmac_["nonce"],
        "x-qfex-timestamp": str(hmac_["unix_ts"]),
    }
    return {**headers, **changes}


class Trader:
    """One websocket to the simulator."""

    def __init__(self, socket: ClientConnection) -> None:
        self.socket = socket
        self.frames: list[Body] = []

    async def send(self, kind: str, **params: object) -> None:
        await self.socket.send(json.dumps({"type": kind, "params": params}))

    async def next(self) -> Body:
        # Not by `wait_for`: in Python 3.11 it may swallow the cancellation that ends `quiet`.
        async with asyncio.timeout(PATIENCE_S):
            frame = json.loads(await self.socket.recv())
        self.frames.append(frame)
        return dict(frame)

    async def until(self, key: str, **fields: object) -> Any:
        """The first frame from now on with `key` in it, and these fields in its body."""
        # Pulses never end: without a limit a frame that does not come would be waited for for ever.
        async with asyncio.timeout(PATIENCE_S):
            while True:
                frame = await self.next()
                if key in frame:
                    body = frame[key]
                    if all(body.get(name) == value for name, value in fields.items()):
                        return body

    async def hear_until(self, holds: Callable[[], bool]) -> None:
        """Take in frames until something holds."""
        async with asyncio.timeout(PATIENCE_S):
            while not holds():
                await self.next()

    async def quiet(self, seconds: float) -> list[Body]:
        """Every frame of the next `seconds`."""
        before = len(self.frames)
        try:
            async with asyncio.timeout(seconds):
                while True:
                    await self.next()
        except TimeoutError:
            return self.frames[before:]

    def statuses(self, client_order_id: str) -> list[str]:
        return [
            frame["order_response"]["status"]
            for frame in self.frames
            if frame.get("order_response", {}).get("client_order_id") == client_order_id
        ]

    def fills(self, client_order_id: str) -> list[Body]:
        return [
            frame["fill_response"]
            for frame in self.frames
            if frame.get("fill_response", {}).get("client_order_id") == client_order_id
        ]

    async def close_position(self, symbol: str, client_order_id: str) -> None:
        await self.send("close_position", symbol=symbol, client_order_id=client_order_id)

    async def order(self, client_order_id: str, **changes: object) -> None:
        """A reduce-only sale of one AAPL that rests, unless changed."""
        params: Body = {
            "symbol": "AAPL-USD",
            "side": "SELL",
            "order_type": "LIMIT",
            "order_time_in_force": "GTC",
            "quantity": 1,
            "price": 205,
            "reduce_only": True,
            "client_order_id": client_order_id,
        }
        await self.send("add_order", **{**params, **changes})


class Desk:
    """A running simulator, and the ways to reach it."""

    def __init__(self, venue: SimulatedQfex, offer: Offer) -> None:
        self.venue = venue
        self.offer = offer
        self._open: list[ClientConnection] = []

    async def socket(self, name: str = "trade", **headers: str) -> Trader:
        address = self.offer.endpoints[name]
        # A client that reads seldom must still be able to say goodbye.
        link = await connect(address, proxy=None, max_queue=None, additional_headers=headers)
        self._open.append(link)
        return Trader(link)

    async def trader(self, *channels: str, account_id: str | None = None) -> Trader:
        """A client that has logged in and subscribed."""
        trader = await self.socket()
        chosen = {} if account_id is None else {"account_id": account_id}
        await trader.send("auth", hmac=signed(self.offer), **chosen)
        assert await trader.next() == {"authenticated": True}
        if channels:
            await trader.send("subscribe", channels=list(channels))
            for channel in channels:
                assert await trader.next() == {"subscribed": channel}
        return trader

    async def get(self, path: str, headers: dict[str, str] | None = None) -> httpx.Response:
        """A REST call; signed unless other headers are given."""
        shown = signed_headers(self.offer) if headers is None else headers
        # Loading the certificates of the world takes longer than most tests.
        async with httpx.AsyncClient(trust_env=False, verify=False) as http:
            return await http.get(self.offer.endpoints["rest"] + path, headers=shown)

    def size(self, symbol: str) -> str:
        """The signed size that the venue itself holds, as decimal text."""
        for position in self.venue.positions():
            if position.symbol == symbol:
                return ("" if position.side == "long" else "-") + position.quantity
        return "0"

    async def until(self, holds: Callable[[], bool]) -> None:
        async with asyncio.timeout(PATIENCE_S):
            while not holds():
                await asyncio.sleep(0.005)

    async def until_rests(self, client_order_id: str) -> None:
        """Wait until an order has met the book and rests in it."""
        exchange = self.venue.exchange
        await self.until(
            lambda: any(
                order.resting and order.ticket.client_order_id == client_order_id
                for order in exchange.live(exchange.master)
            )
        )

    async def leave(self) -> None:
        await asyncio.gather(*(link.close() for link in self._open))
