"""Whether an order or its executions could be those of a close whose answer never came."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from app.domain.ids import Instant
from app.domain.intent import AtMarket, CloseRequest
from app.venues.coinw.rows import is_closing, milliseconds, price
from app.venues.coinw.signing import VenueClock
from app.venues.coinw.wire import DealRow, OrderRow, is_set

# The two clocks agree to a second, and an order cannot be older than its request.
CLOCKS_DIFFER_MS: Final = 1500
# The size that a close was made for was read this long before it, at most.
_SIZE_READ_BEFORE_MS: Final = 30_000
# A call is given up after seconds; an order made this long after it is of something else.
_ARRIVES_WITHIN_MS: Final = 30_000


@dataclass(frozen=True, slots=True)
class Fit:
    """What the order of one close must look like. `sent_ms` is in the venue's time."""

    request: CloseRequest
    sent_ms: int

    @classmethod
    def of(cls, request: CloseRequest, sent_at: Instant, clock: VenueClock) -> "Fit":
        return cls(request, clock.timestamp_ms(sent_at))

    @property
    def since_ms(self) -> int:
        return self.sent_ms - CLOCKS_DIFFER_MS

    def order(self, row: OrderRow) -> bool:
        """Whether an order could be the close's. Open orders name no position: the side must do."""
        named = not is_set(row.open_id) or str(row.open_id) == self.request.position.wire_id
        total = row.total_piece
        return (
            named
            and is_closing(row)
            and (row.direction or "").lower() == self.request.side.value
            and total is not None
            and self._size(total)
            and self._price(row)
            and self._is_new(row)
        )

    def order_in_time(self, row: OrderRow) -> bool:
        """`order`, made no later than a call that was sent then can have arrived."""
        made_ms = milliseconds(row.created_date)
        return (
            made_ms is not None
            and made_ms <= self.sent_ms + _ARRIVES_WITHIN_MS
            and self.order(row)
        )

    def deal(self, row: DealRow) -> bool:
        """Whether an execution is a new one of the close's position."""
        return (
            str(row.open_id) == self.request.position.wire_id
            and row.order_id is not None
            and is_closing(row)
            and self._is_new(row)
        )

    def closes_the_position(self, row: DealRow) -> bool:
        """Whether an execution, whosever it is, took something of the size the close was made for."""
        made_ms = milliseconds(row.created_date)
        return (
            str(row.open_id) == self.request.position.wire_id
            and is_closing(row)
            and (made_ms is None or made_ms >= self.since_ms - _SIZE_READ_BEFORE_MS)
        )

    def deals(self, rows: list[DealRow]) -> bool:
        """Whether all executions of one order together could be the close's."""
        closed = sum((row.closed_piece or Decimal(0) for row in rows), Decimal(0))
        return 0 < closed <= self.request.quantity and all(self.deal(row) for row in rows)

    def _is_new(self, row: OrderRow | DealRow) -> bool:
        made_ms = milliseconds(row.created_date)
        by_api = (row.source or "api").lower() == "api"
        return made_ms is not None and made_ms >= self.since_ms and by_api

    def _size(self, total: Decimal) -> bool:
        """A whole close may find less that is free to close, never more than was there."""
        if self.request.whole:
            return 0 < total <= self.request.position_quantity
        return total == self.request.quantity

    def _price(self, row: OrderRow) -> bool:
        pricing = self.request.pricing
        asked = None if isinstance(pricing, AtMarket) else pricing.price
        return price(row.order_price) == asked
