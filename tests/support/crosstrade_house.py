"""A CrossTrade account on a scripted venue, and the closes that are pressed there."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from decimal import Decimal

from app.domain.errors import UnwindError
from app.domain.event import Acknowledged, FellInDoubt, Submitted
from app.domain.grid import Grid
from app.domain.ids import (
    AccountKey,
    CloseId,
    Environment,
    Instant,
    PositionKey,
    Venue,
    VenueOrderId,
)
from app.domain.instrument import Instrument, Unit
from app.domain.intent import AtLimit, AtMarket, CloseRequest, RequestPricing, WorstPrice
from app.domain.money import Price, Quantity
from app.domain.order import apply, begin
from app.domain.position import Position, Side
from app.domain.reconcile import Before
from app.venues.session import CloseSubject, SessionConfig, VenueSession
from tests.support.scripted_crosstrade import TOKEN, ScriptedCrossTrade
from tests.support.sink import FakeSink

ACCOUNT = AccountKey(Venue("crosstrade"), Environment.SIM, "Main")
CLOSE = CloseId("c1" * 16)
ORDER = VenueOrderId("7c1f0a52d1f84b0e9c55e0a1b2c3d4e5")
ES_LONG, MNQ_SHORT = "Sim101/ES 12-26", "Sim102/MNQ 12-26"
SENT_MS = 1795188662000
"""Just before the golden executions, by the clock of NinjaTrader's computer."""
MILLISECOND = 1_000_000

ES = Instrument(
    venue=ACCOUNT.venue,
    symbol="ES 12-26",
    wire_name="ES 12-26",
    unit=Unit.CONTRACT,
    quantity_grid=Grid(Decimal(1), Decimal(1)),
    price_grid=Grid(Decimal("0.25")),
    multiplier=Decimal(50),
    quote_currency="USD",
)


@dataclass
class House:
    """One session against one scripted venue. `clock_shift_s` moves the session's clock."""

    venue: ScriptedCrossTrade
    endpoints: dict[str, str]
    sink: FakeSink = field(default_factory=FakeSink)
    clock_shift_ns: int = 0
    session: VenueSession = field(init=False)

    def now(self) -> Instant:
        return Instant(time.time_ns() + self.clock_shift_ns)

    def set_clock_ms(self, at_ms: int) -> None:
        self.clock_shift_ns = at_ms * MILLISECOND - time.time_ns()

    @asynccontextmanager
    async def connected(self) -> AsyncIterator["House"]:
        """Running and up."""
        async with self.running():
            await self.sink.until(lambda sink: sink.is_up)
            yield self

    @asynccontextmanager
    async def running(self) -> AsyncIterator["asyncio.Task[None]"]:
        running = asyncio.create_task(self.session.run(self.sink))
        try:
            yield running
        finally:
            running.cancel()
            with suppress(asyncio.CancelledError, UnwindError):
                await running

    def position(self, wire_id: str = ES_LONG) -> Position:
        """The position as last told to the sink."""
        return next(p for p in self.sink.snapshots[-1] if p.key.wire_id == wire_id)


def close_request(
    contracts: str | None = None,
    pricing: RequestPricing | None = None,
    *,
    wire_id: str = ES_LONG,
    of: str = "4",
    side: Side = Side.LONG,
    close_id: CloseId = CLOSE,
    cancel_working_orders: bool = False,
) -> CloseRequest:
    """What the engine asks for; without `contracts` the whole position."""
    return CloseRequest(
        close_id=close_id,
        position=PositionKey(ACCOUNT, wire_id),
        instrument=ES,
        side=side,
        whole=contracts is None,
        quantity=Quantity(Decimal(contracts or of)),
        position_quantity=Quantity(Decimal(of)),
        pricing=pricing or AtMarket(),
        cancel_working_orders=cancel_working_orders,
    )


def at(text: str) -> AtLimit:
    return AtLimit(Price(Decimal(text)))


def capped_at(text: str) -> WorstPrice:
    worst = Price(Decimal(text))
    return WorstPrice(worst, worst, "best bid", Decimal(0))


def accepted(request: CloseRequest, sent_at: Instant, *ids: VenueOrderId) -> CloseSubject:
    """The close after a good reply."""
    return _subject(request, sent_at, Acknowledged(request.close_id, sent_at, ids))


def in_doubt(request: CloseRequest, sent_at: Instant) -> CloseSubject:
    """The close after its reply was lost."""
    return _subject(request, sent_at, FellInDoubt(request.close_id, sent_at, "no reply"))


def _subject(
    request: CloseRequest, sent_at: Instant, event: Acknowledged | FellInDoubt
) -> CloseSubject:
    submitted = Submitted(request.close_id, sent_at, request.quantity, request.whole, "")
    order = apply(apply(begin(request.close_id, request.quantity, sent_at), submitted), event)
    before = Before(request.side, request.position_quantity, sent_at)
    return CloseSubject(order, request, before)


def config(
    endpoints: dict[str, str],
    *,
    accounts: str = "Sim101, sim102",
    token: str = TOKEN,
    allow_guarded: bool = True,
    account: AccountKey = ACCOUNT,
    **fields: str,
) -> SessionConfig:
    return SessionConfig(
        account, endpoints, {"account": accounts, **fields}, {"token": token}, allow_guarded
    )
