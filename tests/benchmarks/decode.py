"""6. A thousand, and ten thousand, positions from the bytes of each venue.

For a trader: how long a full read of a large account holds up everything else in the panel.
"""

import asyncio
import json
from collections.abc import Awaitable, Callable

from app.domain.position import Position
from app.main.sessions import surroundings
from app.venues.catalog import open_session
from app.venues.session import SessionConfig
from tests.benchmarks.measure import Samples, report
from tests.benchmarks.venues import coinw_row, listing, qfex_row
from tests.fuzz import targets_coinw, targets_qfex
from tests.fuzz.wires import FakeOrigin, unlimit

_ROUNDS = 12
Read = Callable[[], Awaitable[tuple[Position, ...]]]


async def measure() -> None:
    """Print a table per size."""
    for count in (1_000, 10_000):
        plain = Samples("json.loads of QFEX's bytes")
        rows = [plain]
        for name, read, body in (qfex(count), coinw(count)):
            parse, decode = Samples(f"{name}: json.loads"), Samples(f"{name}: to positions")
            await read()
            for _ in range(_ROUNDS):
                with parse.time():
                    json.loads(body)
                with decode.time():
                    assert len(await read()) == count
            rows += [parse, decode]
            plain.values += parse.values if name == "QFEX" else []
        report(
            f"6. Decode {count:,} positions",
            "From an answer's bytes to checked values with exact decimals, told to the engine.",
            rows,
            plain,
        )


def qfex(count: int) -> tuple[str, Read, bytes]:
    session = targets_qfex._session()
    names = [f"S{number:05d}-USD" for number in range(count)]
    page = {"positions": [qfex_row(name, 4) for name in names], "balance": {}}
    body = json.dumps(page).encode()
    listings = {"data": [listing(name) for name in names]}
    origin = FakeOrigin(
        {"GET /user/positions": body, "GET /refdata": json.dumps(listings).encode()}
    )
    session._rest._client = origin.client("http://127.0.0.1:1")

    async def read() -> tuple[Position, ...]:
        async with session._rest.opened():
            if not session._listings.knows(names[0]):
                session._listings.learn(await session._rest.refdata())
            return await session.read_positions()

    return "QFEX", read, body


def coinw(count: int) -> tuple[str, Read, bytes]:
    config = SessionConfig(
        targets_coinw.ACCOUNT,
        {"rest": "http://127.0.0.1:1", "ws": "ws://127.0.0.1:1"},
        {},
        {"api_key": "k", "secret_key": "s"},
    )
    session = open_session(config, surroundings())
    rest = session._rest  # type: ignore[attr-defined]
    unlimit(rest)
    rows = [coinw_row(str(2435521222700000000 + n), "BTC", 4) for n in range(count)]
    body = json.dumps({"code": 0, "data": rows, "msg": ""}).encode()
    answers = dict(targets_coinw._ANSWERS) | {"GET /v1/perpum/positions/all": body}
    rest._client = FakeOrigin(answers).client("http://127.0.0.1:1")
    return "CoinW", session.read_positions, body


if __name__ == "__main__":
    asyncio.run(measure())
