"""The HTTP side: paths below `/v1/api`, the bearer token, and how a call ends.

Paths are matched before they are decoded, so that an account name may hold an escaped slash.
"""

import difflib
from collections.abc import Callable
from http import HTTPMethod
from typing import Final
from urllib.parse import unquote

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from app.sim.crosstrade.relay import Call, Relay, Reply
from app.sim.strict_json import read_json, recorded
from app.sim.unanswered import HUNG_UP, NoReply, caller_gone

_ROOT: Final = "/v1/api/"
_POSITIONS: Final = "accounts/{account}/positions"
_ORDERS: Final = "accounts/{account}/orders"
# The first match wins.
_ROUTES: Final = (
    ("GET", "accounts", "GetAccounts"),
    ("GET", "accounts/snapshot", "GetSnapshot"),
    ("GET", "accounts/{account}", "GetAccount"),
    ("GET", "positions", "GetAllPositions"),
    ("GET", _POSITIONS, "GetPositions"),
    ("GET", "accounts/{account}/position", "GetPosition"),
    ("GET", "market/quote", "GetQuote"),
    ("GET", "market/info", "GetMarketInfo"),
    ("GET", "accounts/{account}/quote", "GetAccountQuote"),
    ("GET", _ORDERS, "GetOrders"),
    ("GET", f"{_ORDERS}/{{orderId}}", "GetOrder"),
    ("GET", f"{_ORDERS}/{{orderId}}/status", "GetOrderStatus"),
    ("GET", f"{_ORDERS}/{{orderId}}/lifecycle", "GetOrderLifecycle"),
    ("GET", "accounts/{account}/executions", "GetExecutions"),
    ("GET", "accounts/{account}/executions/{executionId}", "GetExecution"),
    ("POST", f"{_POSITIONS}/close", "ClosePosition"),
    ("POST", f"{_POSITIONS}/flatten", "FlattenAccount"),
    ("POST", "positions/flatten", "Flatten"),
    ("POST", f"{_POSITIONS}/reverse", "Reverse"),
    ("POST", f"{_POSITIONS}/reverseposition", "ReversePosition"),
    ("POST", f"{_ORDERS}/place", "PlaceOrder"),
    ("POST", f"{_ORDERS}/cancel", "CancelOrders"),
    ("POST", "orders/cancelall", "CancelAllOrders"),
    ("POST", f"{_ORDERS}/{{orderId}}/cancel", "Cancel"),
    ("PUT", f"{_ORDERS}/{{orderId}}/change", "Change"),
    ("POST", "accounts/{account}/strategies/{strategyId}/close", "CloseStrategy"),
)


class RestApi:
    """The application that answers HTTP; `cut` breaks every connection of the venue."""

    def __init__(self, relay: Relay, token: str, cut: Callable[[], None]) -> None:
        self._relay = relay
        self._token = token
        self._cut = cut
        every = Route("/{path:path}", self._answer, methods=list(HTTPMethod))
        self.app = Starlette(routes=[every], exception_handlers=HUNG_UP)

    async def _answer(self, request: Request) -> Response:
        path = request.scope["raw_path"].decode("latin-1")
        if not path.startswith(_ROOT):
            return _marketing_site(path)
        segments = path.removeprefix(_ROOT).split("/")
        for method, pattern, api in _ROUTES:
            found = _match(pattern, segments) if method == request.method else None
            if found is not None:
                call = await _call(request, f"{method} {_ROOT}{pattern}", api, found)
                authorised = is_bearer(request.headers.get("authorization"), self._token)
                return await self._end(request, self._relay.take(call, authorised=authorised))
        return _not_found(path)

    async def _end(self, request: Request, reply: Reply | NoReply) -> Response:
        if reply is NoReply.CUT:
            self._cut()
        if isinstance(reply, NoReply):
            await caller_gone(request)
            # The framework wants a response.
            return Response(status_code=500)
        if isinstance(reply.body, str):
            return HTMLResponse(reply.body, reply.status, reply.headers)
        return JSONResponse(reply.body, reply.status, reply.headers)


def is_bearer(header: str | None, token: str) -> bool:
    return header == f"Bearer {token}"


def _match(pattern: str, segments: list[str]) -> dict[str, object] | None:
    """The path parameters, or None; an empty segment never fills a parameter."""
    parts = pattern.split("/")
    if len(parts) != len(segments):
        return None
    found: dict[str, object] = {}
    for part, segment in zip(parts, segments, strict=True):
        if part.startswith("{") and segment:
            found[part.strip("{}")] = unquote(segment)
        elif part != segment:
            return None
    return found


async def _call(request: Request, wire_name: str, api: str, found: dict[str, object]) -> Call:
    query = dict(request.query_params)
    if request.method == "GET":
        return Call(api, wire_name, query | found, None)
    raw = await request.body()
    try:
        body = read_json(raw) if raw.strip() else {}
    except ValueError:
        return Call(api, wire_name, None, recorded(raw))
    # The account in the path wins over one in the body.
    args = body | found if isinstance(body, dict) else None
    return Call(api, wire_name, args, body)


def _not_found(path: str) -> Response:
    known = [_ROOT + pattern for _, pattern, _ in _ROUTES]
    near = difflib.get_close_matches(path, known, n=3, cutoff=0.4)
    return JSONResponse({"success": False, "error": "not_found", "did_you_mean": near}, 404)


def _marketing_site(path: str) -> Response:
    if path != "/":
        return RedirectResponse("/", 302)
    return HTMLResponse("<!DOCTYPE html><html><body><h1>CrossTrade</h1></body></html>")
