"""Accounts as a file to hand on: written and read without any secret."""

import json
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from dataclasses import fields as fields_of
from typing import Any, Final

import tomlkit

from app.domain.errors import Misconfigured
from app.domain.words import say
from app.system.accounts import AccountRecord
from app.system.defaults import AccountDefaults, read_defaults, table_of

VERSION: Final = 1
_HEADER = "Accounts of Unwind, to be imported elsewhere. There is no secret in here."
_TABLES: Final = ("endpoints", "fields", "defaults")
_KNOWN: Final = frozenset(
    {"name", "venue", "environment", "read_only", "disabled", "endpoints", "fields", "defaults"}
)
# What a file may hold without our calling it a secret; ids and names of secrets say nothing.
_HARMLESS: Final = frozenset({"id", "secret_names"})


@dataclass(frozen=True, slots=True)
class Brought:
    """One account of a file. `dropped` names keys that were left out; `record` is None if `problem`
    says why it cannot be an account.
    """

    name: str
    venue: str
    environment: str
    record: AccountRecord | None
    dropped: tuple[str, ...] = ()
    problem: str = ""


def export_text(
    records: Iterable[AccountRecord], allowed: Mapping[str, frozenset[str]], *, as_json: bool
) -> str:
    """The accounts as TOML or JSON. Of the fields only those in `allowed` of the venue go out, so
    that a secret somebody wrote among the fields by hand stays here.
    """
    rows = [_row(record, allowed.get(record.venue, frozenset())) for record in records]
    if as_json:
        return json.dumps({"version": VERSION, "account": rows}, indent=1) + "\n"
    document = tomlkit.document()
    document.add(tomlkit.comment(_HEADER))
    document["version"] = VERSION
    tables = tomlkit.aot()
    for row in rows:
        table = tomlkit.table()
        for key, value in row.items():
            table[key] = value
        tables.append(table)
    if rows:
        document["account"] = tables
    return tomlkit.dumps(document)


def read_text(text: str, allowed: Mapping[str, frozenset[str]]) -> tuple[Brought, ...]:
    """The accounts of a file, TOML or JSON. Raises Misconfigured if it is neither.

    Nothing but known keys and the venue's own `allowed` fields is taken over.
    """
    document = _document(text)
    version = document.get("version")
    if version != VERSION or isinstance(version, bool):
        raise Misconfigured(
            "file",
            say(
                "expected accounts of version {known}, was {version!r}",
                known=VERSION,
                version=version,
            ),
        )
    tables = document.get("account", [])
    if not isinstance(tables, list) or not all(isinstance(one, dict) for one in tables):
        raise Misconfigured("file", say("expected a list of accounts under the name “account”"))
    return tuple(_brought(table, allowed) for table in tables)


def _row(record: AccountRecord, allowed: frozenset[str]) -> dict[str, Any]:
    row: dict[str, Any] = {
        name: getattr(record, name) for name in ("name", "venue", "environment", "read_only")
    }
    fields = {key: value for key, value in record.fields.items() if key in allowed}
    for name, table in (
        ("endpoints", record.endpoints),
        ("fields", fields),
        ("defaults", record.defaults),
    ):
        if table:
            row[name] = dict(table)
    return row


def _document(text: str) -> dict[str, Any]:
    try:
        if text.lstrip().startswith("{"):
            document = json.loads(text)
        else:
            document = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise Misconfigured(
            "file", say("it is neither TOML nor JSON ({error})", error=error)
        ) from error
    return document if isinstance(document, dict) else {}


def _brought(table: Mapping[str, Any], allowed: Mapping[str, frozenset[str]]) -> Brought:
    name, venue, environment = (
        str(table.get(key, "")) for key in ("name", "venue", "environment")
    )
    fields_known = allowed.get(venue, frozenset())
    dropped = sorted(set(table) - _KNOWN - _HARMLESS)
    parts: dict[str, dict[str, Any]] = {}
    for key in _TABLES:
        value = table.get(key, {})
        if not isinstance(value, dict):
            problem = say("expected {key} to be a table, was {value!r}", key=key, value=value)
            return Brought(name, venue, environment, None, tuple(dropped), problem)
        parts[key] = value
    dropped += sorted(set(parts["fields"]) - fields_known)
    fields = {key: str(text) for key, text in parts["fields"].items() if key in fields_known}
    usable, _ = read_defaults(parts["defaults"])
    defaults = table_of(usable, {})
    dropped += sorted(set(parts["defaults"]) - set(defaults) - _usual(usable, parts["defaults"]))
    try:
        record = AccountRecord(
            name=name,
            venue=venue,
            environment=environment,
            endpoints={key: str(text) for key, text in parts["endpoints"].items()},
            fields=fields,
            read_only=table.get("read_only") is True,
            # Only what can be an account without its secrets: nothing opens before they are given.
            disabled=True,
            defaults=defaults,
        )
    except Misconfigured as error:
        return Brought(name, venue, environment, None, tuple(dropped), str(error))
    return Brought(name, venue, environment, record, tuple(dropped))


def _usual(usable: AccountDefaults, table: Mapping[str, Any]) -> set[str]:
    """What the file says of itself although it is so by default: nothing was left out."""
    plain = {item.name: getattr(usable, item.name) for item in fields_of(AccountDefaults)}
    plain["buttons"] = list(usable.buttons)
    return {name for name, value in table.items() if plain.get(name) == value}
