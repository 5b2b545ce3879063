"""What became of a close: by its id where it has one, else by time, side and difference.

an order of ours     asked for by our own id or the venue's, at any time; then by instrument
the venue's close    by the venue's ids; without them, a closing order that is new since it was
                     sent and is none of ours is taken for it, several of them together if they
                     are no more than was held
"""

from collections.abc import Callable
from typing import Final

from app.domain.errors import UnwindError
from app.domain.ids import NANOSECONDS, CloseId, Instant
from app.domain.position import Position
from app.domain.report import FillReport, Findings, OrderReport
from app.venues.clearstreet import queries
from app.venues.clearstreet.address import HeldAt
from app.venues.clearstreet.codec import client_id, is_native
from app.venues.clearstreet.known import Known
from app.venues.clearstreet.orders import contradict_themselves, filled_of, fills_of, reports_of
from app.venues.clearstreet.ours import accepted_size, became_of_close, likeliest, looks_ours
from app.venues.clearstreet.rest import Rest
from app.venues.clearstreet.rows import instant_of, stamp
from app.venues.clearstreet.wire import OrderRow
from app.venues.session import CloseSubject

_LIST_FROM_BEFORE_NS: Final = 5 * NANOSECONDS
# Both clocks were compared over a line that takes its time.
_CLOCKS_DIFFER_NS: Final = 2 * NANOSECONDS


class Inquiry:
    """One question about one close. Reads only."""

    def __init__(
        self,
        rest: Rest,
        known: Known,
        subject: CloseSubject,
        *,
        at: Instant,
        before: frozenset[str],
        foreign: Callable[[str, CloseId], bool],
    ) -> None:
        self._rest, self._known, self._at = rest, known, at
        self._order, self._request = subject.order, subject.request
        self._held_before, self._accepted = subject.before.quantity, accepted_size(subject)
        self._before, self._foreign = before | subject.taken, foreign
        self._held = HeldAt.of(subject.request.position)
        self._sent_at = Instant(subject.before.sent_at + (known.offset_ns or 0))
        self._doubtful = False
        self.rows: list[OrderRow] = []
        """The orders of this close, after `findings`."""

    async def findings(self) -> Findings:
        """Ask everything that is needed, the position last."""
        ids = {str(order_id) for order_id in self._order.venue_order_ids}
        self.rows = await (
            self._named(ids) if ids or not is_native(self._request) else self._unnamed()
        )
        fills, unread = await self._fills()
        position, position_known = await self._position()
        # By id a query that finds nothing only lags: the venue has said that the order exists.
        traceless = not self.rows and not ids and not self._doubtful
        return Findings(
            at=self._at,
            orders=self._reports(ids),
            fills=fills,
            position=position,
            position_known=position_known,
            traceless=traceless,
            summary=self._say(traceless) + unread,
        )

    async def _named(self, ids: set[str]) -> list[OrderRow]:
        ours = "" if is_native(self._request) else client_id(self._request.close_id)
        names = ids | ({ours} if ours else set())
        rows = await queries.orders_named(self._rest, self._held.account, names)
        found = [row for row in rows if row.id in ids or (ours and row.client_order_id == ours)]
        if found and ids <= {row.id for row in found}:
            return found
        # Older servers do not know our ids in that filter.
        listed = await self._listed()
        more = [row for row in listed if row.id in ids or (ours and row.client_order_id == ours)]
        return list({row.id: row for row in (*found, *more)}.values())

    async def _unnamed(self) -> list[OrderRow]:
        fitting = [
            row
            for row in await self._listed()
            if became_of_close(row, self._request, self._held, self._before)
            and not self._foreign(row.id, self._request.close_id)
        ]
        since = self._sent_at - _CLOCKS_DIFFER_NS
        new = [row for row in fitting if (instant_of(row.created_at) or 0) >= since]
        self._doubtful |= any(instant_of(row.created_at) is None for row in fitting)
        chosen = likeliest(new, self._held_before)
        self._doubtful |= bool(new) and not chosen
        return chosen

    async def _listed(self) -> list[OrderRow]:
        """Orders in the instrument since shortly before the close was sent."""
        rows = await queries.orders(
            self._rest,
            self._held.account,
            instrument=str(self._held.instrument),
            since=stamp(Instant(self._sent_at - _LIST_FROM_BEFORE_NS)),
        )
        since = self._sent_at - _CLOCKS_DIFFER_NS
        # An id that only looks like ours may yet be the venue's: then nothing is proven.
        self._doubtful |= is_native(self._request) and any(
            looks_ours(row)
            and row.id not in self._before
            and (instant_of(row.created_at) or since) >= since
            and not self._foreign(row.id, self._request.close_id)
            for row in rows
        )
        return rows

    async def _fills(self) -> tuple[tuple[FillReport, ...], str]:
        """The executions; the orders' own sums stand without them."""
        if not any(filled_of(row) for row in self.rows):
            return (), ""
        ids = {row.id for row in self.rows}
        instrument = str(self._held.instrument)
        try:
            rows = await queries.executions(self._rest, self._held.account, ids, instrument)
        except UnwindError as error:
            return (), f"; the executions could not be read ({error})"
        close_id, position = self._request.close_id, self._request.position
        return fills_of(rows, close_id, position, self._at), ""

    async def _position(self) -> tuple[Position | None, bool]:
        account, instrument = self._held.account, str(self._held.instrument)
        try:
            rows = await queries.positions(self._rest, account, instrument)
            return self._known.one_position(rows, account, instrument, self._at), True
        except UnwindError:
            # The other answers still count; the position is known to be unknown.
            return None, False

    def _reports(self, ids: set[str]) -> tuple[OrderReport, ...]:
        if not ids <= {row.id for row in self.rows}:
            # A sum over some of the orders would be a wrong one.
            return ()
        if contradict_themselves(self.rows):
            # Then the position may tell.
            return ()
        close_id, position = self._request.close_id, self._request.position
        return reports_of(self.rows, close_id, position, self._at, accepted=self._accepted)

    def _say(self, traceless: bool) -> str:
        if traceless:
            return "no order of it is listed, by id or by time"
        states = ", ".join(f"order {row.id} {row.status}" for row in self.rows)
        return states or "its orders are not listed now"
