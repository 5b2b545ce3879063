"""A sink that writes down what a session says, and lets a test wait for it."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from app.domain.ids import Instant, PositionKey
from app.domain.position import Position
from app.domain.quote import Quote
from app.domain.report import FillReport, LinkState, OrderReport

T = TypeVar("T")


# What is wanted may also be the venue's to say, who wakes nobody here.
GLANCE_S = 0.02


@dataclass
class FakeSink:
    """Everything heard, in order; `until` waits for a condition on it."""

    snapshots: list[tuple[Position, ...]] = field(default_factory=list)
    pushes: list[tuple[PositionKey, Position | None]] = field(default_factory=list)
    quotes: dict[str, Quote] = field(default_factory=dict)
    orders: list[OrderReport] = field(default_factory=list)
    fills: list[FillReport] = field(default_factory=list)
    heard_at: list[Instant] = field(default_factory=list)
    links: list[tuple[LinkState, str]] = field(default_factory=list)
    notices: list[tuple[str, str]] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    """The names of the calls, in the order they came."""
    _something: asyncio.Event = field(default_factory=asyncio.Event)

    def positions(self, positions: tuple[Position, ...], at: Instant) -> None:
        self.snapshots.append(positions)
        self._tell("positions")

    def position(self, key: PositionKey, position: Position | None, at: Instant) -> None:
        self.pushes.append((key, position))
        self._tell("position")

    def quote(self, wire_name: str, quote: Quote) -> None:
        self.quotes[wire_name] = quote
        self._tell("quote")

    def order(self, report: OrderReport) -> None:
        self.orders.append(report)
        self._tell("order")

    def fill(self, report: FillReport) -> None:
        self.fills.append(report)
        self._tell("fill")

    def heard(self, at: Instant) -> None:
        self.heard_at.append(at)
        self._tell("heard")

    def link(self, state: LinkState, why: str) -> None:
        self.links.append((state, why))
        self._tell(f"link {state}")

    def notice(self, cause: str, text: str) -> None:
        self.notices.append((cause, text))
        self._tell(f"notice {cause}")

    @property
    def is_up(self) -> bool:
        return bool(self.links) and self.links[-1][0] is LinkState.UP

    async def until(self, wanted: Callable[["FakeSink"], T], *, within_s: float = 3.0) -> T:
        """Wait until `wanted(self)` is true and return it; a timeout shows what was heard."""
        try:
            async with asyncio.timeout(within_s):
                while not (found := wanted(self)):
                    self._something.clear()
                    try:
                        await asyncio.wait_for(self._something.wait(), GLANCE_S)
                    except TimeoutError:
                        continue
                return found
        except TimeoutError:
            raise AssertionError(f"never came; heard: {self.said[-30:]} {self.notices}") from None

    async def until_quote(self, wire_name: str, wanted: Callable[[Quote], object]) -> Quote:
        """Wait for a quote like that."""
        await self.until(lambda sink: wanted(sink.quotes.get(wire_name, Quote())))
        return self.quotes[wire_name]

    def _tell(self, what: str) -> None:
        self.said.append(what)
        self._something.set()
