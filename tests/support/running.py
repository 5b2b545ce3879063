"""A session that runs, and is up, for as long as a test needs it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from app.domain.errors import UnwindError
from app.venues.session import VenueSession
from tests.support.sink import FakeSink


@asynccontextmanager
async def running_and_up(session: VenueSession, sink: FakeSink) -> AsyncIterator[None]:
    """Raises what `run` ends with before it is up; later a lost session ends quietly."""
    running = asyncio.create_task(session.run(sink))
    waiting = asyncio.create_task(sink.until(lambda heard: heard.is_up))
    await asyncio.wait({running, waiting}, return_when=asyncio.FIRST_COMPLETED)
    if running.done():
        waiting.cancel()
        running.result()
    await waiting
    try:
        yield
    finally:
        running.cancel()
        with suppress(asyncio.CancelledError, UnwindError):
            await running
