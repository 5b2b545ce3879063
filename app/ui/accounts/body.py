"""The part of the form that a venue decides: its fields, its secrets, its addresses."""

from collections.abc import Mapping

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.domain.ids import Environment
from app.system.secrets import Secret
from app.ui.accounts.port import Draft, FieldForm, Kept, Several, VenueForm
from app.ui.accounts.rows import LABEL_WIDTH, Row, SecretRow, SubAccountRow, row_for
from app.ui.look.styling import label
from app.ui.text.language import in_words
from app.ui.text.sentences import finished


class VenueBody(QWidget):
    """Rows by name; built from plain descriptions alone."""

    changed = Signal()

    def __init__(self, form: VenueForm, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = form
        self.rows: dict[str, Row] = {}
        self.secrets: dict[str, SecretRow] = {}
        self.endpoints: dict[str, Row] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)
        for field in form.fields:
            self.rows[field.name] = self._add(row_for(field))
        for field in form.secrets:
            secret = SecretRow(field)
            self._add(secret)
            self.secrets[field.name] = secret
        self._column.addWidget(self._about())

    def build_endpoints(self) -> QWidget:
        """The addresses, for whoever folds them away."""
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for name in self.form.endpoint_names:
            row = Row(FieldForm(name, self.tr("Address: {0}").format(name), "", required=True))
            row.changed.connect(self.changed)
            self.endpoints[name] = row
            column.addWidget(row)
        return box

    def _add(self, row: Row) -> Row:
        row.changed.connect(self.changed)
        self._column.addWidget(row)
        return row

    def _about(self) -> QWidget:
        form = self.form
        box = QWidget()
        outer = QHBoxLayout(box)
        outer.setContentsMargins(LABEL_WIDTH + 12, 0, 0, 0)
        column = QVBoxLayout()
        column.setSpacing(3)
        outer.addLayout(column, 1)
        column.addWidget(
            label(
                "fact",
                self.tr("Permission it needs: {0}.").format(in_words(form.permission)),
                wraps=True,
            )
        )
        if form.reading:
            column.addWidget(label("note", finished(in_words(form.reading)), wraps=True))
        for note in form.notes:
            column.addWidget(label("note", in_words(note), wraps=True))
        link = QPushButton(self.tr("Documentation: {0}").format(form.documentation))
        link.setObjectName("link")
        link.setAutoDefault(False)
        link.setAccessibleName(self.tr("Open the documentation of {0}").format(form.title))
        link.clicked.connect(self._open_documentation)
        line = QHBoxLayout()
        line.addWidget(link)
        line.addStretch(1)
        column.addLayout(line)
        return box

    def _open_documentation(self) -> None:
        QDesktopServices.openUrl(QUrl(self.form.documentation))

    # ---- values

    def fill(self, draft: Draft) -> None:
        """Show a draft's values; a secret is never among them."""
        for name, row in self.rows.items():
            row.set_value(draft.fields.get(name, ""))
        for name, row in self.endpoints.items():
            row.set_value(draft.endpoints.get(name, ""))

    def show_environment(self, environment: Environment) -> None:
        """The default addresses of an environment, shown where none is typed."""
        defaults = self.form.endpoints.get(environment, {})
        for name, row in self.endpoints.items():
            default = defaults.get(name, "")
            row.edit.setPlaceholderText(default)
            row.set_hint("" if default else self.tr("“unwind sim” prints it when it starts."))
            row.show_problem("")

    def values(self) -> dict[str, str]:
        return {name: row.value for name, row in self.rows.items() if row.value}

    def typed_secrets(self) -> dict[str, Secret]:
        return {
            name: Secret(row.value)
            for name, row in self.secrets.items()
            if row.value and row.kept is not Kept.ENVIRONMENT
        }

    def addresses(self) -> dict[str, str]:
        return {name: row.value for name, row in self.endpoints.items() if row.value}

    def forget_secrets(self) -> None:
        """Empty the fields: what was typed must not stay in a window."""
        for row in self.secrets.values():
            row.edit.clear()

    # ---- what others found

    def show_kept(
        self, kept: Mapping[str, Kept], variables: Mapping[str, str], *, stores: bool
    ) -> None:
        for name, row in self.secrets.items():
            row.show_kept(kept.get(name, Kept.NOWHERE), variables[name], stores=stores)

    def offer(self, sub_accounts: tuple[str, ...]) -> None:
        """Sub-accounts that a test has found."""
        for row in self.rows.values():
            if isinstance(row, SubAccountRow):
                row.offer(sub_accounts)

    @property
    def sub_account_fields(self) -> frozenset[str]:
        return frozenset(
            field.name for field in self.form.fields if field.sub_accounts is not Several.NONE
        )

    def row_of(self, name: str) -> Row | None:
        """The row a problem belongs to, by the name the port uses."""
        if name.startswith("endpoint "):
            return self.endpoints.get(name.removeprefix("endpoint "))
        return self.rows.get(name) or self.secrets.get(name)
