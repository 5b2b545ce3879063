"""What a file of accounts would bring, before any of it is taken over."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.domain.ids import Environment, Venue
from app.ui.accounts.port import ImportLine, ImportPlan
from app.ui.look.icons import venue_pixmap
from app.ui.look.styling import label, set_chip
from app.ui.look.theme import Theme
from app.ui.text.language import in_words
from app.ui.window.scopes import word_of


class ImportDialog(QDialog):
    """Accepted: take over the accounts that have no problem."""

    def __init__(self, plan: ImportPlan, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setWindowTitle(self.tr("Import accounts"))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 14)
        column.setSpacing(8)
        column.addWidget(label("heading", self._head(plan), wraps=True))
        about = self.tr(
            "Secrets are never imported. Edit each account afterwards and give them; until then "
            "it stays disabled."
        )
        column.addWidget(label("note", about, wraps=True))
        column.addWidget(self._lines(plan), 1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        self.cancel = QPushButton(self.tr("Cancel"))
        self.cancel.setAutoDefault(False)
        self.cancel.clicked.connect(self.reject)
        self.take = QPushButton(self.tr("Import {0}").format(plan.welcome))
        self.take.setObjectName("primary")
        self.take.setEnabled(plan.welcome > 0)
        self.take.setDefault(plan.welcome > 0)
        self.take.clicked.connect(self.accept)
        foot.addWidget(self.cancel)
        foot.addWidget(self.take)
        column.addLayout(foot)
        self.resize(theme.px(560), theme.px(420))

    def _head(self, plan: ImportPlan) -> str:
        if not plan.lines:
            return self.tr("The file holds no account.")
        if plan.welcome == len(plan.lines):
            return self.tr("Accounts in the file: {0}.").format(len(plan.lines))
        return self.tr("Accounts in the file: {0}; {1} of them can be imported.").format(
            len(plan.lines), plan.welcome
        )

    def _lines(self, plan: ImportPlan) -> QScrollArea:
        inner = QWidget()
        inner.setObjectName("dialogBody")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(10)
        for line in plan.lines:
            column.addWidget(self._line(line))
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setAccessibleName(self.tr("Accounts in the file"))
        area.setWidget(inner)
        return area

    def _line(self, line: ImportLine) -> QWidget:
        box = QWidget()
        across = QHBoxLayout(box)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(10)
        size = self._theme.px(20)
        icon = QLabel()
        icon.setPixmap(venue_pixmap(Venue(line.venue), size, 2.0))
        icon.setFixedSize(size, size)
        icon.setScaledContents(True)
        across.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label("fact", f"{line.name} · {line.title}", wraps=True))
        for remark in line.remarks:
            words.addWidget(label("note", in_words(remark), wraps=True))
        if line.problem:
            words.addWidget(label("problem", in_words(line.problem), wraps=True))
        across.addLayout(words, 1)
        if line.environment in list(Environment):
            chip = label("chip")
            environment = Environment(line.environment)
            set_chip(chip, word_of(environment), environment.value)
            across.addWidget(chip, 0, Qt.AlignmentFlag.AlignTop)
        return box
