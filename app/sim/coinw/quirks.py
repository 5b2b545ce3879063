"""Oddities that CoinW is known or suspected to have, for a test to switch on."""

from dataclasses import dataclass, field
from typing import Literal


@dataclass(slots=True)
class Quirks:
    """How the wire differs from its plainest form; a test changes these while the venue runs.

    `empty_list` is how REST says "no rows"; `close_value` how a close names its order;
    `numbers_as_text` makes REST send every number inside `data` as a string;
    `silent_topics` are acknowledged and never sent; `reply_delay_s` holds back REST replies;
    `history_lag_s` is how long a fill takes to appear in histories and deals.
    """

    empty_list: Literal["list", "null", "missing"] = "list"
    close_value: Literal["number", "text", "bare"] = "number"
    numbers_as_text: bool = False
    silent_topics: set[str] = field(default_factory=set)
    reply_delay_s: float = 0.0
    history_lag_s: float = 0.2
