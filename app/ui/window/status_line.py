"""The bottom line: what was just said, readiness, journal, and how late the loop is."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from app.ui.look.elided import Elided
from app.ui.look.styling import label, restyle, tip

SAID_FOR_MS = 6000


class StatusLine(QWidget):
    """The left says why a key did nothing or what is staged; the right is always the same."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("status")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 4, 12, 4)
        layout.setSpacing(18)
        self._said = Elided("statusSaid")
        self._said.setMinimumWidth(60)
        self._said.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        layout.addWidget(self._said, 1)
        self._ready = self._label(layout)
        self._journal = self._label(layout)
        self._loop = self._label(layout)
        self._staged = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SAID_FOR_MS)
        self._timer.timeout.connect(self._fall_silent)

    def _label(self, layout: QHBoxLayout) -> QLabel:
        made = label("statusText")
        layout.addWidget(made)
        return made

    @property
    def text(self) -> str:
        """What stands there now."""
        return self._said.text()

    def say(self, text: str) -> None:
        """A sentence for a few seconds."""
        self._set(text, "said")
        self._timer.start()

    def show_staged(self, text: str) -> None:
        """What is staged stays until it is sent or dropped."""
        self._staged = text
        if text or self._said.property("tone") == "staged":
            self._timer.stop()
            self._fall_silent()

    def show_ready(self, text: str, detail: str) -> None:
        """Whether panic would work now; the tooltip says what would not."""
        if text != self._ready.text():
            self._ready.setText(text)
        self._ready.setToolTip(tip(detail))

    def show_journal(self, text: str) -> None:
        self._journal.setText(text)
        self._journal.setVisible(bool(text))

    def show_lateness(self, milliseconds: float) -> None:
        self._loop.setText(self.tr("loop {0} ms").format(f"{milliseconds:.0f}"))

    def set_narrow(self, narrow: bool) -> None:
        self._loop.setVisible(not narrow)

    def _fall_silent(self) -> None:
        self._set(self._staged, "staged" if self._staged else "said")

    def _set(self, text: str, tone: str) -> None:
        self._said.setText(text)
        self._said.setToolTip(tip(text))
        self._said.setAccessibleName(text)
        restyle(self._said, "tone", tone)
