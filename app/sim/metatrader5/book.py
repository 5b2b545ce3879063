"""The simulated account's books: positions, orders, deals, money; and who is told of a change."""

import itertools
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from typing import Final

from app.sim.market import Market
from app.sim.matching import Direction
from app.sim.metatrader5.listings import CONTRACTS, opening_orders, opening_positions
from app.sim.metatrader5.records import (
    NOTHING,
    Change,
    Deal,
    Entry,
    Order,
    OrderState,
    Position,
    Reason,
)

LEVERAGE: Final = 100
COMMISSION_PER_LOT: Final = Decimal("3.5")
_CENT: Final = Decimal("0.01")
_AVERAGE: Final = Decimal("1e-8")


class Book:
    """Positions and orders of one account; every change goes out to the listeners at once."""

    def __init__(self, market: Market, now: Callable[[], datetime], *, netting: bool) -> None:
        self.netting = netting
        self.now = now
        self.balance = Decimal("25000.00")
        self.positions = {p.ticket: p for p in opening_positions(now(), netting=netting)}
        self.orders = {order.ticket: order for order in opening_orders(now())}
        self.deals: list[Deal] = []
        self.history: list[Order] = []
        self._market = market
        self._tickets = itertools.count(50012350001)
        self._listeners: list[Callable[[Change], None]] = []
        self._copies = 1

    def listen(self, listener: Callable[[Change], None]) -> Callable[[], None]:
        """Call `listener` with each change; the returned function ends it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    @contextmanager
    def telling_twice(self, twice: bool) -> Iterator[None]:
        """Tell every change made inside two times, when `twice`."""
        self._copies = 2 if twice else 1
        try:
            yield
        finally:
            self._copies = 1

    def publish(self, change: Change) -> None:
        for _ in range(self._copies):
            for listener in list(self._listeners):
                listener(change)

    def next_ticket(self) -> int:
        return next(self._tickets)

    def price_now(self, position: Position) -> Decimal:
        """The price the position would close at: bid for a long, ask for a short."""
        tick = self._market.tick(position.symbol)
        return tick.bid if position.is_long else tick.ask

    def profit_now(self, position: Position) -> Decimal:
        """Floating result in the account's currency, without swap and commission."""
        return self._profit(position, position.volume, self.price_now(position))

    @property
    def floating(self) -> Decimal:
        return sum((self.profit_now(p) + p.swap for p in self.positions.values()), NOTHING)

    @property
    def margin(self) -> Decimal:
        used = NOTHING
        for position in self.positions.values():
            contract = CONTRACTS[position.symbol]
            units = position.volume * contract.size
            in_dollars = contract.base == "USD" and contract.profit_currency != "USD"
            worth = units if in_dollars else units * position.price_open
            rate = Decimal(1) if in_dollars else self.rate(contract.profit_currency)
            used += worth * rate / LEVERAGE
        return used.quantize(_CENT)

    @property
    def margin_level(self) -> Decimal:
        """Equity as a percentage of the margin; 0 when no margin is used."""
        if not self.margin:
            return NOTHING
        return ((self.balance + self.floating) / self.margin * 100).quantize(_CENT)

    def execute(
        self,
        order: Order,
        fills: list[tuple[Decimal, Decimal]],
        *,
        position: Position | None,
        reason: Reason = Reason.EXPERT,
    ) -> Change:
        """Fill `order` and move the books; the caller publishes the change.

        `position` is what an order by ticket reduces. Without it the account's mode decides: a
        hedging account opens a position, a netting account nets into the symbol's only one.
        """
        was_waiting = self.orders.pop(order.ticket, None)
        if position is None and self.netting:
            position = next((p for p in self.positions.values() if p.symbol == order.symbol), None)
        before, deals = position, []
        for volume, price in fills:
            position, deal = self._apply(order, position, volume, price, reason)
            deals.append(deal)
        filled = sum((volume for volume, _ in fills), NOTHING)
        done = replace(
            order, state=OrderState.FILLED, volume_current=order.volume_initial - filled,
            price_open=fills[-1][1] if order.kind.is_market else order.price_open,
            position_id=deals[-1].position_id, done_at=self.now(),
        )  # fmt: skip
        self.history.append(done)
        self.deals.extend(deals)
        return replace(
            self._settle(before, position),
            gone_orders=(done,) if was_waiting else (), history_orders=(done,),
            deals=tuple(deals),
        )  # fmt: skip

    def finish(self, order: Order, state: OrderState) -> Change:
        """Take a pending order out of the books unfilled."""
        done = replace(order, state=state, done_at=self.now())
        del self.orders[order.ticket]
        self.history.append(done)
        return Change(gone_orders=(done,), history_orders=(done,))

    def _settle(self, before: Position | None, after: Position | None) -> Change:
        if before is not None and after is not None and before.ticket == after.ticket:
            self.positions[after.ticket] = after
            return Change(updated_positions=((before, after),))
        if before is not None:
            del self.positions[before.ticket]
        if after is not None:
            self.positions[after.ticket] = after
        gone = () if before is None else (before,)
        new = () if after is None else (after,)
        return Change(gone_positions=gone, new_positions=new)

    def _apply(
        self,
        order: Order,
        position: Position | None,
        volume: Decimal,
        price: Decimal,
        reason: Reason,
    ) -> tuple[Position | None, Deal]:
        direction = order.kind.direction
        if position is None:
            opened = self._opened(order, order.ticket, direction, volume, price)
            return opened, self._deal(order, opened, Entry.IN, volume, price, reason)
        if position.direction is direction:
            total = position.volume + volume
            paid = position.price_open * position.volume + price * volume
            average = (paid / total).quantize(_AVERAGE)
            grown = replace(position, volume=total, price_open=average, updated_at=self.now())
            return grown, self._deal(order, position, Entry.IN, volume, price, reason)
        if volume > position.volume:
            deal = self._deal(order, position, Entry.INOUT, volume, price, reason)
            rest = volume - position.volume
            # A reversal keeps the identifier and takes a new ticket.
            return self._opened(order, position.identifier, direction, rest, price), deal
        deal = self._deal(order, position, Entry.OUT, volume, price, reason)
        left = position.volume - volume
        if left == 0:
            return None, deal
        return replace(position, volume=left, updated_at=self.now()), deal

    def _opened(
        self, order: Order, identifier: int, side: Direction, volume: Decimal, price: Decimal
    ) -> Position:
        now = self.now()
        return Position(
            order.ticket, identifier, order.symbol, side, volume, price, now, now,
            order.stop_loss, order.take_profit, magic=order.magic, comment=order.comment,
            reason=Reason.EXPERT, from_pending_order=not order.kind.is_market,
        )  # fmt: skip

    def _deal(
        self,
        order: Order,
        position: Position,
        entry: Entry,
        volume: Decimal,
        price: Decimal,
        reason: Reason,
    ) -> Deal:
        profit = swap = NOTHING
        if entry is not Entry.IN:
            closed = min(volume, position.volume)
            profit = self._profit(position, closed, price)
            swap = position.swap if closed == position.volume else NOTHING
        commission = -(COMMISSION_PER_LOT * volume).quantize(_CENT)
        self.balance += profit + swap + commission
        return Deal(
            self.next_ticket(), order.ticket, position.identifier, order.symbol,
            order.kind.direction, entry, volume, price, profit, swap, commission,
            reason, order.comment, order.magic, self.now(),
        )  # fmt: skip

    def _profit(self, position: Position, volume: Decimal, price: Decimal) -> Decimal:
        contract = CONTRACTS[position.symbol]
        moved = price - position.price_open
        if not position.is_long:
            moved = -moved
        result = moved * volume * contract.size * self.rate(contract.profit_currency)
        return result.quantize(_CENT)

    def rate(self, currency: str) -> Decimal:
        """Dollars for one unit of `currency`."""
        match currency:
            case "JPY":
                return 1 / self._market.tick("USDJPY").bid
            case "EUR":
                return self._market.tick("EURUSD").bid
        return Decimal(1)
