"""What tests of several venues share."""

from collections.abc import AsyncIterator

import pytest

from app.venues._http import WarmConnections


@pytest.fixture
async def opened() -> AsyncIterator[list[WarmConnections]]:
    connections: list[WarmConnections] = []
    yield connections
    for each in connections:
        await each.aclose()
