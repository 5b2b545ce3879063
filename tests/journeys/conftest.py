"""What journeys begin with: one venue, its simulator, a command line or a window with an account."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.journeys.in_the_window import Story, tell
from tests.support.sim_process import REPOSITORY, VENUES, Sims, Terminal, running


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


@pytest.fixture
def told(
    qapp: QApplication, tmp_path: Path, venue: str, monkeypatch: pytest.MonkeyPatch
) -> Callable[[Story], None]:
    """Tell a story in a window on the one simulated venue."""
    monkeypatch.chdir(REPOSITORY)
    return lambda story: tell(qapp, tmp_path, [venue], story)
