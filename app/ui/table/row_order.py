"""The order of rows, made with Python's own comparison: Qt cannot compare decimals."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from app.domain.ids import AccountKey, PositionKey
from app.engine.desk import Row
from app.ui.table.columns import Column
from app.ui.text import format as fmt


@dataclass(frozen=True, slots=True)
class Sorting:
    """What a person sorts by."""

    column: Column
    falling: bool = False

    def __str__(self) -> str:
        return f"{self.column} {'falling' if self.falling else 'rising'}"

    @classmethod
    def of(cls, text: str) -> "Sorting | None":
        """What `str` gave; None for anything else."""
        name, _, way = text.partition(" ")
        known = name in list(Column) and way in ("falling", "rising")
        return cls(Column(name), way == "falling") if known else None


def arrow(sorting: Sorting | None, column: Column) -> str:
    """What the heading of a column shows of it."""
    if sorting is None or sorting.column is not column:
        return ""
    return " ▾" if sorting.falling else " ▴"


def arranged(
    keys: Iterable[PositionKey],
    row_of: Callable[[PositionKey], Row | None],
    accounts: Iterable[AccountKey],
    sorting: Sorting | None,
) -> list[PositionKey]:
    """The same order whenever it is asked for: as sorted, else account by account, by symbol."""
    rows = {key: row_of(key) for key in keys}
    place = {account: i for i, account in enumerate(accounts)}

    def home(key: PositionKey) -> tuple[int, str, str]:
        row = rows[key]
        symbol = fmt.symbol(row.position.instrument).casefold() if row is not None else ""
        return place.get(key.account, len(place)), symbol, key.wire_id

    at_home = sorted(rows, key=home)
    if sorting is None:
        return at_home
    return in_order(at_home, rows, sorting.column, falling=sorting.falling)


def in_order(
    keys: list[PositionKey],
    rows: Mapping[PositionKey, Row | None],
    column: Column,
    *,
    falling: bool,
) -> list[PositionKey]:
    """Stable, by one column; rows whose value is unknown stand last either way."""
    values = {key: _value(key, rows[key], column) for key in keys}
    known = [key for key in keys if values[key] is not None]
    unknown = [key for key in keys if values[key] is None]
    known.sort(key=values.__getitem__, reverse=falling)
    return known + unknown


# Any: the values of one column can be compared with each other, those of two cannot.
def _value(key: PositionKey, row: Row | None, column: Column) -> Any:
    if row is None:
        return None
    position = row.position
    orders = position.working_orders
    values: dict[Column, Any] = {
        Column.ACCOUNT: key.account,
        Column.SYMBOL: fmt.symbol(position.instrument).casefold(),
        Column.SIDE: position.side.value,
        Column.SIZE: position.quantity,
        Column.AVERAGE: position.average_price,
        Column.MARK: row.mark,
        Column.TOUCH: row.quote.bid if row.quote is not None else None,
        Column.PROFIT: row.profit.amount if row.profit is not None else None,
        Column.DAY: position.day_profit.amount if position.day_profit is not None else None,
        Column.ORDERS: orders.count if orders is not None else None,
        Column.AGE: row.age_s,
    }
    return values.get(column, key.account)


def merge_runs(rows: Iterable[int]) -> list[tuple[int, int]]:
    """Sorted row numbers as runs of neighbours."""
    runs: list[tuple[int, int]] = []
    for row in rows:
        if runs and row <= runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], max(row, runs[-1][1]))
        else:
            runs.append((row, row))
    return runs
