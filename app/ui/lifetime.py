"""The application that runs, and the end of a window: Qt's half goes while Python holds the rest."""

import shiboken6
from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QWidget


def application() -> QCoreApplication:
    """The one that runs: there is one before the first window and until after the last."""
    running = QCoreApplication.instance()
    assert running is not None
    return running


def end_now(window: QWidget) -> None:
    """Delete a top-level widget with all its children.

    Left to garbage collection, Python empties the parts of a window in any order, and Qt then calls
    the methods of parts that are already empty: an AttributeError at best, a crash at worst.
    """
    if shiboken6.isValid(window):
        window.hide()
        shiboken6.delete(window)


def end_soon(window: QWidget) -> None:
    """The same from the loop's next turn, for a window whose own event is being handled."""
    QTimer.singleShot(0, lambda: end_now(window))
