"""Where the icons, themes and translations are read from."""

import sys
from pathlib import Path

import pytest

from app.ui.resources import folder
from tests.support.ui_texts import TOP

# Not the one remembered answer of this process.
found = folder.__wrapped__


def test_in_a_checkout_they_stand_beside_the_package() -> None:
    assert found() == TOP / "resources"


def test_a_frozen_program_reads_them_where_it_was_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "resources").mkdir()
    (tmp_path / "resources" / "style.qss").touch()
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert found() == tmp_path / "resources"
