"""What stands where there is no account yet: two words and two buttons."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.ui.look.styling import label


class EmptyWords(QWidget):
    """A head and a line below it, in the middle."""

    def __init__(self, head: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("emptyState")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.column = QVBoxLayout(self)
        self.column.setSpacing(6)
        self.column.addStretch(1)
        for style, words in (("heading", head), ("note", text)):
            line = label(style, words, wraps=True)
            line.setAlignment(Qt.AlignmentFlag.AlignCenter)
            self.column.addWidget(line)
        self.column.addStretch(1)


class FirstStart(EmptyWords):
    """Lies over the table while the profile has no account."""

    add_wanted = Signal()
    demo_wanted = Signal()

    def __init__(self, over: QWidget) -> None:
        super().__init__(
            QCoreApplication.translate("FirstStart", "Welcome to Unwind"),
            QCoreApplication.translate(
                "FirstStart", "Add an account to see its positions here, or look around first."
            ),
            over,
        )
        self._over = over
        self.add = QPushButton(self.tr("Add account"))
        self.add.setObjectName("primary")
        self.demo = QPushButton(self.tr("Try the demo"))
        self.demo.setToolTip(
            self.tr("A second window on five simulated venues; nothing of it is kept.")
        )
        self.demo.setAccessibleDescription(self.demo.toolTip())
        self.add.clicked.connect(self.add_wanted)
        self.demo.clicked.connect(self.demo_wanted)
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addStretch(1)
        line.addWidget(self.add)
        line.addWidget(self.demo)
        line.addStretch(1)
        self.column.insertSpacing(self.column.count() - 1, 8)
        self.column.insertLayout(self.column.count() - 1, line)
        over.installEventFilter(self)
        self.setGeometry(over.rect())
        self.hide()

    # ---- Qt's names

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._over and event.type() == QEvent.Type.Resize:
            self.setGeometry(self._over.rect())
        return False
