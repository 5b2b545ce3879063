"""Panic: everything in the chosen tab, at once when armed, after a countdown when not."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from app.domain.errors import Denied
from app.domain.ids import PositionKey
from app.engine.desk import Desk
from app.ui.text.language import in_words

COUNTDOWN_MS = 1500

Keys = Callable[[], list[PositionKey]]


class Panic(QObject):
    """Works always. The countdown is stopped by Esc and skipped by a second press."""

    said = Signal(str)
    started = Signal(object)
    """A Flatten."""

    counting_changed = Signal(bool)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._keys: Keys = list
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(COUNTDOWN_MS)
        self._timer.timeout.connect(self._go)

    @property
    def counting(self) -> bool:
        return self._timer.isActive()

    def press(self, keys: Keys, *, armed: bool) -> None:
        """Flatten what `keys` names when it goes; a second press in the countdown does it now."""
        if self.counting:
            self.skip()
            return
        # What is there at the end of the countdown counts, not what was there at the press.
        self._keys = keys
        if armed:
            self._go()
            return
        self._timer.start()
        self.counting_changed.emit(True)
        self.said.emit(self.words())

    def words(self) -> str:
        """`PANIC in 1.2 s: Flatten 7 in 3 accounts`."""
        left = max(0, self._timer.remainingTime()) / 1000
        try:
            scope = in_words(self._desk.flattens.scope(self._keys()).words)
        except Denied as denial:
            scope = in_words(denial.reason)
        return self.tr("PANIC in {0} s: {1}.").format(f"{left:.1f}", scope)

    def skip(self) -> None:
        """Do not wait for the end of the countdown."""
        self._timer.stop()
        self._go()

    def stop(self) -> bool:
        """Esc: whether a countdown was running."""
        if not self.counting:
            return False
        self.stop_quietly()
        self.said.emit(self.tr("Panic stopped. Nothing was sent."))
        return True

    def stop_quietly(self) -> None:
        """End the countdown; whoever asks says so."""
        if self.counting:
            self._timer.stop()
            self.counting_changed.emit(False)

    def _go(self) -> None:
        self.counting_changed.emit(False)
        try:
            flatten = self._desk.flattens.start(self._keys())
        except Denied as denial:
            self.said.emit(in_words(denial.reason))
        else:
            self.started.emit(flatten)
