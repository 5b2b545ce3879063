"""Keeps what today's closes of the chosen tab have brought in sight."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from app.ui.window.main_window import MainWindow

EVERY_GLANCES = 40
"""Ten seconds: a day may begin without any news."""


class DayBrought(QObject):
    """Counts again after news of a close, another tab, or a while."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._wait = 0
        window.bridge.close_changed.connect(self._soon)
        window.tabs.currentChanged.connect(self._soon)

    def _soon(self, *_news: object) -> None:
        self._wait = 0

    def glance(self) -> None:
        """Four times a second."""
        self._wait -= 1
        scope = self._window.tabs.scope()
        if self._wait >= 0 or scope is None:
            return
        self._wait = EVERY_GLANCES
        desk, guards = self._window.desk, self._window.trading.guards
        keys = [account.key for account in desk.accounts() if scope.holds(account.key)]
        days = {key: guards.limits(key).day for key in keys}
        self._window.blotter.day.show_realised(desk.days.realised(days))
