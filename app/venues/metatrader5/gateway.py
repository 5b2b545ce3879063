"""One channel to the MetaRPC gateway, and the terminal session that rides on it.

Reads have deadlines and may be asked again; a trade is one call, never repeated here or below:
grpc's own retries are switched off, and it is not started unless the channel is ready.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any, Final, TypeVar

import grpc
from google.protobuf.message import DecodeError, Message
from grpc import StatusCode

from app.domain.errors import (
    Misconfigured,
    NoLink,
    OutcomeUnknown,
    Refused,
    SessionLost,
    WireError,
)
from app.domain.words import say
from app.venues.metatrader5.address import read_roots, target_of
from app.venues.metatrader5.methods import Method, Q, R
from app.venues.metatrader5.refusals import TradeReply, complaint_of, legible, lost_terminal

T = TypeVar("T", bound=TradeReply)

READ_DEADLINE_S: Final = 8.0
# A terminal's trade call is synchronous and may wait for the broker; sooner we would only guess.
TRADE_DEADLINE_S: Final = 30.0
READY_WITHIN_S: Final = 10.0
# A trade in flight may still be answered while the rest of the session is given up.
_LAST_ANSWERS_S: Final = 2.0
# All symbols of a broker exceed grpc's own limit of 4 MB.
_MOST_BYTES: Final = 100 * 1024 * 1024

OPTIONS: Final = (
    ("grpc.enable_http_proxy", 0),
    ("grpc.enable_retries", 0),
    ("grpc.use_local_subchannel_pool", 1),
    ("grpc.keepalive_time_ms", 20_000),
    ("grpc.keepalive_timeout_ms", 5_000),
    ("grpc.keepalive_permit_without_calls", 1),
    ("grpc.max_receive_message_length", _MOST_BYTES),
    ("grpc.max_send_message_length", _MOST_BYTES),
    ("grpc.initial_reconnect_backoff_ms", 500),
    ("grpc.max_reconnect_backoff_ms", 5_000),
)

_CREDENTIALS: Final = frozenset({StatusCode.UNAUTHENTICATED, StatusCode.PERMISSION_DENIED})
_UNREACHED: Final = frozenset({StatusCode.UNAVAILABLE, StatusCode.DEADLINE_EXCEEDED})
_FLUKES: Final = frozenset(
    {StatusCode.INTERNAL, StatusCode.UNKNOWN, StatusCode.DATA_LOSS, StatusCode.ABORTED}
)
_OTHER_VERSION: Final = say("The gateway does not know this call; it may be of another version.")
_NOT_EXECUTED: Final = {
    StatusCode.UNAUTHENTICATED: say("The gateway does not accept the API key. Check the account."),
    StatusCode.PERMISSION_DENIED: say("The gateway does not allow this. Check the API key."),
    StatusCode.INVALID_ARGUMENT: say("The gateway calls the request invalid."),
    StatusCode.UNIMPLEMENTED: _OTHER_VERSION,
    StatusCode.NOT_FOUND: _OTHER_VERSION,
    StatusCode.RESOURCE_EXHAUSTED: say("The gateway takes no more requests now; wait a moment."),
}


class Unknown(WireError):
    """The gateway does not offer a read: it is older, or newer, than this client."""


class Gateway:
    """One channel and its session id. Open it inside the running loop; `lost` is set at its end."""

    def __init__(self, address: str, *, ca_file: str, api_key: str) -> None:
        self.target, self._secure = target_of(address)
        self._roots = read_roots(ca_file) if self._secure and ca_file else None
        self._api_key = api_key
        self._channel: Any = None
        self.session_id = ""
        self.lost = asyncio.Event()

    async def open(self) -> None:
        """Connect the channel. Raises NoLink, at once where nobody answers at the address."""
        if self._secure:
            credentials = grpc.ssl_channel_credentials(root_certificates=self._roots)
            self._channel = grpc.aio.secure_channel(self.target, credentials, OPTIONS)
        else:
            self._channel = grpc.aio.insecure_channel(self.target, OPTIONS)
        try:
            async with asyncio.timeout(READY_WITHIN_S):
                ready = await self._becomes_ready()
        except TimeoutError:
            ready = False
        if not ready:
            raise NoLink(say("No connection to the gateway at {target}.", target=self.target))

    async def _becomes_ready(self) -> bool:
        """Whether the first try to connect succeeds; grpc would go on trying, and say nothing."""
        while True:
            state = self._channel.get_state(try_to_connect=True)
            if state is grpc.ChannelConnectivity.READY:
                return True
            if state is grpc.ChannelConnectivity.TRANSIENT_FAILURE:
                return False
            await self._channel.wait_for_state_change(state)

    async def close(self) -> None:
        if self._channel is not None:
            await self._channel.close(_LAST_ANSWERS_S)

    async def ask(
        self, method: Method[Q, R], request: Q, *, deadline_s: float = READ_DEADLINE_S
    ) -> R:
        """The answer to a read. A fluke is asked again once.

        Raises NoLink, SessionLost, Misconfigured, Unknown, Refused (its error envelope), WireError.
        """
        try:
            reply = await self._call(method, request, deadline_s)
        except grpc.aio.AioRpcError as error:
            if error.code() not in _FLUKES:
                raise self._read_error(method.path, error) from None
            try:
                reply = await self._call(method, request, deadline_s)
            except grpc.aio.AioRpcError as again:
                raise self._read_error(method.path, again) from None
        return self._checked(method.path, reply)

    async def listen(self, method: Method[Q, R], request: Q) -> AsyncIterator[R]:
        """The messages of a stream; it ends only by an error, at the latest by SessionLost."""
        call = self._stream(method)(request, metadata=self._metadata())
        try:
            async for reply in call:
                yield self._checked(method.path, reply)
        except grpc.aio.AioRpcError as error:
            _let_cancel()
            raise _as_lost(self._read_error(method.path, error)) from None
        finally:
            call.cancel()
        _let_cancel()
        raise SessionLost(say("The gateway ended the stream {call}.", call=_name(method.path)))

    def trade(self, method: Method[Any, T], message: bytes) -> Awaitable[T]:
        """Start a trade: when this returns, grpc has it. Raises NoLink if nothing was started.

        The awaitable raises Refused where the gateway cannot have passed it on, else OutcomeUnknown.
        """
        channel = self._channel
        if channel is None or channel.get_state() is not grpc.ChannelConnectivity.READY:
            raise NoLink(say("There is no connection to the gateway. Nothing was sent."))
        start = channel.unary_unary(method.path, response_deserializer=_reader(method.reply))
        call = start(
            message, timeout=TRADE_DEADLINE_S, metadata=self._metadata(), wait_for_ready=False
        )
        return self._answer(call)

    async def _answer(self, call: Awaitable[T | None]) -> T:
        try:
            reply = await call
        except grpc.aio.AioRpcError as error:
            raise _trade_error(error) from None
        except asyncio.CancelledError:
            if _cancelled_from_outside():
                raise
            raise OutcomeUnknown(
                say("The connection was ended before the gateway answered.")
            ) from None
        if reply is None:
            raise OutcomeUnknown(say("The gateway's answer could not be read; checking."))
        if reply.WhichOneof("response") == "error" and lost_terminal(reply.error):
            self.lost.set()
        return reply

    async def _call(self, method: Method[Q, R], request: Q, deadline_s: float) -> R | None:
        if self._channel is None:
            raise NoLink(say("There is no connection to the gateway."))
        start = self._channel.unary_unary(
            method.path,
            request_serializer=method.request.SerializeToString,
            response_deserializer=_reader(method.reply),
        )
        try:
            reply: R | None = await start(request, timeout=deadline_s, metadata=self._metadata())
        except asyncio.CancelledError:
            if _cancelled_from_outside():
                raise
            raise NoLink(say("The connection to the gateway was ended.")) from None
        except grpc.aio.UsageError as error:
            raise NoLink(
                say("{call} could not be asked ({error}).", call=_name(method.path), error=error)
            ) from None
        return reply

    def _stream(self, method: Method[Q, R]) -> Callable[..., Any]:
        stream: Callable[..., Any] = self._channel.unary_stream(
            method.path,
            request_serializer=method.request.SerializeToString,
            response_deserializer=_reader(method.reply),
        )
        return stream

    def _checked(self, path: str, reply: R | None) -> R:
        if reply is None:
            raise WireError(_name(path), say("expected its reply, found something unreadable"))
        which = reply.WhichOneof("response")
        if which is None:
            raise WireError(_name(path), say("expected data or an error, found neither"))
        if which == "error":
            raise self._complaint(path, reply)
        return reply

    def _complaint(self, path: str, reply: Message) -> Exception:
        # Every reply has it, but the generated classes share no base that says so.
        error = reply.error  # type: ignore[attr-defined]
        if lost_terminal(error):
            self.lost.set()
            return SessionLost(say("The gateway has no terminal for this login any more."))
        said = complaint_of(error)
        code = str(said.trade or said.mql or said.api or "error")
        words = said.words or say("no reason given")
        return Refused(
            code,
            words,
            say("{call} was refused: {words} ({code}).", call=_name(path), words=words, code=code),
        )

    def _read_error(self, path: str, error: grpc.aio.AioRpcError) -> Exception:
        call, code, words = _name(path), error.code(), legible(error.details() or "")
        if code in _CREDENTIALS:
            refusal = say("the gateway does not accept it ({words}).", words=words)
            return Misconfigured("api_key", refusal)
        if code is StatusCode.UNIMPLEMENTED:
            return Unknown(call, say("the gateway does not offer it ({words})", words=words))
        if code in _UNREACHED:
            return NoLink(
                say(
                    "The gateway did not answer {call} ({code}: {words}).",
                    call=call,
                    code=code.name,
                    words=words,
                )
            )
        return NoLink(
            say("{call} failed ({code}: {words}).", call=call, code=code.name, words=words)
        )

    def _metadata(self) -> tuple[tuple[str, str], ...]:
        pairs = (("id", self.session_id), ("apikey", self._api_key))
        return tuple((key, value) for key, value in pairs if value)


def _trade_error(error: grpc.aio.AioRpcError) -> Exception:
    code, words = error.code(), legible(error.details() or "")
    if code in _NOT_EXECUTED:
        return Refused(code.name, words, _NOT_EXECUTED[code])
    if code is StatusCode.DEADLINE_EXCEEDED:
        return OutcomeUnknown(say("The gateway did not answer in time; checking."))
    return OutcomeUnknown(
        say(
            "The gateway's answer was lost ({name}: {words}); checking.",
            name=code.name,
            words=words,
        )
    )


def _reader(reply: type[R]) -> Callable[[bytes], R | None]:
    """What reads a reply; None if the bytes are none, which grpc itself would tell in a traceback."""

    def read(raw: bytes) -> R | None:
        try:
            return reply.FromString(raw)
        except DecodeError:
            return None

    return read


def _as_lost(error: Exception) -> Exception:
    return SessionLost(str(error)) if isinstance(error, NoLink) else error


def _cancelled_from_outside() -> bool:
    task = asyncio.current_task()
    return task is not None and task.cancelling() > 0


def _let_cancel() -> None:
    """A stream that ends while its task is cancelled ends by that, whatever grpc calls it."""
    if _cancelled_from_outside():
        raise asyncio.CancelledError


def _name(path: str) -> str:
    return path.rpartition("/")[2]
