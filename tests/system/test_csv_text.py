"""CSV that spreadsheets read as text and programs read back as written."""

import csv
import io

import pytest

from app.system.csv_text import csv_text


def read_back(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx"])
def test_what_others_wrote_is_never_run_as_a_formula(cell: str) -> None:
    text = csv_text(
        ("quantity", "reason"), [{"quantity": "-1", "reason": cell}], foreign=["reason"]
    )
    assert read_back(text) == [{"quantity": "-1", "reason": f"'{cell}"}]


@pytest.mark.parametrize("cell", ["a\rb", "a\nb", "a\r\nb", 'a"b', "a,b"])
def test_line_ends_and_marks_inside_a_cell_split_nothing(cell: str) -> None:
    rows = [{"reason": cell}, {"reason": "next"}]
    assert read_back(csv_text(("reason",), rows, foreign=["reason"])) == rows
