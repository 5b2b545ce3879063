"""What the catalogue knows of a venue before any of its code is loaded."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from app.domain.ids import Environment, Venue


class SubAccounts(StrEnum):
    """How many sub-accounts of one login a field may name."""

    ONE = "one"
    SEVERAL = "several"
    """Separated by commas."""


@dataclass(frozen=True, slots=True)
class Field:
    """One thing a trader has to give: `hint` says what it is and where to find it.

    `sub_accounts` marks the field that names sub-accounts, so that those found can be offered.
    """

    name: str
    label: str
    hint: str
    required: bool = True
    sub_accounts: SubAccounts | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One venue of the catalogue. `endpoints` holds the default addresses per environment; an
    environment without an entry needs them given (the simulators). `reading` says what suffices for
    an account that is only looked at.
    """

    venue: Venue
    title: str
    session: str
    fields: tuple[Field, ...]
    secrets: tuple[Field, ...]
    endpoint_names: tuple[str, ...]
    endpoints: Mapping[Environment, Mapping[str, str]]
    permission: str
    documentation: str
    notes: tuple[str, ...] = field(default=())
    reading: str = ""
    check_timeout_s: float = 20.0

    @property
    def environments(self) -> tuple[Environment, ...]:
        """Where an account of this venue can be: the real ones, and the simulator."""
        return (*self.endpoints, Environment.SIM)
