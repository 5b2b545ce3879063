"""One read for everyone who asked before it left; a later asker gets a later answer."""

import asyncio
from collections.abc import Callable

import pytest

from app.venues._shared_read import SharedRead


class Counter:
    """A read that waits for its turn, then answers with its number."""

    def __init__(self) -> None:
        self.turn = asyncio.Event()
        self.answer = asyncio.Event()
        self.calls = 0

    async def read(self, leaves: Callable[[], None]) -> int:
        await self.turn.wait()
        leaves()
        self.calls += 1
        number = self.calls
        await self.answer.wait()
        return number


async def test_askers_before_the_turn_share_one_read_and_later_ones_do_not() -> None:
    counter = Counter()
    shared = SharedRead(counter.read)
    early = [asyncio.ensure_future(shared()) for _ in range(3)]
    await asyncio.sleep(0)
    counter.turn.set()
    await asyncio.sleep(0.01)
    late = asyncio.ensure_future(shared())
    await asyncio.sleep(0)
    counter.answer.set()
    assert await asyncio.gather(*early) == [1, 1, 1]
    assert await late == 2


async def test_one_who_gives_up_takes_the_answer_from_nobody() -> None:
    counter = Counter()
    shared = SharedRead(counter.read)
    one, other = asyncio.ensure_future(shared()), asyncio.ensure_future(shared())
    await asyncio.sleep(0)
    one.cancel()
    counter.turn.set()
    counter.answer.set()
    assert await other == 1
    with pytest.raises(asyncio.CancelledError):
        await one


async def test_a_failure_is_everyones_and_the_next_asker_tries_anew() -> None:
    attempts = 0

    async def read(leaves: Callable[[], None]) -> int:
        nonlocal attempts
        attempts += 1
        leaves()
        if attempts == 1:
            raise ConnectionError("lost")
        return attempts

    shared = SharedRead(read)
    with pytest.raises(ConnectionError):
        await shared()
    assert await shared() == 2
