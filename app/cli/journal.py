"""`unwind journal`: list, verify and export the record of every close; reads only."""

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from app.cli.instants import iso
from app.cli.legible import legible
from app.cli.outcome import average_of
from app.domain.errors import UnwindError
from app.domain.money import plain
from app.engine.close import Close
from app.engine.journal import JournalReader, NoJournal, Record
from app.engine.record import in_english, to_json
from app.system.csv_text import csv_text
from app.system.files import write_atomically
from app.system.paths import Profile

_FOREIGN = ("account", "symbol", "reason")
COLUMNS = (
    "at", "close_id", "account", "venue", "environment", "symbol", "side", "event", "state",
    "quantity", "filled", "leaves", "average_price", "reason",
)  # fmt: skip


def list_closes(options: argparse.Namespace) -> int:
    """Print every close in the order in which they were pressed; 0."""
    records = _records(options)
    if options.json:
        print(json.dumps([_summary(record) for record in records], indent=1))
        return 0
    if not records:
        print("No close was ever asked for here.")
    for record in records:
        row = _summary(record)
        words = (
            f"{row['at']}  {row['account']}  {row['symbol']} {row['side']}  {row['state']}  "
            f"filled {row['filled']} of {row['quantity']}"
            + (f" at {row['average_price']}" if row["average_price"] else "")
            + (f"  ({row['reason']})" if row["reason"] else "")
        )
        print(legible(words))
    return 0


def verify(options: argparse.Namespace) -> int:
    """Print whether all is as it was written: 0, or 1 and where it is not."""
    try:
        with JournalReader(Profile.open(options.profile).journal) as reader:
            problems = reader.verify()
            closes = len(reader.records()) if not problems else 0
            notes = len(reader.notes()) if not problems else 0
    except NoJournal as error:
        print(error)
        return 0
    if not problems:
        beside = f" and {notes} notes" if notes else ""
        print(f"The journal is whole: {closes} closes{beside}, every entry as written.")
        return 0
    for problem in problems:
        close = f" (close {problem.close_id})" if problem.close_id else ""
        print(legible(f"entry {problem.sequence}{close}: {problem.what}"), file=sys.stderr)
    print(
        "The journal was changed or damaged. It is left as it is; compare with the venues' own "
        "records from that entry on.",
        file=sys.stderr,
    )
    return 1


def export(options: argparse.Namespace) -> int:
    """Print every event, or write it to `--output`; 0. Raises UnwindError."""
    records = _records(options)
    text = to_csv(records) if options.format == "csv" else to_list(records)
    if options.output is None:
        sys.stdout.write(text)
    else:
        _write(options.output, text)
        print(f"Wrote {options.output}.")
    return 0


def _write(path: Path, text: str) -> None:
    """Into a file whole or not at all; into a pipe or a device as it is. Raises UnwindError."""
    try:
        if path.exists() and not path.is_file():
            path.write_text(text, encoding="utf-8", newline="\n")
        else:
            write_atomically(path, text)
    except OSError as error:
        raise UnwindError(
            f"{path} cannot be written ({error.strerror}). The journal is as it was. Give another "
            "file with --output."
        ) from error


def _records(options: argparse.Namespace) -> list[Record]:
    try:
        with JournalReader(Profile.open(options.profile).journal) as reader:
            return reader.records()
    except NoJournal:
        return []


def to_csv(records: list[Record]) -> str:
    """Every event of every close, one row each; cells that a spreadsheet would run are quoted."""
    rows = (row for record in records for row in _event_rows(record))
    return csv_text(COLUMNS, rows, foreign=_FOREIGN)


def to_list(records: list[Record]) -> str:
    """A JSON list, one close a line, each with all its events."""
    lines = []
    for record in records:
        events = [
            {"event": type(e).__name__, **json.loads(in_english(to_json(e)))}
            for e in record.events
        ]
        request = json.loads(in_english(to_json(record.requested)))
        lines.append(json.dumps({**_summary(record), "requested": request, "events": events}))
    return "[\n" + ",\n".join(lines) + "\n]\n"


def _summary(record: Record) -> dict[str, str]:
    order, seen = record.order, record.requested.intent.seen
    close = Close(record.requested.intent, order, events=list(record.events))
    average = average_of(close)
    return {
        "at": iso(record.requested.intent.pressed_at),
        "close_id": record.close_id,
        "account": seen.key.account.name,
        "venue": seen.key.account.venue,
        "environment": seen.key.account.environment.value,
        "position_id": seen.key.wire_id,
        "symbol": seen.instrument.symbol,
        "side": seen.side.value,
        "state": order.state.value,
        "result": close.result.value,
        "quantity": plain(order.quantity),
        "filled": plain(order.filled),
        "leaves": plain(order.leaves),
        "average_price": plain(average) if average is not None else "",
        "reason": order.reason,
    }


def _event_rows(record: Record) -> Iterator[dict[str, str]]:
    for count in range(len(record.events) + 1):
        part = Record(record.requested, record.events[:count])
        row = {key: value for key, value in _summary(part).items() if key in COLUMNS}
        event = record.events[count - 1] if count else None
        at = iso(event.at) if event is not None else row["at"]
        yield {
            **row,
            "at": at,
            "event": type(event).__name__ if event is not None else "Requested",
        }
