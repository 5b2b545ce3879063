"""What is measured while it runs, the table of it, and what counts as growth."""

import asyncio
import gc
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

MEGABYTE = 2**20
# A process settles by a few megabytes; more than this from the middle to the end is a leak.
MOST_GROWTH_MB = 6.0
MOST_GROWTH_SHARE = 0.05
MOST_MORE_TASKS, MOST_MORE_FILES, MOST_MORE_TIMERS, MOST_MORE_WIDGETS = 12, 4, 40, 60


@dataclass(frozen=True, slots=True)
class Sample:
    """One look. `hours` is the time of the story; `late_ms` the worst lateness since the last."""

    hours: float
    memory_mb: float
    objects: int
    tasks: int
    timers: int
    files: int
    late_ms: float
    journal_mb: float
    waiting_mb: float
    closes: int
    widgets: int = 0

    def line(self) -> str:
        return (
            f"{self.hours:7.2f} h  {self.memory_mb:7.1f} MB  {self.objects:8d} objects  "
            f"{self.tasks:4d} tasks  {self.timers:4d} timers  {self.files:3d} files  "
            f"{self.late_ms:6.1f} ms  journal {self.journal_mb:6.2f} MB + {self.waiting_mb:5.2f} MB  "
            f"{self.closes:6d} closes" + (f"  {self.widgets:4d} widgets" if self.widgets else "")
        )


def sample(
    *, hours: float, timers: int, late_ms: float, journal: Path, closes: int, widgets: int = 0
) -> Sample:
    """Look at this process now."""
    gc.collect()
    log = journal.with_name(journal.name + "-wal")
    return Sample(
        hours=hours,
        memory_mb=_resident() / MEGABYTE,
        objects=len(gc.get_objects()),
        tasks=len(asyncio.all_tasks()),
        timers=timers,
        files=len(os.listdir("/proc/self/fd")) if Path("/proc/self/fd").exists() else 0,
        late_ms=late_ms,
        journal_mb=journal.stat().st_size / MEGABYTE,
        waiting_mb=log.stat().st_size / MEGABYTE if log.exists() else 0.0,
        closes=closes,
        widgets=widgets,
    )


def growth(samples: Sequence[Sample]) -> list[str]:
    """What is more at the end than in the middle, in sentences; empty: nothing that matters."""
    if len(samples) < 3:
        return []
    middle, end = samples[len(samples) // 2], samples[-1]
    found = []
    most_mb = max(MOST_GROWTH_MB, middle.memory_mb * MOST_GROWTH_SHARE)
    if end.memory_mb - middle.memory_mb > most_mb:
        found.append(f"memory grew from {middle.memory_mb:.1f} to {end.memory_mb:.1f} MB")
    for name, most in (
        ("tasks", MOST_MORE_TASKS),
        ("timers", MOST_MORE_TIMERS),
        ("files", MOST_MORE_FILES),
        ("widgets", MOST_MORE_WIDGETS),
    ):
        was, now = getattr(middle, name), getattr(end, name)
        if now - was > most:
            found.append(f"{name} grew from {was} to {now}")
    if end.waiting_mb > 16:
        found.append(f"the journal's log is not written back: {end.waiting_mb:.1f} MB")
    return found


def tell(samples: Sequence[Sample]) -> list[str]:
    """Start, middle, end, and the verdict."""
    chosen = dict.fromkeys((0, len(samples) // 2, len(samples) - 1))
    names = ("start ", "middle", "end   ")
    lines = [f"{name} {samples[at].line()}" for name, at in zip(names, chosen, strict=False)]
    found = growth(samples)
    return [*lines, "grew: " + "; ".join(found) if found else "nothing grew"]


def _resident() -> int:
    status = Path("/proc/self/statm")
    if status.exists():
        return int(status.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
