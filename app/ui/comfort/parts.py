"""Every part of a window without a mouse: a chain of parts, and Space for what has the focus."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QTabBar, QWidget

from app.ui.lifetime import application

if TYPE_CHECKING:
    from app.ui.window.main_window import MainWindow

_OPERATING = {
    Qt.Key.Key_Space.value,
    Qt.Key.Key_Left.value,
    Qt.Key.Key_Right.value,
}
_CHOOSING = _OPERATING | {Qt.Key.Key_Up.value, Qt.Key.Key_Down.value}


def parts_of(window: "MainWindow") -> list[QWidget]:
    """The parts in the order in which F6 goes through them."""
    return [
        window.table,
        window.panel,
        window.several_panel,
        window.blotter,
        window.notices,
        window.tabs,
        window.header,
    ]


def focus_next(window: "MainWindow") -> None:
    """From the part that has the focus to the next one that can take it."""
    parts = [part for part in parts_of(window) if _target(part) is not None]
    focus = QApplication.focusWidget()
    now = (
        next((i for i, part in enumerate(parts) if focus is part or part.isAncestorOf(focus)), -1)
        if focus is not None
        else -1
    )
    if parts:
        target = _target(parts[(now + 1) % len(parts)])
        if target is not None:
            target.setFocus(Qt.FocusReason.TabFocusReason)


def _target(part: QWidget) -> QWidget | None:
    for widget in (part, *part.findChildren(QWidget)):
        takes = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        if takes and widget.isVisibleTo(part.window()) and widget.isEnabled():
            return widget
    return None


def make_reachable(window: "MainWindow") -> None:
    """Parts that a mouse reaches take the focus by Tab as well."""
    window.tabs.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    window.blotter.table.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    for part in (window.header, window.panel, window.several_panel):
        for button in part.findChildren(QAbstractButton):
            # Tab alone: a click on a button that helps to fill a field leaves the focus there.
            if not button.focusPolicy() & Qt.FocusPolicy.TabFocus:
                button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    keeper = SpaceKeeper(window)
    application().installEventFilter(keeper)


class SpaceKeeper(QObject):
    """Space presses the button that has the focus, instead of the shortcut of the same key."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            keys = _keys_of(watched)
            plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
            if plain and event.key() in keys:
                event.accept()
                return True
        return False


def _keys_of(widget: QObject) -> set[int]:
    if isinstance(widget, QComboBox):
        return _CHOOSING
    if isinstance(widget, QAbstractButton | QTabBar):
        return _OPERATING
    return set()
