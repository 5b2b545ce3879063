"""The HTTP side: paths below `/v1`, the bearer key, bodies, and how a call ends.

Paths are matched before they are decoded, so that a symbol may hold an escaped slash. A slash at the
end does not count: with an empty instrument id, closing one is closing all.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from email.utils import format_datetime
from http import HTTPMethod
from urllib.parse import unquote

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from app.sim.clearstreet.asked import Query
from app.sim.clearstreet.calls import Calls
from app.sim.clearstreet.clock import Clock
from app.sim.clearstreet.door import Asked, Call, Door, Reply
from app.sim.unanswered import HUNG_UP, NoReply, caller_gone


class RestApi:
    """The application that answers HTTP; `cut` breaks every connection of the venue."""

    def __init__(self, door: Door, calls: Calls, clock: Clock, cut: Callable[[], None]) -> None:
        self._door = door
        self._calls = calls
        self._clock = clock
        self._cut = cut
        self._routes = [(_regex(call.pattern), call) for call in calls.all]
        every = Route("/{path:path}", self._answer, methods=list(HTTPMethod))
        self.app = Starlette(routes=[every], exception_handlers=HUNG_UP)

    async def _answer(self, request: Request) -> Response:
        path = request.scope["raw_path"].decode("latin-1").removesuffix("/")
        matches = [
            (found, call) for regex, call in self._routes if (found := regex.fullmatch(path))
        ]
        for found, call in matches:
            if call.method == request.method:
                parts = {name: unquote(text) for name, text in found.groupdict().items()}
                return await self._take(request, call, parts)
        if matches:
            return PlainTextResponse("Method Not Allowed", 405)
        return PlainTextResponse("Not Found", 404)

    async def _take(self, request: Request, call: Call, parts: dict[str, str]) -> Response:
        asked = Asked(parts, Query(dict(request.query_params)), await request.body())
        about = self._calls.about(asked) if call.kind is not None else ""
        bearer = request.headers.get("authorization")
        reply = await self._door.take(call, asked, bearer=bearer, about=about)
        if reply is NoReply.CUT:
            self._cut()
        if isinstance(reply, NoReply):
            await caller_gone(request)
            # The framework wants a response.
            return Response(status_code=500)
        return self._response(reply)

    def _response(self, reply: Reply) -> Response:
        # The server's time is the virtual one, in this header too.
        dated = {"Date": format_datetime(self._clock.now(), usegmt=True)}
        reply = replace(reply, headers=reply.headers | dated)
        if isinstance(reply.body, str):
            kind = "text/html" if reply.body.startswith("<") else "text/plain"
            return Response(reply.body, reply.status, reply.headers, kind)
        whole = JSONResponse(reply.body, reply.status, reply.headers)
        if not reply.is_truncated:
            return whole
        half = bytes(whole.body)[: len(whole.body) // 2]
        return Response(half, reply.status, reply.headers, "application/json")


def _regex(pattern: str) -> re.Pattern[str]:
    return re.compile(re.sub(r"\{(\w+)\}", r"(?P<\1>[^/]+)", pattern))
