"""What the journeys of the command line begin with: one venue, its simulator, a profile with an account."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.sim_process import VENUES, Sims, Terminal, running


@pytest.fixture(params=VENUES)
def venue(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def sims(venue: str) -> Iterator[Sims]:
    with running(venue) as sims:
        yield sims


@pytest.fixture
def unwind(tmp_path: Path, sims: Sims) -> Terminal:
    return Terminal(tmp_path, sims)
