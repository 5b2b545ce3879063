"""QFEX over HTTP: signed reads, never anything else."""

from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from typing import Final, TypeVar

import httpx

from app.domain.errors import Misconfigured, NoLink, WireError
from app.domain.ids import NANOSECONDS
from app.domain.words import say
from app.venues._http import WarmConnections, read_client, seconds_of
from app.venues._websocket import USER_AGENT
from app.venues.qfex.auth import NONCE_CHARACTERS, Key, rest_headers
from app.venues.qfex.codec import PAGE, decode_body
from app.venues.qfex.rest_wire import (
    HistoricOrder,
    HistoricOrders,
    ListingBody,
    PositionsPage,
    Problem,
    RefData,
    RestAnswer,
    Subaccounts,
    TradeRow,
    TradeRows,
)
from app.venues.qfex.wire import Number
from app.venues.session import Surroundings

# A read that takes longer is asked again by whoever needs it.
TIMEOUT_S: Final = 5.0
MOST_RECENT: Final = 100

_NEVER_FUNDED: Final = "position balance not found"

T = TypeVar("T", bound=RestAnswer)
Row = TypeVar("Row", HistoricOrder, TradeRow)


class Rest:
    """The reads of one login. Usable only inside `opened()`."""

    def __init__(
        self, address: str, key: Key, around: Surroundings, heard_skew: Callable[[float], None]
    ) -> None:
        self._connections = WarmConnections(address.rstrip("/"))
        self._client = read_client(
            self._connections,
            address.rstrip("/"),
            timeout=httpx.Timeout(TIMEOUT_S),
            # What names no program of its own is taken for a robot at the front of QFEX.
            headers={"Accept": "application/json", "User-Agent": USER_AGENT},
        )
        self._key = key
        self._around = around
        self._heard_skew = heard_skew
        self._users = 0

    @asynccontextmanager
    async def opened(self) -> AsyncIterator[None]:
        """Allow reads; the connections are closed when the last who is inside leaves."""
        self._users += 1
        try:
            yield
        finally:
            self._users -= 1
            if self._users == 0:
                await self._connections.aclose()

    async def positions(self) -> PositionsPage:
        """The whole account. One that was never funded answers with an error and has none."""
        reply = await self._reply("/user/positions", {})
        if reply.status_code == 500 and _NEVER_FUNDED in reply.text:
            return PositionsPage(None)
        return _read(PositionsPage, reply)

    async def refdata(self) -> list[ListingBody]:
        return _read(RefData, await self._reply("/refdata", {})).data or []

    async def history(self, symbol: str, client_order_id: str) -> list[HistoricOrder]:
        """Ended orders that carry our id; a second row would be a surprise worth seeing."""
        params = {"symbol": symbol, "client_order_id": client_order_id, "limit": "2"}
        listed = _read(HistoricOrders, await self._reply("/user/historic-orders", params))
        return _all_of(listed.data, listed.count, "/user/historic-orders")

    async def recent_history(self, symbol: str) -> list[HistoricOrder]:
        """Ended orders in `symbol`, whoever placed them."""
        params = {"symbol": symbol, "limit": str(MOST_RECENT)}
        listed = _read(HistoricOrders, await self._reply("/user/historic-orders", params))
        return _all_of(listed.data, listed.count, "/user/historic-orders")

    async def trades(self, symbol: str, order_id: str) -> list[TradeRow]:
        """The executions of one order."""
        params = {"exchange_order_id": order_id, "symbol": symbol, "limit": str(PAGE)}
        reply = await self._reply("/user/trade", params)
        listed = _read(TradeRows, reply)
        rows = _all_of(listed.data, listed.count, "/user/trade")
        return [row for row in rows if row.order_id in (None, order_id)]

    async def subaccounts(self) -> list[str]:
        reply = await self._reply("/user/subaccounts", {})
        return _read(Subaccounts, reply).account_ids or []

    async def _reply(self, path: str, params: Mapping[str, str]) -> httpx.Response:
        if self._users == 0:
            raise NoLink(say("QFEX is not connected. Nothing was asked."))
        try:
            reply = await self._ask(path, params)
        except httpx.HTTPError as error:
            words = _why(error)
            raise NoLink(
                say("Reading {path} from QFEX failed: {words}.", path=path, words=words)
            ) from error
        self._note_skew(reply)
        return reply

    async def _ask(self, path: str, params: Mapping[str, str]) -> httpx.Response:
        try:
            return await self._client.get(path, params=params, headers=self._signed())
        except httpx.ReadError:
            # A kept connection that the server had just given up: a read may be asked again.
            return await self._client.get(path, params=params, headers=self._signed())

    def _signed(self) -> dict[str, str]:
        return rest_headers(
            self._key,
            nonce=self._around.nonce(NONCE_CHARACTERS),
            unix_ts=self._around.now() // NANOSECONDS,
        )

    def _note_skew(self, reply: httpx.Response) -> None:
        theirs = seconds_of(reply.headers.get("date"))
        if theirs is not None:
            # The header is cut to whole seconds: half a second late on average.
            self._heard_skew(theirs + 0.5 - self._around.now() / NANOSECONDS)


def _why(error: httpx.HTTPError) -> str:
    # The shared connections speak as if it might have been a trade; this was only a read.
    if isinstance(error, httpx.TimeoutException):
        return say("no answer within {timeout_s:g} s", timeout_s=TIMEOUT_S)
    if isinstance(error, httpx.ReadError):
        return say("the connection ended before the answer was whole")
    return str(error).rstrip(".") or type(error).__name__


def _read(kind: type[T], reply: httpx.Response) -> T:
    path = reply.request.url.path
    if reply.status_code == 200:
        answer = decode_body(kind, path, reply.content)
        _refuse_error(answer, path)
        return answer
    words = _words(reply)
    if reply.status_code == 401 or (reply.status_code == 403 and words):
        raise Misconfigured(
            "key",
            say(
                "QFEX refuses to show {path} to it ({status_code} {words}).",
                path=path,
                status_code=reply.status_code,
                words=words,
            ),
        )
    if reply.status_code == 429:
        raise NoLink(
            say(
                "QFEX allows no more reads just now (429 on {path}). Wait a moment, then read again.",
                path=path,
            )
        )
    if reply.status_code == 403:
        raise NoLink(
            say(
                "The front of QFEX turned our read of {path} away as if by a robot (403).",
                path=path,
            )
        )
    raise NoLink(
        say(
            "QFEX answered {status} to our read of {path}. {words}",
            status=reply.status_code,
            path=path,
            words=words or f"{reply.reason_phrase}.",
        )
    )


def _all_of(rows: list[Row] | None, count: Number, path: str) -> list[Row]:
    """The rows of a list. Raises WireError where it holds none of those that it counts."""
    if count and not rows:
        raise WireError(path, say("QFEX counts rows that it does not list"))
    return rows or []


def _refuse_error(answer: RestAnswer, path: str) -> None:
    """Rows beside an error are not the whole truth, least of all where there are none."""
    reasons = (answer.error, answer.err, answer.errors, answer.error_code, answer.title)
    told = [one for one in (answer.detail, *reasons) if one]
    if told:
        words = next((one for one in told if isinstance(one, str)), say("no reason given"))
        raise NoLink(
            say(
                "QFEX answered our read of {path} with an error ({words}).",
                path=path,
                words=words[:200],
            )
        )


def _words(reply: httpx.Response) -> str:
    if "json" not in reply.headers.get("content-type", ""):
        return ""
    try:
        problem = decode_body(Problem, "problem", reply.content)
    except WireError:
        return ""
    return (problem.detail or problem.title or "")[:200]
