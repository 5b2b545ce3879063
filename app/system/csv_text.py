"""Rows as CSV for spreadsheets and programs."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

# A spreadsheet takes a cell that begins like this for a formula.
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


def csv_text(
    columns: Sequence[str], rows: Iterable[Mapping[str, str]], *, foreign: Sequence[str]
) -> str:
    """A line of names and one per row; lines end in CR LF.

    The cells of `foreign` columns hold what others have written: none of them is run as a formula.
    """
    out = io.StringIO()
    # Only what ends a line is quoted inside a cell, and a venue's words may hold either.
    writer = csv.DictWriter(out, columns, lineterminator="\r\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({**row, **{name: _harmless(row[name]) for name in foreign}})
    return out.getvalue()


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
