"""A mistake in one venue's code costs that answer, never a claim, another row or the truth."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path
from typing import ParamSpec, TypeVar

import pytest

from app.domain.event import NotSent
from app.domain.intent import CloseRequest
from app.domain.order import CloseState
from app.domain.position import WorkingOrders
from app.engine.close import Result
from app.venues.session import PreparedClose
from tests.engine.house import House, open_house
from tests.support.build import position
from tests.support.virtual import on_virtual_time

AAPL = position("AAPL-USD", "4")
TSLA = position("TSLA-USD", "2.5")


A = ParamSpec("A")
R = TypeVar("R")


def broken(times: int, well: Callable[A, Awaitable[R]]) -> Callable[A, Awaitable[R]]:
    """`well`, but the first `times` calls meet a mistake."""
    calls = iter(range(times))

    async def call(*args: A.args, **words: A.kwargs) -> R:
        if next(calls, None) is not None:
            raise KeyError("positionId")
        return await well(*args, **words)

    return call


def breaks_for(house: House, symbol: str) -> None:
    """The venue's code cannot build a close of `symbol`."""
    well = house.venue.prepare_close

    def prepare(request: CloseRequest) -> PreparedClose:
        if request.position.wire_id == symbol:
            raise ZeroDivisionError("lot grid of nothing")
        return well(request)

    house.venue.prepare_close = prepare  # type: ignore[method-assign]


@on_virtual_time
async def test_a_row_whose_close_cannot_be_built_is_denied_and_the_others_leave(
    tmp_path: Path,
) -> None:
    async with open_house(tmp_path, AAPL, TSLA) as house:
        breaks_for(house, "AAPL-USD")
        flatten = house.desk.flattens.start([AAPL.key, TSLA.key])
        await asyncio.sleep(5)
        assert [sent.position.wire_id for sent in house.venue.sent] == ["TSLA-USD"]
        (lane,) = flatten.lanes.values()
        assert "a fault in this program: ZeroDivisionError" in lane.trouble[0]
        assert house.desk.row(AAPL.key) is not None
        assert house.problems() == []


@on_virtual_time
async def test_so_is_one_that_meets_a_mistake_of_the_engines_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_house(tmp_path, AAPL) as house:
        monkeypatch.setattr("app.engine.close_service.size_close", lambda *_: 1 / 0)
        close = house.press(AAPL)
        assert (close.result, close.not_sent_code) == (Result.NOT_SENT, "fault")
        assert "Nothing was sent; still open." in close.order.reason
        assert house.desk.row(AAPL.key).free == 4  # type: ignore[union-attr]


@on_virtual_time
async def test_a_close_that_waited_when_the_mistake_came_gives_its_claim_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = replace(AAPL, working_orders=WorkingOrders(1))
    async with open_house(tmp_path, row) as house:
        monkeypatch.setattr("app.engine.close_service.size_close", lambda *_: 1 / 0)
        close = await house.pressed(row, cancel_working_orders=True)
        assert (close.result, close.not_sent_code) == (Result.NOT_SENT, "fault")
        assert house.desk.row(row.key).free == 4  # type: ignore[union-attr]
        assert [type(event) for event in house.events] == [NotSent]


@on_virtual_time
async def test_a_doubt_is_asked_about_again_after_a_mistake_in_reading_the_answer(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with open_house(tmp_path, AAPL) as house:
        house.venue.look_up = broken(2, house.venue.look_up)  # type: ignore[method-assign]
        house.venue.next_reply, house.venue.pushes = "lose", False
        close = house.press(AAPL)
        await house.until(close, CloseState.IN_DOUBT)
        await house.explained(close)
        assert close.result is Result.CLOSED
        assert len(house.venue.sent) == 1
        assert sum(record.levelno == logging.ERROR for record in caplog.records) == 2
        assert any("a fault in this program: KeyError" in n.text for n in house.notices)


@on_virtual_time
async def test_a_position_is_read_back_again_after_a_mistake_in_reading_it(tmp_path: Path) -> None:
    async with open_house(tmp_path, AAPL) as house:
        house.venue.read_positions = broken(2, house.venue.read_positions)  # type: ignore[method-assign]
        close = await house.pressed(AAPL)
        assert close.order.read_back == 0
        assert any("could not be read back" in notice.text for notice in house.notices)


@on_virtual_time
async def test_a_cancel_that_met_a_mistake_is_never_called_done(tmp_path: Path) -> None:
    async with open_house(tmp_path, AAPL) as house:
        house.venue.cancel_working_orders = broken(1, house.venue.cancel_working_orders)  # type: ignore[method-assign]
        sweep = house.desk.sweeps.start([AAPL.key])
        await asyncio.sleep(1)
        assert sweep.ended
        assert sweep.lanes[0].doubtful
