"""3. Flatten fifty positions on five accounts whose venues are 20 ms away.

For a trader: how long the panic key takes beside the one round trip that no program can avoid.
"""

import asyncio
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx

from app.engine.close import Stage
from app.engine.flatten import Flatten
from tests.benchmarks.house import House, open_house
from tests.benchmarks.measure import Samples, report
from tests.benchmarks.venues import CoinW, Qfex

ROUNDS = 5
KINDS = ("qfex", "coinw", "qfex", "coinw", "qfex")
EACH = 10
DELAY_S = 0.020
# The goal is 20 ms between the first and the last venue; a loaded machine may be slower.
GOAL_SKEW_MS, MOST_SKEW_MS = 20, 200
_BODY = b'{"id":"2435521222700000101","positionType":"execute","closeRate":"1"}'


class Taken:
    """The samples of all rounds."""

    def __init__(self) -> None:
        self.floor = Samples("one bare exchange with one venue")
        self.turns = Samples("httpx, one after another")
        self.gather = Samples("httpx, gathered on one client")
        self.wire = Samples("Unwind, press to the last byte out")
        self.skew = Samples("Unwind, first venue's first byte to last venue's first")
        self.answered = Samples("Unwind, press to all answered")
        self.flat = Samples("Unwind, press to all read back flat")

    def rows(self) -> list[Samples]:
        return [
            self.floor,
            self.turns,
            self.gather,
            self.wire,
            self.skew,
            self.answered,
            self.flat,
        ]


async def measure(rounds: int = ROUNDS) -> None:
    """Print the table; each round has venues of its own in a process of their own."""
    taken = Taken()
    for _ in range(rounds):
        with _servers() as offer, tempfile.TemporaryDirectory(dir=Path.cwd()) as folder:
            await _peers(offer["plain"], taken)
            venues = [Qfex(0) if kind == "qfex" else CoinW(0) for kind in KINDS]
            offers = list(zip(venues, offer["endpoints"], strict=True))
            async with open_house(Path(folder), *offers) as house:
                await _flatten(house, taken)
    report(
        f"3. Flatten {EACH * len(KINDS)} positions on {len(KINDS)} accounts, 20 ms away",
        "Read back flat takes a second round trip by its nature: the close, then the look.",
        taken.rows(),
        taken.floor,
    )
    skew_ms = max(taken.skew.values) / 1e6
    print(f"  skew between the venues: {skew_ms:.2f} ms at most; the goal is {GOAL_SKEW_MS} ms")
    assert skew_ms < MOST_SKEW_MS, skew_ms


async def _flatten(house: House, taken: Taken) -> None:
    keys = house.desk.book.keys()
    assert len(keys) == EACH * len(KINDS), len(keys)
    began = time.monotonic_ns()
    flatten = house.desk.flattens.start(keys)
    await _ended(flatten)
    closes = [close for lane in flatten.lanes.values() for close in lane.closes]
    assert flatten.flat_lanes == len(KINDS), flatten.summary
    taken.wire.add(max(close.stamps[Stage.ON_THE_WIRE] for close in closes) - began)
    firsts = [
        min(close.stamps[Stage.ON_THE_WIRE] for close in lane.closes)
        for lane in flatten.lanes.values()
    ]
    taken.skew.add(max(firsts) - min(firsts))
    taken.answered.add(max(close.stamps[Stage.ACKNOWLEDGED] for close in closes) - began)
    assert flatten.ended_ns is not None
    taken.flat.add(flatten.ended_ns - began)


async def _ended(flatten: Flatten) -> None:
    end = time.monotonic() + 60
    while flatten.ended_ns is None:
        assert time.monotonic() < end, flatten.summary
        await asyncio.sleep(0.002)


async def _peers(origin: str, taken: Taken) -> None:
    count = EACH * len(KINDS)
    async with httpx.AsyncClient(trust_env=False, timeout=30) as client:
        await client.post(f"{origin}/x", content=_BODY)
        for _ in range(5):
            with taken.floor.time():
                await client.post(f"{origin}/x", content=_BODY)
        with taken.turns.time():
            for _ in range(count):
                await client.post(f"{origin}/x", content=_BODY)
        with taken.gather.time():
            await asyncio.gather(
                *(client.post(f"{origin}/x", content=_BODY) for _ in range(count))
            )


@contextmanager
def _servers() -> Iterator[dict[str, Any]]:
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.benchmarks.servers", str(EACH), str(DELAY_S), *KINDS],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        yield json.loads(process.stdout.readline())
    finally:
        process.stdin.close()
        process.wait(10)
        process.stdout.close()
