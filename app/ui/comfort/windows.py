"""Several windows on one desk: each with its own tabs, layout and staged rows, one switch for all."""

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from app.engine.arming import Arming
from app.engine.desk import Desk
from app.ui.bridge import Bridge
from app.ui.comfort.desktop import Desktop
from app.ui.comfort.later import Later
from app.ui.lifetime import end_now, end_soon
from app.ui.look.theme import Theme
from app.ui.settings.preferences import Preferences, WindowMemory
from app.ui.window.dressing import Wardrobe, redress
from app.ui.window.main_window import MainWindow

MOST = 6
_OPEN = "windows"


class Windows(QObject):
    """The first window stands as long as the panel; the others come and go."""

    opened = Signal(object)
    """One more MainWindow."""

    def __init__(
        self,
        app: QApplication,
        desk: Desk,
        arming: Arming,
        bridge: Bridge,
        theme: Theme,
        preferences: Preferences,
    ) -> None:
        super().__init__()
        self._desk, self._arming, self._bridge = desk, arming, bridge
        self._theme, self._preferences = theme, preferences
        self.wardrobe = Wardrobe(app, theme, preferences)
        self.wardrobe.dressed.connect(self._redress)
        self.first = self._make("")
        self.others: list[MainWindow] = []
        self.desktop = Desktop(self.first)
        self.first.comfort.desktop = self.desktop
        self.desktop.tray.shown_wanted.connect(self._show_first)
        self.desktop.tray.end_wanted.connect(self.first.close)
        self.later = Later(self)
        app.screenRemoved.connect(self._on_screens)

    def open_remembered(self) -> None:
        """The windows that were open when the panel ended."""
        for name in self._preferences.recall(_OPEN).split():
            if name.isalnum() and name not in self._names() and len(self.others) < MOST - 1:
                self._open(name)

    def open_another(self) -> MainWindow | None:
        """One more, on a screen that has none yet where there is one."""
        if len(self.others) >= MOST - 1:
            self.first.status.say(self.tr("{0} windows are open; that is the most.").format(MOST))
            return None
        names = self._names()
        name = next(str(n) for n in range(2, MOST + 2) if str(n) not in names)
        window = self._open(name)
        self._place(window)
        self._remember()
        return window

    def all(self) -> list[MainWindow]:
        return [self.first, *self.others]

    def _names(self) -> set[str]:
        return {window.name for window in self.others}

    def _make(self, name: str) -> MainWindow:
        window = MainWindow(
            self._desk,
            self._arming,
            self._bridge,
            self._theme,
            memory=WindowMemory(self._preferences, name),
            preferences=self._preferences,
            name=name,
        )
        window.comfort.window_wanted.connect(self.open_another)
        return window

    def _open(self, name: str) -> MainWindow:
        window = self._make(name)
        window.setWindowTitle(f"Unwind · {name}")
        window.comfort.desktop = self.desktop
        window.closing.connect(self._on_closing)
        self.others.append(window)
        self.opened.emit(window)
        window.show()
        return window

    def _place(self, window: MainWindow) -> None:
        if self._preferences.recall(f"{window.name}/geometry"):
            return
        taken = {other.screen() for other in self.all() if other is not window}
        free = [screen for screen in QGuiApplication.screens() if screen not in taken]
        if free:
            room = free[0].availableGeometry()
            window.setGeometry(room.adjusted(40, 60, -40, -40))
        else:
            window.resize(self.first.size())
            window.move(self.first.pos().x() + 40, self.first.pos().y() + 40)

    def _on_closing(self) -> None:
        for window in self.others:
            if window.close_wanted.is_set():
                self._end([window])
                self._remember()
                return

    def _remember(self) -> None:
        self._preferences.remember(_OPEN, " ".join(window.name for window in self.others))

    def _end(self, windows: Iterable[MainWindow]) -> None:
        for window in list(windows):
            self.others.remove(window)
            window.let_go()
            window.hide()
            end_soon(window)

    def _redress(self) -> None:
        for window in self.all():
            redress(window)

    def _show_first(self) -> None:
        if self.first.isMinimized():
            self.first.showNormal()
        self.first.show()
        self.first.raise_()
        self.first.activateWindow()

    def _on_screens(self, _screen: object) -> None:
        for window in self.all():
            window.comfort.come_into_sight()

    def let_go(self) -> None:
        """The panel ends: what was open is remembered, and opened again next time."""
        self._remember()
        self._end(self.others)
        self.desktop.let_go()
        self.first.let_go()

    def end(self) -> None:
        """After `let_go`, when nothing speaks to the windows any more."""
        end_now(self.first)
