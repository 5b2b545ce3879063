"""What became of a close: open orders, the history, executions and the position. Reads only."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final, ParamSpec, TypeVar

from app.domain.errors import Misconfigured, NoLink, WireError
from app.domain.ids import NANOSECONDS, CloseId, Instant
from app.domain.intent import AtLimit, AtMarket, WorstPrice
from app.domain.money import plain
from app.domain.position import Position
from app.domain.report import FillReport, Findings, OrderReport
from app.venues.qfex.codec import closing_side
from app.venues.qfex.correlation import Correlation
from app.venues.qfex.listings import Listings
from app.venues.qfex.reports import fill_report, historic_report, order_report, trade_report
from app.venues.qfex.rest import MOST_RECENT, Rest
from app.venues.qfex.rest_wire import HistoricOrder
from app.venues.qfex.trade_link import TradeLink
from app.venues.qfex.wire import OrderBody
from app.venues.session import CloseSubject

# How far the venue's clock and ours may differ when an order's time is held against a press.
_CLOCKS_S: Final = 30

# The history may lag behind; nothing found sooner after a reconnect proves nothing.
HISTORY_LAG_S: Final = 8

T = TypeVar("T")
P = ParamSpec("P")


@dataclass
class Sources:
    """Where a look-up asks. `trade` is None while that socket is down; `up_since` is when it came up."""

    rest: Rest
    trade: TradeLink | None
    listings: Listings
    correlation: Correlation
    up_since: Instant


@dataclass
class LookUp:
    """One question about one close."""

    subject: CloseSubject
    ask: Sources
    at: Instant
    said: list[str] = field(default_factory=list)
    complete: bool = True
    unlike: list[HistoricOrder] = field(default_factory=list)
    """Orders like a whole close of ours, but of another size."""

    @property
    def close_id(self) -> CloseId:
        return self.subject.order.close_id

    @property
    def symbol(self) -> str:
        return self.subject.request.instrument.wire_name

    async def answer(self, position: Callable[[], Awaitable[Position | None]]) -> Findings:
        """Ask everything; what failed is said and leaves the answer incomplete.

        Live orders are asked for before ended ones, so that an order which ends in between is seen.
        """
        self.ask.correlation.remember(self.close_id, self.subject.order.venue_order_ids)
        live = await self._live()
        ended = await self._ended()
        over = {report.venue_order_id for report in ended}
        orders = [*ended, *(report for report in live if report.venue_order_id not in over)]
        fills: list[FillReport] = []
        for order_id in {str(r.venue_order_id): None for r in orders} | self._known_ids():
            fills += await self._fills(order_id)
        if not orders and not fills:
            fills = await self._fills_by_our_id()
        where = await self._tried("position", position())
        if where is not _FAILED:
            self.said.append(f"position {_size(where)}")
        self._judge_unlike(where)
        nothing = not orders and not fills
        settled = self.at - self.ask.up_since >= HISTORY_LAG_S * NANOSECONDS
        return Findings(
            at=self.at,
            orders=tuple(orders),
            fills=tuple(fills),
            position=where if isinstance(where, Position) else None,
            position_known=where is not _FAILED,
            traceless=nothing and self.complete and settled,
            summary="QFEX: " + "; ".join(self.said),
        )

    def _known_ids(self) -> dict[str, None]:
        ids = (*self.subject.order.venue_order_ids, *self.ask.correlation.orders_of(self.close_id))
        return dict.fromkeys(str(one) for one in ids)

    async def _live(self) -> list[OrderReport]:
        if self.ask.trade is None:
            self._missed("open orders", "the trade connection is down")
            return []
        listed = await self._tried("open orders", self.ask.trade.open_orders(self.symbol))
        if listed is _FAILED or not hasattr(listed, "orders"):
            return []
        known = self._known_ids()
        mine = [
            row
            for row in listed.orders or []
            if row.client_order_id == self.close_id or row.order_id in known
        ]
        self.said.append(f"open orders: {len(mine)} of ours")
        if not mine and any(self._rests_like_ours(row) for row in listed.orders or []):
            self._missed("open orders", "one without an id looks like this close; look at QFEX")
        return self._reports(mine)

    def _reports(self, rows: list[OrderBody]) -> list[OrderReport]:
        reports = []
        for row in rows:
            self._bind(row.order_id)
            report = self._read(order_report, row, self.close_id, self.ask.listings, self.at)
            if report is None:
                self._missed("an open order", f"its status {row.status} tells nothing")
            else:
                reports.append(report)
        return reports

    def _bind(self, order_id: str | None) -> None:
        self.ask.correlation.remember(self.close_id, [order_id] if order_id else [])

    def _rests_like_ours(self, row: OrderBody) -> bool:
        pricing = self.subject.request.pricing
        return (
            isinstance(pricing, AtLimit)
            and not row.client_order_id
            and row.side == closing_side(self.subject.request.side)
            and row.price == pricing.price
            and row.quantity == self.subject.request.quantity
        )

    async def _ended(self) -> list[OrderReport]:
        rows = await self._tried("history", self.ask.rest.history(self.symbol, self.close_id))
        if not isinstance(rows, list):
            return []
        rows = [row for row in rows if row.client_order_id == self.close_id]
        if not rows:
            rows = await self._ended_without_our_id()
        if len(rows) > 1:
            self._missed("history", "more than one order carries this close's id; look at QFEX")
            known = self._known_ids()
            rows = [row for row in rows if row.order_id in known][:1]
        self.said.append(f"history: {rows[0].terminal_status if rows else 'none of ours'}")
        for row in rows:
            self._bind(row.order_id)
        read = [
            self._read(historic_report, row, self.close_id, self.ask.listings, self.at)
            for row in rows
        ]
        return [report for report in read if report is not None]

    async def _ended_without_our_id(self) -> list[HistoricOrder]:
        """QFEX may not repeat the id sent with a close: by order id, else by likeness and time."""
        rows = await self._tried("recent history", self.ask.rest.recent_history(self.symbol))
        if not isinstance(rows, list):
            return []
        known = self._known_ids()
        bound = [row for row in rows if row.order_id in known]
        if not bound and len(rows) >= MOST_RECENT and all(map(self._ended_since, rows)):
            self._missed("recent history", "more orders have ended since than are listed")
        if bound or known:
            return bound
        return self._of_our_size([row for row in rows if self._is_like_ours(row)])

    def _of_our_size(self, alike: list[HistoricOrder]) -> list[HistoricOrder]:
        """Of orders like ours those of the size that was asked for.

        QFEX sizes a whole close itself. One of another size may as well be of a close that ended
        just before: it is not taken for ours, and only the position tells that it is not.
        """
        ours = [row for row in alike if row.quantity == self.subject.request.quantity]
        self.unlike = [] if ours else alike
        return ours

    def _judge_unlike(self, where: "Position | _Failed | None") -> None:
        """What ours had filled would be missing from the position."""
        before = self.subject.before.quantity
        unchanged = isinstance(where, Position) and where.quantity == before
        if self.unlike and not (unchanged and all(row.filled_qty for row in self.unlike)):
            self._missed("history", "one like this close is of another size; look at QFEX")

    def _is_like_ours(self, row: HistoricOrder) -> bool:
        request = self.subject.request
        pricing = request.pricing
        lives = "GTC" if isinstance(pricing, AtLimit) else "IOC"
        market_part = isinstance(pricing, AtMarket) and not request.whole
        any_size = request.whole and isinstance(pricing, AtMarket)
        same_price = not isinstance(pricing, (AtLimit, WorstPrice)) or row.price == pricing.price
        return (
            not row.client_order_id
            and row.order_id not in self.subject.taken
            and row.symbol == self.symbol
            and row.side == closing_side(request.side)
            and row.type == ("MARKET" if market_part else "LIMIT")
            and row.time_in_force == lives
            and (any_size or row.quantity == request.quantity)
            and same_price
            and self._ended_since(row)
        )

    def _ended_since(self, row: HistoricOrder) -> bool:
        """Whether an order has ended since the close was sent; one without a time has not."""
        ended_s = _seconds(row.status_ts)
        sent_s = self.subject.before.sent_at / NANOSECONDS
        return ended_s is not None and ended_s >= sent_s - _CLOCKS_S

    async def _fills(self, order_id: str) -> list[FillReport]:
        rows = await self._tried("executions", self.ask.rest.trades(self.symbol, order_id))
        if not isinstance(rows, list):
            return []
        about = (order_id, self.symbol, self.close_id, self.ask.listings, self.at)
        made = [self._read(trade_report, row, *about) for row in rows]
        fills = [fill for fill in made if fill is not None]
        self.said.append(f"executions: {len(fills)}")
        named = {fill.fill_id for fill in fills}
        if not set(self.subject.order.executions) <= named:
            # Ids unlike those of the stream would count one execution twice; the order's own
            # total tells as much.
            return []
        return fills

    async def _fills_by_our_id(self) -> list[FillReport]:
        """Executions of an order that neither list of orders shows; absence needs these too."""
        if self.ask.trade is None:
            return []
        rows = await self._tried("executions", self.ask.trade.executions())
        if not isinstance(rows, list):
            return []
        mine = [row for row in rows if row.client_order_id == self.close_id]
        self.said.append(f"executions under our id: {len(mine)}")
        for row in mine:
            self._bind(row.order_id)
        about = (self.close_id, self.ask.listings, self.at)
        made = [self._read(fill_report, row, *about) for row in mine]
        return [fill for fill in made if fill is not None]

    async def _tried(self, what: str, reading: Awaitable[T]) -> "T | _Failed":
        try:
            return await reading
        except (NoLink, WireError, Misconfigured) as error:
            self._missed(what, str(error))
            return _FAILED

    def _read(self, build: Callable[P, T], *args: P.args, **named: P.kwargs) -> T | None:
        try:
            return build(*args, **named)
        except WireError as error:
            self._missed("an order", str(error))
            return None

    def _missed(self, what: str, why: str) -> None:
        self.complete = False
        self.said.append(f"{what} not known ({why})")


class _Failed:
    """A question that could not be answered."""


_FAILED: Final = _Failed()


def _size(position: Position | _Failed | None) -> str:
    if not isinstance(position, Position):
        return "flat"
    return f"{position.side.value} {plain(position.quantity)}"


def _seconds(text: str | None) -> float | None:
    try:
        return datetime.fromisoformat(text).timestamp() if text else None
    except ValueError:
        return None
