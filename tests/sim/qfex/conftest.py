"""A simulated QFEX per test, with short pulses so that nobody waits."""

from collections.abc import AsyncIterator

import pytest

from app.sim.faults import Faults
from app.sim.qfex import SimulatedQfex
from app.sim.received import Received
from app.sim.venue import World
from tests.sim.qfex.trader import Desk


@pytest.fixture
def world() -> World:
    return World(seed=1, faults=Faults(), received=Received("qfex"))


@pytest.fixture
async def desk(world: World) -> AsyncIterator[Desk]:
    venue = SimulatedQfex(world)
    venue.switches.pulse_s = 0.1
    venue.switches.late_fill_s = 0.3
    desk = Desk(venue, await venue.start())
    yield desk
    await desk.leave()
    await venue.stop()
