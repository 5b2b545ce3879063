"""The venue's virtual clock and the trading sessions of its days."""

import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone
from enum import StrEnum
from typing import Final

# New York, as far as this clock is ever turned: its year begins in daylight saving time.
NEW_YORK: Final = timezone(timedelta(hours=-4))
STARTS_AT: Final = datetime(2026, 3, 18, 14, 1, 15, tzinfo=UTC)
DAY_END: Final = timedelta(hours=16)
EXTENDED_END: Final = timedelta(hours=20)


class Session(StrEnum):
    """The part of a trading day; the words are the wire's, but for CLOSED, which is null there."""

    PRE_MARKET = "pre_market"
    REGULAR = "regular"
    AFTER_HOURS = "after_hours"
    CLOSED = "closed"


# Hours of New York, by the protocol note, section 2.6.
HOURS: Final = {
    Session.PRE_MARKET: (timedelta(hours=4), timedelta(hours=9, minutes=30)),
    Session.REGULAR: (timedelta(hours=9, minutes=30), DAY_END),
    Session.AFTER_HOURS: (DAY_END, EXTENDED_END),
}
_TURNED_TO: Final = {
    Session.PRE_MARKET: timedelta(hours=8),
    Session.REGULAR: timedelta(hours=10, minutes=1, seconds=15),
    Session.AFTER_HOURS: timedelta(hours=17),
    Session.CLOSED: timedelta(hours=21, minutes=10),
}


class Clock:
    """Runs as fast as a real one, from a moment inside a regular session; only ever forward."""

    def __init__(self, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._monotonic = monotonic
        self._base = STARTS_AT
        self._since = monotonic()

    def now(self) -> datetime:
        return self._base + timedelta(seconds=self._monotonic() - self._since)

    def turn_to(self, session: Session) -> None:
        """Go forward to the next time in `session` on a trading day."""
        now = self.now()
        moment = _midnight(now) + _TURNED_TO[session]
        while moment <= now or not is_trading_day(moment.date()):
            moment += timedelta(days=1)
        self._base, self._since = moment.astimezone(UTC), self._monotonic()

    @property
    def session(self) -> Session:
        now = self.now()
        since_midnight = now - _midnight(now)
        if is_trading_day(now.astimezone(NEW_YORK).date()):
            for session, (opens, closes) in HOURS.items():
                if opens <= since_midnight < closes:
                    return session
        return Session.CLOSED

    def in_regular_hours(self) -> bool:
        return self.session is Session.REGULAR

    def next_open(self) -> datetime:
        """When the next regular session begins."""
        return self._next(HOURS[Session.REGULAR][0])

    def next_end(self, *, extended: bool) -> datetime:
        """When an order for the day stops working."""
        return self._next(EXTENDED_END if extended else DAY_END)

    def _next(self, since_midnight: timedelta) -> datetime:
        now = self.now()
        moment = _midnight(now) + since_midnight
        while moment <= now or not is_trading_day(moment.date()):
            moment += timedelta(days=1)
        return moment.astimezone(UTC)


def is_trading_day(day: date) -> bool:
    return day.weekday() < 5


def time_text(moment: datetime) -> str:
    """ISO 8601 in UTC with nine fractional digits."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%f000Z")


def _midnight(moment: datetime) -> datetime:
    return moment.astimezone(NEW_YORK).replace(hour=0, minute=0, second=0, microsecond=0)
