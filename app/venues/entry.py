"""What the catalogue knows of a venue before any of its code is loaded."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.domain.ids import Environment, Venue


@dataclass(frozen=True, slots=True)
class Field:
    """One thing a trader has to give: `hint` says what it is and where to find it."""

    name: str
    label: str
    hint: str
    required: bool = True


@dataclass(frozen=True, slots=True)
class Entry:
    """One venue of the catalogue. `endpoints` holds the default addresses per environment; an
    environment without an entry needs them given (the simulators).
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

    @property
    def environments(self) -> tuple[Environment, ...]:
        """Where an account of this venue can be: the real ones, and the simulator."""
        return (*self.endpoints, Environment.SIM)
