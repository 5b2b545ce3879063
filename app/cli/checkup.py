"""The part of `unwind doctor` that looks at this computer: versions, Qt, keyring, disk, journal."""

import asyncio
import os
import secrets as randomness
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from contextlib import closing
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final

from keyring.backend import KeyringBackend

from app.cli.findings import Finding, fail, ok, warn
from app.domain.errors import Misconfigured
from app.engine.journal import JournalError, JournalReader, NoJournal
from app.system.paths import Profile
from app.system.secrets import Secret, Secrets, usable_keyring

LIBRARIES: Final = (
    "PySide6-Essentials", "qasync", "httpx", "httptools", "websockets", "msgspec", "grpcio",
    "protobuf", "keyring", "platformdirs", "tomlkit", "certifi",
)  # fmt: skip
PROXIES: Final = ("http_proxy", "https_proxy", "all_proxy", "grpc_proxy", "ws_proxy", "wss_proxy")
# A close waits for one of these before it leaves; more is felt.
SLOW_SYNC_MS: Final = 10.0
SYNCS: Final = 20
KEYRING_TIMEOUT_S: Final = 10.0
QT_TIMEOUT_S: Final = 20.0
# A larger journal takes seconds to replay; its own command does that.
QUICK_JOURNAL_BYTES: Final = 20_000_000
_QT: Final = """
import ctypes, pathlib, sys
from PySide6 import QtCore, QtGui, QtWidgets
plugins = pathlib.Path(QtCore.QLibraryInfo.path(QtCore.QLibraryInfo.LibraryPath.PluginsPath))
app = QtWidgets.QApplication(["unwind", "-platform", "offscreen"])
print("qt", QtCore.qVersion())
for name in sys.argv[1:]:
    for file in sorted((plugins / "platforms").glob(f"*{name}*")):
        try:
            ctypes.CDLL(str(file))
            print("loads", name)
        except OSError as error:
            print("lacks", name, error)
"""


def versions() -> Finding:
    """What runs here."""
    found = [f"Python {sys.version.split()[0]}"]
    missing = []
    for library in LIBRARIES:
        try:
            found.append(f"{library} {version(library)}")
        except PackageNotFoundError:
            missing.append(library)
    if missing and not getattr(sys, "frozen", False):
        words = f"not installed: {', '.join(missing)}"
        return fail("versions", words, "Install the program again, with all it needs.")
    return ok("versions", ", ".join(found))


def combination(python: tuple[int, ...], pyside: str) -> Finding:
    """Whether this Python and this PySide6 can live together."""
    what = "Python and PySide6"
    numbers = tuple(int(part) for part in pyside.split(".")[:2] if part.isdigit())
    said = f"Python {'.'.join(map(str, python[:3]))} with PySide6 {pyside}"
    if numbers >= (6, 12) and python < (3, 12):
        return fail(
            what,
            f"{said}: this pair ends the program within a second",
            "Install PySide6-Essentials below 6.12, or run it on Python 3.12 or 3.13.",
        )
    if python < (3, 11) or python >= (3, 14):
        return warn(what, f"{said}: not tried", "Run it on Python 3.11, 3.12 or 3.13.")
    return ok(what, f"{said} work together")


def pyside_version() -> str:
    """Of the installed package, or in a frozen program of the module."""
    try:
        return version("PySide6-Essentials")
    except PackageNotFoundError:
        import PySide6

        return PySide6.__version__


def qt_libraries(*, has_display: bool) -> Finding:
    """Load Qt in a process of its own: a library that is missing may take that one down."""
    what = "Qt"
    names = {"linux": ("xcb", "wayland"), "darwin": ("cocoa",), "win32": ("windows",)}
    if getattr(sys, "frozen", False):
        return ok(what, "comes with the program")
    command = [sys.executable, "-c", _QT, *names.get(sys.platform, ())]
    try:
        done = subprocess.run(  # noqa: S603 - our own interpreter, our own text
            command, capture_output=True, text=True, timeout=QT_TIMEOUT_S, check=False
        )
    except subprocess.TimeoutExpired:
        return fail(what, "did not start in time", "Restart this computer and try again.")
    lines = done.stdout.splitlines()
    if done.returncode != 0 or not lines:
        said = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
        return fail(what, f"cannot be loaded: {said}", "Install the system library it names.")
    loads = sorted({line.split()[1] for line in lines if line.startswith("loads ")})
    lacks = [line.split(maxsplit=2)[2] for line in lines if line.startswith("lacks ")]
    qt = lines[0].split()[1]
    if loads:
        return ok(what, f"Qt {qt} loads; it can show windows by {', '.join(loads)}")
    reason = lacks[0] if lacks else "it has none"
    step = (
        "Install the system library it names: libxcb-cursor0 and libxkbcommon-x11-0 on Debian and "
        "Ubuntu."
    )
    judge = fail if has_display else warn
    return judge(what, f"Qt {qt} loads, but no platform to show windows by: {reason}", step)


async def keyring_works(
    choose: Callable[[], KeyringBackend | None] = usable_keyring,
    timeout_s: float = KEYRING_TIMEOUT_S,
) -> Finding:
    """Write, read and delete an entry of our own in a worker: a locked keyring asks its owner."""
    what = "keyring"
    backend = choose()
    if backend is None:
        return warn(
            what,
            "this system has none that keeps secrets",
            "Set UNWIND_SECRET__<ACCOUNT>__<KEY> at each start, or set a keyring up "
            "(GNOME Keyring, KWallet, KeePassXC).",
        )
    name = f"{type(backend).__module__}.{type(backend).__name__}"
    secrets = Secrets(backend=backend, environ={})
    owner, value = _Probe(), Secret(randomness.token_hex(16))
    try:
        await secrets.set_async(owner, "probe", value, timeout_s=timeout_s)
        read = await secrets.get_all_async(owner, ["probe"], timeout_s=timeout_s)
        await secrets.remove_async(owner, "probe", timeout_s=timeout_s)
        gone = not await secrets.get_all_async(owner, ["probe"], timeout_s=timeout_s)
    except Misconfigured as error:
        return fail(what, f"{name}: {error.problem}", "Unlock the keyring and run this again.")
    if read.get("probe") != value or not gone:
        step = "Choose another keyring backend, or give secrets by environment variables."
        return fail(what, f"{name} did not give back what was written", step)
    return ok(what, f"{name}: written, read back and deleted")


class _Probe:
    """An owner of one secret that is gone again in a moment."""

    id = "doctor"
    name = "doctor"


def profile_folder(profile: Profile) -> list[Finding]:
    """Whether it can be written, and whether others can read it."""
    what = "profile"
    try:
        handle, name = tempfile.mkstemp(dir=profile.root, prefix=".doctor.")
        os.close(handle)
        Path(name).unlink()
    except OSError as error:
        step = "Make the folder writable, free some room, or give another with --profile."
        return [fail(what, f"{profile.root} cannot be written: {error.strerror}", step)]
    findings = [ok(what, f"{profile.root} can be written")]
    if sys.platform == "win32":
        return findings
    files = (profile.accounts, profile.journal, profile.settings)
    open_to_others = [
        path for path in (profile.root, *files) if path.exists() and path.stat().st_mode & 0o077
    ]
    if open_to_others:
        names = " ".join(map(str, open_to_others))
        step = f"Keep them to yourself: chmod go-rwx {names}"
        findings.append(warn("permissions", "others on this computer can read it", step))
    else:
        findings.append(ok("permissions", "readable by its owner alone"))
    return findings


def sync_time(folder: Path, *, slow_ms: float = SLOW_SYNC_MS) -> Finding:
    """How long the disk takes to keep what it is given, where the journal lies."""
    what = "disk"
    took_ms = []
    try:
        with tempfile.TemporaryFile(dir=folder) as file:
            for _ in range(SYNCS):
                began = time.perf_counter()
                file.write(b"\0" * 4096)
                file.flush()
                os.fsync(file.fileno())
                took_ms.append((time.perf_counter() - began) * 1000)
    except OSError as error:
        return fail(what, f"cannot be written: {error.strerror}", "Free some room on the disk.")
    middle = statistics.median(took_ms)
    said = (
        f"a close is on the disk within {middle:.1f} ms (p50 of {SYNCS}, most {max(took_ms):.1f})"
    )
    if middle > slow_ms:
        step = (
            "Put the profile on a local solid-state disk with --profile: each press waits for it."
        )
        return warn(what, said, step)
    return ok(what, said)


def journal(profile: Profile) -> Finding:
    """Whether the record of closes is whole."""
    what = "journal"
    try:
        with JournalReader(profile.journal) as reader:
            if profile.journal.stat().st_size > QUICK_JOURNAL_BYTES:
                return _quick_check(profile.journal)
            problems = reader.verify()
    except NoJournal:
        return ok(what, "none yet: nothing was ever closed here")
    except JournalError as error:
        return fail(what, str(error), "Run `unwind journal verify`.")
    if problems:
        first = problems[0]
        words = f"{len(problems)} problems; the first: entry {first.sequence} {first.what}"
        return fail(what, words, "Run `unwind journal verify` and compare with the venues.")
    return ok(what, "whole, every entry as written")


def _quick_check(path: Path) -> Finding:
    what = "journal"
    try:
        # SQLite's own `with` ends a transaction, not the connection.
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as db:
            (said,) = db.execute("PRAGMA quick_check(1)").fetchone()
    except sqlite3.DatabaseError as error:
        said = str(error)
    if said != "ok":
        return fail(what, f"damaged: {said}", "Run `unwind journal verify`.")
    return ok(what, "its file is whole; `unwind journal verify` looks at every entry")


def proxies(environ: Mapping[str, str]) -> Finding:
    """Variables that other programs obey; a proxy may answer in a venue's name."""
    what = "proxy"
    names = sorted(name for name in environ if name.lower() in PROXIES and environ[name])
    if not names:
        return ok(what, "no proxy variable is set")
    return warn(
        what,
        f"{', '.join(names)} set, and ignored: this program connects directly",
        "If this network lets nothing out but through a proxy, ask for an exception for the venues.",
    )


async def in_a_worker(look: Callable[[], Finding]) -> Finding:
    """Blocking work beside the loop."""
    return await asyncio.to_thread(look)
