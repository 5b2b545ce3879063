"""Reads through httpx over the same warm connections."""

import httpx

from app.domain.errors import NoLink
from app.venues._http.connection import AnswerLate, AnswerLost, AnswerUnreadable
from app.venues._http.message import HttpRequest
from app.venues._http.pool import CONNECT_TIMEOUT_S, ConnectTimedOut, WarmConnections

_READ_TIMEOUT_S = 30.0


class ReadTransport(httpx.AsyncBaseTransport):
    """For `httpx.AsyncClient(transport=…, trust_env=False, follow_redirects=False)`.

    The client's read time-out bounds the whole exchange. The connections stay open when the client
    is closed: they belong to whoever made them.
    """

    def __init__(self, connections: WarmConnections) -> None:
        self._connections = connections

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Exchange one request; failures come as httpx's own exceptions."""
        limits = request.extensions.get("timeout", {})
        headers = tuple(
            (name.decode("latin-1"), value.decode("latin-1"))
            for name, value in request.headers.raw
        )
        target = request.url.raw_path.decode("ascii")
        ask = HttpRequest(request.method, target, headers, await request.aread())
        try:
            answer = await self._connections.read(
                ask,
                connect_s=limits.get("connect") or CONNECT_TIMEOUT_S,
                deadline_s=limits.get("read") or _READ_TIMEOUT_S,
            )
        except ConnectTimedOut as error:
            raise httpx.ConnectTimeout(str(error), request=request) from error
        except NoLink as error:
            raise httpx.ConnectError(str(error), request=request) from error
        except AnswerLate as error:
            raise httpx.ReadTimeout(str(error), request=request) from error
        except AnswerLost as error:
            raise httpx.ReadError(str(error), request=request) from error
        except AnswerUnreadable as error:
            raise httpx.RemoteProtocolError(str(error), request=request) from error
        stream = httpx.ByteStream(answer.body)
        return httpx.Response(answer.status, headers=list(answer.headers), stream=stream)
