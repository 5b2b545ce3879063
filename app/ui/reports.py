"""Errors nobody caught: one door for all of Python's hooks, each cause shown once."""

import logging
import sys
import threading
import traceback
from dataclasses import dataclass
from types import TracebackType
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Failure:
    """One cause, with how often it was seen; `key` groups the same fault."""

    key: str
    where: str
    error: BaseException
    count: int


class Reports(QObject):
    """Collects errors by where they were raised."""

    failed = Signal(object)
    """A Failure, at its first and at every tenfold repetition."""

    _arrived = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._counts: dict[str, int] = {}
        # Queued: an error inside painting must not paint its own notice.
        self._arrived.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def report(self, where: str, error: BaseException) -> None:
        """Log an error and show it once per cause."""
        if isinstance(error, KeyboardInterrupt | SystemExit):
            return
        key = _cause(error)
        count = self._counts[key] = self._counts.get(key, 0) + 1
        if count == 1:
            _log.error("%s failed", where, exc_info=error)
        if count in (1, 10, 100, 1000):
            self._arrived.emit(Failure(key, where, error, count))

    def install(self) -> None:
        """Put this behind the hooks of the interpreter."""
        sys.excepthook = self._excepthook
        threading.excepthook = self._threading_hook
        sys.unraisablehook = self._unraisable_hook

    def _show(self, failure: Failure) -> None:
        self.failed.emit(failure)

    def _excepthook(
        self, _kind: type[BaseException], error: BaseException, _trace: TracebackType | None
    ) -> None:
        if isinstance(error, KeyboardInterrupt):
            sys.__excepthook__(type(error), error, error.__traceback__)
            return
        self.report("window", error)

    def _threading_hook(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self.report(args.thread.name if args.thread else "thread", args.exc_value)

    def _unraisable_hook(self, args: Any) -> None:
        if args.exc_value is not None:
            self.report("clean-up", args.exc_value)


def _cause(error: BaseException) -> str:
    frames = traceback.extract_tb(error.__traceback__)[-3:]
    places = "/".join(f"{frame.name}:{frame.lineno}" for frame in frames)
    return f"{type(error).__name__}/{places}"
