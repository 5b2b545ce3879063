"""The only file that knows both Qt and asyncio: the loop, spawn, deliver, ask, drain."""

import asyncio
import logging
import time
from collections.abc import Callable, Coroutine
from typing import Any

import qasync  # type: ignore[import-not-found,unused-ignore]
from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QDialog

from app.domain.event import Event
from app.domain.ids import AccountKey
from app.domain.report import LinkState
from app.engine.book import PositionBook
from app.engine.close import Close
from app.engine.desk import Desk
from app.engine.flatten import Flatten
from app.engine.notice import Notice
from app.ui.reports import Reports
from app.ui.shared_changes import Share, SharedChanges

_log = logging.getLogger(__name__)

BEAT_MS = 250
LATE_MS = 500
TOO_LATE_MS = 2000


class PanelLoop(qasync.QEventLoop):  # type: ignore[misc]
    """The one loop of the panel, for `asyncio.Runner(loop_factory=lambda: PanelLoop(app))`."""

    def __init__(self, app: QApplication) -> None:
        # Closing the last window must not stop the loop under tasks that still hold money.
        app.setQuitOnLastWindowClosed(False)
        super().__init__(app)

    def close(self) -> None:
        """End it with its timers, in the thread that they belong to.

        Those that run on belong to an object that the garbage collector frees in whatever thread it
        happens to run; Qt then calls a timer of something that is gone, and the program crashes.
        """
        super().close()
        running = getattr(self._timer, "_SimpleTimer__callbacks", {})
        for number in list(running):
            self._timer.killTimer(number)
        running.clear()


class Bridge(QObject):
    """Hands the engine's news to Qt, and Qt's wishes to the loop. It is an engine `Listener`."""

    close_changed = Signal(object, object)
    """A Close and the Event that changed it."""

    link_changed = Signal(object, object)
    """An AccountKey, and the LinkState at the moment of the news: it may have changed since."""

    notice_raised = Signal(object)

    flatten_changed = Signal(object)
    """A Flatten of which a lane, or all, has ended."""

    accounts_changed = Signal()

    _news = Signal(object)

    def __init__(self, reports: Reports, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.reports = reports
        self.link_of: Callable[[AccountKey], LinkState | None] = _unknown_link
        self._tasks: set[asyncio.Task[Any]] = set()
        self._listening: tuple[Callable[[], None], int] | None = None
        self._shared: SharedChanges | None = None
        # Queued: what Qt does with the news must never run inside the engine task that tells it.
        self._news.connect(self._hand_out, Qt.ConnectionType.QueuedConnection)

    # ---- several windows, one desk

    def listen_to(self, desk: Desk) -> Callable[[], None]:
        """Hear the desk once, however many windows do; the call that is returned ends one's part."""
        end, count = self._listening or (desk.listen(self), 0)
        self._listening = (end, count + 1)
        return self._listen_no_more

    def _listen_no_more(self) -> None:
        assert self._listening is not None
        end, count = self._listening
        self._listening = (end, count - 1) if count > 1 else None
        if count == 1:
            end()

    def changes_of(self, book: PositionBook) -> Share:
        """One window's own share of what changes in the book."""
        if self._shared is None:
            self._shared = SharedChanges(book)
        return self._shared.share()

    # ---- engine to Qt

    def on_close(self, close: Close, event: Event) -> None:
        self._news.emit((self.close_changed, (close, event)))

    def on_link(self, account: AccountKey) -> None:
        self._news.emit((self.link_changed, (account, self.link_of(account))))

    def on_notice(self, notice: Notice) -> None:
        self._news.emit((self.notice_raised, (notice,)))

    def on_flatten(self, flatten: Flatten) -> None:
        self._news.emit((self.flatten_changed, (flatten,)))

    def on_accounts(self) -> None:
        self._news.emit((self.accounts_changed, ()))

    def _hand_out(self, news: tuple[Any, tuple[object, ...]]) -> None:
        signal, values = news
        signal.emit(*values)

    # ---- Qt to the loop

    def spawn(self, work: Coroutine[Any, Any, object], *, name: str) -> None:
        """Run `work` on the loop: named, referenced, its failure reported."""
        task = asyncio.get_running_loop().create_task(work, name=name)
        self._tasks.add(task)
        task.add_done_callback(self._finished)

    def _finished(self, task: asyncio.Task[Any]) -> None:
        self._tasks.discard(task)
        if task.cancelled():
            return
        error = task.exception()
        if error is not None:
            self.reports.report(task.get_name(), error)

    async def ask(self, dialog: QDialog) -> int:
        """Show a dialog and wait for its result without a nested loop."""
        answer: asyncio.Future[int] = asyncio.get_running_loop().create_future()

        def take(result: int) -> None:
            if not answer.done():
                answer.set_result(result)

        dialog.finished.connect(take)
        dialog.open()
        try:
            return await answer
        finally:
            dialog.deleteLater()

    async def drain(self, grace_s: float) -> list[str]:
        """Wait for spawned work to end; cancel and name what is still there after `grace_s`."""
        if not self._tasks:
            return []
        _done, late = await asyncio.wait(set(self._tasks), timeout=grace_s)
        for task in late:
            task.cancel()
        if late:
            await asyncio.wait(late, timeout=1)
        return sorted(task.get_name() for task in late)

    def watch_loop(self, loop: asyncio.AbstractEventLoop) -> None:
        """Report what the loop would otherwise only print."""
        loop.set_exception_handler(self._loop_failed)

    def _loop_failed(self, _loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        error = context.get("exception") or RuntimeError(str(context.get("message")))
        self.reports.report("event loop", error)


class Heartbeat(QObject):
    """A beat of 250 ms that notices when the one thread was late."""

    beat = Signal(object)
    """How late this beat came, in milliseconds."""

    late = Signal(object)
    """Over half a second late, in milliseconds."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.worst_ms = 0.0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(BEAT_MS)
        self._timer.timeout.connect(self._on_beat)
        self._last_ns = 0

    def start(self) -> None:
        self._last_ns = time.monotonic_ns()
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()

    def _on_beat(self) -> None:
        now = time.monotonic_ns()
        late_ms = max(0.0, (now - self._last_ns) / 1e6 - BEAT_MS)
        self._last_ns = now
        self.worst_ms = max(late_ms, self.worst_ms)
        self.beat.emit(late_ms)
        if late_ms > LATE_MS:
            _log.warning("the loop was %.0f ms late", late_ms)
            self.late.emit(late_ms)


def _unknown_link(_account: AccountKey) -> LinkState | None:
    return None
