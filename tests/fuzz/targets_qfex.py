"""QFEX's readers: both sockets with all that listens behind them, and every REST reply."""

from app.domain.errors import SessionLost
from app.domain.ids import AccountKey, Environment, Venue
from app.domain.intent import CloseRequest
from app.venues._backoff import Backoff
from app.venues.catalog import open_session
from app.venues.qfex import codec
from app.venues.qfex.rest_wire import RefData
from app.venues.qfex.session import QfexSession
from app.venues.qfex.trade_link import TradeLink
from app.venues.session import SessionConfig
from tests.fuzz.bending import Bender
from tests.fuzz.closes import acknowledged, around, in_doubt, request_of
from tests.fuzz.hostile import golden
from tests.fuzz.sinks import CheckingSink
from tests.fuzz.wires import FakeLink, FakeOrigin, Unlimited
from tests.support.build import instrument
from tests.support.golden import replies

ACCOUNT = AccountKey(Venue("qfex"), Environment.SIM, "Main")
CORPUS = golden("qfex", ("<", "m<", "="))
FRAMES = golden("qfex", ("<",))
MARKET = golden("qfex", ("m<",))

_REST = "http://127.0.0.1:1"
_ENDPOINTS = {"trade": "ws://127.0.0.1:1", "market": "ws://127.0.0.1:1", "rest": _REST}
_LOGGED_IN = b'{"type":"auth","result":"success"}'
_ORDER = "5b309929-206f-40ec-804d-cbe46e81afc1"
_ANSWERS = {f"GET {path}": text.encode() for path, text in replies("qfex", "queries").items()}
_ANSWERS["GET /user/trade"] = (
    b'{"data":[{"id":7,"order_id":"' + _ORDER.encode() + b'","symbol":"AAPL-USD",'
    b'"price":199.75,"quantity":1.5,"fee":0.15}],"count":1}'
)
_ANSWERS["GET /user/subaccounts"] = b'{"account_ids":["a","b"]}'


async def trade_socket(bender: Bender) -> None:
    """Golden frames, some of them bent, while a close waits for its reply."""
    session, sink = _session(), CheckingSink()
    session._reporter.begin(sink)
    chosen = FRAMES[bender.pick(len(FRAMES))]
    other = FRAMES[bender.pick(len(FRAMES))]
    first = _LOGGED_IN if bender.pick(4) else bender.bend(_LOGGED_IN)
    frames = [first, bender.bend(chosen), chosen, bender.bend(other)]
    link = FakeLink(*frames)
    parts = (session._correlation, session._limit, session._listings, session._reporter)
    trade = TradeLink(link, *parts)  # type: ignore[arg-type]
    session._trade = trade
    reply = session.prepare_close(_request()).send()
    try:
        await trade.listen()
    except SessionLost:
        trade.end("The connection to QFEX was lost.")
    for waiting in (trade._login, trade._ready):
        waiting.cancelled() or (waiting.done() and waiting.exception())
    await reply


async def market_socket(bender: Bender) -> None:
    """Prices, some of them bent."""
    session, sink = _session(), CheckingSink()
    sink.positions(await _held(session), around().now())
    frames = [bender.bend(MARKET[bender.pick(len(MARKET))]) for _ in range(2)]
    link = FakeLink(frames[0], MARKET[0], frames[1])
    await session._market._listen(link, sink, Backoff(1, 2, lambda: 0.5))  # type: ignore[arg-type]


async def rest(bender: Bender) -> None:
    """Positions, reference data and look-ups from an origin that bends one answer."""
    session = _session()
    session._reporter.begin(CheckingSink())
    origin = FakeOrigin(_ANSWERS)
    session._rest._client = origin.client(_REST)
    origin.begin(bender)
    async with session._rest.opened():
        match bender.pick(4):
            case 0:
                await session._learn_instruments()
                await session.read_positions()
            case 1:
                await session.look_up(in_doubt(_request()))
            case 2:
                await session.look_up(acknowledged(_request(), _ORDER))
            case _:
                await session._rest.subaccounts()


def _session() -> QfexSession:
    config = SessionConfig(ACCOUNT, _ENDPOINTS, {"public_key": "k"}, {"secret_key": "s"})
    session = open_session(config, around())
    assert isinstance(session, QfexSession)
    session._limit = session._reporter._limit = Unlimited()
    known = codec.decode_body(RefData, "refdata", _ANSWERS["GET /refdata"])
    session._listings.learn(known.data or [])
    return session


async def _held(session: QfexSession):  # type: ignore[no-untyped-def]
    origin = FakeOrigin(_ANSWERS)
    session._rest._client = origin.client(_REST)
    async with session._rest.opened():
        return await session.read_positions()


def _request() -> CloseRequest:
    described = instrument("AAPL-USD", lot="0.001", minimum="0.001")
    return request_of(ACCOUNT, "AAPL-USD", described)
