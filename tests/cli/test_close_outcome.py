"""The last line of `unwind close`: what came of it, and why it may not have ended yet."""

import asyncio
import json
import os
from dataclasses import replace
from pathlib import Path

from app.cli.outcome import outcome_of
from app.domain.event import Acknowledged, Event, FellInDoubt, Submitted
from app.domain.ids import VenueOrderId
from app.domain.order import apply, begin
from app.engine.close import Close, Result
from tests.support.build import intent, position
from tests.support.scripted_crosstrade import TOKEN, ScriptedCrossTrade, listening
from tests.support.sim_process import REPOSITORY, UNWIND
from tests.support.virtual import EPOCH

AAPL = position("AAPL-USD", "4")


def close_after(*events: Event, caution: str = "") -> Close:
    """A close of everything that has heard these."""
    wish = intent(replace(AAPL, caution=caution), close_id="c1" * 16)
    order = begin(wish.close_id, AAPL.quantity, EPOCH)
    for event in events:
        order = apply(order, event)
    return Close(wish, order)


ID = close_after().close_id
SENT = Submitted(ID, EPOCH, AAPL.quantity, True, "0" * 64)
DOUBT = FellInDoubt(ID, EPOCH, "Whether it is being closed is not known.")
TAKEN = Acknowledged(ID, EPOCH, (VenueOrderId("v1"),))


def test_a_doubt_that_was_explained_is_no_reason_any_more() -> None:
    outcome = outcome_of(close_after(SENT, DOUBT, TAKEN))
    assert (outcome.result, outcome.reason) == (Result.WORKING, "")


def test_a_doubt_that_lasts_is_the_reason() -> None:
    outcome = outcome_of(close_after(SENT, DOUBT), timed_out=True)
    assert (outcome.result, outcome.reason) == (Result.IN_DOUBT, DOUBT.reason.rstrip("."))


def test_what_did_not_end_in_time_is_told_with_the_caution_of_its_row() -> None:
    closed_market = "The market is closed: a close would be refused or wait."
    outcome = outcome_of(close_after(SENT, TAKEN, caution=closed_market), timed_out=True)
    assert outcome.result is Result.WORKING
    assert "has not ended it yet. The market is closed" in outcome.reason


async def test_a_close_that_never_left_in_its_time_is_not_called_working(tmp_path: Path) -> None:
    """The cancel before it is not answered in the time that the person gave, nor ever."""
    ended = asyncio.Event()

    async def never(_: object) -> str:
        await ended.wait()
        return '{"orderIds":[],"success":true}'

    venue = ScriptedCrossTrade()
    venue.on["POST accounts/Sim101/orders/cancel"] = never
    async with listening(venue) as endpoints:
        places = [f"--endpoint={name}={url}" for name, url in endpoints.items()]
        account = ["--venue=crosstrade", "--environment=sim", "--set=account=Sim101"]
        await unwind(tmp_path, "accounts", "add", "a", *account, "--secret=token", *places)
        close = ["close", "--account=a", "--position=ES 12-26", "--cancel-orders"]
        # On a busy computer the time may be over before anything was asked.
        for seconds in (1.5, 4, 20):
            code, said = await unwind(tmp_path, *close, "--yes", "--json", f"--timeout={seconds}")
            if venue.mutations:
                break
        ended.set()
    assert (code, json.loads(said[-1])["result"]) == (5, "not_sent")
    assert {path for path, _ in venue.mutations} <= {"accounts/Sim101/orders/cancel"}


async def unwind(profile: Path, *words: str) -> tuple[int | None, list[str]]:
    """Run the command line; its exit code and its lines."""
    running = await asyncio.create_subprocess_exec(
        *UNWIND,
        "--profile",
        str(profile),
        *words,
        cwd=REPOSITORY,
        env={**os.environ, "UNWIND_SECRET__A__TOKEN": TOKEN},
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
    )
    said, _ = await asyncio.wait_for(running.communicate(), 30)
    return running.returncode, said.decode().splitlines()
