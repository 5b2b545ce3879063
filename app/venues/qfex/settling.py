"""What the stream leaves open about our orders is asked for: a fill's price, and how an order ended.

Fills travel apart from the statements about their order. They may trail its end, and one that is
lost is not sent again.
"""

import asyncio
from dataclasses import dataclass, field
from typing import Final

from app.domain.errors import Misconfigured, NoLink, WireError
from app.domain.ids import CloseId
from app.domain.money import ZERO, Quantity, total
from app.domain.recent import Recent
from app.domain.report import FillReport, OrderReport, OrderStatus
from app.domain.words import say
from app.venues.qfex.listings import Listings
from app.venues.qfex.reports import historic_report, trade_report
from app.venues.qfex.rest import Rest
from app.venues.qfex.rest_wire import HistoricOrder
from app.venues.qfex.wire import OrderBody
from app.venues.session import Sink, Surroundings

# Fills trail the end of their order by some hundred milliseconds.
TRAIL_S: Final = 0.7
# The history may lag behind the stream.
AGAIN_S: Final = (1.0, 3.0)

_MOST_ORDERS: Final = 1000


@dataclass(eq=False)
class _Order:
    """One order of ours, as far as the stream has told of it."""

    order_id: str
    close_id: CloseId
    symbol: str
    executed: dict[str, Quantity] = field(default_factory=dict)
    filled: Quantity = ZERO
    """In sum, by its end."""
    held: OrderReport | None = None
    """Its end, which is not passed on before the fills that it speaks of are known."""
    asking: bool = False
    unclear: bool = False
    """It was given a status of which nothing is known."""

    @property
    def is_settled(self) -> bool:
        return not self.unclear and total(self.executed.values()) >= self.filled


class Settling:
    """Compares the ends of our orders with their fills, and asks where the two differ."""

    def __init__(self, rest: Rest, listings: Listings, around: Surroundings) -> None:
        self._rest = rest
        self._listings = listings
        self._around = around
        self._orders: Recent[str, _Order] = Recent(_MOST_ORDERS)
        self._open: asyncio.Queue[tuple[_Order, float]] = asyncio.Queue()

    def heard_order(
        self, body: OrderBody, report: OrderReport | None, close_id: CloseId | None
    ) -> bool:
        """A statement about an order was heard; whether `report`, made of it, may be told now.

        None stands for a status that tells nothing. The end of an order that was filled by more
        than its known fills is kept back: a cancel would pass for one of an order never filled.
        """
        if close_id is None or not body.order_id:
            return True
        order = self._order(body.order_id, close_id, body.symbol or "")
        if report is None:
            order.unclear = True
            self._ask(order, 0.0)
            return True
        if report.status not in (OrderStatus.FILLED, OrderStatus.CANCELED):
            return True
        order.unclear = False
        order.filled = report.filled or self._filled_before_cancel(body)
        if order.is_settled:
            return True
        self._ask(order, TRAIL_S)
        order.held = report if report.filled is None else None
        return order.held is None

    def heard_fill(self, fill: FillReport, symbol: str) -> OrderReport | None:
        """A fill was told; returns the end that waited for it, to be told now."""
        if fill.close_id is None:
            return None
        order = self._order(fill.venue_order_id, fill.close_id, symbol)
        order.executed[fill.fill_id] = fill.quantity
        return _released(order)

    async def run(self, sink: Sink) -> None:
        """Ask, until cancelled; what was open when the connection before was lost, at once."""
        self._open = asyncio.Queue()
        for order in self._orders.values():
            order.asking = False
            if not order.is_settled:
                self._ask(order, 0.0)
        async with asyncio.TaskGroup() as group:
            while True:
                order, after_s = await self._open.get()
                group.create_task(self._settle(order, after_s, sink), name="qfex settling")

    def _order(self, order_id: str, close_id: CloseId, symbol: str) -> _Order:
        known = self._orders.get(order_id)
        if known is None:
            known = self._orders[order_id] = _Order(order_id, close_id, symbol)
        return known

    def _ask(self, order: _Order, after_s: float) -> None:
        if not order.asking:
            order.asking = True
            self._open.put_nowait((order, after_s))

    async def _settle(self, order: _Order, after_s: float, sink: Sink) -> None:
        try:
            why = await self._asked(order, after_s, sink)
        finally:
            order.asking = False
        if why:
            text = say(
                "Not all that became of an order in {symbol} could be read: perhaps a price or a "
                "fee is missing. {why}",
                symbol=order.symbol,
                why=why,
            )
            sink.notice("qfex/settling", text)

    async def _asked(self, order: _Order, after_s: float, sink: Sink) -> str:
        """Ask until it is settled or was asked often enough; why it could not be read, if so."""
        why = ""
        for delay_s in (after_s, *AGAIN_S):
            await asyncio.sleep(delay_s)
            try:
                if order.is_settled or await self._answered(order, sink):
                    return ""
            except (NoLink, WireError, Misconfigured) as error:
                why = str(error)
        return why

    async def _answered(self, order: _Order, sink: Sink) -> bool:
        """Ask once and tell what is new; whether nothing is open any more."""
        row = await self._ended(order)
        try:
            if order.filled or (row is not None and row.filled_qty):
                for fill in await self._fills(order):
                    order.executed[fill.fill_id] = fill.quantity
                    sink.fill(fill)
        finally:
            # The history gives size and average also where single fills cannot be read.
            end = _released(order) if row is None else self._told_by(row, order)
            if end is not None:
                sink.order(end)
        return row is not None or order.is_settled

    def _told_by(self, row: HistoricOrder, order: _Order) -> OrderReport:
        order.held, order.unclear, order.filled = None, False, ZERO
        return historic_report(row, order.close_id, self._listings, self._around.now())

    def _filled_before_cancel(self, body: OrderBody) -> Quantity:
        """What a cancel leaves of an order was not filled; nothing left may as well mean that all
        was taken away.
        """
        quantity, remaining = body.quantity, body.quantity_remaining
        if quantity is None or not remaining or remaining >= quantity:
            return ZERO
        return self._listings.size(body.symbol, quantity - remaining, "quantity") or ZERO

    async def _ended(self, order: _Order) -> HistoricOrder | None:
        rows = await self._rest.history(order.symbol, order.close_id)
        if not rows:
            # The id sent with a close may not be repeated.
            rows = await self._rest.recent_history(order.symbol)
        return next((row for row in rows if row.order_id == order.order_id), None)

    async def _fills(self, order: _Order) -> list[FillReport]:
        """Those of the history; none where its ids are unlike those of the stream, lest one fill
        count twice.
        """
        rows = await self._rest.trades(order.symbol, order.order_id)
        about = (order.order_id, order.symbol, order.close_id, self._listings, self._around.now())
        made = [trade_report(row, *about) for row in rows]
        fills = [fill for fill in made if fill is not None]
        return fills if order.executed.keys() <= {fill.fill_id for fill in fills} else []


def _released(order: _Order) -> OrderReport | None:
    held = order.held
    if held is None or not order.is_settled:
        return None
    order.held = None
    return held
