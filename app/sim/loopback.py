"""An HTTP server on a loopback port, inside the loop that is already running."""

import asyncio

import uvicorn
from starlette.applications import Starlette


class LoopbackServer:
    """An ASGI application on a free port of 127.0.0.1, inside the running loop.

    Without `date_header` the application says itself what time it is.
    """

    def __init__(self, app: Starlette, *, date_header: bool = True) -> None:
        config = uvicorn.Config(
            app,
            host="127.0.0.1",
            port=0,
            log_config=None,
            lifespan="off",
            access_log=False,
            date_header=date_header,
            # As long as a front door of the internet keeps one: with the few seconds that are usual
            # here a client would now and then send into a connection that is being closed.
            timeout_keep_alive=75,
            timeout_graceful_shutdown=1,
        )
        self._server = uvicorn.Server(config)
        self._task: asyncio.Task[None] | None = None

    async def start(self) -> int:
        """Listen; returns the port."""
        self._server.config.load()
        self._server.lifespan = self._server.config.lifespan_class(self._server.config)
        await self._server.startup()
        self._task = asyncio.create_task(self._server.main_loop(), name="loopback server")
        return int(self._server.servers[0].sockets[0].getsockname()[1])

    async def stop(self) -> None:
        self._server.should_exit = True
        self._server.force_exit = True
        if self._task is not None:
            await self._task
            await self._server.shutdown()
            self._task = None

    async def stop_at_once(self) -> None:
        """Break every connection and stop, without the tenths of a second that uvicorn waits."""
        if self._task is None:
            return
        self._task.cancel()
        await asyncio.gather(self._task, return_exceptions=True)
        self._task = None
        self.cut()
        for server in self._server.servers:
            server.close()
            await server.wait_closed()

    def cut(self) -> None:
        """Break every open connection at once, without an answer."""
        for connection in list(self._server.server_state.connections):
            transport = getattr(connection, "transport", None)
            if isinstance(transport, asyncio.Transport):
                transport.abort()
