"""A question in words, answered by one of two buttons; shown by `bridge.ask`."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.ui.look.styling import label

WIDTH = 420


class Question(QDialog):
    """Accepted means yes. The harmless answer is the default, and what Esc gives."""

    def __init__(
        self, head: str, text: str, *, yes: str, no: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(head)
        self.setAccessibleName(f"{head} {text}")
        self.yes, self.no = QPushButton(yes), QPushButton(no)
        self.yes.setAutoDefault(False)
        self.yes.clicked.connect(self.accept)
        self.no.setDefault(True)
        self.no.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 14)
        column.setSpacing(8)
        column.addWidget(label("heading", head, wraps=True))
        words = label("fact", text, wraps=True)
        words.setMinimumWidth(WIDTH)
        words.setAlignment(Qt.AlignmentFlag.AlignTop)
        column.addWidget(words, 1)
        column.addSpacing(6)
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(self.yes)
        line.addWidget(self.no)
        column.addLayout(line)
        # A press that was on its way to the window below must not answer.
        self.no.setFocus()


class LeaveQuestion(Question):
    """Asked before what was typed is lost; the form's actions work here too."""

    def __init__(self, form: QDialog) -> None:
        super().__init__(
            QCoreApplication.translate("LeaveQuestion", "Leave without saving?"),
            QCoreApplication.translate(
                "LeaveQuestion", "What was typed here is lost. Nothing of the account is changed."
            ),
            yes=QCoreApplication.translate("LeaveQuestion", "Leave"),
            no=QCoreApplication.translate("LeaveQuestion", "Keep editing"),
            parent=form,
        )
        for action in form.actions():
            self.addAction(action)
