"""Seeded price paths: the same seed gives the same prices, step by step.

A market is a set of named instruments whose mid price walks on its tick grid. It knows nothing of
accounts. Time comes from outside: `step()` moves every price once, `run()` does so ten times a second.
"""

import asyncio
import random
from collections.abc import Callable
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal

STEP_S = 0.1


@dataclass(frozen=True, slots=True)
class Listing:
    """What a venue lists: where its price starts and how it moves.

    `volatility` is the standard deviation of one step as a fraction of the price;
    `depth` is the size that rests at each price level of the book, in the venue's unit.
    """

    symbol: str
    price: Decimal
    tick: Decimal
    spread_ticks: int = 2
    volatility: float = 0.00004
    depth: Decimal = Decimal(5)


@dataclass(frozen=True, slots=True)
class Tick:
    """One look at an instrument: bid < ask, both on the tick grid; mark and index may lie off it."""

    symbol: str
    bid: Decimal
    ask: Decimal
    last: Decimal
    mark: Decimal
    index: Decimal


class Market:
    """Prices of one simulated venue."""

    def __init__(self, listings: list[Listing], seed: int) -> None:
        self._random = random.Random(seed)
        self._listings = {listing.symbol: listing for listing in listings}
        self._mid = {listing.symbol: listing.price for listing in listings}
        self._ticks = {symbol: self._look(symbol) for symbol in self._listings}
        self._listeners: list[Callable[[Tick], None]] = []
        self._held = False

    @property
    def symbols(self) -> list[str]:
        return list(self._listings)

    def listing(self, symbol: str) -> Listing:
        return self._listings[symbol]

    def tick(self, symbol: str) -> Tick:
        return self._ticks[symbol]

    def listen(self, listener: Callable[[Tick], None]) -> Callable[[], None]:
        """Call `listener` with each new tick; the returned function ends it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def step(self) -> None:
        """Move every price once and tell the listeners."""
        for symbol, listing in self._listings.items():
            drift = Decimal(repr(self._random.gauss(0.0, listing.volatility)))
            # A pull towards the start keeps a long-running demo in a believable range.
            pull = (listing.price - self._mid[symbol]) / listing.price / 500
            self._mid[symbol] *= 1 + drift + pull
            self._ticks[symbol] = self._look(symbol)
        for tick in list(self._ticks.values()):
            for listener in list(self._listeners):
                listener(tick)

    async def run(self, is_stalled: Callable[[], bool] = lambda: False) -> None:
        """Step for ever, but not while stalled; ends by cancellation."""
        while True:
            await asyncio.sleep(STEP_S)
            if not self._held and not is_stalled():
                self.step()

    def hold(self) -> None:
        """Only `move_to` moves a price from now on: for scenarios that a drift would spoil."""
        self._held = True

    def move_to(self, symbol: str, price: Decimal) -> None:
        """Put the mid price at `price`: for scenarios that need a limit order to be reached."""
        self._mid[symbol] = price
        self._ticks[symbol] = self._look(symbol)
        for listener in list(self._listeners):
            listener(self._ticks[symbol])

    def _look(self, symbol: str) -> Tick:
        listing, mid = self._listings[symbol], self._mid[symbol]
        bid = (mid / listing.tick).quantize(Decimal(1), ROUND_HALF_EVEN) * listing.tick
        bid -= listing.tick * (listing.spread_ticks // 2)
        ask = bid + listing.tick * listing.spread_ticks
        fine = listing.tick / 10
        mark = (mid / fine).quantize(Decimal(1), ROUND_HALF_EVEN) * fine
        index = mark + listing.tick * 3
        return Tick(symbol, bid, ask, last=bid, mark=mark, index=index)
