"""A row of buttons of which one is chosen, each off with its reason where it cannot be."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QPushButton, QWidget

from app.ui.look.styling import tip
from app.ui.text.sentences import capitalised, finished


class Reasons(QLabel):
    """Why some choices are off, as text; nothing where none is."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("reason")
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.hide()

    def say(self, reasons: dict[str, str]) -> None:
        said = (finished(capitalised(reason)) for reason in reasons.values())
        self.setText(" ".join(dict.fromkeys(said)))
        self.setVisible(bool(reasons))


class Segments(QWidget):
    """The choices by name."""

    changed = Signal()

    def __init__(self, choices: dict[str, str], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._buttons: dict[str, QPushButton] = {}
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        last = len(choices) - 1
        for i, (choice, text) in enumerate(choices.items()):
            button = QPushButton(text)
            button.setCheckable(True)
            button.setObjectName("segment")
            button.setAccessibleName(f"{name}: {text}")
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            if i in (0, last):
                button.setProperty("place", "first" if i == 0 else "last")
            self._group.addButton(button)
            self._buttons[choice] = button
            layout.addWidget(button, 1)
        next(iter(self._buttons.values())).setChecked(True)
        self._group.buttonClicked.connect(self._on_clicked)

    @property
    def chosen(self) -> str:
        return next(choice for choice, button in self._buttons.items() if button.isChecked())

    def choose(self, choice: str) -> None:
        """Choose without asking whether it is on: the panel says why it cannot be sent."""
        if self.chosen != choice:
            self._buttons[choice].setChecked(True)
            self.changed.emit()

    def choices(self) -> list[str]:
        return list(self._buttons)

    def button(self, choice: str) -> QPushButton:
        return self._buttons[choice]

    def set_reasons(self, reasons: dict[str, str]) -> None:
        """Turn off the choices that have a reason."""
        for choice, button in self._buttons.items():
            why = reasons.get(choice, "")
            if button.isEnabled() == bool(why):
                button.setEnabled(not why)
            button.setToolTip(tip(why))

    def _on_clicked(self) -> None:
        self.changed.emit()
