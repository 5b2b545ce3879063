"""The gateway's streams, told to the engine: trades, tickets, profits, ticks.

The ticket stream is the pulse: it comes every second, and five without it end the session. Deltas
are applied as they come and followed by a fresh snapshot, because their order is not promised.
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from app.domain.errors import Refused, SessionLost, WireError
from app.domain.ids import AccountKey, Instant
from app.domain.position import Position
from app.domain.report import OrderReport, OrderStatus
from app.domain.words import say
from app.venues.metatrader5 import methods
from app.venues.metatrader5.codec import Holding, quote_of
from app.venues.metatrader5.flights import Flights
from app.venues.metatrader5.gateway import Gateway
from app.venues.metatrader5.known import Known
from app.venues.metatrader5.past import (
    PastOrder,
    fill_report,
    order_report,
    streamed_deal,
    streamed_order,
)
from app.venues.metatrader5.wire import metatrader5_pb2 as pb
from app.venues.session import Sink

PULSE_MS: Final = 1000
PROFIT_MS: Final = 500
# The pulse has no heartbeat below it that would tell a dead stream from a silent one.
SILENCE_S: Final = 5.0
# A stream of prices that the gateway refuses is worth asking for again, not worth the session.
_PRICES_AGAIN_S: Final = 5.0


@dataclass(slots=True)
class Feed:
    """The listener of one connection."""

    gateway: Gateway
    sink: Sink
    account: AccountKey
    known: Known
    flights: Flights
    now: Callable[[], Instant]
    read_wanted: asyncio.Event = field(default_factory=asyncio.Event)
    _last_tickets: tuple[frozenset[int], frozenset[int]] | None = None

    def tell(self, positions: tuple[Position, ...], begun: Instant) -> None:
        """A snapshot begun at `begun` has been read."""
        self.sink.positions(positions, begun)
        self.sink.heard(begun)
        for holding in tuple(self.known.holdings.values()):
            self.watch_levels(holding)

    async def trades(self) -> None:
        async for reply in self.gateway.listen(methods.ON_TRADE, pb.OnTradeRequest()):
            self.sink.heard(self.now())
            self.take_trade(reply.data.event_data)

    async def pulse(self) -> None:
        request = pb.OnPositionsAndPendingOrdersTicketsRequest(timer_period_milliseconds=PULSE_MS)
        stream = self.gateway.listen(methods.ON_TICKETS, request)
        while True:
            try:
                async with asyncio.timeout(SILENCE_S):
                    reply = await anext(stream)
            except TimeoutError:
                raise SessionLost(
                    say("The gateway was silent for {silence_s:g} s.", silence_s=SILENCE_S)
                ) from None
            self.sink.heard(self.now())
            self._compare(reply.data)

    async def profits(self) -> None:
        request = pb.OnPositionProfitRequest(timer_period_milliseconds=PROFIT_MS)
        while True:
            try:
                async for reply in self.gateway.listen(methods.ON_PROFIT, request):
                    self._take_profits(reply.data)
            except (Refused, WireError, SessionLost) as error:
                await self._without(say("profits"), error)

    async def ticks(self) -> None:
        """Prices of the held symbols; asked for anew when those change."""
        while True:
            changed, names = self.known.names_changed, self.known.names
            listening = asyncio.ensure_future(self._ticks_of(sorted(names)))
            waiting = asyncio.ensure_future(changed.wait())
            try:
                await asyncio.wait((listening, waiting), return_when=asyncio.FIRST_COMPLETED)
                if listening.done():
                    listening.result()
            finally:
                for one in (listening, waiting):
                    one.cancel()
                await asyncio.gather(listening, waiting, return_exceptions=True)

    def take_trade(self, data: pb.OnTadeEventData) -> None:
        """One message of the trade stream: executions first, they explain the rest."""
        for order in data.new_history_orders:
            self._guarded(self._set_apart, order)
        for deal in data.new_history_deals:
            self._guarded(self._deal, deal)
        for order in data.new_history_orders:
            self._guarded(self._order, order)
        for change in data.updated_positions:
            self._guarded(self._position, change.current_position)
        for gone in data.disappeared_positions:
            at = self.now()
            self.known.close(gone.ticket, at)
            self.sink.position(self.known.key(gone.ticket), None, at)
        self.read_wanted.set()

    def _guarded(self, take: Callable[..., None], row: object) -> None:
        try:
            take(row)
        except WireError as error:
            text = say(
                "A message of the trade stream could not be read; positions are read. {error}",
                error=error,
            )
            self.sink.notice("metatrader5/trade-stream", text)

    def _deal(self, row: pb.OnTradeHistoryDealInfo) -> None:
        step = self.known.symbol(row.symbol).instrument.quantity_grid.step
        deal = streamed_deal(row, step, self._offset_s())
        self.flights.rule_out(deal)
        flight = self.flights.of_deal(deal)
        if deal.closes is None:
            return
        ticket = flight.ticket if flight else self.known.ticket_of(deal.position_id)
        close_id = flight.close_id if flight else None
        at, currency = self.now(), self.known.currency
        self.sink.fill(fill_report(deal, self.account, ticket, currency, at, close_id))

    def _set_apart(self, row: pb.OnTradeHistoryOrderInfo) -> None:
        self.flights.set_apart(self._past_order(row))

    def _past_order(self, row: pb.OnTradeHistoryOrderInfo) -> PastOrder:
        step = self.known.symbol(row.symbol).instrument.quantity_grid.step
        return streamed_order(row, step, self._offset_s())

    def _order(self, row: pb.OnTradeHistoryOrderInfo) -> None:
        order = self._past_order(row)
        # Who made what was executed is told by its deals, which may come in a later message.
        flight = self.flights.of_order(order, claimed_only=order.filled > 0)
        ticket = flight.ticket if flight else self.known.ticket_of(order.position_id)
        close_id = flight.close_id if flight else None
        self.sink.order(order_report(order, self.account, ticket, self.now(), close_id))

    def _position(self, row: pb.OnTradePositionInfo) -> None:
        at = self.now()
        holding = self.known.update(row, at)
        if holding is not None:
            self.sink.position(holding.position.key, holding.position, at)
            self.watch_levels(holding)

    def watch_levels(self, holding: Holding) -> None:
        """A take-profit of ours that was in force and is not any more ends its close."""
        for flight in self.flights.take_profits(holding.ticket):
            if holding.take_profit == flight.level:
                flight.armed = True
            elif flight.armed:
                flight.ended = True
                self.sink.order(
                    OrderReport(
                        venue_order_id=flight.level_id,
                        status=OrderStatus.CANCELED,
                        at=self.now(),
                        close_id=flight.close_id,
                        position=holding.position.key,
                        reason=say("The take-profit was changed or removed in MetaTrader."),
                    )
                )

    def _compare(self, data: pb.OnPositionsAndPendingOrdersTicketsData) -> None:
        tickets = (frozenset(data.position_tickets), frozenset(data.pending_order_tickets))
        if tickets == self._last_tickets:
            return
        self._last_tickets = tickets
        pending = frozenset(order.ticket for order in self.known.orders if order.pending)
        if tickets != (frozenset(self.known.holdings), pending):
            self.read_wanted.set()

    def _take_profits(self, data: pb.OnPositionProfitData) -> None:
        at = self.now()
        for row in (*data.new_positions, *data.updated_positions):
            if row.ticket not in self.known.holdings:
                self.read_wanted.set()
                continue
            try:
                position = self.known.gain(row.ticket, row.profit)
            except WireError:
                # The next snapshot brings the figure again.
                continue
            if position is not None:
                self.sink.position(position.key, position, at)
        if any(row.ticket in self.known.holdings for row in data.deleted_positions):
            self.read_wanted.set()

    async def _ticks_of(self, names: list[str]) -> None:
        if not names:
            await asyncio.Event().wait()
        request = pb.OnSymbolTickRequest(symbol_names=names)
        while True:
            try:
                async for reply in self.gateway.listen(methods.ON_TICK, request):
                    self._tick(reply.data.symbol_tick)
            except (Refused, WireError, SessionLost) as error:
                await self._without(say("prices"), error)

    def _tick(self, tick: pb.MrpcSubscriptionMqlTick) -> None:
        symbol = self.known.symbols.get(tick.symbol)
        quote = quote_of(tick, symbol, self.now()) if symbol is not None else None
        if quote is not None:
            self.known.quotes[tick.symbol] = quote
            self.sink.quote(tick.symbol, quote)

    async def _without(self, what: str, error: Exception) -> None:
        """Wait until profits or prices may be asked for again. Raises `error` if the link is lost."""
        if isinstance(error, SessionLost):
            if self.gateway.lost.is_set():
                raise error
            # A link that is lost ends the other streams too, and this wait with them.
            await asyncio.sleep(_PRICES_AGAIN_S)
        text = say(
            "The gateway gives no {what} just now; closes work as before. {error}",
            what=what,
            error=error,
        )
        self.sink.notice(f"metatrader5/{what}", text)
        if not isinstance(error, SessionLost):
            await asyncio.sleep(_PRICES_AGAIN_S)

    def _offset_s(self) -> int:
        return self.known.facts.offset_s if self.known.facts is not None else 0
