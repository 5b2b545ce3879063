"""`python -m tests.benchmarks [WORD]…`: every figure, or those named (press, reply, table, …)."""

import argparse
import asyncio
import logging
import platform
import subprocess
import sys
from collections.abc import Callable

from tests.benchmarks import decode, flatten, journal, press, reply, start


def _apart(module: str) -> Callable[[], object]:
    """Qt's loop lives in a process of its own."""

    def run() -> None:
        code = subprocess.run([sys.executable, "-m", module], check=False).returncode
        if code:
            print(f"  {module} ended with {code}: this table is missing.", flush=True)

    return run


TABLES: dict[str, Callable[[], object]] = {
    "press": lambda: asyncio.run(press.measure()),
    "window": _apart("tests.benchmarks.window"),
    "reply": lambda: asyncio.run(reply.measure()),
    "flatten": lambda: asyncio.run(flatten.measure()),
    "table": _apart("tests.benchmarks.table"),
    "journal": journal.measure,
    "decode": lambda: asyncio.run(decode.measure()),
    "start": start.measure,
}


def main() -> int:
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("only", nargs="*", choices=[*TABLES, []], metavar="WORD")
    chosen = parser.parse_args().only or list(TABLES)
    logging.disable(logging.CRITICAL)
    print(f"Python {platform.python_version()} on {platform.system()} {platform.machine()}.")
    print("Ratios count; times are this machine's, now. Nothing here passes or fails.")
    for name in chosen:
        TABLES[name]()
    return 0


if __name__ == "__main__":
    sys.exit(main())
