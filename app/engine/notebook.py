"""Small records beside the closes: what was done that is not a close, written before it is sent.

A table of its own in the journal's file, so that a program that does not know it reads the closes
as before. Triggers forbid changing or deleting rows.
"""

import sqlite3
from dataclasses import dataclass

from app.domain.ids import Instant

_SCHEMA = """
CREATE TABLE IF NOT EXISTS notes (
    sequence INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    kind TEXT NOT NULL,
    text TEXT NOT NULL
) STRICT;
CREATE TRIGGER IF NOT EXISTS notes_never_change BEFORE UPDATE ON notes
    BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER IF NOT EXISTS notes_never_go BEFORE DELETE ON notes
    BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
"""


@dataclass(frozen=True, slots=True)
class Note:
    """One record: when, of what kind, in words."""

    at: Instant
    kind: str
    text: str


class Notebook:
    """The table of notes on the journal's own connection."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        db.executescript(_SCHEMA)

    def write(self, note: Note) -> None:
        """Commit one note to disk. Raises sqlite3.Error."""
        self._db.execute("PRAGMA synchronous=FULL")
        self._db.execute(
            "INSERT INTO notes (at, kind, text) VALUES (?, ?, ?)", (note.at, note.kind, note.text)
        )

    def notes(self) -> list[Note]:
        """All of them, oldest first."""
        rows = self._db.execute("SELECT at, kind, text FROM notes ORDER BY sequence")
        return [Note(*row) for row in rows]

    def since(self, kind: str, at: Instant) -> list[Note]:
        """Those of one kind written at `at` or later, oldest first."""
        query = "SELECT at, kind, text FROM notes WHERE kind = ? AND at >= ? ORDER BY sequence"
        return [Note(*row) for row in self._db.execute(query, (kind, at))]
