"""Samples, and a table of them beside the floor or peer that was measured in the same run."""

import gc
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Self


@dataclass
class Samples:
    """Durations of one thing, in nanoseconds."""

    name: str
    values: list[int] = field(default_factory=list)

    def add(self, nanoseconds: int) -> None:
        self.values.append(nanoseconds)

    @contextmanager
    def time(self) -> Iterator[Self]:
        began = time.perf_counter_ns()
        yield self
        self.add(time.perf_counter_ns() - began)

    def at(self, share: float) -> float:
        """The value below which `share` of the samples lie."""
        ordered = sorted(self.values)
        return float(ordered[min(len(ordered) - 1, int(share * len(ordered)))])


def report(title: str, meaning: str, rows: Sequence[Samples], beside: Samples) -> None:
    """Print p50 and p99 of each row, and its ratio to `beside`."""
    print(f"\n{title}\n{meaning}")
    width = max(len(row.name) for row in rows) + 2
    print(f"  {'':<{width}}{'n':>6}{'p50':>11}{'p99':>11}{'× p50':>9}{'× p99':>9}")
    for row in rows:
        if not row.values:
            continue
        half, most = row.at(0.5), row.at(0.99)
        ratios = f"{half / beside.at(0.5):>9.2f}{most / beside.at(0.99):>9.2f}"
        line = f"  {row.name:<{width}}{len(row.values):>6}{_span(half):>11}{_span(most):>11}"
        print(line + ratios)
    print(f"  ratios to: {beside.name}", flush=True)


def facts(title: str, meaning: str, lines: Sequence[tuple[str, str]]) -> None:
    """Print figures that are no durations."""
    print(f"\n{title}\n{meaning}")
    width = max(len(name) for name, _ in lines) + 2
    for name, text in lines:
        print(f"  {name:<{width}}{text}")
    print(end="", flush=True)


@contextmanager
def quiet_memory() -> Iterator[None]:
    """Keep the collector's long passes out of every row alike."""
    gc.collect()
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


def _span(nanoseconds: float) -> str:
    if nanoseconds < 1e6:
        return f"{nanoseconds / 1e3:.1f} µs"
    if nanoseconds < 1e9:
        return f"{nanoseconds / 1e6:.2f} ms"
    return f"{nanoseconds / 1e9:.2f} s"
