"""Stays with the orders of our closes: quickly at first, then at the venue's pace, until they end."""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from app.domain.errors import Misconfigured, UnwindError
from app.domain.ids import CloseId, Instant, PositionKey
from app.domain.money import Quantity
from app.domain.words import say
from app.venues.clearstreet import queries
from app.venues.clearstreet.address import HeldAt
from app.venues.clearstreet.orders import (
    filled_of,
    fills_of,
    has_ended,
    held_words,
    reports_of,
)
from app.venues.clearstreet.rest import Rest
from app.venues.clearstreet.resting import RestingOrders
from app.venues.clearstreet.wire import OrderRow
from app.venues.session import Sink

PAUSES_S: Final = (0.3, 0.7, 1.0, 1.0, 2.0)
PACE_S: Final = 3.0


@dataclass(slots=True, eq=False)
class Watched:
    """One close and the orders it became."""

    close_id: CloseId
    position: PositionKey
    held: HeldAt
    ids: set[str]
    accepted: Quantity | None
    due: float
    asked: int = 0
    filled: Decimal = Decimal(0)
    held_said: bool = False
    rows: list[OrderRow] = field(default_factory=list)


class Watch:
    """The closes whose orders may still change. One question per account, not one per order."""

    def __init__(self, rest: Rest, resting: RestingOrders, now: Callable[[], Instant]) -> None:
        self._rest, self._resting, self._now = rest, resting, now
        self._watched: dict[CloseId, Watched] = {}
        self._more = asyncio.Event()

    def add(
        self,
        close_id: CloseId,
        position: PositionKey,
        ids: set[str],
        accepted: Quantity | None = None,
    ) -> None:
        """Follow these orders as one close; more of them may be added later.

        `accepted` is for how much the venue took them together, in shares or contracts.
        """
        known = self._watched.get(close_id)
        if known is not None and ids <= known.ids:
            return
        if known is not None:
            known.ids |= ids
            return
        held = HeldAt.of(position)
        due = time.monotonic() + PAUSES_S[0]
        self._watched[close_id] = Watched(close_id, position, held, set(ids), accepted, due)
        self._more.set()

    def belongs_to_another(self, order_id: str, close_id: CloseId) -> bool:
        return any(
            order_id in watched.ids
            for watched in self._watched.values()
            if watched.close_id != close_id
        )

    async def run(self, sink: Sink, on_end: Callable[[], None]) -> None:
        """Ask and tell until cancelled; `on_end` is called when a close has ended."""
        while True:
            await self._until_due()
            now = time.monotonic()
            for account in sorted(
                {w.held.account for w in self._watched.values() if w.due <= now}
            ):
                try:
                    if await self._ask(account, sink):
                        on_end()
                except Misconfigured:
                    raise
                except UnwindError as error:
                    sink.notice(
                        "clearstreet/orders", say("Orders could not be read: {error}", error=error)
                    )

    async def _until_due(self) -> None:
        self._more.clear()
        due = min((watched.due for watched in self._watched.values()), default=None)
        try:
            async with asyncio.timeout(None if due is None else max(0.0, due - time.monotonic())):
                await self._more.wait()
        except TimeoutError:
            return

    async def _ask(self, account: int, sink: Sink) -> bool:
        """One question for all closes of an account; whether one of them has ended."""
        closes = [w for w in self._watched.values() if w.held.account == account]
        for close in closes:
            close.asked += 1
            pause_s = PAUSES_S[close.asked] if close.asked < len(PAUSES_S) else PACE_S
            close.due = time.monotonic() + pause_s
        ids = {order_id for close in closes for order_id in close.ids}
        rows = await queries.orders_named(self._rest, account, ids)
        self._resting.hear(account, rows)
        ended = False
        for close in closes:
            close.rows = [row for row in rows if row.id in close.ids]
            ended |= await self._tell(close, sink)
        return ended

    async def _tell(self, close: Watched, sink: Sink) -> bool:
        # The venue's index may lag: a sum over some of the orders would be a wrong one.
        if {row.id for row in close.rows} != close.ids:
            return False
        filled = sum((filled_of(row) for row in close.rows), Decimal(0))
        if filled > close.filled:
            await self._tell_fills(close, sink)
            close.filled = filled
        self._say_held(close, sink)
        for report in reports_of(
            close.rows, close.close_id, close.position, self._now(), accepted=close.accepted
        ):
            sink.order(report)
        if not all(has_ended(row) for row in close.rows):
            return False
        self._watched.pop(close.close_id, None)
        return True

    @staticmethod
    def _say_held(close: Watched, sink: Sink) -> None:
        """An order that the venue holds back fills nothing, perhaps for days: said once."""
        held = held_words(close.rows)
        if held and not close.held_said:
            close.held_said = True
            sink.notice(
                f"clearstreet/held/{close.close_id}",
                say(
                    "The close of {symbol} is {held}. Until then the position is open; cancel the "
                    "close if that is too late.",
                    symbol=close.rows[0].symbol or str(close.held.instrument),
                    held=held[0],
                ),
            )

    async def _tell_fills(self, close: Watched, sink: Sink) -> None:
        """Each fill with its price; without them the orders' own averages must do."""
        try:
            rows = await queries.executions(
                self._rest, close.held.account, close.ids, str(close.held.instrument)
            )
        except Misconfigured:
            raise
        except UnwindError as error:
            sink.notice(
                "clearstreet/executions", say("Fills could not be read: {error}", error=error)
            )
            return
        for report in fills_of(rows, close.close_id, close.position, self._now()):
            sink.fill(report)
