"""The panel beside the rows: a part that scrolls, and below it one that never does."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

_EDGE = 16


class SidePanel(QWidget):
    """A scrolled `column` above a `foot` that is always at the same place: the button is there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        scroll = _PanelScroll()
        self.column = scroll.column
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(scroll, 1)
        self.foot = QVBoxLayout()
        self.foot.setContentsMargins(_EDGE, 8, _EDGE, 14)
        self.foot.setSpacing(7)
        whole.addLayout(self.foot)


class _PanelScroll(QScrollArea):
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
        self.column.setContentsMargins(_EDGE, 12, max(0, _EDGE - bar), 6)
