"""The journal: entries as text, and files whose rows were changed by somebody."""

import sqlite3
import tempfile
from pathlib import Path

from app.domain.event import Event
from app.engine.journal import Journal, JournalDamaged, JournalReader, Requested
from app.engine.record import from_json, to_json
from tests.fuzz.bending import Bender
from tests.fuzz.journals import EVENTS, NOTE, REQUEST

_KINDS: tuple[type, ...] = (Requested, *Event.__args__)
_TEXTS = [to_json(value).encode() for value in (REQUEST, *EVENTS)]
CORPUS = _TEXTS


async def entry(bender: Bender) -> None:
    """One entry, read as every kind there is: a ValueError that says where, or the value."""
    text = bender.bend(_TEXTS[bender.pick(len(_TEXTS))]).decode(errors="replace")
    for kind in _KINDS:
        try:
            to_json(from_json(kind, text))
        except ValueError as error:
            if kind.__name__ not in str(error):
                raise RuntimeError("the kind is not named") from error


async def file(bender: Bender) -> None:
    """A journal with one column of one row bent: located by verify, named by records and start."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "journal.sqlite"
        journal = Journal(path)
        journal.begin(REQUEST, *EVENTS)
        journal.write_note(NOTE)
        journal.close()
        row = bender.pick(2 + len(EVENTS)) + 1
        column = ("body", "kind", "close_id", "at", "previous", "hash", "body")[bender.pick(7)]
        changed = _bend_row(path, row, column, bender)
        with JournalReader(path) as reader:
            found = reader.verify()
            assert found or not changed, "a changed row was not found"
        try:
            again = Journal(path)
        except JournalDamaged:
            assert changed, "an unchanged journal was called damaged"
            return
        try:
            again.records()
            again.notes()
        finally:
            again.close()


def _bend_row(path: Path, row: int, column: str, bender: Bender) -> bool:
    db = sqlite3.connect(path)
    db.execute("DROP TRIGGER entries_never_change")
    (was,) = db.execute(f"SELECT {column} FROM entries WHERE sequence = ?", (row,)).fetchone()
    bent = bender.bend(str(was).encode()).decode(errors="replace")
    value: object = bent if column != "at" else bender.pick(2**63)
    db.execute(f"UPDATE entries SET {column} = ? WHERE sequence = ?", (value, row))
    db.commit()
    db.close()
    return value != was
