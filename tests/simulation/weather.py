"""How badly the venues and the way to them behave in one run."""

import random
from dataclasses import dataclass, fields, replace

FAULTS = (
    "lost_before", "lost_after", "late", "slow_reply", "duplicates", "reorders", "lost_pushes",
    "read_fails", "read_stale", "look_fails", "history_lags", "cancel_lost", "refusals",
    "rate_limits", "skew", "no_link",
)  # fmt: skip

# With what every mistake that a clumsy session makes begins.
MISTAKE = "a mistake of ours"


@dataclass(frozen=True, slots=True)
class Weather:
    """The probability of each fault, 0 where a run is without it. `skew` is in seconds."""

    lost_before: float = 0.0
    lost_after: float = 0.0
    late: float = 0.0
    slow_reply: float = 0.0
    duplicates: float = 0.0
    reorders: float = 0.0
    lost_pushes: float = 0.0
    read_fails: float = 0.0
    read_stale: float = 0.0
    look_fails: float = 0.0
    history_lags: float = 0.0
    cancel_lost: float = 0.0
    refusals: float = 0.0
    rate_limits: float = 0.0
    skew: float = 0.0
    no_link: float = 0.0


def weather_of(chance: random.Random) -> Weather:
    """Each run has some of the faults, so that every combination comes up."""
    strength = chance.choice((0.15, 0.3, 0.5))
    chosen = {name: strength for name in FAULTS if chance.random() < 0.4}
    if "skew" in chosen:
        chosen["skew"] = chance.uniform(-1.0, 1.0)
    return Weather(**chosen)


def without(weather: Weather, name: str) -> Weather:
    return replace(weather, **{name: 0.0})


def present(weather: Weather) -> list[str]:
    return [f.name for f in fields(weather) if getattr(weather, f.name)]
