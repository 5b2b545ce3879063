"""2. From the venue's reply to what the trader hears.

For a trader: how long an acknowledgement that has reached this machine waits inside the program
until the journal has it and the screen is told.
"""

import tempfile
import time
from pathlib import Path

from websockets.asyncio.client import connect
from websockets.asyncio.server import ServerConnection, serve

from app.domain.event import Acknowledged, Event
from app.domain.ids import AccountKey
from app.engine.close import Close
from app.engine.flatten import Flatten
from app.engine.notice import Notice
from tests.benchmarks.house import open_house
from tests.benchmarks.measure import Samples, quiet_memory, report
from tests.benchmarks.venues import Qfex, listening

ROUNDS = 200
_FRAME = '{"order_response":{"order_id":"o1","status":"ACK","quantity":4,"price":100.0}}'


class Timed(Qfex):
    """Notes when the first frame of each answer leaves."""

    left_ns = 0

    async def _say(self, socket: ServerConnection, answers: list[str]) -> None:
        self.left_ns = time.perf_counter_ns()
        await super()._say(socket, answers)


class Ear:
    """Hears as the window does."""

    def __init__(self) -> None:
        self.at_ns: dict[str, int] = {}

    def on_close(self, close: Close, event: Event) -> None:
        if isinstance(event, Acknowledged):
            self.at_ns[close.close_id] = time.perf_counter_ns()

    def on_link(self, account: AccountKey) -> None: ...

    def on_notice(self, notice: Notice) -> None: ...

    def on_accounts(self) -> None: ...

    def on_flatten(self, flatten: Flatten) -> None: ...


async def measure(rounds: int = ROUNDS) -> None:
    """Print the table."""
    venue, ear = Timed(20), Ear()
    told, floor = Samples("QFEX reply to listener told"), Samples("bare websocket, frame received")
    with tempfile.TemporaryDirectory(dir=Path.cwd(), prefix=".bench-") as folder:
        async with (
            listening(venue) as ends,
            open_house(Path(folder), (venue, ends[0])) as house,
        ):
            house.desk.listen(ear)
            (account,) = house.accounts
            with quiet_memory():
                for number in range(rounds):
                    rows = house.rows(account)
                    row = rows[number % len(rows)]
                    close = house.desk.press(house.intent(row))
                    await house.explained(close)
                    told.add(ear.at_ns[close.close_id] - venue.left_ns)
                    await house.reopened(account, venue, row.key.wire_id)
    await _bare(floor, rounds)
    report(
        "2. Reply path",
        "From the venue's write to: read, matched, applied, in the journal, listener told.",
        [floor, told],
        floor,
    )


async def _bare(floor: Samples, rounds: int) -> None:
    left_ns = 0

    async def answer(socket: ServerConnection) -> None:
        nonlocal left_ns
        async for _ in socket:
            left_ns = time.perf_counter_ns()
            await socket.send(_FRAME)

    async with serve(answer, "127.0.0.1", 0, compression=None) as server:
        port = next(iter(server.sockets)).getsockname()[1]
        async with connect(f"ws://127.0.0.1:{port}", compression=None, proxy=None) as socket:
            for _ in range(rounds):
                await socket.send("{}")
                await socket.recv()
                floor.add(time.perf_counter_ns() - left_ns)
