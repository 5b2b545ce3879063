"""Orders that rest: taking a symbol's pending orders away, undoing a take-profit, watching our own.

Each is one trade per order, sent once, then read back.
"""

import asyncio
from collections.abc import Awaitable, Callable
from decimal import Decimal
from typing import Final

from app.domain.errors import Denied, OutcomeUnknown, Refused
from app.domain.ids import Instant, VenueOrderId
from app.domain.money import plain
from app.domain.report import OrderReport, OrderStatus
from app.domain.words import say
from app.venues._cancelling import until_none_is_left
from app.venues.metatrader5 import methods
from app.venues.metatrader5.closing import Closing
from app.venues.metatrader5.codec import Holding, OpenOrder
from app.venues.metatrader5.encode import (
    COMMENT,
    EXPERT_ID,
    Kind,
    call_of,
    encode_levels,
)
from app.venues.metatrader5.flight import Flight
from app.venues.metatrader5.known import Known
from app.venues.metatrader5.refusals import legible
from app.venues.metatrader5.wire import metatrader5_pb2 as pb
from app.venues.sharing import started

# What an order that is gone already answers; for a removal that is as good.
_GONE: Final = frozenset({"10036", "4753", "4754"})

_UNREAD: Final = say("the orders could not be read")

Read = Callable[[], Awaitable[object]]
Tell = Callable[[OrderReport], None]


class Resting:
    """Takes resting orders away; `read` reads the account afresh into what is known."""

    def __init__(
        self, known: Known, closing: Closing, *, read: Read, now: Callable[[], Instant]
    ) -> None:
        self._known, self._closing = known, closing
        self._read, self._now = read, now
        self._watched: set[int] = set()
        self._removals: dict[int, asyncio.Task[None]] = {}

    async def remove_all(self, symbol: str) -> int:
        """Remove every pending order of a symbol. Raises Refused, NoLink or OutcomeUnknown."""
        await self._read()
        tickets = self._pending(symbol)
        for ticket in sorted(tickets):
            await self._remove(ticket)
        if tickets:
            await self._until_gone(tickets, symbol)
        return len(tickets)

    async def count(self, symbol: str) -> int:
        """How many pending orders a symbol has now."""
        await self._read()
        return len(self._pending(symbol))

    async def withdraw(self, flight: Flight) -> None:
        """Remove the limit order of a close of a part."""
        await self._read()
        tickets = {order.ticket for order in self._known.orders if _is_of(order, flight)}
        for ticket in sorted(tickets):
            await self._remove(ticket)
        if tickets:
            await self._until_gone(tickets, self._known.symbol_of(str(flight.ticket)))

    async def undo(self, flight: Flight, ids: tuple[VenueOrderId, ...], tell: Tell) -> None:
        """Put back the take-profit that a limit close replaced. Raises as a trade does."""
        await self._read()
        holding = self._known.holdings.get(flight.ticket)
        if holding is None:
            raise Denied(
                "already_closed", say("The position is closed already. Nothing was sent.")
            )
        if holding.take_profit == flight.level:
            message = encode_levels(
                holding.ticket,
                stop_loss=holding.stop_loss,
                take_profit=flight.old_level,
                remove=True,
            )
            await self._closing.settle(call_of(Kind.TAKE_PROFIT, methods.ORDER_MODIFY, message))
            await self._until_level_gone(flight)
        flight.ended = True
        old = flight.old_level
        back = (
            say("the take-profit {old} is back", old=plain(old))
            if old is not None
            else say("it is removed")
        )
        tell(
            OrderReport(
                venue_order_id=ids[0] if ids else flight.level_id,
                status=OrderStatus.CANCELED,
                at=self._now(),
                close_id=flight.close_id,
                position=self._known.key(flight.ticket),
                reason=say("Cancelled: {back}.", back=back),
            )
        )

    def orphans(self) -> list[OpenOrder]:
        """Orders of ours that could open a position: more than what they are to close is there.

        Each is named once.
        """
        ours = [
            order
            for order in self._known.orders
            if order.pending and order.magic == EXPERT_ID and order.comment.startswith(COMMENT)
        ]
        found = [
            order for order in ours if order.ticket not in self._watched and self._exceeds(order)
        ]
        self._watched |= {order.ticket for order in found}
        return found

    def _exceeds(self, order: OpenOrder) -> bool:
        closes_long = order.type % 2 == 1
        there = [
            holding.position.quantity
            for holding in self._known.holdings.values()
            if holding.symbol == order.symbol and _is_long(holding) is closes_long
        ]
        return order.left > max(there, default=0)

    def _has_level(self, flight: Flight) -> bool:
        holding = self._known.holdings.get(flight.ticket)
        return holding is not None and holding.take_profit == flight.level

    def _pending(self, symbol: str) -> set[int]:
        return {
            order.ticket
            for order in self._known.orders
            if order.pending and order.symbol == symbol
        }

    async def _remove(self, ticket: int) -> None:
        """Send one removal; whoever asks meanwhile for the same order hears its answer too.

        Two positions of one symbol that are closed together both want its orders away.
        """
        under_way = self._removals.get(ticket)
        if under_way is None:
            under_way = started(self._send_removal(ticket), f"removing order {ticket}")
            self._removals[ticket] = under_way
            under_way.add_done_callback(lambda _: self._removals.pop(ticket, None))
        await asyncio.shield(under_way)

    async def _send_removal(self, ticket: int) -> None:
        message = pb.OrderCloseRequest(ticket=ticket)
        try:
            await self._closing.settle(call_of(Kind.MARKET, methods.ORDER_CLOSE, message))
        except Refused as error:
            if error.code not in _GONE:
                raise
        except OutcomeUnknown:
            # What came of it is read back by the caller.
            return

    async def _until_gone(self, tickets: set[int], symbol: str) -> None:
        async def look() -> str:
            await self._read()
            left = tickets & {order.ticket for order in self._known.orders}
            if not left:
                return ""
            return say(
                "{left} of {asked} orders in {instrument} still rest",
                left=len(left),
                asked=len(tickets),
                instrument=legible(symbol),
            )

        await until_none_is_left(look, unread=_UNREAD)

    async def _until_level_gone(self, flight: Flight) -> None:
        async def look() -> str:
            await self._read()
            if not self._has_level(flight):
                return ""
            level = plain(flight.level or Decimal(0))
            return say("the take-profit {level} is still set", level=level)

        await until_none_is_left(look, unread=_UNREAD)


def _is_long(holding: Holding) -> bool:
    return holding.position.side.sign > 0


def _is_of(order: OpenOrder, flight: Flight) -> bool:
    return order.ticket in flight.orders or flight.is_marked(order.comment, order.magic)


def orphan_words(ticket: int, symbol: str) -> str:
    """What an order of ours that has outlived its position may do."""
    return say(
        "Limit order {ticket} in {symbol} was set by this panel to close a part of a position that "
        "is not there any more in that size. If it fills it opens one. Remove it: close the "
        "position with its orders, or in MetaTrader.",
        ticket=ticket,
        symbol=symbol,
    )
