"""The program ends when it is asked to, whatever fails in the same moment."""

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest

from app.domain.errors import SessionLost
from app.venues.session import Sink
from tests.engine.house import open_house
from tests.support.build import position
from tests.support.virtual import on_virtual_time

AAPL = position("AAPL-USD", "4")


async def breaks_as_it_is_cancelled(sink: Sink) -> None:
    """A session whose stream fails in the turn in which its task is cancelled."""
    try:
        await asyncio.Event().wait()
    except asyncio.CancelledError:
        raise SessionLost("the stream broke") from None


async def fails_as_it_is_cancelled(sink: Sink) -> None:
    """The same, by a mistake of ours."""
    try:
        await asyncio.Event().wait()
    except asyncio.CancelledError:
        raise KeyError("positionId") from None


@pytest.mark.parametrize("run", [breaks_as_it_is_cancelled, fails_as_it_is_cancelled])
@on_virtual_time
async def test_a_session_that_breaks_while_it_is_ended_is_not_connected_again(
    tmp_path: Path, run: Callable[[Sink], object]
) -> None:
    runs = 0

    async def counted(sink: Sink) -> None:
        nonlocal runs
        runs += 1
        await run(sink)  # type: ignore[misc]

    async with asyncio.timeout(600), open_house(tmp_path, AAPL) as house:
        house.venue.run = counted  # type: ignore[method-assign]
        house.venue.cut()
        await asyncio.sleep(5)
        assert runs == 1
    assert runs == 1
