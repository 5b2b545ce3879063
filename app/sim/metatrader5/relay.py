"""A TCP relay before the gRPC server, so that connections can be cut as a network cuts them."""

import asyncio
import ssl


class Relay:
    """Passes bytes between a free loopback port and the server behind it."""

    def __init__(self) -> None:
        self._server: asyncio.Server | None = None
        self._behind = 0
        self._writers: set[asyncio.StreamWriter] = set()
        self._tasks: set[asyncio.Task[None]] = set()

    async def start(self, behind: int, *, tls: ssl.SSLContext | None = None) -> int:
        """Listen; returns the port. `behind` is the server's; `tls` is taken off on the way."""
        self._behind = behind
        self._server = await asyncio.start_server(self._meet, "127.0.0.1", 0, ssl=tls)
        return int(self._server.sockets[0].getsockname()[1])

    async def stop(self) -> None:
        if self._server is None:
            return
        self._server.close()
        self.cut()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._server.wait_closed()
        self._server = None

    def cut(self) -> None:
        """Break every open connection at once; bytes on their way are lost."""
        for writer in self._writers:
            writer.transport.abort()

    async def _meet(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        self._writers.add(writer)
        try:
            inner_reader, inner_writer = await asyncio.open_connection("127.0.0.1", self._behind)
            self._writers.add(inner_writer)
            async with asyncio.TaskGroup() as both:
                both.create_task(_pass_on(reader, inner_writer))
                both.create_task(_pass_on(inner_reader, writer))
            self._writers.discard(inner_writer)
        except OSError:
            writer.transport.abort()
        finally:
            self._writers.discard(writer)
            self._tasks.discard(task)


async def _pass_on(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    try:
        while data := await reader.read(65536):
            writer.write(data)
            await writer.drain()
    except OSError:
        # A connection that was cut, or TLS that ended without a farewell.
        pass
    finally:
        # gRPC does not half-close: the end of one direction is the end of both.
        writer.close()
