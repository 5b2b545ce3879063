"""What is measured is what is meant: every position of the bytes comes out of the read."""

import pytest

from tests.benchmarks.decode import coinw, qfex


@pytest.mark.parametrize("venue", [qfex, coinw])
async def test_a_measured_read_gives_every_position_of_its_bytes(venue):
    _name, read, _body = venue(12)
    assert len(await read()) == 12
    assert len(await read()) == 12
