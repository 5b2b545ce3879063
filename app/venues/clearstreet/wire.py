"""Clear Street's JSON as it comes: rows and envelopes; nothing here is interpreted.

Numbers are decimal strings, at times plain numbers; null and a missing key mean the same; enum words
grow and shrink without notice, so every one of them is text. Unknown fields are passed over. What
only informs is kept as it came (`Figure`, `Words`): unreadable, it must not make its row unreadable.
Source: Clear Street Trading API, OpenAPI document 2025-10-31.
"""

from decimal import Decimal

import msgspec

Id = int | str
Number = Decimal | None
Text = str | None
Figure = msgspec.Raw
"""A number that is only shown; `rows.figure` reads it."""
Words = msgspec.Raw
"""A list of texts for people; `orders.words_of` reads it."""

NOTHING = msgspec.Raw(b"null")


class ErrorBody(msgspec.Struct):
    """What an error says; `details` holds free-form objects, two of them for one cause."""

    code: Id | None = None
    message: Text = None
    details: msgspec.Raw = NOTHING


class ErrorDetail(msgspec.Struct):
    """One of the details: the machine's word is in `reason`, else in `type`."""

    reason: Text = None
    type: Text = None
    description: Text = None


class Metadata(msgspec.Struct):
    """Beside every answer; the page fields only beside lists."""

    total_items: Figure = NOTHING
    total_pages: Figure = NOTHING
    next_page_token: Text = None


class Envelope(msgspec.Struct):
    """Around every answer. An error may come without it: then its fields stand at the top."""

    data: msgspec.Raw = NOTHING
    error: ErrorBody | None = None
    metadata: Metadata | None = None
    code: Id | None = None
    message: Text = None
    details: msgspec.Raw = NOTHING

    @property
    def is_error(self) -> bool:
        """An error with nothing beside it. Some answers to a mutation (207) have orders as well."""
        failed = self.error is not None or self.message is not None
        return failed and b"".join(bytes(self.data).split()) in (b"null", b"[]", b"{}")


class AccountRow(msgspec.Struct):
    """An account."""

    id: Id
    status: Text = None


class PositionRow(msgspec.Struct):
    """A position. `quantity` is signed: negative is short."""

    instrument_id: Text = None
    symbol: Text = None
    instrument_type: Text = None
    position_type: Text = None
    quantity: Number = None
    available_quantity: Number = None
    market_value: Figure = NOTHING
    avg_price: Figure = NOTHING
    cost_basis: Figure = NOTHING
    instrument_price: Figure = NOTHING
    closing_price: Figure = NOTHING
    unrealized_pnl: Figure = NOTHING
    daily_unrealized_pnl: Figure = NOTHING
    daily_realized_pnl: Figure = NOTHING
    underlying_instrument_id: Text = None


class TickRule(msgspec.Struct):
    """One band of prices: from `start_price` up to the next band's, without that."""

    tick_size: Decimal
    start_price: Number = None


class InstrumentRow(msgspec.Struct):
    """An instrument, or an option contract: only the latter has a multiplier."""

    id: str
    symbol: Text = None
    currency: Text = None
    is_tradable: bool | None = None
    is_fractionable: bool | None = None
    multiplier: Number = None
    tick_rules: list[TickRule] | None = None


class OrderRow(msgspec.Struct):
    """An order. `filled_quantity` is cumulative and the truth about what happened."""

    id: str
    client_order_id: Text = None
    instrument_id: Text = None
    symbol: Text = None
    side: Text = None
    order_type: Text = None
    time_in_force: Text = None
    status: Text = None
    quantity: Number = None
    filled_quantity: Number = None
    average_fill_price: Figure = NOTHING
    limit_price: Figure = NOTHING
    details: Words = NOTHING
    queue_state: Text = None
    releases_at: Text = None
    created_at: Text = None
    updated_at: Text = None


class ExecutionRow(msgspec.Struct):
    """One fill. No field for a fee exists."""

    id: str
    order_id: str
    quantity: Decimal
    price: Figure = NOTHING


class TouchRow(msgspec.Struct):
    """The best prices; either side may be null, and so may its time."""

    bid: Figure = NOTHING
    ask: Figure = NOTHING
    bid_size: Figure = NOTHING
    ask_size: Figure = NOTHING
    bid_timestamp: Text = None
    ask_timestamp: Text = None


class SnapshotRow(msgspec.Struct):
    """Market data of one instrument at one moment."""

    instrument_id: Text = None
    last_quote: TouchRow | None = None


class ClockRow(msgspec.Struct):
    """The venue's time."""

    clock: str


class MarketStatus(msgspec.Struct):
    """Which session runs; lower-case words here, upper-case elsewhere."""

    is_open: bool | None = None
    current_session: Text = None


class SessionTimes(msgspec.Struct):
    """When one session opens and closes, with its offset from UTC."""

    open: Text = None
    close: Text = None


class MarketRow(msgspec.Struct):
    """The hours of one market; the sessions of a day by their names."""

    market: Text = None
    status: MarketStatus | None = None
    today_sessions: msgspec.Raw = NOTHING
    next_sessions: msgspec.Raw = NOTHING
