"""Ties the accounts to a window: a key, a button, the first start, and the news that refresh them."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QProcess

from app.ui.accounts.empty import FirstStart
from app.ui.accounts.flow import AccountsFlow
from app.ui.accounts.port import AccountsPort

if TYPE_CHECKING:
    from app.ui.window.main_window import MainWindow


class WindowAccounts(QObject):
    """Stands beside a window, which itself knows no accounts but those that are open."""

    def __init__(self, window: "MainWindow", port: AccountsPort) -> None:
        super().__init__(window)
        self._window, self._port = window, port
        always = (window.actions_of_window["panic"], window.actions_of_window["lock"])
        self.flow = AccountsFlow(port, window.bridge, window.theme, window, always)
        self.flow.said.connect(window.status.say)
        self.flow.changed.connect(self.refresh)
        self.first = FirstStart(window.page.view)
        self.first.add_wanted.connect(self.flow.add)
        self.first.demo_wanted.connect(self.try_demo)
        window.bridge.accounts_changed.connect(self.refresh)
        window.bridge.link_changed.connect(self.refresh)
        window.commands.learn({"accounts": self.flow.open_list})
        self.refresh()

    def refresh(self) -> None:
        """Accounts or links changed."""
        self.flow.refresh()
        empty = not self._window.desk.accounts() and not self._port.any_account()
        if self.first.isVisibleTo(self._window) != empty:
            self.first.setVisible(empty)
            self.first.raise_()
            if empty:
                # Enter begins where a person has to begin.
                self.first.add.setFocus()

    def try_demo(self) -> None:
        """A window of its own: simulated accounts never come into this profile."""
        program, *arguments = self._port.demo_command()
        started, _ = QProcess.startDetached(program, arguments)
        if started:
            self._window.status.say(self.tr("The demo opens in a window of its own."))
        else:
            self._window.status.say(self.tr("The demo could not be started."))
