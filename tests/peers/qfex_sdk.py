"""QFEX's own Python client against the simulated QFEX, with nothing changed but its two addresses.

    python -m tests.peers.qfex_sdk

needs the package `qfex` beside this project's own; it ends 0 when login, subscriptions, quotes,
positions, an order, a close and its fills came through the client, and shows each step.
"""

import asyncio
import os
import secrets
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from app.sim.faults import Faults
from app.sim.qfex import SimulatedQfex
from app.sim.received import Received
from app.sim.venue import Offer, World

SYMBOLS = ["AAPL-USD", "TSLA-USD"]
PATIENCE_S = 5.0


class Watcher:
    """The strategy that the client calls; it adds up what was filled."""

    def __init__(self) -> None:
        self.filled: dict[str, Decimal] = {}

    async def on_bbo(self, bbo: object) -> None:
        """Quotes are read from the client itself."""

    async def on_trade(self, message: object) -> None:
        """The simulator prints no public trades."""

    async def on_fill(self, fill: dict[str, Any]) -> None:
        symbol = fill["symbol"]
        self.filled[symbol] = self.filled.get(symbol, Decimal(0)) + fill["filled_qty_delta"]


async def exercise(offer: Offer, say: Callable[[str], None]) -> None:
    """Log in, read, trade and close through the client; raises AssertionError or TimeoutError."""
    import qfex  # type: ignore[import-not-found, unused-ignore]

    # The client's library would otherwise ask a proxy for the loopback address.
    os.environ["NO_PROXY"] = "127.0.0.1"
    key, secret = offer.fields["public_key"], offer.secrets["secret_key"]
    config = qfex.QFEXConfig(False, SYMBOLS, public_key=key, secret_key=secret)
    watcher = Watcher()
    client = qfex.QFEXTakerClient(config, watcher)
    client._trade_url = lambda: f"{offer.endpoints['trade']}?api_key={key}"
    client._mds_url = lambda: offer.endpoints["market"]
    async with client:
        await _until(lambda: client.get_position("AAPL-USD").position == 4)
        await _until(lambda: client.balance.deposit > 0 and len(client.bbo_by_symbol) == 2)
        say(f"logged in; positions {sorted(client.positions)}")
        ask = client.bbo_by_symbol["TSLA-USD"].ask_px
        order = await client.send_ioc_limit("TSLA-USD", qfex.Side.BUY, Decimal("2.5"), ask + 1)
        assert order["final_order_response"]["status"] == "FILLED"
        say(f"order: {order['final_order_response']['status']}")
        params = {"symbol": "AAPL-USD", "client_order_id": secrets.token_hex(16)}
        # The client has no close of its own; this is the door all its messages leave by.
        await client._enqueue_trade({"type": "close_position", "params": params})
        await _until(lambda: watcher.filled.get("AAPL-USD") == 4)
        await _until(lambda: client.get_position("AAPL-USD").position == 0)
        await _until(lambda: client.get_position("TSLA-USD").position == 0)
        say(f"closed; filled {watcher.filled}")


async def _until(holds: Callable[[], bool]) -> None:
    async with asyncio.timeout(PATIENCE_S):
        while not holds():
            await asyncio.sleep(0.02)


async def main() -> None:
    venue = SimulatedQfex(World(seed=1, faults=Faults(), received=Received("qfex")))
    offer = await venue.start()
    try:
        await exercise(offer, print)
    finally:
        await venue.stop()


if __name__ == "__main__":
    asyncio.run(main())
