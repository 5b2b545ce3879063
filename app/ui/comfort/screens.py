"""A window is never lost: not with a screen that was taken away, not with a broken memory."""

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

GRIP = 80
"""So many pixels of its upper edge must lie on a screen for a person to get hold of a window."""


def bring_into_sight(window: QWidget) -> bool:
    """Move a window that nobody could reach onto a screen. Whether it had to be moved."""
    screens = [screen.availableGeometry() for screen in QGuiApplication.screens()]
    if not screens or is_in_sight(window.geometry(), screens):
        return False
    home = QGuiApplication.primaryScreen().availableGeometry()
    window.resize(min(window.width(), home.width()), min(window.height(), home.height()))
    middle = home.center() - QPoint(window.width() // 2, window.height() // 2)
    window.move(max(home.left(), middle.x()), max(home.top(), middle.y()))
    return True


def is_in_sight(window: QRect, screens: list[QRect]) -> bool:
    """Whether a person can see the upper edge of a window and take hold of it."""
    edge = QRect(window.left(), window.top(), window.width(), GRIP // 2)
    for screen in screens:
        seen = edge.intersected(screen)
        if seen.width() >= min(GRIP, window.width()) and seen.height() >= GRIP // 4:
            return True
    return False
