"""Waiting for something to move on the desk, without asking the clock again and again."""

import asyncio
from collections.abc import Callable
from typing import Final

from app.domain.event import Event
from app.domain.ids import AccountKey
from app.engine.close import Close
from app.engine.flatten import Flatten
from app.engine.notice import Notice

# A venue that pushes executions apart from the order's status lets them trail by less than this.
PRICE_PATIENCE_S: Final = 2.0


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

    async def until_priced(self, close: Close, deadline: float) -> None:
        """Give executions that trail the end of their order a moment to tell their prices."""
        order = close.order
        if not order.ended or order.position_filled > order.status_filled:
            return
        soon = asyncio.get_running_loop().time() + PRICE_PATIENCE_S
        await self.until(lambda: _is_priced(close), min(deadline, soon))

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


def _is_priced(close: Close) -> bool:
    order = close.order
    return order.executed >= order.filled or order.status_average is not None
