"""The panel on the desktop: sounds, notifications, tray, and the panic key for everywhere."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from app.domain.words import say
from app.engine.notice import Notice, Severity
from app.system.settings import Settings
from app.system.sounds import Sounds
from app.ui.comfort.screen_lock import ScreenLock
from app.ui.comfort.sounding import Sounding
from app.ui.comfort.tray import Tray, why_no_tray
from app.ui.keys.everywhere import PanicEverywhere, why_not_here
from app.ui.resources import folder

if TYPE_CHECKING:
    from app.ui.window.main_window import MainWindow

REFRESH_MS = 500
_TOLD = (Severity.DANGER, Severity.REFUSED)


class Desktop(QObject):
    """One for the program, beside its first window."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._preferences = window.preferences
        self.sounds = Sounds(folder() / "sounds")
        self.sounding = Sounding(self.sounds, self._preferences, self)
        self.why_no_sounds = self.sounds.why_not
        self.why_no_notifications = why_no_tray()
        self.why_no_panic_key = why_not_here()
        self.tray = Tray(window)
        self.lock = ScreenLock(window)
        self.lock.locked.connect(self._on_locked)
        self.panic_key = PanicEverywhere(self)
        self.panic_key.pressed.connect(self.tray.press_flatten)
        window.bridge.close_changed.connect(self.sounding.on_close)
        window.bridge.notice_raised.connect(self.on_notice)
        self._preferences.changed.connect(self._on_changed)
        self._timer = QTimer(self)
        self._timer.setInterval(REFRESH_MS)
        self._timer.timeout.connect(self.tray.refresh)
        if not self.why_no_notifications:
            self.tray.show()
            self._timer.start()
        if self._preferences.settings.panic_key_everywhere:
            self._hold_panic_key()

    def play(self, name: str) -> None:
        """Let a person hear a sound."""
        self.sounding.play(name)

    def on_notice(self, notice: Notice) -> None:
        """Bad news is told by the desktop while nobody looks at the panel."""
        wanted = self._preferences.settings.desktop_notifications
        if wanted and notice.severity in _TOLD and not self._window.isActiveWindow():
            self.tray.tell(notice)

    def _on_locked(self) -> None:
        """Whoever unlocks it arms it anew; every window shows that at its next glance."""
        if self._window.arming.disarm(say("after the screen was locked")):
            self._window.show_arming()

    def _on_changed(self, before: Settings, after: Settings) -> None:
        if _panic_key_of(before) == _panic_key_of(after):
            return
        if after.panic_key_everywhere:
            self._hold_panic_key()
        else:
            self.panic_key.let_go()

    def _hold_panic_key(self) -> None:
        key = self._window.actions_of_window["panic"].shortcut()
        why = self.panic_key.hold(key)
        if why:
            self._window.comfort.warn("settings/panic-key", why)

    def let_go(self) -> None:
        """Give back what belongs to the system."""
        self._timer.stop()
        self.panic_key.let_go()
        self.lock.let_go()
        self.tray.icon.hide()
        self.sounds.stop()


def _panic_key_of(settings: Settings) -> tuple[object, ...]:
    return settings.panic_key_everywhere, settings.hotkeys
