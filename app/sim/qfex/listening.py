"""A websocket server on loopback and what beats beside it, begun and ended together."""

import asyncio
from collections.abc import Awaitable, Coroutine
from typing import Final

from websockets.asyncio.server import Server

# How long a client may take to say goodbye.
GOODBYE_S: Final = 1.0


class Listening:
    """Nothing before `start`, nothing after `stop`; both may follow one another again."""

    def __init__(self) -> None:
        self._server: Server | None = None
        self._beat: asyncio.Task[None] | None = None

    async def start(
        self, serving: Awaitable[Server], beating: Coroutine[None, None, None], *, name: str
    ) -> int:
        """Listen and beat; returns the port."""
        self._server = await serving
        self._beat = asyncio.create_task(beating, name=name)
        return int(next(iter(self._server.sockets)).getsockname()[1])

    async def stop(self) -> None:
        """End both; safe to call twice."""
        if self._beat is not None:
            self._beat.cancel()
            await asyncio.gather(self._beat, return_exceptions=True)
            self._beat = None
        if self._server is not None:
            self._server.close()
            await self._server.wait_closed()
            self._server = None
