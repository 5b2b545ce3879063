"""The rows of the table: cached strings, flushed once per frame, rows that keep their place.

Prices only mark a row dirty; a row is made into strings when the view asks for it, so rows out of
sight cost nothing. A row whose position has gone stays as a ghost for a moment, and while anyone
holds the rows still.
"""

from collections.abc import Callable, Iterable

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from app.domain.ids import AccountKey, PositionKey
from app.engine.book import Changes
from app.engine.close import Close
from app.engine.desk import Account, Desk, Row
from app.ui.table import columns
from app.ui.table.columns import SPECS
from app.ui.table.filtering import words_of
from app.ui.table.ghosts import Ghosts
from app.ui.table.row_order import Sorting, arranged, arrow, merge_runs
from app.ui.table.row_view import ProfitUnit, RowView, make
from app.ui.table.spoken_of import SpokenOf

MOST_RUNS = 64

_COLUMNS = tuple(spec.column for spec in SPECS)
_AnyIndex = QModelIndex | QPersistentModelIndex


class PositionsModel(QAbstractTableModel):
    """The positions of one tab."""

    rows_moved = Signal()
    """Rows now stand elsewhere than a moment ago."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self.book = desk, desk.book
        self._wanted: Callable[[AccountKey], bool] = _every
        self._filter = ""
        self._keys: list[PositionKey] = []
        self._row_of: dict[PositionKey, int] = {}
        self._views: dict[PositionKey, RowView] = {}
        self._rows: dict[PositionKey, Row] = {}
        self._ghosts = Ghosts()
        self._spoken_of = SpokenOf(desk.clock, self._ghosts)
        self._accounts: dict[AccountKey, Account] = {}
        self._held: set[str] = set()
        self.unit = ProfitUnit.MONEY
        self.sorting: Sorting | None = None
        self.visible_rows: Callable[[], tuple[int, int]] = lambda: (0, len(self._keys) - 1)
        self.refresh_accounts()

    # ---- what is shown

    def show(self, wanted: Callable[[AccountKey], bool]) -> None:
        """Show the accounts that `wanted` says yes to."""
        self._wanted = wanted
        self.reload()

    def set_filter(self, text: str) -> None:
        """Show only rows whose symbol or account contains `text`."""
        self._filter = text.strip().casefold()
        self.reload()

    def set_unit(self, unit: ProfitUnit) -> None:
        self.unit = unit
        self.redraw()

    def reload(self) -> None:
        """Take the rows afresh from the book."""
        self.beginResetModel()
        self._keys = self._arranged(key for key in self.book if self._belongs(key))
        self._ghosts.clear()
        self._views.clear()
        self._index_rows()
        self.endResetModel()

    def refresh_accounts(self) -> None:
        """Accounts came, went, or changed their link."""
        self._accounts = {account.key: account for account in self._desk.accounts()}
        self.redraw()

    def redraw(self) -> None:
        """Every visible row again: ages, links, units."""
        self._views.clear()
        first, last = self.visible_rows()
        if 0 <= first <= last < len(self._keys):
            self._emit_runs(range(first, last + 1))

    def remember_close(self, close: Close) -> None:
        """The newest close of a position is what its row speaks of; drawn at once."""
        self._spoken_of.take(close)
        self.touch(close.position)

    def touch(self, key: PositionKey) -> None:
        """Draw one row again now."""
        self._views.pop(key, None)
        if key in self._row_of:
            self._emit_runs((self._row_of[key],))

    # ---- holding still

    def hold(self, reason: str, on: bool) -> None:
        """While anyone holds, no row moves or disappears."""
        (self._held.add if on else self._held.discard)(reason)

    @property
    def is_held(self) -> bool:
        return bool(self._held)

    # ---- one frame

    def flush(self, changes: Changes) -> None:
        """Take over one frame's changes."""
        if changes.rows:
            self._take_rows(changes.keys)
        self._drop_ghosts()
        if not changes.keys:
            return
        first, last = self.visible_rows()
        for key in changes.keys:
            self._views.pop(key, None)
        rows = (self._row_of.get(key) for key in changes.keys)
        self._emit_runs(sorted(row for row in rows if row is not None and first <= row <= last))

    def _take_rows(self, keys: set[PositionKey]) -> None:
        book = self._desk.book
        now = self._desk.clock.monotonic_ns()
        added = []
        for key in keys:
            if book.position(key) is None:
                if key in self._row_of:
                    self._ghosts.went(key, now)
            else:
                self._ghosts.forget(key)
                if key not in self._row_of and self._belongs(key):
                    added.append(key)
        if added:
            self._append(self._arranged(added))

    def _append(self, added: list[PositionKey]) -> None:
        """A row that comes later stands last; an account that has just been read goes to its place."""
        known = {key.account for key in self._keys}
        start = len(self._keys)
        self.beginInsertRows(QModelIndex(), start, start + len(added) - 1)
        self._keys += added
        self._index_rows()
        self.endInsertRows()
        if not self._held and known.isdisjoint(key.account for key in added):
            self.put_in_order(self._arranged(self._keys))

    def _drop_ghosts(self) -> None:
        if not self._ghosts:
            return
        moved = False
        for key in self._ghosts.due(self._keys, self._held, self._desk.clock.monotonic_ns()):
            self._ghosts.forget(key)
            row = self._row_of.get(key)
            if row is None:
                continue
            moved |= row < len(self._keys) - 1
            self.beginRemoveRows(QModelIndex(), row, row)
            del self._keys[row]
            self._views.pop(key, None)
            self._rows.pop(key, None)
            self._index_rows()
            self.endRemoveRows()
        if moved:
            self.rows_moved.emit()

    def _emit_runs(self, rows: Iterable[int]) -> None:
        runs = merge_runs(rows)
        if len(runs) > MOST_RUNS:
            runs = [(runs[0][0], runs[-1][1])]
        last_column = len(_COLUMNS) - 1
        for first, last in runs:
            self.dataChanged.emit(self.index(first, 0), self.index(last, last_column))

    # ---- looking up

    def row_keys(self) -> list[PositionKey]:
        """The rows in their order."""
        return list(self._keys)

    def key_at(self, row: int) -> PositionKey | None:
        return self._keys[row] if 0 <= row < len(self._keys) else None

    def row_of(self, key: PositionKey | None) -> int | None:
        return self._row_of.get(key) if key is not None else None

    def account(self, key: AccountKey) -> Account | None:
        return self._accounts.get(key)

    def close_of(self, key: PositionKey) -> Close | None:
        """The close that a row speaks of now."""
        return self._spoken_of.of(key)

    def view(self, row: int) -> RowView | None:
        """One row's strings, made when first asked for."""
        key = self.key_at(row)
        if key is None:
            return None
        known = self._views.get(key)
        if known is not None:
            return known
        data = self._desk.row(key) or self._rows.get(key)
        if data is None:
            return None
        self._rows[key] = data
        gone = self._desk.book.position(key) is None
        account = self._accounts.get(key.account)
        made = make(data, account, self.close_of(key), self.unit, gone=gone)
        return self._views.setdefault(key, made)

    def view_of(self, key: PositionKey) -> RowView | None:
        return self.view(self._row_of.get(key, -1))

    def _belongs(self, key: PositionKey) -> bool:
        wanted = self._wanted(key.account)
        if not wanted or not self._filter:
            return wanted
        account = self._accounts.get(key.account)
        return self._filter in words_of(key, self.book.position(key), account).casefold()

    def _index_rows(self) -> None:
        self._row_of = {key: row for row, key in enumerate(self._keys)}

    # ---- Qt's names

    def rowCount(self, parent: _AnyIndex = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._keys)

    def columnCount(self, parent: _AnyIndex = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(_COLUMNS)

    def data(self, index: _AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        view = self.view(index.row())
        if view is None:
            return None
        column = _COLUMNS[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return view.texts[column]
        if role == Qt.ItemDataRole.ToolTipRole:
            return view.tip(column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{columns.title(column)}: {view.texts[column]}"
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        column = _COLUMNS[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return columns.title(column) + arrow(self.sorting, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return columns.hint(column)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return columns.alignment(column)
        return None

    def sort_by(self, sorting: Sorting | None) -> None:
        """Now, and whenever the rows are taken afresh; prices that change in between move nothing."""
        self.sorting = sorting
        self.put_in_order(self._arranged(self._keys))
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(_COLUMNS) - 1)

    def _arranged(self, keys: Iterable[PositionKey]) -> list[PositionKey]:
        def row_of(key: PositionKey) -> Row | None:
            return self._desk.row(key) or self._rows.get(key)

        return arranged(keys, row_of, self._accounts, self.sorting)

    def put_in_order(self, keys: list[PositionKey]) -> None:
        """The same rows in another order; choices stay with their positions."""
        if keys == self._keys:
            return
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        marked = [self._keys[index.row()] for index in before]
        self._keys = list(keys)
        self._index_rows()
        after = [
            self.index(self._row_of[key], index.column())
            for key, index in zip(marked, before, strict=True)
        ]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()
        self.rows_moved.emit()


def _every(_account: AccountKey) -> bool:
    return True
