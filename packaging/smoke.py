"""Starts the frozen program with `self-test` and says whether it works: `smoke.py dist/unwind`."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

TIMEOUT_S = 300


def main(arguments: list[str]) -> int:
    if len(arguments) != 1:
        print("expected one argument: the folder of the frozen program, such as dist/unwind")
        return 2
    program = Path(arguments[0]) / ("unwind.exe" if sys.platform == "win32" else "unwind")
    if not program.is_file():
        print(f"{program} is not there; run pyinstaller packaging/unwind.spec first")
        return 2
    with tempfile.TemporaryDirectory() as profile:
        for command in (["--version"], ["--profile", profile, "self-test"]):
            code = run([str(program.absolute()), *command])
            if code:
                print(f"the frozen program ended with {code} at: {' '.join(command)}")
                return 1
    print("the frozen program works")
    return 0


def run(command: list[str]) -> int:
    # No Python of this machine may be found by it: the program stands alone or not at all.
    kept = {name: text for name, text in os.environ.items() if not name.startswith("PYTHON")}
    if sys.platform.startswith("linux") and not kept.get("DISPLAY"):
        kept["QT_QPA_PLATFORM"] = "offscreen"
    try:
        return subprocess.run(command, env=kept, timeout=TIMEOUT_S, check=False).returncode
    except subprocess.TimeoutExpired:
        print(f"no end after {TIMEOUT_S} s")
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
