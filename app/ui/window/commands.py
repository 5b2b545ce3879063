"""What each action of the window does."""

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.domain.ids import AccountKey, PositionKey
from app.domain.intent import All, Amount, AtMarket, Origin, Share
from app.engine.arming import Mode
from app.ui.blotter.export_file import ask_for_file, write
from app.ui.keys.actions import is_typing
from app.ui.table.row_view import AMOUNT_OF, Button
from app.ui.trading.pressing import Draft

if TYPE_CHECKING:
    from app.ui.window.main_window import MainWindow

_BUTTON_OF = {amount: button for button, amount in AMOUNT_OF.items()}


class Commands(QObject):
    """The verbs of the window, each under the name of its action."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._verbs: dict[str, Callable[[], object]] = {
            "row_down": self.row_down,
            "row_up": self.row_up,
            "choose_down": lambda: window.table.move_choice(1, reaching=True),
            "choose_up": lambda: window.table.move_choice(-1, reaching=True),
            "cursor_down": lambda: window.several.cursor(1),
            "cursor_up": lambda: window.several.cursor(-1),
            "choose_this": window.several.choose_this,
            "choose_all": window.table.choose_all,
            "tab_all": self.tab_all,
            "filter": window.page.open_filter,
            "pin": self.open_details,
            "arm": self.toggle_arm,
            "lock": self.toggle_lock,
            "close_row": self.close_row,
            "amount_rest": self.amount_rest,
            "edit_quantity": self.edit_quantity,
            "edit_price": self.edit_price,
            "edit_slippage": self.edit_slippage,
            "order_kind": self.order_kind,
            "cancel_orders_too": self.cancel_orders_too,
            "send": self.send,
            "send_panel": self.send_panel,
            "leave_field": self.leave_field,
            "drop": self.drop,
            **window.trading.verbs(),
            "panic": self.panic,
            "accounts": self.say_no_accounts,
            "export": self.export,
            "reread_row": self.reread_row,
            "reread_all": self.reread_all,
            "timeline": self.timeline,
        }

    def learn(self, verbs: dict[str, Callable[[], object]]) -> None:
        """More verbs, from another part of the window."""
        self._verbs |= verbs

    def run(self, name: str) -> None:
        """Do what an action is for."""
        if name.startswith("tab_") and name != "tab_all":
            self.tab(int(name.removeprefix("tab_")))
        elif name.startswith("amount_") and name != "amount_rest":
            self.amount(int(name.removeprefix("amount_")))
        elif name.startswith("press_"):
            self.press_share(int(name.removeprefix("press_")))
        else:
            self._verbs[name]()

    def _say(self, text: str) -> None:
        self._window.status.say(text)

    def say_no_accounts(self) -> None:
        """Where no profile stands behind the window; one that has accounts learns another verb."""
        self._say(self.tr("The accounts of the demo are its own and cannot be changed."))

    # ---- rows and tabs

    def row_down(self) -> None:
        self._window.table.move_choice(1)

    def row_up(self) -> None:
        self._window.table.move_choice(-1)

    def tab(self, number: int) -> None:
        """The n-th account tab."""
        numbered = [i for i, s in enumerate(self._window.tabs.scopes()) if s.account is not None]
        if number > len(numbered):
            self._say(self.tr("There is no account tab {0}.").format(number))
            return
        self._window.tabs.setCurrentIndex(numbered[number - 1])

    def tab_all(self) -> None:
        """The All tab; pressed again, the All tab of the next environment."""
        tabs = self._window.tabs
        all_tabs = [i for i, scope in enumerate(tabs.scopes()) if scope.account is None]
        now = tabs.currentIndex()
        after = [i for i in all_tabs if i > now] if now in all_tabs else []
        tabs.setCurrentIndex((after or all_tabs)[0])

    def open_details(self) -> None:
        """Fold the panel's wire preview out, or in again."""
        window = self._window
        fold = (window.several_panel if window.several.on else window.panel).wire.heading
        window.layout_of_parts.show_panel()
        fold.setChecked(not fold.isChecked())

    # ---- arms

    def toggle_arm(self) -> None:
        window = self._window
        if window.arming.toggle() is Mode.LOCKED:
            self._say(self.tr("Locked to read-only. Unlock first."))
        window.show_arming()

    def toggle_lock(self) -> None:
        window = self._window
        if window.arming.mode is Mode.LOCKED:
            window.arming.unlock()
        else:
            window.arming.lock()
            window.presser.drop()
            window.trading.drop()
        window.show_arming()

    # ---- closing

    def row_draft(self, key: PositionKey, amount: Amount, button: Button | None = None) -> Draft:
        """What a row's button presses: that part, at market."""
        return Draft(key, amount, AtMarket(), button=button or _BUTTON_OF.get(amount))

    def _press_row(self, amount: Amount) -> None:
        key = self.chosen()
        if self._window.several.on:
            self._window.several.press_share(amount)
        elif key is not None:
            draft = self.row_draft(key, amount)
            self._window.presser.press((draft,), Origin.HOTKEY)

    def chosen(self) -> PositionKey | None:
        """The chosen row; without one the status line says so."""
        key = self._window.table.current_key
        if key is None:
            self._say(self.tr("No row is chosen. Up and Down choose one."))
        return key

    def close_row(self) -> None:
        self._press_row(All())

    def press_share(self, percent: int) -> None:
        self._press_row(All() if percent == 100 else Share(Fraction(percent, 100)))

    def send(self) -> None:
        """Enter: what is staged; else the painted button that has the focus."""
        window = self._window
        focused, key = window.table.pointer.focused, window.table.current_key
        if window.trading.strip.is_open:
            window.trading.enter()
            return
        if not window.presser.staged and focused is not None and key is not None:
            window.table.button_pressed.emit(key, focused)
            return
        if not window.presser.staged and window.trading.enter():
            return
        if window.presser.staged or window.table.current_key is None:
            window.presser.send_staged(Origin.HOTKEY)
        else:
            taker = window.actions_of_window.key_text("send_panel")
            self._say(self.tr("Nothing is staged. {0} presses the panel's button.").format(taker))

    def send_panel(self) -> None:
        """What the panel's button says: staged while disarmed, sent while armed, like a click."""
        window = self._window
        panel = window.several_panel if window.several.on else window.panel
        if window.several.on:
            window.several.press_panel(Origin.HOTKEY)
        elif self.chosen() is None:
            return
        elif panel.button.isEnabled():
            window.presses.press_panel(Origin.HOTKEY)
        else:
            self._say(panel.summary_text or panel.button.words)

    def drop(self) -> None:
        """Esc: leaves a field, else drops what is staged, else clears the filter."""
        window = self._window
        if window.panic.stop():
            return
        if is_typing():
            self.leave_field()
        elif not (window.presser.drop() or window.trading.drop() or window.several.drop()):
            if window.page.filter.text():
                window.page.clear_filter()
            elif window.table.pointer.focused is not None:
                window.table.pointer.focused = None
                window.table.viewport().update()

    def leave_field(self) -> None:
        window = self._window
        if window.page.filter.hasFocus():
            window.page.leave_filter()
        window.table.setFocus()

    # ---- the panel

    def amount(self, percent: int) -> None:
        if self._window.several.on:
            self._window.several.amount(percent)
        else:
            self._window.panel.amount.set_share(percent)

    def amount_rest(self) -> None:
        if self._window.several.on:
            self._window.several.amount_rest()
        else:
            self._window.panel.amount.kind.choose("rest")

    def edit_quantity(self) -> None:
        if self._window.several.on:
            self._window.several.amount_rest()
        elif self.chosen() is not None:
            self._window.layout_of_parts.show_panel()
            self._window.panel.amount.edit_quantity()

    def edit_price(self) -> None:
        if self._window.several.on:
            self._window.several.edit_price()
        elif self.chosen() is not None:
            self._window.layout_of_parts.show_panel()
            self._window.panel.price.edit_price()

    def edit_slippage(self) -> None:
        if self._window.several.on:
            self._window.several.edit_slippage()
        elif self.chosen() is not None:
            self._window.layout_of_parts.show_panel()
            self._window.panel.price.edit_slippage()

    def order_kind(self) -> None:
        if self._window.several.on:
            self._window.several.order_kind()
        else:
            self._window.panel.price.next_kind()

    def cancel_orders_too(self) -> None:
        box = self._window.panel.cancel_orders
        if self._window.several.on:
            self._window.several.cancel_orders_too()
        elif box.isEnabled():
            box.toggle()
        else:
            self._say(self.tr("This venue cannot cancel working orders with a close."))

    # ---- everything

    def panic(self) -> None:
        """Flatten the chosen tab, whatever the filter shows of it."""
        window = self._window
        keys = window.trading.flattening.keys_of_this_tab()
        armed = all(window.arming.is_armed(key.account) for key in keys())
        window.panic.press(keys, armed=armed)

    # ---- the rest

    def reread_row(self) -> None:
        if self.chosen() is not None:
            for account in {key.account for key in self._window.table.choice.keys}:
                self._reread(account)

    def reread_all(self) -> None:
        scope = self._window.tabs.scope()
        for account in self._window.desk.accounts():
            if scope is not None and scope.holds(account.key):
                self._reread(account.key)

    def _reread(self, account: AccountKey) -> None:
        window = self._window
        window.bridge.spawn(window.desk.reread(account), name=f"read {account.name}")
        self._say(self.tr("Reading {0} again…").format(account.name))

    def timeline(self) -> None:
        key = self._window.table.current_key
        self._window.blotter.open_timeline(key)

    def export(self) -> None:
        """Write the blotter as CSV or JSON, by the ending of the chosen name."""
        ask_for_file(self._window, self.export_to)

    def export_to(self, name: str) -> None:
        """Write the file."""
        self._say(write(self._window.blotter.model.closes(), Path(name)))
