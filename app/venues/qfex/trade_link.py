"""One trade connection: login, subscriptions, closes and cancels with their replies."""

import asyncio
from collections.abc import Awaitable
from typing import Any, Final, Protocol

from app.domain.errors import (
    NoLink,
    OutcomeUnknown,
    Refused,
    SessionLost,
    UnwindError,
    WireError,
)
from app.domain.ids import NANOSECONDS, VenueOrderId
from app.domain.report import Accepted, Reply
from app.domain.words import say
from app.venues._rate_limit import RateLimit
from app.venues._websocket import WebSocketLink
from app.venues.qfex import codec
from app.venues.qfex.auth import NONCE_CHARACTERS, Key
from app.venues.qfex.correlation import Correlation, Request
from app.venues.qfex.executions import Executions
from app.venues.qfex.listings import Listings
from app.venues.qfex.protocol import (
    ExecutionsListed,
    Failed,
    FillNewsItem,
    LoggedIn,
    LoginRefused,
    News,
    OrderNews,
    OrdersListed,
    Pulse,
    Strange,
    Subscribed,
    TradeProtocol,
)
from app.venues.qfex.queries import OrderQueries
from app.venues.qfex.replies import (
    ends_a_cancel,
    login_failure,
    outcome_of_error,
    reply_of_order,
    streams_failure,
)
from app.venues.qfex.wire import FillBody, OrderList
from app.venues.session import Surroundings

# The venue hangs up on a login after 60 s; one that takes ten is not coming.
LOGIN_S: Final = 10.0

# Replies come in milliseconds; after this long the outcome is unknown and is looked up.
REPLY_S: Final = 5.0

# Without these two nothing is heard of an order's fate.
NEEDED: Final = frozenset({"order_responses", "fills"})


class Listener(Protocol):
    """Who is told what the connection says."""

    def same_again(self, frame: bytes) -> bool:
        """A frame was heard; True if it is a known pulse and needs no reading."""
        ...

    def pulse(self, frame: bytes, news: Pulse) -> None: ...
    def order(self, news: OrderNews) -> None: ...
    def fill(self, news: FillNewsItem) -> None: ...
    def failure(self, news: Failed) -> None: ...
    def notice(self, cause: str, text: str) -> None: ...


class TradeLink:
    """The trade socket of one login, from connect to loss."""

    def __init__(
        self,
        link: WebSocketLink,
        correlation: Correlation,
        limit: RateLimit,
        listings: Listings,
        listener: Listener,
    ) -> None:
        self._link = link
        self._correlation = correlation
        self._listings = listings
        self._listener = listener
        self._loop = asyncio.get_running_loop()
        self._protocol = TradeProtocol(correlation)
        self._login: asyncio.Future[None] = self._loop.create_future()
        self._ready: asyncio.Future[None] = self._loop.create_future()
        self._closes: dict[Request, asyncio.Future[Reply]] = {}
        self._cancels: dict[Request, asyncio.Future[str]] = {}
        self._queries = OrderQueries(link.send, correlation, limit)
        self._executions = Executions(link.send, correlation, limit)

    @property
    def logged_in(self) -> bool:
        return self._protocol.logged_in

    async def listen(self) -> None:
        """Read until the connection ends, which SessionLost tells."""
        async for frame in self._link:
            if self._listener.same_again(frame):
                continue
            try:
                for news in self._protocol.receive(frame):
                    self._hear(news, frame)
            except WireError as error:
                text = say(
                    "QFEX sent something that cannot be read; passed over. {error}", error=error
                )
                self._listener.notice("qfex/unreadable-frame", text)

    async def log_in(self, key: Key, around: Surroundings) -> None:
        """Raises Misconfigured if refused, SessionLost if there is no answer."""
        unix_ts = around.now() // NANOSECONDS
        nonce = around.nonce(NONCE_CHARACTERS)
        self._link.send(codec.encode_auth(key, nonce=nonce, unix_ts=unix_ts))
        await _within(LOGIN_S, self._login, say("QFEX did not answer the login."))

    async def subscribe(self) -> None:
        """Returns once the streams that tell an order's fate are confirmed. Raises as `log_in`."""
        request = Request("subscribe")
        self._correlation.sent(request, self._loop.time())
        self._link.send(codec.encode_subscribe())
        late = say("QFEX did not confirm the streams of orders and fills.")
        await _within(LOGIN_S, self._ready, late)
        self._correlation.settled(request)

    def send_close(self, frame: str, request: Request) -> asyncio.Future[Reply]:
        """Write a close now. Raises NoLink if nothing left."""
        reply: asyncio.Future[Reply] = self._loop.create_future()
        self._correlation.sent(request, self._loop.time())
        try:
            self._link.send(frame)
        except NoLink:
            self._correlation.settled(request)
            raise
        except OutcomeUnknown as error:
            reply.set_exception(error)
            return reply
        self._closes[request] = reply
        self._loop.call_later(REPLY_S, self._give_up, request)
        return reply

    async def cancel(self, symbol: str, order_id: str, order_type: str = "") -> str:
        """Cancel one order, once; returns the venue's verdict.

        Raises NoLink, Refused or OutcomeUnknown.
        """
        stop = order_type in codec.STOP_TYPES
        request = Request("cancel_stop_order" if stop else "cancel_order", symbol)
        request.order_id = order_id
        verdict: asyncio.Future[str] = self._loop.create_future()
        self._link.send(
            codec.encode_cancel_stop(order_id) if stop else codec.encode_cancel(symbol, order_id)
        )
        self._correlation.sent(request, self._loop.time())
        self._cancels[request] = verdict
        try:
            async with asyncio.timeout(REPLY_S):
                return await verdict
        except TimeoutError:
            raise OutcomeUnknown(
                say(
                    "QFEX did not answer the cancel of an order in {symbol}; it may still rest.",
                    symbol=symbol,
                )
            ) from None
        finally:
            self._cancels.pop(request, None)

    async def open_orders(self, symbol: str) -> OrderList:
        """Every open order in `symbol`. Raises NoLink where the list could not be had whole."""
        return await self._queries.open_orders(symbol)

    async def executions(self) -> list[FillBody]:
        """The executions of the account, as many as two pages hold. Raises NoLink."""
        return await self._executions.newest()

    def end(self, why: str) -> None:
        """The connection is gone: whatever was asked on it is not answered any more."""
        self._correlation.line_broke()
        self._queries.end(why)
        self._executions.end(why)
        for request, reply in self._closes.items():
            doubt = say(
                "{why} Whether {symbol} was closed is unknown.", why=why, symbol=request.symbol
            )
            _fail(reply, OutcomeUnknown(doubt))
        for request, verdict in self._cancels.items():
            doubt = say("{why} The cancel in {symbol} is unknown.", why=why, symbol=request.symbol)
            _fail(verdict, OutcomeUnknown(doubt))
        self._closes.clear()

    def _hear(self, news: News, frame: bytes) -> None:
        match news:
            case Pulse():
                self._listener.pulse(frame, news)
            case OrderNews():
                self._hear_order(news)
            case FillNewsItem():
                self._hear_fill(news)
            case OrdersListed(listed=listed):
                self._queries.hear(listed)
            case ExecutionsListed(listed=executions):
                self._executions.hear(executions)
            case Failed():
                self._hear_failure(news)
            case LoggedIn():
                if not self._login.done():
                    self._login.set_result(None)
            case LoginRefused():
                _fail(self._login, login_failure(news))
            case Subscribed():
                if self._protocol.channels >= NEEDED and not self._ready.done():
                    self._ready.set_result(None)
            case Strange(what=what):
                text = say(
                    "QFEX sent a message that this panel does not know ({what}); passed over.",
                    what=what,
                )
                self._listener.notice("qfex/unknown-frame", text)

    def _hear_order(self, news: OrderNews) -> None:
        body = news.body
        refused = False
        if news.answers is not None:
            reply = reply_of_order(body, news.answers.symbol, self._listings)
            refused = self._answer(news.answers, reply) and isinstance(reply, Refused)
        if news.cancels is not None and ends_a_cancel(body):
            self._correlation.settled(news.cancels)
            verdict = self._cancels.get(news.cancels)
            if verdict is not None and not verdict.done():
                verdict.set_result(body.status or "")
        if not refused:
            # Whoever hears the refusal as the reply reads first whether anything is still open.
            self._listener.order(news)

    def _hear_fill(self, news: FillNewsItem) -> None:
        if news.answers is not None:
            order_id = news.body.order_id
            self._answer(
                news.answers, Accepted((VenueOrderId(order_id),) if order_id else (), None)
            )
        self._listener.fill(news)

    def _hear_failure(self, news: Failed) -> None:
        request = news.request
        if request is not None and request.kind == "subscribe":
            _fail(self._ready, streams_failure(news.body))
        elif request is not None:
            outcome = outcome_of_error(request, news.body)
            self._queries.fail(request, str(outcome))
            self._executions.fail(request, str(outcome))
            self._answer(request, outcome)
            verdict = self._cancels.get(request)
            if verdict is not None:
                _fail(verdict, outcome)
        self._listener.failure(news)

    def _answer(self, request: Request, outcome: Accepted | UnwindError) -> bool:
        """Whether somebody still waited for it."""
        reply = self._closes.pop(request, None)
        if reply is None or reply.done():
            return False
        if isinstance(outcome, Accepted):
            reply.set_result(outcome)
        else:
            reply.set_exception(outcome)
        return True

    def _give_up(self, request: Request) -> None:
        reply = self._closes.pop(request, None)
        if reply is not None:
            doubt = say(
                "QFEX did not answer the close of {symbol} within {waited_s:g} s. Whether it was "
                "executed is being looked up.",
                symbol=request.symbol,
                waited_s=REPLY_S,
            )
            _fail(reply, OutcomeUnknown(doubt))


def _fail(future: "asyncio.Future[Any]", error: UnwindError) -> None:
    if not future.done():
        future.set_exception(error)


async def _within(seconds: float, waiting: Awaitable[None], late: str) -> None:
    try:
        async with asyncio.timeout(seconds):
            await waiting
    except TimeoutError:
        raise SessionLost(late) from None
