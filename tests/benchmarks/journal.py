"""5. The journal beside the disk itself.

For a trader: what the promise "never sent twice, also after a crash" costs in each press, and how
long the panel needs at start to read what happened before.
"""

import itertools
import os
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from app.domain.event import Event
from app.domain.ids import CloseId
from app.engine.journal import Journal, JournalReader, Requested
from tests.benchmarks.measure import Samples, facts, report
from tests.fuzz.journals import EVENTS, REQUEST

ROUNDS = 600
ENTRIES = 10_000


def measure(rounds: int = ROUNDS, entries: int = ENTRIES) -> None:
    """Print both tables: of `rounds` presses, and of a journal of that many `entries`."""
    with tempfile.TemporaryDirectory(dir=Path.cwd(), prefix=".bench-") as folder:
        path = Path(folder) / "journal.sqlite"
        _commits(path, Path(folder), rounds)
        path.unlink()
        _replay(path, entries)


def _commits(path: Path, folder: Path, rounds: int) -> None:
    sync, intent = Samples("bare fdatasync of 4 kB"), Samples("intent of a press (FULL)")
    many, event = Samples("50 intents, one transaction"), Samples("a later event (NORMAL)")
    file = os.open(folder / "floor", os.O_CREAT | os.O_WRONLY | os.O_APPEND)
    journal, numbers = Journal(path), itertools.count()
    for number in range(rounds):
        with sync.time():
            os.write(file, b"x" * 4096)
            os.fdatasync(file)
        (first, (sent, _, later, *_)) = _story(next(numbers))
        with intent.time():
            journal.begin(first, sent)
        with event.time():
            journal.append(later)
        if number % 20 == 0:
            stories = [_story(next(numbers)) for _ in range(50)]
            closes = [(first, events[:1]) for first, events in stories]
            with many.time():
                journal.begin_many(closes)
    journal.close()
    os.close(file)
    rows = [sync, intent, many, event]
    report("5. Journal", "Each press pays one intent; all later events are cheap.", rows, sync)


def _replay(path: Path, entries: int) -> None:
    journal = Journal(path)
    per_close = 1 + len(EVENTS)
    closes = [_story(number) for number in range(entries // per_close)]
    journal.begin_many(closes)
    began = time.perf_counter()
    waking = journal.unfinished()
    start_s = time.perf_counter() - began
    journal.close()
    with JournalReader(path) as reader:
        began = time.perf_counter()
        assert len(reader.records()) == len(closes)
        replay_s = time.perf_counter() - began
        began = time.perf_counter()
        assert reader.verify() == []
        verify_s = time.perf_counter() - began
    lines = [
        ("at start (unfinished only)", f"{start_s * 1e3:.0f} ms, {len(waking)} closes to wake up"),
        ("replay all (list, export)", f"{replay_s * 1e3:.0f} ms"),
        ("verify the chain, replay all", f"{verify_s * 1e3:.0f} ms"),
    ]
    facts(f"5b. Journal of {entries:,} entries", "What a start and the commands read.", lines)


def _story(number: int) -> tuple[Requested, list[Event]]:
    """A close of its own: the journal begins none twice."""
    close_id = CloseId(f"{number:032x}")
    first = replace(REQUEST, intent=replace(REQUEST.intent, close_id=close_id))
    return first, [replace(event, close_id=close_id) for event in EVENTS]
