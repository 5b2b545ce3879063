"""Pushes have their own way to us: a fill may be here before the answer to the close that it fills."""

import asyncio
from pathlib import Path

from app.domain.event import Acknowledged, Filled, ReadBack, Submitted
from app.domain.ids import FillId, VenueOrderId
from app.domain.intent import CloseRequest
from app.domain.report import Accepted, FillReport, Reply
from app.engine.close import Result, Stage
from tests.engine.house import reopened
from tests.support.build import position
from tests.support.fake_session import FakeSession
from tests.support.virtual import VirtualClock, on_virtual_time

AAPL = position("AAPL-USD", "4")


class AnswersLast(FakeSession):
    """Pushes the fill with our id on it, then answers without naming an order."""

    async def _answer(self, request: CloseRequest, behaviour: str) -> Reply:
        await asyncio.sleep(0.02)
        del self.truth[request.position]
        fill = FillReport(
            FillId("d1"), VenueOrderId("o1"), request.quantity, self.clock.now(),
            close_id=request.close_id, position=request.position,
        )  # fmt: skip
        assert self.sink is not None
        self.sink.fill(fill)
        await asyncio.sleep(0.02)
        return Accepted()


@on_virtual_time
async def test_the_answer_is_told_once_and_stamped_although_the_fill_came_first(
    tmp_path: Path,
) -> None:
    async with reopened(tmp_path, AnswersLast(VirtualClock(), AAPL)) as house:
        close = await house.pressed(AAPL)
        assert close.result is Result.CLOSED
        told = [type(event) for event in close.events]
        assert told == [Submitted, Filled, Acknowledged, ReadBack]
        assert close.stamps[Stage.FIRST_FILL] < close.stamps[Stage.ACKNOWLEDGED]
        assert house.problems() == []
