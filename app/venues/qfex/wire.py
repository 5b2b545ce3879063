"""QFEX's own JSON, as it travels on its sockets: every message kind that we send or read.

Nearly every field may be missing or null, numbers come as numbers or as text, and unknown fields
are passed over. Source: QFEX AsyncAPI and OpenAPI documents.
"""

from decimal import Decimal
from typing import TYPE_CHECKING, Any

import msgspec

from app.domain.money import finite

Number = Decimal | None


if TYPE_CHECKING:
    Id = str
else:
    Id = str | int
"""A name that the venue gave: always text once decoded, though it may travel as a number."""


def as_text(struct: msgspec.Struct, *names: str) -> None:
    """Make text of ids that came as numbers, every digit kept."""
    for name in names:
        value = getattr(struct, name)
        if isinstance(value, int):
            setattr(struct, name, str(value))


class OrderBody(msgspec.Struct, gc=False):
    """One statement about one order: `order_response`, and the rows of order lists."""

    order_id: Id | None = None
    symbol: str | None = None
    status: str | None = None
    quantity: Number = None
    quantity_remaining: Number = None
    price: Number = None
    side: str | None = None
    type: str | None = None
    time_in_force: str | None = None
    client_order_id: Id | None = None

    def __post_init__(self) -> None:
        as_text(self, "order_id", "client_order_id")
        # These are compared before anything else reads them, and a signalling NaN refuses even that.
        for value in (self.quantity, self.quantity_remaining, self.price):
            if value is not None:
                finite(value)


class FillBody(msgspec.Struct, gc=False):
    """One execution: `fill_response`. `price` is the execution's, `order_price` the order's."""

    trade_id: Id | None = None
    order_id: Id | None = None
    symbol: str | None = None
    price: Number = None
    quantity: Number = None
    remaining_quantity: Number = None
    fee: Number = None
    client_order_id: Id | None = None
    timestamp: Any = None

    def __post_init__(self) -> None:
        as_text(self, "trade_id", "order_id", "client_order_id")


class PositionBody(msgspec.Struct, gc=False):
    """One position, pulsed or in a REST snapshot; `position` is signed, 0 is flat."""

    symbol: str | None = None
    position: Number = None
    average_price: Number = None
    unrealised_pnl: Number = None
    open_orders: Number = None
    open_quantity: Number = None


class BalanceBody(msgspec.Struct, gc=False):
    """The account's money, in USD."""

    available_balance: Number = None


class ErrBody(msgspec.Struct):
    """A refusal or failure of a request; `incoming_message` echoes it, as object or as text.

    `message` is text once decoded, whatever it travels as.
    """

    error_code: Id | None = None
    message: Any = None
    incoming_message: Any = None

    def __post_init__(self) -> None:
        as_text(self, "error_code")
        if self.message is not None and not isinstance(self.message, str):
            self.message = msgspec.json.encode(self.message).decode()


class OrderList(msgspec.Struct):
    """The open orders of an account; an answer without them does not say that there are none."""

    orders: list[OrderBody] | None
    stop_orders: list[OrderBody] | None = None
    twaps: list[dict[str, Any]] | None = None


class ExecutionList(msgspec.Struct):
    """A page of the account's executions; `count` is how many there are, where it is told."""

    rows: list[FillBody]
    count: int | None = None


class TradeFrame(msgspec.Struct):
    """One frame of the trade socket: in effect exactly one of these is there."""

    type: str | None = None
    result: Any = None
    authenticated: Any = None
    success: Any = None
    error: Any = None
    subscribed: str | list[str] | None = None
    unsubscribed: Any = None
    order_response: OrderBody | None = None
    stop_order_response: OrderBody | None = None
    fill_response: FillBody | None = None
    position_response: PositionBody | None = None
    balance_response: BalanceBody | None = None
    all_orders_response: OrderList | None = None
    user_orders: list[OrderBody] | None = None
    user_trades: list[FillBody] | None = None
    user_trades_response: list[FillBody] | None = None
    count: int | None = None
    err: ErrBody | None = None
    error_code: Id | None = None
    message: Any = None
    incoming_message: Any = None
    ack: Any = None
    ack_response: Any = None
    channel: str | None = None
    contents: list[PositionBody] | None = None


class MarketMessage(msgspec.Struct, gc=False):
    """One message of the market data socket; numbers are text there."""

    type: str | None = None
    symbol: str | None = None
    bid: list[list[Decimal]] | None = None
    ask: list[list[Decimal]] | None = None
    price: Number = None
    min_price: Number = None
    max_price: Number = None
    sequence: int | str | None = None
    bbos: list["MarketMessage"] | None = None
    mark_prices: list["MarketMessage"] | None = None


class HmacParams(msgspec.Struct):
    public_key: str
    nonce: str
    unix_ts: int
    signature: str


class AuthParams(msgspec.Struct, omit_defaults=True):
    hmac: HmacParams
    account_id: str | None = None


class ChannelParams(msgspec.Struct):
    channels: list[str]


class CloseParams(msgspec.Struct):
    symbol: str
    client_order_id: str


class AddOrderParams(msgspec.Struct):
    """`price` 0 with MARKET; `reduce_only` is always true here; numbers are their own digits."""

    symbol: str
    side: str
    order_type: str
    order_time_in_force: str
    quantity: msgspec.Raw
    price: msgspec.Raw
    reduce_only: bool
    take_profit: int
    stop_loss: int
    client_order_id: str


class CancelParams(msgspec.Struct):
    symbol: str
    order_id: str
    cancel_order_id_type: str = "order_id"


class CancelStopParams(msgspec.Struct):
    stop_order_id: str


class PageParams(msgspec.Struct):
    limit: int
    offset: int


class ListParams(PageParams):
    symbol: str


class Command(msgspec.Struct):
    """A frame of ours on the trade socket; `params` is one of the structs above."""

    type: str
    params: msgspec.Struct


class MarketSubscribe(msgspec.Struct):
    """A frame of ours on the market data socket: flat, unlike those of the trade socket."""

    type: str
    channels: list[str]
    symbols: list[str]
