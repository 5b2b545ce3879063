"""The journal read beside a running panel: every close, and whether the chain of hashes holds."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from app.domain.ids import AccountKey, CloseId
from app.domain.order import ImpossibleEvent, apply
from app.engine.journal_entries import (
    GENESIS,
    REQUESTED,
    Entry,
    JournalError,
    NoJournal,
    Record,
    Requested,
    event_of,
    explained,
    hash_of,
    note_of,
    read_entries,
    read_notes,
    records_of,
)
from app.engine.journal_file import check_version
from app.engine.note import NO_CLOSE, Note
from app.engine.record import from_json


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing `verify` found, and where."""

    sequence: int
    close_id: str
    what: str


class JournalReader:
    """A journal opened for reading only: `list`, `verify`, `export`, also while a panel runs."""

    def __init__(self, path: Path) -> None:
        if not path.exists():
            raise NoJournal(f"There is no journal at {path}: nothing was ever closed here.")
        self._path = path
        try:
            self._db = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
        except sqlite3.DatabaseError as error:
            raise explained(path, error) from error
        try:
            self._db.execute("SELECT count(*) FROM entries").fetchone()
            check_version(self._db, path)
        except sqlite3.DatabaseError as error:
            self._db.close()
            raise explained(path, error) from error
        except JournalError:
            self._db.close()
            raise

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
        try:
            return list(records_of(read_entries(self._db)))
        except sqlite3.DatabaseError as error:
            raise explained(self._path, error) from error

    def notes(self) -> list[Note]:
        """What was noted besides the closes, oldest first. Raises JournalDamaged."""
        return read_notes(self._db, self._path)

    def names_at(self, account: AccountKey) -> Iterator[tuple[str, str, str]]:
        """Id, symbol and venue's name of each position at `account` that a close was asked for."""
        query = """
            SELECT DISTINCT json_extract(body, '$.intent.seen.key.wire_id'),
                json_extract(body, '$.intent.seen.instrument.symbol'),
                json_extract(body, '$.intent.seen.instrument.wire_name')
            FROM entries WHERE kind = ? AND json_extract(body, '$.intent.seen.key.account.venue') = ?
                AND json_extract(body, '$.intent.seen.key.account.environment') = ?
                AND json_extract(body, '$.intent.seen.key.account.name') = ?
        """
        of_account = (account.venue, account.environment.value, account.name)
        try:
            yield from self._db.execute(query, (REQUESTED, *of_account))
        except sqlite3.DatabaseError as error:
            raise explained(self._path, error) from error

    def verify(self) -> list[Problem]:
        """Recompute the chain of hashes and replay every close; empty: all is as it was written."""
        problems: list[Problem] = []
        sequence, head = 0, GENESIS
        by_close: dict[CloseId, list[Entry]] = {}
        query = "SELECT sequence, at, close_id, kind, body, previous, hash FROM entries ORDER BY 1"
        try:
            for row in self._db.execute(query):
                entry, previous, stored = Entry(*row[:5]), row[5], row[6]
                if entry.sequence != sequence + 1:
                    problems.append(_problem(entry, f"entry {sequence + 1} is missing"))
                if previous != head:
                    problems.append(_problem(entry, "does not follow from the entry before it"))
                if hash_of(previous, *row[:5]) != stored:
                    problems.append(_problem(entry, "was changed after it was written"))
                sequence, head = entry.sequence, stored
                by_close.setdefault(entry.close_id, []).append(entry)
            (said,) = self._db.execute("SELECT value FROM meta WHERE name='head'").fetchone() or (
                f"0:{GENESIS}",
            )
        except sqlite3.DatabaseError as error:
            return [*problems, Problem(sequence + 1, "", f"cannot be read: {error}")]
        if said != f"{sequence}:{head}":
            what = f"the journal ends here, but was written up to entry {said.partition(':')[0]}"
            problems.append(Problem(sequence, "", what))
        problems += _note_problems(by_close.pop(NO_CLOSE, []))
        for entries in by_close.values():
            problems += _replay_problems(entries)
        return sorted(problems, key=lambda problem: problem.sequence)


def _note_problems(entries: list[Entry]) -> Iterator[Problem]:
    for entry in entries:
        try:
            note_of(entry)
        except ValueError as error:
            yield _problem(entry, str(error))


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
            order = apply(order, event_of(entry))
        except (ValueError, ImpossibleEvent) as error:
            yield _problem(entry, str(error))
            return


def _problem(entry: Entry, what: str) -> Problem:
    return Problem(entry.sequence, entry.close_id, what)
