"""Flatten a row, a symbol, an account, a venue, the winners, the losers or a tab: list, then send."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.domain.errors import Denied
from app.domain.ids import PositionKey
from app.domain.report import LinkState
from app.engine.arming import Mode
from app.ui.text import format as fmt
from app.ui.text.language import in_words
from app.ui.trading.decision import Decision
from app.ui.trading.lane_words import scope_words
from app.ui.window.scopes import Scope

if TYPE_CHECKING:
    from app.ui.window.main_window import MainWindow


class Flattening(QObject):
    """Keys and menus always stage: a list is looked at before it is sent. The header's button
    sends at once when armed.
    """

    said = Signal(str)
    started = Signal(object)
    """A Flatten."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self.staged: tuple[PositionKey, ...] = ()

    # ---- which rows

    def keys_in_tab(self) -> list[PositionKey]:
        """Every position of the chosen tab; the filter hides rows, it does not protect them."""
        return self._keys_of(self._window.tabs.scope())

    def keys_of_this_tab(self) -> Callable[[], list[PositionKey]]:
        """The same for later, whatever tab is chosen by then."""
        scope = self._window.tabs.scope()
        return lambda: self._keys_of(scope)

    def _keys_of(self, scope: Scope | None) -> list[PositionKey]:
        keys = self._window.desk.book.keys()
        return [key for key in keys if scope is not None and scope.holds(key.account)]

    def same_symbol(self, chosen: PositionKey) -> list[PositionKey]:
        """Every row of the chosen row's symbol."""
        symbol = self._symbol(chosen)
        return [key for key in self.keys_in_tab() if self._symbol(key) == symbol]

    def same_venue(self, chosen: PositionKey) -> list[PositionKey]:
        """Every row of the chosen row's venue."""
        venue = chosen.account.venue
        return [key for key in self.keys_in_tab() if key.account.venue == venue]

    def winners(self) -> None:
        self._stage_where(lambda key: self._gain(key) > 0)

    def losers(self) -> None:
        self._stage_where(lambda key: self._gain(key) < 0)

    def every(self) -> None:
        self.stage(self.keys_in_tab())

    def symbol_of(self, chosen: PositionKey) -> None:
        self.stage(self.same_symbol(chosen))

    def venue_of(self, chosen: PositionKey) -> None:
        self.stage(self.same_venue(chosen))

    def account_of(self, chosen: PositionKey) -> None:
        self.stage(self._window.desk.book.keys(chosen.account))

    def _stage_where(self, wanted: Callable[[PositionKey], bool]) -> None:
        self.stage([key for key in self.keys_in_tab() if wanted(key)])

    def _gain(self, key: PositionKey) -> int:
        row = self._window.desk.row(key)
        return fmt.sign(row.profit) if row is not None else 0

    def _symbol(self, key: PositionKey) -> str:
        row = self._window.desk.book.position(key)
        return fmt.symbol(row.instrument) if row is not None else ""

    # ---- staging and sending

    def stage(self, keys: Sequence[PositionKey]) -> None:
        """Show what a flatten of these rows would do; Enter sends it."""
        window = self._window
        if window.arming.mode is Mode.LOCKED:
            self.said.emit(self.tr("The panel is locked to read-only. Nothing was sent."))
            return
        try:
            scope = window.desk.flattens.scope(keys)
        except Denied as denial:
            self.said.emit(in_words(denial.reason))
            return
        if not scope.positions:
            text = self.tr("No such row can be closed now. Nothing is staged.")
            why = next(
                (f" {fmt.symbol(row.instrument)}: {in_words(why)}" for row, why in scope.blocked),
                "",
            )
            self.said.emit(text + why)
            return
        titles = {account.key: account.title for account in window.desk.accounts()}
        words = in_words(scope.words)
        text = self.tr("{0}: cancel working orders, close at market, read back.")
        decision = Decision(
            text.format(words),
            scope_words(scope, titles),
            words,
            self._send,
            on_drop=self._unstage,
        )
        window.trading.ask(decision)
        self.staged = tuple(row.key for row in scope.positions)
        said = self.tr("Enter: {0}. Esc drops.").format(words)
        window.trading.mark(self.staged, said)

    def press(self) -> None:
        """The header's button: at once when armed; else it stages, and pressed again it sends."""
        window, keys = self._window, self.keys_in_tab()
        if window.arming.mode is Mode.LOCKED:
            self.said.emit(self.tr("The panel is locked to read-only. Nothing was sent."))
        elif keys and all(window.arming.is_armed(key.account) for key in keys):
            self.start(keys)
        elif self.staged and window.trading.strip.is_open and set(self.staged) == self._all(keys):
            window.trading.strip.confirm()
        else:
            self.stage(keys)

    def _all(self, keys: Sequence[PositionKey]) -> set[PositionKey]:
        try:
            return {row.key for row in self._window.desk.flattens.scope(keys).positions}
        except Denied:
            return set()

    def _send(self, _words: str) -> None:
        # What was listed is what is closed: a position that came later was not looked at.
        keys, self.staged = self.staged, ()
        self.start(keys)

    def start(self, keys: Sequence[PositionKey]) -> None:
        """Flatten these rows now."""
        window = self._window
        window.arming.touch()
        unknown = self.unknown_words()
        try:
            flatten = window.desk.flattens.start(list(keys))
        except Denied as denial:
            self.said.emit(f"{in_words(denial.reason)} {unknown}".strip())
            return
        self.started.emit(flatten)
        if unknown:
            window.news.warn("flatten/unknown", unknown, self.tr("Look at the venue."))

    def unknown_words(self) -> str:
        """Accounts of the tab that are not known to be flat, whatever becomes of the others."""
        window, scope = self._window, self._window.tabs.scope()
        names = [
            account.title
            for account in window.desk.accounts()
            if scope is not None
            and scope.holds(account.key)
            and (account.state.link is not LinkState.UP or not account.state.read_at)
        ]
        text = self.tr("Not connected, what is open there is not known: {0}.")
        return text.format(", ".join(names)) if names else ""

    def _unstage(self) -> None:
        self.staged = ()
