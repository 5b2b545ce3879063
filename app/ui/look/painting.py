"""The few shapes that all painted tables share."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QTableView, QWidget

from app.ui.look.theme import Theme
from app.ui.text.close_state import StateText, Tone

RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
ROOM_FOR_A_REASON = 190
SMALLEST_PX = 8
CENTRE = Qt.AlignmentFlag.AlignCenter


def text(
    painter: QPainter,
    rect: QRect,
    words: str,
    colour: QColor,
    align: Qt.AlignmentFlag,
    margin: int,
    cut: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
) -> None:
    """Words that have an ellipsis, at their end or where `cut` says, where they do not fit."""
    painter.setPen(colour)
    inner = rect.adjusted(margin, 0, -margin, 0)
    shown = painter.fontMetrics().elidedText(words, cut, inner.width())
    painter.drawText(inner, align, shown)


def narrowed(font: QFont, words: str, room: int) -> QFont:
    """The font, or a smaller one in which the words fit: a number is never shown in part."""
    needed = QFontMetrics(font).horizontalAdvance(words)
    if needed <= room or needed <= 0:
        return font
    small = QFont(font)
    small.setPixelSize(max(SMALLEST_PX, font.pixelSize() * room // needed))
    return small


def state(painter: QPainter, rect: QRect, of: StateText, theme: Theme, font: QFont) -> None:
    """A mark whose shape says good or bad, and the words; the short ones where it is narrow."""
    if not of.text:
        return
    colour = theme.colour(of.tone.colour)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    dot = theme.px(7)
    left = rect.left() + theme.px(10)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    box = QRectF(left, rect.center().y() - dot / 2 + 0.5, dot, dot)
    if of.tone in (Tone.BAD, Tone.DOUBT):
        painter.drawRect(box)
    else:
        painter.drawEllipse(box)
    painter.setFont(font)
    inner = rect.adjusted(theme.px(16), 0, theme.px(4), 0)
    room = inner.width() - theme.px(16)
    words = state_words(of, room, painter.fontMetrics(), theme)
    text(painter, inner, words, colour, LEFT, theme.px(8))


def state_words(of: StateText, room: int, metrics: QFontMetrics, theme: Theme) -> str:
    """All the words where they fit or where much of them does; else the short ones."""
    fits = metrics.horizontalAdvance(of.text) <= room
    return of.text if fits or not of.short or room > theme.px(ROOM_FOR_A_REASON) else of.short


def chosen(painter: QPainter, cell: QRect, theme: Theme, *, current: bool) -> None:
    """One of several chosen rows: a tick before its first cell; lines above and below the current."""
    accent = theme.colour("accent")
    if current:
        line = max(1, theme.px(2))
        painter.fillRect(QRect(cell.left(), cell.top(), cell.width(), line), accent)
        painter.fillRect(QRect(cell.left(), cell.bottom() - line, cell.width(), line), accent)
    if cell.left() > 0:
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.colour("text"), theme.px(1.6)))
    scale = theme.look.scale
    left, middle = cell.left() + 4 * scale, cell.center().y() + 1
    corner = QPointF(left + 2.2 * scale, middle + 3 * scale)
    painter.drawLine(QPointF(left, middle), corner)
    painter.drawLine(corner, QPointF(left + 5.6 * scale, middle - 4 * scale))
    painter.restore()


def cursor(painter: QPainter, cell: QRect, theme: Theme) -> None:
    """Where the keyboard stands to take a row in or out: a dashed line above and below."""
    painter.save()
    painter.setPen(QPen(theme.colour("text"), 1, Qt.PenStyle.DashLine))
    for height in (cell.top() + theme.px(3), cell.bottom() - theme.px(4)):
        painter.drawLine(cell.left(), height, cell.right(), height)
    painter.restore()


def button(painter: QPainter, rect: QRect, words: str, hovered: bool, theme: Theme) -> None:
    """A quiet painted button."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    line = theme.colour("accent" if hovered else "border_strong")
    painter.setPen(QPen(line, 1))
    painter.setBrush(theme.colour("selection" if hovered else "raised"))
    shape = QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5)
    painter.drawRoundedRect(shape, theme.px(4), theme.px(4))
    painter.setPen(theme.colour("text"))
    painter.setFont(theme.font(11, 500))
    painter.drawText(rect, CENTRE, words)


def empty_words(viewport: QWidget, words: tuple[str, str], theme: Theme) -> None:
    """A big word in the middle of an empty table, and a sentence below it."""
    word, detail = words
    painter = QPainter(viewport)
    area = viewport.rect().adjusted(20, 0, -20, -theme.px(40))
    painter.setFont(theme.font(34, 600))
    painter.setPen(theme.colour("muted"))
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, word)
    painter.setFont(theme.font(13))
    painter.setPen(theme.colour("faint"))
    below = area.adjusted(0, theme.px(64), 0, theme.px(64))
    painter.drawText(below, Qt.AlignmentFlag.AlignCenter, detail)
    painter.end()


def repaint_row(table: QTableView, row: int | None) -> None:
    """Draw one row in this call, and no other: all of them would take longer than the press."""
    if row is not None:
        top, height = table.rowViewportPosition(row), table.rowHeight(row)
        table.viewport().repaint(0, top, table.viewport().width(), height)
