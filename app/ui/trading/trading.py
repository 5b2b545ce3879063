"""Puts flatten, doubts and working orders into a window: one strip, one view of lanes."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QVBoxLayout

from app.domain.ids import AccountKey, PositionKey
from app.domain.money import Money
from app.domain.position import Position
from app.engine.close import Close
from app.engine.flatten import Flatten
from app.ui.table.columns import Column
from app.ui.table.row_view import Button
from app.ui.text import format as fmt
from app.ui.trading.beginning import begin
from app.ui.trading.closed_now import fee_per_unit
from app.ui.trading.day_brought import DayBrought
from app.ui.trading.decision import Decision, DecisionStrip
from app.ui.trading.doubts import Doubts
from app.ui.trading.flattening import Flattening
from app.ui.trading.guards import Guards
from app.ui.trading.lanes import LanesView
from app.ui.trading.latency_words import usual_words
from app.ui.trading.menus import Menus
from app.ui.trading.readiness import journal_words, readiness
from app.ui.trading.rest_box import RestBox
from app.ui.trading.sweeping import Sweeping

if TYPE_CHECKING:
    from app.ui.window.main_window import MainWindow

TICK_MS = 100


class Trading(QObject):
    """The window's second steps and their results."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._begun_with: AccountKey | None = None
        self.flattening = Flattening(window)
        self.doubts = Doubts(window)
        self.sweeping = Sweeping(window)
        self.guards = Guards(window)
        self.day = DayBrought(window)
        self.strip = DecisionStrip(window.page)
        self.lanes = LanesView(window.desk, window.theme, window.page)
        layout = window.page.layout()
        # Below the rows, where what comes and goes moves no row under the pointer.
        if isinstance(layout, QVBoxLayout):
            at = layout.indexOf(window.notices)
            layout.insertWidget(at, self.lanes)
            layout.insertWidget(at, self.strip)
        self.rest = RestBox(window.desk, window.preferences.accounts)
        window.panel.add_choice(self.rest)
        self.several_rest = RestBox(window.desk, window.preferences.accounts)
        window.several_panel.add_choice(self.several_rest)
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._tick)

    def connect_all(self) -> None:
        """Wire it; the window's other parts stand by now."""
        window = self._window
        self.menus = Menus(window)
        for part in (self.flattening, self.doubts, self.sweeping, self.guards, self.strip):
            part.said.connect(window.status.say)
        self.strip.changed.connect(self._on_strip)
        self.strip.left.connect(window.table.setFocus)
        window.panic.said.connect(window.status.say)
        for started in (
            window.panic.started,
            window.presser.began,
            self.flattening.started,
            self.guards.started,
            window.bridge.flatten_changed,
        ):
            started.connect(window.news.on_flatten)
            started.connect(self.on_flatten)
        window.panic.counting_changed.connect(self._on_panic)
        window.bridge.close_changed.connect(self._on_close)
        window.presser.staged_changed.connect(self._on_staged)
        window.header.flatten_pressed.connect(self.flattening.press)
        window.notices.give_up.connect(self.doubts.give_up)
        window.panel.size_unknown = self.doubts.size_unknown
        window.panel.rest_words = self.rest.button_words
        window.panel.title.usual_words = self._usual_words
        window.panel.title.fee_of = self._fee_of
        window.table.current_changed.connect(self._on_current)
        window.bridge.accounts_changed.connect(self._on_accounts)
        window.preferences.accounts.changed.connect(self._on_default)
        window.table.painter_of_rows.shows_button = self._shows_button
        self.rest.refresh_accounts()
        window.panel.override_wanted.connect(self.doubts.override)
        window.tabs.currentChanged.connect(self._on_tab)

    def verbs(self) -> dict[str, Callable[[], None]]:
        """What the keys of this part do."""
        flattening, sweeping = self.flattening, self.sweeping
        return {
            "stage_winners": flattening.winners,
            "stage_losers": flattening.losers,
            "stage_all": flattening.every,
            "stage_row": self._stage_chosen,
            "stage_symbol": self._of_row(flattening.symbol_of),
            "stage_account": self._of_row(flattening.account_of),
            "stage_venue": self._of_row(flattening.venue_of),
            "cancel_symbol": self._of_row(sweeping.symbol_of),
            "cancel_venue": self._of_row(sweeping.venue_of),
            "cancel_all": sweeping.every,
            "give_up": self.doubts.give_up_row,
            "override": self._of_row(self.doubts.override),
            "lanes": self.show_last_flatten,
            "risk_guard": self._of_row(lambda key: self.guards.edit(key.account)),
        }

    def _usual_words(self, account: AccountKey) -> str:
        return usual_words(self._window.desk.latency, account.venue)

    def _fee_of(self, position: Position) -> Money | None:
        return fee_per_unit(position, self._window.desk.closes)

    def _on_current(self, key: PositionKey | None) -> None:
        if self._window.table.choice.several:
            return
        account = key.account if key is not None else None
        self.rest.show_account(account)
        if account is not None and account != self._begun_with:
            self._begin_with(account)

    def _begin_with(self, account: AccountKey) -> None:
        """The first row of another account: the panel stands as that account begins."""
        self._begun_with = account
        begin(self._window.panel, self._window.preferences.accounts.of(account))

    def _on_default(self, account: AccountKey) -> None:
        if account == self._begun_with and not self._window.presser.staged:
            self._begin_with(account)
        # The button names the policy of the rest: not only at the next glance.
        self._window.panel.price.changed.emit()
        self._window.table.viewport().update()

    def _on_accounts(self) -> None:
        self._window.preferences.accounts.read_again()
        self.rest.refresh_accounts()
        self._make_room_for_names()

    def _fit_columns(self) -> None:
        """The day's column takes room when a row has it; symbols keep theirs, so that nothing jumps."""
        table, book = self._window.table, self._window.desk.book
        shown = [book.position(key) for key in self._window.model.row_keys()[:500]]
        rows = [row for row in shown if row is not None]
        told = any(row.day_profit is not None for row in rows)
        empty = frozenset() if told else frozenset({Column.DAY})
        symbols = [fmt.symbol(row.instrument) for row in rows]
        longest = replace(table.longest, symbol=max([table.longest.symbol, *symbols], key=len))
        if (table.empty, table.longest) != (empty, longest):
            table.empty, table.longest = empty, longest
            table.lay_out_columns()

    def _make_room_for_names(self) -> None:
        table = self._window.table
        titles = [account.title for account in self._window.desk.accounts()]
        table.longest = replace(table.longest, account=max(titles, key=len, default=""))
        table.lay_out_columns()

    def _shows_button(self, key: PositionKey, button: Button) -> bool:
        always = button in (Button.CLOSE, Button.MORE)
        return always or button in self._window.preferences.accounts.of(key.account).buttons

    def _stage_chosen(self) -> None:
        if self._window.commands.chosen() is not None:
            self.flattening.stage(self._window.table.chosen_keys)

    def _of_row(self, verb: Callable[[PositionKey], None]) -> Callable[[], None]:
        def act() -> None:
            key = self._window.commands.chosen()
            if key is not None:
                verb(key)

        return act

    # ---- the strip

    def ask(self, decision: Decision) -> None:
        """Only one thing waits for Enter at a time."""
        if not self._window.panic.counting:
            self._window.presser.forget()
            self.strip.ask(decision)

    def mark(self, keys: Sequence[PositionKey], words: str) -> None:
        """Show on the rows and in the status line what Enter would do."""
        self._window.table.set_staged(dict.fromkeys(keys, Button.CLOSE))
        self._window.model.hold("decision", True)
        self._window.status.show_staged(words)

    def enter(self) -> bool:
        """Enter: whether it was for the strip or for a button that has the focus."""
        if self.strip.is_open:
            self.strip.confirm()
            return True
        focus = QApplication.focusWidget()
        if isinstance(focus, QAbstractButton) and focus.isEnabled():
            focus.click()
            return True
        return False

    def drop(self) -> bool:
        """Esc: the strip, then steps that wait to close a rest; sends nothing."""
        if self.strip.drop():
            return True
        stopped = self._window.desk.remainders.stop()
        if self.guards.stop_all():
            self._window.status.say(self.tr("The risk guard is stopped. Nothing was sent."))
            return True
        if stopped:
            self._window.status.say(self.tr("Stopped. The rest is left open."))
        return bool(stopped)

    def _on_strip(self) -> None:
        if not self.strip.is_open and not self._window.presser.staged:
            self._window.table.set_staged({})
            self._window.model.hold("decision", False)
            self._window.status.show_staged("")

    def _on_staged(self) -> None:
        if self._window.presser.staged and not self._window.panic.counting:
            self.strip.withdraw()

    def _on_tab(self, _index: int) -> None:
        decision = self.strip.decision
        if decision is not None and not decision.survives:
            self.strip.drop()

    # ---- panic

    def _on_panic(self, counting: bool) -> None:
        panic = self._window.panic
        if not counting:
            self._timer.stop()
            self.strip.withdraw()
            return
        self._window.presser.forget()
        self.strip.ask(
            Decision(
                panic.words(),
                self.tr("Esc stops it. The same keys, or Enter, send it now."),
                self.tr("Send it now"),
                lambda _typed: panic.skip(),
                dropped=self.tr("Panic stopped. Nothing was sent."),
                on_drop=panic.stop_quietly,
                survives=True,
            )
        )
        self._timer.start()

    def _tick(self) -> None:
        if self._window.panic.counting:
            self.strip.rewrite(self._window.panic.words())

    # ---- results

    def on_flatten(self, flatten: Flatten) -> None:
        """A flatten began, or a lane of it ended."""
        if self.lanes.flatten is flatten:
            self.lanes.refresh()
        else:
            self.lanes.show_flatten(flatten)

    def show_last_flatten(self) -> None:
        recent = self._window.desk.flattens.recent
        if recent:
            self.lanes.show_flatten(recent[-1])
        else:
            self._window.status.say(self.tr("Nothing has been flattened yet."))

    def glance(self) -> None:
        """Four times a second."""
        self._fit_columns()
        if self.lanes.isVisible():
            self.lanes.refresh()
        window, scope = self._window, self._window.tabs.scope()
        self.guards.glance()
        self.day.glance()
        if scope is not None:
            ready = readiness(window.desk, scope)
            window.status.show_ready(ready.text, ready.detail)
        window.status.show_journal(journal_words(window.blotter.model.close_at(0)))
        keys = self.flattening.keys_in_tab()
        window.header.show_flatten(len(keys), len({key.account for key in keys}))

    def _on_close(self, close: Close, _event: object) -> None:
        self.doubts.hear(close)
        if self.lanes.isVisible():
            self.lanes.refresh()
