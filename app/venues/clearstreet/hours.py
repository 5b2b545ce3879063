"""Market hours, as far as the venue states them: what a close may meet now."""

from typing import Final

import msgspec

from app.domain.errors import UnwindError
from app.domain.hours import OpenHours, Pauses, pauses_of
from app.domain.ids import Instant
from app.domain.words import say
from app.venues._json import UNREADABLE
from app.venues.clearstreet import queries
from app.venues.clearstreet.rest import Rest
from app.venues.clearstreet.rows import instant_of
from app.venues.clearstreet.wire import MarketRow, MarketStatus, SessionTimes

_STOCKS, _OPTIONS = "us_equities", "us_options"
_REGULAR, _EXTENDED = "regular", ("pre_market", "after_hours")
_SESSIONS: Final = msgspec.json.Decoder(dict[str, SessionTimes | None])


class MarketHours:
    """The session of each market as last read; without a good answer nothing is said."""

    def __init__(self, rest: Rest) -> None:
        self._rest = rest
        self._status: dict[str, MarketStatus] = {}
        self._regular: dict[str, tuple[OpenHours, ...]] = {}

    @property
    def known(self) -> bool:
        return bool(self._status)

    async def refresh(self, *, options: bool) -> None:
        """Read again. Raises UnwindError; what was known before is then forgotten."""
        try:
            for name in (_STOCKS, _OPTIONS) if options else (_STOCKS,):
                row = await queries.market(self._rest, name)
                if row is not None and row.status is not None:
                    self._status[name] = row.status
                    self._regular[name] = _regular_hours(row)
                else:
                    self._status.pop(name, None)
                    self._regular.pop(name, None)
        except UnwindError:
            self._status.clear()
            self._regular.clear()
            raise

    def pauses(self, *, option: bool, venue_now: Instant) -> Pauses:
        """When closes at market are taken, by the venue's clock; nothing where it does not say."""
        return pauses_of(self._regular.get(_OPTIONS if option else _STOCKS, ()), venue_now)

    def caution(self, *, option: bool) -> str:
        """What to know before closing now; empty in regular hours and where nothing is known."""
        status = self._status.get(_OPTIONS if option else _STOCKS)
        if status is None or status.current_session == "regular":
            return ""
        if status.current_session is None and status.is_open is not False:
            return ""
        return say(
            "Outside regular hours (09:30 to 16:00 New York) a close at market may be "
            "refused or held until the opening."
        )

    def is_extended(self, *, option: bool) -> bool:
        """Whether limits are taken now only if marked for extended hours; options know none."""
        status = self._status.get(_STOCKS)
        return not option and status is not None and status.current_session in _EXTENDED


def _regular_hours(row: MarketRow) -> tuple[OpenHours, ...]:
    """The regular sessions of today and of the next trading day, as far as they can be read."""
    spans = []
    for day in (row.today_sessions, row.next_sessions):
        try:
            times = (_SESSIONS.decode(day) or {}).get(_REGULAR)
        except UNREADABLE:
            # Another shape than the one known: then no clock is shown, and the caution stays.
            continue
        opens = instant_of(times.open) if times is not None else None
        closes = instant_of(times.close) if times is not None else None
        if opens is not None and closes is not None and opens < closes:
            spans.append(OpenHours(opens, closes))
    return tuple(spans)
