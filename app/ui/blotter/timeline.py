"""The life of one close: its stages with stamps, a bar per stage, and every event."""

from PySide6.QtCore import QCoreApplication, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QVBoxLayout, QWidget

from app.engine.close import Close, Stage
from app.engine.latency import Latency
from app.ui.blotter.model import against_pressed_mark, realised_by, what
from app.ui.look import painting
from app.ui.look.styling import label
from app.ui.look.theme import Theme
from app.ui.text import format as fmt
from app.ui.text.close_state import Tone, state_of
from app.ui.text.event_words import event_words
from app.ui.text.stage_words import stage_words
from app.ui.trading.latency_words import latency_table, proof_words

LINE = 27


def _tr(text: str) -> str:
    return QCoreApplication.translate("timeline", text)


def stages(close: Close) -> list[tuple[Stage, int]]:
    """The stamped stages in the order of time, as nanoseconds since the press."""
    start = close.stamps.get(Stage.PRESSED)
    if start is None:
        return []
    spans = [(stage, at - start) for stage, at in close.stamps.items()]
    order = list(Stage)
    return sorted(spans, key=lambda pair: (pair[1], order.index(pair[0])))


class Bars(QWidget):
    """One line per stage: name, bar from the stage before, time since the press."""

    def __init__(self, close: Close, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._close = close
        self._theme = theme
        self.setMinimumHeight(theme.px(LINE * len(Stage) + 8))

    def _paint_line(
        self, painter: QPainter, rect: QRect, stage: Stage, start: int, end: int, whole: int
    ) -> None:
        theme = self._theme
        painter.setFont(theme.font(12, 500))
        name = QRect(rect.left(), rect.top(), theme.px(110), rect.height())
        painting.text(painter, name, stage_words(stage), theme.colour("text"), painting.LEFT, 0)
        stamp = QRect(rect.right() - theme.px(78), rect.top(), theme.px(78), rect.height())
        painting.text(painter, stamp, fmt.span_ns(end), theme.colour("text"), painting.RIGHT, 0)
        left, room = name.right() + theme.px(8), stamp.left() - name.right() - theme.px(16)
        track = QRectF(left, rect.center().y() - theme.px(4), room, theme.px(8))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("raised"))
        painter.drawRoundedRect(track, theme.px(4), theme.px(4))
        tone = state_of(self._close).tone
        good = tone in (Tone.GOOD, Tone.BUSY)
        painter.setBrush(theme.colour("accent" if good else tone.colour))
        x = left + room * start / whole
        width = max(theme.px(4), room * (end - start) / whole)
        width = min(width, left + room - x) if x + width > left + room else width
        bar = QRectF(min(x, left + room - theme.px(4)), track.top(), width, track.height())
        painter.drawRoundedRect(bar, theme.px(4), theme.px(4))

    # ---- Qt's names

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(520), self.minimumHeight())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        spans = stages(self._close)
        whole = max((end for _stage, end in spans), default=0) or 1
        before, height = 0, self._theme.px(LINE)
        for i, (stage, end) in enumerate(spans):
            rect = QRect(0, i * height, self.width(), height)
            self._paint_line(painter, rect, stage, before, end, whole)
            before = end
        painter.end()


class TimelineDialog(QDialog):
    """Stays open beside the window and follows the close."""

    def __init__(
        self, close: Close, theme: Theme, latency: Latency, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._close, self._latency = close, latency
        self.setWindowTitle(what(close))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(theme.px(520))
        title = label("panelSymbol", what(close))
        self._state = label("summary", wraps=True)
        self._bars = Bars(close, theme)
        self._usual, self._proof = label("note", wraps=True), label("note", wraps=True)
        for words in (self._usual, self._proof):
            words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._events = QPlainTextEdit()
        self._events.setObjectName("wire")
        self._events.setReadOnly(True)
        self._events.setMinimumHeight(theme.px(170))
        self._events.setAccessibleName(self.tr("Events of this close"))
        layout = self._layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 16)
        layout.setSpacing(10)
        parts = (title, self._state, self._bars, self._usual, self._events, self._proof)
        for widget in parts:
            layout.addWidget(widget)
        self.refresh()

    def refresh(self) -> None:
        """The close has moved on."""
        self._state.setText(state_words(self._close))
        self._events.setPlainText(
            "\n".join(event_words(e, self._close) for e in self._close.events)
        )
        self._usual.setText(latency_table(self._latency, self._close.account.venue))
        self._usual.setVisible(bool(self._usual.text()))
        self._proof.setText(proof_words(self._close))
        self._bars.update()
        # Words that have become more would else be laid over the bars.
        needed = self._layout.totalHeightForWidth(self.width())
        if needed > self.height():
            self.resize(self.width(), needed)


def state_words(close: Close) -> str:
    """The state, the average price and what it cost against the mark."""
    parts = [state_of(close).text]
    instrument = close.intent.seen.instrument
    if close.order.average_price is not None:
        price = fmt.price(close.order.average_price, instrument)
        parts.append(_tr("average {0}").format(price))
    brought = realised_by(close)
    if brought is not None:
        parts.append(_tr("{0} realised").format(fmt.money(brought)))
    slippage = against_pressed_mark(close)
    if slippage is not None:
        parts.append(_tr("{0} against mark at press").format(fmt.money(slippage)))
    return " · ".join(parts)
