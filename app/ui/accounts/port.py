"""AccountsPort: what the dialogs may ask of those who keep accounts; plain values, no venue."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from app.domain.ids import Environment
from app.system.defaults import AccountDefaults
from app.system.secrets import Secret


class Several(StrEnum):
    """How many sub-accounts a field may name."""

    NONE = "none"
    ONE = "one"
    SEVERAL = "several"


@dataclass(frozen=True, slots=True)
class FieldForm:
    """One thing to fill in. `hint` says what it is and where to find it."""

    name: str
    label: str
    hint: str
    required: bool
    sub_accounts: Several = Several.NONE


@dataclass(frozen=True, slots=True)
class VenueForm:
    """Everything a form for an account at one venue is made of."""

    venue: str
    title: str
    fields: tuple[FieldForm, ...]
    secrets: tuple[FieldForm, ...]
    environments: tuple[Environment, ...]
    endpoint_names: tuple[str, ...]
    endpoints: Mapping[Environment, Mapping[str, str]]
    permission: str
    reading: str
    documentation: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """An account as the form holds it.

    `secrets` are those typed now; the stored ones stay where they are. `account_id` is empty for a
    new account, and `secrets_of` names the account whose stored secrets a copy takes over.
    """

    venue: str
    environment: Environment
    name: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
    secrets: Mapping[str, Secret] = field(default_factory=dict)
    endpoints: Mapping[str, str] = field(default_factory=dict)
    read_only: bool = False
    allow_guarded: bool = False
    defaults: AccountDefaults = AccountDefaults()
    account_id: str = ""
    secrets_of: str = ""


class Tone(StrEnum):
    """How an account is doing."""

    GOOD = "good"
    WAITING = "waiting"
    BAD = "bad"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class AccountLine:
    """One account of the list."""

    account_id: str
    name: str
    venue: str
    title: str
    environment: Environment
    disabled: bool
    read_only: bool
    state: str
    tone: Tone


class Kept(StrEnum):
    """Where a secret comes from."""

    NOWHERE = "nowhere"
    KEYRING = "keyring"
    ENVIRONMENT = "environment"
    MEMORY = "memory"


@dataclass(frozen=True, slots=True)
class Found:
    """What a test of the connection found; reads only."""

    positions: int
    lines: tuple[str, ...]
    clock_skew_s: float | None = None
    can_trade: bool | None = None
    sub_accounts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportLine:
    """One account that a file brings; `problem` says why it cannot be taken over."""

    name: str
    venue: str
    title: str
    environment: str
    remarks: tuple[str, ...] = ()
    problem: str = ""


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What a file would bring. `token` is the port's own."""

    lines: tuple[ImportLine, ...]
    token: object

    @property
    def welcome(self) -> int:
        return sum(not line.problem for line in self.lines)


class AccountsPort(Protocol):
    """Whoever keeps the accounts. Every coroutine may raise UnwindError, whose text is a sentence;
    a Misconfigured one names the field it is about.
    """

    @property
    def stores_secrets(self) -> bool:
        """Whether this system has a keyring that keeps secrets."""
        ...

    def forms(self) -> tuple[VenueForm, ...]: ...

    def lines(self) -> tuple[AccountLine, ...]: ...

    def any_account(self) -> bool:
        """Whether the profile has an account, open or not; a file that cannot be read counts."""
        ...

    def draft_of(self, account_id: str) -> Draft:
        """The stored account, without its secrets."""
        ...

    def variable(self, name: str, secret: str) -> str:
        """The environment variable a secret of an account of that name is taken from."""
        ...

    def given(self, name: str, secret: str) -> bool:
        """Whether that variable is set; it wins over what is stored."""
        ...

    async def kept(self, draft: Draft) -> Mapping[str, Kept]:
        """Where each secret of this account is now."""
        ...

    def problems(self, draft: Draft, kept: Mapping[str, Kept]) -> Mapping[str, str]:
        """A sentence per field that cannot be saved like this: `name`, a field's or secret's name,
        or `endpoint <name>`.
        """
        ...

    async def check(self, draft: Draft) -> Found:
        """Log in and read with what the form holds. Never trades."""
        ...

    async def save(self, draft: Draft) -> str:
        """Store it, open it, and say in a sentence what was done."""
        ...

    async def set_disabled(self, account_id: str, disabled: bool) -> str: ...

    async def remove(self, account_id: str) -> str: ...

    def export_text(self, *, as_json: bool) -> str:
        """Every account without its secrets."""
        ...

    def read_import(self, text: str) -> ImportPlan: ...

    async def take_import(self, plan: ImportPlan) -> str: ...

    def demo_command(self) -> tuple[str, ...]:
        """The program and its arguments that show the demo."""
        ...
