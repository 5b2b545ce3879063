"""What the gateway's services share, and how their calls are wrapped for gRPC by hand.

The services carry the vendor's names on the wire; the messages carry ours, because a message's
name does not travel.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from typing import Any, Final, TypeVar

import grpc
from google.protobuf.message import Message

from app.sim.market import Market
from app.sim.metatrader5.book import Book
from app.sim.metatrader5.dealing import DealingDesk
from app.sim.metatrader5.levels import Levels
from app.sim.metatrader5.sessions import Context, EnvelopeError, Session, Sessions
from app.sim.metatrader5.switches import Switches
from app.sim.venue import World

PACKAGE: Final = "mt5_term_api"

RequestT = TypeVar("RequestT", bound=Message)
Inbox = asyncio.Queue["Message | EnvelopeError"]


@dataclass(frozen=True, slots=True)
class Gateway:
    """One gateway with one account behind it; `cut` breaks every connection."""

    world: World
    switches: Switches
    market: Market
    book: Book
    desk: DealingDesk
    levels: Levels
    sessions: Sessions
    cut: Callable[[], None]


class Service:
    """One service of the gateway: its calls are added one by one, then served by `handler`."""

    def __init__(self, name: str, sessions: Sessions) -> None:
        self._name = name
        self._sessions = sessions
        self._methods: dict[str, grpc.RpcMethodHandler[Any, Any]] = {}

    @property
    def handler(self) -> grpc.GenericRpcHandler:
        return grpc.method_handlers_generic_handler(f"{PACKAGE}.{self._name}", self._methods)

    def read(
        self,
        call: str,
        asked: type[RequestT],
        reply: type[Message],
        answer: Callable[[RequestT], Message],
    ) -> None:
        """Add a call that needs a terminal and changes nothing."""

        async def look(request: RequestT, context: Context) -> Message:
            self._sessions.of(context, call)
            return answer(request)

        self.call(call, asked, reply, look)

    def call(
        self,
        call: str,
        asked: type[RequestT],
        reply: type[Message],
        answer: Callable[[RequestT, Context], Awaitable[Message]],
        *,
        first: Callable[[RequestT], None] = lambda request: None,
    ) -> None:
        """Add a call: `answer` gives data or raises `EnvelopeError`; `first` sees each request."""

        async def serve(request: RequestT, context: Context) -> Message:
            first(request)
            await self._sessions.check_key(context)
            try:
                return reply(data=await answer(request, context))
            except EnvelopeError as refusal:
                return reply(error=refusal.error)

        self._methods[call] = grpc.unary_unary_rpc_method_handler(
            serve, asked.FromString, _to_bytes
        )

    def stream(
        self,
        call: str,
        asked: type[RequestT],
        reply: type[Message],
        open_source: Callable[[RequestT, Session, Inbox], Callable[[], None]],
        stalled: Callable[[], bool],
    ) -> None:
        """Add a stream; `open_source` fills the inbox until the function it returns is called.

        A terminal that is lost sends one frame with the envelope and ends the stream.
        """

        async def serve(request: RequestT, context: Context) -> AsyncIterator[Message]:
            await self._sessions.check_key(context)
            try:
                session = self._sessions.of(context, call)
                async for frame in self._frames(call, request, session, open_source):
                    while stalled():  # noqa: ASYNC110 - the clock ends it
                        await asyncio.sleep(0.05)
                    yield reply(data=frame)
            except EnvelopeError as refusal:
                yield reply(error=refusal.error)

        self._methods[call] = grpc.unary_stream_rpc_method_handler(
            serve, asked.FromString, _to_bytes
        )

    async def _frames(
        self,
        call: str,
        request: RequestT,
        session: Session,
        open_source: Callable[[RequestT, Session, Inbox], Callable[[], None]],
    ) -> AsyncIterator[Message]:
        inbox: Inbox = asyncio.Queue()

        def on_end(guid: str) -> None:
            if guid == session.guid:
                inbox.put_nowait(self._sessions.not_found(call))

        unwatch = self._sessions.watch(on_end)
        close_source = open_source(request, session, inbox)
        try:
            while True:
                item = await inbox.get()
                if isinstance(item, EnvelopeError):
                    raise item
                yield item
        finally:
            close_source()
            unwatch()


def _to_bytes(message: Message) -> bytes:
    return message.SerializeToString()
