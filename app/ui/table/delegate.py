"""Paints the cells of the positions table: numbers on their point, chips, states, buttons."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.domain.ids import Environment, PositionKey
from app.domain.position import Side
from app.ui.look import painting
from app.ui.look.icons import venue_pixmap
from app.ui.look.theme import Theme, gain_colour
from app.ui.table import row_buttons
from app.ui.table.bands import Bands
from app.ui.table.choice import Choice
from app.ui.table.columns import SPECS, Column
from app.ui.table.model import PositionsModel
from app.ui.table.row_buttons import Appearance
from app.ui.table.row_view import Button, RowView

_COLUMNS = tuple(spec.column for spec in SPECS)
_NUMBERS = (Column.SIZE, Column.AVERAGE, Column.MARK)
_SELECTED = QStyle.StateFlag.State_Selected
_AnyIndex = QModelIndex | QPersistentModelIndex


class PointerState:
    """What pointer, keyboard and staging are doing to the painted buttons."""

    def __init__(self) -> None:
        self.hovered: tuple[PositionKey, Button | None] | None = None
        self.pressed: tuple[PositionKey, Button] | None = None
        self.focused: Button | None = None
        self.staged: dict[PositionKey, Button | None] = {}


class RowDelegate(QStyledItemDelegate):
    """One painter for every cell."""

    def __init__(
        self, model: PositionsModel, theme: Theme, pointer: PointerState, bands: Bands
    ) -> None:
        super().__init__(model)
        self._bands = bands
        self._model = model
        self._pointer = pointer
        self.armed_for: Callable[[PositionKey], bool] = _never
        self.shows_button: Callable[[PositionKey, Button], bool] = _always
        self.shows_account = True
        self.locked = False
        self.choice = Choice()
        self.fraction_digits: dict[Column, int] = {}
        self._theme = theme
        self.redress()

    def redress(self) -> None:
        """The fonts of the look that the theme has now."""
        theme = self._theme
        self._plain = theme.font()
        self._strong = theme.font(weight=600)
        self._small = theme.font(11, 600)

    def buttons_of(self, key: PositionKey | None) -> list[Button]:
        """The buttons that a row shows, in their order; without a row all there are."""
        return [button for button in Button if key is None or self.shows_button(key, button)]

    def measure_fractions(self) -> None:
        """How many digits each number column keeps free behind its point."""
        longest = dict.fromkeys(_NUMBERS, 0)
        for row in range(min(self._model.rowCount(), 200)):
            view = self._model.view(row)
            for column in _NUMBERS if view is not None else ():
                digits = view.texts[column].partition(" ")[0] if view is not None else ""
                longest[column] = max(longest[column], len(digits.partition(".")[2]))
        self.fraction_digits = dict(longest)

    def paint_background(
        self, painter: QPainter, rect: QRect, view: RowView, chosen: bool
    ) -> None:
        theme, key = self._theme, view.key
        hovered = self._pointer.hovered is not None and self._pointer.hovered[0] == key
        # No key is looked up where nothing is staged: each cell of each frame comes by here.
        if self._pointer.staged and key in self._pointer.staged:
            painter.fillRect(rect, theme.colour("armed_fill"))
        elif chosen:
            painter.fillRect(rect, theme.colour("selection"))
        elif hovered:
            painter.fillRect(rect, theme.colour("hover"))
        painter.fillRect(
            QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.colour("border")
        )
        if chosen and self.choice.several:
            painting.chosen(painter, rect, theme, current=key == self.choice.current)
        if self.choice.cursor is not None and key == self.choice.cursor:
            painting.cursor(painter, rect, theme)

    def _number(
        self,
        painter: QPainter,
        rect: QRect,
        text: str,
        column: Column,
        colour: QColor,
        font: QFont,
    ) -> None:
        """Points of all rows stand below each other; what follows the digits is muted."""
        digits, _, unit = text.partition(" ")
        whole, point, fraction = digits.partition(".")
        metrics = QFontMetrics(font)
        places = self.fraction_digits.get(column, 0)
        behind = metrics.horizontalAdvance("." + "0" * places) if places else 0
        unit_width = 0
        if column is Column.SIZE:
            unit_width = QFontMetrics(self._plain).horizontalAdvance(" lot")
        room = rect.width() - self._theme.px(14) - unit_width
        if metrics.horizontalAdvance(whole) + behind > room:
            # Rather smaller, or out of line, than over the column beside it.
            font = painting.narrowed(font, digits, room)
            metrics = QFontMetrics(font)
            least = metrics.horizontalAdvance(point + fraction)
            behind = max(least, room - metrics.horizontalAdvance(whole))
        at = rect.right() - self._theme.px(10) - behind - unit_width
        painter.setFont(font)
        painter.setPen(colour)
        left = QRect(rect.left() - 40, rect.top(), at - rect.left() + 40, rect.height())
        painter.drawText(left, painting.RIGHT, whole)
        right = QRect(at, rect.top(), rect.right() - at + 40, rect.height())
        painter.drawText(right, painting.LEFT, point + fraction)
        if unit:
            painter.setFont(self._plain)
            painter.setPen(self._theme.colour("faint"))
            right.setLeft(at + behind)
            painter.drawText(right, painting.LEFT, f" {unit}")

    def _text(
        self, painter: QPainter, rect: QRect, text: str, colour: QColor, align: Qt.AlignmentFlag
    ) -> None:
        painting.text(painter, rect, text, colour, align, self._theme.px(8))

    def _account(self, painter: QPainter, rect: QRect, view: RowView) -> None:
        self._stripe(painter, rect, view.key.account.environment)
        inner = self._icon(painter, rect, view)
        painter.setFont(self._plain)
        text = view.texts[Column.ACCOUNT]
        self._text(painter, inner, text, self._theme.colour("muted"), painting.LEFT)

    def _stripe(self, painter: QPainter, rect: QRect, environment: Environment) -> None:
        if environment is not Environment.LIVE:
            line, _fill = self._theme.environment(environment)
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height() - 1), line)

    def _icon(self, painter: QPainter, rect: QRect, view: RowView) -> QRect:
        size = self._theme.px(16)
        ratio = painter.device().devicePixelRatioF()
        left = rect.left() + self._theme.px(14)
        top = rect.top() + (rect.height() - size) // 2
        painter.drawPixmap(left, top, venue_pixmap(view.key.account.venue, size, ratio))
        return QRect(left + size, rect.top(), rect.right() - left - size, rect.height())

    def _symbol(self, painter: QPainter, rect: QRect, view: RowView) -> None:
        if not self.shows_account:
            self._stripe(painter, rect, view.key.account.environment)
            rect = self._icon(painter, rect, view)
        painter.setFont(self._strong)
        colour = self._theme.colour("muted" if view.gone else "text")
        # Two options differ at the end of their symbols: what is cut is cut in the middle.
        words, middle = view.texts[Column.SYMBOL], Qt.TextElideMode.ElideMiddle
        painting.text(painter, rect, words, colour, painting.LEFT, self._theme.px(8), middle)

    def _side(self, painter: QPainter, rect: QRect, view: RowView) -> None:
        name = "long" if view.position.side is Side.LONG else "short"
        text = view.texts[Column.SIDE]
        painter.setFont(self._small)
        width = painter.fontMetrics().horizontalAdvance("SHORT") + self._theme.px(12)
        height = self._theme.px(19)
        chip = QRect(0, 0, width, height)
        chip.moveCenter(rect.center())
        self._chip(painter, chip, text, name)

    def _chip(self, painter: QPainter, chip: QRect, text: str, name: str) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour(f"{name}_fill"))
        painter.drawRoundedRect(QRectF(chip), self._theme.px(4), self._theme.px(4))
        painter.setPen(self._theme.colour(name))
        painter.drawText(chip, painting.CENTRE, text)

    def _profit(self, painter: QPainter, rect: QRect, view: RowView) -> None:
        name = "muted" if view.gone else gain_colour(view.gain)
        text, font = view.texts[Column.PROFIT].replace("\u202f", "\u2009"), self._strong
        painter.setFont(font)
        self._text(painter, rect, text.strip(), self._theme.colour(name), painting.RIGHT)

    def _buttons(self, painter: QPainter, rect: QRect, view: RowView, current: bool) -> None:
        pointer, key = self._pointer, view.key
        armed = self.armed_for(key)
        places = row_buttons.rects(rect, self._theme)
        for button in self.buttons_of(key):
            look = Appearance(
                enabled=button is Button.MORE or not (self.locked or button in view.why_off),
                armed=armed,
                staged=pointer.staged.get(key) is button,
                hovered=pointer.hovered == (key, button),
                pressed=pointer.pressed == (key, button),
                focused=current and pointer.focused is button,
            )
            row_buttons.paint(painter, places[button], button, look, self._theme)

    def _paint_cell(self, painter: QPainter, rect: QRect, column: Column, view: RowView) -> None:
        theme = self._theme
        dim = view.gone or not view.fresh
        match column:
            case Column.ACCOUNT:
                self._account(painter, rect, view)
            case Column.SYMBOL:
                self._symbol(painter, rect, view)
            case Column.SIDE:
                self._side(painter, rect, view)
            case Column.PROFIT:
                self._profit(painter, rect, view)
            case Column.STATE:
                painting.state(painter, rect, view.state, theme, self._plain)
            case Column.SIZE | Column.AVERAGE | Column.MARK:
                strong = column is Column.SIZE
                plain = "muted" if dim or column is Column.AVERAGE else "text"
                font = self._strong if strong else self._plain
                colour = theme.colour(plain)
                self._number(painter, rect, view.texts[column], column, colour, font)
            case Column.DAY:
                painter.setFont(self._plain)
                colour = theme.colour("muted" if dim else gain_colour(view.day_gain))
                self._text(painter, rect, view.texts[column], colour, painting.RIGHT)
            case _:
                painter.setFont(self._plain)
                stale = column is Column.AGE and not view.fresh
                colour = theme.colour("warn" if stale else "muted")
                self._text(painter, rect, view.texts[column], colour, painting.RIGHT)

    # ---- Qt's names

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _AnyIndex) -> None:
        view = self._model.view(index.row())
        if view is None:
            return
        column = _COLUMNS[index.column()]
        painter.save()
        rect = self._bands.paint(painter, option.rect, view.key, self._theme)
        chosen = bool(option.state & _SELECTED)
        self.paint_background(painter, rect, view, chosen)
        if column is Column.BUTTONS:
            self._buttons(painter, rect, view, chosen and view.key == self.choice.current)
        else:
            self._paint_cell(painter, rect, column, view)
        painter.restore()

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _AnyIndex) -> QSize:
        return QSize(self._theme.px(60), self._theme.px(34))


def _always(_key: PositionKey, _button: Button) -> bool:
    return True


def _never(_key: PositionKey) -> bool:
    return False
