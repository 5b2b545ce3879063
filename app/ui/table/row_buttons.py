"""Where the painted buttons of a row lie and how they look in each state."""

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QCoreApplication, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from app.ui.look.theme import Look, Theme
from app.ui.table.row_view import Button

_GAP = 4
_LEAST = {Button.CLOSE: 54, Button.HALF: 34, Button.QUARTER: 34, Button.MORE: 28}
_LEFT = 6
_RIGHT = 10


@dataclass(frozen=True, slots=True)
class Appearance:
    """What a painted button has to show."""

    enabled: bool
    armed: bool
    staged: bool
    hovered: bool
    pressed: bool
    focused: bool


def label(button: Button) -> str:
    """The words on a button."""
    texts = {
        Button.CLOSE: QCoreApplication.translate("row_buttons", "Close"),
        Button.HALF: "1/2",
        Button.QUARTER: "1/4",
        Button.MORE: "…",
    }
    return texts[button]


def total_width(theme: Theme) -> int:
    """The width of the column that holds them."""
    widths = _widths(theme.look.scale, label(Button.CLOSE))
    return sum(widths.values()) + theme.px(_GAP * (len(widths) - 1) + _LEFT + _RIGHT)


@lru_cache(maxsize=16)
def _widths(scale: float, close: str) -> dict[Button, int]:
    """In pixels. The word for closing is longer in some languages."""
    theme = Theme(Look(scale=scale))
    widths = {button: theme.px(width) for button, width in _LEAST.items()}
    needed = theme.width(close, 12, 600) + theme.px(16)
    widths[Button.CLOSE] = max(widths[Button.CLOSE], needed)
    return widths


def rects(cell: QRect, theme: Theme) -> dict[Button, QRect]:
    """Each button's place in a cell; the same in every row."""
    height = min(cell.height() - theme.px(8), theme.px(24))
    top = cell.top() + (cell.height() - height) // 2
    left = cell.left() + theme.px(_LEFT)
    places = {}
    for button, width in _widths(theme.look.scale, label(Button.CLOSE)).items():
        places[button] = QRect(left, top, width, height)
        left += width + theme.px(_GAP)
    return places


def button_at(cell: QRect, point: QPoint, theme: Theme) -> Button | None:
    """The button under a point."""
    for button, rect in rects(cell, theme).items():
        if rect.contains(point):
            return button
    return None


def paint(painter: QPainter, rect: QRect, button: Button, look: Appearance, theme: Theme) -> None:
    """One button."""
    fill, line, text = _colours(button, look, theme)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    shape = QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5)
    radius = theme.px(5)
    painter.setPen(QPen(line, 1))
    painter.setBrush(fill)
    painter.drawRoundedRect(shape, radius, radius)
    if look.focused:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.colour("accent"), 2))
        painter.drawRoundedRect(shape.adjusted(-1.5, -1.5, 1.5, 1.5), radius + 1, radius + 1)
    painter.setPen(text)
    painter.setFont(theme.font(12, 600 if button is Button.CLOSE else 500))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, label(button))
    painter.restore()


def _colours(button: Button, look: Appearance, theme: Theme) -> tuple[QColor, QColor, QColor]:
    if not look.enabled:
        return QColor(0, 0, 0, 0), theme.colour("border"), theme.colour("faint")
    hot = look.armed and button is not Button.MORE
    if look.staged or (look.pressed and hot):
        return theme.colour("armed"), theme.colour("armed"), theme.colour("on_armed")
    if look.pressed:
        return theme.colour("selection"), theme.colour("accent"), theme.colour("text")
    if hot and look.hovered:
        return theme.colour("armed"), theme.colour("armed"), theme.colour("on_armed")
    if hot:
        return theme.colour("armed_fill"), theme.colour("armed"), theme.colour("armed")
    if look.hovered:
        return theme.colour("selection"), theme.colour("accent"), theme.colour("text")
    return theme.colour("raised"), theme.colour("border_strong"), theme.colour("text")
