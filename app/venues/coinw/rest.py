"""CoinW's signed calls: reads through httpx, mutations once and at once."""

import time
from collections.abc import Awaitable, Callable
from enum import Enum
from typing import Final, TypeVar

import httpx
import msgspec
from msgspec.json import Decoder

from app.domain.errors import Misconfigured, Refused, SessionLost
from app.domain.ids import Instant
from app.domain.words import say
from app.venues._http import HttpRequest, HttpResponse, WarmConnections, answer_of, read_client
from app.venues._rate_limit import RateLimit, WindowLimit
from app.venues.coinw.codec import Call, decode_data, decode_read, is_rate_limit
from app.venues.coinw.refusals import BAD_KEY_OR_TIME, BAD_SIGNATURE, NO_PERMISSION, sentence
from app.venues.coinw.signing import VenueClock, signed_headers

READ_TIMEOUT_S: Final = 8.0
CONNECT_TIMEOUT_S: Final = 5.0


class Urgency(Enum):
    """What waits for a read, the most urgent first."""

    SIZES = "a close waits for the positions: it goes before all others"
    DECIDES = "a close, or the word on one, waits for it"
    CONFIRMS = "it shows that nothing was left over"
    SHOWS = "it fills a column"


# 30 closes a second are allowed: ten at once and twenty a second never exceed that in any second.
_CLOSES_PER_S, _CLOSES_AT_ONCE = 20.0, 10.0
# Some 60 calls in 10 s lead to penalties that climb to an 8-hour ban. All of them may go at once, because
# a flatten asks for a lot and then for nothing; what waits for nobody leaves room for closes.
_CALLS_AT_MOST, _CALLS_WITHIN_S = 48, 10.0
_KEPT_FOR: Final = {Urgency.CONFIRMS: 2, Urgency.SHOWS: 25}
# Fewer than the venue allows, in a little more than its second: calls do not travel evenly.
_TEN_PER_SECOND: Final = (8, 1.05)
_TEN_PER_TWO_SECONDS: Final = (8, 2.1)
_FIVE_PER_TWO_SECONDS: Final = (4, 2.1)
# The read of all positions goes before all others; a moment lets several askers share one.
_SHARED: Final = (1, 0.15)
_OWN_LIMITS: Final = {
    "/v1/perpum/positions/all": _SHARED,
    "/v1/perpum/orders/open": _TEN_PER_SECOND,
    "/v1/perpum/orders/deals": _TEN_PER_SECOND,
    "/v1/perpum/positions": _TEN_PER_SECOND,
    "/v1/perpum/order": _TEN_PER_SECOND,
    "/v1/perpumPublic/depth": _TEN_PER_TWO_SECONDS,
    "/v1/perpum/orders/history": _FIVE_PER_TWO_SECONDS,
}
_FIRST_PAUSE_S: Final = 1.0
_PAUSE_AT_MOST_S: Final = 30.0

_T = TypeVar("_T")


class ServerTrouble(SessionLost):
    """The venue did answer a read, with an error of its server."""


class Rest:
    """One key at CoinW's REST address. Its repr, errors and logs hold no secret."""

    def __init__(
        self, origin: str, api_key: str, secret: str, *, now: Callable[[], Instant]
    ) -> None:
        self.clock = VenueClock()
        self.closes = RateLimit(
            rate=_CLOSES_PER_S, burst=_CLOSES_AT_ONCE, reserve=0, monotonic=time.monotonic
        )
        self._calls = WindowLimit(_CALLS_AT_MOST, _CALLS_WITHIN_S, monotonic=time.monotonic)
        self._own_limits = {
            path: WindowLimit(calls, seconds, monotonic=time.monotonic)
            for path, (calls, seconds) in _OWN_LIMITS.items()
        }
        self.address = origin.rstrip("/")
        self._api_key, self._secret, self._now = api_key, secret, now
        self._connections = WarmConnections(self.address)
        self._client = read_client(
            self._connections,
            self.address,
            timeout=httpx.Timeout(READ_TIMEOUT_S, connect=CONNECT_TIMEOUT_S),
        )
        self._pause_s = _FIRST_PAUSE_S

    @property
    def masked_key(self) -> str:
        return f"{self._api_key[:4]}…"

    async def keep_warm(self) -> None:
        """Hold connections open for closes, until cancelled."""
        await self._connections.keep_warm()

    async def aclose(self) -> None:
        await self._connections.aclose()

    def send(self, call: Call, deadline_s: float) -> Awaitable[HttpResponse]:
        """Sign `call` with this moment and send it once; see WarmConnections.send_now."""
        stamp = self.clock.timestamp_ms(self._now())
        headers = signed_headers(
            self._api_key, self._secret, stamp, call.method, call.path, call.body
        )
        request = HttpRequest(call.method, call.path, headers, call.body)
        self._calls.take()
        return self._connections.send_now(request, deadline_s)

    async def read(
        self,
        target: str,
        reader: Decoder[_T],
        *,
        urgency: Urgency = Urgency.DECIDES,
        on_leaving: Callable[[], None] | None = None,
    ) -> _T:
        """Read `target`, path and ready-made query, through `reader`.

        `on_leaving` is called when the request's turn has come.

        Raises NoLink, SessionLost or WireError where no good answer came, Refused where the venue
        said no, Misconfigured where it does not accept the key.
        """
        await self._turn(target, urgency)
        if on_leaving is not None:
            on_leaving()
        try:
            return decode_data(await self._data(target), reader, target)
        except Refused as error:
            if error.code != BAD_KEY_OR_TIME:
                raise self._told(error) from error
        # The answer carried the venue's time; with it a wrong clock of ours is made up for.
        await self._turn(target, urgency)
        try:
            return decode_data(await self._data(target), reader, target)
        except Refused as error:
            raise self._told(error) from error

    async def _data(self, target: str) -> msgspec.Raw:
        answer = await answer_of(lambda: self._ask(target))
        if answer.status_code >= 500:
            raise ServerTrouble(
                say(
                    "CoinW answered a read with HTTP {status_code}.",
                    status_code=answer.status_code,
                )
            )
        try:
            data = decode_read(answer.status_code, answer.content)
        except Refused as error:
            if is_rate_limit(error) and not self._calls.is_paused:
                # Several calls that left together are refused for one and the same reason.
                self._calls.pause(self._pause_s)
                self._pause_s = min(self._pause_s * 2, _PAUSE_AT_MOST_S)
            raise
        self._pause_s = _FIRST_PAUSE_S
        return data

    async def _ask(self, target: str) -> httpx.Response:
        request = self._client.build_request("GET", target)
        asked_at = self._now()
        exact = request.url.raw_path.decode("ascii")
        stamp = self.clock.timestamp_ms(asked_at)
        request.headers.update(
            dict(signed_headers(self._api_key, self._secret, stamp, "GET", exact))
        )
        answer = await self._client.send(request)
        self.clock.learn(answer.headers.get("date"), asked_at, self._now())
        return answer

    async def _turn(self, target: str, urgency: Urgency) -> None:
        match urgency:
            case Urgency.SIZES:
                await self._calls.until_resumed()
                self._calls.take()
            case Urgency.DECIDES:
                await self._calls.turn_for_urgent()
            case Urgency.CONFIRMS | Urgency.SHOWS:
                await self._calls.turn_for_read(keep=_KEPT_FOR[urgency])
        own = self._own_limits.get(target.partition("?")[0])
        if own is not None:
            await own.turn_for_urgent()

    def pause_closes(self) -> None:
        """The venue refused a close for too many calls."""
        self.closes.pause(1.0)

    @staticmethod
    def _told(error: Refused) -> Refused | Misconfigured:
        if error.code == BAD_SIGNATURE:
            return Misconfigured("secret_key", sentence(error.code))
        if error.code in (BAD_KEY_OR_TIME, NO_PERMISSION):
            return Misconfigured("api_key", sentence(error.code))
        return error
