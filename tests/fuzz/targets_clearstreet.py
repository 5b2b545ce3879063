"""Clear Street's readers: every read, the follower of orders, answers to closes and cancels."""

from pathlib import Path

from app.domain.ids import AccountKey, Environment, Venue
from app.domain.intent import CloseRequest
from app.venues.catalog import open_session
from app.venues.clearstreet.prices import Prices
from app.venues.clearstreet.session import ClearStreetSession
from app.venues.session import SessionConfig
from tests.fuzz.bending import Bender
from tests.fuzz.closes import CLOSE, acknowledged, around, in_doubt, request_of
from tests.fuzz.sinks import CheckingSink
from tests.fuzz.wires import FakeOrigin, unlimit
from tests.support.build import instrument
from tests.support.exchanges import Exchange, exchanges

ACCOUNT = AccountKey(Venue("clearstreet"), Environment.SIM, "Main")

_WIRE = Path(__file__).parent.parent / "wire" / "clearstreet"
_GOLDEN = [
    one for path in sorted(_WIRE.glob("*.http")) for one in exchanges(path.parent.name, path.stem)
]
CORPUS = [one.answer.encode() for one in _GOLDEN]

_REST = "http://127.0.0.1:1"
_AAPL = "6b0f1c2e-7a4d-4f7e-9a51-0c2d8e4b1a01"
_ORDER = "019d0a3e-51c2-7d10-8a44-2f6b7c8d9e10"


def _place(one: Exchange) -> str:
    return f"{one.method} {one.target.partition('?')[0]}"


_ANSWERS: dict[str, bytes] = {}
for _one in _GOLDEN:
    # The last page of a list names no next one, so that reading it ends.
    if _one.status == 200 and '"next_page_token":"' not in _one.answer:
        _ANSWERS.setdefault(_place(_one), _one.answer.encode())
_ANSWERS[f"DELETE /v1/accounts/50231/orders/{_ORDER}"] = b'{"data":null,"error":null}'


async def reads(bender: Bender) -> None:
    """What a connected session reads: accounts, clock, positions, instruments, prices, orders."""
    session, sink = _session(), CheckingSink()
    origin = _connect(session)
    what = bender.pick(5)
    if what > 0:
        session._known.numbers = (50231,)
        await session.read_positions()
    session._sink = sink
    origin.begin(bender)
    match what:
        case 0:
            await session._begin(sink, session._keeper_of(sink))
        case 1:
            await session.read_positions()
        case 2:
            await session._learn_instruments()
        case 3:
            await Prices(session._rest, session._known, around().now)._poll(sink)
        case _:
            session._watch.add(CLOSE, _request().position, {_ORDER})
            await session._watch._ask(50231, sink)
    session._sink = None


async def closes(bender: Bender) -> None:
    """A close and its reply, look-ups, cancels, and the test of a login."""
    session = _session()
    origin = _connect(session)
    what = bender.pick(7)
    session._known.numbers = (50231,)
    if what > 1:
        await session.read_positions()
    origin.begin(bender)
    match what:
        case 0:
            await session.check()
        case 1:
            await session.look_up(in_doubt(_request()))
        case 2:
            await session.look_up(acknowledged(_request(), _ORDER))
        case 3:
            await session.prepare_close(_request()).send()
        case 4:
            await session.cancel_close(acknowledged(_request(), _ORDER))
        case 5:
            await session.count_working_orders(_request().position)
        case _:
            await session.cancel_working_orders(_request().position)


def _session() -> ClearStreetSession:
    config = SessionConfig(
        ACCOUNT, {"rest": _REST}, {"account": ""}, {"api_key": "k"}, allow_guarded=True
    )
    session = open_session(config, around())
    assert isinstance(session, ClearStreetSession)
    unlimit(session._rest)
    return session


def _connect(session: ClearStreetSession) -> FakeOrigin:
    origin = FakeOrigin(_ANSWERS)
    session._rest._connections = origin  # type: ignore[assignment]
    session._rest._client = origin.client(_REST)
    return origin


def _request() -> CloseRequest:
    described = instrument(_AAPL, lot="1", minimum="1", tick="0.01", venue="clearstreet")
    return request_of(ACCOUNT, f"50231/{_AAPL}", described, "120")
