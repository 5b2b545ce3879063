"""What is really the case at one venue: sizes, orders, executions. Nobody in the panel sees this."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

from tests.simulation.manners import Manners
from tests.simulation.world import World

# So long ago may be what the panel was last told, in the worst weather.
STALE_S = 9.0


class Kind(StrEnum):
    """How an order behaves."""

    MARKET = "market"
    ENDS_AT_ONCE = "ends at once"
    RESTS = "rests"


@dataclass(slots=True, eq=False)
class Order:
    """One order at the venue; `close_id` is None for what others placed.

    `sign` is +1 for a buy. `whole`: takes all that is there when it executes. `flips`: nothing at
    the venue keeps it from crossing zero. `told_s` is when the last word on which the panel sent it
    was true; `asked` the size it was asked for.
    """

    order_id: str
    close_id: str | None
    key: str
    sign: int
    quantity: int
    kind: Kind
    at_s: float
    whole: bool = False
    flips: bool = False
    told_s: float = 0.0
    source: str = "api"
    asked: int = 0
    filled: int = 0
    status: str = "working"
    ended_s: float | None = None
    fills: list[tuple[str, int, float]] = field(default_factory=list)

    @property
    def works(self) -> bool:
        return self.ended_s is None

    @property
    def leaves(self) -> int:
        return self.quantity - self.filled if self.works else 0


@dataclass(slots=True)
class Change:
    """One change of a size: when, of what, from and to, and by whom (None: not through us)."""

    at_s: float
    key: str
    before: int
    after: int
    close_id: str | None


class Truth:
    """One account at one venue."""

    def __init__(self, world: World, manners: Manners, name: str) -> None:
        self.world, self.manners, self.name = world, manners, name
        self.sizes: dict[str, int] = {}
        self.orders: list[Order] = []
        self.changes: list[Change] = []
        self.arrived: dict[str, int] = {}
        self.under_way: dict[str, tuple[str, int]] = {}
        self.listener: Callable[[Order | str], None] | None = None
        self._numbers = 0

    def push(self, news: Order | str) -> None:
        """Something changed: an order, or the size of a position."""
        if self.listener is not None:
            self.listener(news)

    def number(self, prefix: str) -> str:
        self._numbers += 1
        return f"{prefix}{self._numbers}"

    def size(self, key: str) -> int:
        return self.sizes.get(key, 0)

    def size_at(self, key: str, at_s: float) -> int:
        """The size as it was then."""
        size = self.size(key)
        for change in reversed(self.changes):
            if change.at_s <= at_s:
                break
            if change.key == key:
                size = change.before
        return size

    def sizes_since(self, key: str, since_s: float) -> set[int]:
        """Every size that was true at some moment since then."""
        later = [c for c in self.changes if c.key == key and c.at_s >= since_s]
        return {self.size_at(key, since_s), *(c.after for c in later), *(c.before for c in later)}

    def shrunk_by_others(self, key: str, since_s: float) -> int:
        """How much others took away (or turned) since then."""
        return sum(
            max(0, abs(c.before) - (abs(c.after) if c.before * c.after > 0 else 0))
            for c in self.changes
            if c.key == key and c.close_id is None and c.at_s >= since_s
        )

    def traded_by_others(self, key: str, since_s: float) -> int:
        """How much others traded since then, in either direction."""
        return sum(
            abs(c.after - c.before)
            for c in self.changes
            if c.key == key and c.close_id is None and c.at_s >= since_s
        )

    def touched_by_others(self, key: str, since_s: float) -> bool:
        return any(c.key == key and c.close_id is None and c.at_s >= since_s for c in self.changes)

    def of_close(self, close_id: str) -> list[Order]:
        return [order for order in self.orders if order.close_id == close_id]

    def filled(self, close_id: str) -> int:
        return sum(order.filled for order in self.of_close(close_id))

    def in_flight(self, key: str) -> int:
        """What orders of ours may still take, and requests of ours that are still coming."""
        mine = [o for o in self.orders if o.key == key and o.close_id is not None and o.works]
        # What a whole close takes beyond the size it was asked for, the venue decided.
        working = sum(min(o.leaves, max(0, o.asked - o.filled)) for o in mine)
        coming = sum(size for where, size in self.under_way.values() if where == key)
        return working + coming

    def change(self, key: str, after: int, close_id: str | None) -> None:
        before = self.size(key)
        self.changes.append(Change(self.world.now_s, key, before, after, close_id))
        if after:
            self.sizes[key] = after
        else:
            self.sizes.pop(key, None)
        self.push(key)

    def fill(self, order: Order, size: int) -> None:
        """Execute up to `size` of an order, as far as the venue lets it."""
        before = self.size(order.key)
        opposite = before * order.sign < 0
        if not order.flips:
            size = min(size, abs(before)) if opposite else 0
        if size <= 0:
            return
        after = before + order.sign * size
        order.filled += size
        order.fills.append((self.number("f"), size, self.world.now_s))
        self.world.tell(f"{self.name}: {order.order_id} fills {size} of {order.key}, {after} left")
        if order.close_id is not None:
            self._judge_crossing(order, before, after)
        self.change(order.key, after, order.close_id)
        if order.filled >= order.quantity:
            self.end(order, "filled")
        else:
            self.push(order)

    def end(self, order: Order, status: str) -> None:
        if not order.works:
            return
        order.status, order.ended_s = status, self.world.now_s
        self.push(order)
        self.world.tell(f"{self.name}: {order.order_id} {status} at {order.filled}")

    def _judge_crossing(self, order: Order, before: int, after: int) -> None:
        if before * after >= 0 and abs(after) <= abs(before) and before:
            return
        what = f"{order.order_id} took {order.key} from {before} to {after}"
        if self.touched_by_others(order.key, order.told_s):
            # Between the last read and the execution nobody on our side could see it.
            self.world.cannot_know(f"a guarded order crossed: {what}")
        else:
            self.world.violate("no crossing", what)
