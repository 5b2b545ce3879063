"""QFEX and CoinW on loopback with any number of positions, executed at once after a set delay."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Any

from websockets.asyncio.server import ServerConnection
from websockets.exceptions import ConnectionClosed
from websockets.http11 import Request, Response

from tests.support import scripted_coinw, scripted_qfex
from tests.support.scripted_coinw import Answer, Asked, ScriptedCoinW
from tests.support.scripted_qfex import ScriptedQfex

SIZE = 4


class Qfex(ScriptedQfex):
    """`held` is the truth: size by symbol."""

    def __init__(self, symbols: int, delay_s: float = 0.0) -> None:
        self.held = {f"S{number:04d}-USD": SIZE for number in range(symbols)}
        self.delay_s = delay_s
        self.orders = 0
        super().__init__()
        self.rest["/refdata"] = json.dumps({"data": [listing(name) for name in self.held]})
        self.on["close_position"] = self._close

    def reopen(self, symbol: str) -> None:
        self.held[symbol] = SIZE

    async def on_trade(self, socket: ServerConnection) -> None:
        assert socket.request is not None
        self.trade = socket
        try:
            async for text in socket:
                frame = json.loads(text)
                answers = self.on.get(frame["type"], lambda _: [])(frame)
                asyncio.get_running_loop().call_later(self.delay_s, self._say_all, socket, answers)
        except ConnectionClosed:
            return

    async def answer_read(self, connection: ServerConnection, request: Request) -> Response:
        await asyncio.sleep(self.delay_s)
        rows = [qfex_row(name, size) for name, size in self.held.items() if size]
        self.rest["/user/positions"] = json.dumps({"positions": rows, "balance": {}})
        return super().on_read(connection, request)

    on_read = answer_read  # type: ignore[assignment]

    def _say_all(self, socket: ServerConnection, answers: list[str]) -> None:
        task = asyncio.ensure_future(self._say(socket, answers))
        task.add_done_callback(lambda done: done.exception())

    async def _say(self, socket: ServerConnection, answers: list[str]) -> None:
        for answer in answers:
            await socket.send(answer)

    def _close(self, frame: dict[str, Any]) -> list[str]:
        symbol, close_id = frame["params"]["symbol"], frame["params"]["client_order_id"]
        size, self.held[symbol] = self.held[symbol], 0
        self.orders += 1
        order = {
            "order_id": f"o{self.orders}",
            "symbol": symbol,
            "quantity": size,
            "price": 100.0,
            "side": "SELL",
            "type": "LIMIT",
            "time_in_force": "IOC",
            "client_order_id": close_id,
        }
        fill = {**order, "trade_id": f"t{self.orders}", "fee": 0.1, "remaining_quantity": 0}
        ack = {"order_response": {**order, "status": "ACK", "quantity_remaining": size}}
        done = {"order_response": {**order, "status": "FILLED", "quantity_remaining": 0}}
        gone = {"position_response": qfex_row(symbol, 0)}
        return [json.dumps(one) for one in (ack, {"fill_response": fill}, done, gone)]


_BOOK = json.dumps(
    {"code": 0, "data": {"asks": [{"p": "100.1"}], "bids": [{"p": "99.9"}]}, "msg": ""}
)


class CoinW(ScriptedCoinW):
    """`held` is the truth: contracts by position id."""

    def __init__(self, positions: int, delay_s: float = 0.0) -> None:
        super().__init__()
        self.held = {str(2435521222700000000 + n): SIZE for n in range(positions)}
        self.names = {wire_id: f"C{n:03d}" for n, wire_id in enumerate(self.held)}
        self.delay_s = delay_s
        self.orders = 33308900000000000
        self.rows("instruments", *(_contract(name) for name in self.names.values()))
        self.reads["/v1/perpumPublic/depth"] = _BOOK
        self.on["DELETE /v1/perpum/positions"] = self._close
        self._tell()

    def reopen(self, wire_id: str) -> None:
        self.held[wire_id] = SIZE
        self._tell()

    async def _answer(self, call: Asked) -> Answer | None:
        await asyncio.sleep(self.delay_s)
        return await super()._answer(call)

    async def _close(self, body: dict[str, Any]) -> str:
        wire_id = body["id"]
        size, self.held[wire_id] = self.held[wire_id], 0
        self.orders += 1
        self._tell()
        asyncio.get_running_loop().call_soon(self._push_soon, wire_id, size, self.orders)
        return json.dumps({"code": 0, "data": {"value": self.orders}, "msg": ""})

    def _push_soon(self, wire_id: str, size: int, order: int) -> None:
        row = {
            "id": str(order),
            "instrument": self.names[wire_id],
            "openId": wire_id,
            "orderStatus": "finish",
            "status": "close",
            "direction": "long",
            "totalPiece": str(size),
            "tradePiece": str(size),
            "avgPrice": "100",
        }
        deal = {**row, "id": f"9{order}", "orderId": str(order), "closedPiece": str(size)}
        deal["closePrice"] = "100"
        frames = [
            json.dumps(
                {"biz": "futures", "pairCode": row["instrument"], "type": kind, "data": [one]}
            )
            for kind, one in (("position_change", deal), ("order", row))
        ]
        task = asyncio.ensure_future(self.push(*frames))
        task.add_done_callback(lambda done: done.exception())

    def _tell(self) -> None:
        held = [coinw_row(one, self.names[one], n) for one, n in self.held.items() if n]
        self.rows("positions/all", *held)


@asynccontextmanager
async def listening(*venues: Qfex | CoinW) -> AsyncIterator[list[dict[str, str]]]:
    """Serve them all; gives the endpoints of each."""
    async with AsyncExitStack() as stack:
        endpoints = []
        for venue in venues:
            serve = (
                scripted_qfex.listening(venue)
                if isinstance(venue, Qfex)
                else scripted_coinw.listening(venue)
            )
            endpoints.append(await stack.enter_async_context(serve))
        yield endpoints


def listing(symbol: str) -> dict[str, str]:
    return {
        "symbol": symbol,
        "tick_size": "0.05",
        "lot_size": "0.001",
        "min_quantity": "0.001",
        "quote_asset": "USD",
        "status": "ACTIVE",
    }


def qfex_row(symbol: str, size: int) -> dict[str, object]:
    return {
        "symbol": symbol,
        "position": float(size),
        "average_price": 99.5,
        "unrealised_pnl": 2.0,
        "open_orders": 0,
        "open_quantity": 0.0,
    }


def _contract(name: str) -> dict[str, object]:
    return {
        "name": name,
        "oneLotSize": 0.001,
        "pricePrecision": 1,
        "quote": "usdt",
        "minSize": 1,
        "status": "online",
    }


def coinw_row(wire_id: str, name: str, size: int) -> dict[str, object]:
    return {
        "id": int(wire_id),
        "instrument": name,
        "direction": "long",
        "currentPiece": size,
        "status": "open",
        "openPrice": 99.5,
        "profitUnreal": 0.1,
        "baseSize": 0.001,
    }
