"""A venue session over a venue's truth: it has the port's promises and the venue's manners."""

import asyncio
import hashlib
import random
from collections.abc import Awaitable, Callable
from decimal import Decimal

from app.domain.capability import Capability
from app.domain.errors import NoLink, OutcomeUnknown, Refused, SessionLost
from app.domain.ids import AccountKey, Environment, PositionKey, Venue, VenueOrderId
from app.domain.intent import CloseRequest
from app.domain.money import Price, Quantity, plain
from app.domain.position import Position
from app.domain.quote import Quote
from app.domain.report import Accepted, Done, Findings, LinkState, Reply, WirePreview
from app.venues.session import AccountCheck, CloseSubject, PreparedClose, Sink
from tests.simulation import asking
from tests.simulation.checks import Checks
from tests.simulation.matching import Refusal, receive
from tests.simulation.pushing import Pusher
from tests.simulation.telling import row_of, sizes_told
from tests.simulation.truth import Order, Truth
from tests.simulation.weather import Weather
from tests.simulation.world import World, WorldClock

DEADLINE_S = 5.0
PULSE_S = 1.5


class ModelSession:
    """One login in one life of the panel.

    `mine` is what this login knows of whose the orders are. `told_s` is how old the newest word on
    sizes is, `true_s` when the last read was true; `reads` are the completed reads: when begun, when
    ended, what they said. `unanswered` are the closes whose order is not known yet.
    """

    def __init__(
        self,
        world: World,
        truth: Truth,
        weather: Weather,
        checks: Checks,
        *,
        allow_guarded: bool,
    ) -> None:
        self.world, self.truth, self.weather, self.checks = world, truth, weather, checks
        self.manners, self.clock = truth.manners, WorldClock(world)
        self.life = world.life
        self.chance = world.chance(f"session/{truth.name}/{world.life}")
        self.account = account_key(truth)
        self.sink: Sink | None = None
        self.up_since = float("inf")
        self.told_s = self.true_s = 0.0
        self.reads: list[tuple[float, float, dict[str, int]]] = []
        self.mine: dict[str, str] = {}
        self.unanswered: dict[str, tuple[float, CloseRequest]] = {}
        self.delay_s = 0.0
        self._able = self.manners.ability(allow_guarded)
        self._cut = asyncio.Event()

    @property
    def alive(self) -> bool:
        """Whether the panel that made this session still runs."""
        return self.life == self.world.life

    def happens(self, fault: str, chance: random.Random | None = None) -> bool:
        likely: float = getattr(self.weather, fault)
        return bool(likely) and not self.world.calm and (chance or self.chance).random() < likely

    async def wait(self, about_s: float) -> None:
        await asyncio.sleep(about_s * (0.5 + self.chance.random()))

    def capability_of(self, position: Position | None = None) -> Capability:
        return self._able

    async def run(self, sink: Sink) -> None:
        self._cut.clear()
        await self.wait(0.05)
        pusher = Pusher(self, sink)
        try:
            self.sink, self.up_since = sink, self.world.now_s
            self.truth.listener = pusher.hear
            await self.read_positions()
            self._quote(sink)
            sink.link(LinkState.UP, "")
            self.world.tell(f"{self.truth.name}: link up")
            await self._listen(sink)
        except NoLink as error:
            raise SessionLost(str(error)) from error
        finally:
            if self.alive:
                self.sink, self.up_since, self.truth.listener = None, float("inf"), None

    async def _listen(self, sink: Sink) -> None:
        last_poll_s = self.world.now_s
        while not self._cut.is_set():
            try:
                async with asyncio.timeout(PULSE_S):
                    await self._cut.wait()
            except TimeoutError:
                pass
            self._quote(sink)
            if self.manners.pushes_positions:
                sink.heard(self.clock.now())
            if self.world.now_s - last_poll_s >= self.manners.poll_s:
                last_poll_s = self.world.now_s
                try:
                    await self.read_positions()
                except NoLink:
                    continue
        raise SessionLost("the link was cut")

    def cut(self) -> None:
        self._cut.set()

    def _quote(self, sink: Sink) -> None:
        now = self.clock.now()
        bid, ask = Price(Decimal(100)), Price(Decimal(101))
        for key in self.truth.sizes:
            sink.quote(key, Quote(bid, ask, touched_at=now, marked_at=now))

    async def read_positions(self) -> tuple[Position, ...]:
        begun_s, begun = self.world.now_s, self.clock.now()
        await self.wait(0.02)
        if self.sink is None or self.happens("read_fails"):
            raise NoLink("the read got no answer")
        sizes, true_s = sizes_told(self)
        await self.wait(0.02)
        rows = tuple(row_of(self, key, size, begun) for key, size in sizes.items())
        if self.sink is not None:
            self.reads.append((begun_s, self.world.now_s, sizes))
            self.told_s, self.true_s = max(self.told_s, min(begun_s, true_s)), true_s
            old = (
                f", {self.world.now_s - true_s:.1f} s old"
                if self.world.now_s - true_s > 0.05
                else ""
            )
            self.world.tell(f"{self.truth.name}: read {sizes}{old}")
            self.sink.positions(rows, begun)
            self.sink.heard(begun)
        return rows

    def close_delay_s(self, ahead: int = 0) -> float:
        return 0.0 if self.world.calm else self.delay_s

    def prepare_close(self, request: CloseRequest) -> PreparedClose:
        body = f"close {request.position.wire_id} {plain(request.quantity)} {request.whole}"
        digest = hashlib.sha256(body.encode()).hexdigest()
        preview = WirePreview("MODEL", "model://venue", (), body, digest)
        return PreparedClose(preview, lambda: self._send(request))

    def _send(self, request: CloseRequest) -> Awaitable[Reply]:
        fate = self.world.chance(f"fate/{request.close_id}")
        if self.sink is None or self.happens("no_link", fate):
            raise NoLink("there is no connection")
        self.checks.sending(self, request)
        name, size = request.close_id[-4:], int(request.quantity)
        answer: asyncio.Future[Reply] = asyncio.get_running_loop().create_future()
        lost = self.happens("lost_before", fate)
        self.world.tell(
            f"{self.truth.name}: SENT {name}: {request.side.value} {'whole ' * request.whole}"
            f"{size} of {request.position.wire_id}{', lost on the way' * lost}"
        )
        self.unanswered[request.close_id] = (self.world.now_s, request)
        if not lost:
            delay_s = 0.02 + fate.random() * 0.05
            delay_s += fate.random() * 2.0 * self.happens("late", fate)
            self.truth.under_way[request.close_id] = (request.position.wire_id, size)
            told_s = min(self.told_s, self.true_s)
            self.world.after(delay_s, lambda: self._arrive(request, told_s, fate, answer))
        self.world.after(DEADLINE_S, lambda: self._too_late(answer))
        self.checks.sent()
        return answer

    def _arrive(
        self,
        request: CloseRequest,
        told_s: float,
        fate: random.Random,
        answer: asyncio.Future[Reply],
    ) -> None:
        try:
            if self.happens("refusals", fate):
                raise Refusal("window", "closed for a while")
            order = receive(self.truth, request, told_s, fate)
        except Refusal as refusal:
            self.truth.under_way.pop(request.close_id, None)
            self.world.tell(f"{self.truth.name}: refuses {request.close_id[-4:]}: {refusal}")
            error = Refused(refusal.code, str(refusal))

            def refused() -> None:
                self.unanswered.pop(request.close_id, None)
                answer.set_exception(error)

            self._answer(fate, answer, refused)
            return
        reply = self._reply(order)

        def accepted() -> None:
            if self.manners.tells_ids or self.manners.done:
                self.mine[order.order_id] = request.close_id
                self.unanswered.pop(request.close_id, None)
            answer.set_result(reply)

        self._answer(fate, answer, accepted)

    def _answer(
        self, fate: random.Random, answer: asyncio.Future[Reply], give: Callable[[], None]
    ) -> None:
        if self.happens("lost_after", fate):
            self.world.tell(f"{self.truth.name}: the answer is lost")
            return
        delay_s = (
            0.02 + fate.random() * 0.05 + fate.random() * 3 * self.happens("slow_reply", fate)
        )
        up_since = self.up_since

        def arrive() -> None:
            if self.alive and not answer.done() and up_since == self.up_since:
                give()

        self.world.after(delay_s, arrive)

    def _too_late(self, answer: asyncio.Future[Reply]) -> None:
        if self.alive and not answer.done():
            answer.set_exception(OutcomeUnknown("no answer came in time"))

    def _reply(self, order: Order) -> Reply:
        ids = (VenueOrderId(order.order_id),) if self.manners.tells_ids else ()
        if self.manners.done and not order.works:
            return Done(Quantity(Decimal(order.filled)), ids)
        return Accepted(ids, Quantity(Decimal(order.quantity)) if ids else None)

    async def cancel_close(self, subject: CloseSubject) -> None:
        await asking.cancel_close(self, subject)

    async def cancel_working_orders(self, position: PositionKey) -> int:
        return await asking.cancel_working_orders(self, position.wire_id)

    async def count_working_orders(self, position: PositionKey) -> int:
        await self.wait(0.02)
        if self.happens("read_fails") or self.sink is None:
            raise NoLink("the orders could not be read")
        return len(asking.working(self, position.wire_id))

    async def look_up(self, subject: CloseSubject) -> Findings:
        return await asking.look_up(self, subject)

    async def check(self) -> AccountCheck:
        return AccountCheck(len(self.truth.sizes), ())


def account_key(truth: Truth) -> AccountKey:
    return AccountKey(Venue(truth.manners.name), Environment.SIM, truth.name)
