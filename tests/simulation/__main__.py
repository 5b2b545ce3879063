"""Run many seeded worlds: `python -m tests.simulation --runs N --seed S [--jobs J]`.

A failing run prints its story, made smaller, and the seed that brings it back. `--mutations` switches
off each guard of the engine in turn and shows after how many runs that was noticed.
"""

import argparse
import multiprocessing
import os
import sys
import time
from collections import Counter

from tests.simulation.many import be_quiet, figures_of, notice_guard
from tests.simulation.minimise import smaller
from tests.simulation.mutations import GUARDS
from tests.simulation.run import Outcome, run, setting_of
from tests.simulation.weather import present

_STORIES = 3


def main() -> int:
    parser = argparse.ArgumentParser(prog="dev.py simulate", description=__doc__)
    parser.add_argument("--runs", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--mutations", action="store_true", help="switch off each guard in turn")
    options = parser.parse_args()
    be_quiet()
    # A fork would inherit the threads of the wire libraries, and with them their locks.
    with multiprocessing.get_context("spawn").Pool(options.jobs, be_quiet) as pool:
        if options.mutations:
            return _mutations(pool, options.seed)
        if options.runs == 1:
            return _one_run(options.seed)
        return _many_runs(pool, range(options.seed, options.seed + options.runs))


def tell(outcome: Outcome) -> str:
    """A failing run as a short story."""
    small = smaller(outcome)
    steps = ", ".join(str(step) for step in small.setting.steps)
    return (
        f"seed {outcome.setting.seed}: {small.broken[0]}\n"
        f"  weather: {', '.join(present(small.setting.weather)) or 'fair'}\n"
        f"  steps: {steps}\n{small.story}\n"
        f"  again: python3 dev.py simulate --runs 1 --seed {outcome.setting.seed}\n"
    )


def _one_run(seed: int) -> int:
    outcome = run(setting_of(seed))
    print(tell(outcome) if outcome.broken else outcome.story)
    return bool(outcome.broken)


def _many_runs(pool: "multiprocessing.pool.Pool", seeds: range) -> int:
    began = time.monotonic()
    all_of_them = list(pool.imap_unordered(figures_of, seeds, chunksize=50))
    took_s = time.monotonic() - began
    failed = sorted((f for f in all_of_them if f.broken), key=lambda f: f.seed)
    for figures in failed[:_STORIES]:
        try:
            print(tell(run(setting_of(figures.seed))))
        except Exception as error:
            print(f"seed {figures.seed}: {error}")
    print(
        f"{len(all_of_them)} runs from seed {seeds.start} in {took_s:.1f} s"
        f" ({len(all_of_them) / took_s:.0f} a second): "
        f"{sum(f.sent for f in all_of_them)} closes reached a venue, "
        f"{sum(f.lives - 1 for f in all_of_them)} crashes and restarts, "
        f"{sum(f.in_doubt for f in all_of_them)} closes left in doubt, "
        f"{sum(1 for f in all_of_them if f.unknowable)} runs with what nobody could know, "
        f"{len(failed)} failed"
    )
    for name, count in Counter(f.broken for f in failed).most_common():
        print(f"  {count} × {name}: seeds {[f.seed for f in failed if f.broken == name][:8]}")
    return bool(failed)


def _mutations(pool: "multiprocessing.pool.Pool", seed: int) -> int:
    found = pool.starmap(
        notice_guard, [(number, seed) for number in range(len(GUARDS))], chunksize=1
    )
    for guard, noticed in zip(GUARDS, found, strict=True):
        when = f"noticed in run {noticed.runs}" if noticed.runs else "NOT NOTICED"
        print(f"{guard.name:<30} {when:<20} of {guard.within:<6} {noticed.by}")
    return not all(noticed.runs for noticed in found)


if __name__ == "__main__":
    sys.exit(main())
