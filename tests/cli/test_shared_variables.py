"""Accounts whose names give one variable of the environment must not take each other's secrets."""

from pathlib import Path

import pytest

from app.cli import main
from app.cli.findings import Status
from app.cli.sharing import shared_variables
from app.system.accounts import AccountRecord, AccountStore
from app.system.paths import Profile
from app.system.secrets import Secrets
from tests.support.keyring import MemoryKeyring

QFEX = ["--venue", "qfex", "--environment", "live", "--set", "public_key=p"]
VARIABLE = "UNWIND_SECRET__A_B__SECRET_KEY"


def having(monkeypatch: pytest.MonkeyPatch, keyring: MemoryKeyring | None) -> None:
    monkeypatch.setattr("app.system.secrets.usable_keyring", lambda: keyring)


def add(profile: Path, name: str) -> int:
    return main(["--profile", str(profile), "accounts", "add", name, *QFEX])


def names(profile: Path) -> list[str]:
    return [record.name for record in AccountStore(Profile.open(profile)).list()]


def test_without_a_keyring_the_second_is_refused_with_both_names_and_the_variable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    having(monkeypatch, None)
    assert add(tmp_path, "a-b") == 0
    assert add(tmp_path, "a_b") == 1
    said = capsys.readouterr().err
    assert "'a_b' would take its secrets from the same environment variable as 'a-b'" in said
    assert VARIABLE in said
    assert names(tmp_path) == ["a-b"]
    assert add(tmp_path, "a_c") == 0
    assert add(tmp_path, "A-B") == 1
    assert "the name 'A-B' is taken" in capsys.readouterr().err


def test_with_a_keyring_each_has_its_own_and_both_are_added(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    having(monkeypatch, MemoryKeyring())
    assert add(tmp_path, "a-b") == 0
    assert add(tmp_path, "a_b") == 0
    assert names(tmp_path) == ["a-b", "a_b"]


def test_accounts_whose_secrets_have_other_names_share_no_variable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    having(monkeypatch, None)
    AccountStore(Profile.open(tmp_path)).add(AccountRecord("a-b", "crosstrade", "sim"))
    assert add(tmp_path, "a_b") == 0


TWO = (AccountRecord("a-b", "qfex", "sim"), AccountRecord("a_b", "qfex", "sim"))


def test_the_doctor_names_those_that_are_there_already() -> None:
    (finding,) = shared_variables(TWO, Secrets(environ={}))
    assert finding.status is Status.WARN
    assert finding.found == f"a-b and a_b take them from the same variables: {VARIABLE}"
    assert "Rename one" in finding.what_to_do
    assert shared_variables(TWO[:1], Secrets(environ={})) == []


def test_with_a_keyring_the_doctor_minds_only_a_variable_that_is_set() -> None:
    keyring = MemoryKeyring()
    assert shared_variables(TWO, Secrets(backend=keyring, environ={})) == []
    (finding,) = shared_variables(TWO, Secrets(backend=keyring, environ={VARIABLE: "x"}))
    assert VARIABLE in finding.found
