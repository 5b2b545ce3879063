"""The session against `unwind sim`, in a process of its own: each press arrives once."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, suppress
from decimal import Decimal

import pytest
import pytest_asyncio

from app.domain.errors import OutcomeUnknown, Refused, UnwindError
from app.domain.report import Done, Findings
from app.venues.session import CloseSubject
from tests.support.build import exactly
from tests.support.metatrader5_house import House, session_at
from tests.support.scripted_metatrader5 import ScriptedGateway
from tests.support.sim_process import Sims, running

pytestmark = pytest.mark.asyncio(loop_scope="session")
EURUSD, AUDUSD = 50012345001, 50012345007


@pytest.fixture
def sims() -> Iterator[Sims]:
    with running("metatrader5") as sims:
        yield sims


@pytest_asyncio.fixture(loop_scope="session")
async def house(sims: Sims) -> AsyncIterator[House]:
    offer = sims.offers["metatrader5"]
    session = session_at(offer["endpoints"]["grpc"], **offer["fields"])
    session._password, session._api_key = offer["secrets"]["password"], offer["secrets"]["api_key"]
    yield House(ScriptedGateway(), session)


def closes(sims: Sims) -> list[object]:
    return [row["body"] for row in sims.received("metatrader5") if row["call"] == "OrderClose"]


@asynccontextmanager
async def coming_back(house: House) -> AsyncIterator[None]:
    """Connected, and connected again after each loss, as the supervisor would do it."""

    async def run() -> None:
        while True:
            with suppress(UnwindError):
                await house.session.run(house.sink)
            await asyncio.sleep(0.1)

    task = asyncio.create_task(run())
    try:
        await house.sink.until(lambda s: s.is_up)
        yield
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def looked_up(house: House, subject: CloseSubject) -> Findings:
    """The first look that comes back; one that a lost link ends is asked for again."""
    async with asyncio.timeout(20):
        while True:
            try:
                return await house.session.look_up(subject)
            except UnwindError:
                await asyncio.sleep(0.05)


async def test_a_part_and_the_rest_are_closed_and_told_with_their_prices(
    house: House, sims: Sims
) -> None:
    async with coming_back(house):
        part = house.request(exactly("0.03"), ticket=AUDUSD)
        assert await house.session.prepare_close(part).send() == Done()
        fill = await house.sink.until(lambda s: next(iter(s.fills), None))
        assert (fill.close_id, fill.quantity) == (part.close_id, Decimal("0.03"))
        assert fill.price is not None
        await house.session.read_positions()
        whole = house.request(ticket=AUDUSD)
        assert whole.quantity == Decimal("0.04")
        await house.session.prepare_close(whole).send()
        await house.sink.until(
            lambda s: str(AUDUSD) not in [p.key.wire_id for p in s.snapshots[-1]]
        )
        assert len(closes(sims)) == 2


async def test_a_lost_answer_is_found_out_and_sent_once(
    house: House, sims: Sims, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.venues.metatrader5.gateway.TRADE_DEADLINE_S", 0.5)
    async with coming_back(house):
        sims.fault("metatrader5", "lose_reply")
        request = house.request(exactly("0.1"), ticket=EURUSD)
        subject = house.subject(request)
        with pytest.raises(OutcomeUnknown):
            await house.session.prepare_close(request).send()
        found = await looked_up(house, subject)
        assert [fill.quantity for fill in found.fills] == [Decimal("0.1")]
        assert len(closes(sims)) == 1


@pytest.mark.parametrize(
    "fault", ["refuse", "http_500_after_execution", "http_500_before", "drop_connection"]
)
async def test_a_fault_never_makes_a_second_close(house: House, sims: Sims, fault: str) -> None:
    async with coming_back(house):
        sims.fault("metatrader5", fault)
        request = house.request(exactly("0.1"), ticket=EURUSD)
        subject = house.subject(request)
        with suppress(OutcomeUnknown, Refused):
            await house.session.prepare_close(request).send()
        found = await looked_up(house, subject)
        left = Decimal(sims.positions("metatrader5")[str(EURUSD)])
        filled = sum((fill.quantity for fill in found.fills), Decimal(0))
        assert filled == subject.before.quantity - left
        assert len(closes(sims)) == 1
