"""Armed or disarmed: whether a press sends at once or is staged first.

Disarmed at the start, after idle minutes, and for one account after its reconnect. Arming gives
every account back its arms; a lock keeps the panel read-only until it is taken away.
"""

from enum import StrEnum

from app.domain.ids import NANOSECONDS, AccountKey
from app.domain.words import say
from app.engine.clock import Clock

IDLE_AFTER_S = 15 * 60


class Mode(StrEnum):
    """What a press does now."""

    DISARMED = "disarmed"
    ARMED = "armed"
    LOCKED = "locked"


class Arming:
    """The one switch of the panel; `why` says what disarmed it."""

    def __init__(self, clock: Clock, *, idle_after_s: float = IDLE_AFTER_S) -> None:
        self._clock = clock
        self._idle_after_ns = int(idle_after_s * NANOSECONDS)
        self._touched_ns = clock.monotonic_ns()
        self._disarmed_accounts: dict[AccountKey, str] = {}
        self.mode = Mode.DISARMED
        self.why = say("at the start")
        self._barred = ""

    def bar(self, why: str) -> None:
        """Read-only for the rest of this run: nobody can arm or unlock it."""
        self._barred = why
        self.mode, self.why = Mode.LOCKED, why

    def arm(self) -> bool:
        """Arm every account; False while locked."""
        if self.mode is Mode.LOCKED:
            return False
        self.mode = Mode.ARMED
        self.why = ""
        self._disarmed_accounts.clear()
        self.touch()
        return True

    def disarm(self, why: str) -> bool:
        """Whether this changed anything."""
        if self.mode is not Mode.ARMED:
            return False
        self.mode = Mode.DISARMED
        self.why = why
        return True

    def toggle(self) -> Mode:
        """Arm, or disarm; a locked panel stays locked."""
        if self.mode is Mode.ARMED and not self._disarmed_accounts:
            self.disarm(say("by hand"))
        else:
            self.arm()
        return self.mode

    def lock(self) -> None:
        """Read-only until `unlock`."""
        self.mode = Mode.LOCKED
        self.why = self._barred or say("locked to read-only")

    def unlock(self) -> None:
        """Back to disarmed, never straight to armed."""
        if self.mode is Mode.LOCKED and not self._barred:
            self.mode = Mode.DISARMED
            self.why = say("unlocked")

    def set_idle(self, seconds: float) -> None:
        """After how long without a person it disarms itself."""
        self._idle_after_ns = int(seconds * NANOSECONDS)

    def touch(self) -> None:
        """A person did something: the idle time begins again."""
        self._touched_ns = self._clock.monotonic_ns()

    def reconnected(self, account: AccountKey) -> bool:
        """The account came back after a gap; it is armed again only by a person."""
        if self.mode is not Mode.ARMED:
            return False
        self._disarmed_accounts[account] = say("after its reconnect")
        return True

    def tick(self) -> bool:
        """Look at the clock; whether it disarmed now."""
        idle_ns = self._clock.monotonic_ns() - self._touched_ns
        minutes = self._idle_after_ns // (60 * NANOSECONDS)
        words = (
            say("after {minutes} idle minutes", minutes=minutes)
            if minutes > 1
            else say("after an idle minute")
        )
        return idle_ns >= self._idle_after_ns and self.disarm(words)

    def is_armed(self, account: AccountKey) -> bool:
        """Whether a press on a row of this account sends at once."""
        return self.mode is Mode.ARMED and account not in self._disarmed_accounts

    def why_not(self, account: AccountKey) -> str:
        """Why a press is only staged; empty if it sends."""
        if self.mode is not Mode.ARMED:
            return self.why
        return self._disarmed_accounts.get(account, "")

    @property
    def disarmed_accounts(self) -> frozenset[AccountKey]:
        return frozenset(self._disarmed_accounts)
