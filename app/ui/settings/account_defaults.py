"""The defaults of each account, as the screen asks for them and changes them."""

from dataclasses import replace
from typing import Any, Protocol

from PySide6.QtCore import QObject, Signal

from app.domain.errors import Misconfigured
from app.domain.ids import AccountKey
from app.system.defaults import AccountDefaults


class Keeper(Protocol):
    """Whoever keeps them between runs."""

    def load(self, account: AccountKey) -> AccountDefaults: ...

    def save(self, account: AccountKey, defaults: AccountDefaults) -> None:
        """Raises OSError or Misconfigured where they cannot be kept."""
        ...


class ForThisRun:
    """Keeps them until the program ends."""

    def __init__(self) -> None:
        self._kept: dict[AccountKey, AccountDefaults] = {}

    def load(self, account: AccountKey) -> AccountDefaults:
        return self._kept.get(account, AccountDefaults())

    def save(self, account: AccountKey, defaults: AccountDefaults) -> None:
        self._kept[account] = defaults


class DefaultsBook(QObject):
    """What is in force; asked four times a second, so it is read from the file only anew."""

    changed = Signal(object)
    """An AccountKey."""

    not_kept = Signal(str)
    """A sentence: the choice holds for this run, but could not be written."""

    def __init__(self, keeper: Keeper | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._keeper = keeper or ForThisRun()
        self._known: dict[AccountKey, AccountDefaults] = {}

    def of(self, account: AccountKey) -> AccountDefaults:
        if account not in self._known:
            self._known[account] = self._keeper.load(account)
        return self._known[account]

    def change(self, account: AccountKey, **values: Any) -> None:
        """Take new choices, write them, and tell everybody."""
        before = self.of(account)
        after = replace(before, **values)
        if after == before:
            return
        self._known[account] = after
        try:
            self._keeper.save(account, after)
        except (OSError, Misconfigured) as error:
            # A full disk must not keep a trader from working on.
            self.not_kept.emit(
                self.tr(
                    "The account's defaults could not be written: {0}. They hold until the end."
                ).format(error)
            )
        self.changed.emit(account)

    def read_again(self) -> None:
        """Accounts were edited: what stands in the file holds."""
        known, self._known = self._known, {}
        for account, before in known.items():
            if self.of(account) != before:
                self.changed.emit(account)
