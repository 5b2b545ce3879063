"""CrossTrade's JSON as it comes and goes: rows, frames and bodies; nothing is interpreted here.

Bodies check what would be dangerous to leave out. Of a row only what names it is typed; its numbers
stay raw until they are read, so that one odd figure does not cost the row. Unknown fields are
passed over. Source: CrossTrade API documentation, its pages on accounts, positions, orders and the
websocket.
"""

from decimal import Decimal

import msgspec

NOTHING = msgspec.Raw(b"null")

Raw = msgspec.Raw
Text = str | None


class Row(msgspec.Struct, rename="camel"):
    """What all rows share: camelCase names."""


class PositionRow(Row):
    """A net position: `quantity` is unsigned, the side is `marketPosition`."""

    account: str
    instrument: str
    instrument_type: Text = None
    market_position: Text = None
    quantity: Raw = NOTHING
    average_price: Raw = NOTHING
    market_price: Raw = NOTHING
    unrealized_profit_loss: Raw = NOTHING


class PositionName(Row):
    """Whose row it is, where nothing else of it can be read."""

    account: Text = None
    instrument: Text = None


class Beside(Row):
    """What may stand beside a list of positions: how many there are, and a warning."""

    count: Raw = NOTHING
    warning: Raw = NOTHING


class AccountRow(Row):
    """An account: flat in its own reply, under `account` in a snapshot and a P&L frame."""

    name: str
    provider: Text = None
    denomination: Text = None
    connection_status: Text = None


class SnapshotElement(Row):
    """One account of a snapshot or a P&L frame; a shape that is assumed, so all may be missing."""

    account: Raw = NOTHING
    positions: list[Raw] | None = None


class OrderRow(Row):
    """An order. The venue's own example is cut, so fields may be missing or new."""

    order_id: str
    instrument: Text = None
    order_type: Text = None
    order_state: Text = None
    order_action: Text = None
    quantity: Raw = NOTHING
    filled: Raw = NOTHING
    average_fill_price: Raw = NOTHING
    limit_price: Raw = NOTHING
    epoch: Raw = NOTHING


class ExecutionRow(Row):
    """One execution: `marketPosition` is its direction, Short is a sale; `epoch` is in ms."""

    id: str
    order_id: Text = None
    account: Text = None
    instrument: Text = None
    market_position: Text = None
    epoch: Raw = NOTHING
    price: Raw = NOTHING
    quantity: Raw = NOTHING
    commission: Raw = NOTHING
    fee: Raw = NOTHING


class QuoteRow(Row):
    """A quote with the contract's data; `epoch` is in seconds here. A pushed one has less."""

    instrument: str
    tick_size: Raw = NOTHING
    point_value: Raw = NOTHING
    bid: Raw = NOTHING
    ask: Raw = NOTHING
    last: Raw = NOTHING
    epoch: Raw = NOTHING
    is_market_open: Raw = NOTHING


class SessionCountdown(Row):
    """How long the market stays as it is: `action` is "Until Close" or "Until Open"."""

    action: Text = None
    seconds_remaining: Raw = NOTHING


class MarketInfo(Row):
    """What the add-on tells of one market."""

    session: SessionCountdown | None = None


class Frame(Row):
    """Any frame that the websocket pushes."""

    type: Text = None
    error: Raw = NOTHING
    quotes: list[Raw] | None = None
    accounts: list[Raw] | None = None


class CloseBody(msgspec.Struct, frozen=True, omit_defaults=True):
    """The body of positions/close. Raises ValueError for what the venue might take for "all"."""

    instrument: str
    quantity: int | None = None

    def __post_init__(self) -> None:
        _named(self.instrument)
        if self.quantity is not None and self.quantity < 1:
            raise ValueError(f"expected at least one contract, was {self.quantity}")


class PlaceBody(msgspec.Struct, frozen=True, rename="camel"):
    """The body of orders/place for an opposite limit order. Raises ValueError."""

    instrument: str
    action: str
    quantity: int
    limit_price: Decimal
    order_id: str
    require_market_position: str
    order_type: str = "LIMIT"
    time_in_force: str = "DAY"

    def __post_init__(self) -> None:
        _named(self.instrument)
        if self.quantity < 1:
            raise ValueError(f"expected at least one contract, was {self.quantity}")


class CancelBody(msgspec.Struct, frozen=True):
    """The body of orders/cancel; without the instrument it would cancel the whole account."""

    instrument: str

    def __post_init__(self) -> None:
        _named(self.instrument)


def _named(instrument: str) -> None:
    if not instrument.strip():
        raise ValueError("expected an instrument, was nothing")
