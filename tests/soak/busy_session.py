"""A venue without sockets at market-open rates: quotes, reads, fills, new positions for closed ones."""

import asyncio
import random
from collections.abc import Awaitable
from dataclasses import replace
from decimal import Decimal

from app.domain.errors import SessionLost
from app.domain.ids import AccountKey, Environment, PositionKey, Venue
from app.domain.intent import CloseRequest
from app.domain.money import Price
from app.domain.position import Position
from app.domain.quote import Quote
from app.domain.report import LinkState, Reply
from app.engine.clock import Clock
from app.venues.session import Sink
from tests.support.build import instrument, position
from tests.support.fake_session import FakeSession

QUOTES_EVERY_S = 0.25
READ_EVERY_S = 2.0
CUT_EVERY_S = 1200.0
_KEPT_ORDERS = 100
TICK = Decimal("0.05")


def rows_of(venue: str, count: int) -> list[Position]:
    account = AccountKey(Venue(venue), Environment.SIM, venue)
    return [
        position(
            f"S{number}",
            "8",
            account=account,
            of=instrument(f"S{number}", lot="1", minimum="1", venue=venue),
        )
        for number in range(count)
    ]


class BusySession(FakeSession):
    """Forgets its own old orders, so that what grows is the engine's."""

    def __init__(self, clock: Clock, venue: str, count: int, chance: random.Random) -> None:
        rows = rows_of(venue, count)
        super().__init__(clock, *rows, account=rows[0].key.account)
        self._chance = chance
        self._prices = {row.instrument.wire_name: Decimal(200) for row in rows}
        self._first = rows
        self._opened = 0
        self.quotes = 0

    async def run(self, sink: Sink) -> None:
        self.sink = sink
        await self.read_positions()
        sink.link(LinkState.UP, "")
        loop = asyncio.get_running_loop()
        next_read = loop.time() + READ_EVERY_S
        cut_at = loop.time() + CUT_EVERY_S * (0.5 + self._chance.random())
        while loop.time() < cut_at:
            await asyncio.sleep(QUOTES_EVERY_S)
            self._move(sink)
            sink.heard(self.clock.now())
            if loop.time() >= next_read:
                next_read += READ_EVERY_S
                self._open_again()
                await self.read_positions()
        raise SessionLost("the venue restarts")

    def _move(self, sink: Sink) -> None:
        now = self.clock.now()
        for name, price in self._prices.items():
            moved = price + TICK * self._chance.choice((-1, 0, 1))
            self._prices[name] = moved
            sink.quote(name, Quote(Price(moved - TICK), Price(moved + TICK), Price(moved), now))
        self.quotes += len(self._prices)

    def _open_again(self) -> None:
        """What was closed is opened anew under a new id, as at venues that number positions."""
        held = {row.instrument.wire_name for row in self.truth.values()}
        for row in self._first:
            if row.instrument.wire_name not in held:
                self._opened += 1
                key = PositionKey(self.account, f"{row.instrument.wire_name}-{self._opened}")
                self.truth[key] = replace(row, key=key)

    def _send(self, request: CloseRequest) -> Awaitable[Reply]:
        del self.sent[:-_KEPT_ORDERS], self.orders[:-_KEPT_ORDERS], self.cancelled[:-_KEPT_ORDERS]
        if request.position not in self.truth:
            self.next_reply = "refuse"
        return super()._send(request)
