"""What the window does about news that is not of one close: links, flattens, faults, lateness."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.domain.ids import AccountKey
from app.domain.report import LinkState
from app.domain.words import say
from app.engine.flatten import Flatten
from app.engine.notice import Notice, Severity
from app.ui.bridge import TOO_LATE_MS
from app.ui.reports import Failure
from app.ui.text.language import in_words

if TYPE_CHECKING:
    from app.ui.window.main_window import MainWindow


class WindowNews(QObject):
    """Receives the bridge's signals for a window."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._was_cut: set[AccountKey] = set()

    def on_link(self, key: AccountKey, link: LinkState) -> None:
        """An account that comes back after a gap is disarmed."""
        window = self._window
        if link is not LinkState.UP:
            self._was_cut.add(key)
        elif key in self._was_cut:
            self._was_cut.discard(key)
            if window.arming.reconnected(key):
                window.status.say(self.tr("{0} is back and disarmed.").format(key.name))
                window.show_arming()
        window.model.redraw()

    def on_flatten(self, flatten: Flatten) -> None:
        """How far a flatten is."""
        self._window.status.say(f"{in_words(flatten.words)}: {in_words(flatten.summary)}")
        for lane in flatten.lanes.values():
            for close in lane.closes:
                self._window.on_pressed(close)

    def on_failure(self, failure: Failure) -> None:
        """An error that nobody caught."""
        text = self.tr("A part of the panel failed: {0}: {1}").format(failure.where, failure.error)
        self.warn(failure.key, text, self.tr("Open closes go on. The log has the details."))

    def on_late(self, milliseconds: float) -> None:
        """The one thread stood still; after two seconds nothing may be sent at once any more."""
        window = self._window
        if milliseconds > TOO_LATE_MS and window.arming.disarm(say("after standing still")):
            window.show_arming()
        text = self.tr("The panel stood still for {0} ms.").format(f"{milliseconds:.0f}")
        self.warn("panel/late", text, self.tr("Figures may be old; look before you press."))

    def warn(self, cause: str, text: str, step: str) -> None:
        """A notice of the window itself."""
        now = self._window.desk.clock.now()
        self._window.notices.add(Notice(Severity.WARNING, cause, text, step, now))
