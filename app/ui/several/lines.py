"""The list of the chosen rows: symbol, side, what would go of it, and where; or why it cannot go."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.domain.ids import AccountKey
from app.domain.intent import WorstPrice
from app.domain.position import Position, Side
from app.ui.closing.words import remarks_of
from app.ui.look import painting
from app.ui.look.styling import tip
from app.ui.look.theme import Theme
from app.ui.several.plan import Going, Plan
from app.ui.several.words import amount_words, side_words, worst_words
from app.ui.text import format as fmt
from app.ui.text.language import in_words

LINE = 36
BESIDES = 570
"""What the panel needs for everything but the list, in pixels at scale 1."""

LEAST_IN_SIGHT, MOST_IN_SIGHT = 1.5, 7.5
_AnyIndex = QModelIndex | QPersistentModelIndex
_SCROLLING = {Qt.Key.Key_Up.value, Qt.Key.Key_Down.value}


@dataclass(frozen=True, slots=True)
class Line:
    """One chosen row. `why`: what keeps it here; empty for one that would go."""

    symbol: str
    side: str
    short: bool
    amount: str
    where: str
    why: str

    @property
    def words(self) -> str:
        """The whole of it, for a screen reader and the tip."""
        parts = (f"{self.symbol} {self.side}", self.amount, self.where, self.why)
        return " · ".join(part for part in parts if part)


def lines_of(plan: Plan, titles: Mapping[AccountKey, str]) -> list[Line]:
    """Those that would go first, then those that cannot."""
    going = [_line(one.row.position, titles, one) for one in plan.going]
    return going + [_line(position, titles, None, why) for position, why in plan.left_out]


def _line(
    position: Position, titles: Mapping[AccountKey, str], one: Going | None, why: str = ""
) -> Line:
    instrument, account = position.instrument, position.key.account
    more: list[str] = [titles.get(account, account.name)]
    if one is not None:
        pricing = one.found.request.pricing
        if isinstance(pricing, WorstPrice):
            more.append(worst_words(fmt.price(pricing.price, instrument)))
        more += [in_words(remark) for remark in one.found.request.remarks]
        more += remarks_of(one.row, size_unknown=False)
    return Line(
        fmt.symbol(instrument),
        side_words(position),
        position.side is Side.SHORT,
        amount_words(one) if one is not None else "",
        " · ".join(more),
        why,
    )


class LinesModel(QAbstractListModel):
    """The lines; where only their words are new, nothing scrolls."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: list[Line] = []

    def take(self, lines: Sequence[Line]) -> None:
        if list(lines) == self.lines:
            return
        if len(lines) == len(self.lines):
            self.lines = list(lines)
            self.dataChanged.emit(self.index(0), self.index(len(lines) - 1))
            return
        self.beginResetModel()
        self.lines = list(lines)
        self.endResetModel()

    # ---- Qt's names

    def rowCount(self, parent: _AnyIndex = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: _AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self.lines[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return line.words
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(line.words)
        return None


class _LinePainter(QStyledItemDelegate):
    def __init__(self, model: LinesModel, theme: Theme) -> None:
        super().__init__(model)
        self._model, self._theme = model, theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _AnyIndex) -> None:
        theme, line, cell = self._theme, self._model.lines[index.row()], option.rect
        painter.save()
        border = QRect(cell.left(), cell.bottom(), cell.width(), 1)
        painter.fillRect(border, theme.colour("border"))
        left, right, half = theme.px(8), theme.px(8), cell.height() // 2
        upper = QRect(cell.left() + left, cell.top() + theme.px(3), cell.width() - left - right, 0)
        upper.setHeight(half - theme.px(2))
        lower = upper.translated(0, upper.height())
        painter.setFont(theme.font(12, 600))
        room = painter.fontMetrics().horizontalAdvance(line.amount) + theme.px(6)
        name = upper.adjusted(0, 0, -room, 0)
        dim = theme.colour("muted" if line.why else "text")
        painting.text(painter, upper, line.amount, dim, painting.RIGHT, 0)
        mark = "✕ " if line.why else ""
        symbol = f"{mark}{line.symbol}"
        painting.text(painter, name, symbol, dim, painting.LEFT, 0, Qt.TextElideMode.ElideMiddle)
        used = painter.fontMetrics().horizontalAdvance(symbol) + theme.px(8)
        painter.setFont(theme.font(10, 600))
        side = theme.colour("short" if line.short else "long")
        painting.text(painter, name.adjusted(used, 0, 0, 0), line.side, side, painting.LEFT, 0)
        painter.setFont(theme.font(11))
        colour = theme.colour("warn" if line.why else "muted")
        words = f"{line.where} · {line.why}" if line.why else line.where
        painting.text(painter, lower, words, colour, painting.LEFT, 0)
        painter.restore()

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _AnyIndex) -> QSize:
        return QSize(self._theme.px(60), self._theme.px(LINE))


class Lines(QListView):
    """As high as its rows, up to a few; then it scrolls, with the mouse or with Up and Down."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._in_sight = MOST_IN_SIGHT
        self.model_of_lines = LinesModel(self)
        self.setModel(self.model_of_lines)
        self.setItemDelegate(_LinePainter(self.model_of_lines, theme))
        self.setObjectName("chosenRows")
        self.setAccessibleName(self.tr("Chosen rows"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Newer words, or other rows."""
        self.model_of_lines.take(lines)
        self.redress()

    def set_room(self, height: int) -> None:
        """So high is the panel that the list stands in, in pixels."""
        room = (height - self._theme.px(BESIDES)) / self._theme.px(LINE)
        # Half a row is cut off, so that one sees that there are more.
        self._in_sight = min(MOST_IN_SIGHT, max(LEAST_IN_SIGHT, int(room) + 0.5))
        self.redress()

    def redress(self) -> None:
        """As high as its lines at the theme's scale."""
        lines = self.model_of_lines.lines
        height = round(self._theme.px(LINE) * min(float(len(lines)), self._in_sight)) + 2
        if self.height() != height:
            self.setFixedHeight(height)

    @property
    def words(self) -> list[str]:
        """What each line says."""
        return [line.words for line in self.model_of_lines.lines]

    # ---- Qt's names

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
            if plain and event.key() in _SCROLLING:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in _SCROLLING:
            # Qt's search by typed letters is of no use here; keys are the window's.
            event.ignore()
            return
        bar = self.verticalScrollBar()
        step = self._theme.px(LINE)
        bar.setValue(bar.value() + (step if event.key() == Qt.Key.Key_Down.value else -step))
