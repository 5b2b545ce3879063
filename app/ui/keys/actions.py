"""Every action of the window, each once: its words, its keys, when it may fire."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from app.ui.keys.hotkeys import KeyMap
from app.ui.text.marks import QT_TRANSLATE_NOOP


class When(StrEnum):
    """When an action may fire."""

    ALWAYS = "always"
    """Also while a text field has the focus."""

    NOT_TYPING = "not typing"

    SENDS = "sends"
    """Can send or stage a close: not while typing, not just after rows moved."""


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One action. `repeats`: a held key may repeat it, because it sends nothing."""

    name: str
    words: str
    when: When = When.NOT_TYPING
    repeats: bool = False


def _spec(
    name: str, words: str, when: When = When.NOT_TYPING, repeats: bool = False
) -> ActionSpec:
    return ActionSpec(name, words, when, repeats)


_FIELDS: Final = (QLineEdit, QAbstractSpinBox, QPlainTextEdit, QTextEdit)
_N = QT_TRANSLATE_NOOP
SPECS: Final = (
    _spec("row_down", _N("actions", "Next row"), repeats=True),
    _spec("row_up", _N("actions", "Row before"), repeats=True),
    _spec("choose_down", _N("actions", "Choose the next row too"), repeats=True),
    _spec("choose_up", _N("actions", "Choose the row before too"), repeats=True),
    _spec("cursor_down", _N("actions", "Stand at the next row"), repeats=True),
    _spec("cursor_up", _N("actions", "Stand at the row before"), repeats=True),
    _spec("choose_this", _N("actions", "Take the row in or out of the choice")),
    _spec("choose_all", _N("actions", "Choose all rows shown")),
    _spec("tab_all", _N("actions", "All accounts"), When.ALWAYS),
    *(_spec(f"tab_{i}", _N("actions", "Account tab"), When.ALWAYS) for i in range(1, 10)),
    _spec("filter", _N("actions", "Filter the rows")),
    _spec("pin", _N("actions", "Show what will be sent")),
    _spec("arm", _N("actions", "Arm or disarm"), When.ALWAYS),
    _spec("close_row", _N("actions", "Close the chosen rows, all of them"), When.SENDS),
    _spec("amount_25", _N("actions", "Amount 25 %")),
    _spec("amount_50", _N("actions", "Amount 50 %")),
    _spec("amount_75", _N("actions", "Amount 75 %")),
    _spec("amount_100", _N("actions", "Amount 100 %")),
    _spec("amount_rest", _N("actions", "Amount: the exact rest")),
    _spec("press_25", _N("actions", "Close 25 % of the chosen rows"), When.SENDS),
    _spec("press_50", _N("actions", "Close 50 % of the chosen rows"), When.SENDS),
    _spec("press_75", _N("actions", "Close 75 % of the chosen rows"), When.SENDS),
    _spec("press_100", _N("actions", "Close 100 % of the chosen rows"), When.SENDS),
    _spec("edit_quantity", _N("actions", "Type the quantity")),
    _spec("edit_price", _N("actions", "Type the price")),
    _spec("edit_slippage", _N("actions", "Type the slippage")),
    _spec("order_kind", _N("actions", "Market, capped or limit")),
    _spec("cancel_orders_too", _N("actions", "Cancel working orders too")),
    _spec("send", _N("actions", "Send what is staged"), When.SENDS),
    _spec("send_panel", _N("actions", "Press the panel's button: what it says"), When.SENDS),
    _spec("drop", _N("actions", "Drop what is staged; sends nothing"), When.ALWAYS),
    _spec("stage_winners", _N("actions", "Flatten the winners: list them"), When.SENDS),
    _spec("stage_losers", _N("actions", "Flatten the losers: list them"), When.SENDS),
    _spec("stage_row", _N("actions", "Flatten the chosen rows"), When.SENDS),
    _spec("stage_symbol", _N("actions", "Flatten this symbol"), When.SENDS),
    _spec("stage_account", _N("actions", "Flatten this account"), When.SENDS),
    _spec("stage_venue", _N("actions", "Flatten this venue"), When.SENDS),
    _spec("stage_all", _N("actions", "Flatten all of this tab: list them"), When.SENDS),
    _spec("cancel_symbol", _N("actions", "Cancel this symbol's working orders"), When.SENDS),
    _spec("cancel_venue", _N("actions", "Cancel this venue's working orders"), When.SENDS),
    _spec("cancel_all", _N("actions", "Cancel all working orders of this tab"), When.SENDS),
    _spec("give_up", _N("actions", "Give up on a close in doubt, in words")),
    _spec("override", _N("actions", "Close all of a row whose size is unknown"), When.SENDS),
    _spec("lanes", _N("actions", "Show the last flatten")),
    _spec("risk_guard", _N("actions", "Risk guard of this account…")),
    _spec("reread_row", _N("actions", "Read this account again")),
    _spec("reread_all", _N("actions", "Read all accounts again")),
    _spec("timeline", _N("actions", "Timeline of the last close")),
    _spec("notices", _N("actions", "Notices of this run")),
    _spec("panic", _N("actions", "PANIC: close everything in this tab"), When.ALWAYS),
    _spec("lock", _N("actions", "Lock to read-only"), When.ALWAYS),
    _spec("export", _N("actions", "Export the blotter")),
    _spec("on_top", _N("actions", "Always on top"), When.ALWAYS),
    _spec("compact", _N("actions", "Compact"), When.ALWAYS),
    _spec("profit_unit", _N("actions", "PnL in money, percent or ticks")),
    _spec("help_keys", _N("actions", "Keys")),
    _spec("help", _N("actions", "Help"), When.ALWAYS),
    _spec("settings", _N("actions", "Settings"), When.ALWAYS),
    _spec("accounts", _N("actions", "Accounts"), When.ALWAYS),
    _spec("columns", _N("actions", "Columns and order"), When.ALWAYS),
    _spec("group_symbols", _N("actions", "Group by symbol")),
    _spec("new_window", _N("actions", "One more window"), When.ALWAYS),
    _spec("next_part", _N("actions", "Next part of the window"), When.ALWAYS),
    _spec("menu", _N("actions", "Menu"), When.ALWAYS),
)
NAMES: Final = tuple(spec.name for spec in SPECS)


class PanelAction(QAction):
    """A QAction that tells its name."""

    fired = Signal(object)

    def __init__(self, spec: ActionSpec, keys: tuple[QKeySequence, ...], owner: QWidget) -> None:
        words = QCoreApplication.translate("actions", spec.words)
        number = spec.name.removeprefix("tab_")
        super().__init__(f"{words} {number}" if number.isdigit() else words, owner)
        self.spec = spec
        self.setShortcuts(list(keys))
        self.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        # Qt repeats a held key; one press must be one close.
        self.setAutoRepeat(spec.repeats)
        self.triggered.connect(self._tell)

    def _tell(self) -> None:
        self.fired.emit(self.spec)


class Actions(QWidget):
    """The registry: the only owner of keys in a window. It is never shown."""

    wanted = Signal(object)
    """The name of an action that may happen now."""

    ignored = Signal(str)
    """Why a key did nothing."""

    def __init__(self, window: QWidget, keys: KeyMap) -> None:
        super().__init__(window)
        self.hide()
        self._by_name: dict[str, PanelAction] = {}
        for spec in SPECS:
            action = PanelAction(spec, keys.get(spec.name, ()), window)
            action.fired.connect(self._on_fired)
            window.addAction(action)
            self._by_name[spec.name] = action

    def __getitem__(self, name: str) -> PanelAction:
        return self._by_name[name]

    def take_keys(self, keys: KeyMap) -> None:
        """Answer to other keys from now on."""
        for name, action in self._by_name.items():
            action.setShortcuts(list(keys.get(name, ())))

    def keys(self) -> KeyMap:
        """The keys in force."""
        return {name: tuple(a.shortcuts()) for name, a in self._by_name.items()}

    def key_text(self, name: str) -> str:
        """The first key of an action as people read it here."""
        return self._by_name[name].shortcut().toString(QKeySequence.SequenceFormat.NativeText)

    def _on_fired(self, spec: ActionSpec) -> None:
        if spec.when is not When.ALWAYS and is_typing():
            if spec.name == "send":
                self.wanted.emit("leave_field")
                return
            self.ignored.emit(self.tr("Keys are quiet while you type. Esc leaves the field."))
            return
        self.wanted.emit(spec.name)


def is_typing() -> bool:
    """Whether a text field has the focus."""
    focus = QApplication.focusWidget()
    return isinstance(focus, _FIELDS) and not focus.isReadOnly()
