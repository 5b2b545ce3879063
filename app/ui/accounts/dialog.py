"""The accounts dialog: the list, and what can be done with the chosen account."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPushButton,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from app.ui.accounts.empty import EmptyWords
from app.ui.accounts.lines_view import AccountList
from app.ui.accounts.port import AccountLine
from app.ui.look.styling import label
from app.ui.look.theme import Theme


class AccountsDialog(QDialog):
    """Says what a person wants; whoever opened it does it."""

    add_wanted = Signal()
    edit_wanted = Signal(str)
    copy_wanted = Signal(str)
    disable_wanted = Signal(str, bool)
    remove_wanted = Signal(object)
    """An AccountLine."""

    import_wanted = Signal()
    export_wanted = Signal()

    def __init__(
        self, theme: Theme, *, stores_secrets: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Accounts"))
        self.list = AccountList(theme)
        self.nothing = EmptyWords(
            self.tr("No account yet"), self.tr("Add one to see its positions.")
        )
        self._pages = QStackedLayout()
        self._pages.addWidget(self.list)
        self._pages.addWidget(self.nothing)
        self._said = label("note", "", wraps=True)
        line = QHBoxLayout()
        line.setSpacing(14)
        line.addLayout(self._pages, 1)
        line.addLayout(self._buttons())
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(10)
        column.addLayout(line, 1)
        if not stores_secrets:
            column.addWidget(label("reason", self._without_keyring(), wraps=True))
        foot = QHBoxLayout()
        foot.addWidget(self._said, 1)
        foot.addWidget(self._button(self.tr("Close"), self.reject))
        column.addLayout(foot)
        self.list.currentRowChanged.connect(self._show_buttons)
        self.list.edit_wanted.connect(self._on_edit)
        self.list.remove_wanted.connect(self._on_remove)
        letter = QFontMetrics(self.font()).horizontalAdvance("n")
        room = self.screen().availableGeometry()
        self.resize(min(letter * 86, room.width() - 40), min(letter * 58, room.height() - 60))
        self.show_lines(())

    def _without_keyring(self) -> str:
        return self.tr(
            "This system has no keyring that keeps secrets: they are stored nowhere. Each form "
            "names the environment variables to set before the panel starts."
        )

    def _buttons(self) -> QVBoxLayout:
        self.add = self._button(self.tr("Add…"), self.add_wanted.emit)
        self.edit = self._button(self.tr("Edit…"), self._on_edit)
        self.copy = self._button(self.tr("Add one like it…"), self._on_copy)
        self.copy.setToolTip(
            self.tr("The same login, for example with another of its sub-accounts.")
        )
        self.disable = self._button(self.tr("Disable"), self._on_disable)
        self.remove = self._button(self.tr("Remove…"), self._on_remove)
        self.bring = self._button(self.tr("Import…"), self.import_wanted.emit)
        self.export = self._button(self.tr("Export…"), self.export_wanted.emit)
        self.export.setToolTip(self.tr("Every account, without its secrets."))
        self.add.setObjectName("primary")
        column = QVBoxLayout()
        column.setSpacing(6)
        for button in (self.add, self.edit, self.copy, self.disable, self.remove):
            column.addWidget(button)
        column.addSpacing(14)
        column.addWidget(self.bring)
        column.addWidget(self.export)
        column.addStretch(1)
        return column

    def _button(self, text: str, press: object) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(False)
        button.clicked.connect(press)
        return button

    def show_lines(self, lines: tuple[AccountLine, ...]) -> None:
        """Show the accounts as they are now."""
        self.list.show_lines(lines)
        self._pages.setCurrentIndex(0 if lines else 1)
        self._show_buttons()

    def say(self, sentence: str) -> None:
        """What was done, or why not."""
        self._said.setText(sentence)
        self._said.setAccessibleName(sentence)

    @property
    def said(self) -> str:
        return self._said.text()

    def _show_buttons(self) -> None:
        chosen = self.list.chosen
        for button in (self.edit, self.copy, self.disable, self.remove):
            button.setEnabled(chosen is not None)
        self.export.setEnabled(self.list.count() > 0)
        off = chosen is not None and chosen.disabled
        self.disable.setText(self.tr("Enable") if off else self.tr("Disable"))

    def _on_edit(self) -> None:
        chosen = self.list.chosen
        if chosen is not None:
            self.edit_wanted.emit(chosen.account_id)

    def _on_copy(self) -> None:
        chosen = self.list.chosen
        if chosen is not None:
            self.copy_wanted.emit(chosen.account_id)

    def _on_disable(self) -> None:
        chosen = self.list.chosen
        if chosen is not None:
            self.disable_wanted.emit(chosen.account_id, not chosen.disabled)

    def _on_remove(self) -> None:
        chosen = self.list.chosen
        if chosen is not None:
            self.remove_wanted.emit(chosen)
