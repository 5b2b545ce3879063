"""A session that is asked about one close is told which orders are another's, also after a restart."""

import asyncio
from decimal import Decimal
from pathlib import Path

from app.domain.intent import Exactly
from app.domain.money import Quantity
from app.domain.order import CloseState
from app.domain.report import Findings
from app.venues.session import CloseSubject
from tests.engine.house import reopened
from tests.support.build import position
from tests.support.fake_session import FakeSession
from tests.support.virtual import on_virtual_time
from tests.support.virtual_jumps import JumpyClock

AAPL = position("AAPL-USD", "4")


class Curious(FakeSession):
    """Keeps what it was asked."""

    def __init__(self, *args: object, **able: object) -> None:
        super().__init__(*args, **able)  # type: ignore[arg-type]
        self.asked: list[CloseSubject] = []

    async def look_up(self, subject: CloseSubject) -> Findings:
        self.asked.append(subject)
        return await super().look_up(subject)


@on_virtual_time
async def test_the_order_of_a_close_that_was_answered_is_named_to_the_one_in_doubt(
    tmp_path: Path,
) -> None:
    clock = JumpyClock()
    half = Exactly(Quantity(Decimal(2)))
    async with reopened(tmp_path, Curious(clock, AAPL, absence_after_s=None)) as house:
        house.venue.next_reply = "vanish"
        doubted = house.press(AAPL, half)
        await house.until(doubted, CloseState.IN_DOUBT)
        answered = await house.pressed(AAPL, half)
        assert answered.order.venue_order_ids
    again = Curious(clock, AAPL, absence_after_s=None)
    async with reopened(tmp_path, again):
        await asyncio.sleep(5)
    assert {subject.request.close_id for subject in again.asked} == {doubted.close_id}
    assert again.asked[-1].taken == set(answered.order.venue_order_ids)
