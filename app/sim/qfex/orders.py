"""Orders, trades and the two ways in which the exchange says no."""

import time
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from app.sim.matching import Direction

SERVER_ERROR: Final = "ServerError"


class OrderRefused(Exception):
    """The order is not accepted; `status` is the word that its order_response carries."""

    def __init__(self, status: str) -> None:
        super().__init__(status)
        self.status = status


class CommandFailed(Exception):
    """The command is answered with an error frame."""

    def __init__(self, code: str, message: str | None) -> None:
        super().__init__(f"{code}: {message}")
        self.code = code
        self.message = message


@dataclass(frozen=True, slots=True)
class Ticket:
    """What somebody asks to have placed; `whole` marks the order that a close_position makes."""

    symbol: str
    side: Direction
    type: str
    tif: str
    quantity: Decimal
    price: Decimal
    reduce_only: bool
    client_order_id: str
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Manners:
    """How the exchange talks about an order while a fault is shown."""

    muted: bool = False
    twice: bool = False
    late: bool = False


@dataclass(slots=True)
class Order:
    """One order from acceptance to its end."""

    order_id: str
    account_id: str
    ticket: Ticket
    quantity: Decimal
    price: Decimal
    remaining: Decimal
    manners: Manners = field(default_factory=Manners)
    resting: bool = False
    terminal_status: str | None = None
    passive: Decimal = Decimal(0)
    updated_at: float = field(default_factory=time.time)
    trades: list["Trade"] = field(default_factory=list)

    @property
    def filled(self) -> Decimal:
        return sum((trade.quantity for trade in self.trades), Decimal(0))

    @property
    def average_price(self) -> Decimal | None:
        if not self.trades:
            return None
        return sum((t.price * t.quantity for t in self.trades), Decimal(0)) / self.filled

    @property
    def is_live(self) -> bool:
        return self.terminal_status is None

    @property
    def status(self) -> str:
        """The status that a question about the order is answered with."""
        return self.terminal_status or ("FILLED" if self.trades else "ACK")


@dataclass(frozen=True, slots=True)
class Trade:
    """One execution of an order."""

    trade_id: str
    order: Order
    price: Decimal
    quantity: Decimal
    fee: Decimal
    realised: Decimal
    is_taker: bool
    at: float
