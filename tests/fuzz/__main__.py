"""`python -m tests.fuzz [--seconds N] [--seed S] [--only WORD]`: hostile input for every reader."""

import argparse
import multiprocessing
import os
import sys
from concurrent.futures import ProcessPoolExecutor

from tests.fuzz.targets import TARGETS
from tests.fuzz.workers import feed_one, limit_memory


def main() -> int:
    parser = argparse.ArgumentParser(prog="fuzz", description=__doc__)
    parser.add_argument("--seconds", type=float, default=60.0, help="for all targets together")
    parser.add_argument("--seed", type=int, default=int.from_bytes(os.urandom(4)))
    parser.add_argument("--only", default="", help="targets with this word in their name")
    options = parser.parse_args()
    chosen = [index for index, target in enumerate(TARGETS) if options.only in target.name]
    workers = min(len(chosen), os.cpu_count() or 1)
    each_s = options.seconds * workers / max(1, len(chosen))
    print(f"seed {options.seed}, {each_s:.0f} s for each of {len(chosen)} readers")
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, context, limit_memory) as pool:
        jobs = [pool.submit(feed_one, index, options.seed, each_s) for index in chosen]
        found = [_show(*job.result()) for job in jobs]
    return 1 if any(found) else 0


def _show(name: str, inputs: int, took_s: float, findings: list[str]) -> bool:
    verdict = "nothing found" if not findings else f"{len(findings)} FOUND"
    print(f"{name:<26} {inputs:>9} inputs {inputs / took_s:>8.0f}/s   {verdict}", flush=True)
    for finding in findings:
        print(f"\n{finding}\n")
    return bool(findings)


if __name__ == "__main__":
    sys.exit(main())
