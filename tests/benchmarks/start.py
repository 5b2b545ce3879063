"""7. How long until there is something to see.

For a trader: the time from the double click to a window, and of a command typed in a hurry.
"""

import os
import re
import subprocess
import sys
import tempfile
import time

from tests.benchmarks.measure import Samples, facts, report

_ROUNDS = 7
_WORST = 8
_PAINT = """
import asyncio, os, sys, tempfile
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from pathlib import Path
from app.main.panel import application, open_panel, run_on_qt
from app.system.paths import Profile
from app.system.secrets import Secrets
app = application(offscreen=True)
async def work():
    profile = Profile.open(Path(sys.argv[1]))
    async with open_panel(app, profile, [], Secrets.of_this_system(), size=(1280, 800)) as panel:
        app.processEvents()
        panel.window.repaint()
        print("painted", flush=True)
        os._exit(0)
run_on_qt(app, work)
"""
_BARE = """
import os
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow()
window.resize(1280, 800)
window.show()
app.processEvents()
window.repaint()
print("painted", flush=True)
os._exit(0)
"""


def measure(rounds: int = _ROUNDS) -> None:
    """Print the table and the slowest imports."""
    nothing, bare = Samples("python that does nothing"), Samples("a bare Qt window")
    window, version = Samples("our window, empty profile"), Samples("unwind --version")
    positions = Samples("unwind positions, no account")
    with tempfile.TemporaryDirectory() as folder:
        for _ in range(rounds):
            _run(nothing, "-c", "pass")
            _run(bare, "-c", _BARE)
            _run(window, "-c", _PAINT, folder)
            _run(version, "-m", "app", "--version")
            _run(positions, "-m", "app", "--profile", folder, "positions")
    report(
        "7. Start, in a process of its own",
        "From the start of the process to the first paint, or to the end of the command.",
        [nothing, bare, window, version, positions],
        bare,
    )
    facts("7b. Slowest imports", "Own time of each module.", _imports("--version"))
    facts("7c. Slowest imports of the window", "Own time of each module.", _imports(None))


def _run(samples: Samples, *words: str) -> None:
    began = time.perf_counter_ns()
    done = subprocess.run(
        [sys.executable, *words], capture_output=True, text=True, env=_environment(), check=False
    )
    samples.add(time.perf_counter_ns() - began)
    if "Traceback" in done.stderr:
        raise RuntimeError(done.stderr)


def _imports(word: str | None) -> list[tuple[str, str]]:
    with tempfile.TemporaryDirectory() as folder:
        words = ["-m", "app", word] if word else ["-c", _PAINT, folder]
        done = subprocess.run(
            [sys.executable, "-X", "importtime", *words],
            capture_output=True,
            text=True,
            env=_environment(),
            check=False,
        )
    found = re.findall(r"import time:\s+(\d+) \|\s+\d+ \|\s+(\S+)", done.stderr)
    slowest = sorted(((int(own), name) for own, name in found), reverse=True)[:_WORST]
    return [(name, f"{own / 1e3:.1f} ms") for own, name in slowest]


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring"}


if __name__ == "__main__":
    measure()
