"""Reads the account afresh: positions, orders, and the parameters of symbols not known yet."""

import asyncio
import time
from collections.abc import Callable
from typing import Final

from app.domain.errors import NoLink, Refused, WireError
from app.domain.ids import NANOSECONDS, Instant
from app.domain.position import Position
from app.domain.words import say
from app.venues._rate_limit import RateLimit
from app.venues.metatrader5 import methods
from app.venues.metatrader5.codec import symbol_of
from app.venues.metatrader5.flights import Flights
from app.venues.metatrader5.gateway import Gateway
from app.venues.metatrader5.history import Past, Window, read_past
from app.venues.metatrader5.known import Known
from app.venues.metatrader5.wire import metatrader5_pb2 as pb

# No limit is documented; this is what one terminal can be asked without being in the way.
READS_PER_S: Final = 5.0
READS_AT_ONCE: Final = 20.0

# Steps change rarely, permission to trade on a day's boundary; both are refused by the broker too.
SYMBOLS_GOOD_FOR_S: Final = 900.0
_SYMBOLS_AT_ONCE: Final = 4
_A_DAY_S: Final = 86_400


class Reader:
    """All reads of one session, inside its rate. `gateway` is None while not connected."""

    def __init__(self, known: Known, flights: Flights, now: Callable[[], Instant]) -> None:
        self._known, self._flights, self._now = known, flights, now
        self._limit = RateLimit(
            rate=READS_PER_S, burst=READS_AT_ONCE, reserve=0, monotonic=time.monotonic
        )
        self._learned: dict[str, float] = {}
        self.gateway: Gateway | None = None

    async def positions(self) -> tuple[tuple[Position, ...], Instant]:
        """All open positions and when their read was begun. Raises what a read raises."""
        gateway = self._connected()
        await self._limit.turn_for_read()
        begun = self._now()
        data = (await gateway.ask(methods.OPENED_ORDERS, pb.OpenedOrdersRequest())).data
        names = {row.symbol for row in data.position_infos}
        names |= {row.symbol for row in data.opened_orders}
        await self._learn(names - {""})
        # Of a symbol that is not held any more nobody needs to hear each time what is missing.
        self._known.lacking = {n: why for n, why in self._known.lacking.items() if n in names}
        positions = self._known.take(data, begun)
        for ticket in self._flights.unheard():
            holding = self._known.holdings.get(ticket)
            if holding is None:
                self._flights.vanished(ticket, begun)
        return positions, begun

    async def past(self, since: Instant, now: Instant) -> Past:
        """Deals and ended orders since a little before `since`."""
        gateway = self._connected()
        await self._limit.turn_for_read(2)
        facts = self._known.facts
        offset_s = facts.offset_s if facts is not None else 0
        return await read_past(
            gateway,
            Window(since, now, offset_s),
            lambda name: self._known.symbol(name).instrument.quantity_grid.step,
        )

    async def symbol_of_closed(self, ticket: int) -> str:
        """The symbol of a position that an earlier run has closed, from its deals of the last day."""
        now = self._now()
        past = await self.past(Instant(now - _A_DAY_S * NANOSECONDS), now)
        for deal in past.deals:
            if deal.position_id == ticket:
                return deal.symbol
        raise WireError(
            "DealsHistory", say("expected a deal of position {ticket}, found none", ticket=ticket)
        )

    def forget_symbols(self) -> None:
        """What they are worth depends on the account's currency, which has changed."""
        self._learned.clear()

    async def _learn(self, names: set[str]) -> None:
        now_s = time.monotonic()
        wanted = [
            name
            for name in sorted(names)
            if now_s - self._learned.get(name, float("-inf")) > SYMBOLS_GOOD_FOR_S
        ]
        for first in range(0, len(wanted), _SYMBOLS_AT_ONCE):
            some = wanted[first : first + _SYMBOLS_AT_ONCE]
            await asyncio.gather(*(self._learn_one(name) for name in some))

    async def _learn_one(self, name: str) -> None:
        """A symbol that cannot be described must not hide the positions in it."""
        await self._limit.turn_for_read()
        request = pb.SymbolParamsManyRequest(symbol_name=name)
        try:
            reply = await self._connected().ask(methods.SYMBOL_PARAMS, request)
            rows = [row for row in reply.data.symbol_infos if row.name == name]
            if not rows:
                raise WireError(
                    "SymbolParamsMany", say("expected {name}, found it not", name=name)
                )
            self._known.symbols[name] = symbol_of(rows[0], self._known.currency)
        except (NoLink, Refused, WireError) as error:
            self._known.lacking[name] = str(error)
        else:
            self._known.lacking.pop(name, None)
            self._learned[name] = time.monotonic()

    def _connected(self) -> Gateway:
        if self.gateway is None:
            raise NoLink(say("There is no connection to the MetaTrader 5 gateway."))
        return self.gateway
