"""A simulated CrossTrade on real ports, and a trader's-eye view of it."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager
from typing import Any

import httpx
import pytest
from websockets.asyncio.client import ClientConnection, connect

from app.sim.crosstrade import SimulatedCrossTrade
from app.sim.faults import Fault, Faults
from app.sim.received import Received
from app.sim.venue import Offer, World

APEX = "APEX-48211-07!Apex!Apex"


class Bench:
    """One running venue with an authorised client; sizes are signed, as the venue truly holds them."""

    def __init__(self, venue: SimulatedCrossTrade, world: World, offer: Offer) -> None:
        self.venue = venue
        self.world = world
        self.offer = offer
        headers = {"Authorization": f"Bearer {offer.secrets['token']}"}
        self.http = httpx.AsyncClient(
            base_url=f"{offer.endpoints['rest']}/v1/api",
            headers=headers,
            trust_env=False,
            timeout=2,
            # Loading the certificates of the world takes longer than most tests.
            verify=False,
        )
        self._headers = headers

    async def get(self, path: str, **query: str | int) -> Any:
        return (await self.http.get(path, params=query)).json()

    async def post(self, path: str, **body: Any) -> httpx.Response:
        return await self.http.post(path, json=body)

    async def close(self, instrument: str = "ES 12-26", **body: Any) -> httpx.Response:
        return await self.post("/accounts/Sim101/positions/close", instrument=instrument, **body)

    async def place(self, **body: Any) -> str:
        asked = {"instrument": "ES 12-26", "orderType": "MARKET", "timeInForce": "DAY"} | body
        reply = await self.post("/accounts/Sim101/orders/place", **asked)
        assert reply.status_code == 200, reply.text
        return str(reply.json()["orderId"])

    def websocket(self) -> AbstractAsyncContextManager[ClientConnection]:
        url = self.offer.endpoints["ws"]
        return connect(url, additional_headers=self._headers, proxy=None)

    def arm(self, fault: Fault, count: int = 1) -> None:
        self.world.faults.arm(fault, count)

    def sizes(self) -> dict[tuple[str, str], int]:
        return {
            (row.account, row.symbol): int(row.quantity) * (1 if row.side == "long" else -1)
            for row in self.venue.positions()
        }

    def size(self, symbol: str = "ES 12-26", account: str = "Sim101") -> int:
        return self.sizes().get((account, symbol), 0)

    def working(self, symbol: str = "MES 12-26", account: str = "Sim101") -> int:
        orders = self.venue.desktop.accounts[account].working()
        return sum(order.contract.name == symbol for order in orders)

    def times_received(self, kind: str = "close") -> int:
        return sum(row["kind"] == kind for row in self.world.received.rows())

    async def until(self, holds: Callable[[], bool], deadline_s: float = 5.0) -> None:
        ends = time.monotonic() + deadline_s
        while not holds():
            assert time.monotonic() < ends, f"never came to hold; sizes {self.sizes()}"
            await asyncio.sleep(0.005)


@pytest.fixture
async def bench() -> AsyncIterator[Bench]:
    world = World(7, Faults(), Received("crosstrade"))
    venue = SimulatedCrossTrade(world)
    bench = Bench(venue, world, await venue.start())
    async with bench.http:
        yield bench
    await venue.stop()
