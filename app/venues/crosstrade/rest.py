"""CrossTrade's REST address: reads through httpx and shared, mutations once and at once."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Final, Protocol

import httpx

from app.domain.errors import Misconfigured, NoLink, Refused, SessionLost
from app.domain.ids import NANOSECONDS, Instant
from app.domain.words import say
from app.venues._http import HttpRequest, HttpResponse, WarmConnections, read_client, seconds_of
from app.venues._rate_limit import RateLimit
from app.venues.crosstrade.codec import Call, decode_mutation
from app.venues.crosstrade.envelope import Fields, decode_read
from app.venues.crosstrade.pace import Pace
from app.venues.crosstrade.refusals import NO_PERMISSION, RATE_LIMIT, UNAUTHORIZED
from app.venues.sharing import started

READ_TIMEOUT_S: Final = 5.0
CONNECT_TIMEOUT_S: Final = 5.0
# The relay gives the add-on some ten seconds; after that an answer would say nothing new.
MUTATION_DEADLINE_S: Final = 10.0
# The venue documents one second where it does not say how long.
PAUSE_S: Final = 1.0
_PAUSE_AT_MOST_S: Final = 60.0
# How often a read is tried against a budget that is spent, and how long it waits for that.
_TRIES: Final = 4
_PATIENCE_S: Final = 8.0
MASKED: Final = "Bearer ••••••••"


class AddonOffline(SessionLost):
    """NinjaTrader or its add-on does not answer CrossTrade: nothing can be seen for now."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The payload of a read, and when it was begun (our clock)."""

    begun: Instant
    payload: bytes


class Reader(Protocol):
    """What a question is asked through."""

    async def read(self, target: str) -> Answer: ...


@dataclass(slots=True)
class _Queued:
    """A read that waits for its turn; `urgent` is set once somebody who cannot wait asks for the same."""

    urgent: asyncio.Event = field(default_factory=asyncio.Event)
    task: asyncio.Task[Answer] | None = None


class Patient:
    """Reads that give way to those about a close."""

    def __init__(self, rest: "Rest") -> None:
        self._rest = rest

    async def read(self, target: str) -> Answer:
        return await self._rest.read(target, urgent=False)


class Rest:
    """One token at CrossTrade. Its repr, errors and logs hold no secret."""

    def __init__(self, origin: str, token: str, pace: Pace, *, now: Callable[[], Instant]) -> None:
        self.address = origin.rstrip("/")
        self.limit = RateLimit(
            rate=pace.rate, burst=pace.burst, reserve=pace.reserve, monotonic=time.monotonic
        )
        self.clock_skew_s: float | None = None
        """CrossTrade's clock less ours, by the date of its last answer; whole seconds."""
        self._headers = (
            ("Authorization", f"Bearer {token}"),
            ("Content-Type", "application/json"),
        )
        self._now = now
        self._connections = WarmConnections(self.address)
        self._client = read_client(
            self._connections,
            self.address,
            headers=dict(self._headers),
            timeout=httpx.Timeout(READ_TIMEOUT_S, connect=CONNECT_TIMEOUT_S),
        )
        self.patiently = Patient(self)
        self._keep = pace.for_questions
        self._queued: dict[str, _Queued] = {}
        self._running: set[asyncio.Task[Answer]] = set()

    async def keep_warm(self) -> None:
        """Hold connections open for closes, until cancelled."""
        await self._connections.keep_warm()

    async def aclose(self) -> None:
        tasks = list(self._running)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await self._connections.aclose()

    def send(self, call: Call) -> Awaitable[HttpResponse]:
        """Send a mutation once, in this call; see WarmConnections.send_now."""
        self.limit.take_for_close()
        request = HttpRequest(call.method, call.target, self._headers, call.body)
        return self._connections.send_now(request, MUTATION_DEADLINE_S)

    async def act(self, call: Call) -> Fields:
        """Send a mutation once and read its answer. Raises NotSent, Refused or OutcomeUnknown."""
        answer = await self.send(call)
        self.hear_status(answer)
        return decode_mutation(answer.status, answer.body)

    def hear_status(self, answer: HttpResponse) -> None:
        """Pause everything where the venue says that the budget is spent."""
        if answer.status == 429:
            self.limit.pause(_wait_of(answer.header("retry-after")))

    async def read(self, target: str, *, urgent: bool = True) -> Answer:
        """Read `target`, path and ready-made query; who asks before it is sent shares it.

        Raises NoLink, SessionLost (AddonOffline) or WireError where no good answer came, Refused
        where the venue said no, Misconfigured where it does not accept the token.
        """
        queued = self._queued.get(target)
        if queued is None:
            self._queued[target] = queued = _Queued()
            queued.task = started(self._read(target, queued), f"read {target}")
            self._running.add(queued.task)
            queued.task.add_done_callback(self._running.discard)
        if urgent:
            # Also for those who asked for the same and could have waited.
            queued.urgent.set()
        assert queued.task is not None
        try:
            # One asker that gives up must not take the read from the others.
            return await asyncio.shield(queued.task)
        except asyncio.CancelledError:
            asker = asyncio.current_task()
            if queued.task.cancelled() and (asker is None or not asker.cancelling()):
                # It is the session that ended, not whoever asks.
                raise SessionLost(say("The connection to CrossTrade was given up.")) from None
            raise

    async def _read(self, target: str, queued: _Queued) -> Answer:
        try:
            await self._give_way(queued.urgent)
            await self.limit.turn_for_read()
        finally:
            del self._queued[target]
        for _ in range(_TRIES - 1):
            begun = self._now()
            answer = await self._ask(target)
            wait_s = _wait_of(answer.headers.get("retry-after"))
            if answer.status_code != 429 or wait_s > _PATIENCE_S:
                return self._judge(answer, target, begun)
            # Something else uses the same token, perhaps a second panel; a read may be repeated.
            self.limit.pause(wait_s)
            # Its turn has come before: it does not wait for the reserve to be whole again.
            await asyncio.sleep(self.limit.close_delay_s())
            self.limit.take_for_close()
        begun = self._now()
        return self._judge(await self._ask(target), target, begun)

    def _judge(self, answer: httpx.Response, target: str, begun: Instant) -> Answer:
        """The payload of a good answer; raises what `read` promises for any other."""
        self._learn_clock(answer, begun)
        if answer.status_code == 408:
            raise AddonOffline(
                say(
                    "NinjaTrader is not connected to CrossTrade: it or its add-on is not running. "
                    "Positions stay as they are and stops still work, but nothing is seen from "
                    "here."
                )
            )
        if answer.status_code >= 500:
            raise SessionLost(
                say(
                    "CrossTrade answered a read with HTTP {status_code}.",
                    status_code=answer.status_code,
                )
            )
        try:
            payload = decode_read(answer.status_code, answer.content, f"GET {target}")
        except Refused as error:
            if error.code == RATE_LIMIT:
                self.limit.pause(_wait_of(answer.headers.get("retry-after")))
            if error.code in (UNAUTHORIZED, NO_PERMISSION):
                raise Misconfigured("token", error.reason) from error
            raise
        return Answer(begun, payload)

    async def _give_way(self, urgent: asyncio.Event) -> None:
        while (wait_s := self.limit.read_delay_s(keep=self._keep)) > 0 and not urgent.is_set():
            try:
                async with asyncio.timeout(wait_s):
                    await urgent.wait()
            except TimeoutError:
                continue

    async def _ask(self, target: str) -> httpx.Response:
        try:
            return await self._client.get(target)
        except (httpx.ConnectError, httpx.ConnectTimeout) as error:
            raise NoLink(str(error)) from error
        except httpx.ReadError:
            # A kept connection that the server had just given up: a read may be asked again.
            await self.limit.turn_for_read()
        except httpx.TransportError as error:
            raise SessionLost(str(error)) from error
        try:
            return await self._client.get(target)
        except httpx.TransportError as error:
            raise SessionLost(str(error)) from error

    def _learn_clock(self, answer: httpx.Response, begun: Instant) -> None:
        at_s = seconds_of(answer.headers.get("date"))
        if at_s is None:
            return
        middle = (begun + self._now()) / 2 / NANOSECONDS
        # The header is cut to whole seconds: half a second late on average.
        self.clock_skew_s = at_s + 0.5 - middle


def _wait_of(retry_after: str | None) -> float:
    """Seconds out of Retry-After; a date in it, or nothing, is the usual pause."""
    if retry_after is None or not retry_after.strip().isdecimal():
        return PAUSE_S
    return min(max(int(retry_after), PAUSE_S), _PAUSE_AT_MOST_S)
