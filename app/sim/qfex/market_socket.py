"""The market data websocket: quotes, marks, bands and books as text numbers, no login."""

import asyncio
import time
from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal
from typing import Final

from websockets.asyncio.server import ServerConnection, serve
from websockets.exceptions import ConnectionClosed

from app.sim.faults import Faults
from app.sim.listening import Listening
from app.sim.market import Tick
from app.sim.qfex.connection import GOODBYE_S
from app.sim.qfex.contracts import CONTRACTS
from app.sim.qfex.exchange import Exchange
from app.sim.qfex.frames import text
from app.sim.strict_json import read_json

Body = dict[str, object]
Subscription = tuple[str, str]

BOOK_LEVELS: Final = 20
EVERY_STEP: Final = ("bbo", "mark_price", "level2")
EVERY_SECOND: Final = ("minmax_price", "underlier", "market_stats")
SILENT: Final = ("trade", "candle", "funding", "open_interest")
CHANNELS: Final = frozenset((*EVERY_STEP, *EVERY_SECOND, *SILENT))
SECOND_S: Final = 1.0


class MarketConnection:
    """The server's end of one market data websocket."""

    def __init__(self, socket: ServerConnection) -> None:
        self.socket = socket
        self.subscriptions: set[Subscription] = set()
        self.sequence = 30_272_539
        self.said: dict[Subscription, Body] = {}
        self.news = asyncio.Event()
        self.waiting: list[Body] = []

    def push(self, body: Body, *, always: bool = False) -> None:
        """Queue a message, unless it would repeat the last one of its kind."""
        key = (str(body["type"]), str(body["symbol"]))
        if self.said.get(key) == body and not always:
            return
        self.said[key] = body
        self.sequence += 1
        self.waiting.append({**body, "sequence": self.sequence, "time": _now()})
        self.news.set()


class MarketSocket:
    """All connections of the market data websocket."""

    def __init__(self, exchange: Exchange, faults: Faults) -> None:
        self._exchange = exchange
        self._faults = faults
        self._connections: set[MarketConnection] = set()
        self._listening = Listening()
        exchange.market.listen(self._on_tick)

    async def start(self) -> int:
        """Listen; returns the port."""
        serving = serve(self._serve, "127.0.0.1", 0, close_timeout=GOODBYE_S)
        return await self._listening.start(serving, self._every_second(), name="qfex market data")

    async def stop(self) -> None:
        await self._listening.stop()

    def cut(self) -> None:
        self._listening.cut()

    async def _serve(self, socket: ServerConnection) -> None:
        connection = MarketConnection(socket)
        self._connections.add(connection)
        writer = asyncio.create_task(self._write(connection), name="qfex market writer")
        try:
            async for frame in socket:
                self._take(connection, frame)
        except ConnectionClosed:
            pass
        finally:
            self._connections.discard(connection)
            writer.cancel()

    async def _write(self, connection: MarketConnection) -> None:
        try:
            while True:
                await connection.news.wait()
                connection.news.clear()
                batch, connection.waiting = connection.waiting, []
                if self._exchange.switches.batch_market_data and len(batch) > 1:
                    await connection.socket.send(text(batch))
                    continue
                for body in batch:
                    await connection.socket.send(text(body))
        except ConnectionClosed:
            return

    def _take(self, connection: MarketConnection, frame: str | bytes) -> None:
        try:
            message = read_json(frame)
        except ValueError:
            message = None
        channels, symbols, kind = _read(message)
        if kind not in ("subscribe", "unsubscribe"):
            self._say(connection, {"type": "error", "message": "expected subscribe"})
            return
        pairs = {(channel, symbol) for channel in channels for symbol in symbols}
        self._say(connection, {"type": f"{kind}d", "channels": channels, "symbols": symbols})
        if kind == "unsubscribe":
            connection.subscriptions -= pairs
            return
        connection.subscriptions |= pairs
        for channel, symbol in sorted(pairs):
            for each in CONTRACTS if symbol == "*" and channel != "market_stats" else [symbol]:
                self._show(connection, channel, each)

    def _say(self, connection: MarketConnection, body: Body) -> None:
        connection.waiting.append(body)
        connection.news.set()

    def _show(self, connection: MarketConnection, channel: str, symbol: str) -> None:
        """Send the present state of one channel, as a new subscriber gets it."""
        makers: dict[str, Callable[[Tick], Body]] = {
            "bbo": self._bbo,
            "mark_price": _mark_price,
            "minmax_price": _band,
            "level2": self._book,
            "underlier": _underlier,
        }
        if channel == "market_stats":
            connection.push(self._statistics(), always=True)
        elif channel in makers and symbol in CONTRACTS:
            tick = self._exchange.market.tick(symbol)
            connection.push(makers[channel](tick), always=True)

    def _on_tick(self, tick: Tick) -> None:
        if self._faults.feed_is_stalled or not self._connections:
            return
        bodies = {"bbo": self._bbo(tick), "mark_price": _mark_price(tick)}
        for connection in self._connections:
            for channel, body in bodies.items():
                if _wants(connection, channel, tick.symbol):
                    connection.push(body)
            if _wants(connection, "level2", tick.symbol):
                connection.push(self._book(tick))

    async def _every_second(self) -> None:
        while True:
            await asyncio.sleep(SECOND_S)
            if self._faults.feed_is_stalled:
                continue
            for connection in self._connections:
                for channel, symbol in sorted(connection.subscriptions):
                    if channel in EVERY_SECOND:
                        each = [symbol]
                        if symbol == "*" and channel != "market_stats":
                            each = list(CONTRACTS)
                        for name in each:
                            self._show(connection, channel, name)

    # -- bodies

    def _sides(self, tick: Tick, levels: int) -> tuple[list[list[str]], list[list[str]]]:
        contract, switches = CONTRACTS[tick.symbol], self._exchange.switches
        if tick.symbol in switches.empty_books:
            return [], []
        away = [contract.tick * level for level in range(levels)]
        size = str(contract.depth)
        bids = [[str(tick.bid - step), size] for step in away]
        asks = [[str(tick.ask + step), size] for step in away]
        return bids, [] if tick.symbol in switches.one_sided_books else asks

    def _bbo(self, tick: Tick) -> Body:
        bids, asks = self._sides(tick, 1)
        return {"type": "bbo", "symbol": tick.symbol, "bid": bids, "ask": asks}

    def _book(self, tick: Tick) -> Body:
        bids, asks = self._sides(tick, BOOK_LEVELS)
        body: Body = {"type": "level2", "symbol": tick.symbol, "bid": bids, "ask": asks}
        return {**body, "sig_figs": 2}

    def _statistics(self) -> Body:
        market, now = self._exchange.market, _now()
        ticks = [market.tick(symbol) for symbol in CONTRACTS]
        return {
            "type": "market_stats",
            "symbol": "*",
            "bbos": [_row(self._bbo(tick), now) for tick in ticks],
            "mark_prices": [_row(_mark_price(tick), now) for tick in ticks],
            "open_interests": [],
            "daily_volumes": [{"symbol": symbol, "volume": "12.5"} for symbol in CONTRACTS],
        }


def _read(message: object) -> tuple[list[str], list[str], str]:
    """Channels, symbols and type of a request; what the exchange does not know falls away."""
    if not isinstance(message, dict):
        return [], [], ""
    channels, symbols = message.get("channels"), message.get("symbols")
    known = (
        [c for c in channels if isinstance(c, str) and c in CHANNELS]
        if isinstance(channels, list)
        else []
    )
    listed = (
        [s for s in symbols if isinstance(s, str) and (s in CONTRACTS or s == "*")]
        if isinstance(symbols, list)
        else []
    )
    return known, listed, str(message.get("type"))


def _wants(connection: MarketConnection, channel: str, symbol: str) -> bool:
    wanted = connection.subscriptions
    return (channel, symbol) in wanted or (channel, "*") in wanted


def _mark_price(tick: Tick) -> Body:
    return {"type": "mark_price", "symbol": tick.symbol, "price": _plain(tick.mark)}


def _underlier(tick: Tick) -> Body:
    price = _plain(tick.index)
    return {"type": "underlier", "symbol": tick.symbol, "price": price, "source": "sim"}


def _band(tick: Tick) -> Body:
    lowest, highest = CONTRACTS[tick.symbol].band(tick.mark)
    return {
        "type": "minmax_price",
        "symbol": tick.symbol,
        "min_price": _plain(lowest),
        "max_price": _plain(highest),
    }


def _row(body: Body, now: str) -> Body:
    return {"time": now, **{name: value for name, value in body.items() if name != "type"}}


def _plain(value: Decimal) -> str:
    return f"{value:f}"


def _now() -> str:
    """The time with nine digits after the second, as the venue writes it."""
    ns = time.time_ns()
    return f"{datetime.fromtimestamp(ns // 10**9, UTC):%Y-%m-%dT%H:%M:%S}.{ns % 10**9:09d}Z"
