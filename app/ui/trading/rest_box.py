"""What becomes of the rest of a partial fill: chosen per account, before the press."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from app.domain.ids import AccountKey
from app.engine.desk import Desk
from app.engine.remainder import LEAVE, Policy, Rest, parse_policy, say_policy
from app.ui.memory import Memory

CHOICES = ("leave", "re-post x1", "re-post x3", "market 3 x1", "market 10 x1", "market 3 x3")


class RestBox(QComboBox):
    """The policy of the chosen row's account."""

    chosen = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._memory: Memory | None = None
        self._account: AccountKey | None = None
        self._known: set[AccountKey] = set()
        self.setAccessibleName(self.tr("What becomes of the rest of a partial fill"))
        for text in CHOICES:
            self.addItem(self.tr("Rest: {0}").format(self.words(parse_policy(text))), text)
        self.activated.connect(self._on_chosen)

    def words(self, policy: Policy) -> str:
        """A policy for people, as the button and the box say it."""
        times = self.tr(", up to {0} times").format(policy.tries) if policy.tries > 1 else ""
        match policy.rest:
            case Rest.REPOST:
                return self.tr("re-post at the cap") + times
            case Rest.MARKET:
                return self.tr("at market after {0} s").format(f"{policy.after_s:g}") + times
        return self.tr("leave open")

    def button_words(self, account: AccountKey) -> str:
        """What stands on the button; empty where the rest is left."""
        policy = self._desk.remainders.policy(account)
        if policy.rest is Rest.LEAVE:
            return ""
        return self.tr("rest {0}").format(self.words(policy))

    def recall(self, memory: Memory) -> None:
        """Where choices are kept between runs."""
        self._memory = memory
        self._known.clear()
        self.refresh_accounts()

    def refresh_accounts(self) -> None:
        """Give newly opened accounts the policy that was chosen for them."""
        if self._memory is None:
            return
        for account in self._desk.accounts():
            text = self._memory.recall(_name(account.key))
            if account.key not in self._known and text:
                try:
                    policy = parse_policy(text)
                except ValueError:
                    policy = LEAVE
                self._desk.remainders.choose(account.key, policy)
            self._known.add(account.key)

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
            self.addItem(self.tr("Rest: {0}").format(self.words(policy)), text)
            at = self.count() - 1
        if at != self.currentIndex() and not self.view().isVisible():
            self.setCurrentIndex(at)

    def _on_chosen(self, _index: int) -> None:
        if self._account is None:
            return
        text = str(self.currentData())
        self._desk.remainders.choose(self._account, parse_policy(text))
        if self._memory is not None:
            self._memory.remember(_name(self._account), text)
        self.chosen.emit()


def _name(account: AccountKey) -> str:
    return f"rest/{account.venue}/{account.environment.value}/{account.name}"
