"""What is noted beside the closes stands in the same chain, also what an older version wrote apart."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from app.domain.event import Submitted
from app.domain.ids import CloseId, Instant
from app.engine.journal import Journal, JournalDamaged, JournalError, JournalReader, Requested
from app.engine.journal_entries import GENESIS
from app.engine.journal_file import linked
from app.engine.note import Note
from app.engine.record import to_json
from tests.support.build import intent, position, quantity
from tests.support.virtual import EPOCH

AAPL = position("AAPL-USD", "4")
PEAK = Note(EPOCH, "day peak", '["qfex/sim/Main","USD",0,"120",null]')
SWEEP = Note(Instant(EPOCH + 1), "cancel orders", "working orders of AAPL-USD in 1 account")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journal.sqlite3"


@contextmanager
def opened(path: Path) -> Iterator[Journal]:
    with closing(Journal(path)) as journal:
        yield journal


def press(journal: Journal, name: str) -> None:
    """A close that was submitted and of which nothing more is known."""
    submitted = Submitted(CloseId(name), EPOCH, quantity("4"), True, "digest")
    journal.begin(Requested(intent(AAPL, close_id=name), None, None), submitted)


def written(path: Path) -> None:
    """A close, a note, a close, a note: entries 1 and 2, 3, 4 and 5, 6."""
    with opened(path) as journal:
        press(journal, "a")
        journal.write_note(PEAK)
        press(journal, "b")
        journal.write_note(SWEEP)


def changed(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as db:
        for trigger in ("entries_never_change", "entries_never_go"):
            db.execute(f"DROP TRIGGER {trigger}")
        for statement in statements:
            db.execute(statement)
        db.commit()


def problems(path: Path) -> list[tuple[int, str]]:
    with JournalReader(path) as reader:
        return [(problem.sequence, problem.what) for problem in reader.verify()]


def test_a_note_is_read_back_and_the_journal_is_whole(path: Path) -> None:
    written(path)
    assert problems(path) == []
    with opened(path) as journal:
        assert journal.notes() == [PEAK, SWEEP]
        assert journal.notes("cancel orders") == [SWEEP]
        assert journal.notes(since=Instant(EPOCH + 1)) == [SWEEP]


@pytest.mark.parametrize("of", ["body = replace(body, '120', '121')", "at = at + 1"])
def test_a_flipped_byte_in_a_note_is_found_and_located(path: Path, of: str) -> None:
    written(path)
    changed(path, f"UPDATE entries SET {of} WHERE sequence = 3")
    assert problems(path) == [(3, "was changed after it was written")]
    with pytest.raises(JournalDamaged, match="entry 3 was changed"):
        Journal(path)


def test_a_note_that_was_taken_out_is_named(path: Path) -> None:
    written(path)
    changed(path, "DELETE FROM entries WHERE sequence = 3")
    assert (4, "entry 3 is missing") in problems(path)


def test_a_note_is_no_close_to_whoever_asks_for_closes(path: Path) -> None:
    written(path)
    with opened(path) as journal:
        names = ["a", "b"]
        assert [record.close_id for record in journal.unfinished()] == names
        assert [record.close_id for record in journal.records()] == names
        assert [record.close_id for record in journal.since(EPOCH)] == names
        assert [record.close_id for record in journal.beside([CloseId("a")])] == ["b"]


def test_what_belongs_to_no_close_and_is_no_note_is_a_problem_in_its_place(path: Path) -> None:
    with opened(path):
        pass
    foreign = linked([(EPOCH, CloseId(""), "Rumour", "{}")], 0, GENESIS)
    with closing(sqlite3.connect(path)) as db:
        db.executemany("INSERT INTO entries VALUES (?, ?, ?, ?, ?, ?, ?)", foreign)
        db.execute("INSERT INTO meta VALUES ('head', ?)", (f"1:{foreign[0][-1]}",))
        db.commit()
    assert problems(path) == [(1, "entry 1 belongs to no close and is no note")]
    with opened(path) as journal, pytest.raises(JournalDamaged, match="journal verify"):
        journal.notes()


def test_a_note_that_the_disk_does_not_take_is_an_error_and_no_note(path: Path) -> None:
    written(path)
    with opened(path) as journal:
        journal._db.execute("PRAGMA query_only = 1")
        with pytest.raises(JournalError, match="cannot be written"):
            journal.write_note(PEAK)
        journal._db.execute("PRAGMA query_only = 0")
        assert journal.notes() == [PEAK, SWEEP]
    assert problems(path) == []


def of_version_1(path: Path, *notes: Note) -> None:
    """The file as the version before wrote it: a close in the chain, notes in a table beside."""
    request = Requested(intent(AAPL, close_id="a"), None, None)
    links = linked([(EPOCH, CloseId("a"), "Requested", to_json(request))], 0, GENESIS)
    with closing(sqlite3.connect(path)) as db:
        db.executescript(
            """
            CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
            CREATE TABLE entries (sequence INTEGER PRIMARY KEY, at INTEGER NOT NULL,
                close_id TEXT NOT NULL, kind TEXT NOT NULL, body TEXT NOT NULL,
                previous TEXT NOT NULL, hash TEXT NOT NULL) STRICT;
            CREATE TABLE notes (sequence INTEGER PRIMARY KEY, at INTEGER NOT NULL,
                kind TEXT NOT NULL, text TEXT NOT NULL) STRICT;
            CREATE TRIGGER notes_never_go BEFORE DELETE ON notes
                BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
            INSERT INTO meta VALUES ('version', '1');
            """
        )
        db.executemany("INSERT INTO entries VALUES (?, ?, ?, ?, ?, ?, ?)", links)
        db.execute("INSERT INTO meta VALUES ('head', ?)", (f"1:{links[0][-1]}",))
        rows = [(note.at, note.kind, note.text) for note in notes]
        db.executemany("INSERT INTO notes (at, kind, text) VALUES (?, ?, ?)", rows)
        db.commit()


def test_a_journal_of_the_version_before_is_whole_before_and_after_it_is_opened(
    path: Path,
) -> None:
    of_version_1(path, PEAK, SWEEP)
    assert problems(path) == []
    with opened(path) as journal:
        assert journal.notes() == [PEAK, SWEEP]
        press(journal, "b")
    assert problems(path) == []
    with opened(path) as journal:
        assert journal.notes() == [PEAK, SWEEP]
        assert [record.close_id for record in journal.records()] == ["a", "b"]
    changed(path, "UPDATE entries SET body = replace(body, '120', '121') WHERE sequence = 2")
    assert problems(path) == [(2, "was changed after it was written")]


def test_many_notes_of_the_version_before_do_not_hide_the_closes_of_today(path: Path) -> None:
    long_ago = Note(Instant(EPOCH - 10**15), "day peak", "[]")
    of_version_1(path, *[long_ago] * 600)
    with opened(path) as journal:
        assert [record.close_id for record in journal.since(EPOCH)] == ["a"]


def test_a_damaged_journal_of_the_version_before_stays_as_it_was_found(path: Path) -> None:
    of_version_1(path, PEAK)
    with closing(sqlite3.connect(path)) as db:
        db.execute("UPDATE entries SET at = at + 1")
        db.commit()
    before = path.read_bytes()
    with pytest.raises(JournalDamaged, match="entry 1 was changed"):
        Journal(path)
    assert path.read_bytes() == before


def test_a_version_that_is_no_number_is_damage(path: Path) -> None:
    written(path)
    with closing(sqlite3.connect(path)) as db:
        db.execute("UPDATE meta SET value = 'x' WHERE name = 'version'")
        db.commit()
    with pytest.raises(JournalDamaged, match="its version is 'x'"):
        Journal(path)
