"""The world of one run: one time line, one seed, what is due when, and the story of it.

The loop of the engine turns this clock by waiting. What the venues do next is due in the world and not
on a loop, so that it survives the death of the panel.
"""

import asyncio
import heapq
import random
from collections.abc import Callable
from typing import Any, NoReturn

from app.domain.ids import NANOSECONDS, Instant
from tests.support.virtual import EPOCH


class Killed(SystemExit):
    """The panel died here. Derived from SystemExit, because a task hands that on to the loop."""


class Violation(Exception):
    """An invariant does not hold: its name, and what was seen instead."""

    def __init__(self, name: str, text: str) -> None:
        super().__init__(f"{name}: {text}")
        self.name = name


class World:
    """Time, chance and story."""

    def __init__(self, seed: int) -> None:
        self.seed = seed
        self.now_s = 0.0
        self.set_forward: list[tuple[float, float]] = []
        """When our clock on the wall was set, and by how much it is ahead since then, in seconds."""
        self.life = 0
        self.calm = False
        self.broken: list[Violation] = []
        self.unknowable: list[str] = []
        self._due: list[tuple[float, int, Callable[[], None]]] = []
        self._number = 0
        self._story: list[tuple[float, str]] = []
        self.turns_to_live: int | None = None

    def chance(self, name: str) -> random.Random:
        """An own stream of chance, so that leaving one thing out does not change another."""
        return random.Random(f"{self.seed}/{name}")

    def tell(self, text: str) -> None:
        self._story.append((self.now_s, text))

    def story(self) -> str:
        return "\n".join(f"  {at:8.3f}  {text}" for at, text in self._story)

    def violate(self, name: str, text: str) -> None:
        """Keep the first violations; the run goes on, so that nothing depends on who looks."""
        self.broken.append(Violation(name, text))
        self.tell(f"VIOLATED {name}: {text}")

    def cannot_know(self, what: str) -> None:
        """A claim that turned out wrong and that nothing could have told."""
        self.unknowable.append(what)
        self.tell(f"(nobody could know: {what})")

    @property
    def ahead_s(self) -> float:
        return self.set_forward[-1][1] if self.set_forward else 0.0

    def set_clock(self, by_s: float) -> None:
        """Our clock on the wall is set forward; nothing else notices."""
        self.set_forward.append((self.now_s, self.ahead_s + by_s))
        self.tell(f"our clock is set forward by {by_s:g} s")

    def seconds_of(self, at: int) -> float:
        """When it was in the world as our clock said `at`."""
        wall_s = (at - EPOCH) / NANOSECONDS
        for since_s, ahead_s in reversed(self.set_forward):
            if wall_s >= since_s + ahead_s:
                return wall_s - ahead_s
        return min([wall_s, *(since_s for since_s, _ in self.set_forward)])

    def after(self, delay_s: float, act: Callable[[], None]) -> None:
        self._number += 1
        heapq.heappush(self._due, (self.now_s + delay_s, self._number, act))

    def turn(self, timeout_s: float | None) -> None:
        """Let time pass until something is due, at most `timeout_s`."""
        if self.turns_to_live is not None:
            self.turns_to_live -= 1
            if self.turns_to_live < 0:
                self.die("between two steps")
        until = float("inf") if timeout_s is None else self.now_s + max(0.0, timeout_s)
        if self._due and self._due[0][0] <= until:
            self._next()
        elif timeout_s is None:
            raise RuntimeError("everything waits and nothing is due: this run never ends")
        else:
            self.now_s = until

    def pass_time(self, seconds: float) -> None:
        """Time without a panel."""
        end = self.now_s + seconds
        while self._due and self._due[0][0] <= end:
            self._next()
        self.now_s = end

    def die(self, where: str) -> NoReturn:
        """Kill the panel here; what it still tries to do reaches nothing."""
        self.turns_to_live = None
        self.life += 1
        self.tell(f"CRASH {where}")
        raise Killed(where)

    def _next(self) -> None:
        at, _, act = heapq.heappop(self._due)
        self.now_s = max(self.now_s, at)
        act()


class WorldClock:
    """The engine's clock on the world's time."""

    def __init__(self, world: World) -> None:
        self._world = world

    def now(self) -> Instant:
        return Instant(EPOCH + self.monotonic_ns() + round(self._world.ahead_s * NANOSECONDS))

    def monotonic_ns(self) -> int:
        return round(self._world.now_s * NANOSECONDS)


class WorldLoop(asyncio.BaseEventLoop):
    """A loop without sockets whose waiting turns the world."""

    def __init__(self, world: World) -> None:
        super().__init__()
        self._world = world
        self._selector = self

    def time(self) -> float:
        return self._world.now_s

    def select(self, timeout: float | None) -> list[Any]:
        self._world.turn(timeout)
        return []

    def _process_events(self, events: list[Any]) -> None: ...

    def _write_to_self(self) -> None: ...
