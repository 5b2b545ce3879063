"""What becomes of an order after it was accepted: stages, fills, cancels, queueing, expiry.

Fills are at the touch: sells at the bid, buys at the ask. How much an order that may not rest gets
is what the book holds within its limit. Nothing is reduce-only.
"""

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from decimal import ROUND_DOWN, Decimal
from typing import Final

from app.sim.clearstreet.book import Fill, Order, Status
from app.sim.clearstreet.clock import Session
from app.sim.clearstreet.instruments import STOCK
from app.sim.clearstreet.opening import Venue
from app.sim.faults import LATE_FILL_S, Faults
from app.sim.jobs import Jobs
from app.sim.matching import Direction, sweep

_LOOK_S: Final = 0.02
_AT_ONCE: Final = {"IMMEDIATE_OR_CANCEL": "IOC", "FILL_OR_KILL": "FOK"}
_UNTOUCHED: Final = frozenset({Status.PENDING_CANCEL, Status.PENDING_REPLACE})


class Matcher:
    """Works the orders of the venue inside the running loop."""

    def __init__(self, venue: Venue, faults: Faults) -> None:
        self._venue = venue
        self._faults = faults
        self._jobs = Jobs()

    def start(self) -> None:
        """Work what stood open before."""
        for account in self._venue.accounts.values():
            for order in account.open_orders():
                self._spawn(self._rest(order))

    async def stop(self) -> None:
        await self._jobs.stop()

    def submit(self, order: Order, *, after: Sequence[Order] = ()) -> None:
        """Take an order in; it fills only when every order of `after` has come to its end."""
        self._venue.accounts[order.account].orders.append(order)
        self._spawn(self._live(order, after))

    def cancel(self, order: Order) -> None:
        """Ask for the end of an order."""
        if order.is_over or order.status is Status.PENDING_CANCEL:
            return
        self._enter(order, Status.PENDING_CANCEL)
        self._spawn(self._confirm_cancel(order))

    def replace(
        self,
        order: Order,
        *,
        limit: Decimal | None,
        stop: Decimal | None,
        quantity: Decimal | None,
    ) -> None:
        """Change the terms of an order; its id stays."""
        self._enter(order, Status.PENDING_REPLACE)
        self._spawn(self._confirm_replace(order, limit, stop, quantity))

    def _spawn(self, work: Coroutine[None, None, None]) -> None:
        self._jobs.start(work, name="clearstreet order")

    def _enter(self, order: Order, status: Status, *details: str) -> None:
        order.enter(status, self._venue.clock.now(), *details)

    def _advance(self, order: Order, status: Status) -> None:
        """Pass to a working stage, unless a cancel or a replace is under way."""
        if order.status not in _UNTOUCHED:
            self._enter(order, status)

    async def _pause(self) -> None:
        shortest, longest = self._venue.manner.step_s
        await asyncio.sleep(self._venue.chance.uniform(shortest, longest))

    async def _live(self, order: Order, after: Sequence[Order]) -> None:
        await self._pause()
        if order.instrument.symbol in self._venue.manner.not_tradable:
            self._enter(order, Status.REJECTED, "Risk check failed: instrument is not tradable")
            return
        if order.order_type == "MARKET":
            await self._wait_for_the_open(order)
        if order.stop is not None:
            await self._wait_for_the_stop(order)
        self._advance(order, Status.NEW)
        await self._pause()
        if order.is_late:
            await asyncio.sleep(LATE_FILL_S)
        await _until(lambda: all(one.is_over for one in after))
        if order.time_in_force in _AT_ONCE:
            await self._fill_at_once(order)
        else:
            await self._rest(order)

    async def _wait_for_the_open(self, order: Order) -> None:
        clock = self._venue.clock
        if clock.in_regular_hours() or order.is_over:
            return
        order.queue_state, order.releases_at = "AWAITING_RELEASE", clock.next_open()
        self._advance(order, Status.QUEUED)
        await _until(lambda: clock.in_regular_hours() or order.is_over)
        if not order.is_over:
            order.queue_state = "RELEASED"

    async def _wait_for_the_stop(self, order: Order) -> None:
        self._advance(order, Status.PENDING_TRIGGER)
        while not order.is_over and not self._is_triggered(order):
            self._expire_if_due(order)
            await asyncio.sleep(_LOOK_S)

    def _is_triggered(self, order: Order) -> bool:
        assert order.stop is not None
        last = self._venue.market.tick(order.instrument.symbol).last
        if order.direction is Direction.SELL:
            return last <= order.stop
        return last >= order.stop

    async def _fill_at_once(self, order: Order) -> None:
        """IOC takes what there is, FOK all or nothing; the rest is cancelled."""
        touch, fillable = self._touch(order), self._available(order)
        if order.time_in_force == "FILL_OR_KILL" and fillable < order.leaves:
            fillable = Decimal(0)
        if touch is not None:
            for part in _parts(fillable):
                self._book(order, part, touch)
                await self._pause()
        why = f"Remaining quantity canceled: {_AT_ONCE[order.time_in_force]}"
        self._enter(order, Status.CANCELED, why)

    def _available(self, order: Order) -> Decimal:
        market, symbol = self._venue.market, order.instrument.symbol
        listing, tick = market.listing(symbol), market.tick(symbol)
        match = sweep(order.direction, order.leaves, listing, tick, limit=order.limit)
        return order.leaves - match.rest

    async def _rest(self, order: Order) -> None:
        while not order.is_over:
            touch = self._touch(order)
            if touch is None:
                self._expire_if_due(order)
                await asyncio.sleep(_LOOK_S)
                continue
            parts = _parts(order.leaves) if not order.fills else (order.leaves,)
            self._book(order, parts[0], touch)
            await self._pause()

    def _touch(self, order: Order) -> Decimal | None:
        """The price at which the order would fill now; None when it can not."""
        if order.status in _UNTOUCHED and not self._venue.manner.fills_while_cancelling:
            return None
        session = self._venue.clock.session
        in_extended_hours = bool(order.extended_hours) and session is not Session.CLOSED
        if session is not Session.REGULAR and not (
            in_extended_hours and order.instrument.instrument_type == STOCK
        ):
            return None
        tick = self._venue.market.tick(order.instrument.symbol)
        if order.direction is Direction.SELL:
            reached = order.limit is None or tick.bid >= order.limit
            return tick.bid if reached and order.instrument.has_bid else None
        return tick.ask if order.limit is None or tick.ask <= order.limit else None

    def _expire_if_due(self, order: Order) -> None:
        until = order.works_until
        if until is not None and self._venue.clock.now() >= until:
            self._enter(order, Status.EXPIRED)

    def _book(self, order: Order, quantity: Decimal, price: Decimal) -> None:
        if order.is_over:
            return
        now = self._venue.clock.now()
        order.fills.append(Fill(self._venue.ids.new(now), quantity, price, now))
        account = self._venue.accounts[order.account]
        change = quantity if order.direction is Direction.BUY else -quantity
        account.holding(order.instrument).take(change, price)
        account.cash -= change * price * order.instrument.multiplier
        if order.filled >= order.quantity:
            self._enter(order, Status.FILLED)
        else:
            self._advance(order, Status.PARTIALLY_FILLED)
        self._show_later(order.account)

    def _show_later(self, number: int) -> None:
        lag_s = self._venue.manner.position_lag_s
        if lag_s > 0:
            asyncio.get_running_loop().call_later(lag_s, self._show, number)
        else:
            self._show(number)

    def _show(self, number: int) -> None:
        if self._faults.feed_is_stalled:
            asyncio.get_running_loop().call_later(_LOOK_S, self._show, number)
        else:
            self._venue.accounts[number].show()

    async def _confirm_cancel(self, order: Order) -> None:
        await self._pause()
        self._enter(order, Status.CANCELED, "Canceled by user")

    async def _confirm_replace(
        self, order: Order, limit: Decimal | None, stop: Decimal | None, quantity: Decimal | None
    ) -> None:
        await self._pause()
        if order.status is not Status.PENDING_REPLACE:
            return
        order.limit = limit or order.limit
        order.stop = stop or order.stop
        order.quantity = max(quantity or order.quantity, order.filled)
        over = order.filled >= order.quantity
        self._enter(order, Status.FILLED if over else Status.REPLACED)


async def _until(holds: Callable[[], bool]) -> None:
    while True:
        if holds():
            return
        await asyncio.sleep(_LOOK_S)


def _parts(quantity: Decimal) -> tuple[Decimal, ...]:
    """Two fills for two or more, the first in whole units; one for less; none for nothing."""
    if quantity < 2:
        return (quantity,) if quantity else ()
    first = (quantity * 2 / 3).to_integral_value(ROUND_DOWN)
    return first, quantity - first
