"""Opening the trade socket, and telling why one ended."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final
from urllib.parse import urlencode, urlsplit, urlunsplit

from app.domain.errors import Misconfigured, SessionLost
from app.domain.words import say
from app.venues._websocket import HandshakeRefused, LinkClosed, WebSocketLink, open_link
from app.venues.qfex.auth import Key

# Recommended by the venue's own clients.
PING_INTERVAL_S: Final = 15.0
PING_TIMEOUT_S: Final = 10.0

_POLICY: Final = 1008
_OWN_CODES: Final = range(3000, 5000)


@asynccontextmanager
async def trade_socket(address: str, key: Key) -> AsyncIterator[WebSocketLink]:
    """The socket, not yet logged in. Raises SessionLost or Misconfigured."""
    parts = urlsplit(address)
    query = "&".join(filter(None, (parts.query, urlencode({"api_key": key.public}))))
    try:
        async with open_link(
            urlunsplit(parts._replace(query=query)),
            ping_interval_s=PING_INTERVAL_S,
            ping_timeout_s=PING_TIMEOUT_S,
        ) as link:
            yield link
    except HandshakeRefused as error:
        if error.status in (401, 403):
            raise Misconfigured(
                "key", say("QFEX refused the login. {error}", error=error)
            ) from error
        raise


def means_the_key(lost: SessionLost) -> bool:
    """Whether a hang-up before the login was answered is the venue's way of refusing it."""
    return isinstance(lost, LinkClosed) and (lost.code == _POLICY or lost.code in _OWN_CODES)
