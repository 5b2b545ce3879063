"""Work that several wait for: one who leaves takes it from no other, and a failure has its hearers."""

import asyncio
import gc
from typing import Any

import pytest

from app.venues.sharing import started


class Broken(Exception):
    pass


async def failing(go: asyncio.Event) -> int:
    await go.wait()
    raise Broken


async def test_one_who_leaves_takes_it_from_no_other() -> None:
    go = asyncio.Event()
    work = started(failing(go), "a read")
    leaver, stayer = (asyncio.create_task(await_shielded(work)) for _ in range(2))
    await asyncio.sleep(0)
    leaver.cancel()
    go.set()
    with pytest.raises(Broken):
        await stayer
    assert leaver.cancelled()


async def test_a_failure_that_nobody_waits_for_any_more_is_no_forgotten_error() -> None:
    reported: list[dict[str, Any]] = []
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda _, context: reported.append(context))
    go = asyncio.Event()
    work = started(failing(go), "a read")
    leaver = asyncio.create_task(await_shielded(work))
    await asyncio.sleep(0)
    leaver.cancel()
    go.set()
    await asyncio.wait([leaver, work])
    del work, leaver
    gc.collect()
    assert reported == []


async def await_shielded(work: "asyncio.Task[int]") -> int:
    return await asyncio.shield(work)
