"""The journal's file: its tables and version, and what is checked before the first write.

Version 2 has the notes among the entries. Version 1 had them in a table of their own, outside the
chain: they are put at its end when the file is first opened.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from app.domain.ids import CloseId, Instant
from app.domain.words import say
from app.engine.journal_entries import (
    GENESIS,
    SET_ASIDE,
    JournalDamaged,
    JournalError,
    hash_of,
    row_of_note,
)
from app.engine.note import Note

VERSION: Final = 2
# So many of the newest entries are checked at every start: a few milliseconds.
_TAIL: Final = 500

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

Row = tuple[Instant, CloseId, str, str]
"""What is to be written: at, close_id, kind, body."""

Linked = tuple[int, Instant, CloseId, str, str, str, str]
"""A row of the table: sequence, at, close_id, kind, body, previous, hash."""


def prepare(db: sqlite3.Connection, path: Path) -> tuple[int, str]:
    """Make a file ready to be written: its last sequence and hash.

    What is damaged or of a newer version stays as it was found. Raises JournalDamaged, JournalError
    or sqlite3.DatabaseError.
    """
    if _has_table(db, "entries"):
        check_tail(db, path)
        check_version(db, path)
    db.execute("PRAGMA journal_mode=WAL")
    db.execute("PRAGMA synchronous=FULL")
    db.executescript(_SCHEMA)
    _bring_up(db)
    return _read_head(db)


def linked(rows: Iterable[Row], sequence: int, head: str) -> list[Linked]:
    """The rows as the next links of the chain that ends at `sequence` with the hash `head`."""
    links = []
    for at, close_id, kind, body in rows:
        sequence += 1
        previous, head = head, hash_of(head, sequence, at, close_id, kind, body)
        links.append((sequence, at, close_id, kind, body, previous, head))
    return links


def insert(db: sqlite3.Connection, links: list[Linked]) -> None:
    """Write links and where the chain now ends, inside the caller's transaction."""
    db.executemany("INSERT INTO entries VALUES (?, ?, ?, ?, ?, ?, ?)", links)
    if links:
        end = f"{links[-1][0]}:{links[-1][-1]}"
        db.execute("INSERT OR REPLACE INTO meta VALUES ('head', ?)", (end,))


@contextmanager
def transaction(db: sqlite3.Connection) -> Iterator[None]:
    """All of the block or nothing of it. Raises sqlite3.Error."""
    try:
        db.execute("BEGIN IMMEDIATE")
        yield
        db.execute("COMMIT")
    finally:
        if db.in_transaction:
            db.execute("ROLLBACK")


def check_tail(db: sqlite3.Connection, path: Path) -> None:
    """The newest entries follow from each other up to the head: what one is about to build on.

    Raises JournalDamaged. The whole chain is `unwind journal verify`'s.
    """
    query = "SELECT sequence, at, close_id, kind, body, previous, hash FROM entries "
    rows = db.execute(query + "ORDER BY sequence DESC LIMIT ?", (_TAIL,)).fetchall()
    after = ""
    for *row, previous, stored in rows:
        if hash_of(previous, *row) != stored or after not in ("", stored):
            raise JournalDamaged(
                say(
                    "The journal {name} is damaged (entry {entry} was changed after it was written). "
                    "{next_step}",
                    name=path.name,
                    entry=row[0],
                    next_step=SET_ASIDE,
                )
            )
        after = previous
    sequence, head = _read_head(db)
    if (_meta(db, "head") or f"0:{GENESIS}") != f"{sequence}:{head}":
        raise JournalDamaged(
            say(
                "The journal {name} is damaged (its last entries are missing). {next_step}",
                name=path.name,
                next_step=SET_ASIDE,
            )
        )


def check_version(db: sqlite3.Connection, path: Path) -> None:
    """Raises JournalError for a file of a newer version, JournalDamaged for one of none."""
    version = _meta(db, "version") or str(VERSION)
    if not version.isdecimal():
        raise JournalDamaged(
            say(
                "The journal {name} is damaged (its version is {version!r}). {next_step}",
                name=path.name,
                version=version,
                next_step=SET_ASIDE,
            )
        )
    if int(version) > VERSION:
        raise JournalError(
            say(
                "The journal {name} was written by a newer version of this program (format "
                "{version}, this one knows {known}). Nothing was changed. Use the newer "
                "version, or another profile.",
                name=path.name,
                version=version,
                known=VERSION,
            )
        )


def _bring_up(db: sqlite3.Connection) -> None:
    """Make a new or older file one of this version, in one step."""
    if _meta(db, "version") == str(VERSION):
        return
    links: list[Linked] = []
    if _has_table(db, "notes"):
        notes = db.execute("SELECT at, kind, text FROM notes ORDER BY sequence")
        links = linked((row_of_note(Note(*note)) for note in notes), *_read_head(db))
    with transaction(db):
        insert(db, links)
        db.execute("DROP TABLE IF EXISTS notes")
        db.execute("INSERT OR REPLACE INTO meta VALUES ('version', ?)", (str(VERSION),))


def _has_table(db: sqlite3.Connection, name: str) -> bool:
    query = "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?"
    return db.execute(query, (name,)).fetchone() is not None


def _meta(db: sqlite3.Connection, name: str) -> str | None:
    row = db.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
    return str(row[0]) if row is not None else None


def _read_head(db: sqlite3.Connection) -> tuple[int, str]:
    row = db.execute(
        "SELECT sequence, hash FROM entries ORDER BY sequence DESC LIMIT 1"
    ).fetchone()
    return row if row is not None else (0, GENESIS)
