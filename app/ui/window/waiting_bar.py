"""One line per close that a venue refused inside a pause: the clock, and the choice to wait for it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.engine.desk import Desk
from app.engine.waiting_room import Wait, Waiting
from app.ui.look.styling import label
from app.ui.text import format as fmt

MOST_LINES = 3


class WaitingLine(QWidget):
    """One offer, or one close that waits."""

    def __init__(self, one: Waiting, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.one = one
        self.setObjectName("notice")
        self.setProperty("severity", "info")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 5, 6, 5)
        layout.setSpacing(10)
        self.words = label("noticeText", wraps=True)
        self.button = QPushButton()
        self.button.setObjectName("quiet")
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        layout.addWidget(self.words, 1)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)

    def refresh(self, left_s: float) -> None:
        """The clock, as it stands."""
        clock = fmt.clock(left_s)
        symbol = fmt.symbol(self.one.intent.seen.instrument)
        account = self.one.position.account.name
        if self.one.state is Wait.QUEUED:
            words = self.tr("The close of {0} at {1} is sent when the venue's pause is over.")
            self.button.setText(self.tr("Cancel (goes in {0})").format(clock))
        else:
            words = self.tr("{0} at {1} was refused inside a pause of the venue; still open.")
            self.button.setText(self.tr("Send when the pause is over (in {0})").format(clock))
        self.words.setText(words.format(symbol, account))
        self.setAccessibleName(f"{self.words.text()} {self.button.text()}")


class WaitingBar(QWidget):
    """The lines of one window; empty, it takes no room."""

    queue_wanted = Signal(object)
    """A Waiting that a person wants sent later."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.lines: list[WaitingLine] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(1)
        self.setAccessibleName(self.tr("Waiting for a pause to end"))
        self.hide()

    def refresh(self) -> None:
        """Several times a second."""
        shown = list(self._desk.waiting_room.listed())[:MOST_LINES]
        if [line.one for line in self.lines] != shown:
            self._build(shown)
        now = self._desk.clock.now()
        for line in self.lines:
            line.refresh(line.one.left_s(now))

    def _build(self, shown: list[Waiting]) -> None:
        for line in self.lines:
            line.hide()
            self._layout.removeWidget(line)
            line.deleteLater()
        self.lines = [WaitingLine(one, self) for one in shown]
        for line in self.lines:
            line.button.clicked.connect(self._on_clicked)
            self._layout.addWidget(line)
        self.setVisible(bool(self.lines))

    def _on_clicked(self) -> None:
        for line in self.lines:
            if line.button is not self.sender():
                continue
            if line.one.state is Wait.QUEUED:
                self._desk.waiting_room.cancel(line.one.refused)
            else:
                self.queue_wanted.emit(line.one)
        self.refresh()
