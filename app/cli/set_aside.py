"""`unwind journal set-aside`: a damaged journal is kept under another name, and a new one begun."""

import argparse
import sqlite3
import sys
import time
from pathlib import Path

from app.cli.asking import agrees
from app.domain.ids import Instant
from app.engine.journal import JournalDamaged, JournalReader, read_entries
from app.engine.journal_entries import LAST_KINDS
from app.engine.note import Note
from app.main.house import open_journal
from app.system.files import ProfileLock, set_aside
from app.system.paths import Profile

_SIDE_FILES = ("-wal", "-shm")


def run_set_aside(options: argparse.Namespace) -> int:
    """0: set aside, or there was none. 1: it is whole and stays. 5: the person said no."""
    profile = Profile.open(options.profile)
    with ProfileLock(profile.lock):
        if not profile.journal.exists():
            print("There is no journal yet; nothing was set aside.")
            return 0
        damage = _damage(profile.journal)
        if not damage:
            print("The journal is whole; it is not set aside.", file=sys.stderr)
            return 1
        print(f"Damaged: {damage}", file=sys.stderr)
        for line in _unexplained(profile.journal):
            print(f"  its fate is not known here: {line}", file=sys.stderr)
        if not options.yes and not _agreed():
            print("Nothing was set aside.", file=sys.stderr)
            return 5
        kept = _rename(profile.journal)
        _begin_anew(profile.journal, kept, damage)
    print(
        f"The damaged journal is kept as {kept.name}; a new one has begun. Closes that were on "
        "their way are not asked about any more: check them at the venues."
    )
    return 0


def _damage(path: Path) -> str:
    """What is wrong, in words; empty if all is as it was written. Raises JournalError for a disk."""
    try:
        open_journal(path).close()
        with JournalReader(path) as reader:
            problems = reader.verify()
    except JournalDamaged as error:
        return str(error)
    return f"entry {problems[0].sequence}: {problems[0].what}" if problems else ""


def _unexplained(path: Path) -> list[str]:
    """The closes without an end, as far as they can be read."""
    last: dict[str, str] = {}
    try:
        db = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
        try:
            for entry in read_entries(db):
                last[entry.close_id] = entry.kind
        finally:
            db.close()
    except sqlite3.DatabaseError:
        return [*_open_of(last), "whatever stands behind the damage"]
    return _open_of(last)


def _open_of(last: dict[str, str]) -> list[str]:
    return [f"close {close_id}" for close_id, kind in last.items() if kind not in LAST_KINDS]


def _agreed() -> bool:
    answer = agrees("Its closes will not be asked about any more. Set it aside?")
    if answer is None:
        print("There is nobody to ask; add --yes to set it aside.", file=sys.stderr)
    return bool(answer)


def _rename(path: Path) -> Path:
    kept = set_aside(path, "damaged")
    for suffix in _SIDE_FILES:
        beside = path.with_name(path.name + suffix)
        if beside.exists():
            beside.rename(kept.with_name(kept.name + suffix))
    return kept


def _begin_anew(path: Path, kept: Path, damage: str) -> None:
    journal = open_journal(path)
    try:
        words = f"the journal before this one was damaged ({damage}) and is kept as {kept.name}"
        journal.write_note(Note(Instant(time.time_ns()), "set aside", words))
    finally:
        journal.close()
