"""The blotter as a file: what a cell holds, which of the two formats, and what cannot be written."""

import csv
import io
import json
from dataclasses import replace

import pytest

from app.ui.blotter.export import FIELDS, as_csv, as_json
from tests.support.build import intent


@pytest.fixture
def close(panel):
    """A quarter of it closed, with a fee."""
    seen = panel.desk.book.position(panel.keys["mes"])
    made = panel.desk.press(intent(seen, pressed_at=panel.desk.clock.now()))
    panel.desk.acknowledge(made, after_s=0.021)
    panel.desk.fill(made, "1", "5782.50", "1.04", after_s=0.034)
    panel.window.on_pressed(made)
    return made


def only_line(text: str) -> dict[str, str]:
    (line,) = csv.DictReader(io.StringIO(text, newline=""))
    return line


def test_a_line_of_csv_tells_sizes_prices_and_times_as_plain_numbers(close):
    line = only_line(as_csv([close]))
    assert tuple(line) == FIELDS
    assert (line["quantity"], line["filled"], line["leaves"]) == ("4", "1", "3")
    assert (line["average_price"], line["fees"], line["currency"]) == ("5782.5", "1.04", "USD")
    assert (line["ack_ms"], line["fill_ms"]) == ("21.000", "55.000")


def test_what_is_not_known_is_empty_in_csv_and_null_in_json(panel):
    seen = panel.desk.book.position(panel.keys["mes"])
    pressed = panel.desk.press(intent(seen, pressed_at=panel.desk.clock.now()))
    unknown = ("average_price", "realised", "slippage_against_mark", "fees", "ack_ms", "fill_ms")
    assert {only_line(as_csv([pressed]))[name] for name in unknown} == {""}
    (record,) = json.loads(as_json([pressed]))
    assert {record[name] for name in unknown} == {None}


@pytest.mark.parametrize("begins", ["=", "+", "-", "@", "\t", "\r"])
def test_a_cell_that_a_spreadsheet_would_run_is_quoted(panel, begins):
    seen = panel.desk.book.position(panel.keys["mes"])
    hostile = replace(seen, instrument=replace(seen.instrument, symbol=f"{begins}cmd()"))
    made = panel.desk.press(intent(hostile, pressed_at=panel.desk.clock.now()))
    panel.desk.refuse(made, f"{begins}HYPERLINK(1)")
    line = only_line(as_csv([made]))
    assert line["symbol"] == f"'{begins}cmd()"
    assert line["reason"] == f"'{begins}HYPERLINK(1)"


@pytest.mark.parametrize(
    ("name", "is_json"), [("a.csv", False), ("a.json", True), ("A.JSON", True)]
)
def test_the_ending_of_the_name_chooses_the_format(panel, close, tmp_path, name, is_json):
    panel.window.commands.export_to(str(tmp_path / name))
    text = (tmp_path / name).read_text("utf-8")
    assert text.startswith("[" if is_json else "close_id,")
    assert panel.said() == f"Exported 1 closes to {tmp_path / name}"


def test_a_file_that_cannot_be_written_is_named_and_nothing_is_exported(panel, close, tmp_path):
    panel.window.commands.export_to(str(tmp_path / "nowhere" / "a.csv"))
    assert panel.said().startswith("Nothing was exported: ")
