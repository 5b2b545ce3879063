"""The order of rows, made with Python's own comparison: Qt cannot compare decimals."""

from collections.abc import Iterable, Mapping
from typing import Any

from app.domain.ids import PositionKey
from app.engine.desk import Row
from app.ui.table.columns import Column


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
        Column.SYMBOL: position.instrument.symbol.casefold(),
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
