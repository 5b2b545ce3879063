"""One key at Clear Street's address: reads through httpx, mutations once and at once."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import Final
from urllib.parse import quote

import httpx

from app.domain.errors import Misconfigured, Refused, SessionLost
from app.domain.ids import NANOSECONDS, Instant
from app.domain.money import decimal
from app.domain.words import say
from app.venues._backoff import Backoff
from app.venues._http import (
    Headers,
    HttpRequest,
    HttpResponse,
    WarmConnections,
    answer_of,
    read_client,
    seconds_of,
)
from app.venues._rate_limit import RateLimit
from app.venues.clearstreet.codec import Call, decode_read
from app.venues.clearstreet.refusals import KEY_NOT_ACCEPTED, RATE_LIMITED, UNAUTHORIZED
from app.venues.clearstreet.wire import Envelope

READ_TIMEOUT_S: Final = 8.0
CONNECT_TIMEOUT_S: Final = 5.0

# No number is published for this API. Two reads a second on average is what other integrators live
# with; the average is over a minute, so that many closes at once can be followed. What is kept of
# the burst is for positions and for reads that a close waits for.
_READS_PER_S, _READS_AT_ONCE, _KEPT_FOR_URGENT = 2.0, 120.0, 30.0
# The vendor's neighbouring API takes ten orders a second.
_CLOSES_PER_S, _CLOSES_AT_ONCE = 10.0, 10.0
_PAUSE_FIRST_S, _PAUSE_MOST_S = 1.0, 8.0
_RETRY_AFTER_MOST_S: Final = 60.0
# After a 429 each read counts double for so long.
_CAREFUL_FOR_S: Final = 60.0
# A read that came too often is asked again when the wait is over; a mutation never is.
_READ_TRIES: Final = 3


def nobody_is_told(seconds: float) -> None:
    """What `Rest.on_pause` is while no session runs."""


class Rest:
    """The calls of one key. Its repr, errors and logs hold no secret."""

    def __init__(
        self,
        origin: str,
        api_key: str,
        *,
        now: Callable[[], Instant],
        uniform: Callable[[], float],
    ) -> None:
        self.address = origin
        self.closes = RateLimit(
            rate=_CLOSES_PER_S, burst=_CLOSES_AT_ONCE, reserve=0, monotonic=time.monotonic
        )
        self._reads = RateLimit(
            rate=_READS_PER_S,
            burst=_READS_AT_ONCE,
            reserve=_KEPT_FOR_URGENT,
            monotonic=time.monotonic,
        )
        self._backoff = Backoff(_PAUSE_FIRST_S, _PAUSE_MOST_S, uniform)
        self.on_pause: Callable[[float], None] = nobody_is_told
        """Told for how many seconds reads wait, whenever the venue refuses one for too many calls."""
        self._careful_until = self._reads_wait_until = 0.0
        self._api_key, self._now = api_key, now
        self.date_offset_ns: int | None = None
        """The venue's clock minus ours by the date of its last answer, half a second either way."""
        self._connections = WarmConnections(origin)
        self._client = read_client(
            self._connections,
            origin,
            headers=dict(self._headers(api_key)),
            timeout=httpx.Timeout(READ_TIMEOUT_S, connect=CONNECT_TIMEOUT_S),
        )

    async def keep_warm(self) -> None:
        """Hold connections open for closes, until cancelled."""
        await self._connections.keep_warm()

    async def aclose(self) -> None:
        await self._connections.aclose()

    def headers_shown(self, call: Call) -> Headers:
        """The headers of a mutation, the key masked."""
        return self._headers(f"{self._api_key[:4]}…", body=call.body)

    def send(self, call: Call, deadline_s: float) -> Awaitable[HttpResponse]:
        """Send a mutation once; see WarmConnections.send_now."""
        self.closes.take_for_close()
        headers = self._headers(self._api_key, body=call.body)
        request = HttpRequest(call.method, call.path, headers, call.body)
        return self._connections.send_now(request, deadline_s)

    async def read(
        self, path: str, query: dict[str, str] | None = None, *, urgent: bool = True
    ) -> Envelope:
        """Read `path`. Filters without a value are left out: an empty one might mean everything.

        What is not `urgent` waits for all that is; too many calls are waited out. Raises NoLink,
        SessionLost or WireError where no good answer came, Refused where the venue said no,
        Misconfigured where it does not know the key.
        """
        given = {name: value for name, value in (query or {}).items() if value}
        text = "&".join(f"{quote(k, safe='')}={quote(v, safe='')}" for k, v in given.items())
        target = f"{path}?{text}" if text else path
        for _ in range(_READ_TRIES - 1):
            try:
                return await self._read_once(target, urgent)
            except Refused as error:
                if error.code != RATE_LIMITED:
                    raise
        return await self._read_once(target, urgent)

    def pause_closes(self, retry_after: str | None) -> None:
        """The venue refused a mutation for too many calls."""
        pause_s = self._retry_after_s(retry_after)
        self.closes.pause(self._backoff.next_s() if pause_s is None else pause_s)
        self._slow_down(retry_after)

    async def _read_once(self, target: str, urgent: bool) -> Envelope:
        await self._turn(urgent)
        answer = await answer_of(lambda: self._client.get(target))
        self._take_date(answer.headers.get("date"))
        if answer.status_code >= 500:
            raise SessionLost(
                say(
                    "Clear Street answered a read with HTTP {status_code}.",
                    status_code=answer.status_code,
                )
            )
        try:
            envelope = decode_read(answer.status_code, answer.content)
        except Refused as error:
            if error.code == RATE_LIMITED:
                self._slow_down(answer.headers.get("retry-after"))
            if error.code == UNAUTHORIZED:
                raise Misconfigured("api_key", KEY_NOT_ACCEPTED) from error
            raise
        self._backoff.reset()
        return envelope

    async def _turn(self, urgent: bool) -> None:
        now = time.monotonic()
        cost = 2.0 if now < self._careful_until else 1.0
        await asyncio.sleep(max(0.0, self._reads_wait_until - now))
        if not urgent:
            await self._reads.turn_for_read(cost)
        else:
            await self._reads.turn_for_urgent(cost)

    def _take_date(self, text: str | None) -> None:
        seconds = seconds_of(text)
        if seconds is not None:
            # The date of an answer is cut to whole seconds.
            self.date_offset_ns = round((seconds + 0.5) * NANOSECONDS) - self._now()

    def _slow_down(self, retry_after: str | None) -> None:
        now = time.monotonic()
        self._careful_until = now + _CAREFUL_FOR_S
        pause_s = self._retry_after_s(retry_after)
        wait_s = self._backoff.next_s() if pause_s is None else pause_s
        self._reads_wait_until = now + wait_s
        self.on_pause(wait_s)

    def _retry_after_s(self, text: str | None) -> float | None:
        """Seconds or an HTTP date, sixty at most; None where nothing usable is said."""
        if text is None:
            return None
        try:
            seconds = int(decimal(text) * 1000) / 1000
        except ValueError:
            until_s = seconds_of(text)
            if until_s is None:
                return None
            seconds = until_s - self._now() / NANOSECONDS
        return min(max(seconds, 0.0), _RETRY_AFTER_MOST_S)

    @staticmethod
    def _headers(api_key: str, *, body: bytes = b"") -> Headers:
        content = (("Content-Type", "application/json"),) if body else ()
        return (
            ("Authorization", f"Bearer {api_key}"),
            ("Accept", "application/json"),
            *content,
        )
