"""The log of a profile: a rotating file without secrets, and one place where every error is reported."""

import asyncio
import hashlib
import logging
import os
import sys
import threading
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import Any, Final

from app.system.paths import Profile
from app.system.redaction import REDACTOR, Redactor

LARGEST_FILE_BYTES: Final = 4_000_000
FILES_KEPT: Final = 5
# A program that fails in ever new ways must not fill the memory with its failures.
GROUPS_KEPT: Final = 1000
_FORMAT: Final = "%(asctime)s.%(msecs)03d %(levelname)-7s %(name)s: %(message)s"
_log = logging.getLogger("unwind")


class RedactingFormatter(logging.Formatter):
    """Formats a record and masks every known secret in all of it: message, arguments, traceback."""

    def __init__(self, pattern: str, *, redactor: Redactor = REDACTOR) -> None:
        super().__init__(pattern, datefmt="%Y-%m-%d %H:%M:%S")
        self._redactor = redactor

    def format(self, record: logging.LogRecord) -> str:
        return self._redactor.redact(super().format(record))


class PrivateFileHandler(RotatingFileHandler):
    """A rotating log file that only its owner can read."""

    def _open(self) -> TextIOWrapper:
        # The base class makes it world-readable under the usual umask.
        handle = os.open(self.baseFilename, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        return TextIOWrapper(
            os.fdopen(handle, "ab"),
            encoding="utf-8",
            errors="backslashreplace",
            write_through=True,
        )


def configure(profile: Profile, *, screen_level: int = logging.WARNING) -> Path:
    """Log everything to the profile and `screen_level` and worse to stderr; return the file."""
    file = profile.logs / "unwind.log"
    to_file = PrivateFileHandler(
        file, maxBytes=LARGEST_FILE_BYTES, backupCount=FILES_KEPT, encoding="utf-8", delay=True
    )
    to_file.setFormatter(RedactingFormatter(_FORMAT))
    to_screen = logging.StreamHandler()
    to_screen.setLevel(screen_level)
    to_screen.setFormatter(RedactingFormatter("%(levelname)s: %(message)s"))
    root = logging.getLogger()
    for handler in (to_file, to_screen):
        handler.set_name(f"unwind-{type(handler).__name__}")
    release()
    root.addHandler(to_file)
    root.addHandler(to_screen)
    root.setLevel(logging.INFO)
    # These libraries write addresses and headers at INFO; requests are in our own journal.
    for chatty in ("httpx", "httpcore", "websockets", "uvicorn", "asyncio", "keyring"):
        logging.getLogger(chatty).setLevel(logging.WARNING)
    return file


def release() -> None:
    """Close the log file and the screen: before the profile goes away."""
    root = logging.getLogger()
    for old in [one for one in root.handlers if (one.name or "").startswith("unwind-")]:
        root.removeHandler(old)
        old.close()


@dataclass(frozen=True, slots=True)
class Report:
    """An error nobody expected: where it came from, what it was, and how often so far."""

    cause: str
    error: BaseException
    group: str
    count: int


class Reports:
    """Groups errors by cause and place, so that one that repeats at paint rate is told once."""

    def __init__(self) -> None:
        self._counts: dict[str, int] = {}
        self._listeners: list[Callable[[Report], None]] = []

    def listen(self, listener: Callable[[Report], None]) -> Callable[[], None]:
        """Tell `listener` each new kind of error; the returned function ends it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def report(self, cause: str, error: BaseException) -> None:
        """Log an error nobody expected, once per cause and place. Never raises."""
        group = _group(cause, error)
        count = self._counts.get(group, 0) + 1
        if count == 1 and len(self._counts) >= GROUPS_KEPT:
            self._counts.clear()
        self._counts[group] = count
        if count > 1:
            if count & (count - 1) == 0:  # 2, 4, 8, …: a storm is seen without being a storm
                _log.error("%s: %s, %d times so far", cause, type(error).__name__, count)
            return
        _log.error("%s: %s", cause, str(error) or type(error).__name__, exc_info=error)
        for listener in tuple(self._listeners):
            try:
                listener(Report(cause, error, group, count))
            except Exception:  # noqa: BLE001 - a hook that raises would hide the error it is told
                _log.exception("A listener of error reports failed; the report is above")


REPORTS: Final = Reports()
"""The one of this process, behind every hook."""


def report(cause: str, error: BaseException) -> None:
    """Report an error nobody expected; `cause` says where, in a few words."""
    REPORTS.report(cause, error)


def install_hooks() -> None:
    """Send every exception that would end on stderr or nowhere to `report`."""

    def uncaught(
        kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
        else:
            report("an error nobody caught", error)

    def in_thread(args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None and not isinstance(args.exc_value, SystemExit):
            report(f"thread {args.thread.name if args.thread else 'unknown'}", args.exc_value)

    def unraisable(args: "sys.UnraisableHookArgs") -> None:
        if args.exc_value is not None:
            report(args.err_msg or f"while cleaning up {args.object!r}", args.exc_value)

    sys.excepthook = uncaught
    threading.excepthook = in_thread
    sys.unraisablehook = unraisable


def loop_handler(loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """For `loop.set_exception_handler`: what a task or a callback let escape."""
    message = str(context.get("message", "the event loop"))
    error = context.get("exception")
    report(message, error if isinstance(error, BaseException) else RuntimeError(message))


def _group(cause: str, error: BaseException) -> str:
    places = traceback.extract_tb(error.__traceback__)
    frames = "\n".join(f"{frame.filename}:{frame.lineno}" for frame in places)
    # The message is left out: it often holds a number that changes each time.
    text = f"{cause}\n{type(error).__qualname__}\n{frames}"
    return hashlib.sha256(text.encode(errors="replace")).hexdigest()[:16]
