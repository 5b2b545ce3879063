"""How the desktop works orders: fills with delays, stops, brackets, flatten and reverse.

The acknowledgement of a call says that the add-on handed an order to NinjaTrader; everything here
happens after it. Nothing is reduce-only: an order larger than the position opens the other side.
"""

import asyncio
from collections.abc import Coroutine
from decimal import Decimal
from typing import Final

from app.sim.crosstrade.contracts import Contract
from app.sim.crosstrade.desktop import (
    COMMISSION,
    TERMINAL,
    Account,
    Desktop,
    Fill,
    Handling,
    Order,
    OrderState,
    OrderType,
    now_ms,
)
from app.sim.faults import LATE_FILL_S
from app.sim.jobs import Jobs
from app.sim.market import Tick
from app.sim.matching import Direction, crosses, sweep

CANCEL_S: Final = 0.05
# The vendor's text on reversing: about 5 s for the old position and its orders to clear.
CLEAR_S: Final = 5.0
_LOOK_S: Final = 0.01
_RESTING: Final = frozenset({OrderState.ACCEPTED, OrderState.WORKING, OrderState.PART_FILLED})


class Terminal:
    """Works the orders of one desktop inside the running loop."""

    def __init__(self, desktop: Desktop) -> None:
        self._desktop = desktop
        self._jobs = Jobs()
        desktop.market.listen(self._on_tick)

    async def stop(self) -> None:
        await self._jobs.stop()

    def submit(self, order: Order) -> None:
        """Send an order to the broker."""
        account = self._desktop.accounts[order.account]
        if order not in account.orders:
            account.add(order)
        if order.is_over:
            return
        order.enter(OrderState.SUBMITTED)
        if not self._desktop.manner.market_open or order.contract.is_off_tick(
            order.limit, order.stop
        ):
            order.enter(OrderState.REJECTED)
        elif self._desktop.manner.broker_connected:
            self._work(order)

    def cancel(self, order: Order) -> None:
        """Ask for the end of an order; a fill may still come first."""
        if order.state is OrderState.INITIALIZED:
            order.enter(OrderState.CANCELLED)
        elif order.is_working and order.state is not OrderState.CANCEL_PENDING:
            order.enter(OrderState.CANCEL_PENDING)
            # A market order reaches the exchange before its cancel does.
            if order.order_type is not OrderType.MARKET:
                self._spawn(self._confirm_cancel(order))

    def reduce(self, account: Account, contract: Contract, size: int, how: Handling) -> None:
        """Close a part: one market order of `size`; working stops and targets stay."""
        self.submit(self._exit(account, contract, size, how))

    def flatten(self, account: Account, contract: Contract, how: Handling) -> None:
        """Cancel the orders of the contract, wait for their ends, then close what is left."""
        orders = account.working(contract)
        for order in orders:
            self.cancel(order)
        if orders:
            self._spawn(self._close_when_clear(account, contract, how))
        else:
            self._close_rest(account, contract, how)

    def reverse(self, account: Account, entry: Order) -> None:
        """Flatten the contract of `entry`, then send it, even if 5 s were not enough."""
        account.add(entry)
        self.flatten(account, entry.contract, entry.handling)
        self._spawn(self._enter_when_flat(account, entry))

    def _spawn(self, work: Coroutine[None, None, None]) -> None:
        self._jobs.start(work, name="crosstrade order")

    def _work(self, order: Order) -> None:
        match order.order_type:
            case OrderType.MARKET:
                self._start_filling(order)
            case OrderType.LIMIT:
                tick = self._desktop.market.tick(order.contract.name)
                assert order.limit is not None
                if crosses(order.direction, order.limit, tick):
                    self._start_filling(order)
                else:
                    order.enter(OrderState.WORKING)
            case OrderType.STOP_MARKET | OrderType.STOP_LIMIT:
                order.enter(OrderState.ACCEPTED)

    def _start_filling(self, order: Order) -> None:
        order.filling = True
        self._spawn(self._fill(order))

    async def _fill(self, order: Order) -> None:
        if order.handling.late:
            await asyncio.sleep(LATE_FILL_S)
        limited = order.order_type in (OrderType.LIMIT, OrderType.STOP_LIMIT)
        while order.leaves > 0 and not order.is_over:
            market, symbol = self._desktop.market, order.contract.name
            match = sweep(
                order.direction,
                Decimal(order.leaves),
                market.listing(symbol),
                market.tick(symbol),
                limit=order.limit if limited else None,
            )
            if not match.executions:
                break
            waited_s = 0.0
            for execution in match.executions:
                await asyncio.sleep(execution.delay_s - waited_s)
                waited_s = execution.delay_s
                if order.state in TERMINAL:
                    return
                self._book(order, min(int(execution.quantity), order.leaves), execution.price)
        order.filling = False
        if order.state is OrderState.SUBMITTED:
            order.enter(OrderState.WORKING)

    def _book(self, order: Order, quantity: int, price: Decimal) -> None:
        account = self._desktop.accounts[order.account]
        holding = account.holding(order.contract)
        account.realised += holding.take(
            quantity if order.direction is Direction.BUY else -quantity, price
        )
        if not account.is_paper:
            account.commission += COMMISSION * quantity
        order.filled += quantity
        order.paid += price * quantity
        account.fills.append(
            Fill(
                fill_id=self._desktop.new_id(),
                order_id=order.order_id,
                name=order.name,
                account=account.name,
                contract=order.contract,
                direction=order.direction,
                price=price,
                quantity=quantity,
                position_after=abs(holding.size),
                epoch_ms=now_ms(),
                repeated=order.handling.repeated,
            )
        )
        if order.leaves <= 0:
            order.enter(OrderState.FILLED)
            self._cancel_siblings(account, order)
        elif order.state is not OrderState.CANCEL_PENDING:
            order.enter(OrderState.PART_FILLED)

    def _cancel_siblings(self, account: Account, order: Order) -> None:
        for other in account.working(order.contract):
            if order.oco and other.oco == order.oco:
                self.cancel(other)

    async def _confirm_cancel(self, order: Order) -> None:
        await asyncio.sleep(CANCEL_S)
        if self._desktop.manner.broker_connected and not order.is_over:
            order.enter(OrderState.CANCELLED)

    async def _clear(self, account: Account, contract: Contract, *, flat: bool) -> None:
        """Wait until the contract has no working order (and is flat), at most CLEAR_S."""
        loop = asyncio.get_running_loop()
        deadline = loop.time() + CLEAR_S
        while loop.time() < deadline:
            open_size = account.holding(contract).size if flat else 0
            if not account.working(contract) and not open_size:
                return
            await asyncio.sleep(_LOOK_S)

    async def _close_when_clear(self, account: Account, contract: Contract, how: Handling) -> None:
        await self._clear(account, contract, flat=False)
        self._close_rest(account, contract, how)

    async def _enter_when_flat(self, account: Account, entry: Order) -> None:
        await self._clear(account, entry.contract, flat=True)
        self.submit(entry)

    def _close_rest(self, account: Account, contract: Contract, how: Handling) -> None:
        size = abs(account.holding(contract).size)
        if size:
            self.submit(self._exit(account, contract, size, how))

    def _exit(self, account: Account, contract: Contract, size: int, how: Handling) -> Order:
        long = account.holding(contract).size > 0
        return Order(
            ids=[self._desktop.new_id()],
            account=account.name,
            contract=contract,
            direction=Direction.SELL if long else Direction.BUY,
            quantity=size,
            order_type=OrderType.MARKET,
            time_in_force="Day",
            name="Exit",
            handling=how,
        )

    def _on_tick(self, tick: Tick) -> None:
        if not self._desktop.manner.broker_connected:
            return
        for account in self._desktop.accounts.values():
            for order in account.working():
                resting = order.state in _RESTING and not order.filling
                if resting and order.contract.name == tick.symbol and _is_reached(order, tick):
                    self._start_filling(order)


def _is_reached(order: Order, tick: Tick) -> bool:
    if order.stop is not None and not order.triggered:
        sell = order.direction is Direction.SELL
        order.triggered = tick.bid <= order.stop if sell else tick.ask >= order.stop
        if not order.triggered:
            return False
    return order.limit is None or crosses(order.direction, order.limit, tick)
