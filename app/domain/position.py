"""An open position as its venue last reported it."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from app.domain.ids import Environment, Instant, PositionKey
from app.domain.instrument import Instrument
from app.domain.money import Money, Price, Quantity


class Side(StrEnum):
    """Long gains when the price rises."""

    LONG = "long"
    SHORT = "short"

    @property
    def sign(self) -> int:
        return 1 if self is Side.LONG else -1

    @property
    def closing_verb(self) -> str:
        """How one gets out: a long is sold, a short is bought."""
        return "Sell" if self is Side.LONG else "Buy"


class Pause(StrEnum):
    """Why a venue takes no closes for a while."""

    FUNDING = "funding"
    MARKET_CLOSED = "market closed"


@dataclass(frozen=True, slots=True)
class WorkingOrders:
    """Orders that rest at the venue in this position's instrument and could fill behind our back."""

    count: int
    quantity: Quantity | None = None


@dataclass(frozen=True, slots=True)
class Position:
    """One open position; a flat one is not a Position.

    `profit` is the venue's own unrealised figure where it sends one; otherwise it is computed from
    the mark. `closable` is what the venue would let us close where it says so (part of the size may
    be tied up in resting orders). `caution` is a sentence for a person, empty for most rows.
    `paused_until`: the venue refuses closes at market until then, where it says so in advance.
    `pauses_at`: when its next announced pause begins. `pause` is why, of either. `day_profit` is
    what the venue counts for today, realised part and all, where it counts that.
    """

    key: PositionKey
    instrument: Instrument
    side: Side
    quantity: Quantity
    average_price: Price | None
    mark: Price | None
    profit: Money | None
    seen_at: Instant
    working_orders: WorkingOrders | None = None
    closable: Quantity | None = None
    caution: str = ""
    paused_until: Instant | None = None
    pauses_at: Instant | None = None
    pause: Pause = Pause.FUNDING
    day_profit: Money | None = None

    def profit_at(self, price: Price) -> Money | None:
        """What the whole position has gained if it were worth `price`; None without an average."""
        if self.average_price is None:
            return None
        move = Decimal(self.side.sign) * (price - self.average_price)
        return self.instrument.gain(move, self.quantity)


def mixes_live_and_simulated(positions: Iterable[Position]) -> bool:
    """Whether some are at simulated venues and some are not: no single act may touch both."""
    return len({one.key.account.environment is Environment.SIM for one in positions}) > 1
