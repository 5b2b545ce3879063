"""The fold under a close panel that shows, word for word, what its button would send."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QSizePolicy, QVBoxLayout, QWidget

_LEAST = 110


class WireFold(QWidget):
    """A heading that folds the text out and in; folded in at first."""

    folded = Signal(bool)
    """Whether the text is now shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading = QPushButton()
        self.heading.setObjectName("fold")
        self.heading.setCheckable(True)
        self.heading.toggled.connect(self._on_fold)
        self.text = QPlainTextEdit()
        self.text.setObjectName("wire")
        self.text.setReadOnly(True)
        self.text.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.text.setMinimumHeight(_LEAST)
        self.text.setAccessibleName(self.tr("What would be sent"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(7)
        column.addWidget(self.heading)
        column.addWidget(self.text, 1)
        self._on_fold(False)

    @property
    def is_out(self) -> bool:
        """Whether the text is shown."""
        return self.heading.isChecked()

    def say(self, text: str) -> None:
        """Another text; who reads further down stays there."""
        if self.text.toPlainText() != text:
            bar = self.text.verticalScrollBar()
            at = bar.value()
            self.text.setPlainText(text)
            bar.setValue(at)

    def _on_fold(self, shown: bool) -> None:
        arrow = "▾" if shown else "▸"
        self.heading.setText(f"{arrow} {self.tr('What will be sent')}")
        self.text.setVisible(shown)
        height = QSizePolicy.Policy.Expanding if shown else QSizePolicy.Policy.Fixed
        self.setSizePolicy(QSizePolicy.Policy.Preferred, height)
        self.folded.emit(shown)
