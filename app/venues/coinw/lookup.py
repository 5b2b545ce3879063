"""What became of a close: the venue's lists, read in the order of its decision table.

With an order id each list is searched for it. Without one (the reply was lost) a closing order that
appeared since is taken for ours if it is the only one that fits: position, side, contracts, price,
time, and made through the API. Two that fit prove nothing.
"""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from app.domain.errors import UnwindError
from app.domain.ids import AccountKey, Instant, VenueOrderId
from app.domain.intent import AtMarket
from app.domain.position import Position
from app.domain.report import FillReport, Findings, OrderReport
from app.venues.coinw import queries
from app.venues.coinw.rest import Rest
from app.venues.coinw.rows import fill_report, is_closing, milliseconds, order_report, price
from app.venues.coinw.wire import DealRow, OrderRow, PositionRow
from app.venues.session import CloseSubject

# The two clocks agree to a second, and an order cannot be older than its request.
_CLOCKS_DIFFER_MS: Final = 1500


@dataclass(frozen=True, slots=True)
class _Evidence:
    """What the lists hold of a close; `complete` is False where one of them may have missed it."""

    orders: tuple[OrderRow, ...] = ()
    deals: tuple[DealRow, ...] = ()
    complete: bool = True
    summary: str = ""


class Inquiry:
    """One question about one close. Reads only."""

    def __init__(
        self,
        rest: Rest,
        account: AccountKey,
        subject: CloseSubject,
        *,
        at: Instant,
        foreign: Callable[[VenueOrderId], bool],
        read_row: Callable[[list[PositionRow], str, Instant], Position | None],
    ) -> None:
        self._rest, self._account, self._subject, self._at = rest, account, subject, at
        self._foreign, self._read_row = foreign, read_row
        self._request = subject.request
        self._instrument = subject.request.instrument.wire_name
        sent_ms = rest.clock.timestamp_ms(subject.before.sent_at)
        self._since_ms = sent_ms - _CLOCKS_DIFFER_MS
        self._kind = "execute" if isinstance(subject.request.pricing, AtMarket) else "plan"

    async def findings(self) -> Findings:
        """Ask everything that is needed, the position last."""
        known = self._subject.order.venue_order_ids
        evidence = await (self._of_known(known) if known else self._of_unknown())
        position, position_known = await self._position()
        orders = self._order_reports(evidence.orders)
        fills = self._fill_reports(evidence.deals)
        traceless = evidence.complete and not orders and not fills
        return Findings(
            at=self._at,
            orders=orders,
            fills=fills,
            position=position,
            position_known=position_known,
            traceless=traceless,
            summary=evidence.summary or _say(orders, fills, traceless),
        )

    async def _of_known(self, ids: tuple[VenueOrderId, ...]) -> _Evidence:
        orders: list[OrderRow] = []
        unseen: list[VenueOrderId] = []
        for order_id in ids:
            row = await queries.unfilled(self._rest, self._instrument, order_id, self._kind)
            if row is None:
                unseen.append(order_id)
            else:
                orders.append(row)
        if unseen and self._kind == "plan":
            rows = await queries.resting(self._rest, self._instrument, ("plan",))
            orders += [row for row in rows if str(row.id) in unseen]
        live = {str(row.id) for row in orders}
        done = await queries.history(self._rest, self._instrument, self._since_ms)
        # A row of the history is the later word, except of an order that still rests.
        orders += [row for row in done.rows if str(row.id) in ids and str(row.id) not in live]
        deals = await queries.deals(self._rest, self._instrument, self._since_ms)
        own = [row for row in deals.rows if row.order_id is not None and str(row.order_id) in ids]
        return _Evidence(tuple(orders), tuple(own), done.reaches_back and deals.reaches_back)

    async def _of_unknown(self) -> _Evidence:
        resting = await queries.resting(self._rest, self._instrument)
        done = await queries.history(self._rest, self._instrument, self._since_ms)
        deals = await queries.deals(self._rest, self._instrument, self._since_ms)
        orders = {str(row.id): row for row in (*done.rows, *resting) if self._fits(row)}
        listed = {str(row.id) for row in (*done.rows, *resting)}
        fitting = [
            row
            for row in deals.rows
            # Of an order that is listed the order itself tells whether it fits: it may be an old one.
            if self._deal_fits(row)
            and (str(row.order_id) in orders or str(row.order_id) not in listed)
        ]
        of_order = _by_order(fitting)
        candidates = set(orders) | {
            order_id for order_id, rows in of_order.items() if self._sum_fits(rows)
        }
        complete = done.reaches_back and deals.reaches_back
        if len(candidates) > 1:
            names = ", ".join(sorted(candidates))
            said = f"more than one closing order fits ({names}); none is taken for ours"
            return _Evidence(complete=False, summary=said)
        if not candidates:
            # A new order that closes this position and does not fit is a trace all the same.
            return _Evidence(complete=complete and not fitting)
        ours = candidates.pop()
        found = (orders[ours],) if ours in orders else ()
        said = f"closing order {ours}, new since the close was sent, is taken for ours"
        return _Evidence(found, tuple(of_order.get(ours, ())), complete, said)

    def _fits(self, row: OrderRow) -> bool:
        """Whether an order could be ours. Open orders name no position: then the side must do."""
        named = row.open_id in (None, "", 0) or str(row.open_id) == self._request.position.wire_id
        total = row.total_piece
        return (
            named
            and is_closing(row)
            and (row.direction or "").lower() == self._request.side.value
            and total is not None
            and self._size_fits(total)
            and self._price_fits(row)
            and self._is_new(row)
        )

    def _deal_fits(self, row: DealRow) -> bool:
        return (
            str(row.open_id) == self._request.position.wire_id
            and row.order_id is not None
            and is_closing(row)
            and self._is_new(row)
        )

    def _is_new(self, row: OrderRow | DealRow) -> bool:
        made_ms = milliseconds(row.created_date)
        order_id = row.id if isinstance(row, OrderRow) else row.order_id
        return (
            made_ms is not None
            and made_ms >= self._since_ms
            and (row.source or "api").lower() == "api"
            and not self._foreign(VenueOrderId(str(order_id)))
        )

    def _size_fits(self, total: Decimal) -> bool:
        """A whole close may find less that is free to close, never more than was there."""
        if self._request.whole:
            return 0 < total <= self._subject.before.quantity
        return total == self._request.quantity

    def _price_fits(self, row: OrderRow) -> bool:
        pricing = self._request.pricing
        asked = None if isinstance(pricing, AtMarket) else pricing.price
        return price(row.order_price) == asked

    def _sum_fits(self, rows: list[DealRow]) -> bool:
        closed = sum((row.closed_piece or Decimal(0) for row in rows), Decimal(0))
        return 0 < closed <= self._request.quantity

    async def _position(self) -> tuple[Position | None, bool]:
        try:
            rows = await queries.positions(self._rest, self._instrument)
            wire_id = self._request.position.wire_id
            return self._read_row(rows, wire_id, self._at), True
        except UnwindError:
            # The other answers still count; the position is known to be unknown.
            return None, False

    def _order_reports(self, rows: tuple[OrderRow, ...]) -> tuple[OrderReport, ...]:
        close_id = self._subject.order.close_id
        reports = (order_report(row, self._account, self._at, close_id) for row in rows)
        return tuple(report for report in reports if report is not None)

    def _fill_reports(self, rows: tuple[DealRow, ...]) -> tuple[FillReport, ...]:
        close_id, currency = self._subject.order.close_id, self._request.instrument.quote_currency
        reports = (fill_report(row, self._account, currency, self._at, close_id) for row in rows)
        return tuple(report for report in reports if report is not None)


def _by_order(rows: list[DealRow]) -> dict[str, list[DealRow]]:
    grouped: dict[str, list[DealRow]] = {}
    for row in rows:
        grouped.setdefault(str(row.order_id), []).append(row)
    return grouped


def _say(orders: tuple[OrderReport, ...], fills: tuple[FillReport, ...], traceless: bool) -> str:
    if traceless:
        return "neither the open orders nor the history nor the deals show it"
    states = ", ".join(f"order {o.venue_order_id} {o.status.value}" for o in orders)
    return f"{states or 'no order'}, {len(fills)} fills"
