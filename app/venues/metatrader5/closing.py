"""The one way in which trades leave, and what their answers prove.

A trade is one call of grpc, made while the channel is ready, never made again: not on a lost
connection, not on a time-out, and not when the gateway has lost its terminal.
"""

import time
from collections.abc import Awaitable, Callable
from typing import Final

from app.domain.errors import Denied, NoLink, OutcomeUnknown, Refused
from app.domain.ids import Instant, VenueOrderId
from app.domain.intent import CloseRequest
from app.domain.money import plain
from app.domain.report import Accepted, Done, Reply, WirePreview
from app.domain.words import say
from app.venues._rate_limit import RateLimit
from app.venues.metatrader5.encode import Call, Kind, encode_close
from app.venues.metatrader5.flight import Flight, flight_of
from app.venues.metatrader5.flights import Flights
from app.venues.metatrader5.gateway import Gateway
from app.venues.metatrader5.known import Known
from app.venues.metatrader5.refusals import NO_PARTS, Outcome, TradeReply, judge, verdict_of
from app.venues.metatrader5.wire import metatrader5_pb2 as pb
from app.venues.session import PreparedClose

# No limit is documented; a terminal makes one trade at a time, and a few may wait their turn.
TRADES_PER_S: Final = 2.0
TRADES_AT_ONCE: Final = 10.0

_MASK: Final = "••••"


class Closing:
    """Builds, shows and sends trades. `gateway` is None while not connected."""

    def __init__(
        self,
        known: Known,
        flights: Flights,
        *,
        now: Callable[[], Instant],
        on_answered: Callable[[], None],
    ) -> None:
        self._known, self._flights = known, flights
        self._now, self._on_answered = now, on_answered
        self._limit = RateLimit(
            rate=TRADES_PER_S, burst=TRADES_AT_ONCE, reserve=0, monotonic=time.monotonic
        )
        self.gateway: Gateway | None = None

    def delay_s(self, ahead: int) -> float:
        """Until a close may go, if so many go before it."""
        return self._limit.close_delay_s(1 + ahead)

    def prepare(self, request: CloseRequest) -> PreparedClose:
        """Build the close and what shows it. Raises Denied."""
        holding = self._known.holding(request.position.wire_id)
        symbol = self._known.symbols.get(request.instrument.wire_name)
        name = request.instrument.symbol
        if symbol is None and not request.whole:
            raise Denied(
                "undescribed",
                say("{name} is not described; only whole closes. Nothing was sent.", name=name),
            )
        ticket = int(request.position.wire_id)
        if self._flights.blocking(ticket, self._now()) is not None:
            raise Denied(
                "already_closing",
                say(
                    "A close of this {name} position is on its way and not heard of yet. Nothing "
                    "was sent. Wait for it; a part sent twice closes twice.",
                    name=name,
                ),
            )
        quote = self._known.quotes.get(request.instrument.wire_name)
        call = encode_close(request, holding, symbol, quote)

        def send() -> Awaitable[Reply]:
            flight = flight_of(request, call.kind, self._known.identifier_of(ticket), self._now())
            flight.old_level = holding.take_profit if holding is not None else None
            if self._known.facts is not None:
                flight.clock_s = self._known.facts.clock_s
            self._flights.depart(flight)
            try:
                answer = self.start(call)
            except NoLink:
                self._flights.forget(flight)
                raise
            return self._reply(flight, answer)

        return PreparedClose(self._preview(call, request), send)

    def start(self, call: Call) -> Awaitable[TradeReply]:
        """Start a trade now; grpc writes it at the loop's next turn. Raises NoLink."""
        if self.gateway is None:
            raise NoLink(say("There is no connection to the gateway. Nothing was sent."))
        answer = self.gateway.trade(call.method, call.message)
        self._limit.take_for_close()
        return answer

    async def settle(self, call: Call) -> Outcome:
        """Make a trade that is not a close and judge its answer. Raises as a close does."""
        try:
            answer = await self.start(call)
            return judge(verdict_of(answer), modify=call.kind is Kind.TAKE_PROFIT)
        finally:
            self._on_answered()

    async def _reply(self, flight: Flight, answer: Awaitable[TradeReply]) -> Reply:
        try:
            reply = await answer
            flight.answered = True
            modify = flight.kind is Kind.TAKE_PROFIT
            outcome = judge(verdict_of(reply), modify=modify)
        except Refused as error:
            flight.refused = True
            raise self._explained(error, flight) from None
        except OutcomeUnknown as error:
            raise _in_doubt(error, flight) from None
        finally:
            self._on_answered()
        if flight.kind is Kind.TAKE_PROFIT:
            return Accepted((flight.level_id,))
        if flight.kind is Kind.OPPOSITE_LIMIT:
            order = reply.data.order if isinstance(reply, pb.OrderSendReply) else 0
            self._flights.claim(flight, order)
            return Accepted((VenueOrderId(str(order)),) if order else ())
        return Done() if outcome is Outcome.DONE else Accepted()

    def _explained(self, error: Refused, flight: Flight) -> Refused:
        facts = self._known.facts
        netting = facts is not None and facts.hedging is False
        if netting and not flight.whole and error.code in NO_PARTS:
            return Refused(
                error.code,
                error.words,
                say(
                    "{reason} On netting accounts the gateway may not close a part by ticket; "
                    "close the whole position, or reduce it in the terminal.",
                    reason=error.reason,
                ),
            )
        return error

    def _preview(self, call: Call, request: CloseRequest) -> WirePreview:
        name = request.instrument.wire_name
        first = (f"OrderClose for each pending order of {name}",)
        remark = f"# {plain(request.quantity)} {request.instrument.unit} expected\n"
        return WirePreview(
            method="gRPC",
            address=call.method.path,
            headers=(("id", _MASK), ("apikey", _MASK)),
            body=call.text + remark,
            digest=call.digest,
            also=first if request.cancel_working_orders else (),
        )


def _in_doubt(error: OutcomeUnknown, flight: Flight) -> OutcomeUnknown:
    if flight.kind is Kind.TAKE_PROFIT:
        text = say(
            "Whether the take-profit of {ticket} is set is not known. {error}",
            ticket=flight.ticket,
            error=error,
        )
    else:
        text = say(
            "Whether {ticket} is closed is not known. {error}", ticket=flight.ticket, error=error
        )
    return OutcomeUnknown(text)
