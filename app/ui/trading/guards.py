"""The risk guards of the accounts: asked four times a second, warn, and flatten if so chosen."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QInputDialog, QLabel

from app.domain.errors import Denied
from app.domain.ids import AccountKey
from app.domain.intent import Origin
from app.engine.arming import Mode
from app.engine.day_results import counted
from app.engine.risk import COUNTDOWN_S, OFF, Alarm, Guard, Limits, parse_limits, say_limits
from app.ui.text.language import in_words
from app.ui.trading.decision import Decision

if TYPE_CHECKING:
    from app.ui.window.main_window import MainWindow

TICK_MS = 250
DIALOG_PX = 560


class Guards(QObject):
    """One guard per account, off until a person sets limits."""

    said = Signal(str)
    started = Signal(object)
    """A Flatten."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._defaults = window.preferences.accounts
        self._defaults.changed.connect(self._on_default)
        self._guards: dict[AccountKey, Guard] = {}
        self._due: dict[AccountKey, int] = {}
        self._asked: Decision | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self.tick)

    def limits(self, account: AccountKey) -> Limits:
        return self._guard(account).limits

    def set_limits(self, account: AccountKey, limits: Limits) -> None:
        """Watch from now on by these."""
        self._defaults.change(account, risk_guard=say_limits(limits))

    def _on_default(self, account: AccountKey) -> None:
        known = self._guards.get(account)
        if known is not None and known.limits != self._limits_of(account):
            del self._guards[account]
            self._due.pop(account, None)

    def _guard(self, account: AccountKey) -> Guard:
        if account not in self._guards:
            self._guards[account] = Guard(self._limits_of(account))
        return self._guards[account]

    def _limits_of(self, account: AccountKey) -> Limits:
        try:
            return parse_limits(self._defaults.of(account).risk_guard)
        except ValueError as error:
            self._window.news.warn(f"risk/{account}", in_words(str(error)), self.tr("It is off."))
            return OFF

    def glance(self) -> None:
        """Look at every account that is watched."""
        now = self._window.desk.clock.now()
        for account in self._window.desk.accounts():
            guard = self._guard(account.key)
            if guard.limits.watched:
                limits = guard.limits
                results = self._window.desk.days.of(account.key, limits.day, limits.currencies)
                alarm = guard.look(results, now, self._window.desk.days.gap)
                if alarm is not Alarm.QUIET:
                    self._sound(account.key, guard, alarm)

    def _sound(self, account: AccountKey, guard: Guard, alarm: Alarm) -> None:
        text = self.tr("Risk guard of {0}: {1}.").format(account.name, in_words(guard.reason))
        text = f"{text} {in_words(guard.counts)}"
        if alarm is Alarm.WARN or self._window.arming.mode is Mode.LOCKED:
            self._window.news.warn(f"risk/{account}", text, self.tr("Nothing is sent by itself."))
            return
        now = self._window.desk.clock.monotonic_ns()
        self._due[account] = now + round(COUNTDOWN_S * 1e9)
        self._window.news.warn(
            f"risk/{account}", text, self.tr("It is flattened in 10 s; Esc stops that.")
        )
        self._ask(account)
        self._timer.start()

    def _ask(self, account: AccountKey) -> None:
        self._asked = Decision(
            self._words(account),
            in_words(self._guard(account).reason),
            self.tr("Flatten now"),
            lambda _typed: self._flatten(account),
            dropped=self.tr("The risk guard is stopped for today. Nothing was sent."),
            on_drop=lambda: self.stop(account),
            survives=True,
        )
        self._window.trading.ask(self._asked)

    def _words(self, account: AccountKey) -> str:
        left = (self._due[account] - self._window.desk.clock.monotonic_ns()) / 1e9
        text = self.tr("Risk guard: flatten {0} in {1} s.")
        return text.format(account.name, f"{max(0.0, left):.0f}")

    def stop(self, account: AccountKey) -> None:
        """A person stopped the countdown; the guard stays quiet for the day."""
        self._due.pop(account, None)

    def stop_all(self) -> bool:
        """Esc: whether a countdown was running."""
        had = bool(self._due)
        self._due.clear()
        return had

    def tick(self) -> None:
        """Count down; flatten what is due."""
        now = self._window.desk.clock.monotonic_ns()
        strip = self._window.trading.strip
        for account, due in list(self._due.items()):
            mine = self._asked is not None and strip.decision is self._asked
            if now < due:
                if mine:
                    strip.rewrite(self._words(account))
                continue
            if mine:
                strip.withdraw()
            self._flatten(account)
        if not self._due:
            self._timer.stop()

    def _flatten(self, account: AccountKey) -> None:
        self._due.pop(account, None)
        desk = self._window.desk
        try:
            keys = desk.book.keys(account)
            flatten = desk.flattens.start(keys, origin=Origin.RISK_GUARD)
        except Denied as denial:
            self.said.emit(in_words(denial.reason))
        else:
            self.started.emit(flatten)

    def edit(self, account: AccountKey) -> None:
        """Ask for the limits in words; a dialog beside the window's work."""
        dialog = QInputDialog(self._window)
        dialog.setWindowTitle(self.tr("Risk guard of {0}").format(account.name))
        dialog.setLabelText(
            self._standing(account)
            + "\n\n"
            + self.tr(
                "off, or: loss 500 drawdown 300 USD, loss 400 EUR flatten day 17:00 America/Chicago\n"
                "(without “flatten” it only warns; without “day …” the day begins at 00:00 UTC)"
            )
        )
        for label in dialog.findChildren(QLabel):
            # As wide as its longest line it would not fit a small screen.
            label.setWordWrap(True)
        dialog.resize(DIALOG_PX, dialog.sizeHint().height())
        dialog.setTextValue(say_limits(self.limits(account)))
        dialog.textValueSelected.connect(lambda text: self._take(account, text))
        dialog.open()

    def _standing(self, account: AccountKey) -> str:
        """The day so far, in each watched currency, and what its figures hold."""
        limits, days = self.limits(account), self._window.desk.days
        results = days.of(account, limits.day, limits.currencies or ("USD",))
        return "\n".join(in_words(counted(one, limits.day, days.gap)) for one in results.values())

    def _take(self, account: AccountKey, text: str) -> None:
        try:
            limits = parse_limits(text)
        except ValueError as error:
            self.said.emit(in_words(str(error)))
            return
        self.set_limits(account, limits)
        self.said.emit(self.tr("Risk guard of {0}: {1}.").format(account.name, say_limits(limits)))
