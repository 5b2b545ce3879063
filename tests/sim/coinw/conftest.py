"""A simulated CoinW per test."""

from collections.abc import AsyncIterator

import httpx
import pytest

from app.sim.coinw import SimulatedCoinW
from app.sim.faults import Faults
from app.sim.received import Received
from app.sim.venue import World
from tests.sim.coinw.account import Account


@pytest.fixture
async def account() -> AsyncIterator[Account]:
    world = World(seed=7, faults=Faults(), received=Received("coinw"))
    venue = SimulatedCoinW(world)
    venue.quirks.history_lag_s = 0.0
    offer = await venue.start()
    rest = offer.endpoints["rest"]
    async with httpx.AsyncClient(base_url=rest, trust_env=False, timeout=3) as http:
        yield Account(venue, offer, world.faults, world.received, http)
    await venue.stop()
