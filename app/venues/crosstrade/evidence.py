"""What a look-up of a close has found."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from app.domain.ids import VenueOrderId
from app.domain.report import FillReport, OrderReport
from app.venues.crosstrade.wire import ExecutionRow


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the venue shows of a close; `complete`: it would have shown every trace there is."""

    orders: tuple[OrderReport, ...] = ()
    fills: tuple[FillReport, ...] = ()
    complete: bool = False
    summary: str = ""
    ambiguous: str = ""
    """Why what fits was not taken for it; a sentence."""

    @property
    def traceless(self) -> bool:
        return self.complete and not self.orders and not self.fills

    @property
    def order_ids(self) -> tuple[VenueOrderId, ...]:
        return tuple(order.venue_order_id for order in self.orders)

    @property
    def filled(self) -> Decimal:
        by_fills = sum((fill.quantity for fill in self.fills), Decimal(0))
        by_orders = sum((order.filled or Decimal(0) for order in self.orders), Decimal(0))
        return max(by_fills, by_orders)


def in_words(orders: Sequence[OrderReport], executed: Sequence[ExecutionRow]) -> str:
    """What was found, for the log of a look-up."""
    if not orders and not executed:
        return "neither the orders nor the executions show it"
    states = ", ".join(f"order {order.venue_order_id} {order.status.value}" for order in orders)
    return f"{states or 'no order'}, {len(executed)} executions"
