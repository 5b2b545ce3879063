"""Something a person should read: what happened, what it means for the position, what to do."""

from dataclasses import dataclass
from enum import StrEnum

from app.domain.ids import AccountKey, CloseId, Instant


class Severity(StrEnum):
    """How loud: `DANGER` is for money that may not be where it is thought to be."""

    INFO = "info"
    WARNING = "warning"
    REFUSED = "refused"
    DANGER = "danger"


@dataclass(frozen=True, slots=True)
class Notice:
    """One line for a person. Lines with the same `cause` replace each other and are counted."""

    severity: Severity
    cause: str
    text: str
    next_step: str
    at: Instant
    account: AccountKey | None = None
    close_id: CloseId | None = None
