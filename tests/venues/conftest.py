"""What tests of several venues share."""

from collections.abc import AsyncIterator

import pytest

from app.venues._http import WarmConnections
from app.venues._rate_limit import RateLimit


@pytest.fixture
async def opened() -> AsyncIterator[list[WarmConnections]]:
    connections: list[WarmConnections] = []
    yield connections
    for each in connections:
        await each.aclose()


@pytest.fixture
def no_token_comes_back(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rate limits see no time pass, so that what they say does not depend on how long a test took."""
    monkeypatch.setattr(RateLimit, "_refill", lambda _: None)
