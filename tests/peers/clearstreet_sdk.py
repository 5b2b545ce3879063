"""Clear Street's own Python package against the simulated venue, with only its base URL changed.

    python -m tests.peers.clearstreet_sdk

needs the package `clearstreet` beside this project's own; it ends 0 when accounts, positions, quotes,
a close, orders and a cancel came through the package, every answer strictly valid for its models.
"""

import asyncio
import os
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from app.sim.clearstreet import SimulatedClearStreet
from app.sim.faults import Fault, Faults
from app.sim.received import Received
from app.sim.venue import Offer, World

PATIENCE_S = 5.0
ACCOUNT = 50231


async def exercise(offer: Offer, faults: Faults, say: Callable[[str], None]) -> None:
    """Read, close, order and cancel through the package; raises AssertionError or TimeoutError."""
    import clearstreet  # type: ignore[import-not-found, unused-ignore]

    # The package's library would otherwise ask a proxy for the loopback address.
    os.environ["NO_PROXY"] = "127.0.0.1"
    async with clearstreet.AsyncClearStreet(
        api_key=offer.secrets["api_key"],
        base_url=offer.endpoints["rest"],
        # A switch of the package itself: wrong answers raise instead of being let through.
        _strict_response_validation=True,
    ) as client:
        held = await _read(client.v1, say)
        await _close(client.v1, held["AAPL"], say)
        await _order(client.v1, held["NVDA"], say)
        await _repeat_by_itself(client.v1, held["MSFT"], faults, say)


async def _read(v1: Any, say: Callable[[str], None]) -> dict[str, Any]:
    accounts = (await v1.accounts.get_accounts()).data
    assert [account.status for account in accounts] == ["ACTIVE", "CLOSED"]
    await v1.accounts.get_account_by_id(ACCOUNT)
    equity = (await v1.accounts.get_account_balances(ACCOUNT)).data.equity
    positions, token = [], None
    while True:
        paged = {"page_token": token} if token else {"page_size": 2}
        page = await v1.positions.get_positions(ACCOUNT, **paged)
        positions += page.data
        token = page.metadata.next_page_token
        if not token:
            break
    held = {position.symbol: position for position in positions}
    assert len(held) == len(positions) == 6
    ids = [position.instrument_id for position in positions]
    quotes = (await v1.instrument_data.market_data.get_snapshots(instrument_ids=ids)).data
    assert len(quotes) == 6
    for one in ids:
        await v1.instruments.get_instrument_by_id(one)
    await v1.instruments.get_instruments(instrument_ids=ids)
    await v1.instruments.get_option_contracts(underlier="AAPL")
    await v1.calendar.get_market_hours_calendar(market="us_equities")
    await v1.calendar.get_clock()
    await v1.api_version.get_version()
    say(f"equity {equity}; positions {sorted(held)}")
    return held


async def _close(v1: Any, position: Any, say: Callable[[str], None]) -> None:
    closing = await v1.positions.close_position(
        position.instrument_id, account_id=ACCOUNT, cancel_orders=True
    )
    (order,) = closing.data
    assert (order.status, order.side, order.quantity) == ("PENDING_NEW", "SELL", "120")
    ended = await _ended(v1, order.id)
    assert (ended.status, ended.filled_quantity) == ("FILLED", "120")
    fills = (await v1.orders.get_executions(ACCOUNT, order_ids=[order.id])).data
    assert sum(Decimal(fill.quantity) for fill in fills) == 120
    left = await v1.positions.get_positions(ACCOUNT, instrument_ids=[position.instrument_id])
    assert left.data == []
    say(f"closed {order.client_order_id} at {ended.average_fill_price}")


async def _order(v1: Any, position: Any, say: Callable[[str], None]) -> None:
    wanted = {
        "id": "sdk-check-1",
        "instrument_id": position.instrument_id,
        "side": "BUY",
        "quantity": "15",
        "order_type": "LIMIT",
        "limit_price": "100.00",
        "time_in_force": "DAY",
        "position_intent": "CLOSE",
    }
    (order,) = (await v1.orders.submit_orders(ACCOUNT, orders=[wanted])).data
    (found,) = (await v1.orders.get_orders(ACCOUNT, order_ids=["sdk-check-1"])).data
    assert found.id == order.id
    cancelled = (await v1.orders.cancel_open_order(order.id, account_id=ACCOUNT)).data
    assert cancelled.status == "PENDING_CANCEL"
    ended = await _ended(v1, order.id)
    assert (ended.status, ended.leaves_quantity) == ("CANCELED", "0")
    say(f"order {order.client_order_id}: {ended.status}")


async def _repeat_by_itself(
    v1: Any, position: Any, faults: Faults, say: Callable[[str], None]
) -> None:
    """The package re-sends a close whose answer was a server error: the position flips."""
    faults.arm(Fault.HTTP_500_AFTER_EXECUTION, 1)
    closing = await v1.positions.close_position(position.instrument_id, account_id=ACCOUNT)
    await _ended(v1, closing.data[0].id)
    rows = await v1.positions.get_positions(ACCOUNT, instrument_ids=[position.instrument_id])
    assert rows.data[0].quantity == "-40"
    say("a 500 after execution made the package close twice: 40 became -40")


async def _ended(v1: Any, order_id: str) -> Any:
    async with asyncio.timeout(PATIENCE_S):
        while True:
            (order,) = (await v1.orders.get_orders(ACCOUNT, order_ids=[order_id])).data
            if order.status in ("FILLED", "CANCELED", "REJECTED", "EXPIRED"):
                return order
            await asyncio.sleep(0.1)


async def main() -> None:
    faults = Faults()
    venue = SimulatedClearStreet(World(seed=1, faults=faults, received=Received("clearstreet")))
    offer = await venue.start()
    try:
        await exercise(offer, faults, print)
    finally:
        await venue.stop()


if __name__ == "__main__":
    asyncio.run(main())
