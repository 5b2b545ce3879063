"""Which news makes which sound; many at once make one, the most urgent."""

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from app.domain.event import (
    Acknowledged,
    CloseEvent,
    FellInDoubt,
    Filled,
    FilledTo,
    NotSent,
    Rejected,
)
from app.engine.close import Close
from app.system.sounds import Sounds
from app.ui.settings.preferences import Preferences

TOGETHER_MS = 180
URGENCY = ("doubt", "refused", "partial", "fill", "ack")
"""The most urgent first."""


def sound_of(close: Close, event: object) -> str:
    """The class of a piece of news; empty for what makes no sound."""
    match event:
        case Acknowledged():
            return "ack"
        case Filled() | FilledTo():
            return "fill" if close.order.ended else "partial"
        case Rejected() | NotSent():
            return "refused"
        case FellInDoubt():
            return "doubt"
        case _:
            return ""


class Sounding(QObject):
    """Collects for a moment, then plays one: a flatten of fifty is not fifty sounds."""

    def __init__(self, sounds: Sounds, preferences: Preferences, parent: QObject) -> None:
        super().__init__(parent)
        self._sounds, self._preferences = sounds, preferences
        self._waiting: set[str] = set()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(TOGETHER_MS)
        self._timer.timeout.connect(self._play_most_urgent)

    def on_close(self, close: Close, event: CloseEvent) -> None:
        """News of a close."""
        name = sound_of(close, event)
        settings = self._preferences.settings
        if name and settings.sounds and getattr(settings, f"sound_{name}"):
            self._waiting.add(name)
            if not self._timer.isActive():
                self._timer.start()

    def _play_most_urgent(self) -> None:
        name = next((name for name in URGENCY if name in self._waiting), "")
        self._waiting.clear()
        if name:
            self.play(name)

    def play(self, name: str) -> None:
        """One sound now; the system's beep where there is no player."""
        if not self._sounds.play(name):
            QApplication.beep()
