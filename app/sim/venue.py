"""What every simulated venue offers to the farm, and what the farm gives to each.

To add one: a module `app/sim/<venue>.py` (a package, if it needs more than one file) with a class
that fulfils `SimulatedVenue` and takes a `World`; and one line in `farm.SIMULATORS`.
"""

from dataclasses import dataclass, field
from typing import Protocol

from app.sim.faults import Fault, Faults
from app.sim.received import Received


@dataclass(frozen=True, slots=True)
class World:
    """What the farm hands to a venue: its seed, the faults to show, where to note mutations."""

    seed: int
    faults: Faults
    received: Received


@dataclass(frozen=True, slots=True)
class Offer:
    """How to reach a running simulated venue: one line of `unwind sim`."""

    venue: str
    endpoints: dict[str, str]
    fields: dict[str, str]
    secrets: dict[str, str]
    environment: str = "sim"


@dataclass(frozen=True, slots=True)
class TruePosition:
    """A position as the venue itself holds it; `quantity` and prices are decimal text."""

    account: str
    position_id: str
    symbol: str
    side: str
    quantity: str
    average_price: str
    working_orders: int = 0
    extra: dict[str, str] = field(default_factory=dict)


class SimulatedVenue(Protocol):
    """A venue on loopback: its real wire, its own books, checked credentials, limits enforced.

    `own_faults` are those that it can show beside those of every venue.
    """

    own_faults: frozenset[Fault]

    def __init__(self, world: World) -> None: ...

    async def start(self) -> Offer:
        """Listen on free loopback ports and start prices moving; return how to reach it."""
        ...

    async def stop(self) -> None:
        """Close every connection and stop; safe to call twice."""
        ...

    def positions(self) -> list[TruePosition]:
        """The venue's truth now: open positions only, whatever its feeds say."""
        ...
