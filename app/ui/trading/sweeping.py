"""The keys that cancel working orders: of the row's symbol, of its venue, of the whole tab."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.domain.errors import Denied
from app.domain.ids import PositionKey
from app.engine.arming import Mode
from app.ui.text.language import in_words
from app.ui.trading.decision import Decision

if TYPE_CHECKING:
    from app.ui.window.main_window import MainWindow


class Sweeping(QObject):
    """Staged while disarmed, sent while armed, like closes; what comes of it is a notice."""

    said = Signal(str)

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window

    def symbol_of(self, chosen: PositionKey) -> None:
        self.press(self._window.trading.flattening.same_symbol(chosen))

    def venue_of(self, chosen: PositionKey) -> None:
        self.press(self._window.trading.flattening.same_venue(chosen))

    def every(self) -> None:
        self.press(self._window.trading.flattening.keys_in_tab())

    def press(self, keys: Sequence[PositionKey]) -> None:
        """Cancel when armed, else stage."""
        window = self._window
        if window.arming.mode is Mode.LOCKED:
            self.said.emit(self.tr("The panel is locked to read-only. Nothing was sent."))
            return
        try:
            words = in_words(window.desk.sweeps.words(keys))
        except Denied as denial:
            self.said.emit(in_words(denial.reason))
            return
        if all(window.arming.is_armed(key.account) for key in keys):
            self._send(keys)
            return
        listed = tuple(keys)
        window.trading.ask(
            Decision(
                self.tr("Cancel the {0}?").format(words),
                self.tr("Positions stay as they are. Stops and targets go too."),
                self.tr("Cancel working orders"),
                lambda _typed: self._send(listed),
                dropped=self.tr("Dropped. No order was cancelled."),
            )
        )
        said = self.tr("Enter cancels the {0}. Esc drops.").format(words)
        window.trading.mark((), said)

    def _send(self, keys: Sequence[PositionKey]) -> None:
        self._window.arming.touch()
        try:
            sweep = self._window.desk.sweeps.start(keys)
        except Denied as denial:
            self.said.emit(in_words(denial.reason))
        else:
            self.said.emit(self.tr("Cancelling the {0}…").format(in_words(sweep.words)))
