"""Seeds that once broke an invariant, each with what was wrong."""

import logging
from collections.abc import Iterator

import pytest

from tests.simulation.__main__ import tell
from tests.simulation.run import run, setting_of

BROKE = {
    100: "a cancel that got no answer counted as a fault of the program and could not be repeated",
    162: "one shrinkage was taken by a close in doubt and by an accepted one whose fill came later",
    187: "the position spoke for a close before the venue's own query had had its time",
    870: "the same, for a close whose answer was still awaited",
    1390: "fills that an old read did not show gave their claim back",
    21039: "after a restart the fills of a finished close were taken for those of a doubtful one",
    31734: "the same, with a partial fill",
    104829: "a shrunk position ended a limit close that still rested at the venue",
    205693: "an order that the venue had named for a close was left to the close that took it before",
    328520: "a guarded order was sized by an old read that forgot our fill of a moment ago",
    1047318: "what another close took was heard during the question and its shrinkage counted twice",
    3030087: "an order that closes all was smaller than asked and filled, and its close never ended",
    14021693: "a close that a person insisted on, unread, counted as one of a side that was not there",
    187469: "a capped close in doubt was cancelled again at every turn and never asked about",
    11009835: "an order of somebody else, taken for a close that still rested, ended it",
    7009131: "of two closes just alike one was lost, and the other's order taken for its",
    51270: "a read that the lost link overtook was taken for a read back",
}


@pytest.fixture(autouse=True)
def _quiet() -> Iterator[None]:
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


@pytest.mark.parametrize("seed", BROKE, ids=lambda seed: f"{seed}: {BROKE[seed]}")
def test_a_seed_that_broke_an_invariant_holds_now(seed: int) -> None:
    outcome = run(setting_of(seed))
    assert not outcome.broken, tell(outcome)
