"""When CoinW settles funding, and the pause in trading that follows."""

from collections.abc import Iterable
from typing import Final

from app.sim.coinw.contracts import Contract

PAUSE_MS: Final = 35_000
_HOUR_MS: Final = 3_600_000


class Funding:
    """The next settlement of each contract; `settle_at` moves one for a scenario."""

    def __init__(self, contracts: Iterable[Contract], now_ms: int) -> None:
        self._period_ms = {c.name: c.period_h * _HOUR_MS for c in contracts}
        # A real settlement could be a minute away; a demo must not run into one by chance.
        self._next_ms = {
            name: _next_full_hour(now_ms + period * 3 // 4)
            for name, period in self._period_ms.items()
        }

    def settle_at(self, name: str, at_ms: int) -> None:
        self._next_ms[name] = at_ms

    def next_settlement(self, name: str, now_ms: int) -> int:
        """The `settledAt` of a contract: always in the future."""
        at_ms, period = self._next_ms[name], self._period_ms[name]
        if at_ms > now_ms:
            return at_ms
        return at_ms + ((now_ms - at_ms) // period + 1) * period

    def is_settling(self, name: str, now_ms: int) -> bool:
        """Whether `now_ms` lies in the pause after a settlement."""
        at_ms, period = self._next_ms[name], self._period_ms[name]
        return now_ms >= at_ms and (now_ms - at_ms) % period < PAUSE_MS


def _next_full_hour(at_ms: int) -> int:
    return (at_ms // _HOUR_MS + 1) * _HOUR_MS
