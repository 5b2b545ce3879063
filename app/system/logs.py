"""The log of a profile: a rotating file that only its owner reads, and nothing secret in it."""

import logging
import os
import sys
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Final

from app.system.paths import Profile
from app.system.redaction import REDACTOR, Redactor

LARGEST_FILE_BYTES: Final = 4_000_000
FILES_KEPT: Final = 5
_FORMAT: Final = "%(asctime)s.%(msecs)03d %(levelname)-7s %(name)s: %(message)s"


class RedactingFormatter(logging.Formatter):
    """Formats a record and masks every known secret in all of it: message, arguments, traceback."""

    def __init__(self, pattern: str, *, redactor: Redactor = REDACTOR) -> None:
        super().__init__(pattern, datefmt="%Y-%m-%d %H:%M:%S")
        self._redactor = redactor

    def format(self, record: logging.LogRecord) -> str:
        return self._redactor.redact(super().format(record))


class PrivateFileHandler(RotatingFileHandler):
    """A rotating log file that only its owner can read."""

    _told = False

    def _open(self) -> TextIOWrapper:
        # The base class makes it world-readable under the usual umask.
        handle = os.open(self.baseFilename, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        return TextIOWrapper(
            os.fdopen(handle, "ab"),
            encoding="utf-8",
            errors="backslashreplace",
            write_through=True,
        )

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - the base class's name
        """A full disk takes no log; a person is told once, and without a traceback."""
        error = sys.exception()
        if isinstance(error, OSError):
            self._tell(error)
        else:
            super().handleError(record)

    def close(self) -> None:
        """What the disk did not take before, it does not take now."""
        try:
            super().close()
        except OSError as error:
            self._tell(error)

    def _tell(self, error: OSError) -> None:
        if not self._told and sys.stderr is not None:
            self._told = True
            said = f"The log {self.baseFilename} cannot be written ({error.strerror})."
            print(said, file=sys.stderr)


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
