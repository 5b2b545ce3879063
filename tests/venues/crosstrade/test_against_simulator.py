"""The whole engine and this client against the simulator in a process of its own, fault by fault.

Whatever goes wrong, a mutation is received once, the close is explained or known to be in doubt, and
the book ends as the venue's own truth.
"""

import asyncio
import time
import uuid
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Iterator
from contextlib import asynccontextmanager
from decimal import Decimal
from pathlib import Path

import pytest

from app.domain.event import Rejected
from app.domain.ids import AccountKey, Environment, Instant, PositionKey, Venue
from app.domain.intent import Amount, AtLimit, Capped, Pricing, Ticks
from app.domain.money import Price
from app.domain.order import CloseState
from app.domain.position import Position
from app.engine import follower
from app.engine.clock import SystemClock
from app.engine.close import Close
from app.engine.desk import Desk
from app.engine.journal import Journal, JournalReader
from app.venues.catalog import open_session
from app.venues.crosstrade import ability, keeping, rest
from app.venues.session import SessionConfig, Surroundings
from tests.support.build import exactly, intent
from tests.support.sim_process import Sims, running

ES, MES, MNQ, CL = (
    f"Sim101/{name}" for name in ("ES 12-26", "MES 12-26", "MNQ 12-26", "CL 02-27")
)
ACCOUNT = AccountKey(Venue("crosstrade"), Environment.SIM, "Main")
TO_RETRY, TO_LOSE = 0.3, 1.0
FAR = AtLimit(Price(Decimal(7200)))


class House:
    """A desk with one account at the simulator."""

    def __init__(self, desk: Desk, sims: Sims, journal: Path) -> None:
        self.desk, self.sims, self.journal = desk, sims, journal

    def row(self, wire_id: str) -> Position:
        position = self.desk.book.position(PositionKey(ACCOUNT, wire_id))
        assert position is not None
        return position

    def press(
        self,
        wire_id: str,
        amount: Amount | None = None,
        pricing: Pricing | None = None,
        *,
        cancel: bool = False,
    ) -> Close:
        wish = intent(
            self.row(wire_id),
            amount,
            pricing,
            close_id=uuid.uuid4().hex,
            cancel_working_orders=cancel,
            pressed_at=self.desk.clock.now(),
        )
        return self.desk.press(wish)

    async def explained(self, close: Close, within_s: float = 15) -> Close:
        await self.until(lambda: close.order.explained, within_s, close)
        return close

    async def until(self, done, within_s: float = 10, close: Close | None = None) -> None:  # type: ignore[no-untyped-def]
        end = time.monotonic() + within_s
        while not done():
            assert time.monotonic() < end, close and (close.order, close.events)
            await asyncio.sleep(0.01)

    def received(self) -> list[str]:
        return [f"{row}" for row in self.sims.received("crosstrade")]

    def is_as_the_venue_says(self) -> bool:
        truth = {k: v for k, v in self.sims.positions("crosstrade").items() if k[:6] == "Sim101"}
        book = {
            key.wire_id: f"{position.side.sign * position.quantity:f}"
            for key in list(self.desk.book.keys())
            if (position := self.desk.book.position(key)) is not None
        }
        return truth == book


@pytest.fixture(scope="module")
def quick() -> Iterator[None]:
    """Doubts are asked about sooner than a real desk would, for the test's sake."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(follower, "DOUBT_DELAYS_S", (0.3, 0.5, 1.0))
        patch.setattr(rest, "MUTATION_DEADLINE_S", TO_LOSE)
        patch.setattr(keeping, "OFFLINE_RETRY_S", TO_RETRY)
        patch.setattr(ability, "ABSENCE_AFTER_S", 1.0)
        yield


@asynccontextmanager
async def opened(folder: Path) -> AsyncIterator[House]:
    """A simulator of its own, and a desk with an account at it."""
    simulator = running("crosstrade")
    sims = await asyncio.to_thread(simulator.__enter__)
    folder.mkdir(exist_ok=True)
    journal = Journal(folder / "journal.sqlite")
    desk = Desk(
        clock=SystemClock(),
        journal=journal,
        uniform=lambda: 0.0,
        new_id=lambda: uuid.uuid4().hex,
    )
    try:
        offer = sims.offers["crosstrade"]
        config = SessionConfig(
            ACCOUNT, offer["endpoints"], offer["fields"], offer["secrets"], allow_guarded=True
        )
        around = Surroundings(
            now=lambda: Instant(time.time_ns()), nonce=lambda n: "0" * n, uniform=lambda: 0.0
        )
        desk.open(open_session(config, around), "CrossTrade")
        it = House(desk, sims, folder / "journal.sqlite")
        await it.until(lambda: desk.book.account(ACCOUNT).link.value == "up")
        await it.until(lambda: it.row(MES).working_orders is not None)
        yield it
        with JournalReader(it.journal) as reader:
            assert reader.verify() == []
    finally:
        await desk.stop()
        journal.close()
        await asyncio.to_thread(simulator.__exit__, None, None, None)


@pytest.fixture
async def house(quick: None, tmp_path: Path) -> AsyncIterator[House]:
    async with opened(tmp_path) as it:
        yield it


async def test_whole_part_limit_and_cap(house: House) -> None:
    whole = await house.explained(house.press(CL))
    assert (whole.order.state, whole.order.filled) == (CloseState.FILLED, 1)
    assert whole.order.average_price is not None

    part = await house.explained(house.press(MNQ, exactly("2")))
    assert (part.order.state, part.order.filled) == (CloseState.FILLED, 2)
    assert part.order.read_back == 1

    limit = house.press(ES, exactly("3"), FAR)
    await house.until(lambda: limit.order.state is CloseState.ACKNOWLEDGED, close=limit)
    house.desk.cancel(limit.close_id)
    await house.explained(limit)
    assert (limit.order.state, limit.order.filled) == (CloseState.CANCELED, 0)

    capped = await house.explained(house.press(ES, exactly("2"), Capped(Ticks(Decimal(40)))))
    assert (capped.order.state, capped.order.filled) == (CloseState.FILLED, 2)
    await house.until(house.is_as_the_venue_says)
    assert len(house.received()) == 5


async def test_working_orders_go_first(house: House) -> None:
    assert house.row(MES).working_orders.count == 2  # type: ignore[union-attr]
    close = await house.explained(house.press(MES, cancel=True))
    assert (close.order.state, close.order.filled) == (CloseState.FILLED, 4)
    assert len(house.received()) == 2
    await house.until(house.is_as_the_venue_says)


FILLED, REJECTED = CloseState.FILLED, CloseState.REJECTED
FAULTS = {
    "lose_reply": (1, FILLED, ""),
    "drop_connection": (1, FILLED, ""),
    "http_500_after_execution": (1, FILLED, ""),
    "http_500_before": (1, REJECTED, "never_arrived"),
    "addon_timeout": (1, FILLED, ""),
    "addon_offline": (1, REJECTED, "never_arrived"),
    "refuse": (1, REJECTED, ""),
    "rate_limit": (1, REJECTED, "rate_limit"),
    "late_fill": (1, FILLED, ""),
    "duplicate_push": (1, FILLED, ""),
    "stall_feed": (2, FILLED, ""),
}


async def test_each_fault_ends_explained_and_the_close_arrives_once(
    quick: None, tmp_path: Path
) -> None:
    async def story(fault: str) -> None:
        count, state, code = FAULTS[fault]
        async with opened(tmp_path / fault) as house:
            house.sims.fault("crosstrade", fault, count)
            close = await house.explained(house.press(ES, exactly("2")))
            assert close.order.state is state, fault
            assert close.order.filled == (2 if state is FILLED else 0), fault
            codes = [event.code for event in close.events if isinstance(event, Rejected)]
            assert not code or codes == [code], fault
            assert len(house.received()) == 1, fault
            await house.desk.reread(ACCOUNT)
            assert house.is_as_the_venue_says(), fault
            assert house.row(ES).quantity == (10 if state is FILLED else 12), fault

    await _together(story, FAULTS)


async def test_a_limit_whose_reply_is_lost_is_found_and_can_be_cancelled(
    quick: None, tmp_path: Path
) -> None:
    async def story(fault: str) -> None:
        async with opened(tmp_path / fault) as house:
            house.sims.fault("crosstrade", fault)
            close = house.press(ES, exactly("3"), FAR)
            if fault == "http_500_before":
                await house.explained(close)
                assert close.order.state is REJECTED, fault
                return
            await house.until(lambda: close.order.state is CloseState.ACKNOWLEDGED, close=close)
            house.desk.cancel(close.close_id)
            await house.explained(close)
            assert (close.order.state, close.order.filled) == (CloseState.CANCELED, 0), fault
            assert len(house.received()) == 2, fault

    lost = ["lose_reply", "http_500_after_execution", "addon_timeout", "drop_connection"]
    await _together(story, [*lost, "http_500_before"])


async def test_a_whole_close_that_is_lost_is_explained_by_its_executions(house: House) -> None:
    house.sims.fault("crosstrade", "addon_timeout")
    close = await house.explained(house.press(MNQ))
    assert (close.order.state, close.order.filled) == (FILLED, 3)
    assert close.order.average_price is not None
    assert len(house.received()) == 1


async def _together(story: Callable[[str], Awaitable[None]], faults: Iterable[str]) -> None:
    """Every story at a simulator of its own, side by side, because most of each is waiting."""
    async with asyncio.TaskGroup() as group:
        for fault in faults:
            group.create_task(story(fault))


async def test_two_parts_pressed_at_once_take_their_own_fills(house: House) -> None:
    first, second = house.press(ES, exactly("1")), house.press(ES, exactly("1"))
    for close in (first, second):
        await house.explained(close)
        assert (close.order.state, close.order.filled) == (FILLED, 1)
        assert len(close.order.executions) == 1
    assert not set(first.order.executions) & set(second.order.executions)
    assert house.row(ES).quantity == 10
