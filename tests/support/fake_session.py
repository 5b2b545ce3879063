"""A venue in memory that keeps the port's promises and does what the test says."""

import asyncio
import hashlib
from collections.abc import Awaitable
from dataclasses import replace

from app.domain.capability import Capability
from app.domain.errors import NoLink, OutcomeUnknown, Refused, SessionLost
from app.domain.ids import AccountKey, FillId, Instant, PositionKey, VenueOrderId
from app.domain.intent import AtLimit, AtMarket, CloseRequest
from app.domain.money import Price, Quantity, plain
from app.domain.position import Position, Side
from app.domain.report import (
    Accepted,
    FillReport,
    Findings,
    LinkState,
    OrderReport,
    OrderStatus,
    Reply,
    WirePreview,
)
from app.engine.clock import Clock
from app.venues._rate_limit import RateLimit
from app.venues.session import AccountCheck, CloseSubject, PreparedClose, Sink
from tests.support.build import ACCOUNT, capability

REPLY_S = 0.05
FILL_S = 0.10


class FakeOrder:
    """One order as the fake venue holds it."""

    def __init__(self, number: int, request: CloseRequest) -> None:
        self.id = VenueOrderId(f"v{number}")
        self.request = request
        self.filled = Quantity(request.quantity * 0)
        self.status = OrderStatus.WORKING
        self.fills: list[FillReport] = []


class FakeSession:
    """Executes at the mark, in as many fills as told, unless told to misbehave.

    `next_reply`: accept, refuse, lose (executed, no answer), vanish (never arrives, no answer),
    no_link, ack_only (accepted and never filled).
    """

    def __init__(
        self, clock: Clock, *positions: Position, account: AccountKey = ACCOUNT, **able: object
    ) -> None:
        self.clock = clock
        self.account = account
        self.truth = {position.key: position for position in positions}
        self.able: Capability = capability(**able)
        self.orders: list[FakeOrder] = []
        self.sent: list[CloseRequest] = []
        self.reads = 0
        self.cancelled: list[VenueOrderId] = []
        self.next_reply = "accept"
        self.parts = 1
        self.read_fails = False
        self.limit = RateLimit(rate=1000, burst=1000, reserve=0, monotonic=_loop_time)
        self.findable = True
        self.pushes = True
        self.working: dict[PositionKey, int] = {}
        self.sink: Sink | None = None
        self._cut = asyncio.Event()

    def capability_of(self, position: Position | None = None) -> Capability:
        return self.able

    async def run(self, sink: Sink) -> None:
        self.sink = sink
        self._cut.clear()
        await self.read_positions()
        sink.link(LinkState.UP, "")
        while not self._cut.is_set():
            sink.heard(self.clock.now())
            try:
                async with asyncio.timeout(1):
                    await self._cut.wait()
            except TimeoutError:
                continue
        raise SessionLost("the test cut the link")

    def cut(self) -> None:
        self._cut.set()

    async def read_positions(self) -> tuple[Position, ...]:
        self.reads += 1
        begun = self.clock.now()
        await asyncio.sleep(0.02)
        if self.read_fails:
            raise NoLink("the venue did not answer")
        rows = tuple(replace(p, seen_at=begun) for p in self.truth.values())
        if self.sink is not None:
            self.sink.positions(rows, begun)
        return rows

    def close_delay_s(self, ahead: int = 0) -> float:
        return self.limit.close_delay_s(1 + ahead)

    def prepare_close(self, request: CloseRequest) -> PreparedClose:
        body = f"close {request.position.wire_id} {plain(request.quantity)}"
        digest = hashlib.sha256(body.encode()).hexdigest()
        preview = WirePreview("FAKE", "fake://venue", (), body, digest)
        return PreparedClose(preview, lambda: self._send(request))

    def _send(self, request: CloseRequest) -> Awaitable[Reply]:
        behaviour, self.next_reply = self.next_reply, "accept"
        if behaviour == "no_link":
            raise NoLink("the socket is not open")
        assert self.limit.close_delay_s() == 0, "it went before its turn"
        self.limit.take_for_close()
        self.sent.append(request)
        return self._answer(request, behaviour)

    async def _answer(self, request: CloseRequest, behaviour: str) -> Reply:
        await asyncio.sleep(REPLY_S)
        if behaviour == "refuse":
            raise Refused("E1", "closed for the day")
        if behaviour == "vanish":
            raise OutcomeUnknown("no answer in time")
        order = FakeOrder(len(self.orders) + 1, request)
        self.orders.append(order)
        if behaviour != "ack_only" and not isinstance(request.pricing, AtLimit):
            asyncio.get_running_loop().call_later(FILL_S, self._execute, order)
        if behaviour == "lose":
            raise OutcomeUnknown("no answer in time")
        return Accepted((order.id,), request.quantity)

    def _execute(self, order: FakeOrder) -> None:
        if order.status is OrderStatus.CANCELED:
            return
        position = self.truth.get(order.request.position)
        available = position.quantity if position is not None else Quantity(order.filled * 0)
        whole = order.request.whole and isinstance(order.request.pricing, AtMarket)
        wanted = available if whole else min(order.request.quantity, available)
        for part in range(self.parts):
            self.fill(order, Quantity(wanted / self.parts), part)

    def fill(self, order: FakeOrder, size: Quantity, part: int = 0) -> None:
        """One execution at the mark; pushed unless `pushes` is off."""
        position = self.truth[order.request.position]
        left = Quantity(position.quantity - size)
        if left > 0:
            self.truth[position.key] = replace(position, quantity=left)
        else:
            del self.truth[position.key]
        order.filled = Quantity(order.filled + size)
        done = order.filled >= order.request.quantity
        order.status = OrderStatus.FILLED if done else OrderStatus.PARTIALLY_FILLED
        fill = FillReport(
            FillId(f"{order.id}-{len(order.fills)}"),
            order.id,
            size,
            self.clock.now(),
            position.mark or Price(size * 0 + 100),
            position=position.key,
        )
        order.fills.append(fill)
        if self.pushes and self.sink is not None:
            self.sink.fill(fill)
            self.sink.order(self.report(order))

    def report(self, order: FakeOrder) -> OrderReport:
        return OrderReport(
            order.id,
            order.status,
            self.clock.now(),
            quantity=order.request.quantity,
            filled=order.filled,
        )

    async def cancel_close(self, subject: CloseSubject) -> None:
        await asyncio.sleep(REPLY_S)
        for order in self.orders:
            if (
                order.id in subject.order.venue_order_ids
                and order.status is not OrderStatus.FILLED
            ):
                self.cancelled.append(order.id)
                order.status = OrderStatus.CANCELED
                if self.sink is not None:
                    self.sink.order(self.report(order))

    async def cancel_working_orders(self, position: PositionKey) -> int:
        await asyncio.sleep(REPLY_S)
        return self.working.pop(position, 0)

    async def count_working_orders(self, position: PositionKey) -> int:
        await asyncio.sleep(0.01)
        return self.working.get(position, 0)

    async def look_up(self, subject: CloseSubject) -> Findings:
        await asyncio.sleep(0.03)
        begun = self.clock.now()
        mine = [o for o in self.orders if o.request.close_id == subject.request.close_id]
        if not self.findable:
            mine = []
        await self.read_positions()
        return Findings(
            at=begun,
            orders=tuple(self.report(order) for order in mine),
            fills=tuple(fill for order in mine for fill in order.fills),
            position=self.truth.get(subject.request.position),
            position_known=True,
            traceless=self.findable and not mine,
        )

    async def check(self) -> AccountCheck:
        return AccountCheck(len(self.truth), ())


def flipped(position: Position) -> Position:
    other = Side.SHORT if position.side is Side.LONG else Side.LONG
    return replace(position, side=other)


def later(position: Position, at: Instant) -> Position:
    return replace(position, seen_at=at)


def _loop_time() -> float:
    """Of whichever loop runs; a venue is made before its story begins."""
    try:
        return asyncio.get_running_loop().time()
    except RuntimeError:
        return 0.0
