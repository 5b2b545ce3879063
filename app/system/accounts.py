"""The accounts of a profile: names, venues, addresses and fields in accounts.toml; never a secret."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, Final

import tomlkit
from tomlkit.exceptions import ParseError

from app.domain.errors import Misconfigured
from app.domain.ids import Environment
from app.domain.words import say
from app.system.files import set_aside, write_atomically
from app.system.paths import Profile

VERSION: Final = 1
ENVIRONMENTS: Final = tuple(one.value for one in Environment)
LONGEST_NAME: Final = 40
_HEADER = "Accounts of Unwind. Secrets are not here: they live in the keyring of the system."


@dataclass(frozen=True, slots=True)
class AccountRecord:
    """One account as a person set it up. `id` never changes; the name may.

    `secret_names` says which secrets the account has, so that they can be removed with it.
    """

    name: str
    venue: str
    environment: str
    endpoints: Mapping[str, str] = field(default_factory=dict)
    fields: Mapping[str, str] = field(default_factory=dict)
    secret_names: tuple[str, ...] = ()
    disabled: bool = False
    read_only: bool = False
    defaults: Mapping[str, Any] = field(default_factory=dict)
    id: str = field(default_factory=lambda: secrets.token_hex(8))

    def __post_init__(self) -> None:
        """Refuse a record that could not be told apart, typed or written. Raises Misconfigured."""
        _check_name(self.name)
        if not self.venue:
            raise Misconfigured(say("account {name}", name=self.name), say("the venue is missing"))
        if self.environment not in ENVIRONMENTS:
            wanted = ", ".join(ENVIRONMENTS)
            problem = say(
                "expected an environment out of {wanted}, was {environment!r}",
                wanted=wanted,
                environment=self.environment,
            )
            raise Misconfigured(say("account {name}", name=self.name), problem)


class AccountStore:
    """The file accounts.toml. A file it cannot read is named and left exactly as it is."""

    def __init__(self, profile: Profile) -> None:
        self._path = profile.accounts

    def list(self) -> tuple[AccountRecord, ...]:
        """The accounts in the order of the file. Raises Misconfigured if it cannot be read."""
        return _records(self._path, self._document())

    def get(self, name: str) -> AccountRecord:
        """The account of that name. Raises Misconfigured, naming those there are."""
        records = self.list()
        for record in records:
            if _same(record.name, name):
                return record
        known = ", ".join(record.name for record in records) or say("none yet")
        raise Misconfigured(
            "account",
            say("there is none named {name!r}. Accounts here: {known}.", name=name, known=known),
        )

    def check_free(self, record: AccountRecord) -> None:
        """Raises Misconfigured if another account has its name."""
        self._others(record)

    def add(self, record: AccountRecord) -> None:
        """Append an account. Raises Misconfigured if its name is taken, OSError if not written."""
        self._write((*self._others(record), record))

    def replace(self, record: AccountRecord) -> None:
        """Store the account with this id anew, under its new name if that changed.

        Raises Misconfigured if it is gone or its name is taken, OSError if not written.
        """
        self._others(record)
        records = self.list()
        if all(known.id != record.id for known in records):
            raise Misconfigured(
                "account", say("{name} is no longer there; add it again.", name=record.name)
            )
        self._write(tuple(record if known.id == record.id else known for known in records))

    def remove(self, name: str) -> AccountRecord:
        """Forget an account and return it; its secrets are the caller's to remove.

        Raises Misconfigured if it is not there, OSError if not written.
        """
        gone = self.get(name)
        self._write(tuple(record for record in self.list() if record.id != gone.id))
        return gone

    def set_aside(self) -> Path:
        """Rename an unreadable file out of the way, so that accounts can be set up anew."""
        return set_aside(self._path, "unreadable")

    def _others(self, record: AccountRecord) -> tuple[AccountRecord, ...]:
        others = tuple(known for known in self.list() if known.id != record.id)
        if any(_same(known.name, record.name) for known in others):
            raise Misconfigured(
                "account", say("the name {name!r} is taken; choose another.", name=record.name)
            )
        return others

    def _document(self) -> tomlkit.TOMLDocument:
        try:
            document = tomlkit.parse(self._path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            document = tomlkit.document()
            document.add(tomlkit.comment(_HEADER))
            document["version"] = VERSION
        except (ParseError, UnicodeDecodeError, OSError) as error:
            raise _unreadable(self._path, str(error)) from error
        version = document.get("version")
        if not isinstance(version, int) or isinstance(version, bool):
            raise _unreadable(
                self._path, say("expected a version number, was {version!r}", version=version)
            )
        if version > VERSION:
            problem = say(
                "it is of version {version}, from a newer Unwind; this one reads {known}",
                version=version,
                known=VERSION,
            )
            raise _unreadable(self._path, problem)
        return document

    def _write(self, records: tuple[AccountRecord, ...]) -> None:
        document = self._document()
        tables = tomlkit.aot()
        for record in records:
            tables.append(_table(record))
        document.pop("account", None)
        if records:
            document["account"] = tables
        write_atomically(self._path, tomlkit.dumps(document))


def _table(record: AccountRecord) -> tomlkit.items.Table:
    table = tomlkit.table()
    for name in ("id", "name", "venue", "environment", "disabled", "read_only"):
        table[name] = getattr(record, name)
    table["secret_names"] = list(record.secret_names)
    for name in ("endpoints", "fields", "defaults"):
        if getattr(record, name):
            table[name] = dict(getattr(record, name))
    return table


def _records(path: Path, document: tomlkit.TOMLDocument) -> tuple[AccountRecord, ...]:
    tables = document.unwrap().get("account", [])
    if not isinstance(tables, list):
        raise _unreadable(path, say("expected [[account]] tables"))
    records = tuple(_record(path, table) for table in tables)
    seen: set[str] = set()
    for record in records:
        if {record.id, record.name.casefold()} & seen:
            raise _unreadable(path, say("the account {name!r} is there twice", name=record.name))
        seen |= {record.id, record.name.casefold()}
    return records


def _record(path: Path, table: Mapping[str, Any]) -> AccountRecord:
    name = table.get("name", say("without a name"))
    kinds: dict[str, type] = {
        "id": str, "name": str, "venue": str, "environment": str, "disabled": bool,
        "read_only": bool, "secret_names": list, "endpoints": dict, "fields": dict,
        "defaults": dict,
    }  # fmt: skip
    values: dict[str, Any] = {}
    for item in fields(AccountRecord):
        value = table.get(item.name)
        if value is None and item.name not in ("id", "name", "venue", "environment"):
            continue
        if not isinstance(value, kinds[item.name]):
            wanted = kinds[item.name].__name__
            problem = say(
                "account {name!r}: expected {item} to be a {wanted}, was {value!r}",
                name=name,
                item=item.name,
                wanted=wanted,
                value=value,
            )
            raise _unreadable(path, problem)
        values[item.name] = _plain(path, name, item.name, value)
    try:
        return AccountRecord(**values)
    except Misconfigured as error:
        raise _unreadable(path, str(error)) from error


def _plain(path: Path, account: object, name: str, value: Any) -> Any:
    if name == "secret_names":
        return tuple(map(str, value))
    if name not in ("endpoints", "fields"):
        return value
    for key, item in value.items():
        # A person writes `login = 5012345`; inside the house it is text like every other id.
        if isinstance(item, bool) or not isinstance(item, str | int):
            problem = say(
                "account {account!r}: expected {name}.{key} to be a text, was {item!r}",
                account=account,
                name=name,
                key=key,
                item=item,
            )
            raise _unreadable(path, problem)
    return {key: str(item) for key, item in value.items()}


def _check_name(name: str) -> None:
    if not name.strip() or name != name.strip():
        problem = say("expected a name without spaces around it, was {name!r}", name=name)
    elif len(name) > LONGEST_NAME:
        problem = say(
            "expected at most {most} characters, were {count}",
            most=LONGEST_NAME,
            count=len(name),
        )
    elif not name.isprintable():
        problem = say("expected printable characters, was {name!r}", name=name)
    else:
        return
    raise Misconfigured(say("account name"), problem)


def _same(one: str, other: str) -> bool:
    # Two names that differ in case alone would share one environment variable for their secrets.
    return one.casefold() == other.casefold()


def _unreadable(path: Path, problem: str) -> Misconfigured:
    return Misconfigured(
        "accounts",
        say(
            "{path} cannot be read: {problem}. No account was opened and the file was left "
            "as it is. Mend it, or rename it and add the accounts again.",
            path=path,
            problem=problem,
        ),
    )
