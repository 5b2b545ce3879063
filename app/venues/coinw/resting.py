"""The orders of an account that rest at CoinW, from reads and from pushes in any order."""

from collections.abc import Iterable
from decimal import Decimal

from app.domain.errors import WireError
from app.domain.money import Quantity
from app.domain.position import Side, WorkingOrders
from app.domain.recent import Recent
from app.domain.report import OrderStatus
from app.venues.coinw.rows import is_closing, order_status, side_of
from app.venues.coinw.wire import OrderRow

_RESTING = (OrderStatus.WORKING, OrderStatus.PARTIALLY_FILLED)
# Enough to know a late push of an order that has ended; older ones no longer come.
_ENDED_KEPT = 500


class RestingOrders:
    """What rests, per instrument; None is said of an instrument that was not read yet."""

    def __init__(self) -> None:
        self._resting: dict[str, OrderRow] = {}
        self._ended: Recent[str, None] = Recent(_ENDED_KEPT)
        self._read: set[str] = set()
        self._asked: dict[str, set[str]] = {}
        """The instruments whose orders are being cancelled, with the orders pushed meanwhile."""

    def take(self, row: OrderRow) -> None:
        """One order, pushed. An order that has ended rests no more, whatever comes late."""
        order_id, status = str(row.id), order_status(row)
        if status is None:
            return
        if status not in _RESTING:
            self._ended[order_id] = None
        if row.instrument in self._asked:
            self._asked[row.instrument].add(order_id)
        if order_id in self._ended:
            self._resting.pop(order_id, None)
        else:
            self._resting[order_id] = row

    def take_all(self, instrument: str, rows: Iterable[OrderRow]) -> None:
        """All orders that rest in one instrument, as read."""
        others = {k: v for k, v in self._resting.items() if v.instrument != instrument}
        self._resting = others | {str(r.id): r for r in rows if str(r.id) not in self._ended}
        self._read.add(instrument)

    def cancelling(self, instrument: str) -> None:
        """All that rests in an instrument is being listed and cancelled: nobody else need list it."""
        self._asked[instrument] = set()

    def cancelled(self, instrument: str, *, none_is_left: bool) -> None:
        """That is over; what was pushed since it began may be younger than its lists."""
        since = self._asked.pop(instrument)
        if none_is_left:
            rows = [row for order_id, row in self._resting.items() if order_id in since]
            self.take_all(instrument, rows)
        else:
            self._read.discard(instrument)

    def forget(self) -> None:
        """Pushes were missed: what rests has to be read again."""
        self._read.clear()

    def unread(self, instruments: Iterable[str]) -> list[str]:
        return sorted(set(instruments) - self._read - self._asked.keys())

    def working(self, instrument: str) -> WorkingOrders | None:
        if instrument not in self._read:
            return None
        rows = self._of(instrument)
        return WorkingOrders(len(rows), Quantity(sum((_left(row) for row in rows), Decimal(0))))

    def tied_up(self, instrument: str, side: Side) -> Quantity | None:
        """The contracts of one side that resting closes hold on to."""
        if instrument not in self._read:
            return None
        closes = [r for r in self._of(instrument) if is_closing(r) and _is_on(r, side)]
        return Quantity(sum((_left(row) for row in closes), Decimal(0)))

    def _of(self, instrument: str) -> list[OrderRow]:
        return [row for row in self._resting.values() if row.instrument == instrument]


def _left(row: OrderRow) -> Decimal:
    total = row.total_piece or Decimal(0)
    return max(Decimal(0), total - (row.trade_piece or Decimal(0)))


def _is_on(row: OrderRow, side: Side) -> bool:
    try:
        return side_of(row.direction, f"order {row.id}") is side
    except WireError:
        return False
