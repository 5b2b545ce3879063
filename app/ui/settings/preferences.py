"""What a person chose, shared by every window: kept in the settings file, told when it changes."""

import logging
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from app.system.settings import Settings, SettingsStore
from app.ui.settings.account_defaults import DefaultsBook, Keeper

_log = logging.getLogger(__name__)


class Preferences(QObject):
    """The settings in force. Without a store they last for this run."""

    changed = Signal(object, object)
    """The Settings before and after; not for what a window merely remembers."""

    not_kept = Signal(str)
    """A sentence: the settings hold for this run, but could not be written."""

    def __init__(
        self,
        store: SettingsStore | None = None,
        settings: Settings | None = None,
        parent: QObject | None = None,
        keeper: Keeper | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self.accounts = DefaultsBook(keeper, self)
        self.accounts.not_kept.connect(self.not_kept)
        self.settings = settings or Settings()

    def change(self, **values: Any) -> None:
        """Take new values, write them, and tell everybody."""
        before = self.settings
        after = replace(before, **values)
        if after == before:
            return
        self.settings = after
        self._save()
        self.changed.emit(before, after)

    def _save(self) -> None:
        if self._store is None:
            return
        try:
            aside = self._store.save(self.settings)
        except OSError as error:
            # A full disk must not keep a trader from working on.
            _log.warning("the settings were not written: %s", error)
            self.not_kept.emit(
                self.tr("The settings could not be written: {0}. They hold until the end.").format(
                    error
                )
            )
        else:
            if aside is not None:
                self.not_kept.emit(
                    self.tr("The settings file that could not be used is kept as {0}.").format(
                        aside
                    )
                )

    # ---- small texts by name

    def recall(self, name: str) -> str:
        return self.settings.remembered.get(name, "")

    def remember(self, name: str, text: str) -> None:
        """Keep a small choice; nobody needs to be told."""
        if self.recall(name) == text:
            return
        kept: Mapping[str, str] = {**self.settings.remembered, name: text}
        self.settings = replace(self.settings, remembered=kept)
        self._save()

    def forget(self, name: str) -> None:
        """Drop a small text that has a better place now."""
        kept = {key: text for key, text in self.settings.remembered.items() if key != name}
        self.settings = replace(self.settings, remembered=kept)
        self._save()

    def remember_columns(self, window: str, names: list[str]) -> None:
        """Keep the shown columns of one window, in their order."""
        kept = {**self.settings.columns, window: names}
        if kept != self.settings.columns:
            self.settings = replace(self.settings, columns=kept)
            self._save()


class WindowMemory:
    """The memory of one window: the first has the plain names, others have theirs in front."""

    def __init__(self, preferences: Preferences, window: str = "") -> None:
        self._preferences = preferences
        self._prefix = f"{window}/" if window else ""

    def recall(self, name: str) -> str:
        return self._preferences.recall(self._prefix + name)

    def remember(self, name: str, text: str) -> None:
        self._preferences.remember(self._prefix + name, text)
