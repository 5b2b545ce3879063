"""An account that NinjaTrader stops showing: its positions are unknown, never flat."""

import asyncio
import json
from typing import Any

import pytest

from app.domain.errors import Refused, SessionLost
from app.domain.report import LinkState
from tests.support.crosstrade_house import ES_LONG, House
from tests.support.golden import frames
from tests.support.scripted_crosstrade import Answer, error

ALL = frames("crosstrade", "positions_all", "=")[0]


def disconnected_in_ninjatrader(house: House) -> None:
    """From now on only Sim102 is shown; the rows of Sim101 may still be listed."""
    house.venue.reads["accounts/snapshot"] = '{"type":"snapshot","accounts":[]}'
    house.venue.reads["accounts/Sim101"] = error("invalid_account")
    house.venue.reads["accounts"] = '{"accounts":[{"name":"Sim102"}]}'


async def test_a_read_that_the_account_vanishes_from_is_an_error_and_tells_nothing_flat(
    house: House,
) -> None:
    answer = asyncio.Event()

    async def late(_: dict[str, Any]) -> str:
        await answer.wait()
        return ALL

    async with house.connected():
        disconnected_in_ninjatrader(house)
        house.venue.reads["positions"] = late
        reading = asyncio.create_task(house.session.read_positions())
        # The accounts are polled meanwhile, and one of them is no longer among them.
        await house.sink.until(lambda _: house.venue.calls("GET", "accounts"))
        told = len(house.sink.snapshots)
        answer.set()
        with pytest.raises(SessionLost, match="no account Sim101"):
            await reading
        assert all(
            ES_LONG in {position.key.wire_id for position in snapshot}
            for snapshot in house.sink.snapshots[told:]
        )
        await house.sink.until(lambda sink: sink.links[-1][0] is LinkState.DOWN)


async def test_an_account_list_that_cannot_be_read_is_not_said_to_show_others(
    house: House,
) -> None:
    disconnected_in_ninjatrader(house)
    house.venue.reads["accounts"] = error("wrong_path")
    async with house.running():
        await house.sink.until(lambda sink: sink.links and sink.links[-1][0] is LinkState.DOWN)
    assert "it shows names that cannot be read" in house.sink.links[-1][1]


async def test_a_budget_that_is_spent_is_no_reason_to_ask_for_the_accounts_one_by_one(
    house: House,
) -> None:
    house.venue.reads["accounts/snapshot"] = Answer(*error("rate_limit"), ("Retry-After: 30",))
    with pytest.raises(Refused, match="used up"):
        await house.session.read_positions()
    assert [call.path for call in house.venue.asked] == ["/v1/api/accounts/snapshot"]


async def test_a_later_read_asks_for_the_account_again(house: House) -> None:
    shown = json.dumps({"name": "Sim101", "connectionStatus": "Connected", "success": True})
    async with house.connected():
        disconnected_in_ninjatrader(house)
        await house.sink.until(lambda sink: sink.links[-1][0] is LinkState.DOWN)
        with pytest.raises(SessionLost, match="no account Sim101"):
            await house.session.read_positions()
        house.venue.reads["accounts/Sim101"] = shown
        assert len(await house.session.read_positions()) == 2
