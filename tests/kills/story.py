"""One kill: what was in flight, what became of it, and what is wrong with that, if anything."""

import signal
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.support.sim_process import Sims, Terminal, running

VENUES = ("metatrader5", "coinw", "qfex", "crosstrade", "clearstreet")
# What no flatten can close, by the venues' own rules: a copied row, and a closed market.
CANNOT_CLOSE = {"coinw": "copied row", "metatrader5": "closed market"}

PRESSES, RATE_PAUSE_S = 4, 5.0


@dataclass
class Killed:
    """The story of one kill in a line."""

    after_s: float
    sent: int = 0
    open_at_death: int = 0
    wrong: list[str] = field(default_factory=list)
    positions: dict[str, set[str]] = field(default_factory=dict, repr=False)

    def __str__(self) -> str:
        verdict = "; ".join(self.wrong) if self.wrong else "right"
        return (
            f"killed after {self.after_s:5.2f} s, {self.sent:2d} closes received, "
            f"{self.open_at_death:2d} unexplained: {verdict}"
        )


def tell(profile: Path, after_s: float, *, seed: int, venues: tuple[str, ...] = VENUES) -> Killed:
    """Kill a flatten `after_s` after its start, restart, and look at everything."""
    killed = Killed(after_s)
    with running(*venues, seed=seed) as sims:
        killed.positions = {venue: set(sims.positions(venue)) for venue in venues}
        unwind = Terminal(profile, sims)
        process = unwind.start("flatten", "--yes", "--json")
        time.sleep(after_s)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        killed.sent = sum(len(closes_received(sims, venue)) for venue in venues)
        killed.open_at_death = sum(not ended(row) for row in journal(unwind))
        _check_once(killed, unwind, sims, venues)
        done = unwind.run("reconcile", "--json", "--timeout", "120", timeout_s=150)
        if done.code != 0:
            killed.wrong.append(f"reconcile ended {done.code}: {done.out[-300:]}{done.err[-300:]}")
        _check_truth(killed, unwind, sims)
        _finish(unwind, sims, venues)
        _check_once(killed, unwind, sims, venues)
        # At the end only that is open which could not be closed without a kill either.
        for venue, names in left_open(sims, venues).items():
            killed.wrong.append(f"{venue} still holds {names}")
        if unwind.run("journal", "verify").code != 0:
            killed.wrong.append("the journal is not whole")
    return killed


def _finish(unwind: Terminal, sims: Sims, venues: tuple[str, ...]) -> None:
    """Press again, as a person would, while a venue's rate limit kept a close back."""
    for _ in range(PRESSES):
        unwind.run("flatten", "--yes", "--json", "--timeout", "90", timeout_s=120)
        if not left_open(sims, venues):
            return
        time.sleep(RATE_PAUSE_S)


def left_open(sims: Sims, venues: tuple[str, ...]) -> dict[str, list[str]]:
    """What is open beyond that which no flatten can close."""
    left = {v: [name for name in sims.positions(v) if visible(v, name)] for v in venues}
    return {v: names for v, names in left.items() if len(names) > (v in CANNOT_CLOSE)}


def journal(unwind: Terminal) -> list[dict[str, Any]]:
    listed = unwind.run("journal", "list", "--json")
    return list(listed.json()) if listed.out else []


def ended(row: dict[str, Any]) -> bool:
    return row["state"] not in (
        "requested",
        "submitted",
        "acknowledged",
        "partially_filled",
        "in_doubt",
    )


def closes_received(sims: Sims, venue: str) -> list[dict[str, Any]]:
    return [row for row in sims.received(venue) if row["kind"] in ("close", "order")]


def _check_once(killed: Killed, unwind: Terminal, sims: Sims, venues: tuple[str, ...]) -> None:
    """The venue has received at most one close per press that was written down as sent."""
    pressed = Counter(
        (row["venue"], row["position_id"]) for row in journal(unwind) if row["state"] != "not_sent"
    )
    arrived = Counter((v, row["position"]) for v in venues for row in closes_received(sims, v))
    for place, count in arrived.items():
        # MetaTrader's one call also removes pending orders; those are no closes of a position.
        if place[1] in killed.positions[place[0]] and count > pressed[place]:
            killed.wrong.append(f"{place} received {count} closes for {pressed[place]} presses")


def _check_truth(killed: Killed, unwind: Terminal, sims: Sims) -> None:
    """Every explained close is what the venue's books say."""
    held = {venue: sims.positions(venue) for venue in sims.offers}
    for row in journal(unwind):
        there = row["position_id"] in held[row["venue"]]
        if not ended(row):
            killed.wrong.append(f"{row['venue']} {row['symbol']} is still {row['state']}")
        elif row["state"] == "filled" and there:
            killed.wrong.append(f"{row['venue']} {row['symbol']} is said filled and still there")
        elif row["state"] in ("rejected", "not_sent") and not there:
            killed.wrong.append(
                f"{row['venue']} {row['symbol']} is said {row['state']} and is gone"
            )


def visible(venue: str, position: str) -> bool:
    """Positions of other accounts of the simulated login are not ours to close."""
    if venue == "crosstrade":
        return position.startswith("Sim101/")
    if venue == "clearstreet":
        return position.startswith("50231/")
    return not (venue == "qfex" and position == "NVDA-USD")
