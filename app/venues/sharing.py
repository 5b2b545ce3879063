"""Work that several wait for at once, each of them free to give up."""

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

T = TypeVar("T")


def started(work: Coroutine[Any, Any, T], name: str) -> asyncio.Task[T]:
    """Start work that is awaited behind `asyncio.shield`, so that one who leaves takes it from no other.

    A failure is told to those who wait. Where all have left there is nobody to tell, and it is not
    reported as an error that was forgotten.
    """
    task = asyncio.get_running_loop().create_task(work, name=name)
    task.add_done_callback(_read)
    return task


def _read(task: asyncio.Task[Any]) -> None:
    if not task.cancelled():
        task.exception()
