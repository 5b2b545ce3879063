"""How an order of ours has ended: its executions are asked for where the pushes lack them.

A pushed order says neither how much of it was filled nor at what price; `position_change` does, in a
push of its own, which may come late or not at all. So "filled" is told at once and the price after it,
but "cancelled" only when the executions have been asked for: part of it may have been filled.
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from app.domain.errors import NoLink, Refused, SessionLost, WireError
from app.domain.ids import AccountKey, Instant, VenueOrderId
from app.domain.money import ZERO
from app.domain.report import FillReport, OrderReport, OrderStatus
from app.venues.coinw import queries
from app.venues.coinw.closes import Closes, Report
from app.venues.coinw.known import Known
from app.venues.coinw.rest import Rest
from app.venues.coinw.rows import fill_report, order_report
from app.venues.session import Sink

# The first pause lets pushes come; the venue's lists may lag, so the next ones are longer.
PAUSES_S: Final = (0.2, 0.4, 0.8, 1.6, 3.2)


@dataclass(slots=True)
class _Ending:
    """An order of ours that has ended. `held`: its report has not been told yet."""

    report: OrderReport
    wire_name: str
    held: bool
    tries: int = 0


class Endings:
    """Tells the sink of orders and executions on behalf of one run of a session."""

    def __init__(
        self,
        rest: Rest,
        account: AccountKey,
        known: Known,
        closes: Closes,
        sink: Sink,
        now: Callable[[], Instant],
    ) -> None:
        self._rest, self._account, self._known, self._closes = rest, account, known, closes
        self._sink, self._now = sink, now
        self._open: dict[VenueOrderId, _Ending] = {}
        self._some = asyncio.Event()

    def tell(self, report: Report) -> None:
        """Pass on what was pushed; an ending that may lack executions is looked into."""
        if isinstance(report, FillReport):
            self._sink.fill(report)
            return
        order_id = report.venue_order_id
        wire_name = self._closes.instrument_of(order_id)
        cancelled = report.status is OrderStatus.CANCELED and report.filled is None
        unpriced = report.status is OrderStatus.FILLED and report.average_price is None
        if wire_name is not None and (cancelled or unpriced) and order_id not in self._open:
            self._open[order_id] = _Ending(report, wire_name, held=cancelled)
            self._some.set()
        ending = self._open.get(order_id)
        if not (cancelled and ending is not None and ending.held):
            self._sink.order(report)

    async def run(self) -> None:
        """Ask for what is missing, until cancelled. Raises Misconfigured for a refused key."""
        while True:
            await self._some.wait()
            tries = min(ending.tries for ending in self._open.values())
            await asyncio.sleep(PAUSES_S[tries])
            for wire_name in {ending.wire_name for ending in self._open.values()}:
                of_it = [one for one in self._open.values() if one.wire_name == wire_name]
                await self._look(wire_name, of_it)
            if not self._open:
                self._some.clear()

    async def _look(self, wire_name: str, endings: list[_Ending]) -> None:
        missing = [ending for ending in endings if not self._is_whole(ending)]
        answered = True
        if missing:
            try:
                await self._ask(wire_name, {one.report.venue_order_id: one for one in missing})
            except (NoLink, SessionLost, WireError, Refused):
                # Asked again after a pause; the follower of the close asks as well.
                answered = False
        for ending in endings:
            ending.tries += 1
            last = ending.tries == len(PAUSES_S)
            if ending.held and (answered or last):
                ending.held = False
                self._sink.order(ending.report)
            if last or self._is_whole(ending):
                del self._open[ending.report.venue_order_id]

    async def _ask(self, wire_name: str, endings: dict[VenueOrderId, _Ending]) -> None:
        currency = self._known.currency(wire_name)
        deals = await queries.deals(self._rest, wire_name, since_ms=0)
        for row in deals.rows:
            fill = fill_report(row, self._account, currency, self._now())
            if fill is not None and fill.venue_order_id in endings:
                self.tell(self._closes.named(fill))
        unpriced = {
            order_id for order_id, one in endings.items() if one.tries and not self._is_whole(one)
        }
        if not unpriced:
            return
        done = await queries.history(self._rest, wire_name, since_ms=0)
        for order in done.rows:
            report = order_report(order, self._account, self._now())
            if report is not None and report.venue_order_id in unpriced and report.filled:
                self.tell(self._closes.named(report))

    def _is_whole(self, ending: _Ending) -> bool:
        """Whether its executions are all known; of a cancelled one nobody says how many there are."""
        if ending.report.status is OrderStatus.CANCELED:
            return not ending.held
        return self._closes.executed(ending.report.venue_order_id) >= (
            ending.report.filled or ZERO
        )
