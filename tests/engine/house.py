"""A whole engine on virtual time with one fake venue: what the engine's stories are told with."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from app.domain.event import Event
from app.domain.ids import AccountKey
from app.domain.intent import Amount, Pricing
from app.domain.order import CloseState
from app.domain.position import Position
from app.domain.report import LinkState
from app.engine.close import Close
from app.engine.desk import Desk
from app.engine.flatten import Flatten
from app.engine.journal import Journal, JournalReader, Problem
from app.engine.masked import MaskedSession
from app.engine.notice import Notice
from tests.support.build import intent
from tests.support.fake_session import FakeSession
from tests.support.virtual import VirtualClock


class House:
    """The desk, its journal, its venue, and what it said."""

    def __init__(self, desk: Desk, venue: FakeSession, journal: Path) -> None:
        self.desk, self.venue, self.journal = desk, venue, journal
        self.notices: list[Notice] = []
        self.events: list[Event] = []

    def on_close(self, close: Close, event: Event) -> None:
        self.events.append(event)

    def on_link(self, account: AccountKey) -> None: ...

    def on_notice(self, notice: Notice) -> None:
        self.notices.append(notice)

    def on_accounts(self) -> None: ...

    def on_flatten(self, flatten: Flatten) -> None: ...

    def press(
        self,
        seen: Position,
        amount: Amount | None = None,
        pricing: Pricing | None = None,
        **words: bool,
    ) -> Close:
        wish = intent(seen, amount, pricing, pressed_at=self.desk.clock.now(), **words)  # type: ignore[arg-type]
        return self.desk.press(wish)

    async def pressed(
        self,
        seen: Position,
        amount: Amount | None = None,
        pricing: Pricing | None = None,
        **words: bool,
    ) -> Close:
        """Press and wait until it is explained or a minute has gone."""
        close = self.press(seen, amount, pricing, **words)
        return await self.explained(close)

    async def explained(self, close: Close, within_s: float = 60) -> Close:
        loop = asyncio.get_running_loop()
        end = loop.time() + within_s
        while loop.time() < end and not close.order.explained:
            await asyncio.sleep(0.01)
        return close

    async def until(self, close: Close, state: CloseState, within_s: float = 60) -> None:
        loop = asyncio.get_running_loop()
        end = loop.time() + within_s
        while close.order.state is not state:
            assert loop.time() < end, f"still {close.order.state} after {within_s} s"
            await asyncio.sleep(0.01)

    def problems(self) -> list[Problem]:
        with JournalReader(self.journal) as reader:
            return reader.verify()


@asynccontextmanager
async def open_house(folder: Path, *positions: Position, **able: object) -> AsyncIterator[House]:
    """Start an engine with one fake venue that holds `positions`; wait until it is connected."""
    clock = VirtualClock()
    venue = FakeSession(clock, *positions, **able)
    async with reopened(folder, venue) as house:
        yield house


@asynccontextmanager
async def reopened(folder: Path, venue: FakeSession) -> AsyncIterator[House]:
    """The same profile and venue after a restart."""
    path = folder / "journal.sqlite"
    journal = Journal(path)
    # Far from the numbers that tests give their own presses.
    numbers = iter(range(1 << 64, 1 << 65))
    desk = Desk(
        clock=venue.clock,
        journal=journal,
        uniform=lambda: 0.5,
        new_id=lambda: f"{next(numbers):032x}",
    )
    house = House(desk, venue, path)
    desk.listen(house)
    desk.open(MaskedSession(venue, str), "Fake")
    while desk.book.account(venue.account).link is not LinkState.UP:
        await asyncio.sleep(0.01)
    try:
        yield house
    finally:
        await desk.stop()
        journal.close()
