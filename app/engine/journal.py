"""The append-only record of closes: on disk before the first byte leaves, replayed at start.

SQLite in WAL mode. A close's request is committed with synchronous=FULL (the disk has it), its
later events with NORMAL (a crash of the program loses nothing; a power cut may lose the last
events, never a request). Every row carries the SHA-256 of its content and of the row before it, so
a changed, missing or exchanged row is found and located. Triggers forbid changing or deleting rows.
"""

import contextlib
import hashlib
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from app.domain.errors import UnwindError
from app.domain.event import Event
from app.domain.ids import CloseId, Instant
from app.domain.intent import CloseIntent, CloseRequest
from app.domain.order import CloseOrder, ImpossibleEvent, apply, begin
from app.domain.reconcile import Before
from app.engine.notebook import Notebook
from app.engine.record import from_json, to_json

VERSION: Final = 1
REQUESTED: Final = "Requested"
_GENESIS: Final = "0" * 64
# After one of these as its last entry a close has nothing left to be found out.
_FINAL: Final = ("ReadBack", "NotSent", "Dismissed")

# So many of the newest entries are checked at every start: a few milliseconds.
_TAIL: Final = 500
_SET_ASIDE: Final = (
    "It was left as it is, and nothing can be sent. Check at the venues what was closed, then run "
    "`unwind journal set-aside`: it is kept beside a new one."
)

_KINDS: Final[dict[str, type[Event]]] = {kind.__name__: kind for kind in Event.__args__}

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


class JournalError(UnwindError):
    """The journal cannot be written or read; without it nothing is sent."""


class NoJournal(JournalError):
    """There is none yet."""


class JournalDamaged(JournalError):
    """The file is not a journal any more, or not one this program can read."""


@dataclass(frozen=True, slots=True)
class Requested:
    """The first entry of every close: what was asked, and what the venue is about to be asked.

    `request` is None for a close that was denied before it was sized.
    """

    intent: CloseIntent
    request: CloseRequest | None
    before: Before | None


@dataclass(frozen=True, slots=True)
class Entry:
    """One row as it stands."""

    sequence: int
    at: Instant
    close_id: CloseId
    kind: str
    body: str


@dataclass(frozen=True, slots=True)
class Record:
    """One close as its entries tell it."""

    requested: Requested
    events: tuple[Event, ...]

    @property
    def close_id(self) -> CloseId:
        return self.requested.intent.close_id

    @property
    def order(self) -> CloseOrder:
        """The events folded by the table. Raises ImpossibleEvent."""
        intent = self.requested.intent
        request = self.requested.request
        quantity = request.quantity if request is not None else intent.seen.quantity
        order = begin(intent.close_id, quantity, intent.pressed_at)
        for event in self.events:
            order = apply(order, event)
        return order


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing `verify` found, and where."""

    sequence: int
    close_id: str
    what: str


class Journal:
    """The open journal of a profile. One process at a time (the profile's lock sees to that)."""

    def __init__(self, path: Path) -> None:
        """Open or create. Raises JournalDamaged or JournalError with what to do."""
        self._path = path
        # Events that the disk did not take; they go before the next, so that none is skipped.
        self._owed: list[tuple[Instant, CloseId, str, str]] = []
        try:
            self._db = sqlite3.connect(path, isolation_level=None)
            self._open()
        except sqlite3.DatabaseError as error:
            self.close()
            raise _explain(path, error) from error
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
            rows += [_row(event) for event in more]
        self._append([*self._owed, *rows], synchronous="FULL")
        self._owed = []

    def append(self, event: Event) -> None:
        """Commit one event of a close that has begun.

        Raises JournalError; the event is then written before the next one, or with a later close.
        """
        rows = [*self._owed, _row(event)]
        try:
            self._append(rows, synchronous="NORMAL")
        except JournalError:
            self._owed = rows
            raise
        self._owed = []

    def close(self) -> None:
        """Write what is still owed, if the disk takes it now, and end."""
        with contextlib.suppress(JournalError, AttributeError):
            if self._owed:
                self._append(self._owed, synchronous="FULL")
        with contextlib.suppress(AttributeError):
            self._db.close()

    def unfinished(self) -> list[Record]:
        """The closes whose last entry does not end them, oldest first: those to wake up with.

        Raises JournalDamaged where an entry cannot be read.
        """
        marks = ",".join("?" * len(_FINAL))
        query = f"""
            SELECT sequence, at, close_id, kind, body FROM entries WHERE close_id IN (
                SELECT close_id FROM entries AS last
                WHERE kind NOT IN ({marks}) AND NOT EXISTS (
                    SELECT 1 FROM entries AS later
                    WHERE later.close_id = last.close_id AND later.sequence > last.sequence
                )
            ) ORDER BY sequence
        """  # noqa: S608 - only question marks are put in
        return list(_records(Entry(*row) for row in self._db.execute(query, _FINAL)))

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
        return list(_records(Entry(*row) for row in rows))

    def records(self) -> list[Record]:
        """Every close, oldest first. Raises JournalDamaged where an entry cannot be read."""
        return list(_records(read_entries(self._db)))

    def _refuse_second(self, close_id: CloseId) -> None:
        """A press is sent once, also over a restart: its id begins one close and no other."""
        query = "SELECT 1 FROM entries WHERE close_id = ? LIMIT 1"
        try:
            known = self._db.execute(query, (close_id,)).fetchone()
        except sqlite3.Error as error:
            raise _explain(self._path, error) from error
        if known is not None:
            raise JournalError(
                f"The close {close_id} is in the journal already; a press is sent once."
            )

    def _append(
        self, rows: Iterable[tuple[Instant, CloseId, str, str]], *, synchronous: str
    ) -> None:
        sequence, head = self._sequence, self._head
        entries = []
        # Before the transaction: a row that cannot be hashed must not leave it open.
        for at, close_id, kind, body in rows:
            sequence += 1
            previous, head = head, _hash(head, sequence, at, close_id, kind, body)
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
            raise _explain(self._path, error) from error
        finally:
            if self._db.in_transaction:
                self._db.execute("ROLLBACK")
        self._sequence, self._head = sequence, head

    def _check_version(self) -> None:
        self._db.execute("INSERT OR IGNORE INTO meta VALUES ('version', ?)", (str(VERSION),))
        (version,) = self._db.execute("SELECT value FROM meta WHERE name='version'").fetchone()
        if int(version) > VERSION:
            raise JournalError(
                f"The journal {self._path.name} was written by a newer version of this program "
                f"(format {version}, this one knows {VERSION}). Nothing was changed. Use the newer "
                "version, or another profile."
            )

    def _check_tail(self, sequence: int, head: str) -> None:
        """The newest entries follow from each other up to the head: what one is about to build on.

        Raises JournalDamaged. The whole chain is `unwind journal verify`'s.
        """
        query = "SELECT sequence, at, close_id, kind, body, previous, hash FROM entries "
        rows = self._db.execute(query + "ORDER BY sequence DESC LIMIT ?", (_TAIL,)).fetchall()
        after = ""
        for *row, previous, stored in rows:
            if _hash(previous, *row) != stored or after not in ("", stored):
                raise JournalDamaged(
                    f"The journal {self._path.name} is damaged (entry {row[0]} was changed after it "
                    f"was written). {_SET_ASIDE}"
                )
            after = previous
        said = self._db.execute("SELECT value FROM meta WHERE name='head'").fetchone()
        if (said or (f"0:{_GENESIS}",))[0] != f"{sequence}:{head}":
            raise JournalDamaged(
                f"The journal {self._path.name} is damaged (its last entries are missing). {_SET_ASIDE}"
            )

    def _read_head(self) -> tuple[int, str]:
        row = self._db.execute(
            "SELECT sequence, hash FROM entries ORDER BY sequence DESC LIMIT 1"
        ).fetchone()
        return row if row is not None else (0, _GENESIS)


class JournalReader:
    """A journal opened for reading only: `list`, `verify`, `export`, also while a panel runs."""

    def __init__(self, path: Path) -> None:
        if not path.exists():
            raise NoJournal(f"There is no journal at {path}: nothing was ever closed here.")
        try:
            self._db = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
            self._db.execute("SELECT count(*) FROM entries").fetchone()
        except sqlite3.DatabaseError as error:
            raise _explain(path, error) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._db.close()

    def records(self) -> list[Record]:
        """Every close, oldest first. Raises JournalDamaged."""
        return list(_records(read_entries(self._db)))

    def verify(self) -> list[Problem]:
        """Recompute the chain of hashes and replay every close; empty: all is as it was written."""
        problems: list[Problem] = []
        sequence, head = 0, _GENESIS
        by_close: dict[CloseId, list[Entry]] = {}
        query = "SELECT sequence, at, close_id, kind, body, previous, hash FROM entries ORDER BY 1"
        try:
            for row in self._db.execute(query):
                entry, previous, stored = Entry(*row[:5]), row[5], row[6]
                if entry.sequence != sequence + 1:
                    problems.append(_problem(entry, f"entry {sequence + 1} is missing"))
                if previous != head:
                    problems.append(_problem(entry, "does not follow from the entry before it"))
                if _hash(previous, *row[:5]) != stored:
                    problems.append(_problem(entry, "was changed after it was written"))
                sequence, head = entry.sequence, stored
                by_close.setdefault(entry.close_id, []).append(entry)
            (said,) = self._db.execute("SELECT value FROM meta WHERE name='head'").fetchone() or (
                f"0:{_GENESIS}",
            )
        except sqlite3.DatabaseError as error:
            return [*problems, Problem(sequence + 1, "", f"cannot be read: {error}")]
        if said != f"{sequence}:{head}":
            what = f"the journal ends here, but was written up to entry {said.partition(':')[0]}"
            problems.append(Problem(sequence, "", what))
        for entries in by_close.values():
            problems += _replay_problems(entries)
        return sorted(problems, key=lambda problem: problem.sequence)


def read_entries(db: sqlite3.Connection) -> Iterator[Entry]:
    query = "SELECT sequence, at, close_id, kind, body FROM entries ORDER BY sequence"
    for row in db.execute(query):
        yield Entry(*row)


def _records(entries: Iterable[Entry]) -> Iterator[Record]:
    by_close: dict[CloseId, list[Entry]] = {}
    for entry in entries:
        by_close.setdefault(entry.close_id, []).append(entry)
    for close_id, rows in by_close.items():
        try:
            first = from_json(Requested, rows[0].body)
            record = Record(first, tuple(_event(row) for row in rows[1:]))
            _ = record.order
            yield record
        except (ValueError, ImpossibleEvent) as error:
            raise JournalDamaged(
                f"Close {close_id} cannot be read from the journal ({error}). "
                "Run `unwind journal verify` to see where."
            ) from error


def _event(entry: Entry) -> Event:
    kind = _KINDS.get(entry.kind)
    if kind is None:
        raise ValueError(f"entry {entry.sequence} has the unknown kind {entry.kind!r}")
    return from_json(kind, entry.body)


def _replay_problems(entries: list[Entry]) -> Iterator[Problem]:
    first = entries[0]
    if first.kind != REQUESTED:
        yield _problem(first, "the close begins without its request")
        return
    try:
        requested = from_json(Requested, first.body)
        order = Record(requested, ()).order
    except ValueError as error:
        yield _problem(first, str(error))
        return
    for entry in entries[1:]:
        try:
            order = apply(order, _event(entry))
        except (ValueError, ImpossibleEvent) as error:
            yield _problem(entry, str(error))
            return


def _problem(entry: Entry, what: str) -> Problem:
    return Problem(entry.sequence, entry.close_id, what)


def _row(event: Event) -> tuple[Instant, CloseId, str, str]:
    return (event.at, event.close_id, type(event).__name__, to_json(event))


def _hash(previous: str, sequence: int, at: int, close_id: str, kind: str, body: str) -> str:
    # Lengths in front of the texts: no two different rows give the same bytes.
    parts = [previous, str(sequence), str(at), close_id, kind, body]
    framed = b"".join(b"%d:%s" % (len(p.encode()), p.encode()) for p in parts)
    return hashlib.sha256(framed).hexdigest()


def _explain(path: Path, error: sqlite3.Error) -> JournalError:
    text = str(error)
    if "not a database" in text or "malformed" in text or "no such table" in text:
        return JournalDamaged(f"The journal {path.name} is damaged ({text}). {_SET_ASIDE}")
    if "full" in text or "readonly" in text or "unable to open" in text or "disk I/O" in text:
        return JournalError(
            f"The journal {path.name} cannot be written ({text}), so nothing can be sent. "
            "Free some disk space or make the profile folder writable, then start again."
        )
    return JournalError(f"The journal {path.name} failed: {text}. Nothing was sent.")
