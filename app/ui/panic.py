"""Panic: everything in the chosen tab, at once when armed, after a countdown when not."""

from PySide6.QtCore import QObject, QTimer, Signal

from app.domain.errors import Denied
from app.domain.ids import PositionKey
from app.engine.desk import Desk
from app.engine.flatten import Flatten

COUNTDOWN_MS = 1500


class Panic(QObject):
    """Works always. The countdown is stopped by Esc and skipped by a second press."""

    said = Signal(str)
    started = Signal(object)
    """A Flatten."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._keys: list[PositionKey] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(COUNTDOWN_MS)
        self._timer.timeout.connect(self._go)

    @property
    def counting(self) -> bool:
        return self._timer.isActive()

    def press(self, keys: list[PositionKey], *, armed: bool) -> None:
        """Flatten these rows; a second press during the countdown does it now."""
        if self.counting:
            self._timer.stop()
            self._go()
            return
        self._keys = list(keys)
        if armed:
            self._go()
            return
        self._timer.start()
        self.said.emit(
            self.tr("PANIC in 1.5 s: flatten {0}. Esc stops it, the same keys skip it.").format(
                len(keys)
            )
        )

    def stop(self) -> bool:
        """Esc: whether a countdown was running."""
        if not self.counting:
            return False
        self._timer.stop()
        self.said.emit(self.tr("Panic stopped. Nothing was sent."))
        return True

    def _go(self) -> None:
        try:
            flatten: Flatten = self._desk.flattens.start(self._keys)
        except Denied as denial:
            self.said.emit(denial.reason)
        else:
            self.started.emit(flatten)
