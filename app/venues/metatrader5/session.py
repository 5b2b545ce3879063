"""MetaTrader5Session: one trading account behind MetaRPC's gateway, as the engine sees it.

    reads     account, positions and orders, symbols, history: the referee
    streams   tickets (the pulse), trades, profits, prices
    trades    OrderClose, OrderModify (take-profit), OrderSend (limit of a part, netting only)

Losing the terminal, the pulse or a stream ends `run`; the next one logs in again with a new session
id. Nothing that trades is ever sent by coming back.
"""

import asyncio
from typing import Final

from app.domain.capability import Capability
from app.domain.errors import (
    Denied,
    Misconfigured,
    NoLink,
    NotSent,
    Refused,
    SessionLost,
    UnwindError,
    WireError,
)
from app.domain.ids import AccountKey, Environment, Instant, PositionKey
from app.domain.intent import CloseRequest
from app.domain.position import Position
from app.domain.report import Findings, LinkState
from app.domain.words import say
from app.venues._ending import ends_as_promised
from app.venues.metatrader5.ability import capability_for
from app.venues.metatrader5.account import misfit, read_facts
from app.venues.metatrader5.check import examine
from app.venues.metatrader5.closing import Closing
from app.venues.metatrader5.connecting import api_key_of, log_in, login_of, until_lost
from app.venues.metatrader5.encode import Kind
from app.venues.metatrader5.feed import Feed
from app.venues.metatrader5.flight import Flight, recalled
from app.venues.metatrader5.flights import Flights
from app.venues.metatrader5.gateway import Gateway
from app.venues.metatrader5.known import Known
from app.venues.metatrader5.lookup import Inquiry, Scene
from app.venues.metatrader5.reader import Reader
from app.venues.metatrader5.resting import Resting, orphan_words
from app.venues.metatrader5.younger import without_older, without_others
from app.venues.session import (
    AccountCheck,
    CloseSubject,
    PreparedClose,
    SessionConfig,
    Sink,
    Surroundings,
)

READ_EVERY_S: Final = 15.0
# A close comes as several messages; one read answers all of them.
GATHER_S: Final = 0.05
_FAILURES_THAT_END_IT: Final = 3
_AFTER_FAILURE_S: Final = 1.0


class MetaTrader5Session:
    """One login at MetaTrader 5; see VenueSession."""

    def __init__(self, config: SessionConfig, around: Surroundings) -> None:
        self._account, self._now = config.account, around.now
        self._login = login_of(config.fields.get("login", ""))
        self._server = config.fields.get("server", "")
        self._password = config.secrets.get("password", "")
        self._api_key = api_key_of(config.secrets.get("api_key", ""))
        self._ca_file = config.fields.get("ca_file", "")
        self._address = config.endpoints["grpc"]
        self._allow_guarded = config.allow_guarded
        self._known, self._flights = Known(config.account), Flights()
        self._closing = Closing(
            self._known, self._flights, now=around.now, on_answered=self._look_again
        )
        self._resting = Resting(
            self._known, self._closing, read=self.read_positions, now=around.now
        )
        self._reader = Reader(self._known, self._flights, around.now)
        self._gateway: Gateway | None = None
        self._feed: Feed | None = None
        self._session_id = ""
        self._up_since = Instant(0)

    @property
    def account(self) -> AccountKey:
        return self._account

    def capability_of(self, position: Position | None = None) -> Capability:
        facts = self._known.facts
        name = position.instrument.wire_name if position is not None else ""
        return capability_for(
            hedging=facts.hedging if facts is not None else None,
            symbol=self._known.symbols.get(name),
            allow_guarded=self._allow_guarded,
        )

    async def run(self, sink: Sink) -> None:
        sink.link(LinkState.CONNECTING, say("connecting to the MetaTrader 5 gateway"))
        state, why = LinkState.DOWN, say("the connection was ended here")
        gateway = self._new_gateway()
        try:
            with ends_as_promised():
                await self._stay_connected(gateway, sink)
        except (Misconfigured, SessionLost) as error:
            state = LinkState.REFUSED if isinstance(error, Misconfigured) else LinkState.DOWN
            why = str(error)
            raise
        finally:
            self._session_id = "" if gateway.lost.is_set() else gateway.session_id
            self._gateway = self._reader.gateway = self._closing.gateway = None
            self._feed = None
            await gateway.close()
            sink.link(state, why)

    async def read_positions(self) -> tuple[Position, ...]:
        positions, begun = await self._reader.positions()
        if self._feed is not None:
            self._feed.tell(positions, begun)
        return positions

    def close_delay_s(self, ahead: int = 0) -> float:
        return self._closing.delay_s(ahead)

    def prepare_close(self, request: CloseRequest) -> PreparedClose:
        return self._closing.prepare(request)

    async def cancel_close(self, subject: CloseSubject) -> None:
        flight, feed = self._flight_of(subject), self._feed
        if feed is None:
            raise NoLink(
                say("{account} is not connected. Nothing was sent.", account=self._account)
            )
        if flight.kind is Kind.MARKET:
            raise Denied(
                "cannot_cancel", say("A close at market cannot be taken back. Nothing was sent.")
            )
        if flight.kind is Kind.TAKE_PROFIT:
            ids = subject.order.venue_order_ids
            await self._resting.undo(flight, ids, feed.sink.order)
        else:
            await self._resting.withdraw(flight)

    async def cancel_working_orders(self, position: PositionKey) -> int:
        return await self._resting.remove_all(await self._symbol_of(position))

    async def count_working_orders(self, position: PositionKey) -> int:
        return await self._resting.count(await self._symbol_of(position))

    async def look_up(self, subject: CloseSubject) -> Findings:
        at = self._now()
        flight = self._flight_of(subject)
        await self.read_positions()
        holding = self._known.holding(subject.request.position.wire_id)
        past = await self._reader.past(subject.before.sent_at, at)
        past = without_others(past, subject, flight, self._flights)
        past = without_older(past, flight, subject.before, holding)
        scene = Scene(holding, self._known.orders, past, at, self._up_since)
        currency = self._known.currency
        inquiry = Inquiry(subject, flight, self._flights, scene, self._account, currency)
        findings = inquiry.findings()
        if inquiry.unclear and self._feed is not None:
            cause = f"metatrader5/unclear-{flight.close_id}"
            self._feed.sink.notice(cause, inquiry.unclear)
        return findings

    async def check(self) -> AccountCheck:
        environment = self._account.environment
        if self._gateway is not None:
            # A second login might start a second terminal.
            return await examine(self._gateway, self._login, environment, self._now)
        gateway = self._new_gateway()
        try:
            await gateway.open()
            await self._log_in(gateway)
            self._session_id = gateway.session_id
            return await examine(gateway, self._login, environment, self._now)
        except (Misconfigured, NotSent):
            raise
        except UnwindError as error:
            raise NoLink(str(error)) from error
        finally:
            await gateway.close()

    def _new_gateway(self) -> Gateway:
        gateway = Gateway(self._address, ca_file=self._ca_file, api_key=self._api_key)
        gateway.session_id = self._session_id
        return gateway

    async def _log_in(self, gateway: Gateway) -> None:
        await log_in(gateway, login=self._login, password=self._password, server=self._server)

    def _look_again(self) -> None:
        if self._feed is not None:
            self._feed.read_wanted.set()

    async def _symbol_of(self, position: PositionKey) -> str:
        """The symbol of a position that may be closed. Raises WireError if it was never heard of."""
        if not self._known.symbol_of(position.wire_id):
            await self.read_positions()
        name = self._known.symbol_of(position.wire_id)
        return name or await self._reader.symbol_of_closed(int(position.wire_id))

    def _flight_of(self, subject: CloseSubject) -> Flight:
        flight = self._flights.get(subject.order.close_id)
        if flight is None:
            facts = self._known.facts
            ticket = int(subject.request.position.wire_id)
            clock_s = facts.clock_s if facts is not None else 0.0
            flight = recalled(subject, self._known.identifier_of(ticket), clock_s=clock_s)
            self._flights.adopt(flight)
        return flight

    async def _stay_connected(self, gateway: Gateway, sink: Sink) -> None:
        await gateway.open()
        await self._log_in(gateway)
        await self._learn_account(gateway, sink)
        feed = Feed(gateway, sink, self._account, self._known, self._flights, self._now)
        self._gateway = self._reader.gateway = gateway
        self._feed = feed
        async with asyncio.TaskGroup() as group:
            for first in (feed.trades(), feed.pulse(), until_lost(gateway)):
                group.create_task(first)
            await self.read_positions()
            for more in (feed.profits(), feed.ticks()):
                group.create_task(more)
            self._closing.gateway, self._up_since = gateway, self._now()
            sink.link(LinkState.UP, say("orders can be sent and their fate is heard"))
            await self._keep_reading(feed)

    async def _learn_account(self, gateway: Gateway, sink: Sink) -> None:
        facts, environment = await read_facts(gateway, self._now), self._account.environment
        wrong = misfit(facts, self._login, environment)
        if wrong:
            raise Misconfigured("login", wrong)
        if self._known.currency != facts.currency:
            self._reader.forget_symbols()
        self._known.facts = facts
        if facts.can_trade is False or facts.by_program is False:
            text = say(
                "Trading is not allowed with this login (an investor password?); only shown."
            )
            sink.notice("metatrader5/read-only", text)
        if environment is Environment.LIVE and not facts.real:
            text = say("This is a {mode} account, set up as live.", mode=facts.mode)
            sink.notice("metatrader5/not-real", text)

    async def _keep_reading(self, feed: Feed) -> None:
        failures = 0
        while True:
            self._say_oddities(feed.sink)
            try:
                async with asyncio.timeout(READ_EVERY_S):
                    await feed.read_wanted.wait()
                    await asyncio.sleep(GATHER_S)
            except TimeoutError:
                pass
            feed.read_wanted.clear()
            try:
                await self.read_positions()
                failures = 0
            except (NoLink, WireError, Refused) as error:
                failures += 1
                if failures >= _FAILURES_THAT_END_IT:
                    raise
                text = say(
                    "The positions could not be read just now; they are read again. {error}",
                    error=error,
                )
                feed.sink.notice("metatrader5/positions", text)
                feed.read_wanted.set()
                await asyncio.sleep(_AFTER_FAILURE_S)

    def _say_oddities(self, sink: Sink) -> None:
        for name, why in self._known.lacking.items():
            text = say("{name} is not described; only whole closes. {why}", name=name, why=why)
            sink.notice(f"metatrader5/{name}", text)
        for order in self._resting.orphans():
            words = orphan_words(order.ticket, order.symbol)
            sink.notice(f"metatrader5/order-{order.ticket}", words)
