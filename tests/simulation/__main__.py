"""Run many seeded worlds: `python -m tests.simulation --runs N --seed S [--jobs J]`."""

import argparse
import logging
import multiprocessing
import os
import sys
import time

from tests.simulation.run import run, setting_of


def main() -> int:
    parser = argparse.ArgumentParser(prog="dev.py simulate", description=__doc__)
    parser.add_argument("--runs", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--story", action="store_true", help="print the story of a clean run too")
    options = parser.parse_args()
    logging.disable(logging.CRITICAL)
    began = time.monotonic()
    failed = []
    seeds = range(options.seed, options.seed + options.runs)
    if options.runs == 1:
        outcome = run(setting_of(options.seed))
        print(outcome.story)
        print(outcome.setting)
        print(outcome.broken)
        return bool(outcome.broken)
    from collections import Counter

    names, sent, unknown, lives, doubt = Counter(), 0, 0, 0, 0
    first = {}
    with multiprocessing.Pool(options.jobs) as pool:
        for seed, broken, s, u, l, d in pool.imap_unordered(one, seeds, chunksize=20):
            sent += s
            unknown += u
            lives += l
            doubt += d
            if broken:
                failed.append(seed)
                names[broken[0]] += 1
                first.setdefault(broken[0], []).append(seed)
    took = time.monotonic() - began
    print(
        f"{options.runs} runs in {took:.1f} s ({options.runs / took:.0f}/s), {sent} closes arrived, {lives} lives, {unknown} unknowable, {doubt} in doubt at the end, {len(failed)} failed"
    )
    for n, c in names.most_common():
        print(c, n, sorted(first[n])[:10])
    return bool(failed)


def one(seed):
    logging.disable(logging.CRITICAL)
    try:
        o = run(setting_of(seed))
    except BaseException as e:
        return seed, [f"crash {type(e).__name__} {e}"[:80]], 0, 0, 0, 0
    return seed, [b.name for b in o.broken], o.sent, len(o.unknowable), o.lives, o.in_doubt


if __name__ == "__main__":
    sys.exit(main())
