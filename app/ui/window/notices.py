"""The notice bar: one line per cause, counted, the loudest first and whole; never a modal box."""

from collections import deque
from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.domain.ids import CloseId
from app.domain.words import Sentence
from app.engine.notice import Notice, Severity
from app.ui.window.notice_line import Entry, NoticeLine

MOST_LINES = 3
MOST_KEPT = 200
_RANK = {Severity.DANGER: 0, Severity.REFUSED: 1, Severity.WARNING: 2, Severity.INFO: 3}


class Notices(QWidget):
    """Holds the notices by cause and shows the loudest and newest; one of them whole.

    The rows above are what a person works with: a pile of notices must not take their place.
    """

    look_again = Signal(object)
    help_wanted = Signal(str)
    give_up = Signal(object)
    log_wanted = Signal()
    """A person wants to read all of them."""
    came = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries: dict[str, Entry] = {}
        self.told: deque[Notice] = deque(maxlen=MOST_KEPT)
        """Every notice of this run, also those that have gone from the bar; the oldest first."""
        self._most = MOST_LINES
        self._unfolded = ""
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(1)
        self.setAccessibleName(self.tr("Notices"))
        self.hide()

    def add(self, notice: Notice) -> None:
        """Show a notice; one with the same cause is replaced and counted."""
        key = _key(notice)
        known = self._entries.pop(key, None)
        self._entries[key] = Entry(key, notice, known.count + 1 if known else 1)
        self.told.append(notice)
        if len(self._entries) > MOST_KEPT:
            # The quietest, and of those the oldest.
            del self._entries[self.entries()[-1].key]
        self._unfolded = ""
        self._show()
        self.came.emit()

    def set_most(self, lines: int) -> None:
        """How many lines may stand at once."""
        if lines != self._most:
            self._most = lines
            self._show()

    def dismiss(self, key: str) -> None:
        """Take one line away, where it stands."""
        if self._entries.pop(key, None) is not None:
            self._show()

    def dismiss_all(self) -> None:
        """Take every line away; what is in doubt stays so and can be given up by its row."""
        self._entries.clear()
        self._show()

    def settle(self, close_id: CloseId) -> bool:
        """What is known of a close is no doubt any more; whether one stood here."""
        cause = f"doubt/{close_id}"
        stood = cause in self._entries
        self.dismiss(cause)
        return stood

    def overcome(self, of_closed: Callable[[CloseId], bool]) -> None:
        """Take away the refusals of what is closed by now, unless they stand for others as well."""
        for entry in self.entries():
            notice = entry.notice
            refused = notice.severity is Severity.REFUSED and entry.count == 1
            if refused and notice.close_id is not None and of_closed(notice.close_id):
                self.dismiss(entry.key)

    def entries(self) -> list[Entry]:
        """Loudest first, newest first among equals."""
        newest_first = reversed(list(self._entries.values()))
        return sorted(newest_first, key=lambda entry: _RANK[entry.notice.severity])

    def unfold(self, key: str) -> None:
        """Show this one whole and the others as one line each."""
        self._unfolded = key
        self._show()

    def _show(self) -> None:
        while self._layout.count():
            item = self._layout.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        shown = self.entries()[: self._most]
        keys = [entry.key for entry in shown]
        whole = self._unfolded if self._unfolded in keys else next(iter(keys), "")
        for entry in shown:
            line = NoticeLine(entry, folded=entry.key != whole, parent=self)
            line.dismissed.connect(self.dismiss)
            line.look_again.connect(self.look_again)
            line.help_wanted.connect(self.help_wanted)
            line.give_up.connect(self.give_up)
            line.unfold_wanted.connect(self.unfold, Qt.ConnectionType.QueuedConnection)
            self._layout.addWidget(line)
        if len(self._entries) > 1:
            self._layout.addWidget(self._foot(len(self._entries) - len(shown)))
        self.setVisible(bool(self._entries))

    def _foot(self, hidden: int) -> QWidget:
        """Below several: how many more there are, and a way to be rid of all."""
        foot = QWidget(self)
        foot.setObjectName("noticeFoot")
        layout = QHBoxLayout(foot)
        layout.setContentsMargins(2, 0, 6, 0)
        more = self.tr("and {0} more").format(hidden) if hidden else self.tr("All notices")
        layout.addWidget(_quiet(more, self.log_wanted.emit))
        layout.addStretch(1)
        layout.addWidget(_quiet(self.tr("Dismiss all"), self.dismiss_all))
        return foot


def _key(notice: Notice) -> str:
    """One line per cause; warnings of one account that say the same of many rows are one as well."""
    loud = notice.severity in (Severity.DANGER, Severity.REFUSED)
    if loud or notice.account is None or not isinstance(notice.text, Sentence):
        return notice.cause
    return f"{notice.account!r} {notice.text.template}"


def _quiet(text: str, slot: Callable[[], None]) -> QPushButton:
    button = QPushButton(text)
    button.setObjectName("noticeMore")
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.clicked.connect(slot)
    return button
