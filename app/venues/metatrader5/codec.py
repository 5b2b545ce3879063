"""The gateway's messages as the house's values: the one place where doubles become decimals.

A double carries every decimal of up to 15 significant digits; read at that length it gives back the
decimal that was meant (0.1 + 0.2 is 0.3). Prices and volumes are then put on their grid, if they
are within a thousandth of a step of it; otherwise they stay as they came.
"""

from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal
from math import isfinite
from typing import Final

from google.protobuf.timestamp_pb2 import Timestamp

from app.domain.errors import Denied, WireError
from app.domain.grid import Grid
from app.domain.ids import NANOSECONDS, AccountKey, Instant, PositionKey, Venue
from app.domain.instrument import Instrument, Unit
from app.domain.money import Money, Price, Quantity, finite, plain
from app.domain.position import Position, Side, WorkingOrders
from app.domain.quote import Quote
from app.domain.words import say
from app.venues.metatrader5.refusals import legible
from app.venues.metatrader5.wire import metatrader5_pb2 as pb

VENUE: Final = Venue("metatrader5")
_ONE: Final = Decimal(1)
_NEAR: Final = Decimal(1000)
# Market orders in flight show up among the orders for a moment; only these rest.
_PENDING_TYPES: Final = range(2, 8)
_MARKET_TYPES: Final = (pb.BMT5_ORDER_TYPE_BUY, pb.BMT5_ORDER_TYPE_SELL)
_SIDES: Final[dict[int, Side]] = {
    pb.BMT5_POSITION_TYPE_BUY: Side.LONG,
    pb.BMT5_POSITION_TYPE_SELL: Side.SHORT,
}
_EXECUTION: Final = ("Request", "Instant", "Market", "Exchange")


@dataclass(frozen=True, slots=True)
class Symbol:
    """A symbol's parameters: its instrument, and what slippage and stop levels are counted in.

    `described` is False for a stand-in: the gateway did not tell the symbol's parameters.
    """

    instrument: Instrument
    point: Decimal
    execution: str = ""
    stops_level: int = 0
    described: bool = True

    @property
    def slippage_counts(self) -> bool:
        """Slippage has an effect in Request and Instant execution only."""
        return self.execution in ("", "Request", "Instant")


@dataclass(frozen=True, slots=True)
class Holding:
    """A position with what the house's Position has no place for."""

    position: Position
    ticket: int
    identifier: int
    symbol: str
    stop_loss: Price | None
    take_profit: Price | None


@dataclass(frozen=True, slots=True)
class OpenOrder:
    """An order that has not ended."""

    ticket: int
    symbol: str
    type: int
    left: Quantity
    position_id: int
    comment: str
    magic: int

    @property
    def pending(self) -> bool:
        return self.type in _PENDING_TYPES

    @property
    def closes(self) -> Side | None:
        """The side of position that a market order takes from; None if it is of another type."""
        if self.type not in _MARKET_TYPES:
            return None
        return Side.SHORT if self.type == pb.BMT5_ORDER_TYPE_BUY else Side.LONG


def exact(value: float, where: str) -> Decimal:
    """The decimal that a double was meant to be. Raises WireError if it is not finite."""
    if not isfinite(value):
        raise WireError(where, say("expected a finite number, was {value}", value=value))
    return _believable(Decimal(f"{value:.15g}"), where)


def on_step(value: float, step: Decimal, where: str) -> Decimal:
    """The decimal of a double, on the multiple of `step` that it was meant to be."""
    read = exact(value, where)
    nearest = (read / step).to_integral_value(ROUND_HALF_EVEN) * step
    return nearest if abs(read - nearest) * _NEAR <= step else read


def double_of(value: Decimal) -> float:
    """The double that stands for exactly this decimal. Raises Denied if there is none."""
    double = float(value)
    if Decimal(repr(double)) != value:
        raise Denied(
            "bad_amount",
            say("{value} cannot be written exactly. Nothing was sent.", value=plain(value)),
        )
    return double


def price_of(value: float, tick: Decimal, where: str) -> Price | None:
    """A price; zero and what is not finite mean that there is none."""
    if value == 0 or not isfinite(value):
        return None
    return Price(on_step(value, tick, where))


def side_of(kind: int, where: str) -> Side:
    """The side of a position's type, numbered alike in snapshots and streams. Raises WireError."""
    side = _SIDES.get(kind)
    if side is None:
        raise WireError(f"{where} type", say("expected BUY or SELL, was {kind}", kind=kind))
    return side


def money_of(value: float, currency: str, where: str) -> Money | None:
    """An amount of account currency; None if it is not finite."""
    return Money(exact(value, where), currency) if isfinite(value) else None


def instant_of(utc: Timestamp, broker: Timestamp, offset_s: int) -> Instant:
    """When something was, by the UTC field, or by broker time less its offset; 0 if neither is set.

    Broker time is the wall clock of the broker written as if it were UTC.
    """
    if utc.seconds:
        return Instant(utc.seconds * NANOSECONDS + utc.nanos)
    if broker.seconds:
        return Instant((broker.seconds - offset_s) * NANOSECONDS + broker.nanos)
    return Instant(0)


def symbol_of(row: pb.SymbolParameters, account_currency: str) -> Symbol:
    """A symbol's parameters. Raises WireError where a step or a contract size makes no sense."""
    where = f"symbol {row.name}"
    step = _above_zero(row.volume_step, f"{where} volume_step")
    last_digit = _believable(Decimal((0, (1,), -row.digits)), f"{where} digits")
    point = _if_told(row.point, f"{where} point") or last_digit
    tick = _if_told(row.trade_tick_size, f"{where} trade_tick_size") or point
    least = _if_told(row.volume_min, f"{where} volume_min") or step
    most = _if_told(row.volume_max, f"{where} volume_max")
    disabled = row.trade_mode == pb.BMT5_SYMBOL_TRADE_MODE_DISABLED
    instrument = Instrument(
        venue=VENUE,
        symbol=legible(row.name),
        wire_name=row.name,
        unit=Unit.LOT,
        quantity_grid=Grid(step, least, most),
        price_grid=Grid(tick),
        multiplier=_multiplier(row, tick, account_currency),
        quote_currency=row.currency_profit or account_currency,
        untradable=say("Trading in {name} is disabled by the broker.", name=row.name)
        if disabled
        else "",
    )
    mode = row.trade_exe_mode
    execution = _EXECUTION[mode] if 0 <= mode < len(_EXECUTION) else f"another ({mode})"
    return Symbol(instrument, point, execution, row.trade_stops_level)


def undescribed(name: str, digits_of: float, account_currency: str) -> Symbol:
    """A stand-in for a symbol whose parameters could not be read: it can be closed whole."""
    exponent = exact(digits_of, f"symbol {name}").as_tuple().exponent
    tick = _ONE.scaleb(min(0, exponent if isinstance(exponent, int) else 0))
    step = Decimal("0.00000001")
    instrument = Instrument(
        VENUE, legible(name), name, Unit.LOT, Grid(step, step), Grid(tick), _ONE, account_currency
    )
    return Symbol(instrument, tick, described=False)


def holding_of(
    row: pb.PositionInfo,
    account: AccountKey,
    symbol: Symbol,
    currency: str,
    at: Instant,
    working: WorkingOrders | None,
) -> Holding:
    """A position of the snapshot. Raises WireError where ticket or volume cannot be meant."""
    where = f"position {row.ticket}"
    if not row.ticket:
        raise WireError(where, say("expected a ticket"))
    instrument = symbol.instrument
    volume = on_step(row.volume, instrument.quantity_grid.step, f"{where} volume")
    if volume <= 0:
        raise WireError(
            f"{where} volume", say("expected more than zero, was {volume}", volume=volume)
        )
    tick = instrument.tick
    caution = say("{symbol} is not described; only whole closes.", symbol=row.symbol)
    position = Position(
        key=PositionKey(account, str(row.ticket)),
        instrument=instrument,
        side=side_of(row.type, where),
        quantity=Quantity(volume),
        average_price=price_of(row.price_open, tick, f"{where} price_open"),
        mark=price_of(row.price_current, tick, f"{where} price_current"),
        profit=money_of(row.profit, currency, f"{where} profit"),
        seen_at=at,
        working_orders=working,
        caution="" if symbol.described else caution,
    )
    return Holding(
        position,
        row.ticket,
        row.identifier or row.ticket,
        row.symbol,
        price_of(row.stop_loss, tick, f"{where} stop_loss"),
        price_of(row.take_profit, tick, f"{where} take_profit"),
    )


def open_order_of(row: pb.OpenedOrderInfo, step: Decimal) -> OpenOrder:
    """An order of the snapshot, pending or in flight."""
    left = on_step(row.volume_current, step, f"order {row.ticket} volume_current")
    return OpenOrder(
        row.ticket,
        row.symbol,
        int(row.type),
        Quantity(left),
        row.position_id,
        row.comment,
        row.magic_number,
    )


def quote_of(tick: pb.MrpcSubscriptionMqlTick, symbol: Symbol, at: Instant) -> Quote | None:
    """The prices of a tick; None if it has neither bid nor ask."""
    where, step = f"tick of {tick.symbol}", symbol.instrument.tick
    bid = price_of(tick.bid, step, f"{where} bid")
    ask = price_of(tick.ask, step, f"{where} ask")
    if bid is None and ask is None:
        return None
    return Quote(bid=bid, ask=ask, touched_at=at)


def _multiplier(row: pb.SymbolParameters, tick: Decimal, account_currency: str) -> Decimal:
    """What one lot gains, in the profit currency, when the price rises by 1.

    The contract size says so for currencies and CFDs; for futures the tick's value does, which is
    given in the account currency and therefore only used where that is the profit currency too.
    """
    where = f"symbol {row.name}"
    by_size = exact(row.trade_contract_size, f"{where} trade_contract_size")
    tick_value = exact(row.trade_tick_value, f"{where} trade_tick_value")
    if row.currency_profit != account_currency or tick_value <= 0:
        return by_size if by_size > 0 else _ONE
    by_tick = tick_value / tick
    # The tick's value is rounded by some brokers; the contract size is not.
    if by_size > 0 and abs(by_tick - by_size) * 100 <= by_size:
        return by_size
    return by_tick


def _if_told(value: float, where: str) -> Decimal | None:
    """None for zero, which is what protobuf makes of a field that was left out."""
    return _above_zero(value, where) if value else None


def _believable(value: Decimal, where: str) -> Decimal:
    try:
        return finite(value)
    except ValueError as error:
        raise WireError(where, str(error)) from None


def _above_zero(value: float, where: str) -> Decimal:
    read = exact(value, where)
    if read <= 0:
        raise WireError(where, say("expected more than zero, was {read}", read=read))
    return read
