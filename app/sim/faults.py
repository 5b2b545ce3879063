"""Faults a simulated venue can be told to show; each is armed for a number of mutations.

| fault | what the venue does with the next mutation |
|---|---|
| lose_reply | executes it and never answers; the connection stays open |
| refuse | refuses it in the venue's own words; nothing happens |
| http_500_after_execution | executes it, then answers with a server error (on a websocket: its error frame) |
| http_500_before | answers with a server error and executes nothing |
| late_fill | accepts it and fills it seconds later |
| duplicate_push | pushes every order and fill message of it twice (a polled venue: repeats history rows) |
| drop_connection | executes it and cuts every connection of the venue without an answer |
| stall_feed | from now on, pushes and price updates stop for `count` seconds; connections stay open |
| rate_limit | refuses it with the venue's rate-limit answer |
| addon_offline | CrossTrade: for `count` seconds every call answers 408 and does nothing |
| addon_timeout | CrossTrade: executes it, then answers the same 408 |
| timeout_before | MetaTrader 5: answers 10012 (no answer from the broker in time); nothing happens |
| timeout_after_execution | MetaTrader 5: executes it, then answers the same 10012 |
| half_fill | MetaTrader 5: executes half of it and answers 10010 |
| terminal_lost | MetaTrader 5: the session is gone: nothing happens, every later call says so too |
"""

import time
from collections import Counter
from enum import StrEnum
from typing import Final

LATE_FILL_S = 3.0


class Fault(StrEnum):
    """The faults by the names that the control address takes."""

    LOSE_REPLY = "lose_reply"
    REFUSE = "refuse"
    HTTP_500_AFTER_EXECUTION = "http_500_after_execution"
    HTTP_500_BEFORE = "http_500_before"
    LATE_FILL = "late_fill"
    DUPLICATE_PUSH = "duplicate_push"
    DROP_CONNECTION = "drop_connection"
    STALL_FEED = "stall_feed"
    RATE_LIMIT = "rate_limit"
    ADDON_OFFLINE = "addon_offline"
    ADDON_TIMEOUT = "addon_timeout"
    TIMEOUT_BEFORE = "timeout_before"
    TIMEOUT_AFTER_EXECUTION = "timeout_after_execution"
    HALF_FILL = "half_fill"
    TERMINAL_LOST = "terminal_lost"


# What every venue can show; further ones are named by the venue that can.
EVERYWHERE: Final = frozenset(
    {
        Fault.LOSE_REPLY, Fault.REFUSE, Fault.HTTP_500_AFTER_EXECUTION, Fault.HTTP_500_BEFORE,
        Fault.LATE_FILL, Fault.DUPLICATE_PUSH, Fault.DROP_CONNECTION, Fault.STALL_FEED,
        Fault.RATE_LIMIT,
    }
)  # fmt: skip


class Faults:
    """What one venue has been told to do wrong."""

    def __init__(self) -> None:
        self._armed: Counter[Fault] = Counter()
        self._stalled_until = 0.0
        self._addon_offline_until = 0.0

    def arm(self, fault: Fault, count: int) -> None:
        """Show `fault` on the next `count` mutations.

        stall_feed and addon_offline: from now on, for `count` seconds.
        """
        if fault is Fault.STALL_FEED:
            self._stalled_until = time.monotonic() + count
        elif fault is Fault.ADDON_OFFLINE:
            self._addon_offline_until = time.monotonic() + count
        else:
            self._armed[fault] = count

    def take(self, fault: Fault) -> bool:
        """Whether this mutation shows `fault`; uses up one."""
        if self._armed[fault] <= 0:
            return False
        self._armed[fault] -= 1
        return True

    @property
    def feed_is_stalled(self) -> bool:
        return time.monotonic() < self._stalled_until

    @property
    def addon_is_offline(self) -> bool:
        return time.monotonic() < self._addon_offline_until
