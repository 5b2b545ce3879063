"""A read that may be asked again, because asking changes nothing at the venue."""

from collections.abc import Awaitable, Callable

import httpx

from app.domain.errors import NoLink, SessionLost


async def answer_of(ask: Callable[[], Awaitable[httpx.Response]]) -> httpx.Response:
    """The answer to a read; `ask` is called again if a kept connection had just been given up.

    Raises NoLink if no connection was made, SessionLost if no whole answer came.
    """
    try:
        return await ask()
    except httpx.ConnectError as error:
        raise NoLink(str(error)) from error
    except httpx.ReadError:
        # The server had closed it before it heard us.
        pass
    except httpx.TransportError as error:
        raise SessionLost(str(error)) from error
    try:
        return await ask()
    except httpx.TransportError as error:
        raise SessionLost(str(error)) from error
