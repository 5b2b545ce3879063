"""A piece of work on the loop that a dialog waits for, and that outlives the dialog if it must."""

import asyncio
from collections.abc import Coroutine
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from app.domain.errors import UnwindError
from app.ui.bridge import Bridge


class Job(QObject):
    """One at a time. It has no parent: a dialog that goes away must not take it along."""

    done = Signal(object)
    """What the work returned."""

    failed = Signal(object)
    """The exception it raised."""

    _ended = Signal(object, object)

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._task: asyncio.Task[Any] | None = None
        self._turn = 0
        self._name = ""
        self.busy = False
        # Queued: what a dialog does with the outcome must not run inside the task that made it.
        self._ended.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def start(self, work: Coroutine[Any, Any, object], name: str) -> None:
        """Begin; what was begun before is forgotten."""
        self.cancel()
        self._turn += 1
        self.busy, self._name = True, name
        self._bridge.spawn(self._run(work, self._turn), name=name)

    def cancel(self) -> None:
        """Stop it; neither `done` nor `failed` will come."""
        self._turn += 1
        self.busy = False
        if self._task is not None:
            self._task.cancel()
            self._task = None

    async def _run(self, work: Coroutine[Any, Any, object], turn: int) -> None:
        if turn != self._turn:
            work.close()
            return
        self._task = asyncio.current_task()
        try:
            outcome: object = await work
            error: Exception | None = None
        except Exception as caught:  # noqa: BLE001 - told to the dialog, and reported below
            outcome, error = None, caught
        if turn == self._turn:
            self._task = None
        self._ended.emit(turn, (outcome, error))

    def _tell(self, turn: int, ending: tuple[object, Exception | None]) -> None:
        outcome, error = ending
        if error is not None and not isinstance(error, UnwindError):
            self._bridge.reports.report(self._name, error)
        if turn != self._turn:
            return
        self.busy = False
        if error is None:
            self.done.emit(outcome)
        else:
            self.failed.emit(error)
