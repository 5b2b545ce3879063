"""How often CrossTrade is asked: its budget of requests, shared out; closes before reads."""

from dataclasses import dataclass
from typing import Final

from app.domain.errors import Misconfigured
from app.domain.words import say

# The venue counts 180 a minute with 20 at once, over HTTP and websocket together; a sixth and a
# quarter of it are left to whatever else uses the same token.
_USED: Final = 5 / 6
_AT_ONCE: Final = 15.0
_STANDARD: Final = 180
_FEWEST, _MOST = 30, 600


@dataclass(frozen=True, slots=True)
class Pace:
    """Requests a second, how many at once, how many of those are kept for closes and for questions
    about them; and pauses in s.
    """

    rate: float
    burst: float
    reserve: float
    for_questions: float
    positions_s: float
    quotes_s: float
    orders_s: float
    follow_s: float
    with_stream_s: float = 15.0
    accounts_s: float = 15.0

    @property
    def stale_s(self) -> float:
        """Two polls missed, and a second for the answer."""
        return 2 * self.positions_s + 1


def pace_for(requests_per_minute: str, accounts: int) -> Pace:
    """The pace for a plan and a number of NinjaTrader accounts. Raises Misconfigured."""
    asked = requests_per_minute.strip() or str(_STANDARD)
    if not asked.isdecimal() or not _FEWEST <= int(asked) <= _MOST:
        raise Misconfigured(
            "requests_per_minute",
            say(
                "expected a number from {fewest} to {most}, was {asked!r}",
                fewest=_FEWEST,
                most=_MOST,
                asked=asked,
            ),
        )
    share = int(asked) / _STANDARD
    slower = max(1.0, 1 / share)
    # Without a burst in the old plan: a leaky bucket of 60 a minute.
    burst = _AT_ONCE if share >= 1 else 5.0
    return Pace(
        rate=int(asked) / 60 * _USED,
        burst=burst,
        reserve=burst / 5,
        for_questions=burst / 3,
        positions_s=2.0 if share >= 1 else 4.0,
        quotes_s=1.5 * slower**2,
        orders_s=max(8.0, 4.0 * accounts) * slower,
        follow_s=2.0 * slower,
    )
