"""Every default key, pressed for real: what is seen to happen. A key without a proof fails here."""

from collections.abc import Callable, Iterator
from fractions import Fraction

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QInputDialog

from app.domain.intent import All, Rest, Share
from app.engine.arming import Mode
from app.ui.keys.actions import SPECS
from app.ui.keys.dialog import KeysDialog
from app.ui.keys.hotkeys import read_keys
from app.ui.resources import folder
from app.ui.settings.dialog import SettingsDialog
from app.ui.table.columns_dialog import ColumnsDialog
from app.ui.table.row_view import ProfitUnit
from app.ui.window.notice_log import NoticeLog
from tests.support.desk import amounts
from tests.ui import gallery
from tests.ui import test_safety_rules as rules

Proof = Callable[..., Iterator[None]]
KEYS = read_keys((folder() / "hotkeys.toml").read_text("utf-8"), {spec.name for spec in SPECS})
PROOFS: dict[str, Proof] = {}


def proves(*names: str) -> Callable[[Proof], Proof]:
    """What stands before the `yield` is so before the key, what follows is so after it."""

    def note(proof: Proof) -> Proof:
        PROOFS.update(dict.fromkeys(names, proof))
        return proof

    return note


def press(panel, sequence: QKeySequence) -> None:
    """Real key events to whatever has the focus."""
    for i in range(sequence.count()):
        stroke = sequence[i]
        target = QApplication.focusWidget() or panel.window
        QTest.keyClick(target, stroke.key(), stroke.keyboardModifiers())
        QApplication.processEvents()


def test_every_key_has_a_proof():
    assert set(KEYS) - set(PROOFS) == set()


def test_every_action_of_the_window_has_a_key_or_says_that_it_has_none():
    assert {spec.name for spec in SPECS} - set(KEYS) == set()


@pytest.mark.parametrize(
    ("name", "sequence"),
    [(name, sequence) for name, some in KEYS.items() for sequence in some],
    ids=lambda value: value if isinstance(value, str) else value.toString(),
)
def test_the_key_does_what_it_is_for(panel, name, sequence):
    panel.choose("mes")
    proof = PROOFS[name](panel, name) if "tab_" in name else PROOFS[name](panel)
    next(proof)
    press(panel, sequence)
    with pytest.raises(StopIteration):
        next(proof)


# ---- rows, tabs, parts


@proves("row_down", "row_up")
def chooses_a_neighbour(panel):
    rows = panel.window.model.row_keys()
    at = rows.index(panel.keys["mes"])
    yield
    assert panel.window.table.current_key in (rows[at - 1], rows[at + 1])


@proves("choose_down", "choose_up")
def takes_a_neighbour_along(panel):
    rows = panel.window.model.row_keys()
    at = rows.index(panel.keys["mes"])
    yield
    chosen = panel.window.table.chosen_keys
    assert chosen in (rows[at - 1 : at + 1], rows[at : at + 2])


@proves("cursor_down", "cursor_up")
def stands_at_a_neighbour_and_chooses_nothing(panel):
    rows = panel.window.model.row_keys()
    at = rows.index(panel.keys["mes"])
    yield
    assert panel.window.table.choice.cursor in (rows[at - 1], rows[at + 1])
    assert panel.window.table.chosen_keys == [panel.keys["mes"]]


@proves("choose_this")
def takes_the_row_out(panel):
    yield
    assert panel.window.table.chosen_keys == []


@proves("choose_all")
def chooses_every_row(panel):
    yield
    assert panel.window.table.chosen_keys == panel.window.model.row_keys()


@proves("tab_all")
def goes_to_all(panel, _name):
    panel.window.tabs.setCurrentIndex(2)
    yield
    assert panel.window.tabs.scope().account is None


@proves(*(f"tab_{number}" for number in range(1, 10)))
def goes_to_the_tab_or_says_that_there_is_none(panel, name):
    number = int(name.removeprefix("tab_"))
    accounts = [scope for scope in panel.window.tabs.scopes() if scope.account is not None]
    yield
    if number > len(accounts):
        assert panel.said() == f"There is no account tab {number}."
    else:
        assert panel.window.tabs.scope() == accounts[number - 1]


@proves("filter")
def opens_the_filter(panel):
    assert not panel.window.page.filter.isVisible()
    yield
    assert panel.window.page.filter.hasFocus()


@proves("next_part")
def leaves_the_rows(panel):
    yield
    assert not panel.window.table.hasFocus()


@proves("pin")
def folds_out_what_will_be_sent(panel):
    assert not panel.window.panel.wire.heading.isChecked()
    yield
    assert panel.window.panel.wire.heading.isChecked()


# ---- arms


@proves("arm")
def arms(panel):
    assert panel.arming.mode is Mode.DISARMED
    yield
    assert panel.arming.mode is Mode.ARMED


@proves("lock")
def locks(panel):
    yield
    assert panel.arming.mode is Mode.LOCKED


# ---- closing


def sends(*sent: str) -> Proof:
    def proof(panel):
        panel.arm()
        yield
        assert amounts(panel.desk) == list(sent)
        assert panel.desk.sent[0].seen.key == panel.keys["mes"]

    return proof


proves("close_row", "press_100")(sends("all"))
proves("press_25")(sends("25 %"))
proves("press_50")(sends("50 %"))
proves("press_75")(sends("75 %"))


def puts_in(amount) -> Proof:
    def proof(panel):
        panel.window.panel.amount.set_share(10)
        yield
        assert panel.window.panel.draft.amount == amount
        assert panel.desk.sent == []

    return proof


proves("amount_25")(puts_in(Share(Fraction(1, 4))))
proves("amount_50")(puts_in(Share(Fraction(1, 2))))
proves("amount_75")(puts_in(Share(Fraction(3, 4))))
proves("amount_100")(puts_in(All()))
proves("amount_rest")(puts_in(Rest()))


@proves("edit_quantity")
def edits_the_quantity(panel):
    yield
    assert panel.window.panel.amount.field.hasFocus()


@proves("edit_price")
def edits_the_price(panel):
    yield
    assert panel.window.panel.price.limit.hasFocus()


@proves("edit_slippage")
def edits_the_slippage(panel):
    yield
    assert panel.window.panel.price.slippage.hasFocus()


@proves("order_kind")
def goes_on_to_the_next_kind(panel):
    assert panel.window.panel.price.kind.chosen == "market"
    yield
    assert panel.window.panel.price.kind.chosen == "capped"


@proves("cancel_orders_too")
def cancels_orders_too(panel):
    assert not panel.window.panel.cancel_orders.isChecked()
    yield
    assert panel.window.panel.cancel_orders.isChecked()


@proves("send")
def sends_what_is_staged(panel):
    panel.window.commands.close_row()
    assert panel.desk.sent == []
    yield
    assert amounts(panel.desk) == ["all"]


@proves("send_panel")
def presses_what_the_panel_says(panel):
    panel.arm()
    panel.window.panel.amount.set_share(50)
    yield
    assert amounts(panel.desk) == ["50 %"]


@proves("drop")
def drops_what_is_staged(panel):
    panel.window.commands.close_row()
    yield
    assert panel.window.presser.staged == ()
    assert panel.desk.sent == []


# ---- groups; disarmed they are listed, never sent


def lists(holds: Callable[..., bool]) -> Proof:
    def proof(panel):
        wanted = {key for key in panel.keys.values() if holds(panel, panel.desk.row(key))}
        yield
        assert panel.window.trading.strip.is_open
        assert set(panel.window.table.pointer.staged) == wanted
        assert panel.desk.sent == []

    return proof


def is_at_ninja(_panel, row) -> bool:
    return row.position.key.account == gallery.NINJA


proves("stage_winners")(lists(lambda _p, row: row.profit.amount > 0))
proves("stage_losers")(lists(lambda _p, row: row.profit.amount < 0))
proves("stage_row")(lists(lambda panel, row: row.position.key == panel.keys["mes"]))
proves("stage_symbol")(lists(lambda panel, row: row.position.key == panel.keys["mes"]))
proves("stage_account", "stage_venue")(lists(is_at_ninja))
proves("stage_all")(lists(lambda _p, _row: True))


@proves("cancel_symbol", "cancel_venue", "cancel_all")
def asks_before_working_orders_are_cancelled(panel):
    yield
    assert "working order" in panel.window.trading.strip.text
    assert panel.desk.sweeps.sent == []


@proves("panic")
def flattens_all_at_once_when_armed(panel):
    panel.arm()
    yield
    assert {wish.seen.key for wish in panel.desk.sent} == set(panel.keys.values())


@proves("give_up")
def asks_for_words_before_a_doubt_is_given_up(panel):
    rules.doubtful(panel)
    panel.choose("spx")
    yield
    assert "Give up" in panel.window.trading.strip.text
    assert panel.desk.dismissed == []


@proves("override")
def asks_before_a_size_unknown_is_closed(panel):
    rules.unread(panel)
    yield
    assert "Close ALL of MES" in panel.window.trading.strip.text
    assert panel.desk.sent == []


# ---- looking


@proves("lanes")
def says_that_nothing_was_flattened_yet(panel):
    yield
    assert panel.said() == "Nothing has been flattened yet."


@proves("timeline")
def says_that_nothing_was_closed_yet(panel):
    yield
    assert panel.said() == "Nothing has been closed yet."


@proves("notices")
def opens_what_has_been_said(panel):
    yield
    assert panel.window.findChild(NoticeLog).text.toPlainText() == ""


@proves("reread_row")
def reads_the_account_again(panel):
    panel.window.bridge.spawn = lambda work, name: work.close()
    yield
    assert panel.said() == "Reading CrossTrade again…"


@proves("reread_all")
def reads_every_account_again(panel):
    read = []
    panel.window.bridge.spawn = lambda work, name: (work.close(), read.append(name))
    yield
    assert len(read) == len(panel.desk.accounts())


@proves("profit_unit")
def changes_the_unit_of_profits(panel):
    before = ProfitUnit(panel.window.preferences.settings.profit_unit)
    yield
    assert ProfitUnit(panel.window.preferences.settings.profit_unit) is not before


@proves("group_symbols")
def groups_by_symbol(panel):
    assert not panel.window.table.bands.on
    yield
    assert panel.window.table.bands.on


# ---- dialogs and windows


def opens(kind: type[QDialog]) -> Proof:
    def proof(panel):
        assert not panel.window.findChildren(kind)
        yield
        (dialog,) = panel.window.findChildren(kind)
        assert dialog.isVisible()
        dialog.reject()

    return proof


proves("risk_guard")(opens(QInputDialog))
proves("export")(opens(QFileDialog))
proves("help_keys")(opens(KeysDialog))
proves("settings")(opens(SettingsDialog))
proves("columns")(opens(ColumnsDialog))


@proves("help")
def opens_the_guide(panel):
    yield
    assert panel.window.comfort.help.isVisible()


@proves("accounts")
def asks_for_the_accounts(panel):
    asked = []
    panel.window.commands.learn({"accounts": lambda: asked.append(True)})
    yield
    assert asked == [True]


@proves("new_window")
def asks_for_another_window(panel):
    asked = []
    panel.window.comfort.window_wanted.connect(lambda: asked.append(True))
    yield
    assert asked == [True]


@proves("menu")
def opens_the_menu(panel):
    assert panel.window.comfort.menu.opened is None
    yield
    menu = panel.window.comfort.menu.opened
    assert menu.isVisible()
    menu.close()


@proves("on_top")
def stays_on_top(panel):
    yield
    assert panel.window.windowFlags() & Qt.WindowType.WindowStaysOnTopHint


@proves("compact")
def becomes_compact(panel):
    yield
    assert panel.window.comfort.compact
