"""Feeds a target on a loop whose time is turned, so that waiting costs nothing and a hang shows."""

import asyncio
import logging
import time
from collections.abc import Iterable
from dataclasses import dataclass, field

from tests.fuzz.bending import Always, Bender, Seeded
from tests.fuzz.finding import Finding, Watch
from tests.fuzz.targets import Target
from tests.support.virtual import VirtualLoop

# What hangs in virtual time waits for a day to come; no reader may.
_STORY_ENDS_S = 3600.0


@dataclass
class Outcome:
    """What came of feeding one target."""

    target: Target
    inputs: int = 0
    took_s: float = 0.0
    findings: list[str] = field(default_factory=list)


def feed(target: Target, bender: Bender, *, allowed_s: float = 2.0) -> None:
    """One input. Raises Finding."""
    with asyncio.Runner(loop_factory=VirtualLoop) as runner:
        runner.run(_over(target, bender, allowed_s))


def feed_seed(target: Target, seed: int) -> None:
    feed(target, Seeded(target.corpus, seed))


def feed_message(
    target: Target, message: bytes, *, allowed_s: float = 2.0, places: int = 6
) -> None:
    """One message in each of the first places of a target."""
    for place in range(places):
        feed(target, Always(message, place), allowed_s=allowed_s)


def feed_for(target: Target, seeds: Iterable[int], seconds: float) -> Outcome:
    """Feed seed after seed until the time is over; every kind of finding once."""
    logging.disable(logging.CRITICAL)
    outcome = Outcome(target)
    known: set[str] = set()
    began = time.monotonic()
    for seed in seeds:
        try:
            feed_seed(target, seed)
        except Finding as finding:
            text = str(finding)
            kind = _kind_of(finding)
            if kind not in known:
                known.add(kind)
                outcome.findings.append(f"{text}\nat {kind}")
        outcome.inputs += 1
        if time.monotonic() - began > seconds:
            break
    outcome.took_s = time.monotonic() - began
    logging.disable(logging.NOTSET)
    return outcome


async def _over(target: Target, bender: Bender, allowed_s: float) -> None:
    watch = Watch(target.name, allowed_s)
    try:
        async with asyncio.timeout(_STORY_ENDS_S):
            await watch.over(target.feed(bender), bender.fed)
    except TimeoutError:
        raise Finding(f"{target.name} never ends\n{bender.fed}") from None


def _kind_of(finding: Finding) -> str:
    """Where the cause was raised: one place is one finding."""
    cause = finding.__cause__
    trace = cause.__traceback__ if cause is not None else None
    frames = []
    while trace is not None:
        code = trace.tb_frame.f_code
        frames.append(f"{code.co_filename.rpartition('/main/')[2]}:{trace.tb_lineno}")
        trace = trace.tb_next
    own = [frame for frame in frames if frame.startswith("app/")] or frames[-1:]
    return f"{type(cause).__name__} {' < '.join(reversed(own[-3:]))}"
