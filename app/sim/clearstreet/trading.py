"""The calls that change something: close one, close all, submit, cancel, cancel all, replace.

The worst cases are kept as the note states them: a close names no quantity and asks nobody, a repeat
of it is another full-size order, and an empty id or an empty filter means everything.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal

from app.sim.clearstreet.asked import Fields
from app.sim.clearstreet.book import Account, Holding, Order
from app.sim.clearstreet.instruments import Instrument, resolve
from app.sim.clearstreet.matcher import Matcher
from app.sim.clearstreet.opening import Venue
from app.sim.clearstreet.refusals import Refusal, forbidden, no_order, not_found, risk


@dataclass(frozen=True, slots=True)
class Handling:
    """How the orders of one call are treated by an armed fault."""

    late: bool = False
    repeated: bool = False


class Trading:
    """Carries out closes, cancels and replacements; what it is given was already read."""

    def __init__(self, venue: Venue, matcher: Matcher) -> None:
        self._venue = venue
        self._matcher = matcher
        self._closes = 0

    def account(self, number: int, *, trades: bool = False) -> Account:
        """An account of this key; raises Refusal, also for trading in one that is not active."""
        account = self._venue.account(number)
        if account is None or (trades and account.status != "ACTIVE"):
            raise forbidden()
        return account

    def close(
        self, number: int, asked_for: str, cancel_orders: bool | None, how: Handling
    ) -> list[Order]:
        """Close one position; an id that is empty or blank is the path that closes them all."""
        if not asked_for.strip():
            return self.close_all(number, cancel_orders, how)
        account, instrument = self.account(number), resolve(asked_for)
        holding = account.holdings.get(instrument.id) if instrument else None
        if holding is None or not holding.size:
            return self._nothing_to_close()
        return self._close(account, [holding], cancel_orders, how)

    def close_all(self, number: int, cancel_orders: bool | None, how: Handling) -> list[Order]:
        """Close everything in the account, shorts and options included; no filter exists."""
        account = self.account(number)
        return self._close(account, account.open_holdings(), cancel_orders, how)

    def _nothing_to_close(self) -> list[Order]:
        match self._venue.manner.position_gone:
            case 404:
                raise not_found()
            case 400:
                raise Refusal(400, "No open position to close")
            case 200:
                return []

    def _close(
        self,
        account: Account,
        holdings: Sequence[Holding],
        cancel_orders: bool | None,
        how: Handling,
    ) -> list[Order]:
        for holding in holdings:
            self._check_close(account, holding.instrument, cancel_orders)
        answered: list[Order] = []
        for holding in holdings:
            before = account.open_orders(holding.instrument) if cancel_orders else []
            for order in before:
                self._matcher.cancel(order)
            if self._venue.manner.lists_cancels_of_close:
                answered += before
            for quantity in self._close_quantities(abs(holding.size)):
                order = self._closing_order(account, holding, quantity, how)
                self._matcher.submit(order, after=before)
                answered.append(order)
        return answered

    def _check_close(
        self, account: Account, instrument: Instrument, cancel_orders: bool | None
    ) -> None:
        manner, open_orders = self._venue.manner, account.open_orders(instrument)
        if manner.refuses_repeated_close and any(order.by_close for order in open_orders):
            raise Refusal(400, "A closing order for this position is already open")
        if manner.refuses_close_beside_orders and open_orders and not cancel_orders:
            new_id = self._venue.ids.new(self._venue.clock.now())
            raise risk("SELF_MATCH", new_id, account.number, instrument)
        if not manner.queues_market_orders and not self._venue.clock.in_regular_hours():
            raise outside_hours()

    def _close_quantities(self, whole: Decimal) -> tuple[Decimal, ...]:
        half = (whole / 2).to_integral_value(ROUND_DOWN)
        return (half, whole - half) if self._venue.manner.splits_closes and half else (whole,)

    def _closing_order(
        self, account: Account, holding: Holding, quantity: Decimal, how: Handling
    ) -> Order:
        now = self._venue.clock.now()
        self._closes += 1
        return Order(
            order_id=self._venue.ids.new(now),
            client_order_id=f"close-position-{now:%Y%m%d}-{self._closes:03d}",
            account=account.number,
            instrument=holding.instrument,
            side="SELL" if holding.size > 0 else "BUY",
            quantity=quantity,
            order_type="MARKET",
            time_in_force="DAY",
            created_at=now,
            by_close=True,
            is_late=how.late,
            is_repeated=how.repeated,
        )

    def cancel(self, number: int, order_id: str) -> Order:
        account = self.account(number)
        order = account.order(order_id)
        if order is None:
            raise no_order(order_id, number)
        if order.is_over and not self._venue.manner.cancels_finished:
            raise Refusal(400, f"Order {order_id} can not be canceled in status {order.status}")
        self._matcher.cancel(order)
        return order

    def cancel_all(
        self,
        number: int,
        *,
        instruments: set[str] | None,
        side: str | None,
        order_type: str | None,
        instrument_type: str | None,
    ) -> list[Order]:
        """Cancel the open orders that match; without any filter, every one of the account."""
        orders = [
            order
            for order in self.account(number).open_orders()
            if (instruments is None or order.instrument.id in instruments)
            and side in (None, order.side)
            and order_type in (None, order.order_type)
            and instrument_type in (None, order.instrument.instrument_type)
        ]
        if not orders:
            raise Refusal(404, "No orders match the specified filters")
        for order in orders:
            self._matcher.cancel(order)
        return orders

    def replace(self, number: int, order_id: str, fields: Fields) -> Order:
        account = self.account(number)
        limit, stop = fields.decimal("limit_price"), fields.decimal("stop_price")
        quantity = fields.decimal("quantity")
        order = account.order(order_id)
        if order is None:
            raise no_order(order_id, number)
        if limit is None and stop is None and quantity is None:
            raise Refusal(400, "At least one field to replace is required")
        if order.is_over:
            raise Refusal(400, f"Order {order_id} can not be replaced in status {order.status}")
        if quantity is not None and quantity <= order.filled:
            raise Refusal(400, "quantity must be above the filled quantity")
        for name, price, old in (("limit", limit, order.limit), ("stop", stop, order.stop)):
            if price is not None and (price <= 0 or old is None):
                raise Refusal(422, f"Invalid {name} price: must be positive on an order with one")
            if price is not None and not order.instrument.is_on_tick(price):
                raise risk("INVALID_TICK_SIZE", order.order_id, number, order.instrument)
        if quantity is not None:
            check_size(quantity, order.instrument)
        self._matcher.replace(order, limit=limit, stop=stop, quantity=quantity)
        return order


def outside_hours() -> Refusal:
    return Refusal(422, "order_type Market is not allowed outside regular trading hours")


def check_size(quantity: Decimal, instrument: Instrument) -> None:
    """Raise Refusal for a size that no order in this instrument can have."""
    if quantity <= 0:
        raise Refusal(422, "Invalid quantity: must be positive")
    if quantity % 1 and not instrument.is_fractionable:
        raise Refusal(422, "Invalid quantity: must be a whole number for this instrument")
