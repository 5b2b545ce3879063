"""A MetaTrader 5 account in the house, on a scripted gateway."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from app.domain.errors import UnwindError
from app.domain.event import Submitted
from app.domain.ids import AccountKey, Environment, Instant, Venue
from app.domain.intent import Amount, AtLimit, CloseRequest, Pricing
from app.domain.money import ZERO, Price
from app.domain.order import CloseOrder, apply, begin
from app.domain.position import Position
from app.domain.reconcile import Before
from app.domain.sizing import size_close
from app.venues.metatrader5.session import MetaTrader5Session
from app.venues.metatrader5.wire import metatrader5_pb2 as pb
from app.venues.session import CloseSubject, SessionConfig, Surroundings
from tests.support.build import intent
from tests.support.scripted_metatrader5 import ScriptedGateway, golden
from tests.support.sink import FakeSink

EURUSD, USDJPY, PENDING = 50012345001, 50012345004, 50012346001


def session_at(
    address: str,
    *,
    environment: Environment = Environment.SIM,
    allow_guarded: bool = False,
    now: Any = None,
    **fields: str,
) -> MetaTrader5Session:
    """A session with the golden login."""
    account = AccountKey(Venue("metatrader5"), environment, "Main")
    config = SessionConfig(
        account,
        {"grpc": address},
        {"login": "700100", "server": "SimBroker-MT5 Demo", **fields},
        {"password": "not-a-real-password", "api_key": "a-key"},
        allow_guarded,
    )
    clock = now or (lambda: Instant(time.time_ns()))
    return MetaTrader5Session(config, Surroundings(clock, lambda n: "0" * n, lambda: 0.0))


@dataclass
class House:
    """One session against one scripted gateway. `later_s` moves the session's clock."""

    venue: ScriptedGateway
    session: MetaTrader5Session
    sink: FakeSink = field(default_factory=FakeSink)
    later_s: float = 0.0
    ended_by: UnwindError | None = None

    def now(self) -> Instant:
        return Instant(time.time_ns() + int(self.later_s * 10**9))

    @asynccontextmanager
    async def connected(self) -> AsyncIterator["House"]:
        """Running and up; a lost session ends it quietly, as the supervisor would take note of it."""
        running = asyncio.create_task(self._run())
        waiting = asyncio.create_task(self.sink.until(lambda sink: sink.is_up))
        await asyncio.wait({running, waiting}, return_when=asyncio.FIRST_COMPLETED)
        if running.done():
            waiting.cancel()
            running.result()
            assert self.ended_by is not None
            raise self.ended_by
        await waiting
        try:
            for stream in ("OnTrade", "OnSymbolTick"):
                await self.sink.until(lambda _, name=stream: self.venue.listeners(name))
            yield self
        finally:
            running.cancel()
            with suppress(asyncio.CancelledError):
                await running

    async def _run(self) -> None:
        try:
            await self.session.run(self.sink)
        except UnwindError as error:
            self.ended_by = error

    def trade_now(self, name: str) -> pb.OnTradeReply:
        """A golden message of the trade stream whose deals and orders are of this moment."""
        trade: pb.OnTradeReply = golden(name)
        for deal in trade.data.event_data.new_history_deals:
            deal.deal_time_utc.FromNanoseconds(self.now())
        for order in trade.data.event_data.new_history_orders:
            order.done_time_utc.FromNanoseconds(self.now())
        return trade

    def position(self, ticket: int = EURUSD) -> Position:
        """The position as last told in a snapshot."""
        return next(p for p in self.sink.snapshots[-1] if p.key.wire_id == str(ticket))

    def request(
        self,
        amount: Amount | None = None,
        pricing: Pricing | None = None,
        *,
        ticket: int = EURUSD,
    ) -> CloseRequest:
        """What the engine would ask for."""
        seen = self.position(ticket)
        asked = intent(seen, amount, pricing)
        quote = self.sink.quotes.get(seen.instrument.wire_name)
        can = self.session.capability_of(seen)
        return size_close(asked, seen, ZERO, can, quote, self.now())

    def subject(self, request: CloseRequest, *events: Any) -> CloseSubject:
        """The engine's question about a close that left now."""
        now = self.now()
        order: CloseOrder = begin(request.close_id, request.quantity, now)
        order = apply(order, Submitted(request.close_id, now, request.quantity, False, ""))
        for event in events:
            order = apply(order, event)
        before = Before(request.side, request.position_quantity, now)
        return CloseSubject(order, request, before)


def at_limit(price: str) -> AtLimit:
    return AtLimit(Price(Decimal(price)))


@asynccontextmanager
async def opened(**options: Any) -> AsyncIterator[House]:
    venue = ScriptedGateway()
    async with venue.listening() as address:
        house = House(venue, None)  # type: ignore[arg-type]
        house.session = session_at(address, now=lambda: house.now(), **options)
        yield house
