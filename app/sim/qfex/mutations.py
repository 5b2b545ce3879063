"""Commands that change something: they are noted, meet the armed faults, then the exchange."""

import asyncio
from collections.abc import Callable
from typing import Final

from app.sim.faults import Fault, Faults
from app.sim.jobs import Jobs
from app.sim.qfex import frames
from app.sim.qfex.accounts import Account
from app.sim.qfex.connection import TradeConnection
from app.sim.qfex.exchange import Exchange
from app.sim.qfex.matcher import Matcher
from app.sim.qfex.orders import SERVER_ERROR, CommandFailed, Manners, Order, OrderRefused, Ticket
from app.sim.qfex.params import Params
from app.sim.qfex.strangers import speak_of_strangers

KINDS: Final = {
    "close_position": "close",
    "add_order": "order",
    "cancel_order": "cancel",
    "cancel_stop_order": "cancel",
    "cancel_all_orders": "cancel",
    "modify_order": "modify",
}
PLACING: Final = ("close_position", "add_order")
# Time for the ACK to leave, well before the first fill.
ACK_LEAVES_S: Final = 0.02
TOO_FAST: Final = "You have exceeded the allowed message rate."


class Mutations:
    """Closes, orders, cancels and modifications.

    A fault mutes every message about its order: `lose_reply` for ever, the others until the
    error frame or the cut that ends them. REST and the get_ commands always tell the truth.
    """

    def __init__(
        self, exchange: Exchange, matcher: Matcher, faults: Faults, cut: Callable[[], None]
    ) -> None:
        self._exchange = exchange
        self._matcher = matcher
        self._faults = faults
        self._cut = cut
        self._afterwards = Jobs()

    async def stop(self) -> None:
        await self._afterwards.stop()

    def run(
        self, connection: TradeConnection, account: Account, name: str, params: Params
    ) -> None:
        take = self._faults.take
        if take(Fault.RATE_LIMIT):
            raise CommandFailed("RateLimited", TOO_FAST)
        if take(Fault.HTTP_500_BEFORE):
            raise CommandFailed(SERVER_ERROR, None)
        refused = take(Fault.REFUSE)
        if refused and name not in PLACING:
            raise CommandFailed("InvalidOrder", "the command is rejected")
        lost, cut = take(Fault.LOSE_REPLY), take(Fault.DROP_CONNECTION)
        broken = take(Fault.HTTP_500_AFTER_EXECUTION)
        silent_cut = cut and not self._exchange.switches.drop_after_ack
        manners = Manners(
            muted=lost or silent_cut or broken,
            twice=take(Fault.DUPLICATE_PUSH),
            late=name in PLACING and take(Fault.LATE_FILL),
        )
        if not manners.muted:
            speak_of_strangers(connection, params.loose("symbol"), self._exchange)
        try:
            if name in PLACING:
                orders = self._place(account, name, params, manners, refused=refused)
            else:
                orders = self._change(connection, account, name, params, manners)
        except CommandFailed:
            if lost:
                return
            raise
        if cut or broken:
            self._afterwards.start(
                self._finish(connection, orders, cut=cut), name="qfex after a fault"
            )

    def _place(
        self, account: Account, name: str, params: Params, manners: Manners, *, refused: bool
    ) -> list[Order]:
        ticket = self._read_ticket(account, name, params)
        try:
            if refused:
                raise OrderRefused("REJECTED")
            order = self._exchange.place(account, ticket, manners)
        except OrderRefused as refusal:
            if name == "add_order" and self._exchange.switches.refusals_are_errors:
                raise CommandFailed("InvalidOrder", refusal.status) from None
            self._exchange.refuse(account, ticket, refusal.status, manners)
            return []
        if order.is_live:
            self._matcher.start(order)
        return [order]

    def _read_ticket(self, account: Account, name: str, params: Params) -> Ticket:
        symbol, client_order_id = params.text("symbol"), params.text("client_order_id", "")
        if name == "close_position":
            return self._exchange.close_ticket(account, symbol, client_order_id)
        kind = params.text("order_type")
        price = params.number("price", 0 if kind == "MARKET" else None)
        if kind == "MARKET" and price != 0:
            raise CommandFailed("InvalidPrice", "a MARKET order carries no price")
        if params.number("take_profit", 0) != 0 or params.number("stop_loss", 0) != 0:
            raise CommandFailed("InvalidParameter", "stops are not simulated")
        return Ticket(
            symbol=symbol,
            side=params.side(),
            type=kind,
            tif=params.text("order_time_in_force"),
            quantity=params.number("quantity"),
            price=price,
            reduce_only=params.flag("reduce_only", default=False),
            client_order_id=client_order_id or self._exchange.new_client_order_id(),
        )

    def _change(
        self,
        connection: TradeConnection,
        account: Account,
        name: str,
        params: Params,
        manners: Manners,
    ) -> list[Order]:
        if name == "cancel_all_orders":
            found = self._exchange.live(account, params.loose("symbol"))
            if not manners.muted:
                connection.send({"ack": {"incoming_message": {"type": name, "params": {}}}})
        else:
            found = self._find(account, name, params)
        if not found:
            self._say_no_such_order(connection, account, name, params, manners)
        for order in found:
            kept, order.manners = order.manners, manners
            if name == "modify_order":
                self._modify(connection, order, params)
            else:
                self._exchange.end(order, "CANCELLED")
            order.manners = kept
        return []

    def _find(self, account: Account, name: str, params: Params) -> list[Order]:
        if name == "cancel_stop_order":
            return []
        wanted, symbol = params.loose("order_id"), params.loose("symbol")
        live = self._exchange.live(account, symbol)
        if params.loose("cancel_order_id_type") == "client_order_id":
            wanted = params.loose("client_order_id") or wanted
            return [order for order in live if order.ticket.client_order_id == wanted]
        return [order for order in live if order.order_id == wanted]

    def _modify(self, connection: TradeConnection, order: Order, params: Params) -> None:
        ticket = order.ticket
        asked = (
            params.side(),
            params.text("order_type"),
            params.flag("reduce_only", default=False),
        )
        if asked != (ticket.side, ticket.type, ticket.reduce_only):
            raise CommandFailed("InvalidParameter", "side, order_type, reduce_only cannot change")
        price = params.number("price", order.price)
        quantity = params.number("quantity", order.quantity)
        try:
            self._exchange.modify(order, price=price, quantity=quantity)
        except OrderRefused as refusal:
            if not order.manners.muted:
                body = frames.order_body(order, refusal.status)
                connection.answer_order(body)
            return
        order.resting = False
        self._matcher.start(order)

    def _say_no_such_order(
        self,
        connection: TradeConnection,
        account: Account,
        name: str,
        params: Params,
        manners: Manners,
    ) -> None:
        if name == "cancel_all_orders" or manners.muted:
            return
        order_id = params.loose("order_id") or params.loose("stop_order_id")
        order = self._exchange.find(account, order_id)
        body = frames.no_such_order(account, params.loose("symbol"), order_id, "")
        if order is not None:
            body = frames.order_body(order, "NO_SUCH_ORDER")
        if name == "modify_order":
            body["status"] = "CANNOT_MODIFY_NO_SUCH_ORDER"
        connection.answer_order(body)

    async def _finish(
        self, connection: TradeConnection, orders: list[Order], *, cut: bool
    ) -> None:
        """Break the connection, or show the error, once the order has done what it will do."""
        if cut and self._exchange.switches.drop_after_ack:
            await asyncio.sleep(ACK_LEAVES_S)
        else:
            await self._matcher.settled(orders)
        if cut:
            self._cut()
        else:
            connection.error(SERVER_ERROR, None, None)
        for order in orders:
            order.manners = Manners()
