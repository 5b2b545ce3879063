"""Every reader of a wire against hostile input, for a moment; `dev.py fuzz` does it for longer."""

import logging
import time
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.fuzz.hostile import FRAGMENTS, odd_ones, too_deep, too_long
from tests.fuzz.run import feed_message, feed_seed
from tests.fuzz.targets import TARGETS, Target

_NAMES = [target.name for target in TARGETS]
_FRAME_READERS = [t for t in TARGETS if "socket" in t.name or "stream" in t.name]
_WIRES = [t for t in TARGETS if "journal" not in t.name]

# The same inputs on every machine: a failure here is the change's, not chance's.
_SHORT = settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture(autouse=True)
def _quiet() -> Iterator[None]:
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


@pytest.mark.parametrize("target", TARGETS, ids=_NAMES)
@_SHORT
@given(seed=st.integers(0, 2**32))
def test_a_bent_golden_message_ends_in_an_error_of_ours_or_in_nothing(
    target: Target, seed: int
) -> None:
    feed_seed(target, seed)


@pytest.mark.parametrize("target", _WIRES, ids=[t.name for t in _WIRES])
@_SHORT
@given(message=st.binary(max_size=64) | st.sampled_from([f.encode() for f in FRAGMENTS]))
def test_any_bytes_at_all_end_in_an_error_of_ours_or_in_nothing(
    target: Target, message: bytes
) -> None:
    feed_message(target, message, places=2)


@pytest.mark.parametrize("target", TARGETS, ids=_NAMES)
def test_the_inputs_that_broke_readers_before_break_none(target: Target) -> None:
    for message in odd_ones():
        feed_message(target, message, places=2)


@pytest.mark.parametrize("target", TARGETS, ids=_NAMES)
def test_nesting_without_end_is_a_message_that_cannot_be_read(target: Target) -> None:
    for message in too_deep():
        feed_message(target, message, places=2)


@pytest.mark.parametrize("target", _FRAME_READERS, ids=[t.name for t in _FRAME_READERS])
def test_ten_megabytes_are_read_or_refused_within_seconds(target: Target) -> None:
    began = time.perf_counter()
    for message in too_long(10):
        feed_message(target, message, allowed_s=5.0, places=1)
    assert time.perf_counter() - began < 30
