"""What becomes of the rest of a partial fill: chosen per account, before the press."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from app.domain.ids import AccountKey
from app.engine.desk import Desk
from app.engine.remainder import LEAVE, Rest, parse_policy, say_policy
from app.ui.account_defaults import DefaultsBook
from app.ui.trading.rest_words import CHOICES, rest_words


class RestBox(QComboBox):
    """The policy of the chosen row's account."""

    chosen = Signal()

    def __init__(self, desk: Desk, defaults: DefaultsBook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._defaults = desk, defaults
        self._account: AccountKey | None = None
        defaults.changed.connect(self._on_default)
        # The longest choice must not widen the panel; the list that opens is as wide as it needs.
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)
        self.setAccessibleName(self.tr("What becomes of the rest of a partial fill"))
        for text in CHOICES:
            self.addItem(self.tr("Rest: {0}").format(rest_words(parse_policy(text))), text)
        self.activated.connect(self._on_chosen)

    def button_words(self, account: AccountKey) -> str:
        """What stands on the button; empty where the rest is left."""
        policy = self._desk.remainders.policy(account)
        if policy.rest is Rest.LEAVE:
            return ""
        return self.tr("rest {0}").format(rest_words(policy))

    def refresh_accounts(self) -> None:
        """Give every open account the policy that was chosen for it."""
        for account in self._desk.accounts():
            self._apply(account.key)

    def _apply(self, account: AccountKey) -> None:
        try:
            policy = parse_policy(self._defaults.of(account).remainder)
        except ValueError:
            policy = LEAVE
        self._desk.remainders.choose(account, policy)

    def _on_default(self, account: AccountKey) -> None:
        self._apply(account)
        if account == self._account:
            self.show_account(account)

    def show_account(self, account: AccountKey | None) -> None:
        """Show the policy of the chosen row's account."""
        self._account = account
        self.setEnabled(account is not None)
        if account is None:
            return
        policy = self._desk.remainders.policy(account)
        text = say_policy(policy)
        at = self.findData(text)
        if at < 0:
            self.addItem(self.tr("Rest: {0}").format(rest_words(policy)), text)
            at = self.count() - 1
        if at != self.currentIndex() and not self.view().isVisible():
            self.setCurrentIndex(at)

    def _on_chosen(self, _index: int) -> None:
        if self._account is None:
            return
        self._defaults.change(self._account, remainder=str(self.currentData()))
        self.chosen.emit()

    # ---- Qt's names

    def showPopup(self) -> None:
        self.view().setMinimumWidth(self.view().sizeHintForColumn(0) + 24)
        super().showPopup()
