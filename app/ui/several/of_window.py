"""What a window does with several chosen rows: its panel, its keys, and one press for all of them."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.domain.ids import AccountKey
from app.domain.intent import Amount, AtMarket, Origin
from app.engine.desk import Account
from app.engine.rest_policy import Rest
from app.ui.several.plan import Plan, Planner, Wish
from app.ui.several.words import count_words, scope_words, why_nothing
from app.ui.text import format as fmt
from app.ui.text.language import in_words
from app.ui.trading.pressing import Act, Draft
from app.ui.trading.rest_words import rest_words

if TYPE_CHECKING:
    from app.ui.window.main_window import MainWindow

RESTS = 20
"""A plan of thousands of rows takes its time: it rests so many times as long before the next look."""


class Several(QObject):
    """Stands in for the panel of one row while more than one is chosen."""

    said = Signal(str)

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._panel = window.several_panel
        self._were_several = False
        self._due_ns = 0
        self._panel.rest_words = self._rest_words
        self._panel.wish_changed.connect(self.refresh)
        self._panel.send_wanted.connect(self._on_big_button)
        window.table.choice_changed.connect(self._on_choice)
        # What was said of a thin book holds for one press of one choice.
        window.table.choice_changed.connect(self._panel.price.be_strict)
        window.presser.began.connect(self._panel.price.be_strict)
        self.said.connect(window.status.say)

    @property
    def on(self) -> bool:
        """Whether more than one row is chosen."""
        return self._window.table.choice.several

    @property
    def _planner(self) -> Planner:
        window = self._window
        return Planner(
            row=window.desk.row,
            account=window.model.account,
            preview=window.presser.preview,
            close_of=window.model.close_of,
            size_unknown=window.trading.doubts.size_unknown,
            now_ns=window.desk.clock.now,
        )

    def counted(self) -> str:
        """`3 positions in 2 accounts`: all that are chosen."""
        keys = self._window.table.choice.keys
        return count_words(len(keys), len({key.account for key in keys}))

    # ---- the panel

    def _on_choice(self) -> None:
        window, several = self._window, self.on
        if several and not self._were_several:
            # Each box tells that it has changed: one look at all rows afterwards is enough.
            self._panel.blockSignals(True)
            self._panel.begin(window.panel.draft)
            self._panel.blockSignals(False)
        window.panels.setCurrentWidget(self._panel if several else window.panel)
        if several:
            self.refresh()
            self.said.emit(self.tr("Chosen: {0}.").format(self.counted()))
        elif self._were_several:
            # While several were chosen the panel of one row did not follow.
            window.table.current_changed.emit(window.table.current_key)
        self._were_several = several

    def _show_rows(self) -> None:
        window, keys = self._window, self._window.table.chosen_keys
        self._panel.show_chosen(self.counted(), {key.account.environment for key in keys})
        accounts = tuple(dict.fromkeys(key.account for key in keys))
        window.trading.several_rest.show_accounts(accounts)
        able = []
        for account in self._accounts(accounts).values():
            of_account = [key for key in keys if key.account == account.key]
            rows = map(window.desk.book.position, of_account)
            able += list(dict.fromkeys(account.capability_of(row) for row in rows))
        self._panel.use_rows(able)

    def _accounts(self, keys: Sequence[AccountKey]) -> dict[AccountKey, Account]:
        found = {key: self._window.model.account(key) for key in keys}
        return {key: account for key, account in found.items() if account is not None}

    def glance(self) -> None:
        """Four times a second: newer prices, states and reasons."""
        if self.on and self._window.desk.clock.monotonic_ns() >= self._due_ns:
            self.refresh()

    def refresh(self) -> None:
        """Show what would go now."""
        window, clock = self._window, self._window.desk.clock
        if not self.on:
            return
        began = clock.monotonic_ns()
        self._show_rows()
        try:
            wish = self._panel.wish()
        except ValueError as error:
            self._panel.show_refusal(in_words(str(error)))
            return
        plan = self._plan(wish)
        armed = all(window.arming.is_armed(account) for account in plan.accounts)
        staged = [draft.bare for draft in window.presser.staged]
        self._panel.show_plan(
            plan,
            self._accounts(plan.accounts + tuple(row.key.account for row, _ in plan.left_out)),
            armed=armed,
            staged=[draft.bare for draft in plan.drafts] == staged,
        )
        ended = clock.monotonic_ns()
        self._due_ns = ended + RESTS * (ended - began)

    def _plan(self, wish: Wish) -> Plan:
        return self._planner.plan(self._window.table.chosen_keys, wish)

    def _rest_words(self, accounts: Sequence[AccountKey]) -> str:
        """Accounts whose rest is not left open."""
        policies = {key: self._window.desk.remainders.policy(key) for key in accounts}
        found = self._accounts(accounts)
        said = [
            f"{found[key].title}: {rest_words(policy)}"
            for key, policy in policies.items()
            if policy.rest is not Rest.LEAVE and key in found
        ]
        return self.tr("Rest: {0}.").format("; ".join(said)) if said else ""

    # ---- presses

    def press(self, wish: Wish, origin: Origin) -> None:
        """Stage while disarmed, send while armed: those that can go, and none besides."""
        plan = self._plan(wish)
        if not plan.going:
            self.said.emit(why_nothing(plan))
            return
        act = Act(scope_words(plan), plan.left_out)
        self._window.presser.press(plan.drafts, origin, act)

    def press_share(self, amount: Amount) -> None:
        """A key: that part of each chosen row, at market."""
        self.press(Wish(amount, AtMarket()), Origin.HOTKEY)

    def _on_big_button(self) -> None:
        self.press_panel(Origin.BUTTON)

    def press_panel(self, origin: Origin) -> None:
        """What the panel of several rows says."""
        try:
            wish = self._panel.wish()
        except ValueError as error:
            self.said.emit(in_words(str(error)))
        else:
            self.press(wish, origin)

    def adopt(self, staged: Sequence[Draft]) -> None:
        """What is staged stands in the panel, where it is of the rows chosen there."""
        if (
            self.on
            and staged
            and {draft.key for draft in staged} <= self._window.table.choice.keys
        ):
            cancels = any(draft.cancel_working_orders for draft in staged)
            self._panel.blockSignals(True)
            self._panel.adopt(staged[0], cancels=cancels)
            self._panel.blockSignals(False)
            self._window.layout_of_parts.show_panel()

    # ---- keys that fill the panel

    def amount(self, percent: int) -> None:
        """1 to 4."""
        self._panel.amount.set_share(percent)
        self._say_wish()

    def amount_rest(self) -> None:
        self.said.emit(self._panel.amount.why.text())

    def edit_price(self) -> None:
        self.said.emit(self._panel.price.why.text())

    def edit_slippage(self) -> None:
        """S."""
        self._window.layout_of_parts.show_panel()
        self._panel.price.edit_slippage()

    def order_kind(self) -> None:
        """M."""
        self._panel.price.next_kind()
        self._say_wish()

    def cancel_orders_too(self) -> None:
        """O."""
        box = self._panel.cancel_orders
        if box.isEnabled():
            box.toggle()
            self._say_wish()
        else:
            self.said.emit(self.tr("These venues cannot cancel working orders with a close."))

    def _say_wish(self) -> None:
        self.said.emit(self._panel.summary_text)

    # ---- rows that leave

    def leave_the_gone(self) -> None:
        """Chosen rows whose positions have just gone; those closed elsewhere are told."""
        window, before = self._window, self._window.table.choice.keys
        if not window.table.leave_the_gone():
            return
        gone = [key for key in before - window.table.choice.keys if not window.model.close_of(key)]
        if gone:
            words = self.tr("Closed elsewhere and no longer chosen: {0}.")
            rows = [window.model.view_of(key) for key in gone]
            names = [fmt.symbol(row.position.instrument) for row in rows if row is not None]
            self.said.emit(words.format(", ".join(names)))

    def cursor(self, step: int) -> None:
        """Ctrl with Up or Down: stand at another row, and leave the choice as it is."""
        key = self._window.table.move_cursor(step)
        row = self._window.model.view_of(key) if key is not None else None
        if row is not None:
            words = self.tr("At {0}. Key {1} takes it in or out.")
            taker = self._window.actions_of_window.key_text("choose_this")
            self.said.emit(words.format(fmt.symbol(row.position.instrument), taker))

    def choose_this(self) -> None:
        """Take the row where the keyboard stands in or out."""
        if not self._window.table.toggle_at_cursor():
            self._window.commands.chosen()

    def drop(self) -> bool:
        """Esc: whether several rows were chosen. Sends nothing, ever."""
        if not self.on:
            return self._window.table.drop_cursor()
        self._window.table.choose(None)
        self.said.emit(self.tr("No row is chosen any more. Nothing was sent."))
        return True
