"""Which orders were there when: CrossTrade's order rows carry no time that can be trusted."""

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from app.domain.ids import NANOSECONDS, CloseId, Instant, VenueOrderId
from app.domain.money import Quantity
from app.domain.position import Side, WorkingOrders
from app.domain.recent import Recent
from app.venues.crosstrade.place import Place
from app.venues.crosstrade.rows import acts_on, is_working, leaves
from app.venues.crosstrade.wire import OrderRow

# A list read so long before a send still says which orders are older than it.
_BASELINE_S: Final = 60
_READS_KEPT: Final = 400
# Far more than one list shows: an order that is still listed is never taken for a new one.
_ORDERS_KEPT: Final = 50_000
_NONE: Final = Decimal(0)


@dataclass(slots=True)
class _Listed:
    """What was seen of one account's orders."""

    first_seen: Recent[str, Instant]
    reads: deque[Instant]
    working: dict[str, WorkingOrders]
    largest_exit: dict[tuple[str, Side], Decimal]


class Orders:
    """The order lists of the accounts, and which orders are closes of ours."""

    def __init__(self) -> None:
        self._listed: dict[str, _Listed] = {}
        self._ours: dict[str, CloseId] = {}

    def take(self, account: str, rows: Iterable[OrderRow], begun: Instant) -> bool:
        """Keep a whole list, of a read begun then; True if the working orders changed."""
        known = self._listed.setdefault(
            account, _Listed(Recent(_ORDERS_KEPT), deque(maxlen=_READS_KEPT), {}, {})
        )
        known.reads.append(begun)
        working: dict[str, WorkingOrders] = {}
        largest: dict[tuple[str, Side], Decimal] = {}
        for row in rows:
            # Set anew each time, so that what is still listed is not what is forgotten.
            known.first_seen[row.order_id] = known.first_seen.get(row.order_id, begun)
            if row.instrument and is_working(row):
                so_far = working.get(row.instrument, WorkingOrders(0, Quantity(_NONE)))
                working[row.instrument] = _plus(so_far, leaves(row))
                side = acts_on(row)
                if side is not None:
                    exit_of = (row.instrument, side)
                    largest[exit_of] = max(largest.get(exit_of, _NONE), leaves(row) or _NONE)
        changed = (working, largest) != (known.working, known.largest_exit)
        known.working, known.largest_exit = working, largest
        return changed

    def forget(self) -> None:
        """The link was lost: what rests is not known until it is read again."""
        for listed in self._listed.values():
            listed.working, listed.largest_exit = {}, {}
            listed.reads.clear()

    def read_at(self, account: str) -> Instant | None:
        """When the last list of an account was begun; None as long as none was read."""
        listed = self._listed.get(account)
        return listed.reads[-1] if listed is not None and listed.reads else None

    def working(self, place: Place) -> WorkingOrders | None:
        """What rests at a place; None as long as it was not read."""
        listed = self._listed.get(place.account)
        if listed is None or not listed.reads:
            return None
        return listed.working.get(place.instrument, WorkingOrders(0, Quantity(_NONE)))

    def largest_exit(self, place: Place, side: Side) -> Decimal:
        """The most that one working order at a place would take out of a position of `side`."""
        listed = self._listed.get(place.account)
        if listed is None:
            return _NONE
        return listed.largest_exit.get((place.instrument, side), _NONE)

    def is_new(self, account: str, order_id: str, since: Instant) -> bool | None:
        """Whether an order appeared after `since`; None where no list shows it."""
        listed = self._listed.get(account)
        if listed is None:
            return None
        seen = listed.first_seen.get(order_id)
        if seen is not None and seen <= since:
            return False
        oldest = since - _BASELINE_S * NANOSECONDS
        return True if any(oldest <= read <= since for read in listed.reads) else None

    def claim(self, order_id: VenueOrderId, close_id: CloseId) -> None:
        self._ours.setdefault(order_id, close_id)

    def claim_all(self, order_ids: Iterable[VenueOrderId], close_id: CloseId) -> None:
        for order_id in order_ids:
            self.claim(order_id, close_id)

    def belongs_to(self, order_id: str, close_id: CloseId) -> bool:
        return self._ours.get(order_id) == close_id

    def belongs_to_another(self, order_id: str, close_id: CloseId) -> bool:
        return self._ours.get(order_id, close_id) != close_id


def _plus(one: WorkingOrders, more: Decimal | None) -> WorkingOrders:
    # One order whose size cannot be read makes the sum unknown, not the count.
    if one.quantity is None or more is None:
        return WorkingOrders(one.count + 1, None)
    return WorkingOrders(one.count + 1, Quantity(one.quantity + more))
