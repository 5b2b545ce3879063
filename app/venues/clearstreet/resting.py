"""The orders of each account as last listed: which rest, and which were there before a close."""

from collections.abc import Sequence
from typing import Final

from app.domain.position import WorkingOrders
from app.venues.clearstreet.address import instrument_uuid
from app.venues.clearstreet.orders import has_ended, left_of
from app.venues.clearstreet.rows import instant_of
from app.venues.clearstreet.wire import OrderRow

# Enough to know an older order in a reply; the venue's times tell the rest.
_IDS_KEPT: Final = 5000


class RestingOrders:
    """What rests per account and instrument; None is said of an account that was not read yet."""

    def __init__(self) -> None:
        self._live: dict[int, dict[str, OrderRow]] = {}
        self._seen: dict[int, dict[str, int]] = {}
        self._count = 0
        self._newest: dict[int, str] = {}

    def take(self, account: int, rows: Sequence[OrderRow]) -> None:
        """Orders as listed: all of the account's the first time, changed ones after that."""
        self._live.setdefault(account, {})
        self.hear(account, rows)
        for row in rows:
            at = instant_of(row.updated_at)
            if at is not None and at > (instant_of(self._newest.get(account)) or 0):
                self._newest[account] = row.updated_at or ""

    def hear(self, account: int, rows: Sequence[OrderRow]) -> None:
        """Some orders, heard of in any way; those that have ended rest no more."""
        seen = self._seen.setdefault(account, {})
        live = self._live.get(account)
        for row in rows:
            if row.id not in seen:
                self._count += 1
                seen[row.id] = self._count
            if live is None:
                continue
            if has_ended(row):
                live.pop(row.id, None)
            else:
                live[row.id] = row
        while len(seen) > _IDS_KEPT:
            del seen[next(iter(seen))]

    def forget(self) -> None:
        """Nothing is known to be whole any more."""
        self._live.clear()
        self._newest.clear()

    def knows(self, account: int) -> bool:
        return account in self._live

    def newest(self, account: int) -> str:
        """The time of the newest change seen, as the venue wrote it; empty: list everything."""
        return self._newest.get(account, "") if account in self._live else ""

    @property
    def count(self) -> int:
        """How many orders were ever heard of: a point in time that `ids_until` understands."""
        return self._count

    def ids_until(self, account: int, count: int) -> frozenset[str]:
        """The ids of an account's orders that were known when `count` orders were."""
        return frozenset(id_ for id_, at in self._seen.get(account, {}).items() if at <= count)

    def working(self, account: int, wire_name: str) -> WorkingOrders | None:
        if account not in self._live:
            return None
        rows = [row for row in self._live[account].values() if is_in(row, wire_name)]
        return WorkingOrders(len(rows), left_of(rows))


def is_in(row: OrderRow, wire_name: str) -> bool:
    """Whether an order is in an instrument, by id."""
    uuid = instrument_uuid((row.instrument_id or "").strip())
    return (str(uuid) if uuid is not None else row.instrument_id) == wire_name
