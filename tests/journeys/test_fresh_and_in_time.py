"""Stalled feeds, bursts of reads, a venue that dies: what is shown as fresh is, and closes go first."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import httpx
import pytest

from app.domain.errors import UnwindError
from app.domain.ids import AccountKey
from app.domain.position import Position
from app.domain.report import LinkState
from app.engine.close import Close, Result, Stage
from app.engine.desk import Desk
from app.main.house import profile_desk
from app.main.simulators import Simulators, running_simulators
from app.system.paths import Profile
from tests.journeys.faulty_line import THOROUGH
from tests.support.build import exactly, intent
from tests.support.sim_process import PART, REPOSITORY

pytestmark = pytest.mark.journey

# Here silence says something: positions are told as they change.
PUSHED = ("metatrader5", "qfex")
POLLED = ("coinw", "crosstrade", "clearstreet")
STALL_S = 14


@asynccontextmanager
async def connected(
    folder: Path, venue: str, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[tuple[Desk, AccountKey, Simulators]]:
    """The engine on one simulated venue, connected and read."""
    monkeypatch.chdir(REPOSITORY)
    async with running_simulators(seed=1, venues=[venue]) as sims:
        opening = profile_desk(Profile.open(folder), sims.records, sims.secrets)
        async with opening as desk:
            (account,) = [account.key for account in desk.accounts()]
            await until(lambda: desk.book.account(account).link is LinkState.UP)
            await until(lambda: bool(desk.book.keys(account)))
            yield desk, account, sims


async def until(holds: Callable[[], bool], within_s: float = 20.0) -> None:
    async with asyncio.timeout(within_s):
        while not holds():
            await asyncio.sleep(0.01)


async def fault(sims: Simulators, venue: str, name: str, count: int) -> None:
    async with httpx.AsyncClient(trust_env=False) as client:
        body = {"venue": venue, "fault": name, "count": count}
        (await client.post(f"{sims.control}/fault", json=body)).raise_for_status()


async def received(sims: Simulators, venue: str) -> int:
    async with httpx.AsyncClient(trust_env=False) as client:
        answer = await client.get(f"{sims.control}/received", params={"venue": venue})
    return len(answer.json())


def part_of(desk: Desk, account: AccountKey, venue: str) -> Position:
    rows = [desk.book.position(key) for key in desk.book.keys(account)]
    return next(r for r in rows if r is not None and r.instrument.symbol == PART[venue][0])


def press(desk: Desk, row: Position, venue: str) -> Close:
    return desk.press(intent(row, exactly(PART[venue][1]), pressed_at=desk.clock.now()))


@pytest.mark.parametrize("venue", PUSHED)
async def test_a_stalled_feed_behind_open_sockets_makes_rows_stale_and_a_press_reads_first(
    tmp_path: Path, venue: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with connected(tmp_path, venue, monkeypatch) as (desk, account, sims):
        row = part_of(desk, account, venue)
        await fault(sims, venue, "stall_feed", STALL_S)
        await until(lambda: not _fresh(desk, row), within_s=STALL_S - 4)
        state = desk.book.account(account)
        assert state.link is LinkState.UP
        read_at = state.read_at
        close = press(desk, row, venue)
        assert close.waiting
        await until(lambda: close.order.explained, within_s=30)
        assert close.result is Result.CLOSED
        assert state.read_at > read_at
        assert await received(sims, venue) == 1


@pytest.mark.parametrize("venue", POLLED if THOROUGH else ["coinw"])
async def test_a_stalled_feed_of_a_venue_that_is_polled_leaves_its_rows_vouched_for_by_polls(
    tmp_path: Path, venue: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with connected(tmp_path, venue, monkeypatch) as (desk, account, sims):
        row = part_of(desk, account, venue)
        await fault(sims, venue, "stall_feed", STALL_S)
        at = desk.clock.now()
        state = desk.book.account(account)
        await until(lambda: max(state.read_at, state.heard_at) > at + 3_000_000_000)
        assert _fresh(desk, row)
        close = press(desk, row, venue)
        await until(lambda: close.order.explained, within_s=30)
        assert close.result is Result.CLOSED
        assert await received(sims, venue) == 1


def _fresh(desk: Desk, row: Position) -> bool:
    shown = desk.row(row.key)
    return shown is not None and shown.fresh


@pytest.mark.parametrize("venue", list(PART))
async def test_a_burst_of_reads_does_not_hold_up_a_close(
    tmp_path: Path, venue: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with connected(tmp_path, venue, monkeypatch) as (desk, account, _sims):
        session = desk._accounts[account].session
        row = part_of(desk, account, venue)

        async def read(number: int) -> None:
            await asyncio.sleep(number * 0.01)
            with contextlib.suppress(UnwindError):
                await session.read_positions()
                await session.count_working_orders(row.key)

        reads = [asyncio.create_task(read(number)) for number in range(30)]
        await asyncio.sleep(0.4)
        # A part of a Clear Street position goes by an order of ours, and waits for a read by design.
        amount = None if venue == "clearstreet" else exactly(PART[venue][1])
        close = desk.press(intent(row, amount, pressed_at=desk.clock.now()))
        assert not close.waiting
        on_the_wire_ms = (close.stamps[Stage.ON_THE_WIRE] - close.stamps[Stage.PRESSED]) / 1e6
        assert on_the_wire_ms < 100
        await until(lambda: close.order.explained, within_s=40)
        assert close.result is Result.CLOSED
        for task in reads:
            task.cancel()
        await asyncio.gather(*reads, return_exceptions=True)
