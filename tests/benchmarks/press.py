"""1. From a press to the wire.

For a trader: how long after the key goes down the close is out of this machine, with the promise
already on disk that it is never sent twice.
"""

import os
import socket
import tempfile
import time
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path

import httpx

from app.domain.ids import AccountKey
from app.domain.intent import CloseIntent
from app.engine.close import Close, Stage
from tests.benchmarks.house import House, open_house
from tests.benchmarks.measure import Samples, quiet_memory, report
from tests.benchmarks.venues import CoinW, Qfex, listening
from tests.support.raw_server import Peer, RawServer, ok

ROUNDS = 200
_POSITIONS = 20
_BODY = b'{"id":"2435521222700000101","positionType":"execute","closeRate":"1"}'
_MEANING = "How long after a press its bytes are in the kernel, the intent being on disk by then."


@dataclass
class Press:
    """One venue's samples. `returned` is until the press is over and the row has changed."""

    to_wire: Samples
    returned: Samples

    @classmethod
    def of(cls, name: str) -> "Press":
        return cls(Samples(f"{name}, on the wire"), Samples(f"{name}, returned"))


class Floor:
    """What no program can go below here: one write to a socket, one write that the disk has."""

    def __init__(self, folder: Path) -> None:
        self.samples = Samples("socket write + fdatasync")
        self._near, self._far = socket.socketpair()
        self._file = os.open(folder / "floor", os.O_CREAT | os.O_WRONLY | os.O_APPEND)

    def measure(self) -> None:
        with self.samples.time():
            os.write(self._file, _BODY * 12)
            os.fdatasync(self._file)
            self._near.send(_BODY * 4)
        self._far.recv(4096)

    def close(self) -> None:
        self._near.close()
        self._far.close()
        os.close(self._file)


class Post:
    """A bare httpx POST, without window, guards or journal."""

    def __init__(self, client: httpx.AsyncClient, origin: str) -> None:
        self.samples = Samples("bare httpx POST, no journal")
        self._client, self._origin = client, origin

    async def measure(self) -> None:
        left = 0

        async def trace(name: str, _info: object) -> None:
            nonlocal left
            if name == "http11.send_request_body.complete":
                left = time.perf_counter_ns()

        began = time.perf_counter_ns()
        await self._client.post(f"{self._origin}/x", content=_BODY, extensions={"trace": trace})
        self.samples.add(left - began)


PressNow = Callable[[House, CloseIntent], Close]


def through_desk(house: House, intent: CloseIntent) -> Close:
    """As the command line presses."""
    return house.desk.press(intent)


async def measure(
    title: str = "1. Press to wire, plain loop",
    rounds: int = ROUNDS,
    pressing: Callable[[House], AbstractContextManager[PressNow]] = lambda _: nullcontext(
        through_desk
    ),
) -> None:
    """Print the table. `pressing` opens whatever the press goes through."""
    qfex, coinw = Qfex(_POSITIONS), CoinW(_POSITIONS)
    with tempfile.TemporaryDirectory(dir=Path.cwd(), prefix=".bench-") as folder:
        async with (
            RawServer(_echo) as plain,
            listening(qfex, coinw) as ends,
            open_house(Path(folder), (qfex, ends[0]), (coinw, ends[1])) as house,
        ):
            with pressing(house) as press:
                run = Run(house, (qfex, coinw), plain.origin, Path(folder), press)
                await run.compare(rounds, title)


@dataclass
class Run:
    """Everything one table is made with."""

    house: House
    venues: tuple[Qfex, CoinW]
    origin: str
    folder: Path
    press: PressNow

    async def compare(self, rounds: int, title: str) -> None:
        took = [Press.of("QFEX websocket close"), Press.of("CoinW REST close")]
        floor = Floor(self.folder)
        async with httpx.AsyncClient(trust_env=False) as client:
            peer = Post(client, self.origin)
            with quiet_memory():
                for number in range(rounds):
                    floor.measure()
                    await peer.measure()
                    for account, venue, one in zip(
                        self.house.accounts, self.venues, took, strict=True
                    ):
                        await self._one(account, venue, one, number)
        floor.close()
        rows = [floor.samples, peer.samples]
        for one in took:
            rows += [one.to_wire, one.returned]
        report(title, _MEANING, rows, floor.samples)
        print(f"  beside the bare POST: {_beside(took, peer.samples)}")

    async def _one(
        self, account: AccountKey, venue: Qfex | CoinW, took: Press, number: int
    ) -> None:
        rows = self.house.rows(account)
        row = rows[number % len(rows)]
        intent = self.house.intent(row)
        began = time.monotonic_ns()
        close = self.press(self.house, intent)
        took.returned.add(time.monotonic_ns() - began)
        took.to_wire.add(close.stamps[Stage.ON_THE_WIRE] - began)
        await self.house.explained(close)
        await self.house.reopened(account, venue, row.key.wire_id)


def _beside(took: list[Press], peer: Samples) -> str:
    parts = [
        f"{press.to_wire.name} × {press.to_wire.at(0.5) / peer.at(0.5):.2f} (p50) "
        f"{press.to_wire.at(0.99) / peer.at(0.99):.2f} (p99)"
        for press in took
    ]
    return "; ".join(parts)


async def _echo(peer: Peer) -> None:
    while True:
        await peer.request()
        await peer.say(ok())
