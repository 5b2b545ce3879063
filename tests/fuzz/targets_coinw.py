"""CoinW's readers: the stream, every REST read, and the answers to closes and cancels."""

from app.domain.ids import AccountKey, Environment, Venue, VenueOrderId
from app.domain.intent import CloseRequest
from app.venues.catalog import open_session
from app.venues.coinw.endings import Endings
from app.venues.coinw.feed import Feed
from app.venues.coinw.session import CoinWSession
from app.venues.coinw.stream import Stream
from app.venues.session import SessionConfig
from tests.fuzz.bending import Bender
from tests.fuzz.closes import acknowledged, around, in_doubt, request_of
from tests.fuzz.hostile import golden
from tests.fuzz.sinks import CheckingSink
from tests.fuzz.wires import FakeLink, FakeOrigin, unlimit
from tests.support.build import instrument
from tests.support.golden import frames, replies

ACCOUNT = AccountKey(Venue("coinw"), Environment.SIM, "Main")
CORPUS = golden("coinw", ("<", "stream<", "="))
FRAMES = golden("coinw", ("<",))

_REST = "http://127.0.0.1:1"
_ENDPOINTS = {"rest": _REST, "ws": "ws://127.0.0.1:1"}
_ORDER = VenueOrderId("33308900000000001")
_BTC = "2435521222700000101"
_PATHS = ("instruments", "positions_all", "balances", "orders_open", "orders_history", "deals")
_ANSWERS = {
    f"GET {path}": text.encode()
    for name in (*_PATHS, "order_unfilled")
    for path, text in replies("coinw", name).items()
}
_ANSWERS["GET /v1/perpum/positions"] = _ANSWERS["GET /v1/perpum/positions/all"]
_ANSWERS["DELETE /v1/perpum/positions"] = frames("coinw", "close_market", "=")[0].encode()
_ANSWERS["DELETE /v1/perpum/order"] = frames("coinw", "cancel_order", "=")[0].encode()
_ANSWERS["DELETE /v1/perpum/batchOrders"] = b'{"code":0,"msg":""}'


async def stream(bender: Bender) -> None:
    """A login, confirmed topics, then golden pushes of which some are bent."""
    session, sink = _session(), CheckingSink()
    await _take_in(session)
    known, closes = session._known, session._closes
    endings = Endings(session._rest, ACCOUNT, known, closes, sink, around().now)
    feed = Feed(sink, ACCOUNT, known, closes, endings, around().now)
    listening = Stream("ws://127.0.0.1:1", "k", "s", listener=feed, uniform=lambda: 0.5)
    closes.claim(_request(), _ORDER)
    link = FakeLink()
    for _ in range(3):
        golden_frame = FRAMES[bender.pick(len(FRAMES))]
        listening._on_text(link, bender.bend(golden_frame))  # type: ignore[arg-type]
        listening._on_text(link, golden_frame)  # type: ignore[arg-type]


async def rest(bender: Bender) -> None:
    """Reads, look-ups, a close and cancels at an origin that bends one answer."""
    session = _session()
    origin = FakeOrigin(_ANSWERS)
    _connect(session, origin)
    what = bender.pick(7)
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
        case _:
            await session.check()


async def cancelling(bender: Bender) -> None:
    """Cancelling all that works, and counting what does."""
    session = _session()
    origin = FakeOrigin(_ANSWERS)
    _connect(session, origin)
    await session.read_positions()
    origin.begin(bender)
    await session.count_working_orders(_request().position)
    await session.cancel_working_orders(_request().position)


def _session() -> CoinWSession:
    secrets = {"api_key": "k", "secret_key": "s"}
    session = open_session(SessionConfig(ACCOUNT, _ENDPOINTS, {}, secrets), around())
    assert isinstance(session, CoinWSession)
    unlimit(session._rest)
    return session


async def _take_in(session: CoinWSession) -> None:
    _connect(session, FakeOrigin(_ANSWERS))
    await session.read_positions()


def _connect(session: CoinWSession, origin: FakeOrigin) -> None:
    session._rest._connections = origin  # type: ignore[assignment]
    session._rest._client = origin.client(_REST)


def _request() -> CloseRequest:
    return request_of(ACCOUNT, _BTC, instrument("BTC", lot="1", minimum="1", venue="coinw"), "8")
