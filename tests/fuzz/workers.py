"""What one process of the fuzzer does: feeds one reader, within bounds of memory."""

import itertools
import resource
import warnings

from tests.fuzz.run import feed_for
from tests.fuzz.targets import TARGETS

_MEMORY = 3 * 2**30
"""Of addresses: a reader that grows without bound fails as MemoryError."""

Told = tuple[str, int, float, list[str]]


def limit_memory() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))


def feed_one(index: int, seed: int, seconds: float) -> Told:
    """Name, inputs, seconds and findings of one target. A warning is a finding, as in the tests."""
    warnings.simplefilter("error")
    outcome = feed_for(TARGETS[index], itertools.count(seed), seconds)
    return outcome.target.name, outcome.inputs, outcome.took_s, outcome.findings
