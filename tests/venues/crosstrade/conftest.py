"""A CrossTrade account on a scripted venue."""

from collections.abc import AsyncIterator

import pytest

from app.venues.catalog import open_session
from app.venues.crosstrade import cancelling, following, keeping, session, stream
from app.venues.crosstrade.pace import Pace
from app.venues.session import Surroundings
from tests.support.crosstrade_house import House, config
from tests.support.scripted_crosstrade import ScriptedCrossTrade, listening
from tests.venues.crosstrade.scene import STOP, Scene

QUICK = Pace(
    rate=1000.0,
    burst=1000.0,
    reserve=10.0,
    for_questions=10.0,
    positions_s=0.1,
    quotes_s=0.2,
    orders_s=0.2,
    follow_s=0.1,
    with_stream_s=60.0,
    accounts_s=0.3,
)


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the pauses that spare a real venue."""
    monkeypatch.setattr(session, "pace_for", lambda *_: QUICK)
    monkeypatch.setattr(keeping, "OFFLINE_RETRY_S", 0.1)
    monkeypatch.setattr(keeping, "_RETRY_S", 0.02)
    monkeypatch.setattr(cancelling, "_LOOKS_S", (0.02, 0.05, 0.1))
    monkeypatch.setattr(following, "_LOOKS_S", (0.02, 0.05, 0.1))
    monkeypatch.setattr(stream, "_CHANGE_EVERY_S", 0.05)
    monkeypatch.setattr(session, "FIRST_DELAY_S", 0.05)


@pytest.fixture
async def house(quick: None) -> AsyncIterator[House]:
    venue = ScriptedCrossTrade()
    async with listening(venue) as endpoints:
        it = House(venue, endpoints)
        it.session = open_session(config(endpoints), around(it))
        yield it
        # Reads made outside of a run leave their connections to the next one.
        await it.session._rest.aclose()  # type: ignore[attr-defined]


@pytest.fixture
async def scene(house: House) -> Scene:
    it = Scene(house)
    await it.known_before(STOP)
    it.orders.append(STOP)
    return it


def around(house: House) -> Surroundings:
    return Surroundings(now=house.now, nonce=lambda n: "0" * n, uniform=lambda: 0.0)
