"""`unwind accounts`: add, list, test, remove."""

import argparse
import asyncio
import getpass
import json
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress

from app.cli.abilities import ability_lines
from app.cli.asking import somebody_types
from app.cli.legible import legible
from app.domain.errors import Misconfigured, NoLink, UnwindError
from app.main.endpoints import addresses_of
from app.main.sessions import (
    all_secret_names,
    build_session,
    check_account,
    entry_for,
    refuse_shared_variable,
    secret_names,
    title_of,
)
from app.system.accounts import AccountRecord, AccountStore
from app.system.paths import Profile
from app.system.secrets import Secret, Secrets, variable
from app.venues.entry import Entry


def add(options: argparse.Namespace) -> int:
    """Store an account, its secrets in the keyring; 0. Raises UnwindError, having changed nothing."""
    profile = Profile.open(options.profile)
    entry = entry_for(options.venue)
    known_secrets = [item.name for item in entry.secrets]
    record = AccountRecord(
        name=options.name,
        venue=options.venue,
        environment=options.environment,
        endpoints=_pairs("--endpoint", options.endpoint, list(entry.endpoint_names)),
        fields=_pairs("--set", options.set, [item.name for item in entry.fields]),
        secret_names=tuple(known_secrets),
        defaults={"allow_guarded": True} if options.allow_guarded else {},
    )
    for key in options.secret:
        if key not in known_secrets:
            wanted = ", ".join(known_secrets)
            raise Misconfigured("--secret", f"{entry.title} knows {wanted}, not {key!r}")
    secrets, store = Secrets.of_this_system(), AccountStore(profile)
    refuse_shared_variable(record, store.list(), secrets)
    given = {key: Secret(_read_secret(record, key)) for key in options.secret}
    found = {**secrets.get_all(record, known_secrets), **given}
    _check_complete(record, entry, found)
    store.check_free(record)
    with _nothing_changed_if_it_fails(profile):
        try:
            kept = _store(secrets, record, given)
            store.add(record)
        except BaseException:
            # Secrets without an account would stay for good; a keyring that failed may fail again.
            with suppress(Misconfigured):
                for key in given:
                    secrets.remove(record, key)
            raise
    print(
        f"Added {record.name} ({entry.title}, {record.environment})."
        f"{kept}{_still_missing(record, entry, found)}"
    )
    return 0


def list_accounts(options: argparse.Namespace) -> int:
    """Print the accounts in the order of the file, without secrets; 0."""
    records = AccountStore(Profile.open(options.profile)).list()
    if options.json:
        rows = [
            {
                "name": record.name,
                "venue": record.venue,
                "environment": record.environment,
                "endpoints": dict(record.endpoints),
                "fields": dict(record.fields),
                "disabled": record.disabled,
                "read_only": record.read_only,
            }
            for record in records
        ]
        print(json.dumps(rows, indent=1))
        return 0
    if not records:
        print("No accounts yet. Add one with `unwind accounts add`.")
    for record in records:
        state = " (disabled)" if record.disabled else ""
        print(f"{record.name:<24} {title_of(record.venue):<26} {record.environment}{state}")
    return 0


def test(options: argparse.Namespace) -> int:
    """Log in, read once and print what the venue can do; 0. Raises UnwindError."""
    record = AccountStore(Profile.open(options.profile)).get(options.name)
    known = Secrets.of_this_system().get_all(record, secret_names(record))
    code = asyncio.run(log_in(record, known))
    for line in ability_lines(build_session(record, known).capability_of()):
        print(f"  {line}")
    return code


def remove(options: argparse.Namespace) -> int:
    """Forget an account and its secrets; 0. Raises UnwindError."""
    profile = Profile.open(options.profile)
    store, secrets = AccountStore(profile), Secrets.of_this_system()
    record = store.get(options.name)
    # The secrets first: an account without them can be removed again.
    for key in all_secret_names(record):
        secrets.remove(record, key)
    with _nothing_changed_if_it_fails(profile):
        store.remove(record.name)
    print(f"Removed {record.name} and its secrets. Nothing was changed at the venue.")
    return 0


async def log_in(record: AccountRecord, known: dict[str, Secret]) -> int:
    """Log in, read once and print what is there. Raises UnwindError."""
    try:
        check = await check_account(record, known)
    except NoLink as error:
        why = str(error).rstrip(".")
        raise UnwindError(f"{record.name}: {why}. Nothing was changed; try again.") from error
    print(f"{record.name}: logged in. {check.positions} open positions.")
    for line in check.lines:
        print(f"  {legible(line)}")
    return 0


def _pairs(option: str, texts: list[str], known: list[str]) -> dict[str, str]:
    pairs: dict[str, str] = {}
    for text in texts:
        key, equals, value = text.partition("=")
        if not equals or not key:
            raise Misconfigured(option, f"expected name=value, was {text!r}")
        if key not in known:
            raise Misconfigured(
                option, f"expected one of {', '.join(known) or 'none'}, was {key!r}"
            )
        pairs[key] = value
    return pairs


def _read_secret(record: AccountRecord, key: str) -> str:
    """From the environment, else from a prompt, else one line of standard input."""
    given = os.environ.get(variable(record.name, key))
    if given is None:
        if somebody_types():
            given = getpass.getpass(f"{key} of {record.name}: ")
        elif sys.stdin is not None:
            given = sys.stdin.readline().rstrip("\r\n")
    if not given:
        raise Misconfigured(
            key, f"no secret was given. Type it, pipe it in, or set {variable(record.name, key)}."
        )
    return given


def _check_complete(record: AccountRecord, entry: Entry, found: dict[str, Secret]) -> None:
    """Look at its addresses and build the session once, so that what is wrong is told now."""
    addresses_of(record)
    stand_ins = {
        item.name: found.get(item.name, Secret("given-at-each-start")) for item in entry.secrets
    }
    build_session(record, stand_ins)


def _still_missing(record: AccountRecord, entry: Entry, found: Mapping[str, Secret]) -> str:
    """Which secrets it needs and has not, and how to give them; empty if it has all."""
    missing = [item.name for item in entry.secrets if item.required and item.name not in found]
    if not missing:
        return ""
    names = " and ".join(variable(record.name, key) for key in missing)
    return f" It still needs {' and '.join(missing)}: set {names} at each start."


@contextmanager
def _nothing_changed_if_it_fails(profile: Profile) -> Iterator[None]:
    """A file that cannot be written is named. Raises UnwindError."""
    try:
        yield
    except OSError as error:
        raise UnwindError(
            f"{profile.accounts} cannot be written ({error.strerror}). The accounts are as they "
            "were. Free some room on the disk, or make the folder writable."
        ) from error


def _store(secrets: Secrets, record: AccountRecord, given: dict[str, Secret]) -> str:
    if not given:
        return ""
    if not secrets.stores:
        names = ", ".join(variable(record.name, key) for key in given)
        return (
            f" This system has no keyring: nothing secret was stored. Set {names} at each start."
        )
    for key, secret in given.items():
        secrets.set(record, key, secret)
    return " Its secrets are in the system's keyring."
