"""The HTTP/1.1 answers of our own connections, and httpx on top of them."""

import gzip

from tests.fuzz.bending import Bender
from tests.fuzz.wires import WireOrigin, read_answer

_BODY = b'{"code":0,"data":[],"msg":""}'
_HEADS = (
    "HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n",
    "HTTP/1.1 200 OK\r\nContent-Length: %d\r\nConnection: close\r\nX-A: \xe9\r\n\r\n",
    "HTTP/1.0 200 OK\r\n\r\n",
    "HTTP/1.1 302 Found\r\nLocation: https://elsewhere/\r\nContent-Length: %d\r\n\r\n",
    "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n",
    "HTTP/1.1 200 OK\r\nSet-Cookie: a=b; Max-Age=1\r\nContent-Length: %d\r\n\r\n",
    "HTTP/1.1 101 Switching\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n",
    "HTTP/1.1 204 No Content\r\n\r\n",
)
_ZIPPED = gzip.compress(_BODY, mtime=0)
_ZIP_HEAD = b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: %d\r\n\r\n" % len(
    _ZIPPED
)
_CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\nX: y\r\n\r\n"

CORPUS = [
    *((head.replace("%d", str(len(_BODY))).encode("latin-1") + _BODY) for head in _HEADS),
    _ZIP_HEAD + _ZIPPED,
    _ZIP_HEAD.replace(b"gzip", b"deflate") + _ZIPPED,
    _ZIP_HEAD.replace(b"gzip", b"br, gzip") + _ZIPPED,
    _CHUNKED,
]


async def answer(bender: Bender) -> None:
    """The bytes of an answer, in pieces, as a connection reads them."""
    method = ("GET", "DELETE", "HEAD", "POST")[bender.pick(4)]
    read_answer(method, bender.bend(CORPUS[bender.pick(len(CORPUS))]))


async def read(bender: Bender) -> None:
    """The same as a session's read sees it: httpx decodes, follows nothing, keeps nothing."""
    origin = WireOrigin(bender.bend(CORPUS[bender.pick(len(CORPUS))]))
    await origin.read_as_a_session_does()
