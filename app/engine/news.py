"""Who hears the engine's rare news, one by one; a listener that fails does not deafen the others."""

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from app.domain.event import Event
from app.domain.ids import AccountKey, CloseId
from app.domain.words import say
from app.engine.clock import Clock
from app.engine.close import Close
from app.engine.notice import Notice, Severity

if TYPE_CHECKING:
    from app.engine.flatten import Flatten

_log = logging.getLogger(__name__)


class Listener(Protocol):
    """Calls come from engine tasks: hand them on, do no work."""

    def on_close(self, close: Close, event: Event) -> None: ...

    def on_link(self, account: AccountKey) -> None: ...

    def on_notice(self, notice: Notice) -> None: ...

    def on_accounts(self) -> None: ...

    def on_flatten(self, flatten: "Flatten") -> None:
        """A lane of a flatten ended, or all of it."""
        ...


class News:
    """The list of listeners."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._listeners: list[Listener] = []
        self._wakers: list[Callable[[], None]] = []

    def listen(self, listener: Listener) -> Callable[[], None]:
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def on_any_close(self, wake: Callable[[], None]) -> Callable[[], None]:
        """Call `wake` after every event of any close; the returned function ends it."""
        self._wakers.append(wake)
        return lambda: self._wakers.remove(wake)

    def close(self, close: Close, event: Event) -> None:
        self._tell(lambda listener: listener.on_close(close, event))
        for wake in list(self._wakers):
            wake()

    def flatten(self, flatten: "Flatten") -> None:
        self._tell(lambda listener: listener.on_flatten(flatten))

    def link(self, account: AccountKey) -> None:
        self._tell(lambda listener: listener.on_link(account))

    def accounts(self) -> None:
        self._tell(lambda listener: listener.on_accounts())

    def notice(
        self,
        severity: Severity,
        cause: str,
        text: str,
        next_step: str = "",
        *,
        account: AccountKey | None = None,
        close_id: CloseId | None = None,
    ) -> None:
        """Tell and log one line for a person; `cause` groups repeats (`doubt/CLOSE_ID`)."""
        notice = Notice(severity, cause, text, next_step, self._clock.now(), account, close_id)
        level = logging.INFO if severity is Severity.INFO else logging.WARNING
        _log.log(level, "%s: %s", cause, text)
        self._tell(lambda listener: listener.on_notice(notice))

    def failure(self, what: str, error: BaseException) -> None:
        """A task of ours failed: a fault of this program, said aloud."""
        _log.error("%s failed", what, exc_info=error)
        self.notice(
            Severity.DANGER,
            f"failure/{what.split(maxsplit=1)[0]}",
            say("A part of this program failed ({what}: {error}).", what=what, error=error),
            say("Check the position at the venue, and restart the panel."),
        )

    def _tell(self, call: Callable[[Listener], None]) -> None:
        for listener in list(self._listeners):
            try:
                call(listener)
            except Exception:  # noqa: BLE001 - one deaf listener must not deafen the rest
                _log.exception("a listener failed")
