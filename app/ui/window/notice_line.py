"""One notice as it stands in the bar: whole, or folded to one line that a click opens."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent, QResizeEvent, QTextLayout
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from app.engine.notice import Notice, Severity
from app.ui.help.pages import page_about
from app.ui.look.elided import Elided
from app.ui.look.styling import label, tip
from app.ui.text import format as fmt
from app.ui.text.language import in_words

MOST_TEXT_LINES = 3


@dataclass(slots=True)
class Entry:
    """The newest notice of one cause. `key`: under what the bar holds it."""

    key: str
    notice: Notice
    count: int


def words_of(notice: Notice) -> str:
    """What happened, what it means, what to do."""
    return f"{in_words(notice.text)} {in_words(notice.next_step)}".strip()


class _Wrapped(QLabel):
    """Words that wrap; what goes beyond a few lines ends in an ellipsis and stands in the tip."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._whole = text
        self.setObjectName("noticeText")
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)

    def _fitting(self, width: int) -> str:
        layout = QTextLayout(self._whole, self.font())
        layout.beginLayout()
        starts = []
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            starts.append(line.textStart())
        layout.endLayout()
        if len(starts) <= MOST_TEXT_LINES:
            return self._whole
        last = starts[MOST_TEXT_LINES - 1]
        end = self.fontMetrics().elidedText(
            self._whole[last:], Qt.TextElideMode.ElideRight, width - self.fontMetrics().height()
        )
        return self._whole[:last] + end

    # ---- Qt's names

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() == event.size().width():
            return
        self.setText(self._fitting(self.contentsRect().width()))
        self.setToolTip(tip(self._whole) if self.text() != self._whole else "")
        # A label that wraps says only of its widest form how high it is, and never less than it
        # was told before.
        self.setMinimumHeight(0)
        self.setMinimumHeight(self.heightForWidth(self.width()))


class NoticeLine(QWidget):
    """One notice with what can be done about it."""

    dismissed = Signal(str)
    look_again = Signal(object)
    help_wanted = Signal(str)
    """The page of the guide that says more."""
    give_up = Signal(object)
    unfold_wanted = Signal(str)

    def __init__(self, entry: Entry, *, folded: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        notice = entry.notice
        self._key, self._notice = entry.key, notice
        self._folded = folded
        self.setObjectName("notice")
        self.setProperty("severity", notice.severity.value)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 5, 6, 5)
        layout.setSpacing(10)
        time = label("noticeTime", fmt.time_of(notice.at))
        layout.addWidget(time, 0, Qt.AlignmentFlag.AlignTop)
        words = words_of(notice)
        layout.addWidget(self._folded_text(words) if folded else _Wrapped(words), 1)
        if entry.count > 1:
            count = label("noticeCount", f"×{entry.count}")
            layout.addWidget(count, 0, Qt.AlignmentFlag.AlignTop)
        self._add_buttons(layout)
        self.setAccessibleName(words)

    def _folded_text(self, words: str) -> Elided:
        text = Elided("noticeText")
        text.setText(words)
        text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        return text

    def _add_buttons(self, layout: QHBoxLayout) -> None:
        notice = self._notice
        if notice.close_id is not None and notice.severity is Severity.DANGER:
            self._add_button(layout, self.tr("Look again"), self._ask)
        self._page = page_about(notice)
        if self._page:
            self._add_button(layout, self.tr("Help"), self._help)
        if notice.close_id is not None and notice.cause.startswith("doubt"):
            self._add_button(layout, self.tr("Give up…"), self._give_up)
        self._add_button(layout, "✕", self._dismiss, self.tr("Dismiss this notice"))

    def _add_button(
        self, layout: QHBoxLayout, text: str, slot: object, name: str | None = None
    ) -> None:
        button = QPushButton(text)
        button.setObjectName("quiet")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setAccessibleName(name or text)
        button.setCursor(Qt.CursorShape.ArrowCursor)
        button.clicked.connect(slot)
        layout.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)

    def _ask(self) -> None:
        self.look_again.emit(self._notice.close_id)

    def _help(self) -> None:
        self.help_wanted.emit(self._page)

    def _give_up(self) -> None:
        self.give_up.emit(self._notice.close_id)

    def _dismiss(self) -> None:
        self.dismissed.emit(self._key)

    # ---- Qt's names

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._folded and self.rect().contains(event.position().toPoint()):
            self.unfold_wanted.emit(self._key)
        super().mouseReleaseEvent(event)
