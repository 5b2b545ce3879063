"""The append-only record of closes: on disk before the first byte leaves, replayed at start.

SQLite in WAL mode. A close's request is committed with synchronous=FULL (the disk has it), its
later events with NORMAL (a crash of the program loses nothing; a power cut may lose the last
events, never a request). Every row carries the SHA-256 of its content and of the row before it, so
a changed, missing or exchanged row is found and located. Triggers forbid changing or deleting rows.
Notes of what is no close stand between the closes, in the same chain.
"""

import contextlib
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

from app.domain.event import Event
from app.domain.ids import CloseId, Instant
from app.domain.words import say
from app.engine.journal_entries import (
    LAST_KINDS,
    REQUESTED,
    Entry,
    JournalDamaged,
    JournalError,
    NoJournal,
    Record,
    Requested,
    explained,
    read_entries,
    read_notes,
    records_of,
    row_of,
    row_of_note,
)
from app.engine.journal_file import Row, insert, linked, prepare, transaction
from app.engine.journal_reader import JournalReader, Problem
from app.engine.note import NO_CLOSE, Note
from app.engine.record import to_json

__all__ = [
    "Entry",
    "Journal",
    "JournalDamaged",
    "JournalError",
    "JournalReader",
    "NoJournal",
    "Problem",
    "Record",
    "Requested",
    "read_entries",
]

# A clock that was set may have stamped a few entries out of order, not so many in a row.
_OLDER_IN_A_ROW: Final = 500


class Journal:
    """The open journal of a profile. One process at a time (the profile's lock sees to that)."""

    def __init__(self, path: Path) -> None:
        """Open or create. Raises JournalDamaged or JournalError with what to do."""
        self._path = path
        # Events that the disk did not take; they go before the next, so that none is skipped.
        self._owed: list[Row] = []
        try:
            self._db = sqlite3.connect(path, isolation_level=None)
        except sqlite3.DatabaseError as error:
            raise explained(path, error) from error
        try:
            self._open()
        except sqlite3.DatabaseError as error:
            self.close()
            raise explained(path, error) from error
        except JournalError:
            self.close()
            raise
        path.chmod(0o600)

    def _open(self) -> None:
        self._sequence, self._head = prepare(self._db, self._path)

    def begin(self, first: Requested, *more: Event) -> None:
        """Commit one close's request and first events to disk. Returns only when the disk has it."""
        self.begin_many([(first, more)])

    def begin_many(self, closes: Sequence[tuple[Requested, Sequence[Event]]]) -> None:
        """Commit several requests in one transaction: all of them or none."""
        rows: list[Row] = []
        for first, more in closes:
            intent = first.intent
            self._refuse_second(intent.close_id)
            rows.append((intent.pressed_at, intent.close_id, REQUESTED, to_json(first)))
            rows += [row_of(event) for event in more]
        self._append([*self._owed, *rows], synchronous="FULL")
        self._owed = []

    def append(self, event: Event) -> None:
        """Commit one event of a close that has begun.

        Raises JournalError; the event is then written before the next one, or with a later close.
        """
        rows = [*self._owed, row_of(event)]
        try:
            self._append(rows, synchronous="NORMAL")
        except JournalError:
            self._owed = rows
            raise
        self._owed = []

    def write_note(self, note: Note) -> None:
        """Commit what is no close to disk. Raises JournalError; then it is not in the journal."""
        self._append([*self._owed, row_of_note(note)], synchronous="FULL")
        self._owed = []

    def close(self) -> None:
        """Write what is still owed, if the disk takes it now, and end."""
        if self._owed:
            # What the disk does not take at the end either was said when it was first refused.
            with contextlib.suppress(JournalError):
                self._append(self._owed, synchronous="FULL")
        self._db.close()

    def unfinished(self) -> list[Record]:
        """The closes whose last entry does not end them, oldest first: those to wake up with.

        Raises JournalDamaged where an entry cannot be read.
        """
        marks = ",".join("?" * len(LAST_KINDS))
        query = f"""
            SELECT sequence, at, close_id, kind, body FROM entries WHERE close_id IN (
                SELECT close_id FROM entries AS last
                WHERE close_id <> ? AND kind NOT IN ({marks}) AND NOT EXISTS (
                    SELECT 1 FROM entries AS later
                    WHERE later.close_id = last.close_id AND later.sequence > last.sequence
                )
            ) ORDER BY sequence
        """  # noqa: S608 - only question marks are put in
        rows = self._db.execute(query, (NO_CLOSE, *LAST_KINDS))
        return list(records_of(Entry(*row) for row in rows))

    def beside(self, closes: Sequence[CloseId]) -> list[Record]:
        """The other closes that had entries since the first of `closes` began, oldest first.

        Raises JournalDamaged where an entry cannot be read.
        """
        marks = ",".join("?" * len(closes))
        query = f"""
            SELECT sequence, at, close_id, kind, body FROM entries WHERE close_id IN (
                SELECT close_id FROM entries WHERE sequence >= (
                    SELECT min(sequence) FROM entries WHERE close_id IN ({marks})
                )
            ) AND close_id <> ? AND close_id NOT IN ({marks}) ORDER BY sequence
        """  # noqa: S608 - only question marks are put in
        rows = self._db.execute(query, (*closes, NO_CLOSE, *closes))
        return list(records_of(Entry(*row) for row in rows))

    def since(self, at: Instant) -> Iterator[Record]:
        """The closes that had an entry at `at` or later, with all their entries, oldest first.

        Raises JournalDamaged where an entry cannot be read.
        """
        query = """
            SELECT sequence, at, close_id, kind, body FROM entries WHERE close_id IN (
                SELECT close_id FROM entries WHERE sequence >= ? AND at >= ? AND close_id <> ?
            ) ORDER BY sequence
        """
        rows = self._db.execute(query, (self._first_since(at), at, NO_CLOSE))
        return records_of(Entry(*row) for row in rows)

    def _first_since(self, at: Instant) -> int:
        """Where to begin to look: from the end backwards, so that years of closes cost nothing."""
        first, older = self._sequence + 1, 0
        # Notes of an older format stand together, later than they were written.
        query = "SELECT sequence, at FROM entries WHERE close_id <> ? ORDER BY sequence DESC"
        for sequence, written_at in self._db.execute(query, (NO_CLOSE,)):
            if written_at >= at:
                first, older = sequence, 0
                continue
            older += 1
            if older == _OLDER_IN_A_ROW:
                break
        return first

    def records(self) -> list[Record]:
        """Every close, oldest first. Raises JournalDamaged where an entry cannot be read."""
        return list(records_of(read_entries(self._db)))

    def notes(self, kind: str = "", since: Instant = Instant(0)) -> list[Note]:
        """Those of one kind, or of all, written at `since` or later; oldest first.

        Raises JournalDamaged where one cannot be read.
        """
        notes = read_notes(self._db, self._path, since)
        return [note for note in notes if kind in ("", note.kind)]

    def _refuse_second(self, close_id: CloseId) -> None:
        """A press is sent once, also over a restart: its id begins one close and no other."""
        query = "SELECT 1 FROM entries WHERE close_id = ? LIMIT 1"
        try:
            known = self._db.execute(query, (close_id,)).fetchone()
        except sqlite3.Error as error:
            raise explained(self._path, error) from error
        if known is not None:
            raise JournalError(
                say(
                    "The close {close_id} is in the journal already; a press is sent once.",
                    close_id=close_id,
                )
            )

    def _append(self, rows: Iterable[Row], *, synchronous: str) -> None:
        # Before the transaction: a row that cannot be hashed must not leave it open.
        links = linked(rows, self._sequence, self._head)
        if not links:
            return
        try:
            self._db.execute(f"PRAGMA synchronous={synchronous}")
            with transaction(self._db):
                insert(self._db, links)
        except sqlite3.Error as error:
            raise explained(self._path, error) from error
        self._sequence, self._head = links[-1][0], links[-1][-1]
