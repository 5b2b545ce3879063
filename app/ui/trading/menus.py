"""The menu of a row and of a tab: what the keys do, for the mouse. Never `exec`."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from app.domain.ids import PositionKey

if TYPE_CHECKING:
    from app.ui.window.main_window import MainWindow

ROW = ("stage_row", "stage_symbol", "stage_account", "stage_venue")
GROUPS = ("stage_winners", "stage_losers", "stage_all")
ORDERS = ("cancel_symbol", "cancel_venue", "cancel_all")
LOOK = ("reread_row", "timeline", "give_up", "risk_guard")


class Menus(QObject):
    """Everything in a menu is an action of the window, with its key beside it."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        for widget, slot in ((window.table, self._on_row), (window.tabs, self._on_tab)):
            widget.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            widget.customContextMenuRequested.connect(slot)

    def row_menu(self, key: PositionKey) -> QMenu:
        """The menu of a row, which becomes the chosen one if it is not one of several."""
        if key not in self._window.table.choice.keys:
            self._window.table.choose(key)
        return self._menu(ROW, GROUPS, ORDERS, LOOK)

    def _on_row(self, point: QPoint) -> None:
        window = self._window
        key = window.model.key_at(window.table.indexAt(point).row())
        if key is not None:
            self.row_menu(key).popup(window.table.viewport().mapToGlobal(point))

    def _on_tab(self, point: QPoint) -> None:
        tabs = self._window.tabs
        index = tabs.tabAt(point)
        if index >= 0:
            tabs.setCurrentIndex(index)
            self._menu(GROUPS, ("cancel_all",), ("reread_all",)).popup(tabs.mapToGlobal(point))

    def _menu(self, *sections: tuple[str, ...]) -> QMenu:
        menu = QMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for section in sections:
            for name in section:
                menu.addAction(self._entry(menu, name))
            menu.addSeparator()
        return menu

    def _entry(self, menu: QMenu, name: str) -> QAction:
        # The window's own action cannot be put here: its key would be shown where it cannot fire.
        own = self._window.actions_of_window[name]
        key = self._window.actions_of_window.key_text(name)
        entry = QAction(f"{own.text()}\t{key}", menu)
        entry.setObjectName(name)
        entry.triggered.connect(own.trigger)
        return entry
