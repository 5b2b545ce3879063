"""Lets orders meet the market: after the speed bump, level by level; resting ones as prices pass."""

import asyncio
from collections.abc import Iterable
from decimal import Decimal

from app.sim.jobs import end_all
from app.sim.market import Tick
from app.sim.matching import FIRST_FILL_S, Direction, Execution, Match, crosses, sweep
from app.sim.qfex.contracts import CONTRACTS
from app.sim.qfex.exchange import Exchange
from app.sim.qfex.orders import Order


class Matcher:
    """Drives the exchange in time."""

    def __init__(self, exchange: Exchange) -> None:
        self._exchange = exchange
        self._tasks: dict[str, asyncio.Task[None]] = {}
        exchange.market.listen(self._on_tick)

    def start(self, order: Order) -> None:
        """Match an accepted order, until it rests or is over."""
        task = asyncio.create_task(self._work(order), name=f"match {order.order_id}")
        self._tasks[order.order_id] = task
        task.add_done_callback(lambda _: self._tasks.pop(order.order_id, None))

    async def settled(self, orders: Iterable[Order]) -> None:
        """Wait until each of the orders rests or is over."""
        tasks = [self._tasks[o.order_id] for o in orders if o.order_id in self._tasks]
        if tasks:
            await asyncio.wait(tasks)

    async def stop(self) -> None:
        await end_all(self._tasks.values())

    async def _work(self, order: Order) -> None:
        if order.manners.late:
            await asyncio.sleep(self._exchange.switches.late_fill_s)
        await asyncio.sleep(self._exchange.switches.match_delay_s)
        match, own_is_in_the_way = self._plan(order)
        elapsed = FIRST_FILL_S
        for execution in match.executions:
            await asyncio.sleep(execution.delay_s - elapsed)
            elapsed = execution.delay_s
            self._take(order, execution, is_last=execution is match.executions[-1])
            if not order.is_live:
                return
        if not order.is_live:
            return
        if own_is_in_the_way:
            self._exchange.end(order, "CANCELLED_STP")
        elif order.ticket.tif == "GTC":
            order.resting = True
        else:
            self._exchange.expire(order)

    def _take(self, order: Order, execution: Execution, *, is_last: bool) -> None:
        # Another order may have closed the position in the meantime.
        quantity = min(execution.quantity, self._exchange.reducible(order))
        if quantity > 0 and order.is_live:
            part = is_last and quantity < order.remaining
            self._exchange.execute(order, quantity, execution.price, taker=True, last_of_part=part)

    def _plan(self, order: Order) -> tuple[Match, bool]:
        ticket = order.ticket
        wanted = self._exchange.reducible(order)
        nothing = Match((), wanted)
        if not order.is_live or ticket.symbol in self._exchange.switches.empty_books:
            return nothing, False
        tick = self._exchange.market.tick(ticket.symbol)
        listing = CONTRACTS[ticket.symbol].listing
        match = sweep(ticket.side, wanted, listing, tick, limit=order.price)
        if ticket.tif == "FOK" and (match.rest > 0 or wanted < order.remaining):
            return nothing, False
        reached = [e for e in match.executions if not self._meets_own(order, e.price)]
        if len(reached) < len(match.executions):
            return Match(tuple(reached), match.rest), True
        return match, False

    def _meets_own(self, order: Order, price: Decimal) -> bool:
        account = self._exchange.accounts[order.account_id]
        for own in self._exchange.live(account, order.ticket.symbol):
            if own.resting and own.ticket.side is not order.ticket.side:
                selling = order.ticket.side is Direction.SELL
                if own.price >= price if selling else own.price <= price:
                    return True
        return False

    def _on_tick(self, tick: Tick) -> None:
        for account in self._exchange.accounts.values():
            for order in self._exchange.live(account, tick.symbol):
                if order.resting and crosses(order.ticket.side, order.price, tick):
                    self._fill_resting(order)

    def _fill_resting(self, order: Order) -> None:
        depth = CONTRACTS[order.ticket.symbol].depth
        quantity = min(depth, self._exchange.reducible(order))
        if quantity > 0:
            self._exchange.execute(order, quantity, order.price, taker=False, last_of_part=False)
        else:
            self._exchange.end(order, "CANCELLED")
