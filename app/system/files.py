"""Files that are never half written, and the lock that keeps one panel on one profile."""

import os
import sys
import tempfile
from pathlib import Path
from types import TracebackType
from typing import Self

from app.domain.errors import Misconfigured
from app.domain.words import say
from app.system.paths import unusable

# Windows locks bytes so that nobody else can read them; the process id stands before this one.
_LOCKED_BYTE = 1 << 20


def write_atomically(path: Path, text: str) -> None:
    """Replace the file by `text` whole or not at all, readable by its owner alone.

    It is on the disk, not only in a cache, when this returns. A link stays one: what it points to
    is replaced. Raises OSError; the file is then as it was.
    """
    path = path.resolve()
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        # mkstemp has made it 0600; the mode travels with the rename.
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)


def set_aside(path: Path, why: str) -> Path:
    """Rename a file out of the way, beside itself, over nothing; return its new name."""
    number = 1
    while (aside := path.with_name(f"{path.stem}.{why}-{number}{path.suffix}")).exists():
        number += 1
    path.rename(aside)
    return aside


class ProfileLock:
    """Held by the one panel that works on a profile; let go by the system if the panel dies."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._handle: int | None = None

    def acquire(self) -> None:
        """Take the lock. Raises Misconfigured, naming the process that holds it or what the disk
        says.
        """
        try:
            handle = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            raise unusable(self._path.parent, error.strerror) from error
        try:
            _lock(handle)
        except OSError:
            holder = os.read(handle, 32).decode("ascii", "replace").strip() or "unknown"
            os.close(handle)
            raise Misconfigured(
                "profile",
                say(
                    "{folder} is in use by another panel, process {holder}. This one sent nothing. "
                    "Use that panel or close it, or give another folder with --profile.",
                    folder=self._path.parent,
                    holder=holder,
                ),
            ) from None
        try:
            os.ftruncate(handle, 0)
            os.write(handle, f"{os.getpid()}\n".encode())
        except OSError as error:
            os.close(handle)
            raise unusable(self._path.parent, error.strerror) from error
        self._handle = handle

    def release(self) -> None:
        """Let it go; nothing happens if it is not held."""
        if self._handle is not None:
            # The file stays: removing it would let two panels lock two files of one name.
            os.close(self._handle)
            self._handle = None

    def __enter__(self) -> Self:
        self.acquire()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.release()


def _lock(handle: int) -> None:
    if sys.platform == "win32":
        import msvcrt

        os.lseek(handle, _LOCKED_BYTE, os.SEEK_SET)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        finally:
            os.lseek(handle, 0, os.SEEK_SET)
    else:
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _sync_folder(folder: Path) -> None:
    # Windows cannot open a folder; there the file system journals the rename itself.
    if sys.platform != "win32":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
