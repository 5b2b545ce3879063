"""The weighted message rate: an exponential average per user, with cancels in a bucket of their own."""

import math
import time
from collections.abc import Callable
from typing import Final

WINDOW_S: Final = 60.0

WEIGHTS: Final = {
    # close_position has no published weight; it places one order.
    "close_position": 1.0,
    "add_order": 1.0,
    "modify_order": 1.0,
    "cancel_order": 1.0,
    "cancel_stop_order": 1.0,
    "cancel_all_orders": 2.0,
    "get_order": 2.0,
    "get_user_orders": 5.0,
    "get_user_trades": 0.5,
    "subscribe": 0.1,
    "unsubscribe": 0.1,
    "cancel_on_disconnect": 0.1,
}
CANCELS: Final = frozenset({"cancel_order", "cancel_stop_order", "cancel_all_orders"})


class RateMeter:
    """How much one user has asked lately."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._levels: dict[bool, tuple[float, float]] = {}

    def allows(self, command: str, limit: float) -> bool:
        """Count `command`, unless it would lift its bucket over `limit` per minute."""
        bucket, weight, now = command in CANCELS, WEIGHTS.get(command, 0.1), self._now()
        level, at = self._levels.get(bucket, (0.0, now))
        level *= math.exp((at - now) / WINDOW_S)
        fits = level + weight <= limit
        self._levels[bucket] = (level + weight if fits else level, now)
        return fits
