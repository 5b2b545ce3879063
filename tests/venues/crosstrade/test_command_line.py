"""`unwind` at a scripted CrossTrade: what a person at the command line is told."""

import asyncio
import json
import os
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.support.golden import frames
from tests.support.scripted_crosstrade import ES_QUOTE, TOKEN, ScriptedCrossTrade, listening
from tests.support.sim_process import REPOSITORY, UNWIND

PUSHED_PRICES = frames("crosstrade", "stream", "<")[0]
LONG_AGO_S = 1_795_188_654


@dataclass
class Person:
    """At a command line, with one account `a`."""

    profile: Path
    venue: ScriptedCrossTrade

    async def says(self, *words: str) -> tuple[int | None, Any]:
        """The exit code and the last line of what is printed as JSON."""
        running = await asyncio.create_subprocess_exec(
            *UNWIND, "--profile", str(self.profile), *words,
            cwd=REPOSITORY,
            env={**os.environ, "UNWIND_SECRET__A__TOKEN": TOKEN},
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
        )  # fmt: skip
        said, _ = await running.communicate()
        lines = said.decode().splitlines()
        return running.returncode, json.loads(lines[-1]) if lines and "--json" in words else lines


@pytest.fixture
async def person(tmp_path: Path) -> AsyncIterator[Person]:
    venue = ScriptedCrossTrade()
    async with listening(venue) as endpoints:
        it = Person(tmp_path, venue)
        places = [f"--endpoint={name}={url}" for name, url in endpoints.items()]
        await it.says(
            "accounts", "add", "a", "--venue=crosstrade", "--environment=sim",
            "--set=account=Sim101", "--secret=token", "--allow-guarded", *places,
        )  # fmt: skip
        yield it


async def test_a_cap_waits_for_the_streams_price_where_the_quote_is_old(person: Person) -> None:
    person.venue.reads["market/quote"] = json.dumps(ES_QUOTE | {"epoch": LONG_AGO_S})

    async def price_is_pushed_once_it_is_asked_for() -> None:
        while not any(frame["action"] == "subscribe" for frame in person.venue.heard):
            await asyncio.sleep(0.01)
        await person.venue.push(PUSHED_PRICES)

    pushing = asyncio.create_task(price_is_pushed_once_it_is_asked_for())
    code, said = await person.says(
        "close", "--account=a", "--position=ES 12-26", "--slippage=5 ticks", "--preview", "--json"
    )
    pushing.cancel()
    assert code == 0
    assert said["remarks"] == ["worst price 6708.75, measured from the best bid 6710"]


async def test_who_asks_for_positions_of_an_addon_that_is_away_waits_for_nothing(
    person: Person,
) -> None:
    person.venue.offline = True
    code, said = await person.says("positions", "--timeout=25")
    assert (code, said) == (1, [])
    # It would have been asked again after ten seconds.
    assert len(person.venue.asked) == 1


async def test_flatten_calls_nothing_flat_that_its_broker_does_not_show(person: Person) -> None:
    snapshot = frames("crosstrade", "accounts_snapshot", "=")[0]
    person.venue.reads["accounts/snapshot"] = snapshot.replace("Connected", "ConnectionLost")
    person.venue.reads["positions"] = frames("crosstrade", "positions_empty", "=")[0]
    code, said = await person.says("flatten", "--yes", "--json")
    assert (code, said["result"]) == (5, "not_sent")
    assert "does not mean that Sim101 is flat. Connect it in NinjaTrader" in said["reason"]


async def test_a_limit_that_filled_although_its_reply_was_lost_is_told_filled(
    person: Person,
) -> None:
    """It rests when it is found, and is filled a moment later: that is looked for at once."""
    person.venue.rows("accounts/Sim101/executions", "executions")
    states = iter(["Working"])

    def order(close_id: str) -> str:
        filled = 0 if next(states, "Filled") == "Working" else 4
        row = json.loads(frames("crosstrade", "order", "=")[0]) | {
            "orderId": close_id, "orderState": "Filled" if filled else "Working",
            "filled": filled, "averageFillPrice": 6715.5 if filled else 0.0,
        }  # fmt: skip
        return json.dumps(row)

    def placed(body: dict[str, Any]) -> tuple[int, str]:
        close_id = body["orderId"]
        person.venue.reads[f"accounts/Sim101/orders/{close_id}"] = lambda _: order(close_id)
        person.venue.reads["positions"] = frames("crosstrade", "positions_empty", "=")[0]
        return 502, "<html>Bad gateway</html>"

    person.venue.on["POST accounts/Sim101/orders/place"] = placed
    code, said = await person.says(
        "close", "--account=a", "--position=ES 12-26", "--limit=6715.25", "--yes", "--json"
    )
    assert (code, said["result"], said["filled"]) == (0, "closed", "4")
    assert said["average_price"] == "6715.5"
    assert len(person.venue.mutations) == 1
