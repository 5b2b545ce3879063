"""A trader's-eye view of one simulated Clear Street."""

import asyncio
import time
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import httpx

from app.sim.clearstreet import SimulatedClearStreet
from app.sim.clearstreet.book import Order
from app.sim.clearstreet.instruments import resolve
from app.sim.faults import Fault
from app.sim.venue import Offer, World

ACCOUNT = 50231
HOME = f"/v1/accounts/{ACCOUNT}"


def uuid_of(symbol: str) -> str:
    instrument = resolve(symbol)
    assert instrument is not None
    return instrument.id


class Bench:
    """One running venue with an authorised client; sizes are signed, as the venue truly holds them."""

    def __init__(self, sim: SimulatedClearStreet, world: World, offer: Offer) -> None:
        self.sim = sim
        self.world = world
        self.offer = offer
        self.http = httpx.AsyncClient(
            base_url=offer.endpoints["rest"],
            headers={"Authorization": f"Bearer {offer.secrets['api_key']}"},
            trust_env=False,
            timeout=2,
            # Loading the certificates of the world takes longer than most tests.
            verify=False,
        )

    async def get(self, path: str, **query: str | int) -> Any:
        reply = await self.http.get(path, params=query)
        assert reply.status_code == 200, reply.text
        return reply.json()["data"]

    async def delete(self, path: str, body: Any = None, **query: str) -> httpx.Response:
        if body is None:
            return await self.http.delete(path, params=query)
        return await self.http.request("DELETE", path, json=body, params=query)

    async def close(self, symbol: str = "AAPL", /, **body: Any) -> httpx.Response:
        return await self.delete(f"{HOME}/positions/{uuid_of(symbol)}", body or None)

    async def closing(self, symbol: str = "AAPL", /, **body: Any) -> Any:
        """The one order that a close makes."""
        (order,) = (await self.close(symbol, **body)).json()["data"]
        return order

    async def place(self, symbol: str = "AAPL", /, **body: Any) -> httpx.Response:
        order = {"instrument_id": uuid_of(symbol), "side": "SELL", "quantity": "60"}
        order |= {"order_type": "MARKET", "time_in_force": "DAY"}
        return await self.http.post(f"{HOME}/orders", json=[order | body])

    async def placed(self, symbol: str = "AAPL", /, **body: Any) -> Any:
        reply = await self.place(symbol, **body)
        assert reply.status_code == 200, reply.text
        return reply.json()["data"][0]

    async def order(self, order_id: str) -> Any:
        (row,) = await self.get(f"{HOME}/orders", order_ids=order_id)
        return row

    async def ended(self, order_id: str) -> Any:
        await self.until(lambda: self.known(order_id).is_over)
        return await self.order(order_id)

    def known(self, order_id: str) -> Order:
        orders = self.sim.venue.accounts[ACCOUNT].orders
        return next(one for one in orders if order_id in (one.order_id, one.client_order_id))

    def arm(self, fault: Fault, count: int = 1) -> None:
        self.world.faults.arm(fault, count)

    def size(self, symbol: str = "AAPL") -> Decimal:
        for row in self.sim.positions():
            if row.extra["instrument_id"] == uuid_of(symbol):
                return Decimal(row.quantity) * (1 if row.side == "long" else -1)
        return Decimal(0)

    def quote(self, symbol: str = "AAPL", price: str = "210.12") -> None:
        """Put the middle of the market at `price`."""
        instrument = resolve(symbol)
        assert instrument is not None
        self.sim.venue.market.move_to(instrument.symbol, Decimal(price))

    def freeze(self, symbol: str, price: str) -> None:
        """Let no price move any more, this one from `price`."""
        self.arm(Fault.STALL_FEED, 60)
        self.quote(symbol, price)

    async def until(self, holds: Callable[[], bool], deadline_s: float = 5.0) -> None:
        ends = time.monotonic() + deadline_s
        while not holds():
            assert time.monotonic() < ends, f"never came to hold; {self.sim.positions()}"
            await asyncio.sleep(0.005)
