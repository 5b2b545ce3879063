"""Working orders that a close of everything has left behind.

NinjaTrader is expected to cancel them with it, and nothing promises that it does. The row is gone by
then, so nobody else would show them; the next fill of one opens a new position.
"""

from typing import Final

from app.domain.ids import NANOSECONDS, Instant
from app.domain.words import say
from app.venues.crosstrade.known import Known
from app.venues.crosstrade.place import Place
from app.venues.crosstrade.sent import Sent

# Cancels are confirmed by then, as far as they will be.
SETTLED_AFTER_S: Final = 3.0
_GIVEN_UP_AFTER_S: Final = 600.0


class Leftovers:
    """The places that were closed whole, until their orders have been looked at once."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self._closed: dict[Place, Instant] = {}

    def watch(self, sent: Sent) -> None:
        """A close was taken up; only one of everything is expected to leave nothing."""
        if sent.request.whole and sent.by_market:
            self._closed[sent.place] = sent.sent_at

    def look(self) -> list[tuple[Place, str]]:
        """What was found at places that are flat since, each told once."""
        found = []
        for place, closed_at in list(self._closed.items()):
            read_at = self._read_at(place)
            passed_s = (read_at - closed_at) / NANOSECONDS
            if passed_s < SETTLED_AFTER_S:
                continue
            is_flat = place not in self._known.places
            if is_flat or passed_s > _GIVEN_UP_AFTER_S:
                del self._closed[place]
            working = self._known.orders.working(place)
            if is_flat and working is not None and working.count:
                found.append((place, _say(place, working.count)))
        return found

    def _read_at(self, place: Place) -> Instant:
        """Since when both the orders and the positions are known as they are now."""
        listed_at = self._known.orders.read_at(place.account) or Instant(0)
        return min(listed_at, self._known.positions()[1])


def _say(place: Place, count: int) -> str:
    return say(
        "{instrument} in {account} is closed, and {count} order(s) still work there: filled, they "
        "would open a new position. Cancel them in NinjaTrader.",
        instrument=place.instrument,
        account=place.account,
        count=count,
    )
