"""The JSON objects of the add-on: accounts, positions, orders, executions, quotes.

Numbers are doubles, as .NET writes them, long tails included. `quantity` is unsigned everywhere.
"""

from datetime import UTC, datetime
from decimal import Decimal

from app.sim.crosstrade.contracts import Contract
from app.sim.crosstrade.desktop import COMMISSION, Account, Desktop, Fill, Holding, Order
from app.sim.market import Market
from app.sim.matching import Direction

Row = dict[str, object]


def position_row(account: Account, holding: Holding, market: Market) -> Row:
    mark = market.tick(holding.contract.name).last
    side = "Long" if holding.size > 0 else "Short" if holding.size < 0 else "Flat"
    return {
        "type": "NinjaTrader.Cbi.Position",
        "account": account.name,
        "instrument": holding.contract.name,
        "instrumentType": "Future",
        "marketPosition": side,
        "quantity": abs(holding.size),
        "averagePrice": float(holding.average),
        "marketPrice": float(mark),
        "unrealizedProfitLoss": _unrealised(holding, mark),
    }


def account_row(account: Account, desktop: Desktop) -> Row:
    marks = desktop.market.tick
    unrealised = sum(
        _unrealised(holding, marks(holding.contract.name).last)
        for holding in account.open_holdings()
    )
    cash = float(account.cash + account.realised - account.commission)
    return {
        "id": account.number,
        "name": account.name,
        "type": "NinjaTrader.Cbi.Account",
        "displayName": account.name,
        "primaryUser": None,
        "provider": account.provider,
        "denomination": "UsDollar",
        "status": "Enabled",
        "dailyLossLimit": 0.0,
        "minCashValue": 0.0,
        "maxOrderSize": 0,
        "maxPositionSize": 0,
        "connection": "NinjaTrader.Cbi.Connection",
        "connectionStatus": ("Connected" if desktop.manner.broker_connected else "ConnectionLost"),
        "lastTransactionSum": 0.0,
        "item": {
            "buyingPower": 0.0,
            "cashValue": cash,
            "commission": float(account.commission),
            "excessInitialMargin": cash + unrealised,
            "fee": 0.0,
            "grossRealizedProfitLoss": float(account.realised),
            "initialMargin": 0.0,
            "netLiquidation": cash + unrealised,
            "realizedProfitLoss": float(account.realised - account.commission),
            "unrealizedProfitLoss": unrealised,
        },
    }


def snapshot_rows(desktop: Desktop, *, with_positions: bool = True) -> list[object]:
    """One element per account, as in the snapshot call; the P&L stream carries the same."""
    rows: list[object] = []
    for account in desktop.accounts.values():
        holdings = account.open_holdings()
        row: Row = {"account": account_row(account, desktop) | {"isAccountFlat": not holdings}}
        if with_positions:
            row["positions"] = [position_row(account, one, desktop.market) for one in holdings]
        rows.append(row)
    return rows


def order_row(order: Order) -> Row:
    average = float(order.paid / order.filled) if order.filled else 0.0
    return {
        "account": order.account,
        "orderId": order.order_id,
        "instrument": order.contract.name,
        "instrumentType": "Future",
        "orderType": str(order.order_type),
        "orderState": str(order.state),
        "quantity": order.quantity,
        "averageFillPrice": average,
        "filled": order.filled,
        "fromEntrySignal": None,
        "gtd": "2099-12-01T00:00:00.0000000",
        "hasOverfill": False,
        "isBacktestOrder": False,
        "limitPrice": float(order.limit or 0),
        "limitPriceChanged": 0.0,
        "name": order.name,
        "oco": order.oco,
        "orderAction": "Buy" if order.direction is Direction.BUY else "Sell",
        "stopPrice": float(order.stop or 0),
        "time": local_time(order.history[0][1] if order.history else 0),
        "timeInForce": order.time_in_force,
    }


def execution_row(fill: Fill, *, paper: bool) -> Row:
    """One fill: `marketPosition` is its direction, `position` the size after it."""
    row: Row = {
        "id": fill.fill_id,
        "type": "NinjaTrader.Cbi.Execution",
        "time": local_time(fill.epoch_ms),
        "epoch": fill.epoch_ms,
        "name": fill.name,
        "orderId": fill.order_id,
        "account": fill.account,
        "serverName": "DESKTOP-EXAMPLE",
        "instrument": fill.contract.name,
        "instrumentType": "Future",
        "position": fill.position_after,
        "marketPosition": "Long" if fill.direction is Direction.BUY else "Short",
        "positionStrategy": 0,
        "price": float(fill.price),
        "quantity": fill.quantity,
    }
    if not paper:
        row |= {"commission": float(COMMISSION * fill.quantity), "fee": 0.0}
    return row


def stream_quote_row(contract: Contract, desktop: Desktop) -> Row:
    tick = desktop.market.tick(contract.name)
    return {
        "instrument": contract.name,
        "last": float(tick.last),
        "bid": float(tick.bid),
        "ask": float(tick.ask),
        "volume": _volume(desktop),
    }


def quote_row(contract: Contract, desktop: Desktop) -> Row:
    """The market quote; its `epoch` is in seconds, unlike every other."""
    at = datetime.fromtimestamp(desktop.priced_at, UTC)
    opened = float(contract.price)
    live = stream_quote_row(contract, desktop)
    return {
        "description": contract.description,
        "type": "Future",
        "tickSize": float(contract.tick),
        "pointValue": float(contract.point_value),
        "tickValue": float(contract.tick * contract.point_value),
        "exchange": contract.exchange,
        "expiration": f"{contract.year}-{contract.month:02d}-01",
        "tradingHours": contract.trading_hours,
        "instrument": contract.name,
        "bid": live["bid"],
        "ask": live["ask"],
        "last": live["last"],
        "open": opened,
        "high": max(opened, float(desktop.market.tick(contract.name).last)),
        "low": min(opened, float(desktop.market.tick(contract.name).last)),
        "close": opened,
        "volume": live["volume"],
        "quoteTime": at.astimezone().strftime("%m/%d/%Y %I:%M:%S %p"),
        "quoteTimeUtc": at.strftime("%Y-%m-%d %H:%M:%S"),
        "epoch": int(desktop.priced_at),
        "dataSource": {"status": "Live", "connectedFeeds": ["Live"]},
        "isMarketOpen": desktop.manner.market_open,
    }


def market_info_row(contract: Contract, *, is_open: bool) -> Row:
    return {
        "instrument": contract.name,
        "status": {"isOpen": is_open, "state": "Open" if is_open else "Closed"},
        "session": {
            "action": "Until Close" if is_open else "Until Open",
            "secondsRemaining": 14_400,
        },
        "upcoming": [],
        "success": True,
    }


def time_with_offset(epoch_ms: int) -> str:
    """As `local_time`, with the offset that only the snapshot carries."""
    offset = datetime.fromtimestamp(epoch_ms / 1000, UTC).astimezone().strftime("%z")
    return f"{local_time(epoch_ms)}{offset[:3]}:{offset[3:]}"


def local_time(epoch_ms: int) -> str:
    """Wall time without a zone, seven decimals, as .NET prints it."""
    at = datetime.fromtimestamp(epoch_ms / 1000, UTC).astimezone()
    return at.strftime("%Y-%m-%dT%H:%M:%S.%f") + "0"


def _unrealised(holding: Holding, mark: Decimal) -> float:
    points = float(mark) - float(holding.average)
    return points * holding.size * float(holding.contract.point_value)


def _volume(desktop: Desktop) -> int:
    # Cumulative over the day: grows with every price, never falls.
    return 800_000 + int(desktop.priced_at * 10) % 864_000
