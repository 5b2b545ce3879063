"""The second step of what must not happen by one slip: a strip in the page, never a modal box."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.ui.look.styling import label, restyle


@dataclass(frozen=True, slots=True)
class Decision:
    """What would be done, in words, and the button that does it.

    `asks`: words the person has to type first; `act` receives them. `dropped` is said on Esc.
    `survives`: another decision in its place does not drop it, only hides it.
    """

    text: str
    detail: str
    button: str
    act: Callable[[str], None]
    asks: str = ""
    dropped: str = ""
    on_drop: Callable[[], None] | None = None
    survives: bool = False


class DecisionStrip(QWidget):
    """Enter or the button decides; Esc drops."""

    changed = Signal()
    said = Signal(str)
    left = Signal()
    """It went away and had the focus."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("decision")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.decision: Decision | None = None
        self._text = label("decisionText", wraps=True)
        self._detail = label("decisionDetail", wraps=True)
        self.words = QLineEdit()
        self.words.setMaxLength(200)
        self.words.textChanged.connect(self._on_words)
        self.button = QPushButton()
        self.button.setObjectName("decide")
        self.button.clicked.connect(self.confirm)
        self._drop = QPushButton(self.tr("Drop"))
        self._drop.clicked.connect(self.drop)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.words, 1)
        line.addStretch(0)
        line.addWidget(self.button)
        line.addWidget(self._drop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(5)
        layout.addWidget(self._text)
        layout.addWidget(self._detail)
        layout.addLayout(line)
        self.hide()

    @property
    def is_open(self) -> bool:
        return self.decision is not None

    @property
    def text(self) -> str:
        """What the strip says."""
        return self._text.text()

    @property
    def detail(self) -> str:
        return self._detail.text()

    def ask(self, decision: Decision) -> None:
        """Show a decision in place of the one before, which is dropped without a word."""
        if self.decision is not None and not self.decision.survives:
            self._forget()
        self.decision = decision
        self._text.setText(decision.text)
        self._detail.setText(decision.detail)
        self._detail.setVisible(bool(decision.detail))
        self.words.clear()
        self.words.setVisible(bool(decision.asks))
        self.words.setPlaceholderText(decision.asks)
        self.words.setAccessibleName(decision.asks)
        self.button.setText(decision.button)
        self.button.setAccessibleName(decision.button)
        self.setAccessibleName(f"{decision.text} {decision.detail}")
        self._on_words()
        self.show()
        if decision.asks:
            self.words.setFocus()
        self.changed.emit()

    def rewrite(self, text: str) -> None:
        """Newer words of the same decision: a countdown."""
        self._text.setText(text)

    def confirm(self) -> None:
        """Do it; without the words that are asked for, say so and do nothing."""
        decision = self.decision
        if decision is None:
            return
        words = self.words.text().strip()
        if decision.asks and not words:
            self.said.emit(self.tr("Type it in words first."))
            self.words.setFocus()
            return
        self.withdraw()
        decision.act(words)

    def drop(self) -> bool:
        """Esc: whether something was open. Sends nothing, ever."""
        decision = self.decision
        if decision is None:
            return False
        self._forget()
        self._close()
        self.said.emit(decision.dropped or self.tr("Dropped. Nothing was sent."))
        return True

    def withdraw(self) -> None:
        """Close it without a word: something else has taken its place, or happened already."""
        if self.decision is not None:
            self.decision = None
            self._close()

    def _forget(self) -> None:
        decision, self.decision = self.decision, None
        if decision is not None and decision.on_drop is not None:
            decision.on_drop()

    def _close(self) -> None:
        focus = QApplication.focusWidget()
        if focus is not None and self.isAncestorOf(focus):
            self.left.emit()
        self.hide()
        self.changed.emit()

    def _on_words(self) -> None:
        asks = self.decision is not None and bool(self.decision.asks)
        ready = not asks or bool(self.words.text().strip())
        self.button.setEnabled(ready)
        restyle(self.button, "ready", ready)
