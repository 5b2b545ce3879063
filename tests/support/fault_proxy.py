"""A loopback TCP proxy that breaks the line in every way a line breaks, at the moment a test says.

| mode | what happens from the moment of arming, on every connection |
|---|---|
| reset | RST; new connections are accepted and reset at their first byte |
| half_open | connections stay open and nothing passes any more; new ones are accepted in silence |
| slow | bytes pass one by one |
| truncate | the reply ends (FIN) after `at` bytes |
| garbage | the reply is noise after `at` bytes |
| delay | every piece is held back for `seconds` |
| cut_request | RST after `at` bytes of the request have passed |
| cut_reply | RST after `at` bytes of the reply have passed |
| refuse | connections are reset, new ones find nobody listening |
| redirect | an HTTP request that changes something is answered 307 to `location`, and not passed on |
"""

import asyncio
import random
import socket
import struct
import threading
from collections.abc import Callable, Coroutine
from concurrent.futures import Future
from dataclasses import dataclass
from enum import StrEnum
from types import TracebackType
from typing import Any, Self

PIECE = 65536
NOISE_BYTES = 256
DRIBBLE_S = 0.002
CHANGING = (b"POST ", b"PUT ", b"PATCH ", b"DELETE ")
_REDIRECT = "HTTP/1.1 307 Temporary Redirect\r\nLocation: {}\r\nContent-Length: 0\r\n\r\n"


class Mode(StrEnum):
    """The ways to break."""

    PASS = "pass"
    RESET = "reset"
    HALF_OPEN = "half_open"
    SLOW = "slow"
    TRUNCATE = "truncate"
    GARBAGE = "garbage"
    DELAY = "delay"
    CUT_REQUEST = "cut_request"
    CUT_REPLY = "cut_reply"
    REFUSE = "refuse"
    REDIRECT = "redirect"


@dataclass(frozen=True, slots=True)
class Fault:
    """How to break; `at` counts bytes of one direction of one connection since the arming."""

    mode: Mode = Mode.PASS
    at: int = 0
    seconds: float = 0.0
    location: str = ""

    def __str__(self) -> str:
        return f"{self.mode}@{self.at}" if self.at else self.mode.value


HEALTHY = Fault()


class Line:
    """One connection through the proxy: the caller's side, the venue's side, what has passed."""

    def __init__(self, caller: asyncio.StreamWriter, proxy: "FaultProxy") -> None:
        self.caller = caller
        self.venue: asyncio.StreamWriter | None = None
        self._proxy = proxy
        self._armed = -1
        self._passed = {"request": 0, "reply": 0}

    def reset(self) -> None:
        """End both sides with RST."""
        for side in (self.caller, self.venue):
            if side is None or side.transport.is_closing():
                continue
            endpoint = side.get_extra_info("socket")
            endpoint.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            side.transport.abort()

    async def pump(
        self, what: str, source: asyncio.StreamReader, target: asyncio.StreamWriter
    ) -> None:
        """Pass on one direction until it ends or the fault ends it."""
        while piece := await source.read(PIECE):
            if self._armed != self._proxy.armed:
                self._armed = self._proxy.armed
                self._passed = {"request": 0, "reply": 0}
            if not await self._pass(what, piece, target):
                return
        if target.can_write_eof():
            target.write_eof()

    async def _pass(self, what: str, piece: bytes, target: asyncio.StreamWriter) -> bool:
        """Whether the line lives on."""
        fault, before = self._proxy.fault, self._passed[what]
        self._passed[what] += len(piece)
        room = max(0, fault.at - before)
        cuts = {"request": (Mode.CUT_REQUEST,), "reply": (Mode.CUT_REPLY, Mode.TRUNCATE)}[what]
        if fault.mode in cuts and len(piece) > room:
            target.write(piece[:room])
            await target.drain()
            # What was passed on must be read at the other end before the RST throws it away.
            await asyncio.sleep(0.02)
            self._end(fault.mode)
            return False
        match fault.mode:
            case Mode.RESET | Mode.REFUSE:
                self.reset()
                return False
            case Mode.HALF_OPEN:
                return True
            case Mode.REDIRECT if what == "request" and piece.startswith(CHANGING):
                self.caller.write(_REDIRECT.format(fault.location).encode())
                await self.caller.drain()
                return True
            case Mode.GARBAGE if what == "reply" and len(piece) > room:
                noise = self._proxy.chance.randbytes(NOISE_BYTES)
                target.write(piece[:room] + noise)
            case Mode.SLOW:
                await self._dribble(piece, target)
            case _:
                await asyncio.sleep(fault.seconds)
                target.write(piece)
        await target.drain()
        return True

    async def _dribble(self, piece: bytes, target: asyncio.StreamWriter) -> None:
        armed = self._proxy.armed
        for number, byte in enumerate(piece):
            if self._proxy.armed != armed:
                target.write(piece[number:])
                return
            target.write(bytes([byte]))
            await asyncio.sleep(DRIBBLE_S)

    def _end(self, mode: Mode) -> None:
        if mode is Mode.TRUNCATE:
            self.caller.close()
        else:
            self.reset()


class FaultProxy:
    """A proxy to one loopback port, on a loop and a thread of its own."""

    def __init__(self, upstream: int, *, seed: int = 1) -> None:
        self.upstream = upstream
        self.port = 0
        self.fault = HEALTHY
        self.armed = 0
        self.chance = random.Random(seed)
        self._lines: set[Line] = set()
        self._server: asyncio.Server | None = None
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._run, name="fault proxy", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        self._do(self._listen)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._do(self._shut)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(5)
        self._loop.close()

    def arm(self, fault: Fault) -> None:
        """Break from now on, as told; returns when it is in force."""

        async def arm() -> None:
            self.fault, self.armed = fault, self.armed + 1
            if fault.mode in (Mode.RESET, Mode.REFUSE):
                for line in list(self._lines):
                    line.reset()
            if fault.mode is Mode.REFUSE:
                await self._stop_listening()
            elif self._server is None:
                await self._listen()

        self._do(arm)

    def heal(self) -> None:
        """Pass everything from now on; what was left half open is reset, as a router would."""
        silent = self.fault.mode is Mode.HALF_OPEN
        if silent:
            self.arm(Fault(Mode.RESET))
        self.arm(HEALTHY)

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        self._loop.run_forever()

    def _do(self, work: Callable[[], Coroutine[Any, Any, None]]) -> None:
        done: Future[None] = asyncio.run_coroutine_threadsafe(work(), self._loop)
        done.result(10)

    async def _listen(self) -> None:
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", self.port)
        self.port = self._server.sockets[0].getsockname()[1]

    async def _stop_listening(self) -> None:
        if self._server is not None:
            self._server.close()
            self._server = None

    async def _shut(self) -> None:
        await self._stop_listening()
        for line in list(self._lines):
            line.reset()
        tasks = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        line = Line(writer, self)
        self._lines.add(line)
        try:
            venue_reader, line.venue = await asyncio.open_connection("127.0.0.1", self.upstream)
            async with asyncio.TaskGroup() as group:
                group.create_task(_quiet(line.pump("request", reader, line.venue)))
                group.create_task(_quiet(line.pump("reply", venue_reader, writer)))
        except (OSError, asyncio.CancelledError):
            # The venue itself is down: to the caller it looks as if nobody listened.
            line.reset()
        finally:
            self._lines.discard(line)
            for side in (line.caller, line.venue):
                if side is not None:
                    side.close()


async def _quiet(work: Coroutine[Any, Any, None]) -> None:
    try:
        await work
    except (ConnectionError, asyncio.IncompleteReadError):
        return
