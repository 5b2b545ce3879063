"""The person at the panel and the others on the account: what they do, drawn before the run."""

import random
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from app.domain.errors import Denied
from app.domain.ids import CloseId
from app.domain.intent import (
    All,
    Amount,
    AtLimit,
    AtMarket,
    Capped,
    CloseIntent,
    Exactly,
    Origin,
    Pricing,
    Rest,
    Share,
    Ticks,
)
from app.domain.money import Price, Quantity
from app.domain.position import Position
from app.engine.desk import Desk

ACTS = (
    ("press", 10),
    ("double press", 2),
    ("flatten", 2),
    ("cancel", 3),
    ("look", 1),
    ("others", 4),
    ("cut", 2),
    ("kill", 2),
    ("kill at a write", 2),
    ("kill after a send", 1),
    ("restart", 1),
    ("limits", 1),
)


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that happens at a moment; `seed` decides its details."""

    at_s: float
    what: str
    seed: int

    def __str__(self) -> str:
        return f"{self.at_s:.3f} {self.what}"


def plan_of(chance: random.Random) -> list[Step]:
    """What is done in one run, in the order of time."""
    names, weights = zip(*ACTS, strict=True)
    wanted = {name for name in names if chance.random() < 0.6} | {"press"}
    chosen = [w if n in wanted else 0 for n, w in zip(names, weights, strict=True)]
    count, end_s = chance.randint(3, 14), chance.choice((4.0, 15.0, 40.0))
    steps = [
        Step(
            0.3 + chance.random() * end_s,
            chance.choices(names, chosen)[0],
            chance.getrandbits(32),
        )
        for _ in range(count)
    ]
    return sorted(steps, key=lambda step: step.at_s)


class Person:
    """Presses on rows as they are or as they were."""

    def __init__(self) -> None:
        self._remembered: list[Position] = []
        self._intents: list[CloseIntent] = []

    def forget(self) -> None:
        """A new panel shows nothing of the presses on the old one."""
        self._intents.clear()

    def press(self, desk: Desk, chance: random.Random, *, double: bool = False) -> None:
        rows = [row for key in sorted(desk.book) if (row := desk.book.position(key)) is not None]
        self._remembered += rows
        if self._remembered and chance.random() < 0.15:
            rows = self._remembered
        if not rows:
            return
        seen = chance.choice(rows)
        intent = CloseIntent(
            close_id=CloseId(f"{chance.getrandbits(128):032x}"),
            amount=_amount(seen, chance),
            pricing=_pricing(chance),
            cancel_working_orders=chance.random() < 0.3,
            seen=seen,
            pressed_at=desk.clock.now(),
            origin=Origin.BUTTON,
            override_stale=chance.random() < 0.05,
        )
        self._intents.append(intent)
        if not double:
            desk.press(intent)
        elif chance.random() < 0.5:
            # The same press told twice.
            desk.press_all([intent, intent])
        else:
            desk.press(intent)
            desk.press(chance.choice(self._intents))

    def flatten(self, desk: Desk, chance: random.Random) -> None:
        keys = sorted(desk.book)
        some = keys if chance.random() < 0.7 else chance.sample(keys, len(keys) // 2)
        try:
            desk.flattens.start(some)
        except Denied:
            return

    def cancel(self, desk: Desk, chance: random.Random) -> None:
        closes = desk.closes.unexplained()
        resting = [c for c in closes if c.order.venue_order_ids or chance.random() < 0.2]
        if not resting:
            return
        try:
            desk.cancel(chance.choice(resting).close_id)
        except Denied:
            return

    def look(self, desk: Desk) -> None:
        for close in desk.closes.unexplained():
            desk.look_again(close.close_id)


def _amount(seen: Position, chance: random.Random) -> Amount:
    size = int(seen.quantity)
    kind = chance.random()
    if kind < 0.35:
        return All()
    if kind < 0.45:
        return Rest()
    if kind < 0.7:
        return Share(chance.choice((Fraction(1, 4), Fraction(1, 2), Fraction(1))))
    return Exactly(Quantity(Decimal(chance.randint(1, size + 2))))


def _pricing(chance: random.Random) -> Pricing:
    kind = chance.random()
    if kind < 0.6:
        return AtMarket()
    if kind < 0.8:
        return AtLimit(Price(Decimal(chance.choice((99, 100, 102)))))
    return Capped(Ticks(Decimal(4)))
