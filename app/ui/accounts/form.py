"""The form of one account: venue, environment, login, limits, addresses, and a test of it all."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QDialog, QWidget

from app.domain.errors import Misconfigured
from app.domain.ids import Environment
from app.ui.accounts.body import VenueBody
from app.ui.accounts.form_layout import FormLayout
from app.ui.accounts.job import Job
from app.ui.accounts.port import AccountsPort, Draft, Found, Kept
from app.ui.accounts.question import LeaveQuestion
from app.ui.accounts.words import sentence_of
from app.ui.bridge import Bridge
from app.ui.look.theme import Theme
from app.ui.text.language import in_words


class AccountForm(QDialog):
    """Adds or edits one account. It closes only when what it holds is saved or given up."""

    saved = Signal(str)
    """What was done, in a sentence."""

    def __init__(
        self,
        port: AccountsPort,
        bridge: Bridge,
        theme: Theme,
        draft: Draft | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._port, self._bridge = port, bridge
        self._forms = {form.venue: form for form in port.forms()}
        first = next(iter(self._forms.values()))
        self._first = draft or Draft(first.venue, first.environments[0])
        self._bodies: dict[str, VenueBody] = {}
        self._kept: Mapping[str, Kept] = {}
        self._saving, self._checking, self._asking = Job(bridge), Job(bridge), Job(bridge)
        self._looking = Job(bridge)
        self._named = bool(self._first.name)
        self.parts = FormLayout(self, self._forms, theme, fixed=bool(self._first.account_id))
        words = self.tr("Account {0}") if self._first.account_id else self.tr("Add an account")
        self.setWindowTitle(words.format(self._first.name))
        self._connect()
        self._show_draft(self._first)
        self._named = bool(self._first.name)
        self._begun = self.draft()
        self._fit()

    def _connect(self) -> None:
        parts = self.parts
        parts.venue.currentIndexChanged.connect(self._on_venue)
        parts.environment_changed.connect(self._on_environment)
        parts.name.changed.connect(self._on_name)
        parts.test.clicked.connect(self._on_test)
        parts.save.clicked.connect(self._on_save)
        parts.cancel.clicked.connect(self.reject)
        self._saving.done.connect(self._on_saved)
        self._saving.failed.connect(self._on_not_saved)
        self._checking.done.connect(self._on_found)
        self._checking.failed.connect(self._on_not_found)
        self._looking.done.connect(self._on_kept)
        self._looking.failed.connect(self._on_keyring_trouble)
        self._asking.done.connect(self._on_answer)

    def _fit(self) -> None:
        letter = QFontMetrics(self.font()).horizontalAdvance("n")
        room = self.screen().availableGeometry()
        self.resize(min(letter * 82, room.width() - 40), min(letter * 96, room.height() - 60))

    # ---- what it shows

    @property
    def body(self) -> VenueBody:
        return self._bodies[self.parts.chosen_venue]

    def _show_draft(self, draft: Draft) -> None:
        parts = self.parts
        parts.choose_venue(draft.venue)
        self._open_body()
        parts.name.set_value(draft.name or self._free_name())
        parts.read_only.setChecked(draft.read_only)
        parts.allow_guarded.setChecked(draft.allow_guarded)
        parts.defaults.fill(draft.defaults)
        self.body.fill(draft)
        parts.choose_environment(draft.environment)
        self._on_environment()
        if draft.endpoints:
            parts.fold.setChecked(True)

    def _open_body(self) -> None:
        """The chosen venue's rows; those of others keep what was typed into them."""
        venue = self.parts.chosen_venue
        if venue not in self._bodies:
            body = VenueBody(self._forms[venue])
            body.changed.connect(self._on_changed)
            self._bodies[venue] = body
            self.parts.add_body(body)
        self.parts.show_body(self._bodies[venue])
        self._look_for_secrets()

    def _free_name(self) -> str:
        title = self._forms[self.parts.chosen_venue].title
        taken = {line.name.casefold() for line in self._port.lines()}
        names = (title, *(f"{title} {number}" for number in range(2, len(taken) + 3)))
        return next(name for name in names if name.casefold() not in taken)

    def _on_venue(self) -> None:
        self._stop_check()
        self._open_body()
        self.parts.result.hide()
        if not self._named:
            self.parts.name.set_value(self._free_name())
            self._named = False
        self._on_environment()

    def _on_environment(self) -> None:
        environment = self.parts.environment
        self.parts.say_environment()
        self.body.show_environment(environment)
        if environment is Environment.SIM:
            self.parts.fold.setChecked(True)
        self._on_changed()

    def _on_name(self) -> None:
        self._named = True
        self._show_kept()
        self._on_changed()

    def _on_changed(self) -> None:
        self._stop_check()
        self.parts.bring_into_sight(None)
        self.parts.result.set_stale()

    # ---- secrets that are stored

    def _look_for_secrets(self) -> None:
        self._kept = {}
        self._show_kept()
        self._looking.start(self._port.kept(self.draft()), "look for stored secrets")

    def _on_kept(self, kept: Mapping[str, Kept]) -> None:
        self._kept = kept
        self._show_kept()

    def _on_keyring_trouble(self, error: Exception) -> None:
        self.parts.result.show_sentence(sentence_of(error))

    def _show_kept(self) -> None:
        name = self.parts.name.value
        variables = {key: self._port.variable(name, key) for key in self.body.secrets}
        self.body.show_kept(self._kept_now(), variables, stores=self._port.stores_secrets)

    def _kept_now(self) -> dict[str, Kept]:
        """With the variables that are set for the name as it is typed now."""
        name, kept = self.parts.name.value, {}
        for key in self.body.secrets:
            stored = self._kept.get(key, Kept.NOWHERE)
            if self._port.given(name, key):
                stored = Kept.ENVIRONMENT
            elif stored is Kept.ENVIRONMENT:
                stored = Kept.NOWHERE
            kept[key] = stored
        return kept

    # ---- what it holds

    def draft(self) -> Draft:
        """What the form holds now."""
        parts, body = self.parts, self.body
        return Draft(
            venue=parts.chosen_venue,
            environment=parts.environment,
            name=parts.name.value,
            fields=body.values(),
            secrets=body.typed_secrets(),
            endpoints=body.addresses(),
            read_only=parts.read_only.isChecked(),
            allow_guarded=parts.allow_guarded.isChecked(),
            defaults=parts.defaults.value(),
            account_id=self._first.account_id,
            secrets_of=self._first.secrets_of,
        )

    def _show_problems(self, problems: Mapping[str, str]) -> None:
        """Each beside its field; the first of them gets the focus."""
        rest = []
        first: QWidget | None = None
        for name, sentence in problems.items():
            row = self.parts.name if name == "name" else self.body.row_of(name)
            if row is None:
                rest.append(sentence)
                if name == "defaults":
                    self.parts.begins.setChecked(True)
                continue
            row.show_problem(sentence)
            if name.startswith("endpoint "):
                self.parts.fold.setChecked(True)
            first = first or row.edit
        if rest:
            self.parts.result.show_sentence(" ".join(rest))
        shown = first or (self.parts.result if rest else None)
        if shown is not None:
            shown.setFocus()
            self.parts.bring_into_sight(shown)

    # ---- the test

    def _on_test(self) -> None:
        if self._checking.busy:
            self._stop_check()
            self.parts.result.show_sentence(self.tr("The test was stopped."), tone="info")
            return
        draft = self.draft()
        # A test may go ahead without a name, and finds the sub-accounts it is not told.
        passed = {"name", *self.body.sub_account_fields}
        found = self._port.problems(draft, self._kept_now())
        problems = {key: text for key, text in found.items() if key not in passed}
        if problems:
            self._show_problems(problems)
            return
        self._checking.start(self._port.check(draft), f"test {draft.name}")
        self.parts.test.setText(self.tr("Stop the test"))
        self.parts.result.show_running(self.tr("“Stop the test” ends it at any time."))
        self.parts.bring_into_sight(self.parts.result)

    def _stop_check(self) -> None:
        if self._checking.busy:
            self._checking.cancel()
            self.parts.test.setText(self.tr("Test connection"))

    def _on_found(self, found: Found) -> None:
        self.parts.test.setText(self.tr("Test connection"))
        self.body.offer(found.sub_accounts)
        self.parts.result.show_found(found)
        self.parts.bring_into_sight(self.parts.result)

    def _on_not_found(self, error: Exception) -> None:
        self.parts.test.setText(self.tr("Test connection"))
        if isinstance(error, Misconfigured):
            row = self.body.row_of(error.field)
            if row is not None:
                row.show_problem(sentence_of(error))
            if error.choices:
                self.body.offer(error.choices)
        self.parts.result.show_failure(error)
        self.parts.bring_into_sight(self.parts.result)

    # ---- the end

    def _on_save(self) -> None:
        self._stop_check()
        draft = self.draft()
        problems = self._port.problems(draft, self._kept_now())
        if problems:
            self._show_problems(problems)
            return
        self.parts.set_busy(True, self.tr("Saving…"))
        self._saving.start(self._port.save(draft), f"save {draft.name}")

    def _on_saved(self, sentence: str) -> None:
        self.parts.set_busy(False)
        self._forget()
        self.saved.emit(in_words(sentence))
        self.accept()

    def _on_not_saved(self, error: Exception) -> None:
        self.parts.set_busy(False)
        if isinstance(error, Misconfigured):
            self._show_problems({error.field: sentence_of(error)})
        else:
            self.parts.result.show_sentence(sentence_of(error))
            self.parts.bring_into_sight(self.parts.result)

    def _on_answer(self, answer: int) -> None:
        if answer == QDialog.DialogCode.Accepted.value:
            self._forget()
            super().reject()

    def _forget(self) -> None:
        self._stop_check()
        self._looking.cancel()
        for body in self._bodies.values():
            body.forget_secrets()

    # ---- Qt's names

    def reject(self) -> None:
        if self._saving.busy or self._asking.busy:
            return
        if self.draft() == self._begun:
            self._forget()
            super().reject()
            return
        self._asking.start(self._bridge.ask(LeaveQuestion(self)), "leave the form")
