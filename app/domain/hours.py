"""When a market is open, as its venue announces it: which pause is on, and when the next begins."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.domain.ids import Instant


@dataclass(frozen=True, slots=True, order=True)
class OpenHours:
    """One span in which the market takes closes; `closes` is its first instant without."""

    opens: Instant
    closes: Instant


@dataclass(frozen=True, slots=True)
class Pauses:
    """`until`: closed now, and until then. `begins`: open now, and closed from then on."""

    until: Instant | None = None
    begins: Instant | None = None


def pauses_of(spans: Iterable[OpenHours], now: Instant) -> Pauses:
    """What the announced hours say of `now`; nothing where they end before it."""
    later = sorted(span for span in spans if span.closes > now)
    if not later:
        return Pauses()
    first = later[0]
    if now < first.opens:
        return Pauses(until=first.opens)
    closes = first.closes
    for span in later[1:]:
        # Sessions without a gap are one.
        if span.opens <= closes:
            closes = max(closes, span.closes)
    return Pauses(begins=closes)
