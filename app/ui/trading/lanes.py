"""A running or finished flatten: one lane per account with its stamps; green only when flat."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.domain.ids import AccountKey
from app.engine.desk import Desk
from app.engine.flatten import Flatten, Lane
from app.ui.look import painting
from app.ui.look.styling import label, tip
from app.ui.look.theme import Theme
from app.ui.text import format as fmt
from app.ui.trading.lane_words import fill_marks, flatten_words, lane_stamps, lane_state

LINE = 26
_NAME, _STATE, _BAR = 124, 206, 96
_LEAST_FOR_BAR = 800


class Lanes(QWidget):
    """The painted lanes."""

    def __init__(self, desk: Desk, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._theme = desk, theme
        self._flatten: Flatten | None = None
        self.titles: dict[AccountKey, str] = {}

    def show_flatten(self, flatten: Flatten) -> None:
        self._flatten = flatten
        self.setFixedHeight(self._theme.px(LINE) * len(flatten.lanes) + self._theme.px(4))
        self.refresh()

    def refresh(self) -> None:
        """Newer words for the eye and for a screen reader."""
        words = self.line_words()
        self.setAccessibleName(". ".join(words))
        self.setToolTip(tip("\n".join(words)))
        self.update()

    def line_words(self) -> list[str]:
        """Each lane as one sentence."""
        flatten = self._flatten
        if flatten is None:
            return []
        now = self._desk.clock.monotonic_ns()
        return [
            f"{self._name(lane)}: {lane_state(flatten, lane, now)[0]} · "
            f"{_stamp_words(flatten, lane)}"
            for lane in flatten.lanes.values()
        ]

    def _name(self, lane: Lane) -> str:
        return self.titles.get(lane.account, lane.account.name)

    def _paint_lane(
        self, painter: QPainter, rect: QRect, flatten: Flatten, lane: Lane, whole: int
    ) -> None:
        theme = self._theme
        words, tone = lane_state(flatten, lane, self._desk.clock.monotonic_ns())
        painter.setFont(theme.font(12, 600))
        narrow = rect.width() < theme.px(_LEAST_FOR_BAR)
        room = theme.px(_NAME - 26 if narrow else _NAME)
        name = QRect(rect.left(), rect.top(), room, rect.height())
        painting.text(painter, name, self._name(lane), theme.colour("text"), painting.LEFT, 0)
        state = QRect(name.right(), rect.top(), theme.px(_STATE), rect.height())
        painter.setFont(theme.font(12, 500))
        colour = theme.colour(tone.colour)
        painting.text(painter, state, words, colour, painting.LEFT, theme.px(8))
        left = state.right() + theme.px(8)
        if not narrow:
            bar = QRectF(left, rect.center().y() - theme.px(4), theme.px(_BAR), theme.px(8))
            self._paint_bar(painter, bar, flatten, lane, whole)
            left += theme.px(_BAR) + theme.px(12)
        painter.setFont(theme.font(11))
        stamps = QRect(left, rect.top(), rect.right() - left, rect.height())
        text = _stamp_words(flatten, lane)
        painting.text(painter, stamps, text, theme.colour("muted"), painting.LEFT, 0)

    def _paint_bar(
        self, painter: QPainter, track: QRectF, flatten: Flatten, lane: Lane, whole: int
    ) -> None:
        theme = self._theme
        now = self._desk.clock.monotonic_ns()
        end = (lane.ended_ns or now) - flatten.pressed_ns
        tone = lane_state(flatten, lane, now)[1]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("raised"))
        painter.drawRoundedRect(track, theme.px(4), theme.px(4))
        painter.setBrush(theme.colour(tone.colour))
        length = max(theme.px(4), track.width() * min(1.0, end / whole))
        done = QRectF(track.left(), track.top(), length, track.height())
        painter.drawRoundedRect(done, theme.px(4), theme.px(4))
        painter.setBrush(theme.colour("text"))
        for at in fill_marks(flatten, lane):
            x = track.left() + track.width() * min(1.0, at / whole)
            painter.drawRect(QRectF(x - 1, track.top() - 2, 2, track.height() + 4))

    # ---- Qt's names

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(400), self.minimumHeight())

    def paintEvent(self, _event: QPaintEvent) -> None:
        flatten = self._flatten
        if flatten is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        now = self._desk.clock.monotonic_ns()
        ends = [lane.ended_ns or now for lane in flatten.lanes.values()]
        whole = max(1, max(ends, default=now) - flatten.pressed_ns)
        height = self._theme.px(LINE)
        for i, lane in enumerate(flatten.lanes.values()):
            rect = QRect(0, i * height, self.width(), height)
            self._paint_lane(painter, rect, flatten, lane, whole)
        painter.end()


class LanesView(QWidget):
    """The lanes with their title; stays until it is put away."""

    def __init__(self, desk: Desk, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setObjectName("lanes")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.flatten: Flatten | None = None
        self._title = label("lanesTitle", wraps=True)
        self.lanes = Lanes(desk, theme)
        away = QPushButton("✕")
        away.setObjectName("quiet")
        away.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        away.setAccessibleName(self.tr("Put the flatten away"))
        away.clicked.connect(self.hide)
        top = QHBoxLayout()
        top.addWidget(self._title, 1)
        top.addWidget(away, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 6, 8, 6)
        layout.setSpacing(2)
        layout.addLayout(top)
        layout.addWidget(self.lanes)
        self.hide()

    @property
    def text(self) -> str:
        """The line above the lanes."""
        return self._title.text()

    def show_flatten(self, flatten: Flatten) -> None:
        """A flatten has begun, or somebody wants to see an old one."""
        self.flatten = flatten
        self.lanes.titles = {account.key: account.title for account in self._desk.accounts()}
        self.lanes.show_flatten(flatten)
        self.refresh()
        self.show()

    def refresh(self) -> None:
        """It has moved on, or time has passed."""
        if self.flatten is not None:
            self._title.setText(flatten_words(self.flatten, self.lanes.titles))
            self.lanes.refresh()


def _stamp_words(flatten: Flatten, lane: Lane) -> str:
    stamps = lane_stamps(flatten, lane)[1:]
    return " · ".join(f"{word} {fmt.span_ns(at)}" for word, at in stamps)
