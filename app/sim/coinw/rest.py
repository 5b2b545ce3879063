"""CoinW's REST server: signature, limits and faults around every call."""

import asyncio
import json
from collections.abc import Callable
from http import HTTPMethod
from itertools import cycle

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from app.sim.coinw.asked import Asked
from app.sim.coinw.endpoints import Endpoint
from app.sim.coinw.exchange import Exchange, Manner
from app.sim.coinw.limits import ALL_ELSE_TOGETHER, PRICES_TOGETHER, Limiter
from app.sim.coinw.quirks import Quirks
from app.sim.coinw.refusals import (
    BAD_FORMAT,
    NOT_TRADABLE,
    SERVER_ERROR,
    TOO_FREQUENT,
    WRONG_ADDRESS,
    Reason,
    Refusal,
)
from app.sim.coinw.signing import KeyRing
from app.sim.coinw.trading import NO_DATA
from app.sim.faults import Fault
from app.sim.strict_json import read_json, recorded
from app.sim.unanswered import HUNG_UP, caller_gone
from app.sim.venue import World

_CDN_PAGE = "<html><head><title>500 Internal Server Error</title></head><body></body></html>"


class Rest:
    """Answers every HTTP request that reaches the venue."""

    def __init__(
        self,
        world: World,
        exchange: Exchange,
        table: dict[tuple[str, str], Endpoint],
        keys: KeyRing,
        quirks: Quirks,
        cut_all: Callable[[], None],
    ) -> None:
        self._world = world
        self._exchange = exchange
        self._table = table
        self._keys = keys
        self._quirks = quirks
        self._cut_all = cut_all
        self._limiter = Limiter()
        # The venue and the CDN before it word the same failure differently; tests meet both.
        self._error_is_html = cycle((False, True))

    def app(self) -> Starlette:
        every = Route("/{path:path}", self._serve, methods=list(HTTPMethod))
        return Starlette(routes=[every], exception_handlers=HUNG_UP)

    async def _serve(self, request: Request) -> Response:
        body = await request.body()
        endpoint = self._table.get((request.method, request.url.path))
        if endpoint is None:
            return _refused(WRONG_ADDRESS)
        if self._quirks.reply_delay_s:
            await asyncio.sleep(self._quirks.reply_delay_s)
        if endpoint.changes is None:
            return self._answer(endpoint, request, body)
        return await self._change(endpoint, request, body)

    async def _change(self, endpoint: Endpoint, request: Request, body: bytes) -> Response:
        self._note(endpoint, body)
        faults = self._world.faults
        try:
            self._admit(endpoint, request, body)
        except Refusal as refusal:
            return _refused(refusal.reason)
        if faults.take(Fault.RATE_LIMIT):
            return _refused(TOO_FREQUENT)
        if faults.take(Fault.REFUSE):
            return _refused(NOT_TRADABLE)
        if faults.take(Fault.HTTP_500_BEFORE):
            return self._server_error()
        self._exchange.manner = Manner(
            pushed_twice=faults.take(Fault.DUPLICATE_PUSH),
            fills_late=endpoint.fills and faults.take(Fault.LATE_FILL),
        )
        reply = self._execute(endpoint, request, body)
        if faults.take(Fault.HTTP_500_AFTER_EXECUTION):
            return self._server_error()
        if faults.take(Fault.LOSE_REPLY):
            await caller_gone(request)
        elif faults.take(Fault.DROP_CONNECTION):
            self._cut_all()
            await caller_gone(request)
        return reply

    def _answer(self, endpoint: Endpoint, request: Request, body: bytes) -> Response:
        try:
            self._admit(endpoint, request, body)
        except Refusal as refusal:
            return _refused(refusal.reason)
        return self._execute(endpoint, request, body)

    def _execute(self, endpoint: Endpoint, request: Request, body: bytes) -> Response:
        try:
            asked = _asked(request, body)
            return self._accepted(endpoint.answer(asked))
        except Refusal as refusal:
            return _refused(refusal.reason)

    def _admit(self, endpoint: Endpoint, request: Request, body: bytes) -> None:
        who = request.client.host if request.client else ""
        if not endpoint.is_public:
            who = self._keys.check(
                request.headers,
                method=request.method,
                target=_raw_target(request),
                body=body,
                now_ms=self._exchange.now_ms(),
            )
        together = PRICES_TOGETHER if endpoint.is_price else ALL_ELSE_TOGETHER
        scope = "prices" if endpoint.is_price else "all else"
        if not (
            self._limiter.admits(who, endpoint.call, endpoint.limit)
            and self._limiter.admits(who, scope, together)
        ):
            raise Refusal(TOO_FREQUENT)

    def _note(self, endpoint: Endpoint, body: bytes) -> None:
        parsed, changes = recorded(body), endpoint.changes or ""
        self._world.received.note(changes, endpoint.call, _subject(parsed), parsed)

    def _accepted(self, data: object) -> Response:
        envelope: dict[str, object] = {"code": 0, "data": data, "msg": ""}
        if data == [] and self._quirks.empty_list == "null":
            envelope["data"] = None
        if data is NO_DATA or (data == [] and self._quirks.empty_list == "missing"):
            del envelope["data"]
        elif self._quirks.numbers_as_text:
            envelope["data"] = _as_text(envelope["data"])
        return _json(envelope, 200)

    def _server_error(self) -> Response:
        if next(self._error_is_html):
            return HTMLResponse(_CDN_PAGE, 500)
        return _refused(SERVER_ERROR)


def _asked(request: Request, body: bytes) -> Asked:
    """The parameters: of a GET in the query, of everything else only in a JSON body."""
    if request.method == "GET":
        return Asked(dict(request.query_params))
    if not request.headers.get("content-type", "").startswith("application/json"):
        raise Refusal(BAD_FORMAT)
    try:
        parsed = read_json(body or b"{}", exact=True)
    except ValueError:
        raise Refusal(BAD_FORMAT) from None
    if isinstance(parsed, list):
        return Asked({}, parsed)
    if not isinstance(parsed, dict):
        raise Refusal(BAD_FORMAT)
    return Asked(parsed)


def _raw_target(request: Request) -> bytes:
    path: bytes = request.scope["raw_path"]
    query: bytes = request.scope["query_string"]
    return path + b"?" + query if query else path


def _subject(parsed: object) -> str:
    """What a mutation is about, in the venue's words."""
    if isinstance(parsed, list):
        return ",".join(_subject(item) for item in parsed)
    if not isinstance(parsed, dict):
        return ""
    for name in ("id", "sourceIds", "thirdOrderId", "instrument"):
        value = parsed.get(name)
        if isinstance(value, list):
            return ",".join(str(part) for part in value)
        if value is not None:
            return str(value)
    return ""


def _as_text(value: object) -> object:
    if isinstance(value, dict):
        return {name: _as_text(part) for name, part in value.items()}
    if isinstance(value, list):
        return [_as_text(part) for part in value]
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else value


def _refused(reason: Reason) -> Response:
    return _json(reason.body(), reason.http_status)


def _json(body: dict[str, object], status: int) -> Response:
    content = json.dumps(body, separators=(",", ":"), allow_nan=False)
    return Response(content, status, media_type="application/json")
