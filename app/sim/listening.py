"""A websocket server on loopback and what beats beside it, begun and ended together."""

from collections.abc import Awaitable, Coroutine

from websockets.asyncio.server import Server

from app.sim.jobs import Jobs


class Listening:
    """Nothing before `start`, nothing after `stop`; both may follow one another again."""

    def __init__(self) -> None:
        self._server: Server | None = None
        self._beats = Jobs()

    async def start(
        self, serving: Awaitable[Server], *beats: Coroutine[None, None, None], name: str
    ) -> int:
        """Listen and beat; returns the port."""
        self._server = await serving
        for beat in beats:
            self._beats.start(beat, name=name)
        return int(next(iter(self._server.sockets)).getsockname()[1])

    async def stop(self) -> None:
        """End both with a goodbye to each client; safe to call twice."""
        await self._beats.stop()
        if self._server is not None:
            self._server.close()
            await self._server.wait_closed()
            self._server = None

    def cut(self) -> None:
        """Break every open connection at once, without a close frame."""
        if self._server is not None:
            for connection in list(self._server.connections):
                connection.transport.abort()
