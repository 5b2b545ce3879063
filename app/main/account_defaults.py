"""Keeps each account's defaults in its record; brings there what windows once remembered by themselves."""

import logging
from collections.abc import Iterable
from dataclasses import replace

from app.domain.errors import Misconfigured
from app.domain.ids import AccountKey
from app.domain.words import say
from app.main.sessions import key_of
from app.system.accounts import AccountRecord, AccountStore
from app.system.defaults import AccountDefaults, problem_of, read_defaults, table_of
from app.ui.settings.preferences import Preferences

_log = logging.getLogger(__name__)
# What windows of earlier versions remembered, and the default it became.
_OLDER = {"rest": "remainder", "risk": "risk_guard"}


class RecordDefaults:
    """Implements the screen's Keeper. Without a store the choices last for this run."""

    def __init__(self, records: Iterable[AccountRecord], store: AccountStore | None) -> None:
        self._records = {key_of(record): record for record in records}
        self._store = store

    def load(self, account: AccountKey) -> AccountDefaults:
        record = self._record(account)
        defaults, problems = read_defaults(record.defaults if record is not None else {})
        for problem in problems:
            _log.warning("account %s: %s", account, problem)
        return defaults

    def save(self, account: AccountKey, defaults: AccountDefaults) -> None:
        """Raises OSError or Misconfigured where the file cannot be written."""
        record = self._record(account)
        if record is None:
            raise Misconfigured(
                "account",
                say("{account} is not among the accounts of this profile.", account=account),
            )
        after = replace(record, defaults=table_of(defaults, record.defaults))
        self._records[account] = after
        if self._store is not None:
            self._store.replace(after)

    def _record(self, account: AccountKey) -> AccountRecord | None:
        if self._store is not None:
            try:
                stored = {key_of(record): record for record in self._store.list()}
            except Misconfigured as error:
                _log.warning("the defaults of %s stay as they were: %s", account, error)
            else:
                self._records = stored
        return self._records.get(account)


def move_older(preferences: Preferences, records: Iterable[AccountRecord]) -> None:
    """Move what windows remembered of an account into its defaults; what is chosen there wins."""
    by_name = {_older_name(record): record for record in records}
    for name, text in list(preferences.settings.remembered.items()):
        kind, _, account = _without_window(name).partition("/")
        record = by_name.get(account)
        if kind not in _OLDER or record is None:
            continue
        default, key = _OLDER[kind], key_of(record)
        if default not in record.defaults and not problem_of(default, text):
            preferences.accounts.change(key, **{default: text})
        preferences.forget(name)


def _older_name(record: AccountRecord) -> str:
    return f"{record.venue}/{record.environment}/{record.name}"


def _without_window(name: str) -> str:
    first, _, rest = name.partition("/")
    return rest if first not in _OLDER and rest.partition("/")[0] in _OLDER else name
