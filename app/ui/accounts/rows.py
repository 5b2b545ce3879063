"""The rows of the form: label, field, what it is, and what is wrong with it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.ui.accounts.port import FieldForm, Kept, Several
from app.ui.accounts.words import sentence
from app.ui.look.styling import label, restyle
from app.ui.text.language import in_words

LABEL_WIDTH = 118


class Row(QWidget):
    """One field. Its problem stands below it until the text changes."""

    changed = Signal()

    def __init__(self, form: FieldForm, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = form
        self.edit = QLineEdit()
        self.edit.setAccessibleName(in_words(form.label))
        self.caption = QLabel(in_words(form.label))
        self.caption.setTextFormat(Qt.TextFormat.PlainText)
        self.caption.setBuddy(self.edit)
        self.caption.setFixedWidth(LABEL_WIDTH)
        self.hint = label("note", "", wraps=True)
        self.problem = label("problem", "", wraps=True)
        self.problem.hide()
        self.line = QHBoxLayout()
        self.line.setSpacing(6)
        self.line.addWidget(self.edit, 1)
        self.column = QVBoxLayout()
        self.column.setSpacing(3)
        self.column.addLayout(self.line)
        self.column.addWidget(self.problem)
        self.column.addWidget(self.hint)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.addWidget(self.caption, 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addLayout(self.column, 0, 1)
        self.caption.setMinimumHeight(self.edit.sizeHint().height())
        self.set_hint(form.hint)
        self.edit.textChanged.connect(self._on_text)

    @property
    def value(self) -> str:
        return self.edit.text().strip()

    def set_value(self, text: str) -> None:
        self.edit.setText(text)

    def set_hint(self, text: str) -> None:
        """What it is and where to find it; said of optional fields too."""
        words = sentence(text) if text else ""
        if words and not self.form.required:
            words = f"{self.tr('Optional.')} {words}"
        self.hint.setText(words)
        self.hint.setVisible(bool(words))
        self._describe()

    def show_problem(self, sentence: str) -> None:
        """Say what is wrong, beside the field; empty: nothing is."""
        self.problem.setText(in_words(sentence))
        self.problem.setVisible(bool(sentence))
        restyle(self.edit, "wrong", bool(sentence))
        self._describe()

    def _describe(self) -> None:
        # A screen reader says it with the field; the labels below it are never focused.
        parts = (self.problem.text(), self.hint.text())
        self.edit.setAccessibleDescription(" ".join(part for part in parts if part))

    def _on_text(self) -> None:
        self.show_problem("")
        self.changed.emit()


class SecretRow(Row):
    """A secret: dots while it is typed, shown only on wish, never shown again once stored."""

    def __init__(self, form: FieldForm, parent: QWidget | None = None) -> None:
        super().__init__(form, parent)
        self.kept = Kept.NOWHERE
        self.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.reveal = QPushButton(self.tr("Show"))
        self.reveal.setCheckable(True)
        self.reveal.setAutoDefault(False)
        self.reveal.setAccessibleName(
            self.tr("Show what is typed: {0}").format(in_words(form.label))
        )
        self.reveal.setEnabled(False)
        self.reveal.toggled.connect(self._on_reveal)
        self.line.addWidget(self.reveal)
        self.where = label("note", "", wraps=True)
        self.where.hide()
        self.column.insertWidget(1, self.where)

    @property
    def value(self) -> str:
        # A password may end in a space; only one that is nothing else is empty.
        text = self.edit.text()
        return text if text.strip() else ""

    def show_kept(self, kept: Kept, variable: str, *, stores: bool) -> None:
        """Where this secret is now, and what leaving the field empty means."""
        self.kept = kept
        words = {
            Kept.KEYRING: self.tr("Stored in the system keyring; leave empty to keep it."),
            Kept.MEMORY: self.tr("Known until the panel ends; leave empty to keep it."),
            Kept.ENVIRONMENT: self.tr("Taken from the environment variable {0}."),
            Kept.NOWHERE: "",
        }[kept].format(variable)
        if not stores and kept is not Kept.ENVIRONMENT:
            lasting = self.tr("Without a keyring it is not stored: set {0} at each start.")
            words = " ".join(part for part in (words, lasting.format(variable)) if part)
        self.edit.setEnabled(kept is not Kept.ENVIRONMENT)
        stored = kept in (Kept.KEYRING, Kept.MEMORY)
        self.edit.setPlaceholderText("••••••••••••" if stored else "")
        self.where.setText(words)
        self.where.setVisible(bool(words))
        self._describe()

    def _describe(self) -> None:
        super()._describe()
        if hasattr(self, "where") and self.where.text():
            said = f"{self.where.text()} {self.edit.accessibleDescription()}"
            self.edit.setAccessibleDescription(said.strip())

    def _on_reveal(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.edit.setEchoMode(mode)
        self.reveal.setText(self.tr("Hide") if shown else self.tr("Show"))

    def _on_text(self) -> None:
        super()._on_text()
        self.reveal.setEnabled(bool(self.edit.text()))
        if not self.edit.text():
            self.reveal.setChecked(False)


class SubAccountRow(Row):
    """Names sub-accounts; those that a test has found can be ticked."""

    def __init__(self, form: FieldForm, parent: QWidget | None = None) -> None:
        super().__init__(form, parent)
        self.boxes: dict[str, QCheckBox] = {}
        self._offers = QWidget()
        self._offers.setAccessibleName(self.tr("Sub-accounts that were found"))
        self._grid = QGridLayout(self._offers)
        self._grid.setContentsMargins(0, 2, 0, 4)
        self._grid.setHorizontalSpacing(16)
        self._offers.hide()
        self.column.insertWidget(1, self._offers)

    def offer(self, names: tuple[str, ...]) -> None:
        """Show these as boxes to tick; none: show no boxes."""
        for box in self.boxes.values():
            box.hide()
            box.deleteLater()
        self.boxes = {}
        widest = max((len(name) for name in names), default=0)
        columns = 1 if widest > 24 else 3
        for i, name in enumerate(names):
            box = QCheckBox(name)
            box.setAccessibleName(self.tr("Sub-account {0}").format(name))
            box.clicked.connect(self._on_box)
            self._grid.addWidget(box, i // columns, i % columns)
            self.boxes[name] = box
        self._offers.setVisible(bool(names))
        self._tick()

    def _chosen(self) -> list[str]:
        return [name.strip() for name in self.value.split(",") if name.strip()]

    def _tick(self) -> None:
        chosen = {name.casefold() for name in self._chosen()}
        for name, box in self.boxes.items():
            box.setChecked(name.casefold() in chosen)

    def _on_box(self, checked: bool) -> None:
        pressed = self.sender()
        ticked = [name for name, box in self.boxes.items() if box.isChecked()]
        if self.form.sub_accounts is Several.ONE:
            ticked = [name for name in ticked if checked and self.boxes[name] is pressed]
        offered = {name.casefold() for name in self.boxes}
        # What was typed and is not offered may be right all the same, unless only one may stand.
        others = [name for name in self._chosen() if name.casefold() not in offered]
        if self.form.sub_accounts is Several.ONE and ticked:
            others = []
        self.set_value(", ".join(dict.fromkeys([*others, *ticked])))

    def _on_text(self) -> None:
        super()._on_text()
        self._tick()


def row_for(form: FieldForm) -> Row:
    """The row of a field that is no secret."""
    return Row(form) if form.sub_accounts is Several.NONE else SubAccountRow(form)
