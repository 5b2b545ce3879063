"""Our client against a gateway on MetaRPC's published stubs; skipped where they are not installed.

`UNWIND_METARPC_PYTHON` names an interpreter that has `MetaRpcMT5`; otherwise this one is tried.
"""

import asyncio
import importlib.util
import json
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from app.domain.errors import OutcomeUnknown, Refused, UnwindError
from app.domain.report import Done, Findings
from tests.support.build import exactly
from tests.support.metatrader5_house import House, session_at
from tests.support.scripted_metatrader5 import ScriptedGateway

SERVER = Path(__file__).parent / "metatrader5_server.py"
PYTHON = os.environ.get("UNWIND_METARPC_PYTHON", "")

pytestmark = [
    pytest.mark.asyncio(loop_scope="session"),
    pytest.mark.skipif(
        not PYTHON and importlib.util.find_spec("MetaRpcMT5") is None,
        reason="MetaRpcMT5 is not installed",
    ),
]


@dataclass
class Peer:
    house: House
    process: asyncio.subprocess.Process
    received: list[dict[str, Any]] = field(default_factory=list)

    async def wish(self, what: str) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps(what).encode() + b"\n")
        await self.process.stdin.drain()
        await asyncio.sleep(0.1)

    async def listen(self) -> None:
        assert self.process.stdout is not None
        while line := await self.process.stdout.readline():
            self.received.append(json.loads(line))

    async def look(self, request: Any) -> Findings:
        await self.house.sink.until(lambda s: s.is_up)
        return await self.house.session.look_up(self.house.subject(request))


async def _coming_back(house: House) -> None:
    while True:
        with suppress(UnwindError):
            await house.session.run(house.sink)
        await asyncio.sleep(0.05)


@asynccontextmanager
async def peer() -> AsyncIterator[Peer]:
    process = await asyncio.create_subprocess_exec(
        PYTHON or sys.executable,
        str(SERVER),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    assert process.stdout is not None
    port = json.loads(await process.stdout.readline())
    house = House(ScriptedGateway(), session_at(f"127.0.0.1:{port}"))
    one = Peer(house, process)
    tasks = [asyncio.create_task(one.listen()), asyncio.create_task(_coming_back(house))]
    try:
        await house.sink.until(lambda s: s.is_up)
        yield one
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        assert process.stdin is not None
        process.stdin.close()
        await process.wait()


async def test_a_part_then_the_whole_then_a_ticket_nobody_knows() -> None:
    async with peer() as one:
        house = one.house
        part = house.request(exactly("0.07"))
        assert await house.session.prepare_close(part).send() == Done()
        fill = await house.sink.until(lambda s: s.fills and s.fills[-1])
        assert (fill.close_id, fill.quantity, fill.price) == (
            part.close_id,
            Decimal("0.07"),
            Decimal("1.085"),
        )
        await house.session.read_positions()
        whole = house.request()
        assert whole.quantity == Decimal("0.93")
        assert await house.session.prepare_close(whole).send() == Done()
        await house.sink.until(lambda s: s.snapshots[-1] == ())
        with pytest.raises(Refused, match="already closed"):
            await house.session.prepare_close(whole).send()
        assert [row["volume"] for row in one.received] == [0.07, 0.0, 0.0]


async def test_a_requote_closes_nothing() -> None:
    async with peer() as one:
        await one.wish("10004")
        with pytest.raises(Refused, match="price moved"):
            await one.house.session.prepare_close(one.house.request()).send()
        assert len(one.received) == 1


@pytest.mark.parametrize(
    ("wish", "filled"),
    [
        ("10012", 0),
        ("10012 executed", 1),
        ("UNAVAILABLE before", 0),
        ("UNAVAILABLE after", 1),
        ("silence", 1),
    ],
)
async def test_a_doubt_is_found_out_by_deals_and_sent_once(
    wish: str, filled: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.venues.metatrader5.gateway.TRADE_DEADLINE_S", 1.0)
    async with peer() as one:
        await one.wish(wish)
        request = one.house.request(exactly("0.25"))
        with pytest.raises(OutcomeUnknown):
            await one.house.session.prepare_close(request).send()
        found = await one.look(request)
        assert [fill.quantity for fill in found.fills] == [Decimal("0.25")] * filled
        assert found.position is not None
        assert found.position.quantity == 1 - Decimal("0.25") * filled
        assert len(one.received) == 1


async def test_a_lost_terminal_is_logged_in_again_and_the_close_not_repeated() -> None:
    async with peer() as one:
        await one.wish("TERMINAL")
        with pytest.raises(Refused, match="no terminal"):
            await one.house.session.prepare_close(one.house.request()).send()
        await asyncio.sleep(0.3)
        await one.house.sink.until(lambda s: s.is_up)
        assert len(one.received) == 1
