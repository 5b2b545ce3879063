"""The part of the close panel that scrolls: its inputs end where the button below them ends."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

EDGE = 16


class PanelScroll(QScrollArea):
    """A column of widgets with the same air on both sides, with and without a scroll bar."""

    def __init__(self) -> None:
        super().__init__()
        body = QWidget()
        body.setObjectName("panel")
        self.column = QVBoxLayout(body)
        self.column.setSpacing(7)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(body)
        self.verticalScrollBar().rangeChanged.connect(self._keep_clear)
        self._keep_clear(0, 0)

    def _keep_clear(self, least: int, most: int) -> None:
        bar = self.verticalScrollBar().sizeHint().width() if most > least else 0
        self.column.setContentsMargins(EDGE, 12, max(0, EDGE - bar), 6)
