"""From the simulated broker's records to the messages of the unary calls."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Final

from google.protobuf.timestamp_pb2 import Timestamp

from app.sim.market import Tick
from app.sim.metatrader5 import retcodes as rc
from app.sim.metatrader5.book import COMMISSION_PER_LOT, Book
from app.sim.metatrader5.listings import Contract
from app.sim.metatrader5.records import Deal, Order, Outcome, Position
from app.sim.metatrader5.sessions import LOGIN
from app.sim.metatrader5.wire.account_pb2 import OpenedOrderInfo, PositionInfo
from app.sim.metatrader5.wire.error_pb2 import Error
from app.sim.metatrader5.wire.history_pb2 import DealHistoryData, OrderHistoryData
from app.sim.metatrader5.wire.market_pb2 import MrpcMqlTick, SymbolParameters

BROKER_AHEAD: Final = timedelta(hours=2)
TICK_FLAGS: Final = 6  # bid and ask changed
# Seconds of the years 2 to 9998: the broker's hours still fit before and after.
_CALENDAR: Final = (-62_104_060_800, 253_370_764_800)


def broker_time(at: datetime | None) -> datetime | None:
    """The broker's wall time, which the wire labels as if it were UTC."""
    return at + BROKER_AHEAD if at else None


def utc(stamp: Timestamp) -> datetime:
    """A moment of the wire in UTC; what lies outside the calendar is its nearest day."""
    first, last = _CALENDAR
    return datetime.fromtimestamp(min(max(stamp.seconds, first), last), UTC) + timedelta(
        microseconds=min(max(stamp.nanos, 0), 999_999_999) // 1000
    )


def price_level(value: float | None) -> Decimal | None:
    """A double of the wire by its shortest decimal text; None stays None."""
    return None if value is None else Decimal(repr(value))


def lots(value: float) -> Decimal:
    """A volume of the wire without the noise of binary arithmetic below 1e-8 lots.

    What is not zero stays so: a volume of zero would mean the whole position.
    """
    return Decimal(repr(round(value, 8) or value))


def refused(outcome: Outcome, call: str) -> Error:
    """The error envelope of a trade that was refused."""
    text = rc.text(outcome.code)
    kind = "MQL_EXECUTION" if outcome.mql_error else "MQL_TRADE_EXECUTION"
    error = Error(
        type=kind,
        error_code=kind,
        error_message=text,
        mql_error_trade_code=rc.name(outcome.code),
        mql_error_trade_int_code=outcome.code,
        mql_error_trade_description=text,
        command_type_name=call,
    )
    if outcome.mql_error:
        not_found = outcome.mql_error == rc.POSITION_NOT_FOUND
        error.error_message = "Position not found" if not_found else "Unknown symbol"
        error.MergeFrom(runtime_error(outcome.mql_error))
    return error


def runtime_error(code: int, call: str = "", message: str = "") -> Error:
    """The error envelope of a runtime error of the terminal."""
    return Error(
        type="MQL_EXECUTION",
        error_code="MQL_EXECUTION",
        error_message=message,
        mql_error_code=rc.mql_name(code),
        mql_error_int_code=code,
        mql_error_description=rc.mql_name(code),
        command_type_name=call,
    )


def position_info(index: int, position: Position, book: Book) -> PositionInfo:
    return PositionInfo(
        index=index,
        ticket=position.ticket,
        identifier=position.identifier,
        open_time=broker_time(position.opened_at),
        open_time_utc=position.opened_at,
        last_update_time=broker_time(position.updated_at),
        last_update_time_utc=position.updated_at,
        volume=float(position.volume),
        price_open=float(position.price_open),
        stop_loss=float(position.stop_loss),
        take_profit=float(position.take_profit),
        price_current=float(book.price_now(position)),
        swap=float(position.swap),
        profit=float(book.profit_now(position)),
        type="BMT5_POSITION_TYPE_BUY" if position.is_long else "BMT5_POSITION_TYPE_SELL",
        magic_number=position.magic,
        reason=f"BMT5_POSITION_REASON_{position.reason.name}",
        symbol=position.symbol,
        comment=position.comment,
        position_commission=-float(COMMISSION_PER_LOT * position.volume),
        account_login=LOGIN,
    )


def order_info(index: int, order: Order, tick: Tick) -> OpenedOrderInfo:
    current = tick.ask if order.kind.name.startswith("BUY") else tick.bid
    return OpenedOrderInfo(
        index=index,
        ticket=order.ticket,
        price_current=float(current),
        price_open=float(order.price_open),
        stop_loss=float(order.stop_loss),
        take_profit=float(order.take_profit),
        volume_current=float(order.volume_current),
        volume_initial=float(order.volume_initial),
        magic_number=order.magic,
        reason=3 if order.reason.name == "EXPERT" else 0,
        type=f"BMT5_ORDER_TYPE_{order.kind.name}",
        state=f"BMT5_ORDER_STATE_{order.state.name}",
        time_expiration=broker_time(order.expires_at),
        time_expiration_utc=order.expires_at,
        time_setup=broker_time(order.setup_at),
        time_setup_utc=order.setup_at,
        type_filling=f"BMT5_ORDER_FILLING_{'IOC' if order.kind.is_market else 'RETURN'}",
        type_time=f"BMT5_ORDER_TIME_{order.type_time}",
        position_id=order.position_id,
        symbol=order.symbol,
        comment=order.comment,
        account_login=LOGIN,
    )


def deal_row(deal: Deal) -> DealHistoryData:
    return DealHistoryData(
        ticket=deal.ticket,
        order=deal.order,
        profit=float(deal.profit),
        commission=float(deal.commission),
        price=float(deal.price),
        swap=float(deal.swap),
        volume=float(deal.volume),
        entry_type=f"BMT5_DEAL_ENTRY_{deal.entry.name}",
        type=f"BMT5_DEAL_TYPE_{deal.direction.name}",
        reason=f"BMT5_DEAL_REASON_{deal.reason.name}",
        position_id=deal.position_id,
        comment=deal.comment,
        symbol=deal.symbol,
        magic=deal.magic,
        time=broker_time(deal.at),
        time_utc=deal.at,
        account_login=LOGIN,
    )


def order_row(order: Order) -> OrderHistoryData:
    return OrderHistoryData(
        ticket=order.ticket,
        setup_time=broker_time(order.setup_at),
        setup_time_utc=order.setup_at,
        done_time=broker_time(order.done_at),
        done_time_utc=order.done_at,
        state=f"BMT5_ORDER_STATE_{order.state.name}",
        price_current=float(order.price_open),
        price_open=float(order.price_open),
        stop_loss=float(order.stop_loss),
        take_profit=float(order.take_profit),
        volume_current=float(order.volume_current),
        volume_initial=float(order.volume_initial),
        magic_number=order.magic,
        type=f"BMT5_ORDER_TYPE_{order.kind.name}",
        type_filling=f"BMT5_ORDER_FILLING_{'IOC' if order.kind.is_market else 'RETURN'}",
        type_time=f"BMT5_ORDER_TIME_{order.type_time}",
        position_id=order.position_id,
        symbol=order.symbol,
        comment=order.comment,
        account_login=LOGIN,
    )


def symbol_parameters(contract: Contract, tick: Tick, book: Book) -> SymbolParameters:
    now = book.now()
    worth = tick_value(contract, book.rate(contract.profit_currency))
    mode = "INSTANT" if contract.instant else "MARKET"
    return SymbolParameters(
        name=contract.symbol,
        bid=float(tick.bid),
        ask=float(tick.ask),
        point=float(contract.point),
        trade_tick_value=float(worth),
        trade_tick_size=float(contract.listing.tick),
        trade_contract_size=float(contract.size),
        volume_min=float(contract.volume_min),
        volume_max=float(contract.volume_max),
        volume_step=float(contract.volume_step),
        exist=True,
        select=True,
        visible=True,
        time=broker_time(now),
        time_utc=now,
        digits=contract.digits,
        spread=contract.listing.spread_ticks,
        trade_mode=f"BMT5_SYMBOL_TRADE_MODE_{contract.trade_mode}",
        trade_stops_level=contract.stops_level,
        trade_exe_mode=f"BMT5_SYMBOL_TRADE_EXECUTION_{mode}",
        filling_mode=["BMT5_ORDER_FILLING_FOK", "BMT5_ORDER_FILLING_IOC"],
        currency_base=contract.base,
        currency_profit=contract.profit_currency,
        currency_margin=contract.base,
        sym_description=contract.description,
    )


def tick_value(contract: Contract, rate: Decimal) -> Decimal:
    """What one tick of one lot is worth in dollars, at `rate` dollars for the profit currency."""
    return contract.size * contract.listing.tick * rate


def tick_message(tick: Tick, now: datetime) -> MrpcMqlTick:
    local = now + BROKER_AHEAD
    return MrpcMqlTick(
        time=int(local.timestamp()),
        time_utc=int(now.timestamp()),
        time_msc=int(local.timestamp() * 1000),
        time_msc_utc=int(now.timestamp() * 1000),
        bid=float(tick.bid),
        ask=float(tick.ask),
        flags=TICK_FLAGS,
    )
