"""QFEX's words: our requests to frames, its frames to wire structs. Pure."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final, TypeVar

import msgspec

from app.domain.errors import WireError
from app.domain.intent import AtLimit, AtMarket, CloseRequest, RequestPricing, WorstPrice
from app.domain.money import plain
from app.domain.position import Side
from app.domain.words import say
from app.venues._json import UNREADABLE
from app.venues.qfex import wire
from app.venues.qfex.auth import Key, sign

CHANNELS: Final = ("order_responses", "fills", "positions", "balances")
QUOTE_CHANNELS: Final = ("bbo", "mark_price", "minmax_price")
PAGE: Final = 1000

STOP_TYPES: Final = frozenset({"TAKE_PROFIT", "STOP_LOSS", "STOP_MARKET"})

_MARKET_PRICE: Final = Decimal(0)

T = TypeVar("T")

_encoder: Final = msgspec.json.Encoder()
_trade: Final = msgspec.json.Decoder(wire.TradeFrame)
_market: Final = msgspec.json.Decoder(wire.MarketMessage)
_markets: Final = msgspec.json.Decoder(list[wire.MarketMessage])
_keys: Final = msgspec.json.Decoder(dict[str, msgspec.Raw])


def encode_auth(key: Key, *, nonce: str, unix_ts: int) -> str:
    """The login, to be used once: nonce and time are fresh for every connection."""
    signature = sign(key, nonce=nonce, unix_ts=unix_ts)
    hmac = wire.HmacParams(key.public, nonce, unix_ts, signature)
    return _frame("auth", wire.AuthParams(hmac, key.account_id or None))


def encode_subscribe() -> str:
    return _frame("subscribe", wire.ChannelParams(list(CHANNELS)))


def encode_close(request: CloseRequest) -> str:
    """The one frame that closes.

    The whole at market is the venue's own `close_position`, sized by the engine when it gets there.
    Everything else is an opposite order that the venue refuses to let grow or flip the position.
    Source: QFEX documentation, "Close Position" and "Add Order"; `reduce_only` from its CLI.
    """
    symbol = request.instrument.wire_name
    if request.whole and isinstance(request.pricing, AtMarket):
        return _frame("close_position", wire.CloseParams(symbol, request.close_id))
    return _frame("add_order", _add_order(request, symbol))


def closing_side(side: Side) -> str:
    return "SELL" if side is Side.LONG else "BUY"


def order_terms(pricing: RequestPricing) -> tuple[str, str, Decimal]:
    """Order type, time in force and price of an `add_order`."""
    match pricing:
        case AtMarket():
            return "MARKET", "IOC", _MARKET_PRICE
        case WorstPrice(price=worst):
            return "LIMIT", "IOC", worst
        case AtLimit(price=limit):
            return "LIMIT", "GTC", limit


def encode_cancel(symbol: str, order_id: str) -> str:
    return _frame("cancel_order", wire.CancelParams(symbol, order_id))


def encode_cancel_stop(order_id: str) -> str:
    return _frame("cancel_stop_order", wire.CancelStopParams(order_id))


def encode_list_orders(symbol: str, offset: int) -> str:
    return _frame("get_user_orders", wire.ListParams(PAGE, offset, symbol))


def encode_list_executions(offset: int) -> str:
    return _frame("get_user_trades", wire.PageParams(PAGE, offset))


def encode_market_subscribe(symbols: list[str]) -> str:
    message = wire.MarketSubscribe("subscribe", list(QUOTE_CHANNELS), symbols)
    return _encoder.encode(message).decode()


def decode_trade(frame: bytes) -> wire.TradeFrame:
    """One frame of the trade socket. Raises WireError."""
    try:
        return _trade.decode(frame)
    except UNREADABLE as error:
        raise WireError("trade socket", str(error), _excerpt(frame)) from error


def decode_market(frame: bytes) -> list[wire.MarketMessage]:
    """The messages of one market data frame: one, or a batch of them. Raises WireError."""
    try:
        if frame.lstrip()[:1] == b"[":
            return _markets.decode(frame)
        return [_market.decode(frame)]
    except UNREADABLE as error:
        raise WireError("market data", str(error), _excerpt(frame)) from error


def decode_body(kind: type[T], where: str, body: bytes) -> T:
    """The body of a REST reply. Raises WireError."""
    try:
        return msgspec.json.decode(body, type=kind)
    except UNREADABLE as error:
        raise WireError(where, str(error), _excerpt(body)) from error


def keys_of(frame: bytes) -> str:
    """What an unknown frame calls itself, for a notice: its type or its keys, no values."""
    try:
        found = _keys.decode(frame)
    except UNREADABLE:
        return say("not an object")
    kind = found.get("type")
    if kind is not None and len(bytes(kind)) <= 40:
        return bytes(kind).decode(errors="replace").strip('"')
    return ", ".join(sorted(found))[:80] or "empty"


def echo_of(incoming: Any) -> Mapping[str, Any] | None:
    """The request that an error echoes, which may come as an object or as its text."""
    if isinstance(incoming, str):
        try:
            incoming = msgspec.json.decode(incoming)
        except UNREADABLE:
            return None
    return incoming if isinstance(incoming, dict) else None


def _add_order(request: CloseRequest, symbol: str) -> wire.AddOrderParams:
    kind, lives, price = order_terms(request.pricing)
    return wire.AddOrderParams(
        symbol=symbol,
        side=closing_side(request.side),
        order_type=kind,
        order_time_in_force=lives,
        quantity=_digits(request.quantity),
        price=_digits(price),
        reduce_only=True,
        take_profit=0,
        stop_loss=0,
        client_order_id=request.close_id,
    )


def _digits(value: Decimal) -> msgspec.Raw:
    # The digits themselves: never through a float, never with an exponent.
    return msgspec.Raw(plain(value).encode())


def _frame(kind: str, params: msgspec.Struct) -> str:
    return _encoder.encode(wire.Command(kind, params)).decode()


def _excerpt(frame: bytes) -> str:
    return frame[:120].decode(errors="replace")
