"""What the simulated CoinW keeps: positions, orders and fills."""

import random
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final, Literal

from app.sim.coinw.contracts import Contract
from app.sim.market import Tick
from app.sim.matching import Direction

Side = Literal["long", "short"]
Kind = Literal["execute", "plan"]
Effect = Literal["open", "close"]

USER_ID: Final = 1200001


@dataclass(slots=True)
class Position:
    """One position; sizes are whole contracts, `side` gives the sign."""

    id: int
    contract: Contract
    side: Side
    contracts: int
    total: int
    open_price: Decimal
    leverage: int
    created_ms: int
    updated_ms: int
    index_price: Decimal
    fee: Decimal
    is_cross: bool = False
    opened_by: Kind = "execute"
    source: str = "web"
    funding_fee: Decimal = Decimal(0)
    realized: Decimal = Decimal(0)
    third_order_id: str = ""
    leader_id: int = USER_ID
    parent_id: int = 0

    @property
    def closed(self) -> int:
        return self.total - self.contracts

    @property
    def is_copied(self) -> bool:
        return self.leader_id != USER_ID

    def value_of(self, contracts: int, price: Decimal) -> Decimal:
        return price * contracts * self.contract.lot

    def profit(self, contracts: int, price: Decimal) -> Decimal:
        """What closing `contracts` at `price` gains before fees."""
        gain = self.value_of(contracts, price) - self.value_of(contracts, self.open_price)
        return gain if self.side == "long" else -gain

    def unrealized(self, tick: Tick) -> Decimal:
        # On the mark: the recorded rows only add up that way, not on the index they show.
        return self.profit(self.contracts, tick.mark)

    def margin(self, contracts: int) -> Decimal:
        return self.value_of(contracts, self.open_price) / self.leverage


@dataclass(slots=True)
class Fill:
    """One execution of an order; `left` is the size of the position after it."""

    id: int
    hedge_id: int
    order: "Order"
    contracts: int
    price: Decimal
    fee: Decimal
    net_profit: Decimal
    is_maker: bool
    at_ms: int
    left: int
    index_price: Decimal


@dataclass(slots=True)
class Order:
    """One order; `side` is the side of its position, `effect` says what it does to it.

    `pushed_twice` and `fills_late` are faults that were armed when it was accepted.
    """

    id: int
    short_id: int
    position: Position
    kind: Kind
    effect: Effect
    contracts: int
    price: Decimal | None
    created_ms: int
    updated_ms: int
    index_price: Decimal
    cancelled: int = 0
    fills: list[Fill] = field(default_factory=list)
    reverses: bool = False
    rests: bool = False
    pushed_twice: bool = False
    fills_late: bool = False

    @property
    def filled(self) -> int:
        return sum(fill.contracts for fill in self.fills)

    @property
    def leaves(self) -> int:
        return self.contracts - self.filled - self.cancelled

    @property
    def average_price(self) -> Decimal:
        """Of the filled part; only for an order with fills."""
        return sum((f.price * f.contracts for f in self.fills), Decimal(0)) / self.filled

    @property
    def worth(self) -> Decimal:
        """What the filled part was worth, in the quote currency."""
        return sum((self.position.value_of(f.contracts, f.price) for f in self.fills), Decimal(0))

    @property
    def status(self) -> str:
        if self.leaves:
            return "part" if self.fills else "unFinish"
        return "cancel" if self.cancelled else "finish"

    @property
    def direction(self) -> Direction:
        buys = (self.side == "long") == (self.effect == "open")
        return Direction.BUY if buys else Direction.SELL

    @property
    def side(self) -> Side:
        return self.position.side


@dataclass(frozen=True, slots=True)
class OrderChanged:
    """An order was accepted, filled or given up, in part or wholly."""

    order: Order


@dataclass(frozen=True, slots=True)
class Filled:
    """An order was executed, in part or wholly."""

    fill: Fill


@dataclass(frozen=True, slots=True)
class PositionChanged:
    """A position opened, closed, changed size, or has more or less of it tied up."""

    position: Position
    order: Order


Event = OrderChanged | Filled | PositionChanged


class Ids:
    """Rising identifiers of the lengths that CoinW uses; all odd, so that no double holds them."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        self._position = 2435521222700000101
        self._order = 33308900000000001
        self._fill = 21412700000000011
        self._short = 2890000001

    def position(self) -> int:
        self._position += self._step()
        return self._position

    def order(self) -> int:
        self._order += self._step()
        return self._order

    def fill(self) -> int:
        self._fill += self._step()
        return self._fill

    def short(self) -> int:
        self._short += 1
        return self._short

    def _step(self) -> int:
        return 2 * self._random.randint(1, 400)
