"""A small record beside the closes: what was done that is not a close, written before it is sent."""

from dataclasses import dataclass
from typing import Final

from app.domain.ids import CloseId, Instant

NO_CLOSE: Final = CloseId("")
"""What stands in a note's row of the journal where a close's id stands in the others."""


@dataclass(frozen=True, slots=True)
class Note:
    """One record: when, of what kind, in words."""

    at: Instant
    kind: str
    text: str
