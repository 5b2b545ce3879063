"""The calls that read what belongs to an account: accounts, balances, positions, orders, fills."""

from decimal import Decimal
from typing import Final

from app.sim.clearstreet.asked import Query
from app.sim.clearstreet.book import Account, Order
from app.sim.clearstreet.clock import time_text
from app.sim.clearstreet.instruments import resolve
from app.sim.clearstreet.opening import Venue
from app.sim.clearstreet.refusals import forbidden, no_order, not_found
from app.sim.clearstreet.rows import (
    Row,
    account_row,
    balances_row,
    execution_row,
    order_row,
    position_row,
)

# Fields of position rows by the words of `sort_by`.
_SORTS: Final = {
    "SYMBOL": "symbol",
    "INSTRUMENT_TYPE": "instrument_type",
    "QUANTITY": "quantity",
    "MARKET_VALUE": "market_value",
    "POSITION_TYPE": "position_type",
    "UNREALIZED_PNL": "unrealized_pnl",
    "DAILY_UNREALIZED_PNL": "daily_unrealized_pnl",
    "DAILY_REALIZED_PNL": "daily_realized_pnl",
}
_TEXT_SORTS: Final = frozenset({"SYMBOL", "INSTRUMENT_TYPE", "POSITION_TYPE"})


class Reading:
    """Rows of the accounts; an account that is not this key's is a 403 or a 404, as documented."""

    def __init__(self, venue: Venue) -> None:
        self._venue = venue

    def accounts(self, query: Query) -> list[Row]:
        prefix, part = query.text("account_id") or "", query.text("account_name") or ""
        return [
            account_row(account)
            for account in self._venue.accounts.values()
            if str(account.number).startswith(prefix) and part.lower() in account.full_name.lower()
        ]

    def account(self, number: int) -> Row:
        return account_row(self._existing(number))

    def balances(self, number: int) -> Row:
        account = self._existing(number)
        return balances_row(account, self._venue.market, self._venue.clock)

    def positions(self, number: int, query: Query) -> list[Row]:
        account = self._readable(number)
        ids = instrument_ids(query, "instrument_ids")
        rows = [
            position_row(account, holding, self._venue.market)
            for holding in account.shown.values()
            if holding.size and (ids is None or holding.instrument.id in ids)
        ]
        sort = query.word("sort_by", tuple(_SORTS))
        descending = query.word("sort_direction", ("ASC", "DESC")) == "DESC"
        if sort is not None:
            rows.sort(key=lambda row: _sort_key(row, sort), reverse=descending)
        return rows

    def order(self, number: int, order_id: str) -> Row:
        order = self._readable(number).order(order_id)
        if order is None:
            raise no_order(order_id, number)
        return order_row(order)

    def orders(self, number: int, query: Query) -> list[Row]:
        """Newest first; `order_ids` takes the venue's ids and the caller's own, open or not."""
        account = self._readable(number)
        wanted, statuses = query.words("order_ids"), query.words("status")
        ids = instrument_ids(query, "instrument_ids")
        beneath = instrument_ids(query, "underlying_instrument_ids")
        symbol, kind = query.text("symbol"), query.text("instrument_type")
        first, last = query.span(first="from", last="to")
        changed_first, changed_last = query.range_of("updated_at")
        found = [
            order
            for order in account.orders
            if (not wanted or {order.order_id, order.client_order_id} & wanted)
            and (not statuses or order.status.value in statuses)
            and (ids is None or order.instrument.id in ids)
            and (beneath is None or _underlying_id(order) in beneath)
            and (symbol is None or resolve(symbol) is order.instrument)
            and kind in (None, order.instrument.instrument_type)
            and first <= order.created_at <= last
            and changed_first <= order.updated_at <= changed_last
        ]
        found.sort(key=lambda order: order.created_at, reverse=True)
        return [order_row(order) for order in found for _ in range(1 + order.is_repeated)]

    def executions(self, number: int, query: Query) -> list[Row]:
        """Newest first; `order_ids` takes only the venue's ids here."""
        account = self._readable(number)
        wanted, ids = query.words("order_ids"), instrument_ids(query, "instrument_ids")
        first, last = query.span(first="from", last="to")
        rows = [
            execution_row(order, fill)
            for order in account.orders
            for fill in order.fills
            for _ in range(1 + order.is_repeated)
            if (not wanted or order.order_id in wanted)
            and (ids is None or order.instrument.id in ids)
            and first <= fill.at <= last
        ]
        return sorted(rows, key=lambda row: str(row["transaction_time"]), reverse=True)

    def clock(self) -> Row:
        return {"clock": time_text(self._venue.clock.now())}

    def _existing(self, number: int) -> Account:
        account = self._venue.account(number)
        if account is None:
            raise not_found()
        return account

    def _readable(self, number: int) -> Account:
        account = self._venue.account(number)
        if account is None:
            raise forbidden()
        return account


def instrument_ids(query: Query, name: str) -> set[str] | None:
    """The instruments that a filter names by id or symbol; None without a filter."""
    asked = query.words(name)
    if not asked:
        return None
    return {instrument.id for one in asked if (instrument := resolve(one)) is not None}


def _underlying_id(order: Order) -> str | None:
    underlying = order.instrument.underlying
    return underlying.id if underlying else None


def _sort_key(row: Row, sort: str) -> tuple[bool, str | Decimal]:
    value = row.get(_SORTS[sort])
    if sort in _TEXT_SORTS:
        return True, str(value)
    return value is not None, Decimal(str(value or 0))
