"""The watchdog says where a thread stands, while it stands there."""

import logging
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from app.system import watchdog
from app.system.watchdog import Watchdog

PATIENCE_S = 20.0


class Said(logging.Handler):
    """Notes what the watchdog writes down, and lets one wait for it."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.came = threading.Event()

    def emit(self, record: logging.LogRecord) -> None:
        self.texts.append(record.getMessage())
        self.came.set()


@contextmanager
def listening() -> Iterator[Said]:
    said, log = Said(), logging.getLogger(watchdog.__name__)
    log.addHandler(said)
    try:
        yield said
    finally:
        log.removeHandler(said)


def stand_still(until: threading.Event) -> None:
    assert until.wait(PATIENCE_S)


def test_a_stall_is_said_once_with_the_place_and_tells_who_must_know() -> None:
    told: list[bool] = []
    dog = Watchdog(lambda: told.append(True), stall_s=0.1)
    with listening() as said:
        dog.start()
        stand_still(said.came)
        dog.stop()
    assert told == [True]
    (text,) = said.texts
    assert "in stand_still" in text


def test_a_thread_that_feeds_it_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ten looks, between which two thirds of a stall go by each time."""
    now, looked = [100.0], threading.Event()

    def clock() -> float:
        if threading.current_thread().name == "watchdog":
            looked.set()
        return now[0]

    monkeypatch.setattr(time, "monotonic", clock)
    told: list[bool] = []
    dog = Watchdog(lambda: told.append(True), stall_s=0.03)
    dog.start()
    for _ in range(10):
        now[0] += 0.02
        dog.feed()
        looked.clear()
        stand_still(looked)
    dog.stop()
    assert told == []
