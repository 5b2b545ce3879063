"""POST orders: every element is read and checked before any is accepted."""

from datetime import datetime
from decimal import Decimal
from typing import Final

from app.sim.clearstreet.asked import Fields
from app.sim.clearstreet.book import Account, Order
from app.sim.clearstreet.instruments import OPTION, Instrument, resolve
from app.sim.clearstreet.matcher import Matcher
from app.sim.clearstreet.opening import Venue
from app.sim.clearstreet.refusals import Refusal, risk, undecodable
from app.sim.clearstreet.trading import Handling, Trading, check_size, outside_hours

ORDER_TYPES: Final = (
    "MARKET", "LIMIT", "STOP", "STOP_LIMIT", "TRAILING_STOP", "TRAILING_STOP_LIMIT",
)  # fmt: skip
TIMES_IN_FORCE: Final = (
    "DAY", "GOOD_TILL_CANCEL", "IMMEDIATE_OR_CANCEL", "FILL_OR_KILL", "GOOD_TILL_DATE",
    "AT_OPEN", "AT_CLOSE",
)  # fmt: skip
_LIMITED: Final = frozenset({"LIMIT", "STOP_LIMIT"})
_STOPPED: Final = frozenset({"STOP", "STOP_LIMIT"})
# Not needed to close anything; refused rather than accepted and then never worked.
_NOT_SIMULATED: Final = frozenset({"TRAILING_STOP", "TRAILING_STOP_LIMIT", "AT_OPEN", "AT_CLOSE"})
_LONGEST_ID: Final = 64


class Submission:
    """Takes the orders of one request in, all or none."""

    def __init__(self, venue: Venue, trading: Trading, matcher: Matcher) -> None:
        self._venue = venue
        self._trading = trading
        self._matcher = matcher

    def submit(self, number: int, body: object, how: Handling) -> list[Order]:
        account = self._trading.account(number, trades=True)
        if not isinstance(body, list):
            raise undecodable("invalid type: map, expected a sequence at line 1 column 0")
        if not body:
            raise Refusal(400, "At least one order is required")
        orders: list[Order] = []
        for position, element in enumerate(body):
            fields = Fields(element, at=f"[{position}]: ")
            order = self._read(account, fields, how)
            known = self._known(account, orders, order.client_order_id)
            if known is not None:
                return [self._duplicate(known)]
            self._check(account, order, fields)
            orders.append(order)
        for order in orders:
            self._matcher.submit(order)
        return orders

    def _read(self, account: Account, fields: Fields, how: Handling) -> Order:
        now = self._venue.clock.now()
        order_type = fields.word("order_type", ORDER_TYPES)
        quantity = fields.needed_decimal("quantity")
        takes_older = self._venue.manner.takes_sell_short
        side = fields.word(
            "side", ("BUY", "SELL", "SELL_SHORT") if takes_older else ("BUY", "SELL")
        )
        in_force = fields.word("time_in_force", TIMES_IN_FORCE)
        order_id, own_id = self._venue.ids.new(now), fields.text("id")
        if own_id is not None and len(own_id) > _LONGEST_ID:
            raise Refusal(422, f"id is longer than {_LONGEST_ID} characters")
        extended, expires_at = fields.flag("extended_hours"), fields.moment("expires_at")
        return Order(
            order_id=order_id,
            client_order_id=own_id or order_id,
            account=account.number,
            instrument=_instrument(fields),
            side="BUY" if side == "BUY" else "SELL",
            quantity=quantity,
            order_type=order_type,
            time_in_force=in_force,
            created_at=now,
            limit=fields.decimal("limit_price") if order_type in _LIMITED else None,
            stop=fields.decimal("stop_price") if order_type in _STOPPED else None,
            expires_at=expires_at,
            works_until=self._works_until(in_force, expires_at, extended=bool(extended)),
            extended_hours=extended,
            is_late=how.late,
            is_repeated=how.repeated,
        )

    def _works_until(
        self, in_force: str, expires_at: datetime | None, *, extended: bool
    ) -> datetime | None:
        if in_force == "GOOD_TILL_DATE":
            if expires_at is None:
                raise Refusal(422, "expires_at is required for time_in_force GoodTillDate")
            return expires_at
        return self._venue.clock.next_end(extended=extended) if in_force == "DAY" else None

    def _known(self, account: Account, batch: list[Order], own_id: str) -> Order | None:
        earlier = [*account.orders, *batch]
        return next((order for order in earlier if order.client_order_id == own_id), None)

    def _duplicate(self, known: Order) -> Order:
        status = self._venue.manner.duplicate_id
        if status == 200:
            return known
        raise Refusal(status, "Duplicate order id")

    def _check(self, account: Account, order: Order, fields: Fields) -> None:
        check_size(order.quantity, order.instrument)
        _check_kind(order)
        _check_prices(order)
        if (
            order.order_type == "MARKET"
            and not self._venue.manner.queues_market_orders
            and not self._venue.clock.in_regular_hours()
        ):
            raise outside_hours()
        intent = fields.word_if_given("position_intent", ("OPEN", "CLOSE"))
        held = account.size(order.instrument) * (1 if order.side == "SELL" else -1)
        if intent == "CLOSE" and order.quantity > max(held, Decimal(0)):
            raise self._risk("INSUFFICIENT_POSITION", order)
        if any(_would_meet(order, other) for other in account.open_orders(order.instrument)):
            raise self._risk("SELF_MATCH", order)
        for price in (order.limit, order.stop):
            if price is not None and not order.instrument.is_on_tick(price):
                raise self._risk("INVALID_TICK_SIZE", order)

    def _risk(self, reason: str, order: Order) -> Refusal:
        return risk(reason, order.order_id, order.account, order.instrument)


def _instrument(fields: Fields) -> Instrument:
    asked_for = fields.text("instrument_id") or fields.text("symbol")
    if not asked_for:
        raise Refusal(422, "Either symbol or instrument_id must be provided")
    instrument = resolve(asked_for)
    if instrument is None:
        raise Refusal(400, f"Instrument not found: {asked_for}")
    return instrument


def _check_kind(order: Order) -> None:
    if order.instrument.instrument_type == OPTION and order.order_type not in ("MARKET", "LIMIT"):
        raise Refusal(
            422, f"order_type {_camel(order.order_type)} is not allowed for security_type Option"
        )
    for word in (order.order_type, order.time_in_force):
        if word in _NOT_SIMULATED:
            raise Refusal(422, f"{_camel(word)} is not supported")
    if order.order_type == "MARKET" and order.time_in_force != "DAY":
        in_force = _camel(order.time_in_force)
        raise Refusal(422, f"time_in_force {in_force} is not allowed for order_type Market")
    if order.extended_hours and order.order_type not in _LIMITED:
        kind = _camel(order.order_type)
        raise Refusal(422, f"extended_hours is not allowed for order_type {kind}")


def _check_prices(order: Order) -> None:
    for name, price, needed in (
        ("limit", order.limit, order.order_type in _LIMITED),
        ("stop", order.stop, order.order_type in _STOPPED),
    ):
        if needed and price is None:
            kind = _camel(order.order_type)
            raise Refusal(422, f"{name}_price is required for order_type {kind}")
        if price is not None and price <= 0:
            raise Refusal(422, f"Invalid {name} price: must be positive")


def _would_meet(order: Order, other: Order) -> bool:
    """Whether a limit order reaches one of the account's own on the other side."""
    if order.limit is None or other.limit is None or order.side == other.side:
        return False
    if order.side == "SELL":
        return order.limit <= other.limit
    return order.limit >= other.limit


def _camel(word: str) -> str:
    """`STOP_LIMIT` as the server's messages spell it: `StopLimit`."""
    return word.replace("_", " ").title().replace(" ", "")
