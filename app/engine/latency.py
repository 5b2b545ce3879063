"""How long the stages of a close take: p50, p95 and maximum per venue, today and over 30 days."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil

from app.domain.event import Event, NotSent
from app.domain.ids import NANOSECONDS, CloseId, Instant, Venue
from app.engine.clock import Clock
from app.engine.close import Close, Stage, stage_of
from app.engine.journal import Record

TODAY_S = 24 * 3600
KEPT_S = 30 * TODAY_S
_MOST_SAMPLES = 1000


@dataclass(frozen=True, slots=True)
class Spread:
    """Nanoseconds since the press: middle, nineteen of twenty, longest, and of how many."""

    p50: int
    p95: int
    most: int
    count: int


@dataclass(frozen=True, slots=True)
class _Sample:
    at: Instant
    spans: dict[Stage, int]


def spread_of(spans: Iterable[int]) -> Spread | None:
    """None without a sample. Percentiles are values that occurred (nearest rank)."""
    ordered = sorted(spans)
    if not ordered:
        return None

    def percentile(percent: int) -> int:
        return ordered[ceil(len(ordered) * percent / 100) - 1]

    return Spread(percentile(50), percentile(95), ordered[-1], len(ordered))


class Latency:
    """Samples per venue: those of this run to the microsecond, older ones as journaled."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._samples: dict[Venue, dict[CloseId, _Sample]] = defaultdict(dict)

    def take(self, close: Close) -> None:
        """Learn from a close of this run that is explained."""
        start = close.stamps.get(Stage.PRESSED)
        if close.restored or start is None or not close.order.explained:
            return
        if Stage.ON_THE_WIRE not in close.stamps:
            return
        spans = {stage: at - start for stage, at in close.stamps.items()}
        self._keep(close.account.venue, close.close_id, _Sample(close.intent.pressed_at, spans))

    def learn(self, records: Iterable[Record]) -> None:
        """Learn from the journal; its times are wall-clock times and know no *on the wire*."""
        oldest = self._clock.now() - KEPT_S * NANOSECONDS
        for record in records:
            intent = record.requested.intent
            if intent.pressed_at < oldest or record.requested.request is None:
                continue
            spans = _spans_of(record.events, intent.pressed_at)
            samples = self._samples[intent.seen.key.account.venue]
            if spans and record.close_id not in samples:
                samples[record.close_id] = _Sample(intent.pressed_at, spans)

    def spread(self, venue: Venue, stage: Stage, *, within_s: float = KEPT_S) -> Spread | None:
        """How long a stage took at a venue, counted from the press."""
        oldest = self._clock.now() - round(within_s * NANOSECONDS)
        samples = self._samples[venue].values()
        return spread_of(s.spans[stage] for s in samples if s.at >= oldest and stage in s.spans)

    def usual_ns(self, venue: Venue) -> int | None:
        """From the press to the first fill, as it usually is; None where nothing is known."""
        found = self.spread(venue, Stage.FIRST_FILL, within_s=TODAY_S) or self.spread(
            venue, Stage.FIRST_FILL
        )
        return found.p50 if found is not None else None

    def _keep(self, venue: Venue, close_id: CloseId, sample: _Sample) -> None:
        samples = self._samples[venue]
        samples.pop(close_id, None)
        samples[close_id] = sample
        while len(samples) > _MOST_SAMPLES:
            del samples[next(iter(samples))]


def _spans_of(events: Iterable[Event], pressed_at: Instant) -> dict[Stage, int]:
    """Stages by the times of their events; empty for a close that was not sent."""
    spans: dict[Stage, int] = {}
    for event in events:
        if isinstance(event, NotSent):
            return {}
        stage = stage_of(event)
        if stage is not None:
            spans.setdefault(stage, max(0, event.at - pressed_at))
    return spans
