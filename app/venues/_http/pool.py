"""The connections to one origin: some opened ahead, so that a close never waits for a handshake."""

import asyncio
import functools
import ssl
from collections.abc import Awaitable
from typing import Final

import httpx

from app.domain.errors import NoLink
from app.domain.words import say
from app.venues._http.connection import Connection
from app.venues._http.message import HttpRequest, HttpResponse
from app.venues._websocket import secure_address

CONNECT_TIMEOUT_S: Final = 5.0
# Well below what servers, and the boxes between, allow a silent connection.
IDLE_S: Final = 30.0
MOST_BYTES: Final = 16 * 2**20
# Left over from a burst of closes; the rest of them is hung up.
_KEPT_BEYOND_WARM: Final = 6
_PAUSE_S: Final = 0.2
_PAUSE_AT_MOST_S: Final = 10.0


class ConnectTimedOut(NoLink):
    """No connection came about in time."""


class WarmConnections:
    """The connections to one origin. Raises Misconfigured for an address that we do not use."""

    def __init__(
        self,
        origin: str,
        *,
        warm: int = 2,
        idle_s: float = IDLE_S,
        most_bytes: int = MOST_BYTES,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        parts = secure_address(origin, "https", "http")
        self.host = parts.hostname or ""
        self._secure = parts.scheme == "https"
        self._port = parts.port or (443 if self._secure else 80)
        self._authority = parts.netloc.rpartition("@")[2]
        self._warm, self._idle_s, self._most_bytes = warm, idle_s, most_bytes
        self._tls = tls
        self._free: list[Connection] = []
        self._open: set[Connection] = set()
        self._fewer = asyncio.Event()
        self._closings = 0

    @property
    def ready(self) -> bool:
        """Whether a request sent now leaves in the same call."""
        return any(connection.usable() for connection in self._fresh())

    async def connect(self) -> None:
        """Make `ready` true. Raises NoLink."""
        if not self.ready:
            self._free.append(await self._connected(CONNECT_TIMEOUT_S))

    async def keep_warm(self) -> None:
        """Hold some connections open ahead of need, until cancelled."""
        pause_s = _PAUSE_S
        while True:
            self._fewer.clear()
            try:
                while len(self._fresh()) < self._warm:
                    self._free.append(await self._connected(CONNECT_TIMEOUT_S))
                pause_s = _PAUSE_S
            except NoLink:
                pause_s = min(pause_s * 2, _PAUSE_AT_MOST_S)
                self._fewer.set()
            # A server that hangs up at once must not make this a busy loop.
            await asyncio.sleep(pause_s)
            try:
                async with asyncio.timeout(self._idle_s / 4):
                    await self._fewer.wait()
            except TimeoutError:
                continue

    def send_now(self, request: HttpRequest, deadline_s: float) -> Awaitable[HttpResponse]:
        """Send `request` once: in this call if `ready`, else when awaited, over a new connection.

        The awaitable raises NoLink if nothing left, and OutcomeUnknown if the bytes were written
        and no whole answer came within `deadline_s`.
        """
        wire = request.wire(self._authority)
        connection = self._take(leave=0)
        self._fewer.set()
        if connection is None:
            return self._connect_and_send(wire, request.method, deadline_s)
        return connection.exchange(wire, request.method, deadline_s)

    async def read(
        self, request: HttpRequest, *, connect_s: float, deadline_s: float
    ) -> HttpResponse:
        """Exchange a request that changes nothing at the venue; leaves one connection for closes."""
        wire = request.wire(self._authority)
        connection = self._take(leave=1) or await self._connected(connect_s)
        return await connection.exchange(wire, request.method, deadline_s)

    async def aclose(self) -> None:
        """Close every connection; an exchange under way fails. The next request opens anew."""
        self._closings += 1
        connections = list(self._open)
        for connection in connections:
            connection.abort()
        await asyncio.gather(*(connection.gone.wait() for connection in connections))

    def _take(self, *, leave: int) -> Connection | None:
        usable = [connection for connection in self._fresh() if connection.usable()]
        if len(usable) <= leave:
            return None
        # The one used last is the one most surely alive.
        self._free.remove(usable[-1])
        return usable[-1]

    def _fresh(self) -> list[Connection]:
        """The free connections, after hanging up on those that were free for too long."""
        for connection in list(self._free):
            if connection.free_for_s() > self._idle_s:
                self._free.remove(connection)
                connection.abort()
        return self._free

    async def _connect_and_send(self, wire: bytes, method: str, deadline_s: float) -> HttpResponse:
        connection = await self._connected(min(CONNECT_TIMEOUT_S, deadline_s))
        return await connection.exchange(wire, method, deadline_s)

    async def _connected(self, timeout_s: float) -> Connection:
        tls = (self._tls or _default_tls()) if self._secure else None
        loop, closings = asyncio.get_running_loop(), self._closings
        try:
            async with asyncio.timeout(timeout_s):
                _, connection = await loop.create_connection(
                    self._new_connection, self.host, self._port, ssl=tls
                )
        except TimeoutError as error:
            late = say(
                "{host} took no connection within {timeout_s:g} s. Nothing was sent.",
                host=self.host,
                timeout_s=timeout_s,
            )
            raise ConnectTimedOut(late) from error
        except ssl.SSLCertVerificationError as error:
            raise NoLink(
                say(
                    "{host} did not prove who it is ({why}). Nothing was sent.",
                    host=self.host,
                    why=error.verify_message,
                )
            ) from error
        except OSError as error:
            why = error.strerror or str(error)
            raise NoLink(
                say("No connection to {host}: {why}. Nothing was sent.", host=self.host, why=why)
            ) from error
        self._open.add(connection)
        if closings != self._closings:
            connection.abort()
            raise NoLink(
                say("The connection to {host} was given up. Nothing was sent.", host=self.host)
            )
        return connection

    def _new_connection(self) -> Connection:
        return Connection(
            self.host, self._most_bytes, on_free=self._on_free, on_gone=self._on_gone
        )

    def _on_free(self, connection: Connection) -> None:
        if len(self._free) >= self._warm + _KEPT_BEYOND_WARM:
            connection.abort()
        else:
            self._free.append(connection)

    def _on_gone(self, connection: Connection) -> None:
        self._open.discard(connection)
        if connection in self._free:
            self._free.remove(connection)
        self._fewer.set()


@functools.cache
def _default_tls() -> ssl.SSLContext:
    # Loading the certificates takes some 50 ms: once, and never in a click.
    context = httpx.create_ssl_context(trust_env=False)
    context.set_alpn_protocols(["http/1.1"])
    return context
