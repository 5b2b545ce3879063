"""Prices from QFEX's market data socket. Its loss only ages quotes; it comes back by itself."""

import asyncio
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from typing import Final

from app.domain.errors import NoLink, SessionLost, WireError
from app.domain.ids import Instant
from app.domain.money import Price, Quantity, finite
from app.domain.quote import Quote
from app.domain.words import say
from app.venues._backoff import Backoff
from app.venues._websocket import WebSocketLink, open_link
from app.venues.qfex.codec import decode_market, encode_market_subscribe
from app.venues.qfex.wire import MarketMessage
from app.venues.session import Sink, Surroundings

PING_INTERVAL_S: Final = 15.0
PING_TIMEOUT_S: Final = 10.0
FIRST_DELAY_S: Final = 0.5
MOST_DELAY_S: Final = 15.0


class Quotes:
    """The latest prices per symbol, from messages that are full snapshots each."""

    def __init__(self) -> None:
        self._quotes: dict[str, Quote] = {}
        self._sequence: dict[tuple[str, str], int] = {}

    def take(self, message: MarketMessage, at: Instant) -> list[tuple[str, Quote]]:
        """The quotes that changed. Raises WireError."""
        if message.type == "market_stats":
            parts = [("bbo", part) for part in message.bbos or []]
            parts += [("mark_price", part) for part in message.mark_prices or []]
            found = (self._one(kind, part, at) for kind, part in parts)
            return [quote for quote in found if quote is not None]
        one = self._one(message.type or "", message, at)
        return [one] if one is not None else []

    def restart(self) -> None:
        """A new connection numbers its messages anew."""
        self._sequence.clear()

    def _one(self, kind: str, message: MarketMessage, at: Instant) -> tuple[str, Quote] | None:
        symbol = message.symbol
        if not symbol or self._is_old(kind, symbol, message):
            return None
        before = self._quotes.get(symbol, Quote())
        match kind:
            case "bbo":
                after = self._touch(before, message, at)
            case "mark_price" if message.price is not None:
                after = replace(before, mark=_price(message.price), marked_at=at)
            case "minmax_price":
                low, high = message.min_price, message.max_price
                after = replace(
                    before,
                    band_low=_price(low) if low else None,
                    band_high=_price(high) if high else None,
                )
            case _:
                return None
        self._quotes[symbol] = after
        return symbol, after

    def _touch(self, before: Quote, message: MarketMessage, at: Instant) -> Quote:
        bid, bid_size = _level(message.bid)
        ask, ask_size = _level(message.ask)
        return replace(
            before, bid=bid, ask=ask, bid_size=bid_size, ask_size=ask_size, touched_at=at
        )

    def _is_old(self, kind: str, symbol: str, message: MarketMessage) -> bool:
        if message.sequence is None:
            return False
        number = _count(message.sequence)
        if number < self._sequence.get((kind, symbol), 0):
            return True
        self._sequence[kind, symbol] = number
        return False


class MarketFeed:
    """The market data connection of one session."""

    def __init__(self, address: str, around: Surroundings) -> None:
        self._address = address
        self._around = around
        self._quotes = Quotes()
        self._wanted: dict[str, None] = {}
        self._link: WebSocketLink | None = None

    def want(self, symbols: Iterable[str]) -> None:
        """Prices of these too, from now on."""
        new = [symbol for symbol in symbols if symbol not in self._wanted]
        self._wanted.update(dict.fromkeys(new))
        if new and self._link is not None:
            self._subscribe(self._link, new)

    async def run(self, sink: Sink) -> None:
        """Listen until cancelled, coming back after every loss."""
        backoff = Backoff(FIRST_DELAY_S, MOST_DELAY_S, self._around.uniform)
        while True:
            try:
                async with open_link(
                    self._address, ping_interval_s=PING_INTERVAL_S, ping_timeout_s=PING_TIMEOUT_S
                ) as link:
                    await self._listen(link, sink, backoff)
            except SessionLost as lost:
                text = say("Prices are interrupted and are asked for again: {lost}", lost=lost)
                sink.notice("qfex/market-data", text)
            await asyncio.sleep(backoff.next_s())

    async def _listen(self, link: WebSocketLink, sink: Sink, backoff: Backoff) -> None:
        self._quotes.restart()
        self._link = link
        try:
            if self._wanted:
                self._subscribe(link, list(self._wanted))
            async for frame in link:
                backoff.reset()
                self._hear(frame, sink)
        finally:
            self._link = None

    def _hear(self, frame: bytes, sink: Sink) -> None:
        at = self._around.now()
        try:
            for message in decode_market(frame):
                for symbol, quote in self._quotes.take(message, at):
                    sink.quote(symbol, quote)
        except WireError as error:
            text = say("QFEX sent a price that cannot be read; passed over. {error}", error=error)
            sink.notice("qfex/unreadable-quote", text)

    def _subscribe(self, link: WebSocketLink, symbols: list[str]) -> None:
        try:
            link.send(encode_market_subscribe(symbols))
        except NoLink:
            # The loss is about to be noticed, and the next connection asks for all of them.
            return


def _level(side: list[list[Decimal]] | None) -> tuple[Price | None, Quantity | None]:
    if not side or not side[0]:
        return None, None
    first = side[0]
    return _price(first[0]), Quantity(_exact(first[1])) if len(first) > 1 else None


def _price(value: Decimal) -> Price:
    return Price(_exact(value))


def _exact(value: Decimal) -> Decimal:
    try:
        return finite(value)
    except ValueError as error:
        raise WireError("market data", str(error)) from error


def _count(sequence: int | str) -> int:
    try:
        return int(sequence)
    except ValueError as error:
        raise WireError("market data sequence", say("expected a whole number")) from error
