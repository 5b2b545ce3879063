"""What reached a simulated venue: every mutation, in order, before anything was done with it."""

import time
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Mutation:
    """One request that would change something at the venue, as it arrived.

    `kind` is one of close, order, cancel, modify, flatten, reverse; `call` is the venue's own name
    of the call (`close_position`, `DELETE /v1/perpum/positions`, `OrderClose`); `body` is the request
    as plain JSON values, with secrets left out; `position` names what it is about, in the venue's words.
    """

    sequence: int
    venue: str
    kind: str
    call: str
    position: str
    body: object
    received_ns: int


class Received:
    """The list of mutations of one venue."""

    def __init__(self, venue: str) -> None:
        self._venue = venue
        self._mutations: list[Mutation] = []

    def note(self, kind: str, call: str, position: str, body: object) -> None:
        """Record one mutation; call it first, before faults and checks decide its fate."""
        sequence = len(self._mutations) + 1
        mutation = Mutation(sequence, self._venue, kind, call, position, body, time.time_ns())
        self._mutations.append(mutation)

    def rows(self) -> list[dict[str, object]]:
        return [asdict(mutation) for mutation in self._mutations]
