"""Secrets: in the system's keyring, or from the environment at each start; never in a file of ours.

An environment variable `UNWIND_SECRET__<NAME>__<KEY>` (upper case, every other character `_`) wins
over the keyring when it is set: a person who sets it for one start means it.
"""

import asyncio
import functools
import logging
import os
import re
import threading
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import Future
from typing import TYPE_CHECKING, Final, Protocol, TypeVar

from app.domain.errors import Misconfigured
from app.domain.words import say
from app.system.redaction import MASK, REDACTOR

# Not needed before the first paint, and slow to load: imported where the keyring is asked.
if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

SERVICE: Final = "Unwind"
# A keyring may ask the person for a password; one who is not there must not hold up the rest.
PROMPT_TIMEOUT_S: Final = 60.0
# Only these keep secrets encrypted and per user. Others of the same library write plain text.
_TRUSTED = ("Windows", "macOS", "SecretService", "libsecret", "kwallet")
_Result = TypeVar("_Result")
_log = logging.getLogger(__name__)


class Owner(Protocol):
    """Whose secret it is: an account. The keyring knows it by id, the environment by name."""

    @property
    def id(self) -> str: ...
    @property
    def name(self) -> str: ...


class Secret:
    """A secret text. Shows as dots however it is printed; `reveal()` is the one way to it."""

    __slots__ = ("_value",)

    def __init__(self, value: str) -> None:
        REDACTOR.register(value)
        self._value = value

    def reveal(self) -> str:
        return self._value

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Secret) and other._value == self._value

    def __hash__(self) -> int:
        return hash(self._value)

    def __str__(self) -> str:
        return MASK

    __repr__ = __str__

    def __reduce__(self) -> str:
        raise TypeError("a secret is not copied to disk or to another process")


def variable(account_name: str, key: str) -> str:
    """The environment variable that holds a secret: `UNWIND_SECRET__MY_FUND__API_KEY`."""
    return "__".join(
        [
            "UNWIND_SECRET",
            *(re.sub(r"[^A-Z0-9]", "_", part.upper()) for part in (account_name, key)),
        ]
    )


def shared_variables(secrets_of: Mapping[str, Iterable[str]]) -> dict[str, list[str]]:
    """Each variable that would hold a secret of more than one account, and the names of these.

    `secrets_of` are the names of the secrets by account. `a-b` and `a_b` give one variable.
    """
    holders: dict[str, list[str]] = {}
    for name, keys in secrets_of.items():
        for key in keys:
            holders.setdefault(variable(name, key), []).append(name)
    return {one: names for one, names in holders.items() if len(names) > 1}


def usable_keyring() -> "KeyringBackend | None":
    """The system's keyring, or None where there is none that keeps a secret."""
    import keyring
    from keyring.backends.chainer import ChainerBackend

    try:
        chosen = keyring.get_keyring()
    except Exception:  # noqa: BLE001 - a backend named in a person's settings can fail in any way
        _log.warning("The keyring set up for this system could not be loaded", exc_info=True)
        return None
    candidates = chosen.backends if isinstance(chosen, ChainerBackend) else [chosen]
    for candidate in candidates:
        package, _, module = type(candidate).__module__.rpartition(".")
        if package == "keyring.backends" and module in _TRUSTED:
            return candidate
    return None


class Secrets:
    """What the accounts' secrets are asked from. The calls may block on a prompt of the system;
    inside the loop use the `_async` ones.
    """

    def __init__(
        self,
        *,
        backend: "KeyringBackend | None" = None,
        environ: Mapping[str, str] = os.environ,
    ) -> None:
        self._find: Callable[[], KeyringBackend | None] = lambda: backend
        self._environ = environ

    @classmethod
    def of_this_system(cls) -> "Secrets":
        """Those of the keyring, which is looked for when it is first needed."""
        secrets = cls()
        secrets._find = usable_keyring
        return secrets

    @functools.cached_property
    def _backend(self) -> "KeyringBackend | None":
        return self._find()

    @property
    def stores(self) -> bool:
        """Whether secrets outlive this start; if not they come from the environment alone."""
        return self._backend is not None

    def is_given(self, account_name: str, key: str) -> bool:
        """Whether the environment holds it, and so wins over the keyring."""
        return self.holds(variable(account_name, key))

    def holds(self, variable_name: str) -> bool:
        """Whether the environment has a variable of this name."""
        return variable_name in self._environ

    def get(self, account: Owner, key: str) -> Secret | None:
        """The secret, or None if it was never set. Raises Misconfigured if the keyring fails."""
        given = self._environ.get(variable(account.name, key))
        if given is None and self._backend is not None:
            given = _ask(
                lambda backend: backend.get_password(SERVICE, _entry(account, key)), self._backend
            )
        return Secret(given) if given is not None else None

    def get_all(self, account: Owner, keys: Iterable[str]) -> dict[str, Secret]:
        """Those of the named secrets that are set."""
        found = ((key, self.get(account, key)) for key in keys)
        return {key: secret for key, secret in found if secret is not None}

    def set(self, account: Owner, key: str, secret: Secret) -> None:
        """Put the secret into the keyring. Raises Misconfigured where there is none."""
        if self._backend is None:
            raise Misconfigured(
                "keyring",
                say(
                    "this system has no keyring that keeps secrets, so {key} was stored nowhere. "
                    "Set the environment variable {variable} at each start.",
                    key=key,
                    variable=variable(account.name, key),
                ),
            )
        value = secret.reveal()
        _ask(
            lambda backend: backend.set_password(SERVICE, _entry(account, key), value),
            self._backend,
        )

    def remove(self, account: Owner, key: str) -> None:
        """Forget the secret; nothing happens if there was none."""
        if self._backend is not None:
            _ask(lambda backend: _delete(backend, _entry(account, key)), self._backend)

    async def get_all_async(
        self, account: Owner, keys: Iterable[str], *, timeout_s: float = PROMPT_TIMEOUT_S
    ) -> dict[str, Secret]:
        """`get_all` beside the loop. Raises Misconfigured, also after `timeout_s` seconds."""
        names = tuple(keys)
        return await _aside(lambda: self.get_all(account, names), timeout_s)

    async def set_async(
        self, account: Owner, key: str, secret: Secret, *, timeout_s: float = PROMPT_TIMEOUT_S
    ) -> None:
        """`set` beside the loop. Raises Misconfigured, also after `timeout_s` seconds."""
        await _aside(lambda: self.set(account, key, secret), timeout_s)

    async def remove_async(
        self, account: Owner, key: str, *, timeout_s: float = PROMPT_TIMEOUT_S
    ) -> None:
        """`remove` beside the loop. Raises Misconfigured, also after `timeout_s` seconds."""
        await _aside(lambda: self.remove(account, key), timeout_s)


def _entry(account: Owner, key: str) -> str:
    return f"{account.id}/{key}"


def _delete(backend: "KeyringBackend", entry: str) -> None:
    from keyring.errors import PasswordDeleteError

    try:
        backend.delete_password(SERVICE, entry)
    except PasswordDeleteError:
        pass  # it was not there, which is what was wanted


def _ask(question: "Callable[[KeyringBackend], _Result]", backend: "KeyringBackend") -> _Result:
    try:
        return question(backend)
    except Exception as error:  # backends let errors of D-Bus and of the system through
        raise Misconfigured(
            "keyring",
            say(
                "the system's keyring did not answer ({kind}: {error}). The account stays "
                "closed and nothing was sent. Unlock the keyring and try again.",
                kind=type(error).__name__,
                error=error,
            ),
        ) from error


async def _aside(work: Callable[[], _Result], timeout_s: float) -> _Result:
    """Do blocking work on a daemon thread, which a hanging prompt cannot turn into a hanging exit."""
    outcome: Future[_Result] = Future()

    def run() -> None:
        if not outcome.set_running_or_notify_cancel():
            return
        try:
            outcome.set_result(work())
        except BaseException as error:  # noqa: BLE001 - handed to the one who waits
            outcome.set_exception(error)

    threading.Thread(target=run, name="keyring", daemon=True).start()
    try:
        return await asyncio.wait_for(asyncio.wrap_future(outcome), timeout_s)
    except TimeoutError:
        raise Misconfigured(
            "keyring",
            say(
                "the system's keyring did not answer within {timeout_s:g} s, perhaps because "
                "it waits for its password. The account stays closed. Unlock the keyring and "
                "try again.",
                timeout_s=timeout_s,
            ),
        ) from None
