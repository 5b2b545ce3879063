"""The list of accounts: icon, name, environment in its colour, and how each is doing."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.domain.ids import Venue
from app.ui.accounts.port import AccountLine, Tone
from app.ui.look import painting
from app.ui.look.icons import venue_pixmap
from app.ui.look.styling import tip
from app.ui.look.theme import Theme
from app.ui.text.language import in_words
from app.ui.window.scopes import word_of

ROW_HEIGHT = 54
_LINE = Qt.ItemDataRole.UserRole
_COLOURS = {Tone.GOOD: "up", Tone.WAITING: "warn", Tone.BAD: "danger", Tone.OFF: "faint"}
_Index = QModelIndex | QPersistentModelIndex


class AccountPainter(QStyledItemDelegate):
    """Paints one account."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        return QSize(self._theme.px(300), self._theme.px(ROW_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        theme, line = self._theme, index.data(_LINE)
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.colour("selection"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.colour("hover"))
        size, left = theme.px(22), rect.left() + theme.px(12)
        if line.disabled:
            painter.setOpacity(0.45)
        icon = venue_pixmap(Venue(line.venue), size, painter.device().devicePixelRatioF())
        painter.drawPixmap(left, rect.center().y() - size // 2, icon)
        painter.setOpacity(1)
        self._paint_words(painter, rect, line)
        painter.fillRect(
            QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.colour("border")
        )
        painter.restore()

    def _paint_words(self, painter: QPainter, rect: QRect, line: AccountLine) -> None:
        theme = self._theme
        left = rect.left() + theme.px(38)
        right = self._paint_chip(painter, rect, line) - theme.px(4)
        half = rect.height() // 2
        upper = QRect(left, rect.top() + theme.px(6), right - left, half - theme.px(6))
        painter.setFont(theme.font(14, 600))
        name = theme.colour("muted" if line.disabled else "text")
        painting.text(painter, upper, line.name, name, painting.LEFT, theme.px(8))
        lower = QRect(left, rect.top() + half, right - left, half - theme.px(6))
        painter.setFont(theme.font(12))
        dot = theme.px(7)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(_COLOURS[line.tone]))
        box = QRectF(left + theme.px(8), lower.center().y() - dot / 2 + 1, dot, dot)
        if line.tone is Tone.BAD:
            painter.drawRect(box)
        else:
            painter.drawEllipse(box)
        words = f"{line.title} · {in_words(line.state)}"
        lower.setLeft(left + theme.px(14))
        painting.text(painter, lower, words, theme.colour("muted"), painting.LEFT, theme.px(8))

    def _paint_chip(self, painter: QPainter, rect: QRect, line: AccountLine) -> int:
        """The environment in its colour; returns where it begins."""
        theme = self._theme
        word = word_of(line.environment)
        colour, fill = theme.environment(line.environment)
        painter.setFont(theme.font(11, 700))
        width = painter.fontMetrics().horizontalAdvance(word) + theme.px(14)
        height = theme.px(19)
        chip = QRectF(
            rect.right() - theme.px(14) - width, rect.center().y() - height / 2, width, height
        )
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(fill)
        painter.drawRoundedRect(chip, theme.px(4), theme.px(4))
        painter.setPen(colour)
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, word)
        return round(chip.left())


class AccountList(QListWidget):
    """The accounts in their order; Enter edits the chosen one, Del asks to remove it."""

    edit_wanted = Signal()
    remove_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("accounts")
        self.setItemDelegate(AccountPainter(theme, self))
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Accounts"))
        self.itemDoubleClicked.connect(self._on_double_click)

    def show_lines(self, lines: tuple[AccountLine, ...]) -> None:
        """Show these; the chosen account stays chosen."""
        chosen, row = self.chosen, self.currentRow()
        self.clear()
        for line in lines:
            item = QListWidgetItem(line.name)
            item.setData(_LINE, line)
            words = (line.name, line.title, word_of(line.environment), in_words(line.state))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, ", ".join(words))
            item.setToolTip(tip(f"{line.title} · {in_words(line.state)}"))
            self.addItem(item)
        ids = [line.account_id for line in lines]
        if chosen is not None and chosen.account_id in ids:
            row = ids.index(chosen.account_id)
        if lines:
            self.setCurrentRow(min(max(row, 0), len(lines) - 1))

    @property
    def chosen(self) -> AccountLine | None:
        line = self.currentIndex().data(_LINE)
        return line if isinstance(line, AccountLine) else None

    def _on_double_click(self) -> None:
        self.edit_wanted.emit()

    # ---- Qt's names

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return.value, Qt.Key.Key_Enter.value):
            self.edit_wanted.emit()
        elif event.key() == Qt.Key.Key_Delete.value:
            self.remove_wanted.emit()
        else:
            super().keyPressEvent(event)
