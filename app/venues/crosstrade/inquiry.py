"""What became of a close: its order by id, or the one new order that can only be its own.

CrossTrade's close names no order. NinjaTrader carries it out as a market order, so a new order that
closes the position's side, fits in size and is nobody else's is taken for ours. More of them than we
have sent closes prove nothing.
"""

from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Final

from app.domain.errors import Refused, WireError
from app.domain.ids import NANOSECONDS, Instant, VenueOrderId
from app.domain.intent import AtMarket
from app.domain.words import say
from app.venues.crosstrade import queries
from app.venues.crosstrade.evidence import Evidence, in_words
from app.venues.crosstrade.known import Known
from app.venues.crosstrade.refusals import RATE_LIMIT
from app.venues.crosstrade.rest import Rest
from app.venues.crosstrade.rows import (
    MILLISECOND,
    acts_on,
    closes_side,
    epoch_ms,
    fill_report,
    number,
    order_report,
)
from app.venues.crosstrade.sent import Sent, SentCloses
from app.venues.crosstrade.wire import ExecutionRow, OrderRow

# How far the clocks may differ: the desktop's is measured by its snapshots, or else only believed.
_MEASURED_SLACK_MS: Final = 1500
_BELIEVED_SLACK_MS: Final = 5000
_LOOKBACK_SLACK_S: Final = 10.0

_Named = tuple[VenueOrderId, OrderRow]


class Inquiry:
    """One question about one close. Reads only."""

    def __init__(
        self,
        rest: Rest,
        known: Known,
        closes: SentCloses,
        sent: Sent,
        *,
        now: Callable[[], Instant],
    ) -> None:
        self._rest, self._known, self._closes, self._sent = rest, known, closes, sent
        self._now = now
        self._account, self._instrument = sent.place.account, sent.place.instrument
        slack_ms = _MEASURED_SLACK_MS
        if known.desktop_skew_ms is None:
            slack_ms = _BELIEVED_SLACK_MS
        skew_ms = known.desktop_skew_ms or 0
        self._since_ms = sent.sent_at // MILLISECOND + skew_ms - slack_ms

    async def evidence(self, *, thorough: bool) -> Evidence:
        """Ask. Not `thorough`: only for news that a filled close would show, to save requests."""
        if self._sent.order_ids or not self._sent.by_market:
            return await self._of_placed(thorough=thorough)
        return await self._of_market(thorough=thorough)

    async def _of_placed(self, *, thorough: bool) -> Evidence:
        """By id: the venue's, or the one that we gave it."""
        self._known.orders.claim_all(self._sent.order_ids, self._sent.close_id)
        asked = self._sent.order_ids or (VenueOrderId(self._sent.close_id),)
        rows: list[_Named] = []
        for order_id in asked:
            row = await queries.order(self._rest, self._account, order_id)
            if row is not None:
                rows.append((order_id, row))
        if not rows and thorough:
            return await self._of_listed(asked)
        # An order that has filled nothing has no executions to ask for.
        if not any(number(row.filled) != 0 for _, row in rows):
            return self._told(rows, [], complete=False)
        executed = await self._executions()
        return self._told(rows, self._executed_by(rows, executed.rows), complete=False)

    async def _of_listed(self, asked: tuple[VenueOrderId, ...]) -> Evidence:
        """In the lists: an old add-on may have ignored our id and chosen its own."""
        listed = await self._listed()
        named = [row for row in listed.rows if row.order_id in asked]
        found = named or self._fitting(listed.rows)
        others = self._closes.placed_beside(self._sent)
        if not named and (len(found) > 1 or (found and others)):
            return self._ambiguous(len(found))
        executed = await self._executions()
        rows = [(VenueOrderId(row.order_id), row) for row in found]
        own = self._executed_by(rows, executed.rows)
        complete = listed.complete and executed.complete
        # A sale that nobody accounts for may be ours under an id that we never heard.
        return self._told(rows, own, complete and not self._groups(executed.rows))

    async def _of_market(self, *, thorough: bool) -> Evidence:
        executed = await self._executions()
        groups = self._groups(executed.rows)
        listed: list[OrderRow] = []
        complete, uncertain = False, False
        # Executions do not say of what kind their order was; the list tells a stop's, a target's
        # and ours at a price apart.
        if thorough or self._closes.placed_beside(self._sent) or self._may_be_others(groups):
            orders = await self._listed()
            listed = orders.rows
            complete = executed.complete and orders.complete
            uncertain = self._has_undated(listed, groups)
        other_kinds = {row.order_id for row in listed if not self._could_be(row)}
        fitting = [order_id for order_id in groups if order_id not in other_kinds]
        fitting += [row.order_id for row in self._fitting(listed) if row.order_id not in groups]
        ours = self._own_of(fitting)
        if ours is None and fitting:
            return self._ambiguous(len(fitting))
        if ours is None:
            said = "" if executed.readable else "the executions cannot be read"
            return Evidence(complete=complete and not uncertain, summary=said)
        rows = [(ours, row) for row in listed if row.order_id == ours]
        return self._told(rows, [(ours, row) for row in groups.get(ours, [])], complete)

    async def _executions(self) -> queries.Executions:
        back_s = (self._now() - self._sent.sent_at) / NANOSECONDS + _LOOKBACK_SLACK_S
        try:
            return await queries.executions(self._rest, self._account, back_s=back_s)
        except (Refused, WireError) as error:
            if _is_later(error):
                raise
            # Orders and position still speak; without executions nothing proves an absence.
            return queries.Executions([], complete=False, readable=False)

    async def _listed(self) -> queries.OrderList:
        try:
            listed = await queries.orders(self._rest, self._account)
        except (Refused, WireError) as error:
            if _is_later(error) or not self._sent.accepted:
                raise
            # What the venue has taken up is carried out; executions and position say how far.
            return queries.OrderList([], self._now(), complete=False)
        self._known.orders.take(self._account, listed.rows, listed.begun)
        return listed

    def _ambiguous(self, fitting: int) -> Evidence:
        said = say(
            "What became of the close of {instrument} is not clear: {fitting} new order(s) of "
            "{account} could be it, or be another's. None is taken for it; look at NinjaTrader.",
            instrument=self._instrument,
            fitting=fitting,
            account=self._account,
        )
        return Evidence(summary=said, ambiguous=said)

    @staticmethod
    def _executed_by(
        rows: list[_Named], executed: list[ExecutionRow]
    ) -> list[tuple[VenueOrderId, ExecutionRow]]:
        """NinjaTrader may execute an order under another id than the one that it gave us."""
        names = {name: order_id for order_id, row in rows for name in (order_id, row.order_id)}
        return [(names[row.order_id], row) for row in executed if row.order_id in names]

    def _own_of(self, fitting: list[str]) -> VenueOrderId | None:
        orders, close_id = self._known.orders, self._sent.close_id
        claimed = [order_id for order_id in fitting if orders.belongs_to(order_id, close_id)]
        if claimed:
            return VenueOrderId(claimed[0])
        rank = self._closes.rank(self._sent)
        if rank is None or rank >= len(fitting):
            return None
        most = self._closes.accepted_beside(self._sent) if self._sent.accepted else 1
        return VenueOrderId(fitting[rank]) if len(fitting) <= most else None

    def _groups(self, rows: Iterable[ExecutionRow]) -> dict[str, list[ExecutionRow]]:
        """Executions since the send that close our side, by order, the earliest order first."""
        grouped: dict[str, list[ExecutionRow]] = {}
        for row in sorted(rows, key=lambda row: epoch_ms(row.epoch) or 0):
            if row.order_id and self._executes(row):
                grouped.setdefault(row.order_id, []).append(row)
        return {
            order_id: parts
            for order_id, parts in grouped.items()
            if self._sum_fits(order_id, parts)
        }

    def _executes(self, row: ExecutionRow) -> bool:
        at_ms = epoch_ms(row.epoch)
        same = (row.account or self._account).casefold() == self._account.casefold()
        return (
            same
            and row.instrument == self._instrument
            and closes_side(row) is self._sent.request.side
            and at_ms is not None
            and at_ms >= self._since_ms
        )

    def _sum_fits(self, order_id: str, parts: list[ExecutionRow]) -> bool:
        closed = _sum_of(parts)
        most = self._sent.most if self._sent.request.whole else self._sent.request.quantity
        orders, account = self._known.orders, self._account
        return (
            0 < closed <= most
            and not orders.belongs_to_another(order_id, self._sent.close_id)
            and orders.is_new(account, order_id, self._sent.sent_at) is not False
        )

    def _may_be_others(self, groups: dict[str, list[ExecutionRow]]) -> bool:
        """Whether executions that fit are less than was asked, or of an order of unknown age."""
        return any(
            _sum_of(parts) < self._sent.request.quantity
            or self._known.orders.is_new(self._account, order_id, self._sent.sent_at) is None
            for order_id, parts in groups.items()
        )

    def _fitting(self, rows: Iterable[OrderRow]) -> list[OrderRow]:
        return [row for row in rows if self._could_be(row) and self._is_new(row) is True]

    def _has_undated(
        self, rows: Iterable[OrderRow], groups: dict[str, list[ExecutionRow]]
    ) -> bool:
        """Whether an order that could be ours has no age. One that filled and has no execution
        since the send is old.
        """
        return any(
            self._could_be(row)
            and self._is_new(row) is None
            and row.order_id not in groups
            and not number(row.filled)
            for row in rows
        )

    def _is_new(self, row: OrderRow) -> bool | None:
        at_ms = epoch_ms(row.epoch)
        if at_ms is not None:
            return at_ms >= self._since_ms
        return self._known.orders.is_new(self._account, row.order_id, self._sent.sent_at)

    def _could_be(self, row: OrderRow) -> bool:
        request = self._sent.request
        kind = (row.order_type or "").lower()
        whole = number(row.quantity)
        if row.instrument != self._instrument or acts_on(row) not in (request.side, None):
            return False
        if self._known.orders.belongs_to_another(row.order_id, request.close_id):
            return False
        if isinstance(request.pricing, AtMarket):
            fits = whole is None or (
                whole <= self._sent.most if request.whole else whole == request.quantity
            )
            return kind in ("market", "") and fits
        return (
            kind in ("limit", "")
            and number(row.limit_price) == request.pricing.price
            and whole == request.quantity
        )

    def _told(
        self,
        rows: list[_Named],
        executed: list[tuple[VenueOrderId, ExecutionRow]],
        complete: bool,
    ) -> Evidence:
        close_id, key, at = self._sent.close_id, self._sent.request.position, self._now()
        holder = self._known.holder(self._account)
        currency = "account currency" if holder is None else holder.currency
        reports = [order_report(row, order_id, key, close_id, at) for order_id, row in rows]
        fills = [
            fill_report(row, order_id, key, close_id, currency, at) for order_id, row in executed
        ]
        for order_id in {order_id for order_id, _ in (*rows, *executed)}:
            self._known.orders.claim(order_id, close_id)
            self._closes.drop(close_id)
        return Evidence(
            orders=tuple(reports),
            fills=tuple(fill for fill in fills if fill is not None),
            complete=complete,
            summary=in_words(reports, [row for _, row in executed]),
        )


def _sum_of(parts: list[ExecutionRow]) -> Decimal:
    return sum((number(row.quantity) or Decimal(0) for row in parts), Decimal(0))


def _is_later(error: Refused | WireError) -> bool:
    """Whether the same question may be answered once the budget allows it."""
    return isinstance(error, Refused) and error.code == RATE_LIMIT
