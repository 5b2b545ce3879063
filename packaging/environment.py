"""The isolated environment in .venv: made from the hashed pins with uv, stamped, renewed when stale.

Used by dev.py before anything is installed, so it may import the standard library only.
"""

import compileall
import hashlib
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import qt_libraries

# Raise it when the steps below change, so that every existing environment is made anew.
SETUP_VERSION = "1"
UV_MINIMUM = (0, 13, 8)
TOP = Path(__file__).resolve().parent.parent
VENV = TOP / ".venv"
STAMP = VENV / "unwind-stamp"
TOOLS = TOP / ".dev"
PINS = TOP / "packaging" / "requirements"
WINDOWS = sys.platform == "win32"
BIN = VENV / ("Scripts" if WINDOWS else "bin")
EXE = ".exe" if WINDOWS else ""
PYTHON = BIN / f"python{EXE}"
# The interpreter below a virtual environment, so that `.venv/bin/python dev.py` works too.
BASE_PYTHON: str = getattr(sys, "_base_executable", sys.executable)
# Of pip's and uv's settings those that say where packages come from are the machine's own; all
# others could change what is installed.
KEPT_SETTINGS = (
    "INDEX", "FIND_LINKS", "CERT", "TLS", "_HOST", "CACHE_DIR", "TIMEOUT", "KEYRING", "PROXY",
    "OFFLINE",
)  # fmt: skip
STRAY = ("PYTHONPATH", "PYTHONHOME", "PYTHONSTARTUP", "VIRTUAL_ENV", "__PYVENV_LAUNCHER__")


def ensure() -> None:
    """Make or renew the environment; does nothing, in milliseconds, when it is current."""
    wanted = _fingerprint()
    if _stamped() == wanted:
        return
    with _only_one():
        if _stamped() == wanted:
            return  # another run made it while this one waited
        started = time.monotonic()
        print("preparing the environment in .venv", file=sys.stderr, flush=True)
        STAMP.unlink(missing_ok=True)
        _make(uv())
        STAMP.write_text(wanted, encoding="ascii")
        print(
            f"environment ready in {time.monotonic() - started:.1f} s", file=sys.stderr, flush=True
        )


def variables(*, unseen: bool = True) -> dict[str, str]:
    """What a child process sees: no stray Python or pip settings.

    `unseen`: windows may open where nobody sees them if there is no display.
    """
    seen = {
        name: value
        for name, value in os.environ.items()
        if name not in STRAY
        and (not name.startswith(("PIP_", "UV_")) or any(kept in name for kept in KEPT_SETTINGS))
    }
    # A Python that uv fetched would come from outside the registry, unpinned.
    seen["UV_PYTHON_DOWNLOADS"] = "never"
    seen["PIP_DISABLE_PIP_VERSION_CHECK"] = "1"
    screen = seen.get("DISPLAY") or seen.get("WAYLAND_DISPLAY")
    if unseen and sys.platform.startswith("linux") and not screen:
        seen.setdefault("QT_QPA_PLATFORM", "offscreen")
    return seen


def call(command: list[str], *, folder: Path | None = None) -> int:
    """Run a child to its end and return its exit code."""
    try:
        return subprocess.run(command, env=variables(), cwd=folder, check=False).returncode
    except KeyboardInterrupt:
        return 130


def uv() -> str:
    """A uv at least as new as the pin: the one on PATH, or our own in .dev, fetched if need be."""
    own = TOOLS / "uv" / BIN.name
    for candidate in (shutil.which("uv"), str(own / f"uv{EXE}")):
        if candidate and _uv_version(candidate) >= UV_MINIMUM:
            return candidate
    print("fetching uv", file=sys.stderr, flush=True)
    if not _has_ensurepip():
        qt_libraries.install_debian(
            [f"python3.{sys.version_info[1]}-venv"], "Python's venv module"
        )
    _must([BASE_PYTHON, "-m", "venv", "--clear", str(own.parent)])
    _must([str(own / f"python{EXE}"), "-m", "pip", "install", "--quiet", "--require-hashes",
           "--only-binary=:all:", "-r", str(PINS / "uv.lock")])  # fmt: skip
    return str(own / f"uv{EXE}")


def _make(uv_command: str) -> None:
    if not _made_by_this_python():
        _must([uv_command, "venv", "--quiet", "--clear", "--python", BASE_PYTHON, str(VENV)])
    # On a terminal uv shows how a large download goes; its list of packages is noise elsewhere.
    quiet = [] if sys.stderr.isatty() else ["--quiet"]
    into = ["--python", str(PYTHON), *quiet]
    _must([uv_command, "pip", "sync", *into, "--require-hashes", "--compile-bytecode",
           str(PINS / "test.lock")])  # fmt: skip
    _must([uv_command, "pip", "install", *into, "--no-deps", "--no-build-isolation",
           "--editable", str(TOP)])  # fmt: skip
    compileall.compile_dir(TOP / "app", quiet=1)
    qt_libraries.ensure(next(VENV.glob("[Ll]ib/**/site-packages/PySide6")))


def _fingerprint() -> str:
    digest = hashlib.sha256(f"{SETUP_VERSION}\n{sys.version}\n{TOP}\n".encode())
    digest.update((PINS / "test.lock").read_bytes())
    return digest.hexdigest()


def _stamped() -> str | None:
    try:
        return STAMP.read_text(encoding="ascii")
    except OSError:
        return None


def _made_by_this_python() -> bool:
    command = [str(PYTHON), "-c", "import sys; print(sys.version)"]
    try:
        made = subprocess.run(command, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return False
    return made.stdout.strip() == sys.version.strip()


@contextmanager
def _only_one() -> Iterator[None]:
    """Hold the lock that keeps two runs from building one environment at the same time."""
    TOOLS.mkdir(exist_ok=True)
    with (TOOLS / "setup.lock").open("a+b") as file:
        if sys.platform == "win32":
            import msvcrt

            while True:
                try:
                    file.seek(0)
                    msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)
                    break
                except OSError:  # Windows gives up after ten seconds; a download may take longer
                    continue
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX)
        yield  # closing the file lets go of the lock


def _has_ensurepip() -> bool:
    # Debian ships `venv` without the part that puts pip into it, unless python3-venv is there.
    probe = [BASE_PYTHON, "-c", "import ensurepip"]
    return subprocess.run(probe, capture_output=True, check=False).returncode == 0


def _uv_version(command: str) -> tuple[int, ...]:
    try:
        said = subprocess.run([command, "--version"], capture_output=True, text=True, check=True)
        return tuple(int(part) for part in said.stdout.split()[1].split("."))
    except (OSError, subprocess.CalledProcessError, ValueError, IndexError):
        return ()


def _must(command: list[str]) -> None:
    # Elsewhere uv could find another project's settings.
    if code := call(command, folder=TOP):
        raise SystemExit(
            f"The environment is not ready: this ended with {code}, its message is "
            f"above.\n  {' '.join(command)}\nRun dev.py again when that is mended."
        )
