"""From a press to the desk: staged while disarmed, sent while armed, quiet after rows moved."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from app.domain.errors import Denied
from app.domain.ids import PositionKey
from app.domain.intent import Amount, CloseIntent, Origin, Pricing
from app.domain.position import Position
from app.engine.arming import Arming, Mode
from app.engine.desk import Desk, PressPreview
from app.engine.waiting_room import Waiting
from app.ui.table.row_view import Button
from app.ui.text.language import in_words

QUIET_AFTER_MOVE_S = 0.35


@dataclass(frozen=True, slots=True)
class Draft:
    """One close that is not pressed yet. `button`: the painted button it came from."""

    key: PositionKey
    amount: Amount
    pricing: Pricing
    cancel_working_orders: bool = False
    button: Button | None = None
    override_stale: bool = False

    @property
    def bare(self) -> "Draft":
        """What would be sent, whichever button it came from."""
        return replace(self, button=None)


@dataclass(frozen=True, slots=True)
class Act:
    """Several closes as one: the scope as the button says it, and the rows that are left out of it
    with the reason.
    """

    words: str
    left_out: tuple[tuple[Position, str], ...] = ()


class Presser(QObject):
    """The only place of the window that calls `desk.press`."""

    staged_changed = Signal()
    said = Signal(str)
    pressed = Signal(object)
    """A Close, in the same call as the press."""

    began = Signal(object)
    """A Flatten of several chosen rows, in the same call as the press."""

    def __init__(
        self,
        desk: Desk,
        arming: Arming,
        shown: Callable[[PositionKey], Position | None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._arming = arming
        self._shown = shown
        self._quiet_until_ns = 0
        self._staged: tuple[tuple[Draft, Position], ...] = ()
        self.staged_act: Act | None = None

    @property
    def staged(self) -> tuple[Draft, ...]:
        """What Enter would send."""
        return tuple(draft for draft, _seen in self._staged)

    def be_quiet(self) -> None:
        """Rows have just moved: what was under the finger may be another position now."""
        now = self._desk.clock.monotonic_ns()
        self._quiet_until_ns = now + int(QUIET_AFTER_MOVE_S * 1e9)

    def press(self, drafts: tuple[Draft, ...], origin: Origin, act: Act | None = None) -> None:
        """Send when armed; otherwise stage, or send what this press has staged before.

        With `act` they are one: one transaction, and a lane for each account.
        """
        if not drafts or not self._may_act():
            return
        armed = all(self._arming.is_armed(draft.key.account) for draft in drafts)
        again = [draft.bare for draft in drafts] == [draft.bare for draft in self.staged]
        if armed or again:
            self._send(self._with_seen(drafts) if armed else self._staged, origin, act)
        else:
            self.stage(drafts, act)

    def stage(self, drafts: tuple[Draft, ...], act: Act | None = None) -> None:
        """Hold drafts until Enter sends or Esc drops them."""
        if not self._may_act():
            return
        self._staged, self.staged_act = self._with_seen(drafts), act
        self.staged_changed.emit()

    def send_staged(self, origin: Origin) -> None:
        """Enter."""
        if not self._staged:
            self.said.emit(self.tr("Nothing is staged. Choose a row and press a close key."))
        elif self._may_act():
            self._send(self._staged, origin, self.staged_act)

    def send_now(self, drafts: tuple[Draft, ...], origin: Origin) -> None:
        """Send what was decided on elsewhere in two steps."""
        if self._may_act():
            self._send(self._with_seen(drafts), origin, None)

    def forget(self) -> None:
        """Something else takes the place of what is staged."""
        if self._staged:
            self._staged = ()
            self.staged_changed.emit()

    def queue(self, one: Waiting) -> None:
        """Send a close that was refused inside a pause when it is over; only while armed."""
        if not self._may_act():
            return
        if not self._arming.is_armed(one.position.account):
            self.said.emit(self.tr("Arm first. Nothing waits, nothing was sent."))
            return
        self._arming.touch()
        try:
            self._desk.waiting_room.queue(one.refused)
        except Denied as denial:
            self.said.emit(in_words(denial.reason))

    def drop(self) -> bool:
        """Esc: whether something was staged. Sends nothing, ever."""
        had = bool(self._staged)
        self._staged = ()
        if had:
            self.staged_changed.emit()
            self.said.emit(self.tr("Dropped. Nothing was sent."))
        return had

    def preview(self, draft: Draft) -> PressPreview:
        """What this draft would send now. Raises Denied."""
        seen = self._shown(draft.key)
        if seen is None:
            raise Denied("gone", self.tr("This row is gone. Nothing can be sent."))
        return self._desk.preview(self._intent(draft, seen, Origin.BUTTON))

    def _may_act(self) -> bool:
        if self._arming.mode is Mode.LOCKED:
            self.said.emit(self.tr("The panel is locked to read-only. Nothing was sent."))
            return False
        if self._desk.clock.monotonic_ns() < self._quiet_until_ns:
            self.said.emit(self.tr("Rows have just moved. Look, then press again."))
            return False
        return True

    def _with_seen(self, drafts: tuple[Draft, ...]) -> tuple[tuple[Draft, Position], ...]:
        seen = [(draft, self._shown(draft.key)) for draft in drafts]
        return tuple((draft, position) for draft, position in seen if position is not None)

    def _send(
        self, staged: tuple[tuple[Draft, Position], ...], origin: Origin, act: Act | None
    ) -> None:
        self._staged, self.staged_act = (), None
        self._arming.touch()
        intents = []
        for draft, seen in staged:
            now = self._shown(draft.key)
            # A side that changed since it was staged must reach the engine's guard as it was seen.
            as_shown = now if now is not None and now.side is seen.side else seen
            intents.append(self._intent(draft, as_shown, origin))
        if act is None:
            for close in self._desk.press_all(intents):
                self.pressed.emit(close)
        else:
            self._begin(act, intents)
        self.staged_changed.emit()

    def _begin(self, act: Act, intents: list[CloseIntent]) -> None:
        try:
            flatten = self._desk.flattens.start_chosen(intents, act.words, act.left_out)
        except Denied as denial:
            self.said.emit(in_words(denial.reason))
        else:
            self.began.emit(flatten)

    def _intent(self, draft: Draft, seen: Position, origin: Origin) -> CloseIntent:
        return CloseIntent(
            close_id=self._desk.new_close_id(),
            amount=draft.amount,
            pricing=draft.pricing,
            cancel_working_orders=draft.cancel_working_orders,
            seen=seen,
            pressed_at=self._desk.clock.now(),
            origin=origin,
            override_stale=draft.override_stale,
        )
