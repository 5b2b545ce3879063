"""Buttons that stage and send: the big one says what it would do, on two lines where one is too short."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton

from app.ui.look.styling import restyle

AIR = 20


class SteadyButton(QPushButton):
    """Where the first press stages and the second sends, a double click counts as one press."""

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.accept()


class BigButton(SteadyButton):
    """Never asks for more width than it gets, so that the panel keeps its own."""

    def __init__(self) -> None:
        super().__init__()
        self._words = ""
        self.setObjectName("big")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    @property
    def words(self) -> str:
        """What it says, as one line."""
        return self._words

    def say(self, words: str) -> None:
        """Say this; also to screen readers."""
        self._words = words
        self.setAccessibleName(words)
        self._break()

    def _break(self) -> None:
        shown = self._words
        room = self.width() - AIR
        if self.fontMetrics().horizontalAdvance(shown) > room:
            shown = in_two(shown)
        restyle(self, "lines", shown.count("\n") + 1)
        if self.text() != shown:
            self.setText(shown)

    # ---- Qt's names

    def minimumSizeHint(self) -> QSize:
        return QSize(
            self.fontMetrics().averageCharWidth() * 12, super().minimumSizeHint().height()
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._break()


def in_two(words: str) -> str:
    """Broken at the space that leaves the shortest longer line."""
    spaces = [i for i, letter in enumerate(words) if letter == " "]
    if not spaces:
        return words
    at = min(spaces, key=lambda i: max(i, len(words) - i))
    return f"{words[:at]}\n{words[at + 1 :]}"
