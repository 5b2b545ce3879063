"""Hours of five busy venues in minutes: the whole engine on virtual time, no sockets, no window."""

import asyncio
import random
import sys
import time
from collections.abc import Callable
from pathlib import Path

from app.domain.ids import PositionKey
from app.domain.intent import All, Amount, AtLimit, AtMarket, Exactly, Pricing
from app.domain.money import Price, Quantity
from app.engine.desk import Desk
from app.engine.journal import Journal, JournalReader
from tests.soak.busy_session import BusySession
from tests.soak.figures import Sample, sample
from tests.support.build import intent
from tests.support.virtual import VirtualClock, VirtualLoop

VENUES = ("metatrader5", "coinw", "qfex", "crosstrade", "clearstreet")
PRESS_EVERY_S = 4.0
FLATTEN_EVERY_S = 1800.0
FRAME_S = 1.0
LOST_SHARE = 0.03


class Soak:
    """The engine and someone who presses all day."""

    def __init__(self, folder: Path, *, positions: int, seed: int) -> None:
        self.path = folder / "journal.sqlite"
        self.chance = random.Random(seed)
        self.clock = VirtualClock()
        self.journal = Journal(self.path)
        numbers = iter(range(1, 1 << 62))
        self.desk = Desk(
            clock=self.clock,
            journal=self.journal,
            uniform=self.chance.random,
            new_id=lambda: f"{next(numbers):032x}",
        )
        each = positions // len(VENUES)
        self.venues = [BusySession(self.clock, v, each, self.chance) for v in VENUES]
        self.pressed = 0

    async def run(self, hours: float, say: Callable[[Sample], None]) -> list[Sample]:
        """Press for that long; sixteen looks on the way."""
        loop = asyncio.get_running_loop()
        for venue in self.venues:
            self.desk.open(venue, venue.account.name)
        presser = loop.create_task(self._press_all_day(), name="presser")
        screen = loop.create_task(self._draw_all_day(), name="screen")
        samples = []
        began, told = loop.time(), time.monotonic()
        try:
            for number in range(1, 17):
                await asyncio.sleep(began + hours * 3600 * number / 16 - loop.time())
                now = time.monotonic()
                # How long a simulated second takes: it must not grow with the hours.
                pace_ms = (now - told) * 1000 / (hours * 3600 / 16)
                samples.append(self._look(loop, (loop.time() - began) / 3600, pace_ms))
                say(samples[-1])
                told = time.monotonic()
        finally:
            for task in (presser, screen):
                task.cancel()
            await asyncio.gather(presser, screen, return_exceptions=True)
            await self.desk.stop()
            self.journal.close()
        return samples

    def _look(self, loop: asyncio.AbstractEventLoop, hours: float, pace_ms: float) -> Sample:
        timers = len(loop._scheduled)  # type: ignore[attr-defined]
        return sample(
            hours=hours, timers=timers, late_ms=pace_ms, journal=self.path, closes=self.pressed
        )

    async def _press_all_day(self) -> None:
        loop = asyncio.get_running_loop()
        flatten_at = loop.time() + FLATTEN_EVERY_S
        while True:
            await asyncio.sleep(PRESS_EVERY_S)
            keys = self.desk.book.keys()
            if keys:
                self._press(self.chance.choice(keys))
            if loop.time() >= flatten_at and keys:
                flatten_at += FLATTEN_EVERY_S
                self.desk.flattens.start(keys)
                self.pressed += len(keys)

    def _press(self, key: PositionKey) -> None:
        seen = self.desk.book.position(key)
        assert seen is not None
        venue = next(v for v in self.venues if v.account == key.account)
        if self.chance.random() < LOST_SHARE:
            venue.next_reply = self.chance.choice(("lose", "vanish", "refuse"))
        amount: Amount = (
            All() if self.chance.random() < 0.3 else Exactly(Quantity(seen.quantity / 2))
        )
        pricing: Pricing = AtMarket()
        wish = intent(seen, amount, pricing, pressed_at=self.clock.now())
        resting = self.chance.random() < 0.1
        if resting and seen.mark is not None:
            wish = intent(
                seen, Exactly(Quantity(seen.quantity / 8)), AtLimit(Price(seen.mark * 2)),
                pressed_at=self.clock.now(),
            )  # fmt: skip
        close = self.desk.press(wish)
        self.pressed += 1
        if resting:
            asyncio.get_running_loop().call_later(3, self._take_back, close.close_id)

    def _take_back(self, close_id) -> None:  # type: ignore[no-untyped-def]
        from app.domain.errors import Denied

        try:
            self.desk.cancel(close_id)
        except Denied:
            return

    async def _draw_all_day(self) -> None:
        """What a window takes from the engine, less often."""
        while True:
            await asyncio.sleep(FRAME_S)
            changes = self.desk.book.take_changes()
            for key in list(changes.keys)[:50]:
                self.desk.row(key)


def run_simulated(
    folder: Path, hours: float, *, positions: int = 200, seed: int = 1, loud: bool = True
) -> tuple[list[Sample], list[str]]:
    """The samples, and what the journal's verification found."""

    def say(one: Sample) -> None:
        if loud:
            print(one.line(), file=sys.stderr, flush=True)

    async def work() -> tuple[list[Sample], Soak]:
        soak = Soak(folder, positions=positions, seed=seed)
        return await soak.run(hours, say), soak

    with asyncio.Runner(loop_factory=VirtualLoop) as runner:
        samples, soak = runner.run(work())
    with JournalReader(soak.path) as reader:
        problems = [problem.what for problem in reader.verify()]
    quotes = sum(venue.quotes for venue in soak.venues)
    if loud:
        print(f"{quotes:,} quotes, {soak.pressed:,} presses", file=sys.stderr)
    return samples, problems
