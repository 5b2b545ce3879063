"""Worlds in which our own code between engine and venue makes mistakes: it raises what it never should.

Before a question was asked or after it was answered; while a close is built, when it has been written
or has not, when its reply is read. The engine meets it as it would in earnest, behind the same door.
"""

from collections.abc import Awaitable, Callable, Generator
from typing import Any, TypeVar

from app.domain.capability import Capability
from app.domain.ids import AccountKey, PositionKey
from app.domain.intent import CloseRequest
from app.domain.position import Position
from app.domain.report import Findings, Reply
from app.engine.masked import MaskedSession
from app.venues.session import AccountCheck, CloseSubject, PreparedClose, Sink
from tests.simulation.session import ModelSession
from tests.simulation.weather import MISTAKE

# Chosen so that the worlds that are kept as tests stay as they were found.
_ONE_OF, _THIS = 8, 1
_LIKELY = 0.05

Answer = TypeVar("Answer")


class Mistake(LookupError):
    """No session says this to the engine."""


class ClumsySession:
    """A session some of whose calls fail by a mistake."""

    def __init__(self, session: ModelSession) -> None:
        self._session, self._world = session, session.world
        self._chance = session.world.chance(f"clumsy/{session.account.name}/{session.life}")

    @property
    def account(self) -> AccountKey:
        return self._session.account

    def capability_of(self, position: Position | None = None) -> Capability:
        return self._session.capability_of(position)

    async def run(self, sink: Sink) -> None:
        await self._session.run(sink)

    async def read_positions(self) -> tuple[Position, ...]:
        return await self._asked("reading positions", self._session.read_positions)

    def close_delay_s(self, ahead: int = 0) -> float:
        return self._session.close_delay_s(ahead)

    def prepare_close(self, request: CloseRequest) -> PreparedClose:
        self._may_go_wrong("while building a close")
        prepared = self._session.prepare_close(request)

        def send() -> Awaitable[Reply]:
            self._may_go_wrong("before writing a close")
            reply = prepared.send()
            self._may_go_wrong("after writing a close")
            return _Reply(self, reply)

        return PreparedClose(prepared.preview, send)

    async def cancel_close(self, subject: CloseSubject) -> None:
        await self._asked("cancelling a close", lambda: self._session.cancel_close(subject))

    async def cancel_working_orders(self, position: PositionKey) -> int:
        return await self._asked(
            "cancelling orders", lambda: self._session.cancel_working_orders(position)
        )

    async def count_working_orders(self, position: PositionKey) -> int:
        return await self._asked(
            "counting orders", lambda: self._session.count_working_orders(position)
        )

    async def look_up(self, subject: CloseSubject) -> Findings:
        return await self._asked("looking up a close", lambda: self._session.look_up(subject))

    async def check(self) -> AccountCheck:
        return await self._session.check()

    async def _asked(self, what: str, ask: Callable[[], Awaitable[Answer]]) -> Answer:
        self._may_go_wrong(f"before {what}")
        answer = await ask()
        self._may_go_wrong(f"after {what}")
        return answer

    def _may_go_wrong(self, where: str) -> None:
        if not self._world.calm and self._chance.random() < _LIKELY:
            self._world.tell(f"{self.account.name}: {MISTAKE} {where}")
            raise Mistake(f"{MISTAKE} {where}")


def at_the_door(session: ModelSession, seed: int) -> MaskedSession:
    """The session as the engine meets it in earnest, clumsy in some worlds."""
    clumsy = seed % _ONE_OF == _THIS
    return MaskedSession(ClumsySession(session) if clumsy else session, str)


class _Reply:
    """A reply that may not be understood. Nothing is lost if nobody waits."""

    def __init__(self, session: ClumsySession, reply: Awaitable[Reply]) -> None:
        self._session, self._reply = session, reply

    def __await__(self) -> Generator[Any, Any, Reply]:
        reply: Reply = yield from self._reply.__await__()
        self._session._may_go_wrong("while reading a reply")
        return reply
