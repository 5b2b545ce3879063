"""The bodies that the exchange sends: JSON numbers on the trade socket and on REST."""

import json
from datetime import UTC, datetime
from decimal import Decimal

from app.sim.matching import Direction
from app.sim.qfex.accounts import Account, Balance, Holding
from app.sim.qfex.contracts import Contract
from app.sim.qfex.orders import Order, Trade

Body = dict[str, object]


def text(message: object) -> str:
    """One JSON text frame; decimals become the shortest number that reads back as they are."""
    return json.dumps(message, default=float, separators=(",", ":"))


def iso(at: float) -> str:
    """A moment as REST writes it."""
    stamp = datetime.fromtimestamp(at, UTC).isoformat(timespec="milliseconds")
    return stamp.replace("+00:00", "Z")


def order_body(order: Order, status: str, trade_id: str | None = None) -> Body:
    return {
        "order_id": order.order_id,
        "symbol": order.ticket.symbol,
        "status": status,
        "quantity": float(order.quantity),
        "price": float(order.price),
        "take_profit": 0.0,
        "stop_loss": 0.0,
        "side": order.ticket.side.name,
        "type": order.ticket.type,
        "time_in_force": order.ticket.tif,
        "user_id": order.account_id,
        "client_order_id": order.ticket.client_order_id,
        "quantity_remaining": float(order.remaining),
        "update_time": order.updated_at,
        "trade_id": trade_id,
    }


def no_such_order(account: Account, symbol: str, order_id: str, client_order_id: str) -> Body:
    """The answer about an order that the exchange does not know."""
    return {
        "order_id": order_id,
        "symbol": symbol,
        "status": "NO_SUCH_ORDER",
        "quantity": 0.0,
        "price": 0.0,
        "side": "",
        "type": "",
        "time_in_force": "",
        "user_id": account.account_id,
        "client_order_id": client_order_id,
        "quantity_remaining": 0.0,
    }


def fill_body(trade: Trade, remaining: Decimal | None) -> Body:
    """A fill; `remaining` None leaves the field out, as some servers do."""
    order = trade.order
    body: Body = {
        "trade_id": trade.trade_id,
        "user_id": order.account_id,
        "symbol": order.ticket.symbol,
        "price": float(trade.price),
        "quantity": float(trade.quantity),
        "side": order.ticket.side.name,
        "aggressor_side": aggressor(trade),
        "order_id": order.order_id,
        "fee": float(trade.fee),
        "order_type": order.ticket.type,
        "tif": order.ticket.tif,
        "order_price": float(order.price),
        "client_order_id": order.ticket.client_order_id,
        "take_profit": 0.0,
        "stop_loss": 0.0,
        "execution_type": "NEW",
        "timestamp": trade.at,
        "realised_pnl": float(trade.realised),
    }
    if remaining is not None:
        body["remaining_quantity"] = float(remaining)
    return body


def aggressor(trade: Trade) -> str:
    side = trade.order.ticket.side
    if trade.is_taker:
        return side.name
    return (Direction.SELL if side is Direction.BUY else Direction.BUY).name


def position_body(
    account: Account, held: Holding, contract: Contract, mark: Decimal, resting: list[Order]
) -> Body:
    """One row of the positions pulse."""
    notional = abs(held.size) * mark * contract.usd_per_quote
    return {
        "id": account.row_id(held.symbol),
        "symbol": held.symbol,
        "position": float(held.size),
        "margin_alloc": float(notional / contract.leverage),
        "realised_pnl": float(held.realised),
        "unrealised_pnl": float(held.unrealised(mark, contract.usd_per_quote)),
        "net_funding": float(held.funding),
        "open_orders": float(len(resting)),
        "open_quantity": float(sum((order.remaining for order in resting), Decimal(0))),
        "leverage": float(contract.leverage),
        "initial_margin": float(Decimal(1) / contract.leverage),
        "maintenance_margin": float(Decimal(1) / contract.leverage / 2),
        "average_price": float(held.average_price),
    }


def position_row(body: Body) -> Body:
    """The same row as REST shows it: without the stream's own fields, with a whole count."""
    row = {name: value for name, value in body.items() if name not in ("id", "margin_alloc")}
    count = body["open_orders"]
    row["open_orders"] = int(count) if isinstance(count, float) else 0
    return row


def balance_body(account: Account, balance: Balance) -> Body:
    return {"id": account.account_id, "user_id": account.account_id, **balance_row(balance)}


def balance_row(balance: Balance) -> Body:
    return {
        "deposit": float(balance.deposit),
        "realised_pnl": float(balance.realised),
        "unrealised_pnl": float(balance.unrealised),
        "order_margin": float(balance.order_margin),
        "position_margin": float(balance.position_margin),
        "net_funding": float(balance.funding),
        "available_balance": float(balance.available),
        "fees": float(balance.fees),
    }


def user_trade(trade: Trade) -> Body:
    """A row of the answer to get_user_trades."""
    order = trade.order
    return {
        "trade_id": trade.trade_id,
        "symbol": order.ticket.symbol,
        "price": float(trade.price),
        "quantity": float(trade.quantity),
        "side": order.ticket.side.name,
        "aggressor_side": aggressor(trade),
        "order_id": order.order_id,
        "client_order_id": order.ticket.client_order_id,
        "fee": float(trade.fee),
        "timestamp": int(trade.at),
    }


def trade_row(trade: Trade, margin: Decimal) -> Body:
    """A row of GET /user/trade."""
    order = trade.order
    return {
        "id": trade.trade_id,
        "order_id": order.order_id,
        "order_timestamp": iso(trade.at),
        "symbol": order.ticket.symbol,
        "side": order.ticket.side.name,
        "price": float(trade.price),
        "quantity": float(trade.quantity),
        "fee": float(trade.fee),
        "margin_used": float(margin),
        "order_type": order.ticket.type,
        "tif": order.ticket.tif,
        "realised_pnl_change": float(trade.realised),
    }


def historic_row(order: Order) -> Body:
    """A row of GET /user/historic-orders."""
    average = order.average_price
    state = "UNFILLED" if not order.trades else "PARTIALLY_FILLED"
    return {
        "order_id": order.order_id,
        "terminal_status": order.terminal_status,
        "status_ts": iso(order.updated_at),
        "symbol": order.ticket.symbol,
        "side": order.ticket.side.name,
        "type": order.ticket.type,
        "time_in_force": order.ticket.tif,
        "quantity": float(order.quantity),
        "price": float(order.price),
        "client_order_id": order.ticket.client_order_id,
        "passive_qty": float(order.passive),
        "filled_qty": float(order.filled),
        "avg_price": None if average is None else float(average),
        "first_fill_ts": iso(order.trades[0].at) if order.trades else None,
        "last_fill_ts": iso(order.trades[-1].at) if order.trades else None,
        "execution_state": "FILLED" if order.remaining == 0 else state,
    }
