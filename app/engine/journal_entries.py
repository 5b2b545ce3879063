"""The journal's rows and what they tell: a close's request, its events, the hash that chains them."""

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from app.domain.errors import UnwindError
from app.domain.event import Dismissed, Event, NotSent, ReadBack
from app.domain.ids import CloseId, Instant
from app.domain.intent import CloseIntent, CloseRequest
from app.domain.order import CloseOrder, ImpossibleEvent, apply, begin
from app.domain.reconcile import Before
from app.domain.words import say
from app.engine.note import NO_CLOSE, Note
from app.engine.record import from_json, to_json

REQUESTED: Final = "Requested"
NOTE: Final = "Note"
LAST_KINDS: Final = tuple(kind.__name__ for kind in (ReadBack, NotSent, Dismissed))
"""After one of these as its last entry a close has nothing left to be found out."""

GENESIS: Final = "0" * 64
SET_ASIDE: Final = say(
    "It was left as it is, and nothing can be sent. Check at the venues what was "
    "closed, then run `unwind journal set-aside`: it is kept beside a new one."
)

_DAMAGE: Final = ("not a database", "malformed", "no such table", "Could not decode")
_KINDS: Final[dict[str, type[Event]]] = {kind.__name__: kind for kind in Event.__args__}


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


def read_entries(db: sqlite3.Connection) -> Iterator[Entry]:
    """Every row of a close in the order of writing.

    Raises sqlite3.DatabaseError, also after some rows.
    """
    query = """
        SELECT sequence, at, close_id, kind, body FROM entries WHERE close_id <> ?
        ORDER BY sequence
    """
    for row in db.execute(query, (NO_CLOSE,)):
        yield Entry(*row)


def records_of(entries: Iterable[Entry]) -> Iterator[Record]:
    """The closes, each where its first entry stood. Raises JournalDamaged at one it cannot read."""
    by_close: dict[CloseId, list[Entry]] = {}
    for entry in entries:
        by_close.setdefault(entry.close_id, []).append(entry)
    for close_id, rows in by_close.items():
        try:
            first = from_json(Requested, rows[0].body)
            record = Record(first, tuple(event_of(row) for row in rows[1:]))
            _ = record.order
            yield record
        except (ValueError, ImpossibleEvent) as error:
            raise JournalDamaged(
                say(
                    "Close {close_id} cannot be read from the journal ({error}). Run `unwind "
                    "journal verify` to see where.",
                    close_id=close_id,
                    error=error,
                )
            ) from error


def event_of(entry: Entry) -> Event:
    """The event an entry holds. Raises ValueError."""
    kind = _KINDS.get(entry.kind)
    if kind is None:
        raise ValueError(f"entry {entry.sequence} has the unknown kind {entry.kind!r}")
    return from_json(kind, entry.body)


def row_of(event: Event) -> tuple[Instant, CloseId, str, str]:
    """The event's columns: at, close_id, kind, body."""
    return (event.at, event.close_id, type(event).__name__, to_json(event))


def row_of_note(note: Note) -> tuple[Instant, CloseId, str, str]:
    """The note's columns: at, close_id, kind, body."""
    return (note.at, NO_CLOSE, NOTE, to_json(note))


def note_of(entry: Entry) -> Note:
    """The note an entry holds. Raises ValueError."""
    if entry.kind != NOTE:
        raise ValueError(f"entry {entry.sequence} belongs to no close and is no note")
    return from_json(Note, entry.body)


def read_notes(db: sqlite3.Connection, path: Path, since: Instant = Instant(0)) -> list[Note]:
    """Those written at `since` or later, oldest first. Raises JournalDamaged at one it cannot read."""
    query = """
        SELECT sequence, at, close_id, kind, body FROM entries WHERE close_id = ? AND at >= ?
        ORDER BY sequence
    """
    try:
        return [note_of(Entry(*row)) for row in db.execute(query, (NO_CLOSE, since))]
    except ValueError as error:
        raise JournalDamaged(
            say(
                "A note cannot be read from the journal ({error}). Run `unwind journal verify` to "
                "see where.",
                error=error,
            )
        ) from error
    except sqlite3.DatabaseError as error:
        raise explained(path, error) from error


def hash_of(previous: str, sequence: int, at: int, close_id: str, kind: str, body: str) -> str:
    """The SHA-256 of a row and of all before it, which `previous` stands for; 64 hex characters."""
    # Lengths in front of the texts: no two different rows give the same bytes.
    parts = [previous, str(sequence), str(at), close_id, kind, body]
    framed = b"".join(b"%d:%s" % (len(p.encode()), p.encode()) for p in parts)
    return hashlib.sha256(framed).hexdigest()


def explained(path: Path, error: sqlite3.Error) -> JournalError:
    """SQLite's error as what it means for closing and what to do; JournalDamaged for a broken file."""
    text = str(error)
    if any(sign in text for sign in _DAMAGE):
        return JournalDamaged(
            say(
                "The journal {name} is damaged ({text}). {next_step}",
                name=path.name,
                text=text,
                next_step=SET_ASIDE,
            )
        )
    if "full" in text or "readonly" in text or "unable to open" in text or "disk I/O" in text:
        return JournalError(
            say(
                "The journal {name} cannot be written ({text}), so nothing can be sent. Free "
                "some disk space or make the profile folder writable, then start again.",
                name=path.name,
                text=text,
            )
        )
    return JournalError(
        say("The journal {name} failed: {text}. Nothing was sent.", name=path.name, text=text)
    )
