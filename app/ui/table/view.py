"""The positions table: painted buttons that hold a position, not a row number."""

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QEnterEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QToolTip, QWidget

from app.domain.ids import PositionKey
from app.ui.look import painting
from app.ui.look.styling import tip
from app.ui.look.theme import Theme
from app.ui.table import row_buttons
from app.ui.table.bands import Bands
from app.ui.table.choosing import ChoosingView
from app.ui.table.columns import SPECS, Column, Longest, lay_out
from app.ui.table.delegate import PointerState, RowDelegate
from app.ui.table.model import PositionsModel
from app.ui.table.plan import Plan
from app.ui.table.row_order import Sorting
from app.ui.table.row_view import Button
from app.ui.text import format as fmt

_INDEX_OF = {spec.column: i for i, spec in enumerate(SPECS)}
ROW_HEIGHT = 34


class PositionsView(ChoosingView):
    """The table of one tab."""

    button_pressed = Signal(object, object)
    """A PositionKey and a Button."""

    def __init__(self, model: PositionsModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(model, parent)
        self.theme = theme
        self.bands = Bands(self)
        self.pointer = PointerState()
        self.painter_of_rows = RowDelegate(model, theme, self.pointer, self.bands)
        self.empty_text: tuple[str, str] = ("", "")
        self.unwanted: frozenset[Column] = frozenset()
        self._plan = Plan()
        self.setItemDelegate(self.painter_of_rows)
        self.setObjectName("positions")
        self.setAccessibleName(self.tr("Open positions"))
        self._set_up()
        model.visible_rows = self.visible_rows
        model.modelReset.connect(self._after_reset)
        model.rowsInserted.connect(self.painter_of_rows.measure_fractions)
        self.painter_of_rows.choice = self.choice
        self.current_changed.connect(self._leave_buttons)

    def _set_up(self) -> None:
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(self.theme.px(ROW_HEIGHT))
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionsClickable(True)
        header.setHighlightSections(False)
        header.setSortIndicatorShown(False)
        header.sectionClicked.connect(self._sort_by)
        self.longest = Longest()
        self.empty = frozenset({Column.DAY})

    def redress(self) -> None:
        """The theme has taken another look."""
        self.painter_of_rows.redress()
        self.verticalHeader().setDefaultSectionSize(self.theme.px(ROW_HEIGHT))
        self.bands.measure()
        self.lay_out_columns()
        self.viewport().update()

    # ---- for callers and drivers of tests

    def button_rect(self, key: PositionKey, button: Button) -> QRect:
        """Where a painted button lies in the viewport; empty if the row is not shown."""
        row = self.rows.row_of(key)
        if row is None:
            return QRect()
        index = self.rows.index(row, _INDEX_OF[Column.BUTTONS])
        self.scrollTo(index)
        return row_buttons.rects(self._cell(index), self.theme)[button]

    def visible_rows(self) -> tuple[int, int]:
        """First and last row that can be seen."""
        last = self.rows.rowCount() - 1
        first = self.rowAt(0)
        bottom = self.rowAt(self.viewport().height() - 1)
        return (first if first >= 0 else 0), (bottom if bottom >= 0 else last)

    def set_staged(self, staged: dict[PositionKey, Button | None]) -> None:
        """Mark the rows that are staged."""
        self.pointer.staged = staged
        self.viewport().update()

    def focus_button(self, step: int) -> None:
        """Move the keyboard's focus along the buttons of the chosen row."""
        buttons = self.painter_of_rows.buttons_of(self.current_key)
        now = buttons.index(self.pointer.focused) if self.pointer.focused in buttons else -1
        if self.pointer.focused is None and step < 0:
            return
        after = now + step
        self.pointer.focused = buttons[min(after, len(buttons) - 1)] if after >= 0 else None
        self.viewport().update()

    # ---- layout

    def lay_out_columns(self) -> None:
        """Give the columns their fixed widths; those that do not fit are hidden."""
        width = self.viewport().width()
        buttons = row_buttons.total_width(self.theme)
        unwanted = self.unwanted | self._plan.hidden | self.empty
        widths = lay_out(width, self.theme, buttons, unwanted, self.longest)
        self.painter_of_rows.shows_account = Column.ACCOUNT in widths
        for column, section in _INDEX_OF.items():
            self.setColumnHidden(section, column not in widths)
            if column in widths:
                self.setColumnWidth(section, widths[column])
        self.painter_of_rows.measure_fractions()

    def take_plan(self, plan: Plan) -> None:
        """Show these columns, in this order."""
        self._plan = plan
        header = self.horizontalHeader()
        for place, column in enumerate(plan.order):
            header.moveSection(header.visualIndex(_INDEX_OF[column]), place)
        self.lay_out_columns()

    def _after_reset(self) -> None:
        self.bands.refresh()
        self.painter_of_rows.measure_fractions()
        several = self.choice.several
        left = self.keep_what_is_shown()
        if several and left:
            rows = fmt.plural(left, self.tr("row"), self.tr("rows"))
            self.said.emit(self.tr("No longer shown, so no longer chosen: {0}.").format(rows))

    def _sort_by(self, section: int) -> None:
        """Rising, falling, and back to account by account."""
        column = SPECS[section].column
        if column is Column.BUTTONS:
            return
        rising, falling = Sorting(column), Sorting(column, falling=True)
        now = self.rows.sorting
        self.sort_rows(falling if now == rising else None if now == falling else rising)

    def sort_rows(self, sorting: Sorting | None) -> None:
        """Now, and whenever the rows are taken afresh: rows that come later stand last, and no
        price moves a row.
        """
        self.rows.sort_by(sorting)
        self.bands.refresh()

    def _spot(self, point: QPoint) -> tuple[PositionKey, Button | None] | None:
        index = self.indexAt(point)
        key = self.rows.key_at(index.row()) if index.isValid() else None
        if key is None:
            return None
        if index.column() != _INDEX_OF[Column.BUTTONS]:
            return key, None
        button = row_buttons.button_at(self._cell(index), point, self.theme)
        return key, button if button in self.painter_of_rows.buttons_of(key) else None

    def _leave_buttons(self, _key: PositionKey | None) -> None:
        self.pointer.focused = None

    def _cell(self, index: QModelIndex) -> QRect:
        band = self.bands.height(self.rows.key_at(index.row()), self.theme)
        return self.visualRect(index).adjusted(0, band, 0, 0)

    def _hover(self, spot: tuple[PositionKey, Button | None] | None) -> None:
        if spot != self.pointer.hovered:
            self.pointer.hovered = spot
            self.viewport().update()

    def _press(self, key: PositionKey, button: Button) -> None:
        view = self.rows.view_of(key)
        why = view.why_off.get(button, "") if view is not None else self.tr("This row is gone.")
        if why and button is not Button.MORE:
            self.said.emit(why)
            return
        self.button_pressed.emit(key, button)

    # ---- Qt's names

    def mousePressEvent(self, event: QMouseEvent) -> None:
        spot = self._spot(event.position().toPoint())
        if spot is None:
            return
        self.choose_by_mouse(spot[0], event)
        # With Ctrl or Shift a person chooses rows: a slip onto a button must not close one.
        if spot[1] is not None and event.button() == _LEFT_BUTTON and not _choosing(event):
            self.pointer.pressed = (spot[0], spot[1])
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self.pointer.pressed = self.pointer.pressed, None
        self.viewport().update()
        # The release must be over the same position: rows may have moved in between.
        if pressed is not None and self._spot(event.position().toPoint()) == pressed:
            self._press(*pressed)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        # The second press of a double click is not a second decision; two of Ctrl are two.
        spot = self._spot(event.position().toPoint())
        if _choosing(event):
            self.mousePressEvent(event)
        elif spot is not None and spot[1] is not None:
            self.said.emit(self.tr("A double click counts as one press."))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self._spot(event.position().toPoint()))
        if not event.buttons():
            super().mouseMoveEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        self.rows.hold("pointer", True)
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self.rows.hold("pointer", False)
        self._hover(None)
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left.value: -1, Qt.Key.Key_Right.value: 1}.get(event.key())
        if step is not None:
            self.focus_button(step)
            return
        super().keyPressEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            spot = self._spot(event.pos())
            view = self.rows.view_of(spot[0]) if spot is not None else None
            if spot is not None and spot[1] is not None and view is not None:
                QToolTip.showText(event.globalPos(), tip(view.why_off.get(spot[1], "")), self)
                return True
        return super().viewportEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.lay_out_columns()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.rows.rowCount():
            return
        painting.empty_words(self.viewport(), self.empty_text, self.theme)


def _choosing(event: QMouseEvent) -> bool:
    return bool(event.modifiers() & _CHOOSING)


_LEFT_BUTTON = Qt.MouseButton.LeftButton
_CHOOSING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
