"""What becomes of the rest of a partial fill: chosen per account, before the press."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from app.domain.ids import AccountKey
from app.engine.desk import Desk
from app.engine.rest_policy import LEAVE, Policy, Rest, parse_policy, say_policy
from app.ui.settings.account_defaults import DefaultsBook
from app.ui.trading.rest_words import CHOICES, rest_words

_DIFFER = "differ"


class RestBox(QComboBox):
    """The policy of the chosen row's account, or of all accounts of several chosen rows."""

    chosen = Signal()

    def __init__(self, desk: Desk, defaults: DefaultsBook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._defaults = desk, defaults
        self._accounts: tuple[AccountKey, ...] = ()
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
        if account in self._accounts:
            self.show_accounts(self._accounts)

    def show_account(self, account: AccountKey | None) -> None:
        """Show the policy of the chosen row's account."""
        self.show_accounts(() if account is None else (account,))

    def show_accounts(self, accounts: tuple[AccountKey, ...]) -> None:
        """Show the policy of these accounts; a choice is made for all of them."""
        self._accounts = accounts
        self.setEnabled(bool(accounts))
        policies = {say_policy(one): one for one in map(self._desk.remainders.policy, accounts)}
        if not policies:
            return
        at = self._place_of(policies)
        if at != self.currentIndex() and not self.view().isVisible():
            self.setCurrentIndex(at)

    def _place_of(self, policies: dict[str, Policy]) -> int:
        """The item of the one policy, or the one that says that they differ; made where missing."""
        text, policy = next(iter(policies.items()))
        words = self.tr("Rest: {0}").format(rest_words(policy))
        if len(policies) > 1:
            text, words = _DIFFER, self.tr("Rest: differs by account")
        if self.findData(text) < 0:
            self.addItem(words, text)
        return self.findData(text)

    def _on_chosen(self, _index: int) -> None:
        text = str(self.currentData())
        if not self._accounts or text == _DIFFER:
            return
        for account in self._accounts:
            self._defaults.change(account, remainder=text)
        self.chosen.emit()

    # ---- Qt's names

    def showPopup(self) -> None:
        self.view().setMinimumWidth(self.view().sizeHintForColumn(0) + 24)
        super().showPopup()
