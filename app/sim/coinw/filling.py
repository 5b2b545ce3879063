"""Turns accepted CoinW orders into fills: market orders soon and in parts, limits when crossed."""

import asyncio
from decimal import Decimal

from app.sim.coinw.books import Event, Order, OrderChanged
from app.sim.coinw.exchange import Exchange
from app.sim.faults import LATE_FILL_S
from app.sim.jobs import end_all
from app.sim.market import Market, Tick
from app.sim.matching import crosses, sweep


class Filler:
    """Executes the working orders of an exchange inside the running loop."""

    def __init__(self, exchange: Exchange, market: Market) -> None:
        self.late_fill_s = LATE_FILL_S
        self._exchange = exchange
        self._market = market
        self._tasks: dict[int, asyncio.Task[None]] = {}
        exchange.listen(self._on_event)
        market.listen(self._on_tick)

    async def stop(self) -> None:
        await end_all(self._tasks.values())

    def _on_event(self, event: Event) -> None:
        if not isinstance(event, OrderChanged):
            return
        order = event.order
        is_new = order.effect == "close" and not order.fills and order.leaves and not order.rests
        if is_new and order.id not in self._tasks:
            task = asyncio.create_task(self._match(order), name=f"fill {order.id}")
            self._tasks[order.id] = task
            task.add_done_callback(lambda _: self._tasks.pop(order.id, None))

    async def _match(self, order: Order) -> None:
        if order.fills_late:
            await asyncio.sleep(self.late_fill_s)
        contract = order.position.contract
        match = sweep(
            order.direction,
            Decimal(order.leaves),
            contract.listing,
            self._market.tick(contract.name),
            limit=order.price,
        )
        waited = 0.0
        for execution in match.executions:
            await asyncio.sleep(execution.delay_s - waited)
            waited = execution.delay_s
            if not order.leaves:
                return
            self._exchange.fill(order, int(execution.quantity), execution.price, is_maker=False)
        if order.kind == "plan":
            order.rests = True
        elif order.leaves:
            self._exchange.give_up(order)

    def _on_tick(self, tick: Tick) -> None:
        for order in self._exchange.working_orders:
            contract = order.position.contract
            if not order.rests or order.price is None or contract.name != tick.symbol:
                continue
            if crosses(order.direction, order.price, tick):
                self._exchange.fill(order, contract.depth, order.price, is_maker=True)
