"""The watchdog says where a thread stands, while it stands there."""

import logging
import time

import pytest

from app.system.watchdog import Watchdog


def stand_still(seconds: float) -> None:
    time.sleep(seconds)


def test_a_stall_is_said_once_with_the_place_and_tells_who_must_know(
    caplog: pytest.LogCaptureFixture,
) -> None:
    told: list[bool] = []
    dog = Watchdog(lambda: told.append(True), stall_s=0.1)
    dog.start()
    with caplog.at_level(logging.ERROR):
        stand_still(0.5)
    dog.feed()
    dog.stop()
    assert told == [True]
    assert "in stand_still" in caplog.text


def test_a_thread_that_feeds_it_is_left_alone() -> None:
    told: list[bool] = []
    dog = Watchdog(lambda: told.append(True), stall_s=0.3)
    dog.start()
    for _ in range(10):
        time.sleep(0.05)
        dog.feed()
    dog.stop()
    assert told == []
