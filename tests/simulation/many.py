"""The work that other processes do: one run to its figures, one guard to when it was missed.

Apart from the command line, because a spawned process imports what it is given to do by its module.
"""

import logging
import warnings
from dataclasses import dataclass

from tests.simulation.mutations import GUARDS, Noticed, notice
from tests.simulation.run import run, setting_of


@dataclass(frozen=True, slots=True)
class Figures:
    """What one run comes to."""

    seed: int
    broken: str
    sent: int
    lives: int
    in_doubt: int
    unknowable: int


def figures_of(seed: int) -> Figures:
    try:
        outcome = run(setting_of(seed))
    except Exception as error:
        return Figures(seed, f"the run itself: {type(error).__name__}: {error}", 0, 0, 0, 0)
    broken = outcome.broken[0].name if outcome.broken else ""
    unknowable = len(outcome.unknowable)
    return Figures(seed, broken, outcome.sent, outcome.lives, outcome.in_doubt, unknowable)


def notice_guard(number: int, seed: int) -> Noticed:
    return notice(GUARDS[number], seed)


def be_quiet() -> None:
    """What the engine logs and what a killed panel leaves unawaited are part of the weather."""
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
