"""CrossTrade's readers: the stream, every REST read, and the answers to closes and cancels."""

from app.domain.ids import AccountKey, Environment, Venue
from app.domain.intent import CloseRequest
from app.venues._backoff import Backoff
from app.venues.catalog import open_session
from app.venues.crosstrade.feed import Feed
from app.venues.crosstrade.session import CrossTradeSession
from app.venues.crosstrade.stream import Stream
from app.venues.session import SessionConfig
from tests.fuzz.bending import Bender
from tests.fuzz.closes import acknowledged, around, in_doubt, request_of
from tests.fuzz.hostile import golden
from tests.fuzz.sinks import CheckingSink
from tests.fuzz.wires import FakeLink, FakeOrigin, unlimit
from tests.support.build import instrument
from tests.support.golden import frames, replies

ACCOUNT = AccountKey(Venue("crosstrade"), Environment.SIM, "Main")
CORPUS = golden("crosstrade", ("<", "="))
FRAMES = golden("crosstrade", ("<",))

_REST = "http://127.0.0.1:1"
_ENDPOINTS = {"rest": _REST, "ws": "ws://127.0.0.1:1"}
_ORDER = "7c1f0a52d1f84b0e9c55e0a1b2c3d4e5"
_READS = (
    "accounts_snapshot",
    "executions",
    "order",
    "order_status",
    "orders",
    "positions_account",
    "positions_all",
    "position_one",
    "quote",
)
_ANSWERS = {
    f"GET {path}": text.encode()
    for name in _READS
    for path, text in replies("crosstrade", name).items()
}
_AT = "/v1/api/accounts/Sim101"
_ANSWERS[f"POST {_AT}/positions/close"] = frames("crosstrade", "close_full", "=")[0].encode()
_ANSWERS[f"POST {_AT}/orders/cancel"] = frames("crosstrade", "cancel_orders_instrument", "=")[
    0
].encode()
_ANSWERS[f"POST {_AT}/orders/{_ORDER}/cancel"] = frames("crosstrade", "cancel_order", "=")[
    0
].encode()


async def stream(bender: Bender) -> None:
    """Prices and P&L frames, some of them bent, when positions are known."""
    session, sink = _session(), CheckingSink()
    _connect(session, FakeOrigin(_ANSWERS))
    sink.positions(await session.read_positions(), around().now())
    feed = Feed(sink, session._known, around().now)
    listening = Stream("ws://127.0.0.1:1", "t", feed, Backoff(1, 2, lambda: 0.5))
    chosen = FRAMES[bender.pick(len(FRAMES))]
    link = FakeLink(bender.bend(chosen), chosen, bender.bend(FRAMES[0]))
    await listening._serve(link)  # type: ignore[arg-type]


async def rest(bender: Bender) -> None:
    """Reads, look-ups, a close and cancels at an origin that bends one answer."""
    session = _session()
    origin = FakeOrigin(_ANSWERS)
    _connect(session, origin)
    what = bender.pick(8)
    if what > 1:
        await session.read_positions()
    origin.begin(bender)
    match what:
        case 0 | 1:
            await session.read_positions()
        case 2:
            await session.look_up(in_doubt(_request()))
        case 3:
            await session.look_up(acknowledged(_request(), _ORDER))
        case 4:
            await session.prepare_close(_request()).send()
        case 5:
            await session.cancel_close(acknowledged(_request(), _ORDER))
        case 6:
            await session.count_working_orders(_request().position)
            await session.cancel_working_orders(_request().position)
        case _:
            await session.check()


def _session() -> CrossTradeSession:
    config = SessionConfig(
        ACCOUNT, _ENDPOINTS, {"account": "Sim101"}, {"token": "t"}, allow_guarded=True
    )
    session = open_session(config, around())
    assert isinstance(session, CrossTradeSession)
    unlimit(session._rest)
    return session


def _connect(session: CrossTradeSession, origin: FakeOrigin) -> None:
    session._rest._connections = origin  # type: ignore[assignment]
    session._rest._client = origin.client(_REST)


def _request() -> CloseRequest:
    described = instrument("ES 12-26", lot="1", minimum="1", tick="0.25", venue="crosstrade")
    return request_of(ACCOUNT, "Sim101/ES 12-26", described, "4")
