"""A Clear Street account on a scripted venue; our clock stands at the golden files' moment."""

from collections.abc import AsyncIterator, Callable

import pytest

from app.venues.catalog import open_session
from app.venues.session import SessionConfig, Surroundings
from tests.support.scripted_http import ScriptedHttp
from tests.venues.clearstreet.house import KEY, NOW, House, furnish

Opened = Callable[..., House]


@pytest.fixture
async def venue() -> AsyncIterator[ScriptedHttp]:
    scripted = ScriptedHttp()
    furnish(scripted)
    async with scripted.listening():
        yield scripted


@pytest.fixture
def opened(venue: ScriptedHttp) -> Opened:
    def build(
        account: str = "", *, allow_guarded: bool = True, suffix: str = "", address: str = ""
    ) -> House:
        around = Surroundings(now=lambda: NOW, nonce=lambda n: "0" * n, uniform=lambda: 0.0)
        config = SessionConfig(
            KEY,
            {"rest": (address or venue.address) + suffix},
            {"account": account},
            {"api_key": "csk_1234567890.secret"},
            allow_guarded,
        )
        return House(venue, open_session(config, around))

    return build


@pytest.fixture
def house(opened: Opened) -> House:
    return opened()
