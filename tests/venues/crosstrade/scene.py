"""What CrossTrade shows after a close, its clock being ours: the scenes of the look-up tests."""

import json
from dataclasses import dataclass, field
from typing import Any

from app.domain.ids import Instant
from app.domain.report import Findings
from tests.support.crosstrade_house import MILLISECOND, ORDER, SENT_MS, House, close_request
from tests.support.golden import frames

SENT = Instant(SENT_MS * MILLISECOND)
EXECUTIONS = json.loads(frames("crosstrade", "executions", "=")[0])["executions"]
ONE, THREE = EXECUTIONS
OURS: dict[str, Any] = {
    "orderId": ORDER,
    "instrument": "ES 12-26",
    "orderType": "Market",
    "orderState": "Working",
    "orderAction": "Sell",
    "quantity": 4,
    "filled": 0,
    "averageFillPrice": 0.0,
    "limitPrice": 0.0,
}
LIMIT = OURS | {"orderType": "Limit", "limitPrice": 6715.25}
STOP = OURS | {"orderId": "2d0c" * 8, "orderType": "StopMarket", "orderState": "Accepted"}


@dataclass
class Scene:
    """What the venue shows after a close, its clock being ours."""

    house: House
    orders: list[dict[str, Any]] = field(default_factory=list)
    executions: list[dict[str, Any]] = field(default_factory=list)

    async def known_before(self, *orders: dict[str, Any]) -> None:
        """A list of the orders that was read before the close was sent."""
        self.house.set_clock_ms(SENT_MS - 1000)
        self.house.venue.reads["accounts/snapshot"] = snapshot(SENT_MS - 1000)
        self.house.venue.rows("accounts/Sim101/orders", "orders", *orders)
        await self.house.session.read_positions()
        await self.house.session.count_working_orders(close_request().position)

    async def look(self, subject: Any, *, after_s: int = 2) -> Findings:
        self.house.set_clock_ms(SENT_MS + after_s * 1000)
        self.house.venue.rows("accounts/Sim101/orders", "orders", *self.orders)
        self.house.venue.rows("accounts/Sim101/executions", "executions", *self.executions)
        return await self.house.session.look_up(subject)


def snapshot(epoch_ms: int) -> str:
    body = json.loads(frames("crosstrade", "accounts_snapshot", "=")[0])
    return json.dumps(body | {"epoch": epoch_ms})
