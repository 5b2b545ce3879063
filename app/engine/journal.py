"""The append-only record of closes: on disk before the first byte leaves, replayed at start.

SQLite in WAL mode. A close's request is committed with synchronous=FULL (the disk has it), its
later events with NORMAL (a crash of the program loses nothing; a power cut may lose the last
events, never a request). Every row carries the SHA-256 of its content and of the row before it, so
a changed, missing or exchanged row is found and located. Triggers forbid changing or deleting rows.
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
    GENESIS,
    LAST_KINDS,
    REQUESTED,
    SET_ASIDE,
    Entry,
    JournalDamaged,
    JournalError,
    NoJournal,
    Record,
    Requested,
    explained,
    hash_of,
    read_entries,
    records_of,
    row_of,
)
from app.engine.journal_reader import JournalReader, Problem
from app.engine.notebook import Notebook
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

VERSION: Final = 1
# So many of the newest entries are checked at every start: a few milliseconds.
_TAIL: Final = 500

# A clock that was set may have stamped a few entries out of order, not so many in a row.
_OLDER_IN_A_ROW: Final = 500

_SCHEMA: Final = """
CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS entries (
    sequence INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    close_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    body TEXT NOT NULL,
    previous TEXT NOT NULL,
    hash TEXT NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS entries_of_close ON entries (close_id, sequence);
CREATE TRIGGER IF NOT EXISTS entries_never_change BEFORE UPDATE ON entries
    BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER IF NOT EXISTS entries_never_go BEFORE DELETE ON entries
    BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
"""


class Journal:
    """The open journal of a profile. One process at a time (the profile's lock sees to that)."""

    def __init__(self, path: Path) -> None:
        """Open or create. Raises JournalDamaged or JournalError with what to do."""
        self._path = path
        # Events that the disk did not take; they go before the next, so that none is skipped.
        self._owed: list[tuple[Instant, CloseId, str, str]] = []
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
        if self._db.execute("SELECT 1 FROM sqlite_schema WHERE name='entries'").fetchone():
            # Before the first write: what is damaged stays as it was found.
            self._check_tail(*self._read_head())
        self._db.execute("PRAGMA journal_mode=WAL")
        self._db.execute("PRAGMA synchronous=FULL")
        self._db.executescript(_SCHEMA)
        self._check_version()
        self._sequence, self._head = self._read_head()
        self.notebook = Notebook(self._db)

    def begin(self, first: Requested, *more: Event) -> None:
        """Commit one close's request and first events to disk. Returns only when the disk has it."""
        self.begin_many([(first, more)])

    def begin_many(self, closes: Sequence[tuple[Requested, Sequence[Event]]]) -> None:
        """Commit several requests in one transaction: all of them or none."""
        rows: list[tuple[Instant, CloseId, str, str]] = []
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
                WHERE kind NOT IN ({marks}) AND NOT EXISTS (
                    SELECT 1 FROM entries AS later
                    WHERE later.close_id = last.close_id AND later.sequence > last.sequence
                )
            ) ORDER BY sequence
        """  # noqa: S608 - only question marks are put in
        return list(records_of(Entry(*row) for row in self._db.execute(query, LAST_KINDS)))

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
            ) AND close_id NOT IN ({marks}) ORDER BY sequence
        """  # noqa: S608 - only question marks are put in
        rows = self._db.execute(query, (*closes, *closes))
        return list(records_of(Entry(*row) for row in rows))

    def since(self, at: Instant) -> Iterator[Record]:
        """The closes that had an entry at `at` or later, with all their entries, oldest first.

        Raises JournalDamaged where an entry cannot be read.
        """
        query = """
            SELECT sequence, at, close_id, kind, body FROM entries WHERE close_id IN (
                SELECT close_id FROM entries WHERE sequence >= ? AND at >= ?
            ) ORDER BY sequence
        """
        rows = self._db.execute(query, (self._first_since(at), at))
        return records_of(Entry(*row) for row in rows)

    def _first_since(self, at: Instant) -> int:
        """Where to begin to look: from the end backwards, so that years of closes cost nothing."""
        first, older = self._sequence + 1, 0
        query = "SELECT sequence, at FROM entries ORDER BY sequence DESC"
        for sequence, written_at in self._db.execute(query):
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

    def _append(
        self, rows: Iterable[tuple[Instant, CloseId, str, str]], *, synchronous: str
    ) -> None:
        sequence, head = self._sequence, self._head
        entries = []
        # Before the transaction: a row that cannot be hashed must not leave it open.
        for at, close_id, kind, body in rows:
            sequence += 1
            previous, head = head, hash_of(head, sequence, at, close_id, kind, body)
            entries.append((sequence, at, close_id, kind, body, previous, head))
        try:
            self._db.execute(f"PRAGMA synchronous={synchronous}")
            self._db.execute("BEGIN IMMEDIATE")
            self._db.executemany("INSERT INTO entries VALUES (?, ?, ?, ?, ?, ?, ?)", entries)
            self._db.execute(
                "INSERT OR REPLACE INTO meta VALUES ('head', ?)", (f"{sequence}:{head}",)
            )
            self._db.execute("COMMIT")
        except sqlite3.Error as error:
            raise explained(self._path, error) from error
        finally:
            if self._db.in_transaction:
                self._db.execute("ROLLBACK")
        self._sequence, self._head = sequence, head

    def _check_version(self) -> None:
        self._db.execute("INSERT OR IGNORE INTO meta VALUES ('version', ?)", (str(VERSION),))
        (version,) = self._db.execute("SELECT value FROM meta WHERE name='version'").fetchone()
        if int(version) > VERSION:
            raise JournalError(
                say(
                    "The journal {name} was written by a newer version of this program (format "
                    "{version}, this one knows {known}). Nothing was changed. Use the newer "
                    "version, or another profile.",
                    name=self._path.name,
                    version=version,
                    known=VERSION,
                )
            )

    def _check_tail(self, sequence: int, head: str) -> None:
        """The newest entries follow from each other up to the head: what one is about to build on.

        Raises JournalDamaged. The whole chain is `unwind journal verify`'s.
        """
        query = "SELECT sequence, at, close_id, kind, body, previous, hash FROM entries "
        rows = self._db.execute(query + "ORDER BY sequence DESC LIMIT ?", (_TAIL,)).fetchall()
        after = ""
        for *row, previous, stored in rows:
            if hash_of(previous, *row) != stored or after not in ("", stored):
                raise JournalDamaged(
                    say(
                        "The journal {name} is damaged (entry {entry} was changed after it was written). "
                        "{next_step}",
                        name=self._path.name,
                        entry=row[0],
                        next_step=SET_ASIDE,
                    )
                )
            after = previous
        said = self._db.execute("SELECT value FROM meta WHERE name='head'").fetchone()
        if (said or (f"0:{GENESIS}",))[0] != f"{sequence}:{head}":
            raise JournalDamaged(
                say(
                    "The journal {name} is damaged (its last entries are missing). {next_step}",
                    name=self._path.name,
                    next_step=SET_ASIDE,
                )
            )

    def _read_head(self) -> tuple[int, str]:
        row = self._db.execute(
            "SELECT sequence, hash FROM entries ORDER BY sequence DESC LIMIT 1"
        ).fetchone()
        return row if row is not None else (0, GENESIS)
