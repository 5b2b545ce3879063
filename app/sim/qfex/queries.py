"""Commands that change no order: subscriptions and questions."""

from collections.abc import Callable
from typing import Final, TypeVar

from app.sim.qfex import frames
from app.sim.qfex.accounts import Account
from app.sim.qfex.connection import CHANNELS, TradeConnection
from app.sim.qfex.exchange import Exchange
from app.sim.qfex.orders import CommandFailed
from app.sim.qfex.params import Params

MOST_ROWS: Final = 1000

Row = TypeVar("Row")


class Queries:
    """Subscriptions and questions of the trade websocket."""

    def __init__(self, exchange: Exchange) -> None:
        self._exchange = exchange

    def run(
        self, connection: TradeConnection, account: Account, name: str, params: Params
    ) -> None:
        """Answer one command; raises CommandFailed."""
        answers: dict[str, Callable[[TradeConnection, Account, Params], None]] = {
            "subscribe": self._subscribe,
            "unsubscribe": self._unsubscribe,
            "cancel_on_disconnect": self._cancel_on_disconnect,
            "get_order": self._get_order,
            "get_user_orders": self._get_user_orders,
            "get_user_trades": self._get_user_trades,
        }
        if name not in answers:
            raise CommandFailed("InvalidJSONFormat", f"unknown type {name!r}")
        answers[name](connection, account, params)

    def _subscribe(self, connection: TradeConnection, account: Account, params: Params) -> None:
        for channel in _channels(params):
            connection.channels.add(channel)
            connection.send({"subscribed": channel})

    def _unsubscribe(self, connection: TradeConnection, account: Account, params: Params) -> None:
        for channel in _channels(params):
            connection.channels.discard(channel)
            connection.send({"unsubscribed": channel})

    def _cancel_on_disconnect(
        self, connection: TradeConnection, account: Account, params: Params
    ) -> None:
        wanted = params.flag("cancel_on_disconnect", default=False)
        connection.cancel_on_disconnect = wanted
        echo = {"type": "cancel_on_disconnect", "params": {"cancel_on_disconnect": wanted}}
        connection.send({"ack": {"incoming_message": echo}})

    def _get_order(self, connection: TradeConnection, account: Account, params: Params) -> None:
        order_id, symbol = params.text("order_id"), params.loose("symbol")
        order = self._exchange.find(account, order_id)
        if order is None:
            body = frames.no_such_order(account, symbol, order_id, "")
        elif order.is_live or self._exchange.switches.get_order_knows_ended:
            body = frames.order_body(order, order.status)
        else:
            body = frames.order_body(order, "NO_SUCH_ORDER")
        connection.answer_order(body)

    def _get_user_orders(
        self, connection: TradeConnection, account: Account, params: Params
    ) -> None:
        live = self._exchange.live(account, params.loose("symbol"))
        rows = [frames.order_body(order, order.status) for order in _page(live, params)]
        connection.send({"all_orders_response": {"orders": rows, "twaps": []}})

    def _get_user_trades(
        self, connection: TradeConnection, account: Account, params: Params
    ) -> None:
        wanted = params.loose("order_id")
        trades = [
            trade
            for trade in self._exchange.trades_of(account)
            if wanted in ("", trade.order.order_id)
        ]
        rows = [frames.user_trade(trade) for trade in _page(trades, params)]
        key = self._exchange.switches.trades_key
        connection.send({key: rows} if key != "user_trades" else {key: rows, "count": len(rows)})


def _channels(params: Params) -> list[str]:
    channels = params.names("channels")
    for channel in channels:
        if channel not in CHANNELS:
            raise CommandFailed("InvalidParameter", f"unknown channel {channel!r}")
    return channels


def _page(rows: list[Row], params: Params) -> list[Row]:
    offset = params.count("offset", 0)
    limit = min(params.count("limit", MOST_ROWS), MOST_ROWS)
    return rows[offset : offset + limit]
