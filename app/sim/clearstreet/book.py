"""What the simulated venue keeps: accounts, holdings, orders and their fills."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from random import Random
from typing import Final

from app.sim.clearstreet.instruments import Instrument
from app.sim.matching import Direction


class Status(StrEnum):
    """The stages of an order that this venue passes through."""

    PENDING_NEW = "PENDING_NEW"
    QUEUED = "QUEUED"
    PENDING_TRIGGER = "PENDING_TRIGGER"
    NEW = "NEW"
    PARTIALLY_FILLED = "PARTIALLY_FILLED"
    FILLED = "FILLED"
    CANCELED = "CANCELED"
    REJECTED = "REJECTED"
    EXPIRED = "EXPIRED"
    PENDING_CANCEL = "PENDING_CANCEL"
    PENDING_REPLACE = "PENDING_REPLACE"
    REPLACED = "REPLACED"


ENDED: Final = frozenset({Status.FILLED, Status.CANCELED, Status.REJECTED, Status.EXPIRED})


@dataclass(slots=True)
class Fill:
    """One execution of an order."""

    fill_id: str
    quantity: Decimal
    price: Decimal
    at: datetime


@dataclass(slots=True, kw_only=True)
class Order:
    """One order; `leaves` counts down to zero and is zero at any end."""

    order_id: str
    client_order_id: str
    account: int
    instrument: Instrument
    side: str
    quantity: Decimal
    order_type: str
    time_in_force: str
    created_at: datetime
    limit: Decimal | None = None
    stop: Decimal | None = None
    expires_at: datetime | None = None
    works_until: datetime | None = None
    extended_hours: bool | None = None
    by_close: bool = False
    is_late: bool = False
    is_repeated: bool = False
    status: Status = Status.PENDING_NEW
    details: list[str] = field(default_factory=list)
    queue_state: str | None = None
    releases_at: datetime | None = None
    fills: list[Fill] = field(default_factory=list)
    updated_at: datetime = field(init=False)

    def __post_init__(self) -> None:
        self.updated_at = self.created_at

    @property
    def direction(self) -> Direction:
        return Direction.BUY if self.side == "BUY" else Direction.SELL

    @property
    def filled(self) -> Decimal:
        return sum((fill.quantity for fill in self.fills), Decimal(0))

    @property
    def leaves(self) -> Decimal:
        return Decimal(0) if self.is_over else self.quantity - self.filled

    @property
    def average(self) -> Decimal | None:
        if not self.fills:
            return None
        return sum((fill.quantity * fill.price for fill in self.fills), Decimal(0)) / self.filled

    @property
    def is_over(self) -> bool:
        return self.status in ENDED

    def enter(self, status: Status, at: datetime, *details: str) -> None:
        """Pass to another stage; an order at its end never changes again."""
        if self.is_over:
            return
        self.status = status
        self.details += details
        # Two changes within one tick of the clock must still be told apart.
        self.updated_at = max(at, self.updated_at + timedelta(microseconds=1))


@dataclass(slots=True)
class Holding:
    """The net position of one account in one instrument; `size` is negative for a short.

    An `average` of None is a position whose cost the venue does not know.
    """

    instrument: Instrument
    size: Decimal
    average: Decimal | None
    realised: Decimal | None = None

    def take(self, change: Decimal, price: Decimal) -> None:
        """Net a fill into it (negative: sold); what goes beyond flat opens the other side."""
        before = self.size
        self.size += change
        if before * change >= 0:
            known = self.average if before else Decimal(0)
            if known is not None:
                self.average = (known * abs(before) + price * abs(change)) / abs(self.size)
            return
        if self.average is not None:
            closed = min(abs(before), abs(change)) * (1 if before > 0 else -1)
            gained = (price - self.average) * closed * self.instrument.multiplier
            self.realised = (self.realised or Decimal(0)) + gained
        if before * self.size < 0:
            self.average = price

    def copy(self) -> "Holding":
        return Holding(self.instrument, self.size, self.average, self.realised)


@dataclass(slots=True)
class Account:
    """One trading account; `shown` is what its position rows are made from."""

    number: int
    full_name: str
    short_name: str
    subtype: str
    status: str
    options_level: int
    opened: str
    closed: str | None
    cash: Decimal
    holdings: dict[str, Holding] = field(default_factory=dict)
    shown: dict[str, Holding] = field(default_factory=dict)
    orders: list[Order] = field(default_factory=list)

    def show(self) -> None:
        """Let the position rows catch up with the truth."""
        self.shown = {key: holding.copy() for key, holding in self.holdings.items()}

    def holding(self, instrument: Instrument) -> Holding:
        empty = Holding(instrument, Decimal(0), Decimal(0))
        return self.holdings.setdefault(instrument.id, empty)

    def size(self, instrument: Instrument) -> Decimal:
        held = self.holdings.get(instrument.id)
        return held.size if held else Decimal(0)

    def open_holdings(self) -> list[Holding]:
        return [holding for holding in self.holdings.values() if holding.size]

    def open_orders(self, instrument: Instrument | None = None) -> list[Order]:
        return [
            order
            for order in self.orders
            if not order.is_over and instrument in (None, order.instrument)
        ]

    def order(self, order_id: str) -> Order | None:
        """By the venue's id at any time, by the caller's own id only while it is open."""
        for order in reversed(self.orders):
            if order.order_id == order_id:
                return order
            if order.client_order_id == order_id and not order.is_over:
                return order
        return None


class Ids:
    """Time-ordered UUIDs, as the venue makes them."""

    def __init__(self, chance: Random) -> None:
        self._chance = chance

    def new(self, at: datetime) -> str:
        head = f"{int(at.timestamp() * 1000):012x}"
        tail = f"{self._chance.getrandbits(12):03x}"
        rest = f"{0x8000000000000000 | self._chance.getrandbits(62):016x}"
        return f"{head[:8]}-{head[8:]}-7{tail}-{rest[:4]}-{rest[4:]}"
