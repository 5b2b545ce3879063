"""How a request becomes orders and executions at the venue, and what others do there."""

import random
from collections.abc import Callable

from app.domain.intent import AtLimit, AtMarket, CloseRequest
from tests.simulation.truth import Kind, Order, Truth


class Refusal(Exception):
    """The venue says no and does nothing."""

    def __init__(self, code: str, words: str) -> None:
        super().__init__(words)
        self.code = code


def receive(truth: Truth, request: CloseRequest, told_s: float, chance: random.Random) -> Order:
    """A close arrived. The order it became, which may have ended already; or Refusal."""
    manners, key = truth.manners, request.position.wire_id
    truth.under_way.pop(request.close_id, None)
    truth.arrived[request.close_id] = truth.arrived.get(request.close_id, 0) + 1
    if truth.arrived[request.close_id] > 1:
        truth.world.violate("sent once", f"{request.close_id[-4:]} arrived twice")
    size = truth.size(key)
    at_market = isinstance(request.pricing, AtMarket)
    level = isinstance(request.pricing, AtLimit) and request.whole and manners.takes_level
    slippage = manners.done and not at_market and not isinstance(request.pricing, AtLimit)
    by_venue = (request.whole and (at_market or slippage)) or level
    sign = -request.side.sign
    if not size or (size * sign > 0 and not (by_venue and not manners.hedged)):
        flips = manners.part_flips if at_market else manners.rest_flips
        if not size or by_venue or not flips or manners.name == "crosstrade":
            raise Refusal("already_closed" if not size else "side", "there is no such position")
    if by_venue and size:
        # A close that names no side takes whatever is there.
        sign = -1 if size > 0 else 1
    if isinstance(request.pricing, AtLimit):
        kind, flips = Kind.RESTS, manners.rest_flips and not level
    elif at_market:
        kind, flips = Kind.MARKET, manners.part_flips and not by_venue
    else:
        kind = Kind.RESTS if manners.cap_rests else Kind.ENDS_AT_ONCE
        flips = manners.rest_flips
    quantity = abs(size) if by_venue else int(request.quantity)
    if not flips and not by_venue and quantity > abs(size) and chance.random() < 0.5:
        raise Refusal("too_much", "more than is open")
    order = Order(
        truth.number("o"), request.close_id, key, sign, quantity, kind, truth.world.now_s,
        whole=by_venue, flips=flips and not by_venue, told_s=told_s,
        asked=int(request.quantity),
    )  # fmt: skip
    truth.orders.append(order)
    truth.push(order)
    truth.world.tell(
        f"{truth.name}: close {request.close_id[-4:]} is {order.order_id}: {kind.value} "
        f"{sign * quantity:+d} of {key} (there: {size})"
    )
    work(truth, order, chance)
    return order


def work(truth: Truth, order: Order, chance: random.Random) -> None:
    """Arrange how an order executes."""
    after = truth.world.after
    if truth.manners.done and order.kind is not Kind.RESTS:
        _in_parts(truth, order, order.quantity, 1, chance, at_once=True)
        return
    if order.kind is Kind.RESTS:
        share = chance.choice((0, 0, 0.5, 1))
        delay_s = chance.choice((0.1, 1.0, 5.0, 20.0)) * (0.5 + chance.random())
        if share:
            size = max(1, int(order.quantity * share))
            after(delay_s, lambda: _touch(truth, order, size))
        return
    parts = chance.choice((1, 1, 2, 3))
    size = order.quantity
    if chance.random() < 0.25:
        size = chance.randint(0, order.quantity)
    _in_parts(truth, order, size, parts, chance)


def _in_parts(
    truth: Truth, order: Order, size: int, parts: int, chance: random.Random, *,
    at_once: bool = False,
) -> None:  # fmt: skip
    """Execute `size` in parts, then end what is left."""
    delay_s = 0.0
    sizes = [size // parts + (1 if part < size % parts else 0) for part in range(parts)]
    for one in [size for size in sizes if size]:
        if at_once:
            truth.fill(order, one)
            continue
        delay_s += chance.choice((0.0, 0.01, 0.1, 0.6)) * (0.5 + chance.random())
        truth.world.after(delay_s, _filler(truth, order, one))
    left = chance.choice(("canceled", "expired"))
    if at_once:
        truth.end(order, left)
    else:
        truth.world.after(delay_s + 0.001 + chance.random() * 0.1, lambda: truth.end(order, left))


def _filler(truth: Truth, order: Order, size: int) -> Callable[[], None]:
    return lambda: _touch(truth, order, size)


def _touch(truth: Truth, order: Order, size: int) -> None:
    if order.works:
        if order.whole:
            order.quantity = order.filled + abs(truth.size(order.key))
            size = max(size, order.quantity) if order.kind is Kind.RESTS else size
        truth.fill(order, min(size, order.leaves))
        if order.whole and not truth.size(order.key):
            truth.end(order, "filled" if order.leaves == 0 else "canceled")


def others(truth: Truth, what: str, chance: random.Random) -> None:
    """Somebody else acts on the account: by hand, by another program, by a stop."""
    keys = sorted(truth.sizes)
    if not keys or what == "opens":
        if what in ("adds", "opens"):
            _open(truth, chance)
        return
    key = chance.choice(keys)
    size = truth.size(key)
    sign = 1 if size > 0 else -1
    source = chance.choice(("api", "web"))
    if what == "rests":
        order = Order(
            truth.number("x"), None, key, -sign, chance.randint(1, abs(size)), Kind.RESTS,
            truth.world.now_s, source=source,
        )  # fmt: skip
        truth.orders.append(order)
        truth.push(order)
        truth.world.tell(f"{truth.name}: another rests {order.order_id} of {order.quantity} {key}")
        work(truth, order, chance)
        return
    by = {"adds": sign * chance.randint(1, 5), "closes": -size}.get(what)
    if by is None:
        by = -sign * chance.randint(1, abs(size))
    if what == "turns" and not truth.manners.hedged:
        by = -size - sign * chance.randint(1, 5)
    truth.world.tell(f"{truth.name}: another {what} {key}: {size} to {size + by}")
    if by * sign < 0:
        order = Order(
            truth.number("x"), None, key, -sign, abs(by), Kind.MARKET, truth.world.now_s,
            source=source, filled=abs(by), status="filled", ended_s=truth.world.now_s,
        )  # fmt: skip
        order.fills.append((truth.number("f"), abs(by), truth.world.now_s))
        truth.orders.append(order)
        truth.push(order)
    truth.change(key, size + by, None)


def _open(truth: Truth, chance: random.Random) -> None:
    sign = chance.choice((-1, 1))
    key = truth.number("p") if truth.manners.hedged else chance.choice(("AAA", "BBB"))
    if truth.size(key):
        return
    size = sign * chance.randint(1, 12)
    truth.world.tell(f"{truth.name}: another opens {key} {size:+d}")
    truth.change(key, size, None)
