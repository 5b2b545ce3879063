"""Waiting for something to move on the desk, without asking the clock again and again."""

import asyncio
from collections.abc import Callable

from app.domain.event import Event
from app.domain.ids import AccountKey
from app.engine.close import Close
from app.engine.flatten import Flatten
from app.engine.notice import Notice


class Moves:
    """A listener that wakes those who wait."""

    def __init__(self) -> None:
        self._moved = asyncio.Event()

    async def until(self, condition: Callable[[], bool], deadline: float) -> bool:
        """Wait until `condition` holds; False when the loop's time reaches `deadline` first."""
        while not condition():
            self._moved.clear()
            try:
                async with asyncio.timeout_at(deadline):
                    await self._moved.wait()
            except TimeoutError:
                return condition()
        return True

    def on_close(self, close: Close, event: Event) -> None:
        self._moved.set()

    def on_link(self, account: AccountKey) -> None:
        self._moved.set()

    def on_notice(self, notice: Notice) -> None:
        self._moved.set()

    def on_accounts(self) -> None:
        self._moved.set()

    def on_flatten(self, flatten: Flatten) -> None:
        self._moved.set()
