"""Choose the columns of the table, put them in order, and sort the rows by one of them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.ui.table.columns import Column, title
from app.ui.table.plan import NEEDED, Plan

_COLUMN = Qt.ItemDataRole.UserRole


class ColumnsDialog(QDialog):
    """What is changed here is shown at once."""

    chosen = Signal(object)
    """A Plan."""

    sort_wanted = Signal(object, bool)
    """A Column, and whether falling."""

    def __init__(self, plan: Plan, parent: QWidget) -> None:
        super().__init__(parent)
        self.plan = plan
        self.setWindowTitle(self.tr("Columns"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Columns in their order"))
        self.list.setUniformItemSizes(True)
        self.list.itemChanged.connect(self._on_checked)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 14, 18, 12)
        layout.setSpacing(10)
        layout.addWidget(self._note())
        layout.addWidget(self.list, 1)
        layout.addLayout(self._row(self._moves()))
        layout.addLayout(self._row(self._sorts()))
        layout.addLayout(self._row(self._ends()))
        self._fill(Column.SYMBOL)
        letter = QFontMetrics(self.font()).horizontalAdvance("n")
        room = self.screen().availableGeometry()
        self.resize(min(letter * 52, room.width() - 40), min(letter * 70, room.height() - 60))
        self.list.setFocus()

    def _note(self) -> QLabel:
        note = QLabel(
            self.tr(
                "Space shows or hides a column. In a narrow window some give way. "
                "Symbol, side, size and state always stand."
            )
        )
        note.setObjectName("note")
        note.setWordWrap(True)
        return note

    def _moves(self) -> list[QPushButton]:
        return [
            self._button(self.tr("Further left"), lambda: self.move_chosen(-1)),
            self._button(self.tr("Further right"), lambda: self.move_chosen(1)),
        ]

    def _sorts(self) -> list[QPushButton]:
        return [
            self._button(self.tr("Sort rows, rising"), lambda: self._sort(False)),
            self._button(self.tr("Sort rows, falling"), lambda: self._sort(True)),
        ]

    def _ends(self) -> list[QPushButton]:
        return [
            self._button(self.tr("Reset"), self.reset),
            self._button(self.tr("Close"), self.reject),
        ]

    def _button(self, words: str, press: object) -> QPushButton:
        button = QPushButton(words)
        button.setAutoDefault(False)
        button.clicked.connect(press)
        return button

    def _row(self, buttons: list[QPushButton]) -> QHBoxLayout:
        row = QHBoxLayout()
        for button in buttons:
            row.addWidget(button, 1)
        return row

    # ---- what the buttons do

    def move_chosen(self, step: int) -> None:
        """The chosen column to the left or right."""
        column = self.chosen_column()
        self._take(self.plan.move(column, step), column)

    def reset(self) -> None:
        """As the program comes."""
        self._take(Plan(), self.chosen_column())

    def chosen_column(self) -> Column:
        row = self.list.currentRow()
        return Column(self.list.item(row).data(_COLUMN)) if row >= 0 else Column.SYMBOL

    def _sort(self, falling: bool) -> None:
        self.sort_wanted.emit(self.chosen_column(), falling)

    def _on_checked(self, item: QListWidgetItem) -> None:
        column = Column(item.data(_COLUMN))
        self.plan = self.plan.show(column, item.checkState() is Qt.CheckState.Checked)
        self.chosen.emit(self.plan)

    def _take(self, plan: Plan, column: Column) -> None:
        self.plan = plan
        self._fill(column)
        self.chosen.emit(plan)

    def _fill(self, chosen: Column) -> None:
        self.list.blockSignals(True)
        self.list.clear()
        for column in self.plan.order:
            if column is Column.BUTTONS:
                continue
            item = QListWidgetItem(title(column))
            item.setData(_COLUMN, column.value)
            shown = column not in self.plan.hidden
            item.setCheckState(Qt.CheckState.Checked if shown else Qt.CheckState.Unchecked)
            if column in NEEDED:
                item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsUserCheckable)
            self.list.addItem(item)
            if column is chosen:
                self.list.setCurrentItem(item)
        self.list.blockSignals(False)
