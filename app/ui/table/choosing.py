"""The rows of a table that a person has chosen: one, or several with Ctrl, Shift and Ctrl+A.

Qt's own selection only mirrors the choice, for painting and for screen readers: it is held by
row number, and would slide onto a neighbour when a row goes.
"""

from collections.abc import Collection

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from app.domain.ids import PositionKey
from app.ui.table.choice import Choice
from app.ui.table.model import PositionsModel
from app.ui.table.row_order import merge_runs

_AnyIndex = QModelIndex | QPersistentModelIndex
_CTRL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_ROWS = QItemSelectionModel.SelectionFlag.Rows
_REPLACE = QItemSelectionModel.SelectionFlag.ClearAndSelect | _ROWS
_NOTHING = QItemSelectionModel.SelectionFlag.NoUpdate


class ChoosingView(QTableView):
    """A table of positions of which some are chosen and one of these is current."""

    current_changed = Signal(object)
    """The PositionKey of the current row, or None."""

    choice_changed = Signal()
    """Other rows are chosen than before."""

    said = Signal(str)

    def __init__(self, model: PositionsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = model
        self.choice = Choice()
        self._mirroring = False
        self._shown = self.choice.keys, self.choice.current
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)

    # ---- what is chosen

    @property
    def current_key(self) -> PositionKey | None:
        """The row that keys for one row act on."""
        return self.choice.current

    @property
    def chosen_keys(self) -> list[PositionKey]:
        """The chosen rows from the top."""
        if not self.choice.several:
            return list(self.choice.keys)
        return [key for key in self.rows.row_keys() if key in self.choice.keys]

    def choose(self, key: PositionKey | None) -> None:
        """Choose one row; None takes the choice away."""
        self.choice.only(key if self.rows.row_of(key) is not None else None)
        self._mirror()

    def choose_several(self, keys: Collection[PositionKey]) -> None:
        """Choose these of the rows that are shown."""
        order = self.rows.row_keys()
        self.choice.take([key for key in order if key in keys], order)
        self._mirror()

    def choose_all(self) -> None:
        """Every row that is shown and still open."""
        keys = self.rows.row_keys()
        self.choose_several([key for key in keys if self._is_open(key)])

    def toggle(self, key: PositionKey) -> None:
        """One row more, or one less."""
        self.choice.toggle(key, self.rows.row_keys())
        self._drop_the_gone()
        self._mirror()

    def reach(self, key: PositionKey) -> None:
        """All rows from where the choice began to this one."""
        self.choice.reach(key, self.rows.row_keys())
        self._drop_the_gone()
        self._mirror()

    def move_choice(self, step: int, *, reaching: bool = False) -> None:
        """One row down or up, the first or last when nothing is chosen; `reaching` takes it along."""
        order = self.rows.row_keys()
        if reaching:
            # A row that has just closed cannot be taken along, and must not stand in the way.
            order = [key for key in order if key == self.choice.current or self._is_open(key)]
        if not order:
            return
        if self.choice.current not in order:
            key = order[0 if step > 0 else -1]
        else:
            key = order[min(len(order) - 1, max(0, order.index(self.choice.current) + step))]
        if reaching:
            self.reach(key)
        else:
            self.choose(key)

    def move_cursor(self, step: int) -> PositionKey | None:
        """The keyboard stands one row further; no other row is chosen by that."""
        order = [key for key in self.rows.row_keys() if self._is_open(key)]
        if not order:
            return None
        now = self.choice.cursor or self.choice.current
        at = order.index(now) + step if now in order else 0 if step > 0 else len(order) - 1
        self.choice.cursor = order[min(len(order) - 1, max(0, at))]
        self._mirror()
        return self.choice.cursor

    def toggle_at_cursor(self) -> bool:
        """Take the row where the keyboard stands in or out; whether it stands at one."""
        key = self.choice.cursor or self.choice.current
        if key is None or not self._is_open(key):
            return False
        self.choice.cursor = key
        self.toggle(key)
        return True

    def drop_cursor(self) -> bool:
        """The keyboard stands at the current row again; whether it stood elsewhere."""
        stood, self.choice.cursor = self.choice.cursor is not None, None
        if stood:
            self._mirror()
        return stood

    def leave_the_gone(self) -> int:
        """Positions that are closed leave a choice of several: how many did."""
        left = self._drop_the_gone()
        if left:
            self._mirror()
        return left

    def _drop_the_gone(self) -> int:
        if not (self.choice.several or self.choice.shrunk):
            return 0
        there = [key for key in self.choice.keys if self._is_open(key)]
        return self.choice.keep(there, self.rows.row_keys())

    def _is_open(self, key: PositionKey) -> bool:
        return self.rows.book.position(key) is not None

    def keep_what_is_shown(self) -> int:
        """After other rows are shown: how many chosen ones are not among them any more."""
        order = self.rows.row_keys()
        left = self.choice.keep(order, order)
        self._mirror()
        return left

    def choose_by_mouse(self, key: PositionKey, event: QMouseEvent) -> None:
        """A press on a row: alone, toggled with Ctrl (Cmd on a Mac), up to it with Shift."""
        if event.modifiers() & _SHIFT:
            self.reach(key)
        elif event.modifiers() & _CTRL:
            self.toggle(key)
        elif event.button() is Qt.MouseButton.LeftButton or key not in self.choice.keys:
            self.choose(key)

    def _mirror(self) -> None:
        """Show the choice, and tell what of it is new."""
        model, rows = self.selectionModel(), self.rows
        places = (rows.row_of(key) for key in self.choice.keys)
        selection = QItemSelection()
        last = rows.columnCount() - 1
        for first, end in merge_runs(sorted(row for row in places if row is not None)):
            selection.select(rows.index(first, 0), rows.index(end, last))
        current = rows.row_of(self.choice.cursor or self.choice.current)
        self._mirroring = True
        model.select(selection, _REPLACE)
        at = rows.index(current, 0) if current is not None else QModelIndex()
        model.setCurrentIndex(at, _NOTHING)
        self._mirroring = False
        self.viewport().update()
        self._tell()

    def _tell(self) -> None:
        keys, current = self._shown
        self._shown = self.choice.keys, self.choice.current
        # First the choice: who follows the current row asks whether it is the only one.
        if keys != self.choice.keys:
            self.choice_changed.emit()
        if current != self.choice.current:
            self.current_changed.emit(self.choice.current)

    # ---- Qt's names

    def selectionCommand(
        self, _index: _AnyIndex, _event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        return _NOTHING

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        if not self._mirroring:
            # A screen reader has chosen.
            keys = self.rows.row_keys()
            rows = sorted(index.row() for index in self.selectionModel().selectedRows())
            self.choice.take([keys[row] for row in rows], keys)
            self._tell()

    def rowsAboutToBeRemoved(self, parent: _AnyIndex, start: int, end: int) -> None:
        # Qt would slide the choice onto a neighbour, and a key would then close that one.
        going = {self.rows.key_at(row) for row in range(start, end + 1)}
        if going & self.choice.keys:
            self.choice.keep(self.choice.keys - going, self.rows.row_keys())
            self._mirror()
        super().rowsAboutToBeRemoved(parent, start, end)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Qt's search by typed letters would move the choice under a trader's hotkeys.
        event.ignore()
