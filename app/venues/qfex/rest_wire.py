"""QFEX's own JSON, as its REST answers hold it. Source: QFEX OpenAPI documents."""

from typing import Any

import msgspec

from app.venues.qfex.wire import BalanceBody, Id, Number, PositionBody, as_text


class RestAnswer(msgspec.Struct, kw_only=True):
    """What an answer of REST may hold beside its rows: an error, whatever its HTTP status says."""

    error: Any = None
    err: Any = None
    errors: Any = None
    error_code: Any = None
    title: Any = None
    detail: Any = None


class PositionsPage(RestAnswer):
    """REST `/user/positions`. None held is null or an empty list; a body without it tells nothing."""

    positions: list[PositionBody] | None
    balance: BalanceBody | None = None


class ListingBody(msgspec.Struct):
    """One instrument of `/refdata`."""

    symbol: str
    quote_asset: str | None = None
    tick_size: Number = None
    lot_size: Number = None
    min_price: Number = None
    max_price: Number = None
    min_quantity: Number = None
    max_quantity: Number = None
    status: str | None = None
    market_hours: Any = None


class RefData(RestAnswer):
    """REST `/refdata`."""

    data: list[ListingBody] | None


class HistoricOrder(msgspec.Struct):
    """One ended order of REST `/user/historic-orders`."""

    order_id: Id | None = None
    terminal_status: str | None = None
    status_ts: str | None = None
    symbol: str | None = None
    side: str | None = None
    type: str | None = None
    time_in_force: str | None = None
    quantity: Number = None
    price: Number = None
    client_order_id: Id | None = None
    filled_qty: Number = None
    avg_price: Number = None

    def __post_init__(self) -> None:
        as_text(self, "order_id", "client_order_id")


class HistoricOrders(RestAnswer):
    """REST `/user/historic-orders`. None found is null; a body without it proves no absence.

    `count` is how many there are, of which `data` may hold fewer.
    """

    data: list[HistoricOrder] | None
    count: Number = None


class TradeRow(msgspec.Struct):
    """One execution of REST `/user/trade`."""

    id: Id | None = None
    trade_id: Id | None = None
    order_id: Id | None = None
    symbol: str | None = None
    price: Number = None
    quantity: Number = None
    fee: Number = None

    def __post_init__(self) -> None:
        as_text(self, "id", "trade_id", "order_id")


class TradeRows(RestAnswer):
    """REST `/user/trade`; `count` as with `HistoricOrders`."""

    data: list[TradeRow] | None
    count: Number = None


class Subaccounts(RestAnswer):
    """REST `/user/subaccounts`: the ids beside the primary account's; null where there are none."""

    account_ids: list[str] | None


class Problem(msgspec.Struct):
    """REST's `application/problem+json`."""

    title: str | None = None
    detail: str | None = None
