"""CoinW's JSON as it comes: rows, envelope and frames; nothing here is interpreted.

The same field is a number in a list, text in a push and null or missing elsewhere, so every number
may be any of these. Decimals keep the digits of the literal; NaN and infinities are refused.
Unknown fields are passed over. Source: CoinW futures API, its pages on positions, orders and the
websocket.
"""

import functools
from decimal import Decimal

import msgspec

from app.domain.money import finite

Id = int | str
Number = Decimal | None
Text = str | None

NOTHING = msgspec.Raw(b"null")


def is_set(value: Id | None) -> bool:
    """Whether a field holds an id; the venue writes 0 as well where it has none."""
    return value not in (None, "", 0, "0")


class Row(msgspec.Struct, rename="camel"):
    """What all rows share: camelCase names, and numbers that are finite."""

    def __post_init__(self) -> None:
        for name in _numbers_of(type(self)):
            value = getattr(self, name)
            if value is not None:
                try:
                    finite(value)
                except ValueError as error:
                    raise ValueError(f"{name}: {error}") from None


@functools.cache
def _numbers_of(kind: type[Row]) -> tuple[str, ...]:
    """The fields that hold decimals: asked once, for there may be thousands of rows."""
    fields = msgspec.structs.fields(kind)
    return tuple(one.name for one in fields if one.type in (Decimal, Number))


class Envelope(Row):
    """Around every REST answer. Code 6003 writes `message` where all others write `msg`."""

    code: int | str
    data: msgspec.Raw = NOTHING
    msg: str | None = None
    message: str | None = None
    success: bool | None = None


class Value(Row):
    """The data of a good reply to a close: the id of the closing order."""

    value: Id | None = None


class InstrumentRow(Row):
    """A contract."""

    name: str
    one_lot_size: Decimal
    price_precision: int
    quote: Text = "usdt"
    min_size: Number = None
    status: Text = "online"
    settled_at: Number = None
    settled_period: Number = None


class PositionRow(Row):
    """A position: a REST row, or a row of the `position` push."""

    id: Id
    instrument: str
    direction: str
    current_piece: Decimal
    status: Id | None = "open"
    open_price: Number = None
    profit_unreal: Number = None
    base_size: Number = None
    remain_current_piece: Number = None
    updated_date: Number = None
    user_id: Id | None = None
    leader_id: Id | None = None
    parent_id: Id | None = None


class OrderRow(Row):
    """An order: open, from the history, or pushed. `id` is the order's; `orderId` of a history row
    is another number and of no use.
    """

    id: Id
    instrument: str
    order_status: Text = None
    status: Id | None = None
    direction: Text = None
    pos_type: Text = None
    total_piece: Number = None
    trade_piece: Number = None
    cancel_piece: Number = None
    avg_price: Number = None
    order_price: Number = None
    open_id: Id | None = None
    source: Text = None
    created_date: Number = None


class DealRow(Row):
    """One execution: a row of the deals, or of the `position_change` push. `id` is the execution's,
    `openId` the position's.
    """

    id: Id
    instrument: str
    open_id: Id | None = None
    order_id: Id | None = None
    status: Id | None = None
    order_status: Text = None
    closed_piece: Number = None
    close_price: Number = None
    real_price: Number = None
    fee: Number = None
    source: Text = None
    created_date: Number = None


class OrderPage(Row):
    """A page of orders."""

    rows: list[OrderRow] | None = None
    total: Number = None


class DealPage(Row):
    """A page of deals."""

    rows: list[DealRow] | None = None
    total: Number = None


class AssetsRow(Row):
    """The balances of the account."""

    available_usdt: Number = None


class Frame(Row):
    """Any websocket frame."""

    event: str | None = None
    channel: str | None = None
    type: str | None = None
    pair_code: str | None = None
    data: msgspec.Raw = NOTHING
    result: bool | None = None
    error_code: Id | None = None
    error_msg: str | None = None


class Verdict(Row):
    """The data of an answer to a login or a subscription."""

    result: bool | None = None
    error_code: Id | None = None
    error_msg: str | None = None


class PriceTick(Row):
    """A mark price."""

    p: Decimal


class FundingTick(Row):
    """A funding rate: `nt` is the next settlement in ms, `h` the hours between two."""

    nt: Number = None
    h: Number = None


class Level(Row):
    """One price of the order book; `m` is a size in the coin, not in contracts."""

    p: Decimal
    m: Number = None


class Depth(Row):
    """The best prices of the order book."""

    asks: list[Level] | None = None
    bids: list[Level] | None = None
