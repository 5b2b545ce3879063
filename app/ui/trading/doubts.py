"""Giving up on a close in doubt, in words; closing everything of a size that cannot be read."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.domain.capability import Guard
from app.domain.errors import Denied
from app.domain.ids import CloseId, PositionKey
from app.domain.intent import All, AtMarket, Origin
from app.domain.order import CloseState
from app.engine.close import Close, Result
from app.ui.blotter.model import what
from app.ui.text import format as fmt
from app.ui.text.close_state import sentence_of
from app.ui.text.language import in_words
from app.ui.trading.decision import Decision
from app.ui.trading.pressing import Draft

if TYPE_CHECKING:
    from app.ui.window.main_window import MainWindow

SIZE_UNKNOWN = "size_unknown"


class Doubts(QObject):
    """Both need a second step; neither is a modal box."""

    said = Signal(str)

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._unread: set[PositionKey] = set()

    # ---- in doubt

    def give_up_row(self) -> None:
        """Give up on the doubt of the chosen row, or on the only one there is."""
        window = self._window
        doubts = [
            c for c in window.desk.closes.unexplained() if c.order.state is CloseState.IN_DOUBT
        ]
        of_row = [c for c in doubts if c.position == window.table.current_key]
        if of_row or len(doubts) == 1:
            self.give_up((of_row or doubts)[0].close_id)
        else:
            self.said.emit(self.tr("No close of the chosen row is in doubt."))

    def give_up(self, close_id: CloseId) -> None:
        """The first step: ask for words."""
        close = self._window.desk.closes.get(close_id)
        if close is None or close.order.state is not CloseState.IN_DOUBT:
            self.said.emit(self.tr("That close is no longer in doubt."))
            return
        text = self.tr("Give up on “{0}” at {1}?").format(what(close), close.account.name)
        detail = self.tr(
            "The venue has not said what became of it. Look there first. Giving up sends nothing; "
            "its hold on the position ends, so that the next press may close it again."
        )
        self._window.trading.ask(
            Decision(
                text,
                detail,
                self.tr("Give up on it"),
                lambda typed: self._dismiss(close_id, typed),
                asks=self.tr("What did you find at the venue?"),
                dropped=self.tr("Still in doubt; the venue is asked on."),
            )
        )

    def _dismiss(self, close_id: CloseId, words: str) -> None:
        try:
            self._window.desk.dismiss(close_id, words)
        except Denied as denial:
            self.said.emit(in_words(denial.reason))
            return
        self._window.notices.dismiss(f"doubt/{close_id}")
        self.said.emit(self.tr("Given up. Your words are in the journal."))

    def _settle(self, close: Close) -> None:
        """A doubt that has ended leaves the notices, and what was refused once it is closed."""
        if close.order.state is CloseState.IN_DOUBT:
            return
        notices = self._window.notices
        if notices.settle(close.close_id):
            text = self.tr("{0} is no longer in doubt. {1}")
            self.said.emit(text.format(what(close), sentence_of(close)))
        if close.result is Result.CLOSED:
            notices.overcome(self._was_of(close.position))

    def _was_of(self, position: PositionKey) -> Callable[[CloseId], bool]:
        def ask(close_id: CloseId) -> bool:
            known = self._window.desk.closes.get(close_id)
            return known is not None and known.position == position

        return ask

    # ---- size unknown

    def hear(self, close: Close) -> None:
        """Remember the rows whose size could not be read before a close; end what is settled."""
        self._settle(close)
        if close.not_sent_code == SIZE_UNKNOWN:
            self._unread.add(close.position)
        elif close.request is not None:
            self._unread.discard(close.position)

    def size_unknown(self, key: PositionKey) -> bool:
        """Whether a read for a close failed and none has come through since."""
        if key not in self._unread:
            return False
        row = self._window.desk.row(key)
        if row is None or row.fresh:
            self._unread.discard(key)
            return False
        return True

    def override(self, key: PositionKey) -> None:
        """The first step of closing everything without knowing the size."""
        row, account = self._window.desk.row(key), self._window.model.account(key.account)
        if row is None or account is None:
            self.said.emit(self.tr("This row is gone. Nothing can be sent."))
            return
        if not self.size_unknown(key):
            self.said.emit(self.tr("Its size is known, or was not asked for yet. Just close it."))
            return
        capability = account.capability_of(row.position)
        instrument = row.position.instrument
        if not capability.venue_sized_full or capability.full.guard is not Guard.NATIVE:
            text = self.tr("{0} does not size a whole close itself: nothing goes without a read.")
            self.said.emit(text.format(account.title))
            return
        text = self.tr("Close ALL of {0} at {1} without knowing how much that is?")
        detail = self.tr(
            "It could not be read; {0} stood there {1} ago. The venue closes whatever is there "
            "when it gets this, at market."
        )
        size = fmt.quantity(row.position.quantity, instrument)
        self._window.trading.ask(
            Decision(
                text.format(fmt.symbol(instrument), account.title),
                detail.format(size, fmt.age(row.age_s)),
                self.tr("Close all {0}, size unknown").format(fmt.symbol(instrument)),
                lambda _typed: self._send_blind(key),
            )
        )

    def _send_blind(self, key: PositionKey) -> None:
        draft = Draft(key, All(), AtMarket(), override_stale=True)
        self._window.presser.send_now((draft,), Origin.BUTTON)
