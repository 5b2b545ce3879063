"""Stop-loss, take-profit and pending orders: setting them, firing them when the price comes."""

from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal

from app.sim.market import Market, Tick
from app.sim.metatrader5 import retcodes as rc
from app.sim.metatrader5.book import Book
from app.sim.metatrader5.dealing import is_reached
from app.sim.metatrader5.listings import CONTRACTS
from app.sim.metatrader5.records import (
    NOTHING,
    Change,
    Order,
    OrderKind,
    OrderState,
    Outcome,
    Position,
    Reason,
    Request,
)
from app.sim.metatrader5.switches import Switches


@dataclass(frozen=True, slots=True)
class ModifyTicket:
    """What `OrderModify` asks for; None is a field that was not sent."""

    ticket: int
    stop_loss: Decimal | None = None
    take_profit: Decimal | None = None
    price: Decimal | None = None
    type_time: str | None = None
    expires_at: datetime | None = None


class Levels:
    """Watches the prices on behalf of the positions and pending orders."""

    def __init__(self, book: Book, market: Market, switches: Switches) -> None:
        self._book = book
        self._market = market
        self._switches = switches
        market.listen(self._on_tick)

    def modify(self, ask: ModifyTicket) -> Outcome:
        """`OrderModify`: levels of a position, or price, levels and expiry of a pending order."""
        position = self._book.positions.get(ask.ticket)
        if position is not None:
            return self._modify_position(position, ask)
        order = self._book.orders.get(ask.ticket)
        if order is None or order.kind.is_market:
            return Outcome(rc.POSITION_CLOSED, mql_error=rc.POSITION_NOT_FOUND)
        return self._modify_order(order, ask)

    def _modify_position(self, position: Position, ask: ModifyTicket) -> Outcome:
        contract = CONTRACTS[position.symbol]
        stop = self._wanted(ask.stop_loss, position.stop_loss)
        profit = self._wanted(ask.take_profit, position.take_profit)
        if not contract.is_open:
            return Outcome(rc.MARKET_CLOSED)
        if not self._allowed(position, stop=stop, profit=profit):
            return Outcome(rc.INVALID_STOPS)
        if (stop, profit) == (position.stop_loss, position.take_profit):
            return Outcome(rc.NO_CHANGES)
        now = self._book.now()
        after = replace(position, stop_loss=stop, take_profit=profit, updated_at=now)
        self._book.positions[position.ticket] = after
        outcome = Outcome(rc.DONE, order=position.ticket)
        request = Request(
            "SLTP", position.symbol, position=position.ticket, stop_loss=stop, take_profit=profit
        )
        change = Change(updated_positions=((position, after),), request=request, outcome=outcome)
        self._book.publish(change)
        return outcome

    def _modify_order(self, order: Order, ask: ModifyTicket) -> Outcome:
        after = replace(
            order,
            price_open=order.price_open if ask.price is None else ask.price,
            stop_loss=self._wanted(ask.stop_loss, order.stop_loss),
            take_profit=self._wanted(ask.take_profit, order.take_profit),
            type_time=ask.type_time or order.type_time,
            expires_at=ask.expires_at or order.expires_at,
        )
        if after == order:
            return Outcome(rc.NO_CHANGES)
        tick = self._market.tick(order.symbol)
        off_grid = after.price_open % CONTRACTS[order.symbol].listing.tick
        if after.price_open <= 0 or off_grid or is_reached(order.kind, after.price_open, tick):
            return Outcome(rc.INVALID_PRICE)
        self._book.orders[order.ticket] = after
        outcome = Outcome(rc.DONE, order=order.ticket, price=after.price_open)
        request = Request(
            "MODIFY", order.symbol, order.volume_current, after.price_open, kind=order.kind,
            order=order.ticket, stop_loss=after.stop_loss, take_profit=after.take_profit,
        )  # fmt: skip
        self._book.publish(
            Change(changed_orders=((order, after),), request=request, outcome=outcome)
        )
        return outcome

    def _wanted(self, asked: Decimal | None, current: Decimal) -> Decimal:
        if asked is None or (asked == 0 and self._switches.zero_keeps_level):
            return current
        return asked

    def _allowed(self, position: Position, *, stop: Decimal, profit: Decimal) -> bool:
        contract = CONTRACTS[position.symbol]
        now = self._book.price_now(position)
        room = contract.point * contract.stops_level
        sign = 1 if position.is_long else -1
        for level, side in ((profit, sign), (stop, -sign)):
            if level == 0:
                continue
            away = (level - now) * side
            if level < 0 or level % contract.listing.tick or away <= 0 or away < room:
                return False
        return True

    def _on_tick(self, tick: Tick) -> None:
        for position in list(self._book.positions.values()):
            if position.symbol == tick.symbol:
                self._watch_position(position)
        for order in list(self._book.orders.values()):
            if order.expires_at is not None and order.expires_at <= self._book.now():
                self._book.publish(self._book.finish(order, OrderState.EXPIRED))
            elif order.symbol == tick.symbol and not order.kind.is_market:
                self._watch_order(order, tick)

    def _watch_position(self, position: Position) -> None:
        price = self._book.price_now(position)
        sign = 1 if position.is_long else -1
        profit, stop = position.take_profit, position.stop_loss
        if profit and (price - profit) * sign >= 0:
            self._fire(position, price, Reason.TP, profit)
        elif stop and (price - stop) * sign <= 0:
            self._fire(position, price, Reason.SL, stop)

    def _fire(self, position: Position, price: Decimal, reason: Reason, level: Decimal) -> None:
        kind = OrderKind.SELL if position.is_long else OrderKind.BUY
        order = Order(
            self._book.next_ticket(), position.symbol, kind, position.volume, position.volume,
            NOTHING, self._book.now(), position_id=position.identifier, reason=reason,
            comment=f"[{reason.name.lower()} {level}]",
        )  # fmt: skip
        fills = [(position.volume, price)]
        self._book.publish(self._book.execute(order, fills, position=position, reason=reason))

    def _watch_order(self, order: Order, tick: Tick) -> None:
        if not is_reached(order.kind, order.price_open, tick):
            return
        price = tick.ask if order.kind.name.startswith("BUY") else tick.bid
        fills = [(order.volume_current, price)]
        self._book.publish(self._book.execute(order, fills, position=None, reason=order.reason))
