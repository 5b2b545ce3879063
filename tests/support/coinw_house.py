"""A CoinW account on a scripted venue, and the closes that are pressed there."""

import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from decimal import Decimal

from app.domain.event import Acknowledged, FellInDoubt, Submitted
from app.domain.ids import (
    AccountKey,
    CloseId,
    Environment,
    Instant,
    PositionKey,
    Venue,
    VenueOrderId,
)
from app.domain.intent import AtLimit, AtMarket, CloseRequest, RequestPricing
from app.domain.money import Price, Quantity
from app.domain.order import apply, begin
from app.domain.position import Position
from app.domain.reconcile import Before
from app.venues.session import CloseSubject, SessionConfig, VenueSession
from tests.support.running import running_and_up
from tests.support.scripted_coinw import API_KEY, SECRET, ScriptedCoinW
from tests.support.sink import FakeSink

ACCOUNT = AccountKey(Venue("coinw"), Environment.SIM, "Main")
BTC_LONG = "2435521222700000101"
ETH_SHORT = "2435521222700000202"
CLOSE = CloseId("c0" * 16)
FULL_ORDER = VenueOrderId("33308900000000001")
LIMIT_ORDER = VenueOrderId("33308900000000003")
ORDER_TIME_MS = 1764000700000
"""When the golden closing orders were made."""


@dataclass
class House:
    """One session against one scripted venue. `clock_shift_s` moves the session's clock."""

    venue: ScriptedCoinW
    sink: FakeSink = field(default_factory=FakeSink)
    clock_shift_s: float = 0.0
    session: VenueSession = field(init=False)

    def now(self) -> Instant:
        return Instant(time.time_ns() + int(self.clock_shift_s * 1e9))

    def set_clock_ms(self, at_ms: int) -> None:
        self.clock_shift_s = at_ms / 1000 - time.time()

    @asynccontextmanager
    async def connected(self) -> AsyncIterator["House"]:
        """Running and up."""
        async with running_and_up(self.session, self.sink):
            yield self

    def position(self, wire_id: str = BTC_LONG) -> Position:
        """The position as last told to the sink."""
        return next(p for p in self.sink.snapshots[-1] if p.key.wire_id == wire_id)

    async def request(
        self,
        wire_id: str = BTC_LONG,
        contracts: str | None = None,
        pricing: RequestPricing | None = None,
        *,
        cancel_working_orders: bool = False,
    ) -> CloseRequest:
        """What the engine asks for; without `contracts` the whole position."""
        known = self.sink.snapshots[-1] if self.sink.snapshots else ()
        rows = known or await self.session.read_positions()
        held = next(p for p in rows if p.key.wire_id == wire_id)
        size = held.quantity if contracts is None else Quantity(Decimal(contracts))
        return CloseRequest(
            close_id=CLOSE,
            position=held.key,
            instrument=held.instrument,
            side=held.side,
            whole=contracts is None,
            quantity=size,
            position_quantity=held.quantity,
            pricing=pricing or AtMarket(),
            cancel_working_orders=cancel_working_orders,
        )

    async def press(self, request: CloseRequest | None = None):  # type: ignore[no-untyped-def]
        """Send a close and wait for its reply."""
        return await self.session.prepare_close(request or await self.request()).send()


def at(text: str) -> AtLimit:
    return AtLimit(Price(Decimal(text)))


def accepted(request: CloseRequest, sent_at: Instant, *ids: VenueOrderId) -> CloseSubject:
    """The close after a good reply."""
    return _subject(request, sent_at, Acknowledged(CLOSE, sent_at, ids))


def in_doubt(request: CloseRequest, sent_at: Instant) -> CloseSubject:
    """The close after its reply was lost."""
    return _subject(request, sent_at, FellInDoubt(CLOSE, sent_at, "no reply"))


def _subject(
    request: CloseRequest, sent_at: Instant, event: Acknowledged | FellInDoubt
) -> CloseSubject:
    submitted = Submitted(CLOSE, sent_at, request.quantity, request.whole, "")
    order = apply(apply(begin(CLOSE, request.quantity, sent_at), submitted), event)
    before = Before(request.side, request.position_quantity, sent_at)
    return CloseSubject(order, request, before)


def key(wire_id: str) -> PositionKey:
    return PositionKey(ACCOUNT, wire_id)


def config(endpoints: dict[str, str]) -> SessionConfig:
    secrets = {"api_key": API_KEY, "secret_key": SECRET}
    return SessionConfig(ACCOUNT, endpoints, {}, secrets)
