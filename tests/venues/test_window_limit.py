"""Windows of so many calls: the first go at once, the next when the oldest is old enough."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

import pytest

from app.venues._rate_limit import WindowLimit


class Clock:
    """Time that passes only while somebody sleeps."""

    def __init__(self) -> None:
        self.now = 100.0

    def monotonic(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.now += seconds


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(asyncio, "sleep", clock.sleep)
    return clock


@pytest.fixture
def limit(clock: Clock) -> WindowLimit:
    return WindowLimit(3, 10.0, monotonic=clock.monotonic)


async def waits(
    clock: Clock, turn: Callable[[], Coroutine[Any, Any, None]], times: int
) -> list[float]:
    """How long each of some turns, one after the other, waits in seconds."""
    waited = []
    for _ in range(times):
        began = clock.now
        await turn()
        waited.append(clock.now - began)
    return waited


async def test_as_many_as_fit_go_at_once_and_the_next_when_the_first_is_old(
    clock: Clock, limit: WindowLimit
) -> None:
    assert await waits(clock, limit.turn_for_urgent, 4) == [0, 0, 0, 10]


async def test_what_is_not_urgent_leaves_turns_over(clock: Clock, limit: WindowLimit) -> None:
    assert await waits(clock, lambda: limit.turn_for_read(keep=2), 2) == [0, 10]
    assert await waits(clock, limit.turn_for_urgent, 2) == [0, 0]


async def test_a_call_that_went_before_all_others_counts(clock: Clock, limit: WindowLimit) -> None:
    for _ in range(3):
        limit.take()
    clock.now += 4
    assert await waits(clock, limit.turn_for_urgent, 1) == [6]


async def test_after_the_window_all_turns_are_free_again(clock: Clock, limit: WindowLimit) -> None:
    await waits(clock, limit.turn_for_urgent, 3)
    clock.now += 10
    assert await waits(clock, limit.turn_for_urgent, 3) == [0, 0, 0]


async def test_a_pause_of_the_venue_holds_every_turn_and_is_no_longer_said_twice(
    clock: Clock, limit: WindowLimit
) -> None:
    limit.pause(2)
    limit.pause(1)
    assert await waits(clock, limit.until_resumed, 1) == [2]
    limit.pause(1)
    assert await waits(clock, limit.turn_for_urgent, 2) == [1, 0]
