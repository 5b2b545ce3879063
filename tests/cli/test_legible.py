"""A name that a venue sends cannot steer the terminal that shows it."""

from pathlib import Path

import pytest

from app.cli import main
from app.cli.legible import legible
from app.cli.positions import _print_table
from app.main.snapshot import Snapshot
from tests.support.build import position


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[2JEURUSD", "\\x1b[2JEURUSD"),
        ("EURUSD\r", "EURUSD\\x0d"),
        ("\u202eDSUUE", "\\u202eDSUUE"),
        ("a\x9bm", "a\\x9bm"),
        ("日本 ½ “x” two\nlines\tand a tab", "日本 ½ “x” two\nlines\tand a tab"),
    ],
)
def test_what_steers_a_terminal_is_spelt_out_and_nothing_else(text: str, shown: str) -> None:
    assert legible(text) == shown


def test_a_symbol_cannot_move_the_table_of_positions(capsys: pytest.CaptureFixture[str]) -> None:
    _print_table([Snapshot(position("GOLD\x1b[1A\x1b[2K", "4"), None, None)])
    out = capsys.readouterr().out
    assert "\x1b" not in out
    assert "GOLD\\x1b[1A" in out


def test_an_error_is_shown_like_that_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "x\x1b[31m").write_text("no folder")
    assert main(["--profile", f"{tmp_path}/x\x1b[31m", "accounts", "list"]) == 1
    said = capsys.readouterr().err
    assert "\x1b" not in said
    assert "x\\x1b[31m cannot be used" in said
