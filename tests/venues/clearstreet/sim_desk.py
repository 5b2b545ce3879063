"""A running session at the simulated venue, and closes the way the engine makes them."""

import asyncio
import itertools
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, replace
from decimal import Decimal

from app.domain.errors import OutcomeUnknown, Refused, UnwindError
from app.domain.ids import AccountKey, CloseId, Environment, Instant, Venue
from app.domain.intent import (
    Amount,
    AtMarket,
    CloseIntent,
    CloseRequest,
    Origin,
    Pricing,
)
from app.domain.money import ZERO
from app.domain.order import begin
from app.domain.position import Position
from app.domain.reconcile import Before
from app.domain.report import Accepted, Findings, OrderReport, OrderStatus, Reply
from app.domain.sizing import size_close
from app.venues.catalog import open_session
from app.venues.session import CloseSubject, SessionConfig, Surroundings, VenueSession
from tests.support.sim_process import Sims
from tests.support.sink import FakeSink

KEY = AccountKey(Venue("clearstreet"), Environment.SIM, "Main")
# How long a test waits before it says that something never came; it decides nothing else.
_NEVER_COMES_S = 30.0
_ids = itertools.count(int(time.time_ns()))


def now() -> Instant:
    return Instant(time.time_ns())


@dataclass
class Desk:
    """A running session, and closes the way the engine makes them."""

    sims: Sims
    session: VenueSession
    sink: FakeSink

    async def position(self, symbol: str) -> Position:
        positions = await self.session.read_positions()
        return next(p for p in positions if p.instrument.symbol == symbol)

    async def sized(
        self, symbol: str, amount: Amount, pricing: Pricing | None = None, *, cancel: bool = False
    ) -> CloseRequest:
        live = await self.position(symbol)
        close_id = CloseId(f"{next(_ids):032x}")
        asked = pricing or AtMarket()
        intent = CloseIntent(close_id, amount, asked, cancel, live, now(), Origin.BUTTON)
        quote = self.sink.quotes.get(live.instrument.wire_name)
        ability = self.session.capability_of(live)
        return size_close(intent, live, ZERO, ability, quote, now())

    async def send(self, request: CloseRequest) -> tuple[Reply | UnwindError, CloseSubject, int]:
        """The reply or the error, the close as the journal has it, and how often it arrived."""
        await asyncio.sleep(self.session.close_delay_s())
        received = len(self.sims.received("clearstreet"))
        sent_at = now()
        reply: Reply | UnwindError
        try:
            reply = await self.session.prepare_close(request).send()
        except (Refused, OutcomeUnknown) as error:
            reply = error
        order = begin(request.close_id, request.quantity, sent_at)
        if isinstance(reply, Accepted):
            order = replace(order, venue_order_ids=reply.venue_order_ids)
        before = Before(request.side, request.position_quantity, sent_at)
        arrived = len(self.sims.received("clearstreet")) - received
        return reply, CloseSubject(order, request, before), arrived

    async def end_of(self, request: CloseRequest) -> OrderReport:
        ended = (OrderStatus.FILLED, OrderStatus.CANCELED, OrderStatus.REJECTED)
        found: OrderReport | None = await self.sink.until(
            lambda sink: next(
                (o for o in sink.orders if o.close_id == request.close_id and o.status in ended),
                None,
            ),
            within_s=_NEVER_COMES_S,
        )
        assert found is not None
        return found

    async def explained(self, subject: CloseSubject) -> Findings:
        """Look until the venue shows an end of it."""
        async with asyncio.timeout(_NEVER_COMES_S):
            while True:
                found = await self.session.look_up(subject)
                if any(o.status is OrderStatus.FILLED for o in found.orders):
                    return found
                await asyncio.sleep(0.5)

    def held(self, request: CloseRequest) -> Decimal:
        return Decimal(self.sims.positions("clearstreet").get(request.position.wire_id, "0"))


@asynccontextmanager
async def at_desk(sims: Sims) -> AsyncIterator[Desk]:
    offer = sims.offers["clearstreet"]
    config = SessionConfig(KEY, offer["endpoints"], offer["fields"], offer["secrets"], True)
    around = Surroundings(now=now, nonce=lambda n: "0" * n, uniform=lambda: 0.5)
    desk = Desk(sims, open_session(config, around), FakeSink())
    task = asyncio.create_task(desk.session.run(desk.sink))
    await desk.sink.until(lambda sink: sink.is_up)
    try:
        yield desk
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError, UnwindError):
            await task
