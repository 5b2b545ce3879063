"""From a close request to the message that leaves; the only place where a close is written.

A message with a ticket alone closes a whole position, so the volume is written here, once, and
checked: zero for a whole close only.
"""

import hashlib
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from typing import Any, Final

from google.protobuf import text_format
from google.protobuf.message import Message

from app.domain.errors import Denied
from app.domain.intent import AtLimit, AtMarket, CloseRequest, WorstPrice
from app.domain.money import Price, plain
from app.domain.position import Side
from app.domain.quote import Quote
from app.domain.words import say
from app.venues.metatrader5 import methods
from app.venues.metatrader5.codec import Holding, Symbol, double_of
from app.venues.metatrader5.wire import metatrader5_pb2 as pb

# Marks the orders of this panel on an account; travels to the order and its deals.
EXPERT_ID: Final = 7_695_991
COMMENT: Final = "unwind "
_COMMENT_ID: Final = 20
_MOST_POINTS: Final = 2**31 - 1

# At market in Request and Instant execution a slippage of 0 tolerates nothing at all; this wide a
# band lets such a close through a moving market.
_MARKET_BAND: Final = Decimal("0.01")


class Kind(Enum):
    """How a close is expressed."""

    MARKET = "market"
    TAKE_PROFIT = "take-profit"
    OPPOSITE_LIMIT = "opposite limit"


@dataclass(frozen=True, slots=True)
class Call:
    """One trade, built to its last byte."""

    kind: Kind
    method: methods.Method[Any, Any]
    message: bytes
    text: str

    @property
    def digest(self) -> str:
        return hashlib.sha256(self.method.path.encode() + self.message).hexdigest()


def encode_close(
    request: CloseRequest, holding: Holding | None, symbol: Symbol | None, quote: Quote | None
) -> Call:
    """Build the trade that closes. Raises Denied."""
    match request.pricing:
        case AtLimit(price=price) if request.whole:
            return _take_profit(request, price, holding, symbol, quote)
        case AtLimit(price=price):
            return _opposite_limit(request, price)
        case AtMarket():
            return _order_close(request, _market_points(holding, symbol), symbol)
        case WorstPrice() as cap:
            return _order_close(request, _capped_points(cap, symbol), symbol, capped=True)


def encode_levels(
    ticket: int, *, stop_loss: Price | None, take_profit: Price | None, remove: bool = False
) -> pb.OrderModifyRequest:
    """Both levels of a position as they shall be; the call would otherwise drop the one left out.

    A level that is not there stays unset: a zero means "remove" in one document and "as it is" in
    another. `remove` writes the zero for a take-profit that is there and shall go.
    """
    message = pb.OrderModifyRequest(ticket=ticket)
    if stop_loss is not None:
        message.stop_loss = double_of(stop_loss)
    if take_profit is not None:
        message.take_profit = double_of(take_profit)
    elif remove:
        message.take_profit = 0.0
    return message


def call_of(
    kind: Kind,
    method: methods.Method[Any, Any],
    message: Message,
    *remarks: str,
) -> Call:
    """A trade as bytes and as text; remarks are lines of the text that do not travel."""
    text = text_format.MessageToString(message)
    return Call(
        kind,
        method,
        message.SerializeToString(deterministic=True),
        text + "".join(f"# {remark}\n" for remark in remarks),
    )


def comment_of(close_id: str) -> str:
    """The mark by which an order of ours is found again; the terminal keeps about 31 characters."""
    return COMMENT + close_id[:_COMMENT_ID]


def _order_close(
    request: CloseRequest, points: int, symbol: Symbol | None, *, capped: bool = False
) -> Call:
    message = pb.OrderCloseRequest(ticket=_ticket(request), slippage=points)
    remarks = []
    if request.whole:
        remarks.append("no volume: the whole position")
    else:
        message.volume = double_of(_part(request))
    if capped and symbol is not None and not symbol.slippage_counts:
        remarks.append(f"slippage has no effect here: {symbol.execution} execution")
    return call_of(Kind.MARKET, methods.ORDER_CLOSE, message, *remarks)


def _take_profit(
    request: CloseRequest,
    price: Price,
    holding: Holding | None,
    symbol: Symbol | None,
    quote: Quote | None,
) -> Call:
    if holding is None:
        raise Denied("not_read", say("The position is not known here yet. Nothing was sent."))
    _check_side_of_market(request, price, symbol, _touch(holding, quote))
    message = encode_levels(holding.ticket, stop_loss=holding.stop_loss, take_profit=price)
    old = holding.take_profit
    remarks = [] if old is None else [f"replaces the take-profit {plain(old)}"]
    return call_of(Kind.TAKE_PROFIT, methods.ORDER_MODIFY, message, *remarks)


def _opposite_limit(request: CloseRequest, price: Price) -> Call:
    long = request.side is Side.LONG
    message = pb.OrderSendRequest(
        symbol=request.instrument.wire_name,
        operation=pb.TMT5_ORDER_TYPE_SELL_LIMIT if long else pb.TMT5_ORDER_TYPE_BUY_LIMIT,
        volume=double_of(_part(request)),
        price=double_of(price),
        comment=comment_of(request.close_id),
        expert_id=EXPERT_ID,
        # It is not reduce-only: one that we cannot watch any more must not outlive the day.
        expiration_time_type=pb.TMT5_ORDER_TIME_DAY,
    )
    return call_of(
        Kind.OPPOSITE_LIMIT, methods.ORDER_SEND, message, "not reduce-only; ends with the day"
    )


def _part(request: CloseRequest) -> Decimal:
    grid, quantity = request.instrument.quantity_grid, request.quantity
    # A volume above the position may be clamped or may reverse it, so none is ever sent.
    if not grid.holds(quantity) or quantity < grid.minimum or quantity <= 0:
        raise Denied(
            "bad_amount",
            say("{quantity} is not a volume of this symbol.", quantity=plain(quantity)),
        )
    if quantity >= request.position_quantity:
        raise Denied(
            "above_position",
            say("{quantity} is not a part of the position.", quantity=plain(quantity)),
        )
    return quantity


def _capped_points(cap: WorstPrice, symbol: Symbol | None) -> int:
    if symbol is None:
        raise Denied("undescribed", say("The symbol's point is not known yet. Nothing was sent."))
    return _points(abs(cap.price - cap.reference), symbol)


def _market_points(holding: Holding | None, symbol: Symbol | None) -> int:
    if symbol is None or not symbol.slippage_counts or holding is None:
        return 0
    reference = holding.position.mark or holding.position.average_price
    return 0 if reference is None else _points(reference * _MARKET_BAND, symbol)


def _points(distance: Decimal, symbol: Symbol) -> int:
    return max(0, min(int(distance / symbol.point), _MOST_POINTS))


def _check_side_of_market(
    request: CloseRequest, price: Price, symbol: Symbol | None, touch: Price | None
) -> None:
    """A level on the wrong side is refused by the broker, or fires at once: say so first."""
    if touch is None:
        return
    away = price - touch if request.side is Side.LONG else touch - price
    name = request.instrument.symbol
    if away <= 0:
        raise Denied(
            "through_market",
            say(
                "{name} is at {touch} already, which is {price} or better. Nothing was sent. "
                "Close it at market, or take a price further away.",
                name=name,
                touch=plain(touch),
                price=plain(price),
            ),
        )
    least = symbol.stops_level * symbol.point if symbol is not None else Decimal(0)
    if away < least:
        raise Denied(
            "too_near",
            say(
                "{price} is nearer to the market ({touch}) than the {least} that the broker "
                "demands for {name}. Nothing was sent.",
                price=plain(price),
                touch=plain(touch),
                least=plain(least),
                name=name,
            ),
        )


def _touch(holding: Holding, quote: Quote | None) -> Price | None:
    """What it would close at now; before the first tick, as the position itself told it."""
    touch = None
    if quote is not None:
        touch = quote.bid if holding.position.side is Side.LONG else quote.ask
    return touch or holding.position.mark


def _ticket(request: CloseRequest) -> int:
    return int(request.position.wire_id)
