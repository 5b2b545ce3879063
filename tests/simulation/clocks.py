"""Worlds in which our clock on the wall jumps ahead, as after a sleep or by a person's hand."""

import asyncio

from app.domain.ids import AccountKey
from app.engine.desk import Desk
from app.engine.time_watch import TimeWatch
from tests.simulation.world import World

# Chosen so that the worlds that are kept as tests stay as they were found.
_ONE_OF = 9
_JUMPS_S = (7.0, 40.0, 90.0, 900.0)


def is_set_in(seed: int) -> bool:
    return seed % _ONE_OF == _ONE_OF - 1


def plan(world: World, until_s: float) -> None:
    """One jump or two, some time before `until_s`."""
    chance = world.chance("clock")
    for _ in range(chance.choice((1, 1, 2))):
        by_s, at_s = chance.choice(_JUMPS_S), chance.uniform(1.0, until_s)
        world.after(at_s, lambda by_s=by_s: world.set_clock(by_s))  # type: ignore[misc]


def watch(desk: Desk, accounts: list[AccountKey]) -> "asyncio.Task[None]":
    """What the panel does against it, until cancelled."""

    async def read_again() -> None:
        await asyncio.gather(*(desk.reread(key) for key in accounts), return_exceptions=True)

    watching = TimeWatch(
        desk.clock, desk.book, desk.news, disarm=lambda _why: None, read_again=read_again
    )
    return asyncio.get_running_loop().create_task(watching.run(), name="time watch")
