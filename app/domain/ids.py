"""Names of things. Every id is text inside the house, because venues use numbers above 2**53."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

CloseId = NewType("CloseId", str)
"""Ours: one press. 32 lower-case hex characters, so that it can serve as a venue's client order id."""

VenueOrderId = NewType("VenueOrderId", str)
FillId = NewType("FillId", str)

Instant = NewType("Instant", int)
"""Nanoseconds since 1970-01-01 UTC."""

NANOSECONDS = 1_000_000_000

Venue = NewType("Venue", str)
"""A venue by the name that settings, journal and command line use: `qfex`. The catalogue has them."""


class Environment(StrEnum):
    """Whose money it is. Part of an account's identity, not a switch on it."""

    SIM = "sim"
    PAPER = "paper"
    LIVE = "live"


@dataclass(frozen=True, slots=True, order=True)
class AccountKey:
    """One account the panel knows: its venue, its environment and the name the user gave it."""

    venue: Venue
    environment: Environment
    name: str

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True, slots=True, order=True)
class PositionKey:
    """One position: the account, and what the venue calls it (ticket, id, symbol, UUID) as text.

    Where one login holds several sub-accounts, `wire_id` begins with the sub-account.
    """

    account: AccountKey
    wire_id: str
