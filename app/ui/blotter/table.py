"""The list of the blotter: painted lines, a cancel button where something rests."""

from PySide6.QtCore import (
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from app.engine.close import Close
from app.ui.blotter.model import COLUMNS, LEFT_COLUMNS, BlotterColumn, BlotterModel, Line
from app.ui.look import painting
from app.ui.look.theme import Theme, gain_colour

ROW_HEIGHT = 28
LONGEST_ACCOUNT = 200
_AnyIndex = QModelIndex | QPersistentModelIndex
_SAMPLES = {
    BlotterColumn.TIME: ("00:00:00", 0),
    BlotterColumn.ACCOUNT: ("NinjaTrader 8", 3),
    BlotterColumn.WHAT: ("Sell 125 BTC-USDT · limit", 0),
    BlotterColumn.STATE: ("60 of 125 closed", 0),
    BlotterColumn.FILLED: ("1 000.00", 1),
    BlotterColumn.LEAVES: ("1 000.00", 7),
    BlotterColumn.AVERAGE: ("86 512.10", 1),
    BlotterColumn.REALISED: ("+1 234.50 USD", 2),
    BlotterColumn.SLIPPAGE: ("−12.50 USDT", 4),
    BlotterColumn.FEES: ("0.31 USDT", 8),
    BlotterColumn.ACK: ("212 ms", 5),
    BlotterColumn.FILL: ("212 ms", 6),
    BlotterColumn.CANCEL: ("", 0),
}


class BlotterDelegate(QStyledItemDelegate):
    """Paints a close like a row of the table."""

    def __init__(self, model: BlotterModel, theme: Theme) -> None:
        super().__init__(model)
        self._model = model
        self.theme = theme
        self.hovered_cancel: int | None = None

    def _paint_cell(
        self, painter: QPainter, rect: QRect, column: BlotterColumn, line: Line
    ) -> None:
        theme = self.theme
        painter.setFont(theme.font(12))
        if column is BlotterColumn.STATE:
            painting.state(painter, rect, line.state, theme, theme.font(12))
            return
        name = "text" if column in (BlotterColumn.WHAT, BlotterColumn.FILLED) else "muted"
        if column is BlotterColumn.SLIPPAGE and line.slippage_sign:
            name = gain_colour(line.slippage_sign)
        elif column is BlotterColumn.REALISED and line.gain:
            name = gain_colour(line.gain)
        side = painting.LEFT if column in LEFT_COLUMNS else painting.RIGHT
        painting.text(painter, rect, line.texts[column], theme.colour(name), side, theme.px(8))

    # ---- Qt's names

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _AnyIndex) -> None:
        line = self._model.line(index.row())
        if line is None:
            return
        column = COLUMNS[index.column()]
        rect, state = option.rect, option.state
        theme = self.theme
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.colour("selection"))
        painter.fillRect(
            QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.colour("border")
        )
        if column is BlotterColumn.CANCEL:
            if self._model.can_cancel(line):
                hot = self.hovered_cancel == index.row()
                painting.button(painter, cancel_rect(rect, theme), cancel_word(), hot, theme)
        else:
            self._paint_cell(painter, rect, column, line)
        painter.restore()

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _AnyIndex) -> QSize:
        return QSize(self.theme.px(60), self.theme.px(ROW_HEIGHT))


def cancel_word() -> str:
    """What stands on the painted cancel button."""
    return QCoreApplication.translate("blotter", "Cancel")


def cancel_rect(cell: QRect, theme: Theme) -> QRect:
    """Where the painted cancel button lies in its cell."""
    return cell.adjusted(theme.px(6), theme.px(3), -theme.px(8), -theme.px(4))


class BlotterTable(QTableView):
    """The list itself."""

    cancel_wanted = Signal(object)
    opened = Signal(object)

    def __init__(self, model: BlotterModel, theme: Theme) -> None:
        super().__init__()
        self._closes = model
        self._theme = theme
        self._painter = BlotterDelegate(model, theme)
        self._pressed: Close | None = None
        self.setModel(model)
        self.setItemDelegate(self._painter)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Blotter"))
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(theme.px(ROW_HEIGHT))
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)
        self.doubleClicked.connect(self._on_double_click)

    def cancel_button_rect(self, close: Close) -> QRect:
        """Where the cancel button of a close lies in the viewport."""
        row = self._closes.row_of(close)
        if row is None:
            return QRect()
        index = self._closes.index(row, COLUMNS.index(BlotterColumn.CANCEL))
        return cancel_rect(self.visualRect(index), self._theme)

    def redress(self) -> None:
        """The theme has taken another look."""
        self.verticalHeader().setDefaultSectionSize(self._theme.px(ROW_HEIGHT))
        self.lay_out()

    def lay_out(self) -> None:
        """Give the columns their widths; those that do not fit are hidden."""
        theme, room = self._theme, self.viewport().width()
        air = theme.px(16)
        widths = {c: theme.width(sample, 12) + air for c, (sample, _) in _SAMPLES.items()}
        widths[BlotterColumn.CANCEL] += theme.width(cancel_word(), 12)
        name = max(self._closes.titles.values(), key=len, default="")
        whole = min(theme.width(name, 12) + air, theme.px(LONGEST_ACCOUNT))
        widths[BlotterColumn.ACCOUNT] = max(widths[BlotterColumn.ACCOUNT], whole)
        yielding = sorted((c for c in widths if _SAMPLES[c][1]), key=lambda c: -_SAMPLES[c][1])
        for column in yielding:
            if sum(widths.values()) <= room:
                break
            del widths[column]
        spare = max(0, room - sum(widths.values()))
        wide = spare * 3 // 4
        widths[BlotterColumn.STATE] += wide
        widths[BlotterColumn.WHAT] += spare - wide
        for section, column in enumerate(COLUMNS):
            self.setColumnHidden(section, column not in widths)
            if column in widths:
                self.setColumnWidth(section, widths[column])

    def _cancel_at(self, point: QPoint) -> Close | None:
        index = self.indexAt(point)
        line = self._closes.line(index.row()) if index.isValid() else None
        if line is None or not self._closes.can_cancel(line):
            return None
        inside = self.cancel_button_rect(line.close).contains(point)
        return line.close if inside else None

    def _on_double_click(self, index: QModelIndex) -> None:
        close = self._closes.close_at(index.row())
        if close is not None and COLUMNS[index.column()] is not BlotterColumn.CANCEL:
            self.opened.emit(close)

    # ---- Qt's names

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self._pressed = self._cancel_at(event.position().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        pressed, self._pressed = self._pressed, None
        if pressed is not None and self._cancel_at(event.position().toPoint()) is pressed:
            self.cancel_wanted.emit(pressed)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        close = self._cancel_at(event.position().toPoint())
        row = self._closes.row_of(close) if close is not None else None
        if row != self._painter.hovered_cancel:
            self._painter.hovered_cancel = row
            self.viewport().update()
        super().mouseMoveEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.lay_out()
