"""The part of `unwind doctor` that looks for accounts which would take each other's secrets."""

from collections.abc import Iterable, Sequence

from app.cli.findings import Finding, warn
from app.main.sessions import shared_secret_variables
from app.system.accounts import AccountRecord
from app.system.secrets import Secrets


def shared_variables(records: Iterable[AccountRecord], secrets: Secrets) -> list[Finding]:
    """One finding for each group of accounts that a variable of the environment does not tell apart.

    With a keyring only where such a variable is set: it wins over the keyring for all of them.
    """
    groups: dict[tuple[str, ...], list[str]] = {}
    for variable, names in shared_secret_variables(records).items():
        if not secrets.stores or secrets.holds(variable):
            groups.setdefault(tuple(names), []).append(variable)
    return [_finding(names, variables) for names, variables in groups.items()]


def _finding(names: Sequence[str], variables: Sequence[str]) -> Finding:
    return warn(
        "secrets",
        f"{' and '.join(names)} take them from the same variables: {', '.join(variables)}",
        "Rename one of these accounts, so that it differs in a letter or a digit.",
    )
