"""One read that serves everyone who asked before it left: many askers, few calls."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Generic, TypeVar

from app.venues.sharing import started

T = TypeVar("T")


class SharedRead(Generic[T]):
    """Joins askers while a read still waits for its turn; who comes later gets a later read.

    `read` is given a function to call at the moment the request leaves.
    """

    def __init__(self, read: Callable[[Callable[[], None]], Awaitable[T]]) -> None:
        self._read = read
        self._waiting: asyncio.Task[T] | None = None

    async def __call__(self) -> T:
        """The answer to a request that leaves after this call."""
        if self._waiting is None or self._waiting.done():
            self._waiting = started(self._run(), "shared read")
        # One asker that gives up must not take the answer from the others.
        return await asyncio.shield(self._waiting)

    async def _run(self) -> T:
        return await self._read(self._left)

    def _left(self) -> None:
        self._waiting = None
