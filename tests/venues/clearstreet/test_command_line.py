"""`unwind close` at a scripted Clear Street: what its last line says, and what was sent for it."""

import asyncio
import json
import os
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

from app.system.accounts import AccountRecord, AccountStore
from app.system.paths import Profile
from tests.support.scripted_http import ScriptedHttp
from tests.support.sim_process import REPOSITORY, UNWIND
from tests.venues.clearstreet.house import AAPL, CLOSE, ORDERS, data, order_row

Close = Callable[..., Awaitable[tuple[int, dict[str, Any]]]]


@pytest.fixture
def close(venue: ScriptedHttp, tmp_path: Path) -> Close:
    """The exit code and the last line of a whole close of AAPL."""
    AccountStore(Profile.open(tmp_path)).add(
        AccountRecord("Main", "clearstreet", "sim", {"rest": venue.address}, {}, ("api_key",))
    )
    which = ["--account", "Main", "--position", AAPL]

    async def run(*words: str) -> tuple[int, dict[str, Any]]:
        process = await asyncio.create_subprocess_exec(
            *UNWIND,
            *("--profile", str(tmp_path), "close", *which, "--yes", "--json", *words),
            cwd=REPOSITORY,
            env={**os.environ, "UNWIND_SECRET__MAIN__API_KEY": "csk_1234567890.secret"},
            stdout=asyncio.subprocess.PIPE,
        )
        said, _ = await process.communicate()
        assert process.returncode is not None
        return process.returncode, json.loads(said.splitlines()[-1])

    return run


async def test_a_close_that_is_held_back_says_until_when(
    venue: ScriptedHttp, close: Close
) -> None:
    held = order_row(
        status="QUEUED", queue_state="AWAITING_RELEASE", releases_at="2026-03-18T13:30:00Z"
    )
    venue.says(CLOSE, data([held]))
    venue.says(ORDERS, data([]), data([held]))
    # Like a close that rests at its limit it is watched for two seconds, not for all the time there is.
    code, said = await close()
    assert (code, said["result"], said["leaves"]) == (0, "working", "120")
    assert "held at the venue until 2026-03-18 13:30 UTC" in said["reason"]
    assert len(venue.asked_for(CLOSE)) == 1
