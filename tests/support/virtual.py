"""A loop whose time is turned by waiting: a minute of sleeping takes no time, in exact order."""

import asyncio
import functools
import inspect
import selectors
from collections.abc import Callable, Coroutine
from typing import Any

from app.domain.ids import NANOSECONDS, Instant

EPOCH = Instant(1_790_000_000 * NANOSECONDS)


class _TurningSelector(selectors.DefaultSelector):
    """Instead of waiting for a timer, moves the clock to it."""

    def __init__(self) -> None:
        super().__init__()
        self.now_s = 0.0

    def select(self, timeout: float | None = None) -> list[Any]:
        if timeout is None:
            raise RuntimeError("everything waits and no timer is set: this story never ends")
        self.now_s += max(0.0, timeout)
        return super().select(0)


class VirtualLoop(asyncio.SelectorEventLoop):
    """Runs timers in order without waiting for them."""

    def __init__(self) -> None:
        self._turning = _TurningSelector()
        super().__init__(self._turning)

    def time(self) -> float:
        return self._turning.now_s


class VirtualClock:
    """The engine's clock on the running loop's time."""

    def now(self) -> Instant:
        return Instant(EPOCH + self.monotonic_ns())

    def monotonic_ns(self) -> int:
        return round(asyncio.get_running_loop().time() * NANOSECONDS)


def on_virtual_time(
    test: Callable[..., Coroutine[Any, Any, None]],
) -> Callable[..., None]:
    """Run a coroutine test on a VirtualLoop."""

    @functools.wraps(test)
    def run(*args: Any, **kwargs: Any) -> None:
        with asyncio.Runner(loop_factory=VirtualLoop) as runner:
            runner.run(test(*args, **kwargs))

    # pytest-asyncio would take the wrapped coroutine function for its own.
    del run.__wrapped__
    run.__signature__ = inspect.signature(test)  # type: ignore[attr-defined]
    return run
