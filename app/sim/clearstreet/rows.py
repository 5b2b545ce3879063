"""The JSON objects of the venue: accounts, balances, positions, orders, executions.

Money, prices and quantities are decimal text; ids of accounts are numbers.
"""

from decimal import ROUND_HALF_EVEN, Decimal
from typing import Final

from app.sim.clearstreet.book import Account, Fill, Holding, Order
from app.sim.clearstreet.clock import Clock, time_text
from app.sim.clearstreet.instruments import Instrument
from app.sim.market import Market

Row = dict[str, object]

_CENT: Final = Decimal("0.01")
_TEN_DIGITS: Final = Decimal("1E-10")
_VENUE: Final = "XNMS"


def money(amount: Decimal) -> str:
    return f"{amount.quantize(_CENT, ROUND_HALF_EVEN):f}"


def plain(number: Decimal) -> str:
    """Without exponent and without zeros at the end."""
    text = f"{number.quantize(_TEN_DIGITS, ROUND_HALF_EVEN):f}"
    return text.rstrip("0").rstrip(".")


def price_text(price: Decimal) -> str:
    """With at least two decimals, as prices are written here."""
    whole, _, decimals = plain(price).partition(".")
    return f"{whole}.{decimals:0<2}"


def midpoint(instrument: Instrument, market: Market) -> Decimal:
    tick = market.tick(instrument.symbol)
    return (tick.bid + tick.ask) / 2


def account_row(account: Account) -> Row:
    return {
        "id": account.number,
        "account_holder_entity_id": 700100001,
        "account_holder_entity_kind": "NATURAL_PERSON",
        "full_name": account.full_name,
        "short_name": account.short_name,
        "type": "CUSTOMER",
        "subtype": account.subtype,
        "status": account.status,
        "open_date": account.opened,
        "close_date": account.closed,
        "options_level": account.options_level,
    }


def balances_row(account: Account, market: Market, clock: Clock) -> Row:
    values = [
        holding.size * midpoint(holding.instrument, market) * holding.instrument.multiplier
        for holding in account.open_holdings()
    ]
    long = sum((value for value in values if value > 0), Decimal(0))
    short = sum((value for value in values if value < 0), Decimal(0))
    equity, realised = account.cash + long + short, _realised(account)
    buying_power = (equity - (long - short) / 4) * 4
    unrealised = sum(
        (_gain(one, market) or Decimal(0) for one in account.open_holdings()), Decimal(0)
    )
    return {
        "account_id": account.number,
        "currency": "USD",
        "equity": money(equity),
        "buying_power": money(buying_power),
        "long_market_value": money(long),
        "short_market_value": money(short),
        "settled_cash": money(account.cash),
        "trade_cash": money(account.cash),
        "unsettled_credits": "0.00",
        "unsettled_debits": "0.00",
        "withdrawable_cash": money(max(account.cash, Decimal(0))),
        "open_order_adjustment": "0.00",
        "margin_type": "REG_T" if account.subtype == "MARGIN" else "NONE",
        "multiplier": "4" if account.subtype == "MARGIN" else None,
        "unrealized_pnl": money(unrealised),
        "daily_unrealized_pnl": money(unrealised),
        "daily_realized_pnl": money(realised),
        "daily_pnl": money(unrealised + realised),
        "daily_change": money(unrealised + realised),
        "sod": {
            "asof": f"{clock.now():%Y-%m-%d}",
            "buying_power": money(buying_power),
            "equity": money(equity - unrealised - realised),
            "long_market_value": money(long),
            "short_market_value": money(short),
        },
    }


def position_row(account: Account, holding: Holding, market: Market) -> Row:
    """One position; every number of it can be missing where the venue does not know it."""
    instrument, size = holding.instrument, holding.size
    mark, underlying = midpoint(instrument, market), instrument.underlying
    cost = None if holding.average is None else holding.average * size * instrument.multiplier
    gain = _gain(holding, market)
    row: Row = {
        "account_id": account.number,
        "instrument_id": instrument.id,
        "symbol": instrument.symbol_on_positions,
        "instrument_type": instrument.instrument_type,
        "position_type": "LONG" if size > 0 else "SHORT",
        "quantity": plain(size),
        "available_quantity": plain(_available(account, holding)),
        "avg_price": None if holding.average is None else price_text(holding.average),
        "cost_basis": None if cost is None else money(cost),
        "instrument_price": price_text(mark) if instrument.is_marked else None,
        "market_value": money(size * mark * instrument.multiplier),
        "unrealized_pnl": None if gain is None else money(gain),
        "unrealized_pnl_pct": None if gain is None or not cost else money(100 * gain / abs(cost)),
    }
    if instrument.previous_close is not None:
        row |= _daily(holding, instrument.previous_close, mark)
    row["underlying_instrument_id"] = underlying.id if underlying else None
    if underlying is not None:
        row["underlying_instrument_type"] = underlying.instrument_type
    return row


def order_row(order: Order) -> Row:
    underlying = order.instrument.underlying
    row: Row = {
        "id": order.order_id,
        "account_id": order.account,
        "client_order_id": order.client_order_id,
        "instrument_id": order.instrument.id,
        "instrument_type": order.instrument.instrument_type,
        "symbol": order.instrument.symbol,
        "side": order.side,
        "order_type": order.order_type,
        "time_in_force": order.time_in_force,
        "quantity": plain(order.quantity),
        "filled_quantity": plain(order.filled),
        "leaves_quantity": plain(order.leaves),
        "average_fill_price": None if order.average is None else price_text(order.average),
        "limit_price": None if order.limit is None else price_text(order.limit),
        "stop_price": None if order.stop is None else price_text(order.stop),
        "status": order.status.value,
        "venue": _VENUE,
        "extended_hours": order.extended_hours,
        "created_at": time_text(order.created_at),
        "updated_at": time_text(order.updated_at),
    }
    if order.details:
        row["details"] = list(order.details)
    if order.expires_at is not None:
        row["expires_at"] = time_text(order.expires_at)
    if order.queue_state is not None and order.releases_at is not None:
        row["queue_state"] = order.queue_state
        row["releases_at"] = time_text(order.releases_at)
    if underlying is not None:
        row["underlying_instrument_id"] = underlying.id
        row["underlying_instrument_type"] = underlying.instrument_type
    return row


def execution_row(order: Order, fill: Fill) -> Row:
    return {
        "id": fill.fill_id,
        "order_id": order.order_id,
        "instrument_id": order.instrument.id,
        "symbol": order.instrument.symbol,
        "side": order.side,
        "quantity": plain(fill.quantity),
        "price": price_text(fill.price),
        "transaction_time": time_text(fill.at),
        "venue": "XNAS",
    }


def _daily(holding: Holding, previous_close: Decimal, mark: Decimal) -> Row:
    change = (mark - previous_close) * holding.size * holding.instrument.multiplier
    before = abs(previous_close * holding.size * holding.instrument.multiplier)
    return {
        "daily_unrealized_pnl": money(change) if holding.average is not None else None,
        "daily_unrealized_pnl_pct": (
            money(100 * change / before) if holding.average is not None else None
        ),
        "daily_realized_pnl": None if holding.realised is None else money(holding.realised),
        "closing_price": money(previous_close),
        "closing_price_date": "2026-03-17",
    }


def _available(account: Account, holding: Holding) -> Decimal:
    """What open orders on the closing side leave free, without a sign."""
    closing_side = "SELL" if holding.size > 0 else "BUY"
    reserved = sum(
        (
            order.leaves
            for order in account.open_orders(holding.instrument)
            if order.side == closing_side
        ),
        Decimal(0),
    )
    return max(abs(holding.size) - reserved, Decimal(0))


def _gain(holding: Holding, market: Market) -> Decimal | None:
    if holding.average is None or not holding.instrument.is_marked:
        return None
    moved = midpoint(holding.instrument, market) - holding.average
    return moved * holding.size * holding.instrument.multiplier


def _realised(account: Account) -> Decimal:
    return sum((one.realised or Decimal(0) for one in account.holdings.values()), Decimal(0))
