"""What became of a close: the venue's lists, read in the order of its decision table.

With an order id each list is searched for it. Without one (the reply was lost) a closing order that
appeared since is taken for ours if it is the only one that fits: position, side, contracts, price,
time, and made through the API. Two that fit prove nothing, nor does one that fits another close of
ours as well which has no answer either.

A list that cannot be read takes nothing from what the others show; it only proves no absence any more.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Final, TypeVar

from app.domain.errors import Refused, UnwindError, WireError
from app.domain.ids import AccountKey, Instant, VenueOrderId
from app.domain.intent import AtMarket, CloseRequest
from app.domain.money import ZERO, Quantity
from app.domain.position import Position
from app.domain.report import FillReport, Findings, OrderReport
from app.domain.words import say
from app.venues.coinw import queries
from app.venues.coinw.fitting import Fit
from app.venues.coinw.rest import Rest, ServerTrouble
from app.venues.coinw.rows import fill_report, order_report
from app.venues.coinw.wire import DealRow, OrderRow, PositionRow
from app.venues.session import CloseSubject

_T = TypeVar("_T")
_NO_ORDERS: Final = queries.Orders([], reaches_back=False)
_NO_DEALS: Final = queries.Deals([], reaches_back=False)


@dataclass(frozen=True, slots=True)
class _Evidence:
    """What the lists hold of a close; `complete` is False where one of them may have missed it.

    `taken` is how many contracts of the position the listed executions have closed, whosever they are.
    """

    orders: tuple[OrderRow, ...] = ()
    deals: tuple[DealRow, ...] = ()
    complete: bool = True
    summary: str = ""
    taken: Quantity = ZERO


class Inquiry:
    """One question about one close. Reads only.

    `rivals` are the other closes of its position that have no answer. After `findings`, `unclear`
    says, for a person, why what was found cannot be told apart, and `unread` what could not be read.
    """

    def __init__(
        self,
        rest: Rest,
        account: AccountKey,
        subject: CloseSubject,
        *,
        at: Instant,
        foreign: Callable[[VenueOrderId], bool],
        rivals: Callable[[], tuple[tuple[CloseRequest, Instant], ...]],
        read_row: Callable[[list[PositionRow], str, Instant], Position | None],
    ) -> None:
        self._rest, self._account, self._subject, self._at = rest, account, subject, at
        self._foreign, self._rivals, self._read_row = foreign, rivals, read_row
        self.unclear = ""
        self.unread: list[UnwindError] = []
        self._request = subject.request
        self._instrument = subject.request.instrument.wire_name
        self._fit = Fit.of(subject.request, subject.before.sent_at, rest.clock)
        self._since_ms = self._fit.since_ms
        self._kind = "execute" if isinstance(subject.request.pricing, AtMarket) else "plan"

    async def findings(self) -> Findings:
        """Ask everything that is needed, the position last. Raises UnwindError without an answer."""
        known = self._subject.order.venue_order_ids
        evidence = await (self._of_known(known) if known else self._of_unknown())
        position, position_known = await self._position()
        orders = self._order_reports(evidence.orders)
        fills = self._fill_reports(evidence.deals)
        if self.unread and not (orders or fills or position_known):
            raise self.unread[0]
        complete = evidence.complete and not self.unread
        if not known and position_known and self._shrunk_by(position) > evidence.taken:
            # Something closed it that the lists do not show yet: they may miss ours as well.
            complete = False
        traceless = complete and not orders and not fills
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
            asked = queries.unfilled(self._rest, self._instrument, order_id, self._kind)
            row = await self._answer(asked, None)
            if row is None:
                unseen.append(order_id)
            else:
                orders.append(row)
        if unseen and self._kind == "plan":
            rows = await self._answer(
                queries.resting(self._rest, self._instrument, ("plan",)), list[OrderRow]()
            )
            orders += [row for row in rows if str(row.id) in unseen]
        live = {str(row.id) for row in orders}
        done, deals = await self._past()
        # A row of the history is the later word, except of an order that still rests.
        orders += [row for row in done.rows if str(row.id) in ids and str(row.id) not in live]
        own = [row for row in deals.rows if row.order_id is not None and str(row.order_id) in ids]
        complete = done.reaches_back and deals.reaches_back and self._is_listed_still()
        return _Evidence(tuple(orders), tuple(own), complete)

    async def _of_unknown(self) -> _Evidence:
        asked = queries.resting(self._rest, self._instrument)
        resting = await self._answer(asked, list[OrderRow]())
        done, deals = await self._past()
        taken = self._taken_in(deals.rows)
        listed = {str(row.id): row for row in (*done.rows, *resting)}
        orders = {
            one: row for one, row in listed.items() if self._is_free(one) and self._fit.order(row)
        }
        fitting = [
            row
            for row in deals.rows
            # Of an order that is listed the order itself tells whether it fits: it may be an old one.
            if self._fit.deal(row)
            and self._is_free(str(row.order_id))
            and (str(row.order_id) in orders or str(row.order_id) not in listed)
        ]
        of_order = _by_order(fitting)
        candidates = set(orders) | {one for one, rows in of_order.items() if self._fit.deals(rows)}
        complete = done.reaches_back and deals.reaches_back and self._is_listed_still()
        if not candidates:
            # A new order that closes this position and does not fit is a trace all the same.
            return _Evidence(complete=complete and not fitting, taken=taken)
        if self._cannot_tell_apart(candidates, orders, of_order):
            return _Evidence(complete=False, summary=self.unclear, taken=taken)
        ours = candidates.pop()
        found = (orders[ours],) if ours in orders else ()
        said = f"closing order {ours}, new since the close was sent, is taken for ours"
        return _Evidence(found, tuple(of_order.get(ours, ())), complete, said, taken)

    async def _past(self) -> tuple[queries.Orders, queries.Deals]:
        """Orders that are done, and executions."""
        where, since_ms = self._instrument, self._since_ms
        done = await self._answer(queries.history(self._rest, where, since_ms), _NO_ORDERS)
        return done, await self._answer(queries.deals(self._rest, where, since_ms), _NO_DEALS)

    async def _answer(self, question: Awaitable[_T], without: _T) -> _T:
        """What the venue answers, or `without` where it answers nothing of use."""
        try:
            return await question
        except (Refused, WireError, ServerTrouble) as error:
            self.unread.append(error)
            return without

    def _shrunk_by(self, position: Position | None) -> Quantity:
        left = ZERO if position is None else position.quantity
        return Quantity(self._subject.before.quantity - left)

    def _taken_in(self, deals: list[DealRow]) -> Quantity:
        mine = (row.closed_piece or ZERO for row in deals if self._fit.closes_the_position(row))
        return Quantity(sum(mine, ZERO))

    def _is_listed_still(self) -> bool:
        """Whether the lists go back to it whatever they count: of older ones they show nothing."""
        return self._at - self._subject.before.sent_at < queries.LISTED_FOR_NS

    def _is_free(self, order_id: str) -> bool:
        return not self._foreign(VenueOrderId(order_id))

    def _cannot_tell_apart(
        self,
        candidates: set[str],
        orders: dict[str, OrderRow],
        of_order: dict[str, list[DealRow]],
    ) -> bool:
        """Whether what fits may be of something else; then `unclear` says so."""
        names = ", ".join(sorted(candidates))
        if len(candidates) > 1:
            self.unclear = say(
                "What became of a close of {symbol} is not clear: more than one closing order fits "
                "({names}), and none is taken for it. Look at the order history in CoinW.",
                symbol=self._request.instrument.symbol,
                names=names,
            )
            return True
        (one,) = candidates
        row, deals = orders.get(one), of_order.get(one, [])
        # Asked for only now: another close may have left while the lists were read.
        rivals = [
            Fit.of(request, sent_at, self._rest.clock) for request, sent_at in self._rivals()
        ]
        if any(rival.order_in_time(row) if row else rival.deals(deals) for rival in rivals):
            self.unclear = say(
                "What became of a close of {symbol} is not clear: closing order {names} fits another "
                "close of this position too, which has no answer either. It is taken for neither. "
                "Look at the order history in CoinW.",
                symbol=self._request.instrument.symbol,
                names=names,
            )
        return bool(self.unclear)

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
