"""`unwind sim`: the simulated venues alone, until they are told to stop."""

import argparse
import asyncio
import os
import signal
import sys
from contextlib import suppress
from threading import Thread

from app.sim.farm import SIMULATORS, serve


def run_sim(options: argparse.Namespace) -> int:
    """Print a line of JSON for each venue and serve until told to stop; 0. 2: no such venue."""
    venues = list(dict.fromkeys(options.venue or SIMULATORS))
    unknown = [venue for venue in venues if venue not in SIMULATORS]
    if unknown:
        print(
            f"unwind sim: there is no venue {unknown[0]!r}; choose from {', '.join(SIMULATORS)}",
            file=sys.stderr,
        )
        return 2
    incoming = None
    if options.until_eof:
        try:
            # Before the loop opens anything: the number of a closed input would be given away.
            incoming = os.dup(0)
        except OSError:
            print("unwind sim: standard input has ended already", file=sys.stderr)
            return 0
    asyncio.run(_serve(venues, options, incoming))
    return 0


async def _serve(venues: list[str], options: argparse.Namespace, incoming: int | None) -> None:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        try:
            loop.add_signal_handler(number, stop.set)
        except NotImplementedError:
            # Windows: the handler runs on the main thread between two steps of the loop.
            signal.signal(number, lambda *_: loop.call_soon_threadsafe(stop.set))
    if incoming is not None:
        # A thread that nobody waits for: a signal must end the program while the input is open.
        watch = Thread(target=_wait_for_eof, args=(incoming, loop, stop), daemon=True)
        watch.start()
    await serve(venues, seed=options.seed, control=options.control, until=stop)


def _wait_for_eof(incoming: int, loop: asyncio.AbstractEventLoop, stop: asyncio.Event) -> None:
    try:
        while os.read(incoming, 4096):
            pass
    except OSError:
        # A terminal that hung up is an end too.
        pass
    with suppress(RuntimeError):
        # The loop may have ended first.
        loop.call_soon_threadsafe(stop.set)
