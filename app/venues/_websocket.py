"""One websocket link: connect, protocol pings, frames out in the same call, frames in one by one.

There is no proxy, no redirect to another host, and plaintext only on loopback. Compression is off:
the frames are small, deflating each would cost more than it saves on the way of a close, and what
leaves is then byte for byte what the preview showed.
"""

import functools
import logging
import ssl
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import Final
from urllib.parse import SplitResult, urlsplit

import certifi
from websockets.asyncio.client import ClientConnection, connect
from websockets.asyncio.server import broadcast
from websockets.exceptions import ConnectionClosed, InvalidHandshake, InvalidStatus
from websockets.protocol import State

from app.domain.errors import Misconfigured, NoLink, OutcomeUnknown, SessionLost
from app.domain.words import say
from app.venues._loopback import is_loopback

USER_AGENT: Final = "unwind/0.1 (desktop panel)"

OPEN_TIMEOUT_S: Final = 10.0
# A venue that does not answer a close frame must not hold up shutting down or coming back.
CLOSE_TIMEOUT_S: Final = 0.5
# Room for an account with thousands of orders in one frame; a bound on what a stranger can make us hold.
MOST_BYTES: Final = 8 * 2**20

# At DEBUG the library logs every frame, and a login may carry a secret: never, whatever is asked for.
_FRAMES_LOG: Final = logging.getLogger(f"{__name__}.frames")
_FRAMES_LOG.setLevel(logging.WARNING)

_CLOSE_WORDS: Final = {
    1000: say("it ended the session"),
    1001: say("it is going away, perhaps to restart"),
    1002: say("it saw a protocol error"),
    1006: say("the line broke without a goodbye"),
    1008: say("it refused us by its policy"),
    1009: say("a message was too big"),
    1011: say("it had an internal error"),
    1012: say("it is restarting"),
    1013: say("it asks us to try again later"),
}


class LinkClosed(SessionLost):
    """The connection ended; `code` is the websocket close code, 1006 where there was none."""

    def __init__(self, code: int, why: str) -> None:
        super().__init__(why)
        self.code = code


class HandshakeRefused(SessionLost):
    """The server answered the upgrade with an HTTP status instead of a websocket."""

    def __init__(self, host: str, status: int) -> None:
        super().__init__(
            say(
                "{host} answered with HTTP {status} instead of opening a websocket.",
                host=host,
                status=status,
            )
        )
        self.status = status


class WebSocketLink:
    """An open websocket. `send` is a plain function; iterate to receive."""

    def __init__(self, connection: ClientConnection, host: str) -> None:
        self._connection = connection
        self._host = host

    @property
    def is_open(self) -> bool:
        connection = self._connection
        return connection.state is State.OPEN and not connection.transport.is_closing()

    def send(self, text: str) -> None:
        """Hand one text frame to the transport; it is written when this returns.

        Raises NoLink if the socket is not open: then nothing left. Raises OutcomeUnknown if the
        write itself failed.
        """
        # A transport that is closing would drop the bytes without a word.
        if not self.is_open:
            raise NoLink(
                say("The connection to {host} is not open. Nothing was sent.", host=self._host)
            )
        try:
            # The library's own send() is a coroutine; broadcast() is its synchronous twin.
            broadcast((self._connection,), text, raise_exceptions=True)
        except ExceptionGroup as error:
            cause = error.exceptions[0].__cause__ or error.exceptions[0]
            raise OutcomeUnknown(
                say("Writing to {host} failed: {cause}.", host=self._host, cause=cause)
            ) from error

    async def __aiter__(self) -> AsyncIterator[bytes]:
        """Each message as UTF-8 bytes, until SessionLost says why there are no more.

        Bytes, because the JSON readers take them as they are, and because a message that is not
        UTF-8 should fail where it is read, not end the connection.
        """
        try:
            while True:
                yield await self._connection.recv(decode=False)
        except ConnectionClosed as closed:
            raise _lost(self._host, closed) from closed

    async def close(self) -> None:
        await self._connection.close()


@asynccontextmanager
async def open_link(
    url: str,
    *,
    ping_interval_s: float | None,
    ping_timeout_s: float | None,
    headers: Mapping[str, str] | None = None,
    open_timeout_s: float = OPEN_TIMEOUT_S,
    max_bytes: int = MOST_BYTES,
) -> AsyncIterator[WebSocketLink]:
    """Connect, and close again on the way out.

    `ping_interval_s` None: no pings of ours. A ping unanswered for `ping_timeout_s` ends the link.
    Raises SessionLost where no connection comes about (HandshakeRefused with the HTTP status where
    there is one) and Misconfigured for an address that we do not use.
    """
    parts = secure_address(url, "wss", "ws")
    host = parts.hostname or ""
    opening = connect(
        url,
        # An explicit host makes the library refuse redirects to any other.
        host=host,
        port=parts.port or (443 if parts.scheme == "wss" else 80),
        additional_headers=dict(headers or {}),
        user_agent_header=USER_AGENT,
        compression=None,
        proxy=None,
        logger=_FRAMES_LOG,
        ssl=tls_context() if parts.scheme == "wss" else None,
        open_timeout=open_timeout_s,
        ping_interval=ping_interval_s,
        ping_timeout=ping_timeout_s,
        close_timeout=CLOSE_TIMEOUT_S,
        max_size=max_bytes,
    )
    connection = await _connected(opening, host)
    try:
        yield WebSocketLink(connection, host)
    finally:
        await connection.close()


@functools.cache
def tls_context() -> ssl.SSLContext:
    """Who we believe: the machine's own authorities, and certifi's where a machine has none."""
    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context


def secure_address(url: str, secure: str, plain: str) -> SplitResult:
    """The parts of `url`, which must have the scheme `secure`, or `plain` on loopback.

    Raises Misconfigured.
    """
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError as error:
        raise Misconfigured(
            "endpoint", say("expected an address like {secure}://host", secure=secure)
        ) from error
    if not parts.hostname or parts.scheme not in (secure, plain):
        raise Misconfigured(
            "endpoint",
            say("expected {secure}://host, was {scheme}://…", secure=secure, scheme=parts.scheme),
        )
    if parts.scheme == plain and not is_loopback(parts.hostname):
        raise Misconfigured(
            "endpoint",
            say(
                "{plain}:// to {hostname} would show credentials to the network; use {secure}://",
                plain=plain,
                hostname=parts.hostname,
                secure=secure,
            ),
        )
    return parts


async def _connected(opening: connect, host: str) -> ClientConnection:
    try:
        return await opening
    except InvalidStatus as error:
        raise HandshakeRefused(host, error.response.status_code) from error
    except ssl.SSLCertVerificationError as error:
        raise SessionLost(
            say(
                "{host} did not prove who it is ({why}). No login was tried.",
                host=host,
                why=error.verify_message,
            )
        ) from error
    except TimeoutError as error:
        raise SessionLost(say("{host} did not answer in time.", host=host)) from error
    except OSError as error:
        raise SessionLost(
            say("No connection to {host}: {why}.", host=host, why=error.strerror or error)
        ) from error
    except (InvalidHandshake, EOFError, ValueError) as error:
        raise SessionLost(
            say("{host} does not speak websocket here: {error}.", host=host, error=error)
        ) from error


def _lost(host: str, closed: ConnectionClosed) -> LinkClosed:
    frame = closed.rcvd or closed.sent
    code = frame.code if frame is not None else 1006
    if closed.rcvd is None and closed.sent is not None and "ping timeout" in closed.sent.reason:
        return LinkClosed(code, say("{host} went silent: it no longer answers pings.", host=host))
    words = _CLOSE_WORDS.get(code, say("it gave no known reason"))
    if frame is not None and frame.reason:
        words = say("{words}, saying {reason!r}", words=words, reason=frame.reason[:120])
    if closed.rcvd is None and closed.sent is not None:
        text = say("We closed the connection ({code}: {words}).", code=code, words=words)
    else:
        text = say(
            "{host} closed the connection ({code}: {words}).", host=host, code=code, words=words
        )
    return LinkClosed(code, text)
