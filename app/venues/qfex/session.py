"""QfexSession: one login at QFEX, as the engine sees it."""

import asyncio
import hashlib
import time
from collections.abc import Awaitable
from typing import Final

from app.domain.capability import Capability
from app.domain.errors import (
    Misconfigured,
    NoLink,
    SessionLost,
    UnwindError,
    WireError,
    as_ending,
    foremost,
)
from app.domain.ids import AccountKey, Instant, PositionKey
from app.domain.intent import AtMarket, CloseRequest
from app.domain.position import Position
from app.domain.report import Findings, LinkState, Reply, WirePreview
from app.domain.words import say
from app.venues._rate_limit import RateLimit
from app.venues._websocket import LinkClosed
from app.venues.qfex import codec
from app.venues.qfex.auth import SKEW_WARNING_S, key_of
from app.venues.qfex.cancels import cancel_all_in, count_in
from app.venues.qfex.capability import CAPABILITY
from app.venues.qfex.check import check_login
from app.venues.qfex.connecting import means_the_key, trade_socket
from app.venues.qfex.correlation import Correlation, Request, request_of
from app.venues.qfex.listings import Listings, undescribed
from app.venues.qfex.lookup import LookUp, Sources
from app.venues.qfex.market import MarketFeed
from app.venues.qfex.reporter import Reporter
from app.venues.qfex.rest import Rest
from app.venues.qfex.settling import Settling
from app.venues.qfex.trade_link import TradeLink
from app.venues.session import (
    AccountCheck,
    CloseSubject,
    PreparedClose,
    SessionConfig,
    Sink,
    Surroundings,
)

# The stream lags fills and proves no absence; the snapshot does.
READ_EVERY_S: Final = 15.0

# Whoever waits for a close to be read back usually reads at once; this only makes sure.
READ_AFTER_CLOSE_S: Final = 0.5

REFDATA_EVERY_S: Final = 300.0

# 12 000 weights in 60 s, kept as a moving average by the venue: a burst stays far below.
RATE_PER_S: Final = 200.0
BURST: Final = 1200.0
RESERVE: Final = 400.0

# A venue that restarts hangs up on logins too; one that does it every time means the key.
FAILED_LOGINS: Final = 3


class QfexSession:
    """One login at QFEX."""

    def __init__(self, config: SessionConfig, around: Surroundings) -> None:
        self._account = config.account
        self._around = around
        self._address = config.endpoints["trade"]
        self._key = key_of(
            config.fields["public_key"],
            config.secrets["secret_key"],
            config.fields.get("account_id", ""),
        )
        self._rest = Rest(config.endpoints["rest"], self._key, around, self._hear_skew)
        self._market = MarketFeed(config.endpoints["market"], around)
        self._listings = Listings(config.account)
        self._limit = RateLimit(
            rate=RATE_PER_S, burst=BURST, reserve=RESERVE, monotonic=time.monotonic
        )
        self._settling = Settling(self._rest, self._listings, around)
        self._reporter = Reporter(
            self._listings, self._market, self._limit, self._settling, around
        )
        self._correlation = Correlation()
        self._trade: TradeLink | None = None
        self._up_since = Instant(0)
        self._read_begun = Instant(0)
        self._listed_at = float("-inf")
        self._failed_logins = 0
        self._skew_s: float | None = None
        self._connecting = say("connecting to QFEX")

    @property
    def account(self) -> AccountKey:
        return self._account

    def capability_of(self, position: Position | None = None) -> Capability:
        return CAPABILITY

    async def run(self, sink: Sink) -> None:
        self._reporter.begin(sink)
        sink.link(LinkState.CONNECTING, self._connecting)
        state, why = LinkState.DOWN, say("the connection was ended here")
        try:
            await self._stay_connected(sink)
        except Misconfigured as error:
            state, why = LinkState.REFUSED, str(error)
            raise
        except SessionLost as error:
            why = str(error)
            # Whoever has to say that there is no connection can say why, also between two tries.
            self._connecting = say("connecting to QFEX again; before: {why}", why=error)
            raise
        finally:
            sink.link(state, why)

    async def read_positions(self) -> tuple[Position, ...]:
        begun = self._around.now()
        page = await self._rest.positions()
        positions = self._listings.positions(page.positions or [], begun)
        self._read_begun = begun
        self._market.want(position.instrument.wire_name for position in positions)
        if self._reporter.sink is not None:
            self._reporter.sink.positions(positions, begun)
            self._reporter.sink.heard(begun)
        return positions

    def close_delay_s(self, ahead: int = 0) -> float:
        return self._limit.close_delay_s(1 + ahead)

    def prepare_close(self, request: CloseRequest) -> PreparedClose:
        symbol = request.instrument.wire_name
        native = request.whole and isinstance(request.pricing, AtMarket)
        if not native and not self._listings.knows(symbol):
            raise undescribed(symbol)
        frame = codec.encode_close(request)
        also = ("get_user_orders, then cancel_order for each open order in " + symbol,)
        preview = WirePreview(
            method="SEND",
            address=self._address,
            headers=(),
            body=frame,
            digest=hashlib.sha256(frame.encode()).hexdigest(),
            also=also if request.cancel_working_orders else (),
        )
        return PreparedClose(preview, lambda: self._send(frame, request_of(request)))

    async def cancel_close(self, subject: CloseSubject) -> None:
        trade = self._connected()
        symbol, close_id = subject.request.instrument.wire_name, subject.order.close_id
        self._correlation.remember(close_id, subject.order.venue_order_ids)
        ids: tuple[str, ...] = self._correlation.orders_of(close_id)
        if not ids:
            listed = await trade.open_orders(symbol)
            mine = [row for row in listed.orders or [] if row.client_order_id == close_id]
            ids = tuple(row.order_id for row in mine if row.order_id)
        for order_id in ids:
            await trade.cancel(symbol, order_id)

    async def cancel_working_orders(self, position: PositionKey) -> int:
        return await cancel_all_in(position.wire_id, self._connected())

    async def count_working_orders(self, position: PositionKey) -> int:
        return await count_in(position.wire_id, self._connected())

    async def look_up(self, subject: CloseSubject) -> Findings:
        sources = Sources(
            self._rest, self._trade, self._listings, self._correlation, self._up_since
        )
        symbol = subject.request.instrument.wire_name

        async def position() -> Position | None:
            held = await self.read_positions()
            return next((one for one in held if one.key.wire_id == symbol), None)

        return await LookUp(subject, sources, self._around.now()).answer(position)

    async def check(self) -> AccountCheck:
        return await check_login(
            self._address, self._key, self._rest, self._around, lambda: self._skew_s
        )

    def _connected(self) -> TradeLink:
        if self._trade is None:
            raise NoLink(
                say("{account} is not connected to QFEX. Nothing was sent.", account=self._account)
            )
        return self._trade

    def _send(self, frame: str, request: Request) -> Awaitable[Reply]:
        trade = self._connected()
        self._limit.take_for_close()
        return trade.send_close(frame, request)

    async def _stay_connected(self, sink: Sink) -> None:
        logged_in = False
        try:
            async with self._rest.opened(), trade_socket(self._address, self._key) as link:
                trade = TradeLink(
                    link, self._correlation, self._limit, self._listings, self._reporter
                )
                try:
                    await self._serve(trade, sink)
                finally:
                    logged_in = trade.logged_in
                    self._trade = None
                    trade.end(say("The connection to QFEX was lost."))
        except BaseExceptionGroup as group:
            error = as_ending(foremost(group))
            self._judge(error, logged_in)
            raise error from group

    async def _serve(self, trade: TradeLink, sink: Sink) -> None:
        async with asyncio.TaskGroup() as group:
            group.create_task(trade.listen(), name="qfex listening")
            await trade.log_in(self._key, self._around)
            await trade.subscribe()
            await self._learn_instruments()
            await self.read_positions()
            group.create_task(self._market.run(sink), name="qfex prices")
            group.create_task(self._settling.run(sink), name="qfex settling")
            self._trade, self._up_since = trade, self._around.now()
            self._connecting = say("connecting to QFEX")
            sink.link(LinkState.UP, say("orders can be sent and their fate is heard"))
            await self._keep_reading()

    def _judge(self, error: UnwindError, logged_in: bool) -> None:
        """Raises Misconfigured where hanging up was the venue's way to refuse the login."""
        if logged_in or not isinstance(error, LinkClosed):
            self._failed_logins = 0
            return
        self._failed_logins += 1
        if means_the_key(error) or self._failed_logins >= FAILED_LOGINS:
            self._failed_logins = 0
            raise Misconfigured(
                "key",
                say("QFEX hangs up instead of logging us in. Check the key. {error}", error=error),
            ) from error

    async def _keep_reading(self) -> None:
        wanted = self._reporter.read_wanted
        while True:
            asked_at = Instant(0)
            try:
                async with asyncio.timeout(READ_EVERY_S):
                    await wanted.wait()
                wanted.clear()
                asked_at = self._around.now()
                await asyncio.sleep(READ_AFTER_CLOSE_S)
            except TimeoutError:
                await self._learn_instruments()
            if asked_at and self._read_begun > asked_at:
                continue
            try:
                await self.read_positions()
            except (NoLink, WireError) as error:
                text = say(
                    "The positions could not be read just now; the stream goes on. {error}",
                    error=error,
                )
                self._reporter.notice("qfex/positions", text)

    async def _learn_instruments(self) -> None:
        """Read the reference data, which may be old or missing without harm to a whole close."""
        now_s = time.monotonic()
        if now_s - self._listed_at < REFDATA_EVERY_S and not self._listings.lacking:
            return
        try:
            unusable = self._listings.learn(await self._rest.refdata())
        except (NoLink, WireError) as error:
            text = say(
                "QFEX did not describe its instruments; parts cannot be closed yet. {error}",
                error=error,
            )
            self._reporter.notice("qfex/refdata", text)
            return
        self._listed_at = now_s
        self._reporter.forget_pulses()
        if unusable:
            text = say("QFEX describes {names} in a way that cannot be used.", names=unusable[:5])
            self._reporter.notice("qfex/refdata", text)

    def _hear_skew(self, skew_s: float) -> None:
        self._skew_s = skew_s
        if abs(skew_s) > SKEW_WARNING_S:
            self._reporter.skewed(SKEW_WARNING_S)
