"""When QFEX's markets are open: a table of weekdays in a time zone, as the reference data has it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Any, Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from app.domain.hours import OpenHours, Pauses, pauses_of
from app.domain.ids import NANOSECONDS, Instant

_WEEKDAYS: Final = (
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
)  # fmt: skip
# A market that never closes is written as closing a second or a minute before it opens again.
_NO_GAP: Final = timedelta(minutes=1)


@dataclass(slots=True)
class WeeklyHours:
    """Opening and closing by weekday, Monday first; a day without is closed."""

    zone: tzinfo
    days: tuple[tuple[time, time] | None, ...]
    _known: Pauses = Pauses()
    _known_at: Instant = Instant(0)

    def pauses(self, now: Instant) -> Pauses:
        """Asked at every pulse of a position: worked out again only when it may have changed."""
        changes = self._known.until or self._known.begins
        if changes is None or not self._known_at <= now < changes:
            self._known, self._known_at = self._work_out(now), now
        return self._known

    def _work_out(self, now: Instant) -> Pauses:
        today = datetime.fromtimestamp(now // NANOSECONDS, self.zone).date()
        spans = (self._span(today + timedelta(days=n)) for n in range(-1, 9))
        return pauses_of((span for span in spans if span is not None), now)

    def _span(self, day: date) -> OpenHours | None:
        times = self.days[day.weekday()]
        if times is None:
            return None
        opens = datetime.combine(day, times[0], self.zone)
        closes = datetime.combine(day, times[1], self.zone)
        if closes <= opens:
            # Over midnight.
            closes = datetime.combine(day + timedelta(days=1), times[1], self.zone)
        return OpenHours(
            _instant(opens), _instant(closes + _NO_GAP if _is_last(closes) else closes)
        )


def weekly_hours(table: object) -> WeeklyHours | None:
    """Read `market_hours`; None where it is missing or written in a way that is not known."""
    if not isinstance(table, Mapping):
        return None
    try:
        zone = UTC if table["tz"] == "UTC" else ZoneInfo(table["tz"])
        days = tuple(_times(table.get(name)) for name in _WEEKDAYS)
    except (KeyError, TypeError, ValueError, OSError, ZoneInfoNotFoundError):
        return None
    return WeeklyHours(zone, days) if any(days) else None


def _times(day: Any) -> tuple[time, time] | None:
    if day is None:
        return None
    return time.fromisoformat(day["open"]), time.fromisoformat(day["close"])


def _is_last(closes: datetime) -> bool:
    return (closes.hour, closes.minute) == (23, 59)


def _instant(at: datetime) -> Instant:
    return Instant(round(at.timestamp()) * NANOSECONDS)
