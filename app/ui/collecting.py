"""Python's cyclic garbage collection, kept to the moments between two events of the window."""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

from PySide6.QtCore import QTimer

LOOK_MS: Final = 100
WHOLE_MS: Final = 30_000
YOUNG: Final = 2_000
"""Containers made and not yet freed before the young are looked through."""
ROUNDS: Final = 10
"""Collections of the young before the next generation is looked through with them."""


@contextmanager
def collected_between_events() -> Iterator[None]:
    """While a window is open, garbage is looked for by timer only.

    Python does it by itself wherever memory happens to be asked for: in another thread, or in an
    event filter that Qt calls for one widget after the other of a list. A widget that is garbage
    and is freed there takes the process with it, because Qt goes on to the next one of its list.
    It would also take its time in the middle of a press.
    """
    was_on = gc.isenabled()
    gc.disable()
    # What is loaded by now stays until the process ends; to look through it again finds nothing.
    gc.freeze()
    timers = _every(LOOK_MS, collect_young), _every(WHOLE_MS, gc.collect)
    try:
        yield
    finally:
        for timer in timers:
            timer.stop()
        gc.collect()
        if was_on:
            gc.enable()


def collect_young() -> None:
    """Look through the young objects when there are many, now and then through the next older."""
    young, rounds, _ = gc.get_count()
    if young >= YOUNG:
        gc.collect(1 if rounds >= ROUNDS else 0)


def _every(span_ms: int, work: Callable[[], object]) -> QTimer:
    timer = QTimer()
    timer.timeout.connect(work)
    timer.start(span_ms)
    return timer
