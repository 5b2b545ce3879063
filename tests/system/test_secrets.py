"""Secrets: where they come from, where they never go."""

import pickle
import threading
import time
from dataclasses import replace

import keyring.backends.chainer
import keyring.backends.fail
import keyring.backends.null
import keyring.backends.SecretService
import pytest
from keyring.errors import KeyringLocked

from app.domain.errors import Misconfigured
from app.system.accounts import AccountRecord
from app.system.secrets import Secret, Secrets, usable_keyring, variable
from tests.support.keyring import MemoryKeyring

ACCOUNT = AccountRecord(name="My fund-1", venue="qfex", environment="sim", id="ab12")


class LockedKeyring(MemoryKeyring):
    """A keyring whose owner does not unlock it."""

    def get_password(self, service: str, username: str) -> str | None:
        raise KeyringLocked("dismissed")


class SilentKeyring(MemoryKeyring):
    """A keyring that waits for a person who is not there."""

    def get_password(self, service: str, username: str) -> str | None:
        time.sleep(30)
        return None


def test_a_secret_set_is_got_back_and_removed() -> None:
    secrets = Secrets(backend=MemoryKeyring(), environ={})
    secrets.set(ACCOUNT, "secret_key", Secret("hunter22"))
    found = secrets.get(ACCOUNT, "secret_key")
    assert found is not None
    assert found.reveal() == "hunter22"
    secrets.remove(ACCOUNT, "secret_key")
    assert secrets.get(ACCOUNT, "secret_key") is None
    secrets.remove(ACCOUNT, "secret_key")


def test_a_secret_stays_with_an_account_that_is_renamed() -> None:
    secrets = Secrets(backend=MemoryKeyring(), environ={})
    secrets.set(ACCOUNT, "secret_key", Secret("hunter22"))
    assert secrets.get(replace(ACCOUNT, name="Other"), "secret_key") == Secret("hunter22")


def test_the_variable_of_a_secret_is_upper_case_with_everything_else_an_underscore() -> None:
    assert variable("My fund-1", "api_key") == "UNWIND_SECRET__MY_FUND_1__API_KEY"


def test_a_variable_that_is_set_wins_over_the_keyring() -> None:
    environ = {"UNWIND_SECRET__MY_FUND_1__SECRET_KEY": "from outside"}
    secrets = Secrets(backend=MemoryKeyring(), environ=environ)
    secrets.set(ACCOUNT, "secret_key", Secret("from keyring"))
    assert secrets.get_all(ACCOUNT, ["secret_key", "other"]) == {
        "secret_key": Secret("from outside")
    }


def test_without_a_keyring_nothing_is_stored_and_the_variable_is_named() -> None:
    secrets = Secrets(backend=None, environ={})
    assert not secrets.stores
    with pytest.raises(Misconfigured, match=r"stored nowhere.*UNWIND_SECRET__MY_FUND_1__API_KEY"):
        secrets.set(ACCOUNT, "api_key", Secret("hunter22"))
    assert secrets.get(ACCOUNT, "api_key") is None


def test_a_locked_keyring_is_an_error_and_not_a_missing_secret() -> None:
    with pytest.raises(Misconfigured, match="did not answer.*Unlock the keyring"):
        Secrets(backend=LockedKeyring(), environ={}).get(ACCOUNT, "secret_key")


async def test_a_keyring_that_waits_for_a_person_holds_up_neither_the_loop_nor_the_exit() -> None:
    secrets = Secrets(backend=SilentKeyring(), environ={})
    with pytest.raises(Misconfigured, match=r"within 0\.05 s"):
        await secrets.get_all_async(ACCOUNT, ["secret_key"], timeout_s=0.05)
    waiting = [thread for thread in threading.enumerate() if thread.name == "keyring"]
    assert all(thread.daemon for thread in waiting)


async def test_secrets_are_kept_and_found_without_blocking_the_loop() -> None:
    secrets = Secrets(backend=MemoryKeyring(), environ={})
    await secrets.set_async(ACCOUNT, "token", Secret("hunter22"))
    assert await secrets.get_all_async(ACCOUNT, ["token"]) == {"token": Secret("hunter22")}
    await secrets.remove_async(ACCOUNT, "token")
    assert await secrets.get_all_async(ACCOUNT, ["token"]) == {}


def test_a_secret_shows_as_dots_however_it_is_printed() -> None:
    secret = Secret("hunter22")
    assert {str(secret), repr(secret), f"{secret}", "%s" % secret} == {"••••"}  # noqa: UP031
    assert "hunter22" not in repr({"key": secret})


def test_a_secret_cannot_be_pickled() -> None:
    with pytest.raises(TypeError, match="not copied"):
        pickle.dumps(Secret("hunter22"))


@pytest.mark.parametrize("backend", [keyring.backends.fail, keyring.backends.null])
def test_a_backend_that_keeps_nothing_is_not_used(
    backend: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keyring, "get_keyring", backend.Keyring)  # type: ignore[attr-defined]
    assert usable_keyring() is None


def test_a_backend_of_unknown_make_such_as_a_plain_file_is_not_used(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(keyring, "get_keyring", MemoryKeyring)
    assert usable_keyring() is None


def test_the_keyring_of_the_desktop_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = keyring.backends.SecretService.Keyring()
    monkeypatch.setattr(keyring, "get_keyring", lambda: wanted)
    assert usable_keyring() is wanted
