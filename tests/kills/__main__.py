"""`python -m tests.kills --count 200`: a flatten of five venues killed at random points, and restarted.

Each kill: fresh simulators, `unwind flatten`, SIGKILL somewhere between its start and its end, then
`unwind reconcile`, then a second flatten. Checked: no position was sent two closes by one press, the
journal is whole and explains every close as the venue's own books do, and what is left at the end is
what is left without a kill.
"""

import argparse
import random
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.kills.story import Killed, tell


def main() -> int:
    parser = argparse.ArgumentParser(prog="kills")
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=4, help="so many at once")
    options = parser.parse_args()
    chance = random.Random(options.seed)
    moments = [chance.uniform(0.2, 6.0) for _ in range(options.count)]

    def one(number: int) -> Killed:
        with tempfile.TemporaryDirectory(prefix="unwind-kill-") as folder:
            return tell(Path(folder), moments[number], seed=options.seed + number)

    failed = 0
    with ThreadPoolExecutor(options.jobs) as pool:
        for number, killed in enumerate(pool.map(one, range(options.count)), 1):
            failed += bool(killed.wrong)
            print(f"{number:4d}  {killed}", flush=True)
    print(f"{options.count} kills, {failed} wrong")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
