"""Looks switched while the panel runs: theme, palette, swapped colours, size."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QTableView, QWidget

from app.system.settings import Settings
from app.ui.look.theme import Theme
from app.ui.settings.memory import look_of
from app.ui.settings.preferences import Preferences

if TYPE_CHECKING:
    from app.ui.window.main_window import MainWindow


class Wardrobe(QObject):
    """Dresses the application in the look that the settings ask for."""

    dressed = Signal()

    def __init__(self, app: QApplication, theme: Theme, preferences: Preferences) -> None:
        super().__init__(app)
        self._app, self._theme, self._preferences = app, theme, preferences
        preferences.changed.connect(self._on_changed)
        app.styleHints().colorSchemeChanged.connect(self._on_desktop)

    def dress(self) -> None:
        """Take the look that is asked for now, if it is another one."""
        dark = self._app.styleHints().colorScheme() is not Qt.ColorScheme.Light
        look = look_of(self._preferences.settings, desktop_is_dark=dark)
        if look == self._theme.look:
            return
        self._theme.take(look)
        self._theme.apply(self._app)
        self.dressed.emit()

    def _on_changed(self, _before: Settings, _after: Settings) -> None:
        self.dress()

    def _on_desktop(self, _scheme: object) -> None:
        if self._preferences.settings.theme == "system":
            self.dress()


def redress(window: "MainWindow") -> None:
    """Let a window measure and paint itself again after its theme has changed."""
    for part in (window.table, window.header, window.blotter.table, window.several_panel):
        part.redress()
    window.arrange()
    window.show_arming()
    window.glance()
    for widget in window.findChildren(QWidget):
        if isinstance(widget, QTableView):
            widget.viewport().update()
        widget.update()
