"""MetaTrader 5's readers: every reply and stream of the gateway, as bytes and as bent messages."""

import asyncio
import random
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import grpc
from google.protobuf.message import Message

from app.domain.ids import AccountKey, Environment, Venue
from app.domain.intent import CloseRequest
from app.venues.catalog import open_session
from app.venues.metatrader5.connecting import log_in
from app.venues.metatrader5.feed import Feed
from app.venues.metatrader5.gateway import Gateway
from app.venues.metatrader5.session import MetaTrader5Session
from app.venues.session import SessionConfig
from tests.fuzz.bending import Bender
from tests.fuzz.closes import acknowledged, around, in_doubt, request_of
from tests.fuzz.messages import bent_bytes, bent_message, golden
from tests.fuzz.sinks import CheckingSink
from tests.fuzz.wires import unlimit
from tests.support.build import instrument

ACCOUNT = AccountKey(Venue("metatrader5"), Environment.SIM, "Main")

_WIRE = Path(__file__).parent.parent / "wire" / "metatrader5"
_REPLIES = {
    path.stem: golden(path.stem)
    for path in sorted(_WIRE.glob("*.json"))
    if not path.stem.rpartition("_request")[1]
}
CORPUS = [message.SerializeToString() for message in _REPLIES.values()]

_TICKET = "50012345001"
_LISTENS_S = 30.0
_ANSWERS = {
    "ConnectEx": "connect_ex_reply",
    "AccountSummary": "account_summary_reply",
    "OpenedOrders": "opened_orders_reply",
    "SymbolParamsMany": "symbol_params_many_reply",
    "DealsHistory": "deals_history_reply",
    "OrderClose": "order_close_reply_done_full",
    "OrderModify": "order_modify_reply_done",
    "OrderSend": "order_send_reply_done",
    "OnTrade": "on_trade_full_close",
    "OnPositionProfit": "on_position_profit",
    "OnPositionsAndPendingOrdersTickets": "on_positions_and_pending_orders_tickets",
    "OnSymbolTick": "on_symbol_tick",
}
_TRADES = ("on_trade_full_close", "on_trade_partial_close", "on_trade_pending_order_gone")
_CLOSES = [name for name in _REPLIES if name.startswith("order_close_reply")]

Deserializer = Callable[[bytes], Message | None]


class FakeChannel:
    """Answers calls by name with golden messages; the `bent`-th of a run is bent."""

    def __init__(self) -> None:
        self._bender: Bender | None = None
        self._bent, self._count = 0, 0
        self._listened: set[str] = set()

    def begin(self, bender: Bender, *, most: int = 3) -> None:
        self._bender, self._count = bender, 0
        self._bent = bender.pick(most)

    def get_state(self) -> grpc.ChannelConnectivity:
        return grpc.ChannelConnectivity.READY

    def unary_unary(self, path: str, response_deserializer: Deserializer, **_: Any) -> Any:
        async def reply(*_: Any, **__: Any) -> Message | None:
            await asyncio.sleep(0)
            return self._answer(path.rpartition("/")[2], response_deserializer)

        return reply

    def unary_stream(self, path: str, response_deserializer: Deserializer, **_: Any) -> Any:
        name = path.rpartition("/")[2]

        def start(*_: Any, **__: Any) -> "_Stream":
            # What is refused is asked for again; only the first answer hurts.
            count = 1 if name in self._listened else 3
            self._listened.add(name)
            return _Stream(lambda: self._answer(name, response_deserializer), count)

        return start

    def _answer(self, name: str, deserializer: Deserializer) -> Message | None:
        message = _REPLIES[_ANSWERS[name]] if name in _ANSWERS else deserializer(b"")
        assert message is not None
        number, self._count = self._count, self._count + 1
        if self._bender is None or number != self._bent:
            return deserializer(message.SerializeToString())
        return deserializer(bent(self._bender, self._chosen(name, message)))

    def _chosen(self, name: str, message: Message) -> Message:
        assert self._bender is not None
        names = {"OrderClose": _CLOSES, "OnTrade": list(_TRADES)}.get(name)
        return message if names is None else _REPLIES[names[self._bender.pick(len(names))]]


class _Stream:
    """A stream that gives a few messages and ends."""

    def __init__(self, answer: Callable[[], Message | None], count: int) -> None:
        self._answer, self._left = answer, count

    async def __aiter__(self) -> AsyncIterator[Message | None]:
        while self._left:
            self._left -= 1
            await asyncio.sleep(0)
            yield self._answer()

    def cancel(self) -> None: ...


def bent(bender: Bender, message: Message) -> bytes:
    """A golden message as the bender says: any bytes, bytes almost right, or fields that hurt."""
    wire = message.SerializeToString()
    how = bender.pick(6)
    if how == 0:
        return bender.bend(wire)
    chance = random.Random(bender.pick(2**32))
    return bender.fed.note(bent_bytes(wire, chance) if how == 1 else bent_message(message, chance))


async def streams(bender: Bender) -> None:
    """Trades, tickets, profits and prices, some of them bent, while a close waits for its end."""
    session, sink = _session(), CheckingSink()
    gateway, channel = _connect(session)
    parts = (session._known, session._flights, around().now)
    feed = Feed(gateway, sink, ACCOUNT, *parts)
    feed.tell(await session.read_positions(), around().now())
    await session.prepare_close(_request()).send()
    listeners = (feed.trades, feed.pulse, feed.profits, feed.ticks)
    channel.begin(bender)
    # Profits and prices that end are asked for again for as long as the link holds.
    with suppress(TimeoutError):
        async with asyncio.timeout(_LISTENS_S):
            await listeners[bender.pick(len(listeners))]()


async def calls(bender: Bender) -> None:
    """Logins, reads, look-ups, a close and cancels at a gateway that bends one answer."""
    session = _session()
    gateway, channel = _connect(session)
    what = bender.pick(8)
    if what > 2:
        await session.read_positions()
    channel.begin(bender)
    match what:
        case 0:
            gateway.session_id = ""
            await log_in(gateway, login=700100, password="p", server="Sim")
            await session._learn_account(gateway, CheckingSink())
        case 1:
            CheckingSink().positions(await session.read_positions(), around().now())
        case 2:
            await session.check()
        case 3:
            await session.look_up(in_doubt(_request()))
        case 4:
            await session.look_up(acknowledged(_request(), "50012345999"))
        case 5:
            await session.prepare_close(_request()).send()
        case 6:
            await session.count_working_orders(_request().position)
        case _:
            await session.cancel_working_orders(_request().position)


def _session() -> MetaTrader5Session:
    config = SessionConfig(
        ACCOUNT,
        {"grpc": "127.0.0.1:1"},
        {"login": "700100", "server": "Sim"},
        {"password": "p", "api_key": "k"},
        allow_guarded=True,
    )
    session = open_session(config, around())
    assert isinstance(session, MetaTrader5Session)
    for part in (session._reader, session._closing):
        unlimit(part)
    return session


def _connect(session: MetaTrader5Session) -> tuple[Gateway, FakeChannel]:
    gateway, channel = session._new_gateway(), FakeChannel()
    gateway._channel = channel
    gateway.session_id = "a-session"
    session._gateway = session._reader.gateway = session._closing.gateway = gateway
    return gateway, channel


def _request() -> CloseRequest:
    described = instrument(
        "EURUSD", lot="0.01", minimum="0.01", tick="0.00001", venue="metatrader5"
    )
    return request_of(ACCOUNT, _TICKET, described, "0.5")
