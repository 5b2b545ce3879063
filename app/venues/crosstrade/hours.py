"""Until when a market is open or closed, as the add-on counts it down; older add-ons cannot say."""

from dataclasses import dataclass
from typing import Final

from app.domain.errors import Refused, WireError
from app.domain.hours import Pauses
from app.domain.ids import NANOSECONDS, Instant
from app.venues.crosstrade import queries
from app.venues.crosstrade.rest import Reader
from app.venues.crosstrade.rows import number
from app.venues.crosstrade.wire import MarketInfo

_UNTIL_CLOSE: Final = "until close"
_UNTIL_OPEN: Final = "until open"


@dataclass(slots=True)
class MarketHours:
    """The countdowns of the instruments that were asked about."""

    _known: dict[str, Pauses]
    _asked_in_vain: bool = False

    @classmethod
    def unknown(cls) -> "MarketHours":
        return cls({})

    def pauses(self, instrument: str, now: Instant) -> Pauses:
        """What was counted down, as long as it has not run out."""
        known = self._known.get(instrument, Pauses())
        ends = known.until or known.begins
        return known if ends is not None and now < ends else Pauses()

    async def read(self, rest: Reader, instruments: tuple[str, ...]) -> bool:
        """Ask about each; True if something is known now. A venue that cannot say is not asked again.

        Raises NoLink or SessionLost.
        """
        if self._asked_in_vain:
            return False
        for name in instruments:
            try:
                info, begun = await queries.market_info(rest, name)
            except (Refused, WireError):
                # Nothing depends on it: the quote says whether the market is open.
                self._asked_in_vain = not self._known
                self._known.pop(name, None)
                continue
            self._known[name] = _pauses_of(info, begun)
        self._known = {name: self._known[name] for name in instruments if name in self._known}
        return bool(self._known)


def _pauses_of(info: MarketInfo, begun: Instant) -> Pauses:
    session = info.session
    seconds = number(session.seconds_remaining) if session is not None else None
    if session is None or seconds is None or seconds < 0:
        return Pauses()
    ends = Instant(begun + round(seconds * NANOSECONDS))
    match (session.action or "").casefold():
        case action if action == _UNTIL_OPEN:
            return Pauses(until=ends)
        case action if action == _UNTIL_CLOSE:
            return Pauses(begins=ends)
    return Pauses()
