"""The menu of the window: every action that is not a close, with its key."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QPushButton

if TYPE_CHECKING:
    from app.ui.window.main_window import MainWindow

GROUPS = (
    ("filter", "columns", "group_symbols", "profit_unit"),
    ("compact", "on_top", "new_window"),
    ("export", "timeline", "notices", "reread_all"),
    ("lock", "accounts", "settings"),
    ("help_keys", "help"),
)


class MenuButton(QPushButton):
    """Opens the menu; F10 does so too."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__("≡")
        self._window = window
        self.setObjectName("menuButton")
        self.setAccessibleName(self.tr("Menu"))
        self.setToolTip(self.tr("Menu"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(self.open)
        self.opened: QMenu | None = None

    def open(self) -> None:
        """Show it below the button; a compact window has none, so below its upper edge."""
        menu = QMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName(self.tr("Menu"))
        actions = self._window.actions_of_window
        for group in GROUPS:
            for name in group:
                menu.addAction(actions[name])
            menu.addSeparator()
        self.opened = menu
        menu.aboutToHide.connect(self._forget)
        if self.isVisible():
            corner = self.mapToGlobal(QPoint(self.width(), self.height()))
            menu.popup(corner - QPoint(menu.sizeHint().width(), 0))
        else:
            menu.popup(self._window.mapToGlobal(QPoint(8, 8)))
        if menu.actions():
            menu.setActiveAction(menu.actions()[0])

    def _forget(self) -> None:
        self.opened = None
