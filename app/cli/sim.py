"""`unwind sim`: the simulated venues alone, until they are told to stop."""

import argparse
import asyncio
import os
import signal
import sys

from app.sim.farm import SIMULATORS, serve


def run_sim(options: argparse.Namespace) -> int:
    venues = list(dict.fromkeys(options.venue or SIMULATORS))
    unknown = [venue for venue in venues if venue not in SIMULATORS]
    if unknown:
        print(
            f"unwind sim: there is no venue {unknown[0]!r}; choose from {', '.join(SIMULATORS)}",
            file=sys.stderr,
        )
        return 2
    asyncio.run(_serve(venues, options))
    return 0


async def _serve(venues: list[str], options: argparse.Namespace) -> None:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        try:
            loop.add_signal_handler(number, stop.set)
        except NotImplementedError:
            # Windows: the handler runs on the main thread between two steps of the loop.
            signal.signal(number, lambda *_: loop.call_soon_threadsafe(stop.set))
    if options.until_eof:
        loop.run_in_executor(None, _wait_for_eof, loop, stop)
    await serve(venues, seed=options.seed, control=options.control, until=stop)


def _wait_for_eof(loop: asyncio.AbstractEventLoop, stop: asyncio.Event) -> None:
    while os.read(0, 4096):
        pass
    loop.call_soon_threadsafe(stop.set)
