"""Market hours, as far as the venue states them: what a close may meet now."""

from typing import Final

from app.domain.errors import UnwindError
from app.domain.words import say
from app.venues.clearstreet import queries
from app.venues.clearstreet.rest import Rest
from app.venues.clearstreet.wire import MarketStatus

_STOCKS, _OPTIONS = "us_equities", "us_options"
_EXTENDED: Final = ("pre_market", "after_hours")


class MarketHours:
    """The session of each market as last read; without a good answer nothing is said."""

    def __init__(self, rest: Rest) -> None:
        self._rest = rest
        self._status: dict[str, MarketStatus] = {}

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
                else:
                    self._status.pop(name, None)
        except UnwindError:
            self._status.clear()
            raise

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
