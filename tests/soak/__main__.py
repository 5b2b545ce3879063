"""`python -m tests.soak [--simulated-hours H | --minutes M]`: runs for long and watches for growth.

Simulated hours: the engine with five venues and 200 positions on virtual time. Minutes: the real
window, offscreen, on the five simulators. Both print start, middle and end, and exit 1 if memory,
tasks, timers or files have grown.
"""

import argparse
import logging
import sys
import tempfile
from pathlib import Path

from tests.soak.figures import Sample, growth, tell


def main() -> int:
    parser = argparse.ArgumentParser(prog="soak")
    parser.add_argument("--simulated-hours", type=float, metavar="H")
    parser.add_argument("--minutes", type=float, metavar="M", help="of the real window")
    parser.add_argument("--positions", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    hours = options.simulated_hours
    if hours is None and options.minutes is None:
        hours = 8.0
    failed = False
    with tempfile.TemporaryDirectory(prefix="unwind-soak-") as folder:
        if hours is not None:
            from tests.soak.simulated import run_simulated

            logging.disable(logging.CRITICAL)
            samples, problems = run_simulated(
                Path(folder), hours, positions=options.positions, seed=options.seed
            )
            failed = _say(f"{hours:g} simulated hours", samples, problems)
            logging.disable(logging.NOTSET)
        if options.minutes is not None:
            from tests.soak.window import run_window_soak

            samples, problems = run_window_soak(Path(folder), options.minutes, seed=options.seed)
            failed |= _say(f"{options.minutes:g} minutes of the window", samples, problems)
    return 1 if failed else 0


def _say(title: str, samples: list[Sample], problems: list[str]) -> bool:
    print(title)
    for line in tell(samples):
        print(f"  {line}")
    for problem in problems:
        print(f"  wrong: {problem}")
    return bool(problems or growth(samples))


if __name__ == "__main__":
    sys.exit(main())
