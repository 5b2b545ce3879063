"""The promise of the engine in a few hundred simulated worlds, and its guards missed when off."""

import gc
import logging
from collections.abc import Iterator

import pytest

from tests.simulation.__main__ import tell
from tests.simulation.mutations import GUARDS, Guard, notice
from tests.simulation.run import run, setting_of

# What the suite has time for; all of them are looked for by `dev.py simulate --mutations`.
_QUICKLY_MISSED = tuple(guard for guard in GUARDS if guard.within <= 200)


@pytest.fixture(autouse=True)
def _quiet() -> Iterator[None]:
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)
    gc.collect()


@pytest.mark.parametrize("first", range(0, 200, 50))
def test_no_invariant_breaks_in_any_weather(first: int) -> None:
    for seed in range(first, first + 50):
        outcome = run(setting_of(seed))
        assert not outcome.broken, tell(outcome)


def test_the_same_seed_gives_the_same_story() -> None:
    assert run(setting_of(7)).story == run(setting_of(7)).story


@pytest.mark.parametrize("guard", _QUICKLY_MISSED, ids=lambda guard: guard.name)
def test_a_guard_that_is_switched_off_is_missed(guard: Guard) -> None:
    assert notice(guard, 1).runs, f"{guard.name} was not missed in {guard.within} runs"
