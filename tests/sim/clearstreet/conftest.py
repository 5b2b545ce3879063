"""A simulated Clear Street on a real port, with short waits between the stages of its orders."""

from collections.abc import AsyncIterator

import pytest

from app.sim.clearstreet import SimulatedClearStreet
from app.sim.faults import Faults
from app.sim.received import Received
from app.sim.venue import World
from tests.sim.clearstreet.bench import Bench


@pytest.fixture
async def bench() -> AsyncIterator[Bench]:
    world = World(7, Faults(), Received("clearstreet"))
    sim = SimulatedClearStreet(world)
    sim.manner.step_s = (0.01, 0.02)
    bench = Bench(sim, world, await sim.start())
    async with bench.http:
        yield bench
    await sim.stop()
