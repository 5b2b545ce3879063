"""What stands in for a journal that cannot be used: everything is shown, nothing can be sent."""

from collections.abc import Iterator, Sequence

from app.domain.event import Event
from app.domain.ids import CloseId, Instant
from app.engine.journal import Journal, JournalError, Record, Requested
from app.engine.note import Note


class SealedJournal(Journal):
    """Takes nothing, so that the engine denies every close; `why` is the reason in words."""

    def __init__(self, why: JournalError) -> None:
        self.why = why

    def begin_many(self, closes: Sequence[tuple[Requested, Sequence[Event]]]) -> None:
        raise JournalError(str(self.why))

    def append(self, event: Event) -> None:
        raise JournalError(str(self.why))

    def close(self) -> None:
        return

    def unfinished(self) -> list[Record]:
        return []

    def records(self) -> list[Record]:
        return []

    def since(self, at: Instant) -> Iterator[Record]:
        return iter(())

    def beside(self, closes: Sequence[CloseId]) -> list[Record]:
        return []

    def write_note(self, note: Note) -> None:
        raise JournalError(str(self.why))

    def notes(self, kind: str = "", since: Instant = Instant(0)) -> list[Note]:
        return []
