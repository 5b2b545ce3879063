"""A thread that notices while the one thread stands still, and writes down where it stands."""

import logging
import sys
import threading
import time
import traceback
from collections.abc import Callable
from typing import Final

LOOK_EVERY_S: Final = 0.5
STALL_S: Final = 2.0
AGAIN_AFTER_S: Final = 10.0
_FRAMES: Final = 30

_log = logging.getLogger(__name__)


class Watchdog:
    """Fed by the watched thread. `on_stall` is called once per stall, on the watchdog's own thread:
    it may only set what the watched thread will find when it goes on.
    """

    def __init__(self, on_stall: Callable[[], object], *, stall_s: float = STALL_S) -> None:
        self._on_stall, self._stall_s = on_stall, stall_s
        self._watched = threading.get_ident()
        self._fed_at = time.monotonic()
        self._end = threading.Event()
        self._thread = threading.Thread(target=self._watch, name="watchdog", daemon=True)

    def start(self) -> None:
        """Watch from now on."""
        self.feed()
        self._thread.start()

    def feed(self) -> None:
        """The watched thread is alive."""
        self._fed_at = time.monotonic()

    def stop(self) -> None:
        """Watch no more; waits for the thread for at most a second."""
        self._end.set()
        self._thread.join(2 * LOOK_EVERY_S)

    def _watch(self) -> None:
        told_at = told_of = 0.0
        while not self._end.wait(min(LOOK_EVERY_S, self._stall_s / 2)):
            now, fed_at = time.monotonic(), self._fed_at
            if now - fed_at < self._stall_s:
                continue
            if told_of != fed_at:
                self._on_stall()
            elif now - told_at < AGAIN_AFTER_S:
                continue
            told_at, told_of = now, fed_at
            _log.error("nothing ran for %.1f s; it stands at:\n%s", now - fed_at, self._stack())

    def _stack(self) -> str:
        frame = sys._current_frames().get(self._watched)
        if frame is None:
            return "(the thread is gone)"
        # No local variables: they may hold a secret.
        return "".join(traceback.format_stack(frame)[-_FRAMES:]).rstrip()
