"""A fresh gateway for each test."""

from collections.abc import AsyncIterator

import pytest

from tests.sim.metatrader5.caller import Caller, gateway


@pytest.fixture
async def caller() -> AsyncIterator[Caller]:
    async with gateway() as ready:
        yield ready
