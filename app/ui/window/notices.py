"""The notice bar: one line per cause, counted, the loudest first; never a modal box."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.engine.notice import Notice, Severity
from app.ui.help.pages import page_about
from app.ui.look.styling import label
from app.ui.text import format as fmt
from app.ui.text.language import in_words

MOST_LINES = 3
MOST_KEPT = 200
_RANK = {Severity.DANGER: 0, Severity.REFUSED: 1, Severity.WARNING: 2, Severity.INFO: 3}


@dataclass(slots=True)
class Entry:
    """The newest notice of one cause."""

    notice: Notice
    count: int


class NoticeLine(QWidget):
    """One line: what happened, what it means, what to do."""

    dismissed = Signal(str)
    look_again = Signal(object)
    help_wanted = Signal(str)
    """The page of the guide that says more."""
    give_up = Signal(object)

    def __init__(self, entry: Entry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        notice = entry.notice
        self._notice = notice
        self.setObjectName("notice")
        self.setProperty("severity", notice.severity.value)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 5, 6, 5)
        layout.setSpacing(10)
        time = label("noticeTime", fmt.time_of(notice.at))
        layout.addWidget(time, 0, Qt.AlignmentFlag.AlignTop)
        words = f"{in_words(notice.text)} {in_words(notice.next_step)}".strip()
        text = label("noticeText", words, wraps=True)
        layout.addWidget(text, 1)
        self._text = text
        if entry.count > 1:
            count = label("noticeCount", f"×{entry.count}")
            layout.addWidget(count, 0, Qt.AlignmentFlag.AlignTop)
        if notice.close_id is not None and notice.severity is Severity.DANGER:
            self._add_button(layout, self.tr("Look again"), self._ask)
        self._page = page_about(notice)
        if self._page:
            self._add_button(layout, self.tr("Help"), self._help)
        if notice.close_id is not None and notice.cause.startswith("doubt"):
            self._add_button(layout, self.tr("Give up…"), self._give_up)
        self._add_button(layout, "✕", self._dismiss, self.tr("Dismiss this notice"))
        self.setAccessibleName(text.text())

    def _add_button(
        self, layout: QHBoxLayout, text: str, slot: object, name: str | None = None
    ) -> None:
        button = QPushButton(text)
        button.setObjectName("quiet")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setAccessibleName(name or text)
        button.clicked.connect(slot)
        layout.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)

    def _ask(self) -> None:
        self.look_again.emit(self._notice.close_id)

    def _help(self) -> None:
        self.help_wanted.emit(self._page)

    def _give_up(self) -> None:
        self.give_up.emit(self._notice.close_id)

    def _dismiss(self) -> None:
        self.dismissed.emit(self._notice.cause)

    # ---- Qt's names

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # A label that wraps says only of its widest form how high it is; half a sentence misleads.
        self._text.setMinimumHeight(self._text.heightForWidth(self._text.width()))


class Notices(QWidget):
    """Holds the notices by cause and shows the loudest and newest."""

    look_again = Signal(object)
    help_wanted = Signal(str)
    give_up = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries: dict[str, Entry] = {}
        self._most = MOST_LINES
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(1)
        self.setAccessibleName(self.tr("Notices"))
        self.hide()

    def add(self, notice: Notice) -> None:
        """Show a notice; one with the same cause is replaced and counted."""
        known = self._entries.pop(notice.cause, None)
        self._entries[notice.cause] = Entry(notice, known.count + 1 if known else 1)
        if len(self._entries) > MOST_KEPT:
            # The quietest, and of those the oldest.
            del self._entries[self.entries()[-1].notice.cause]
        self._show()

    def set_most(self, lines: int) -> None:
        """How many lines may stand at once."""
        if lines != self._most:
            self._most = lines
            self._show()

    def dismiss(self, cause: str) -> None:
        self._entries.pop(cause, None)
        self._show()

    def entries(self) -> list[Entry]:
        """Loudest first, newest first among equals."""
        newest_first = reversed(list(self._entries.values()))
        return sorted(newest_first, key=lambda entry: _RANK[entry.notice.severity])

    def _show(self) -> None:
        while self._layout.count():
            item = self._layout.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for entry in self.entries()[: self._most]:
            line = NoticeLine(entry, self)
            line.dismissed.connect(self.dismiss)
            line.look_again.connect(self.look_again)
            line.help_wanted.connect(self.help_wanted)
            line.give_up.connect(self.give_up)
            self._layout.addWidget(line)
        hidden = len(self._entries) - self._most
        if hidden > 0:
            more = label("noticeMore", self.tr("and {0} more").format(hidden))
            self._layout.addWidget(more)
        self.setVisible(bool(self._entries))
