"""What goes on beside the calls of a simulated venue: walking prices, fills to come, pushes."""

import asyncio
from collections.abc import Coroutine, Iterable


async def end_all(tasks: Iterable[asyncio.Task[None]]) -> None:
    """Cancel the tasks and wait for their ends."""
    ending = list(tasks)
    for task in ending:
        task.cancel()
    await asyncio.gather(*ending, return_exceptions=True)


class Jobs:
    """Tasks inside the running loop; each ends by itself or with `stop`."""

    def __init__(self) -> None:
        self._tasks: set[asyncio.Task[None]] = set()

    def start(self, work: Coroutine[None, None, None], *, name: str) -> None:
        task = asyncio.get_running_loop().create_task(work, name=name)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def stop(self) -> None:
        """End what still goes on; safe to call twice."""
        await end_all(self._tasks)
