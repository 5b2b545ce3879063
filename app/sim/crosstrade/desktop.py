"""What the NinjaTrader desktop holds: accounts, netted positions, orders, fills."""

import time
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from random import Random
from typing import Final

from app.sim.crosstrade.contracts import Contract
from app.sim.crosstrade.manner import Manner
from app.sim.market import Market, Tick
from app.sim.matching import Direction


class OrderType(StrEnum):
    """The order types, spelled as the order rows spell them."""

    MARKET = "Market"
    LIMIT = "Limit"
    STOP_MARKET = "StopMarket"
    STOP_LIMIT = "StopLimit"


class OrderState(StrEnum):
    """NinjaTrader's order states, as far as the simulator enters them."""

    INITIALIZED = "Initialized"
    SUBMITTED = "Submitted"
    ACCEPTED = "Accepted"
    WORKING = "Working"
    PART_FILLED = "PartFilled"
    CANCEL_PENDING = "CancelPending"
    FILLED = "Filled"
    CANCELLED = "Cancelled"
    REJECTED = "Rejected"


# Per contract, in an account that is not a paper account.
COMMISSION: Final = Decimal("0.52")

TERMINAL: Final = frozenset({OrderState.FILLED, OrderState.CANCELLED, OrderState.REJECTED})


@dataclass(frozen=True, slots=True)
class Handling:
    """What an armed fault does to the orders of one call."""

    late: bool = False
    repeated: bool = False


def now_ms() -> int:
    return time.time_ns() // 1_000_000


@dataclass(eq=False, slots=True)
class Order:
    """One order; `ids` are all the ids it answers to, the newest last."""

    ids: list[str]
    account: str
    contract: Contract
    direction: Direction
    quantity: int
    order_type: OrderType
    time_in_force: str
    name: str
    limit: Decimal | None = None
    stop: Decimal | None = None
    oco: str = ""
    handling: Handling = Handling()
    state: OrderState = OrderState.INITIALIZED
    filled: int = 0
    paid: Decimal = Decimal(0)
    triggered: bool = False
    filling: bool = False
    history: list[tuple[OrderState, int]] = field(default_factory=list)

    def enter(self, state: OrderState) -> None:
        self.state = state
        self.history.append((state, now_ms()))

    @property
    def order_id(self) -> str:
        return self.ids[-1]

    @property
    def leaves(self) -> int:
        return self.quantity - self.filled

    @property
    def is_over(self) -> bool:
        return self.state in TERMINAL

    @property
    def is_working(self) -> bool:
        return not self.is_over and self.state is not OrderState.INITIALIZED


@dataclass(frozen=True, slots=True)
class Fill:
    """One execution; `position_after` is unsigned, as in the execution rows."""

    fill_id: str
    order_id: str
    name: str
    account: str
    contract: Contract
    direction: Direction
    price: Decimal
    quantity: int
    position_after: int
    epoch_ms: int
    repeated: bool = False


@dataclass(slots=True)
class Holding:
    """The net position of one account in one contract; `size` is negative for a short."""

    contract: Contract
    size: int = 0
    average: Decimal = Decimal(0)

    def take(self, change: int, price: Decimal) -> Decimal:
        """Net a fill of `change` contracts (negative: sold) into it; returns the realised P&L.

        Nothing here is reduce-only: what goes beyond flat opens the other side.
        """
        if self.size * change >= 0:
            total = abs(self.size) + abs(change)
            self.average = (self.average * abs(self.size) + price * abs(change)) / total
            self.size += change
            return Decimal(0)
        closed = min(abs(self.size), abs(change))
        sign = 1 if self.size > 0 else -1
        realised = (price - self.average) * closed * sign * self.contract.point_value
        self.size += change
        if self.size == 0:
            self.average = Decimal(0)
        elif self.size * sign < 0:
            self.average = price
        return realised


@dataclass(slots=True)
class Account:
    """One NinjaTrader account; a `provider` of `Simulator` marks a paper account."""

    number: int
    name: str
    provider: str
    cash: Decimal
    realised: Decimal = Decimal(0)
    commission: Decimal = Decimal(0)
    holdings: dict[str, Holding] = field(default_factory=dict)
    orders: list[Order] = field(default_factory=list)
    fills: list[Fill] = field(default_factory=list)
    _not_over: list[Order] = field(default_factory=list)

    @property
    def is_paper(self) -> bool:
        return self.provider == "Simulator"

    def holding(self, contract: Contract) -> Holding:
        return self.holdings.setdefault(contract.name, Holding(contract))

    def open_holdings(self) -> list[Holding]:
        return [holding for holding in self.holdings.values() if holding.size]

    def add(self, order: Order) -> None:
        """Take an order into the account, however far it has come."""
        self.orders.append(order)
        self._not_over.append(order)

    def working(self, contract: Contract | None = None) -> list[Order]:
        """Orders not yet at their end, of one contract or of all."""
        # Every tick asks for them: what has ended is not looked at again.
        self._not_over = [order for order in self._not_over if not order.is_over]
        return [
            order
            for order in self._not_over
            if order.is_working and contract in (None, order.contract)
        ]

    def order(self, order_id: str) -> Order | None:
        """The newest order that answers to `order_id`."""
        return next((one for one in reversed(self.orders) if order_id in one.ids), None)


@dataclass(slots=True)
class Desktop:
    """The desktop of one user: accounts by canonical name, prices, and how it behaves."""

    accounts: dict[str, Account]
    market: Market
    manner: Manner
    chance: Random
    priced_at: float = field(default_factory=time.time)

    def __post_init__(self) -> None:
        self.market.listen(self._note_the_time)

    def new_id(self) -> str:
        """32 lower-case hexadecimal digits, as NinjaTrader writes ids."""
        return f"{self.chance.getrandbits(128):032x}"

    def account(self, name: str) -> Account | None:
        """Account names are case-insensitive."""
        return next((a for a in self.accounts.values() if a.name.lower() == name.lower()), None)

    def _note_the_time(self, tick: Tick) -> None:
        self.priced_at = time.time()
