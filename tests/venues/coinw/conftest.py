"""A CoinW account on a scripted venue."""

from collections.abc import AsyncIterator
from contextlib import suppress

import pytest

from app.domain.errors import UnwindError
from app.venues.catalog import open_session
from app.venues.coinw import keeping, rest, stream
from app.venues.session import Surroundings
from tests.support.coinw_house import House, config
from tests.support.scripted_coinw import ScriptedCoinW, listening


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the pauses that spare a real venue."""
    monkeypatch.setattr(stream, "_BEFORE_LOGIN_S", 0.0)
    monkeypatch.setattr(stream, "_BETWEEN_INSTRUMENTS_S", 0.0)
    monkeypatch.setattr(keeping, "LOOK_TWICE_S", 0.05)
    # Books are read where a test is about them.
    monkeypatch.setattr(keeping, "BOOK_FROM_STREAM_S", 3600.0)
    monkeypatch.setattr(keeping, "_BETWEEN_BOOKS_S", 0.0)
    monkeypatch.setattr(rest, "_CALLS_AT_MOST", 100_000)
    monkeypatch.setattr(rest, "_FIRST_PAUSE_S", 0.01)
    monkeypatch.setattr(rest, "_OWN_LIMITS", {})


@pytest.fixture
async def house(quick: None) -> AsyncIterator[House]:
    venue = ScriptedCoinW()
    async with listening(venue) as endpoints:
        it = House(venue)
        around = Surroundings(now=it.now, nonce=lambda n: "0" * n, uniform=lambda: 0.0)
        it.session = open_session(config(endpoints), around)
        yield it
        # Reads made outside of a run leave their connections to the next one; a check closes them.
        with suppress(UnwindError):
            await it.session.check()
