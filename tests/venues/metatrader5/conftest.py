"""A MetaTrader 5 account on a scripted gateway."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from tests.support.metatrader5_house import House, opened


@pytest_asyncio.fixture(loop_scope="session")
async def house() -> AsyncIterator[House]:
    async with opened() as house:
        yield house


@pytest_asyncio.fixture(loop_scope="session")
async def netting() -> AsyncIterator[House]:
    """An account with one position per symbol, which allows what is guarded by us."""
    async with opened(allow_guarded=True) as house:
        house.venue.summary.account_margin_mode = 0
        yield house


@pytest.fixture(autouse=True)
def _short_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.venues.metatrader5.gateway.READY_WITHIN_S", 2.0)
    monkeypatch.setattr("app.venues.metatrader5.gateway._LAST_ANSWERS_S", 0.1)
