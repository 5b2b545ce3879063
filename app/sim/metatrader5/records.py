"""What the simulated broker keeps: positions, orders, deals, and what changed in one go.

Enum names are the wire's without their prefix (`SELL_LIMIT` becomes `BMT5_ORDER_TYPE_SELL_LIMIT`
in a unary reply and `SUB_ORDER_TYPE_SELL_LIMIT` in a stream): the two families number some members
differently, so a number is never carried from one to the other.
"""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import Enum, auto

from app.sim.matching import Direction

NOTHING = Decimal(0)


class OrderKind(Enum):
    """The order types that the simulated broker takes, by their wire numbers."""

    BUY = 0
    SELL = 1
    BUY_LIMIT = 2
    SELL_LIMIT = 3
    BUY_STOP = 4
    SELL_STOP = 5

    @property
    def direction(self) -> Direction:
        return Direction.BUY if self.name.startswith("BUY") else Direction.SELL

    @property
    def is_market(self) -> bool:
        return self in (OrderKind.BUY, OrderKind.SELL)


class OrderState(Enum):
    """Where an order is in its life."""

    STARTED = auto()
    PLACED = auto()
    CANCELED = auto()
    FILLED = auto()
    EXPIRED = auto()


class Entry(Enum):
    """What a deal did to its position."""

    IN = auto()
    OUT = auto()
    INOUT = auto()


class Reason(Enum):
    """Why an order or deal came about."""

    CLIENT = auto()
    EXPERT = auto()
    SL = auto()
    TP = auto()


@dataclass(frozen=True, slots=True)
class Position:
    """One open position; levels of zero mean none. `identifier` outlives a change of ticket."""

    ticket: int
    identifier: int
    symbol: str
    direction: Direction
    volume: Decimal
    price_open: Decimal
    opened_at: datetime
    updated_at: datetime
    stop_loss: Decimal = NOTHING
    take_profit: Decimal = NOTHING
    swap: Decimal = NOTHING
    magic: int = 0
    comment: str = ""
    reason: Reason = Reason.CLIENT
    from_pending_order: bool = False

    @property
    def is_long(self) -> bool:
        return self.direction is Direction.BUY


@dataclass(frozen=True, slots=True)
class Order:
    """One order: pending, in flight at market, or finished."""

    ticket: int
    symbol: str
    kind: OrderKind
    volume_initial: Decimal
    volume_current: Decimal
    price_open: Decimal
    setup_at: datetime
    state: OrderState = OrderState.STARTED
    position_id: int = 0
    stop_loss: Decimal = NOTHING
    take_profit: Decimal = NOTHING
    magic: int = 0
    comment: str = ""
    reason: Reason = Reason.EXPERT
    type_time: str = "GTC"
    expires_at: datetime | None = None
    done_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Deal:
    """One execution; money in the account's currency, costs negative."""

    ticket: int
    order: int
    position_id: int
    symbol: str
    direction: Direction
    entry: Entry
    volume: Decimal
    price: Decimal
    profit: Decimal
    swap: Decimal
    commission: Decimal
    reason: Reason
    comment: str
    magic: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Request:
    """What a caller asked of the trade server, as OnTradeTransaction echoes it."""

    action: str
    symbol: str
    volume: Decimal = NOTHING
    price: Decimal = NOTHING
    deviation: int = 0
    kind: OrderKind = OrderKind.BUY
    order: int = 0
    position: int = 0
    stop_loss: Decimal = NOTHING
    take_profit: Decimal = NOTHING
    magic: int = 0
    comment: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """The trade server's word on one request: a return code, and what came of it.

    `mql_error` other than 0 is a runtime error of the terminal beside the return code;
    `close_mode` is the wire's number and means something for `OrderClose` only.
    """

    code: int
    close_mode: int = 0
    order: int = 0
    deal: int = 0
    volume: Decimal = NOTHING
    price: Decimal = NOTHING
    bid: Decimal = NOTHING
    ask: Decimal = NOTHING
    mql_error: int = 0


@dataclass(frozen=True, slots=True)
class Change:
    """Everything that one event changed in the account, as OnTrade groups it."""

    new_orders: tuple[Order, ...] = ()
    gone_orders: tuple[Order, ...] = ()
    changed_orders: tuple[tuple[Order, Order], ...] = ()
    history_orders: tuple[Order, ...] = ()
    deals: tuple[Deal, ...] = ()
    new_positions: tuple[Position, ...] = ()
    gone_positions: tuple[Position, ...] = ()
    updated_positions: tuple[tuple[Position, Position], ...] = ()
    request: Request | None = None
    outcome: Outcome | None = None
