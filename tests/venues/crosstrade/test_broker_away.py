"""NinjaTrader answers and its broker does not: no row is no proof that nothing is open."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from app.domain.errors import NoLink, Refused
from app.domain.report import LinkState
from tests.support.crosstrade_house import CLOSE, SENT_MS, House, close_request, in_doubt
from tests.support.golden import frames
from tests.venues.crosstrade.scene import SENT, Scene

EMPTY = frames("crosstrade", "positions_empty", "=")[0]
SNAPSHOT: dict[str, Any] = json.loads(frames("crosstrade", "accounts_snapshot", "=")[0])


def sees_its_broker(house: House, status: str | None) -> None:
    """Both accounts, of which Sim101's link to its broker is as told."""
    account = SNAPSHOT["accounts"][0]["account"] | {"connectionStatus": status}
    house.venue.reads["accounts/snapshot"] = json.dumps(
        SNAPSHOT | {"accounts": [{"account": account}]}
    )


@pytest.mark.parametrize("status", ["Disconnected", "ConnectionLost", "Connecting"])
async def test_an_empty_list_without_the_broker_fails_the_read(house: House, status: str) -> None:
    sees_its_broker(house, status)
    house.venue.reads["positions"] = EMPTY
    with pytest.raises(Refused, match="does not mean that Sim101 is flat") as unread:
        await house.session.read_positions()
    assert status in str(unread.value)


@pytest.mark.parametrize("status", ["Connected", "connected", None])
async def test_an_empty_list_with_the_broker_or_without_word_of_it_is_flat(
    house: House, status: str | None
) -> None:
    sees_its_broker(house, status)
    house.venue.reads["positions"] = EMPTY
    assert await house.session.read_positions() == ()


async def test_rows_that_are_shown_are_shown_and_say_why_they_cannot_be_closed(
    house: House,
) -> None:
    sees_its_broker(house, "ConnectionLost")
    long, short = await house.session.read_positions()
    assert "ConnectionLost" in long.instrument.untradable
    assert short.instrument.untradable == ""


async def test_the_session_stays_up_tells_nothing_flat_and_says_why(house: House) -> None:
    sees_its_broker(house, "Disconnected")
    house.venue.reads["positions"] = EMPTY
    async with house.connected():
        said = await house.sink.until(notice("crosstrade/positions"))
        assert "Connect it in NinjaTrader" in said
        assert house.sink.snapshots == []
        sees_its_broker(house, "Connected")
        await house.sink.until(lambda sink: () in sink.snapshots)
        assert all(state is not LinkState.DOWN for state, _ in house.sink.links)


async def test_the_login_test_does_not_call_such_an_account_flat(house: House) -> None:
    sees_its_broker(house, "Disconnected")
    house.venue.reads["positions"] = EMPTY
    with pytest.raises(NoLink, match="does not mean that Sim101 is flat"):
        await house.session.check()


async def test_the_login_test_counts_no_rows_beside_one_that_cannot_be_read(house: House) -> None:
    good = json.loads(frames("crosstrade", "positions_all", "=")[0])["positions"][0]
    house.venue.rows("positions", "positions", good, good | {"marketPosition": "Hedged"})
    with pytest.raises(NoLink, match="was 'Hedged'"):
        await house.session.check()


async def test_a_position_that_vanishes_with_the_broker_proves_nothing_of_a_close(
    scene: Scene,
) -> None:
    account = SNAPSHOT["accounts"][0]["account"] | {"connectionStatus": "ConnectionLost"}
    scene.house.venue.reads["accounts/snapshot"] = json.dumps(
        SNAPSHOT | {"epoch": SENT_MS, "accounts": [{"account": account}]}
    )
    # The session learns of it with its next read of the accounts.
    await scene.look(in_doubt(close_request(close_id=CLOSE), SENT))
    await scene.house.session.check()
    scene.house.venue.reads["positions"] = EMPTY
    found = await scene.look(in_doubt(close_request(close_id=CLOSE), SENT))
    assert not found.position_known
    assert not found.traceless


def notice(cause: str) -> Callable[[Any], str]:
    return lambda sink: dict(sink.notices).get(cause, "")
