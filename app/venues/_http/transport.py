"""Reads through httpx over the same warm connections."""

import zlib

import httpx

from app.domain.errors import NoLink
from app.venues._http.connection import AnswerLate, AnswerLost, AnswerUnreadable
from app.venues._http.message import HttpRequest, HttpResponse
from app.venues._http.pool import CONNECT_TIMEOUT_S, MOST_BYTES, ConnectTimedOut, WarmConnections

_READ_TIMEOUT_S = 30.0

# Left out of what httpx sees: the first three because the body is unpacked and whole by then, the
# last because httpx would make the next request of a redirect, and fail on an address it cannot read.
_NOT_PASSED_ON = ("content-encoding", "content-length", "transfer-encoding", "location")


class ReadTransport(httpx.AsyncBaseTransport):
    """What `reading.read_client` puts under httpx.

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
            if name.lower() != b"accept-encoding"
        )
        headers += (("Accept-Encoding", "gzip, deflate"),)
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
        try:
            body = _unpacked(answer)
        except ValueError as error:
            raise httpx.RemoteProtocolError(str(error), request=request) from error
        kept = [
            (name.encode("latin-1"), value.encode("latin-1"))
            for name, value in answer.headers
            if name not in _NOT_PASSED_ON
        ]
        return httpx.Response(answer.status, headers=kept, stream=httpx.ByteStream(body))


def _unpacked(answer: HttpResponse) -> bytes:
    """The body without its compression, as long as it stays within the bounds of any body.

    Raises ValueError that says what is wrong with it.
    """
    packing = (answer.header("content-encoding") or "identity").strip().lower()
    if packing == "identity" or not answer.body:
        return answer.body
    if packing not in ("gzip", "x-gzip", "deflate"):
        raise ValueError(f"expected an answer packed by gzip or deflate, was {packing[:40]!r}")
    try:
        # 32: whether by gzip or by zlib shows in the body's first bytes.
        unpacker = zlib.decompressobj(zlib.MAX_WBITS | 32)
        body = unpacker.decompress(answer.body, MOST_BYTES)
    except zlib.error as error:
        raise ValueError(f"an answer could not be unpacked ({error})") from error
    if not unpacker.eof:
        long = bool(unpacker.unconsumed_tail)
        raise ValueError(
            f"an answer unpacks to more than {MOST_BYTES} bytes"
            if long
            else "a packed answer ends early"
        )
    return body
