"""What follows from what: the dialogs of accounts, opened one from another, never nested."""

from collections.abc import Coroutine
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from app.domain.errors import UnwindError
from app.system.files import write_atomically
from app.ui.accounts.job import Job
from app.ui.accounts.port import AccountLine, AccountsPort, Draft, ImportPlan
from app.ui.accounts.words import sentence_of
from app.ui.bridge import Bridge
from app.ui.look.theme import Theme
from app.ui.text.language import in_words

if TYPE_CHECKING:
    from app.ui.accounts.dialog import AccountsDialog
    from app.ui.accounts.form import AccountForm

LARGEST_FILE_BYTES = 1_000_000


class AccountsFlow(QObject):
    """One per window. `always` are actions that work in every dialog too, such as panic."""

    said = Signal(str)
    changed = Signal()
    """Accounts were added, changed or removed."""

    def __init__(
        self,
        port: AccountsPort,
        bridge: Bridge,
        theme: Theme,
        over: QWidget,
        always: tuple[QAction, ...] = (),
    ) -> None:
        super().__init__(over)
        self._port, self._bridge, self._theme, self._over = port, bridge, theme, over
        self._always = always
        self.dialog: AccountsDialog | None = None
        self.form: AccountForm | None = None
        self._work, self._asking = Job(bridge), Job(bridge)
        self._work.done.connect(self._on_done)
        self._work.failed.connect(self._on_failed)
        self._asking.done.connect(self._on_answer)
        self._asked: tuple[str, object] = ("", None)

    # ---- the list

    def open_list(self) -> None:
        """The accounts dialog; the one that stands comes to the front."""
        if self.dialog is not None:
            self.dialog.raise_()
            self.dialog.activateWindow()
            return
        from app.ui.accounts.dialog import AccountsDialog

        dialog = AccountsDialog(
            self._theme, stores_secrets=self._port.stores_secrets, parent=self._over
        )
        dialog.add_wanted.connect(self.add)
        dialog.edit_wanted.connect(self.edit)
        dialog.copy_wanted.connect(self.add_like)
        dialog.disable_wanted.connect(self.disable)
        dialog.remove_wanted.connect(self.remove)
        dialog.import_wanted.connect(self.choose_import)
        dialog.export_wanted.connect(self.choose_export)
        dialog.finished.connect(self._on_closed)
        self.dialog = dialog
        self.refresh()
        self._show(dialog)

    def refresh(self) -> None:
        """Accounts or their links changed."""
        if self.dialog is None:
            return
        try:
            self.dialog.show_lines(self._port.lines())
        except UnwindError as error:
            self.dialog.say(sentence_of(error))

    def _on_closed(self) -> None:
        self.dialog = None

    def _show(self, dialog: QDialog) -> None:
        for action in self._always:
            dialog.addAction(action)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    # ---- the form

    def add(self) -> None:
        self._open_form(None)

    def edit(self, account_id: str) -> None:
        self._open_draft(account_id)

    def add_like(self, account_id: str) -> None:
        """A new account with the same login; its name and sub-account are for the person to give."""
        self._open_draft(account_id, as_copy=True)

    def _open_draft(self, account_id: str, *, as_copy: bool = False) -> None:
        try:
            draft = self._port.draft_of(account_id)
        except UnwindError as error:
            self._say(sentence_of(error))
            return
        if as_copy:
            draft = Draft(
                venue=draft.venue,
                environment=draft.environment,
                fields=draft.fields,
                endpoints=draft.endpoints,
                read_only=draft.read_only,
                allow_guarded=draft.allow_guarded,
                secrets_of=account_id,
            )
        self._open_form(draft)

    def _open_form(self, draft: Draft | None) -> None:
        if self.form is not None:
            return
        from app.ui.accounts.form import AccountForm

        form = AccountForm(self._port, self._bridge, self._theme, draft, self.dialog or self._over)
        form.saved.connect(self._on_done)
        form.finished.connect(self._on_form_closed)
        self.form = form
        self._show(form)

    def _on_form_closed(self) -> None:
        self.form = None

    # ---- disable and remove

    def disable(self, account_id: str, disabled: bool) -> None:
        self._begin(self._port.set_disabled(account_id, disabled), "disable an account")

    def remove(self, line: AccountLine) -> None:
        """Ask in words, then remove."""
        from app.ui.accounts.question import Question

        question = Question(
            self.tr("Remove {0}?").format(line.name),
            self.tr(
                "The account and its secrets are removed from this computer. Nothing changes at "
                "the venue: open positions stay open there, and can no longer be seen or closed "
                "from here."
            ),
            yes=self.tr("Remove"),
            no=self.tr("Keep it"),
            parent=self.dialog or self._over,
        )
        self._ask(question, "remove", line.account_id)

    def _ask(self, question: QDialog, what: str, value: object) -> None:
        if self._asking.busy:
            question.deleteLater()
            return
        for action in self._always:
            question.addAction(action)
        self._asked = (what, value)
        self._asking.start(self._bridge.ask(question), f"ask about {what}")

    def _on_answer(self, answer: int) -> None:
        what, value = self._asked
        if answer != QDialog.DialogCode.Accepted.value:
            return
        if what == "remove":
            self._begin(self._port.remove(str(value)), "remove an account")
        elif isinstance(value, ImportPlan):
            self._begin(self._port.take_import(value), "import accounts")

    # ---- files

    def choose_export(self) -> None:
        """Ask for a file."""
        dialog = QFileDialog(self.dialog, self.tr("Export the accounts"), "unwind-accounts.toml")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters(["TOML (*.toml)", "JSON (*.json)"])
        dialog.fileSelected.connect(self.export_to)
        self._show(dialog)

    def export_to(self, name: str) -> None:
        """Write every account without its secrets."""
        try:
            text = self._port.export_text(as_json=name.lower().endswith(".json"))
            write_atomically(Path(name), text)
        except (UnwindError, OSError) as error:
            self._say(self.tr("Nothing was exported: {0}").format(sentence_of(error)))
        else:
            self._say(self.tr("Exported to {0}, without secrets.").format(name))

    def choose_import(self) -> None:
        """Ask for a file."""
        dialog = QFileDialog(self.dialog, self.tr("Import accounts"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([self.tr("Accounts (*.toml *.json)"), self.tr("All files (*)")])
        dialog.fileSelected.connect(self.import_from)
        self._show(dialog)

    def import_from(self, name: str) -> None:
        """Show what the file would bring."""
        try:
            file = Path(name)
            if file.stat().st_size > LARGEST_FILE_BYTES:
                self._say(self.tr("{0} is too large to be a file of accounts.").format(name))
                return
            plan = self._port.read_import(file.read_text(encoding="utf-8"))
        except UnicodeDecodeError:
            self._say(self.tr("{0} is not a text file. Nothing was imported.").format(name))
        except (UnwindError, OSError) as error:
            self._say(self.tr("Nothing was imported: {0}").format(sentence_of(error)))
        else:
            from app.ui.accounts.importing import ImportDialog

            dialog = ImportDialog(plan, self._theme, self.dialog or self._over)
            self._ask(dialog, "import", plan)

    # ---- outcomes

    def _begin(self, work: Coroutine[Any, Any, str], name: str) -> None:
        if self._work.busy:
            work.close()
            self._say(self.tr("Still at work on the last change; try again in a moment."))
            return
        self._work.start(work, name)

    def _on_done(self, sentence: str) -> None:
        self.refresh()
        self._say(sentence)
        self.changed.emit()

    def _on_failed(self, error: Exception) -> None:
        self.refresh()
        self._say(sentence_of(error))

    def _say(self, sentence: str) -> None:
        words = in_words(sentence)
        if self.dialog is not None:
            self.dialog.say(words)
        self.said.emit(words)
