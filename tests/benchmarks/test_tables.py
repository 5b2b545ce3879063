"""What is measured is what is meant, and a table whose subject has changed is heard of at once."""

import pytest

from tests.benchmarks import journal
from tests.benchmarks.decode import coinw, qfex


@pytest.mark.parametrize("venue", [qfex, coinw])
async def test_a_measured_read_gives_every_position_of_its_bytes(venue):
    _name, read, _body = venue(12)
    assert len(await read()) == 12
    assert len(await read()) == 12


def test_the_journals_tables_are_made_of_closes_that_it_takes(capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    journal.measure(rounds=21, entries=60)
    said = capsys.readouterr().out
    for row in ("intent of a press (FULL)", "50 intents, one transaction", "verify the chain"):
        assert row in said
