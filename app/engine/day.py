"""When a trading day begins: a time of the clock in a time zone, chosen by the person; UTC if not."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from app.domain.ids import NANOSECONDS, Instant
from app.domain.words import say


@dataclass(frozen=True, slots=True)
class Day:
    """`starts` is local time in `zone`: "17:00 America/Chicago" is how futures count their days."""

    zone: str = "UTC"
    starts: time = time(0, 0)

    def begin(self, now: Instant) -> Instant:
        """When the day that `now` is in has begun."""
        zone = _zone(self.zone)
        local = datetime.fromtimestamp(now // NANOSECONDS, zone)
        began = datetime.combine(local.date(), self.starts, zone)
        if began > local:
            began = datetime.combine(local.date() - timedelta(days=1), self.starts, zone)
        return Instant(round(began.timestamp()) * NANOSECONDS)

    def __str__(self) -> str:
        return f"{self.starts:%H:%M} {self.zone}"


UTC_DAY = Day()


def parse_day(words: list[str]) -> Day:
    """Read ["UTC"], ["Europe/Berlin"] or ["17:00", "America/Chicago"]. Raises ValueError."""
    clock, zones = ([words[0]], words[1:]) if words and ":" in words[0] else ([], words)
    if len(zones) != 1:
        raise ValueError(
            say(
                'expected a time zone like "UTC" or "17:00 America/Chicago", was {text!r}',
                text=" ".join(words),
            )
        )
    _zone(zones[0])
    return Day(zones[0], _time(clock[0]) if clock else time(0, 0))


def _time(text: str) -> time:
    try:
        return datetime.strptime(text, "%H:%M").time()  # noqa: DTZ007 - a time of the clock
    except ValueError:
        raise ValueError(say("expected a time like 17:00, was {text!r}", text=text)) from None


def _zone(name: str) -> tzinfo:
    if name == "UTC":
        # Known to every machine, also to those without a time zone database.
        return UTC
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError(
            say("this machine does not know the time zone {name!r}; UTC always works", name=name)
        ) from None
