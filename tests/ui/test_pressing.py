"""What a press of a painted button or a key does, armed and disarmed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.domain.intent import AtMarket, Origin
from app.domain.report import LinkState
from app.engine.arming import Mode
from app.ui.table.columns import Column
from app.ui.table.row_order import Sorting
from app.ui.table.row_view import Button
from tests.support.desk import amounts

SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | SHIFT


def test_disarmed_the_first_click_stages_and_says_what_would_be_sent(panel):
    panel.click("mes", Button.HALF)
    assert panel.desk.sent == []
    assert "Sell 2 of 4 MES 12-26 at market" in panel.said()
    assert panel.window.table.pointer.staged == {panel.keys["mes"]: Button.HALF}


def test_disarmed_the_second_click_sends(panel):
    panel.click("mes", Button.HALF)
    panel.click("mes", Button.HALF)
    assert amounts(panel.desk) == ["50 %"]


def test_disarmed_another_button_stages_anew_instead_of_sending(panel):
    panel.click("mes", Button.HALF)
    panel.click("mes", Button.CLOSE)
    assert panel.desk.sent == []
    panel.key(Qt.Key.Key_Return)
    assert amounts(panel.desk) == ["all"]


def test_a_double_click_while_disarmed_only_stages(panel):
    point = panel.point("mes", Button.CLOSE)
    viewport = panel.window.table.viewport()
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=point)
    QTest.mouseDClick(viewport, Qt.MouseButton.LeftButton, pos=point)
    assert panel.desk.sent == []
    assert len(panel.window.presser.staged) == 1


def test_a_double_click_while_armed_sends_one_close(panel):
    panel.arm()
    point = panel.point("mes", Button.CLOSE)
    viewport = panel.window.table.viewport()
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=point)
    QTest.mouseDClick(viewport, Qt.MouseButton.LeftButton, pos=point)
    assert len(panel.desk.sent) == 1


def test_armed_a_click_sends_at_once_at_market(panel):
    panel.arm()
    panel.click("aapl", Button.QUARTER)
    assert amounts(panel.desk) == ["25 %"]
    assert panel.desk.sent[0].pricing == AtMarket()
    assert panel.desk.sent[0].origin is Origin.BUTTON


def test_the_row_says_sending_in_the_same_call_as_the_press(panel):
    panel.arm()
    panel.click("aapl", Button.CLOSE)
    assert panel.state("aapl") == "sending…"


def test_a_row_in_flight_cannot_be_pressed_twice(panel):
    panel.arm()
    panel.click("aapl", Button.CLOSE)
    panel.click("aapl", Button.CLOSE)
    assert len(panel.desk.sent) == 1
    assert panel.said() == "A close of it is on its way."


def test_what_was_seen_is_the_row_as_shown(panel):
    panel.arm()
    shown = panel.view("aapl").position
    panel.click("aapl", Button.CLOSE)
    assert panel.desk.sent[0].seen == shown


def test_a_press_that_slides_onto_another_row_sends_nothing(panel):
    panel.arm()
    viewport = panel.window.table.viewport()
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(viewport, left, pos=panel.point("mes", Button.CLOSE))
    QTest.mouseRelease(viewport, left, pos=panel.point("nvda", Button.CLOSE))
    assert panel.desk.sent == []


def test_escape_drops_what_is_staged_and_never_sends(panel):
    panel.click("mes", Button.CLOSE)
    panel.key(Qt.Key.Key_Escape)
    panel.key(Qt.Key.Key_Escape)
    panel.key(Qt.Key.Key_Return)
    assert panel.desk.sent == []


def test_enter_with_nothing_staged_says_why_it_did_nothing(panel):
    panel.key(Qt.Key.Key_Return)
    assert panel.desk.sent == []
    assert "Nothing is staged" in panel.said()


def test_delete_closes_the_chosen_row_when_armed(panel):
    panel.arm()
    panel.choose("gold")
    panel.key(Qt.Key.Key_Delete)
    assert amounts(panel.desk) == ["all"]
    assert panel.desk.sent[0].seen.key == panel.keys["gold"]
    assert panel.desk.sent[0].origin is Origin.HOTKEY


def test_delete_without_a_chosen_row_says_so(panel):
    panel.arm()
    panel.choose("gold")
    panel.window.table.choose(None)
    panel.key(Qt.Key.Key_Delete)
    assert panel.desk.sent == []
    assert "No row is chosen" in panel.said()


@pytest.mark.parametrize(
    ("key", "amount"),
    [
        (Qt.Key.Key_1, "25 %"),
        (Qt.Key.Key_2, "50 %"),
        (Qt.Key.Key_3, "75 %"),
        (Qt.Key.Key_4, "all"),
    ],
)
def test_shift_and_a_figure_close_that_part(panel, key, amount):
    panel.arm()
    panel.choose("eur")
    panel.key(key, SHIFT)
    assert amounts(panel.desk) == [amount]


def test_a_held_key_sends_one_close(panel):
    sending = ("close_row", "press_25", "press_50", "press_75", "press_100", "send", "panic")
    assert not any(panel.window.actions_of_window[name].autoRepeat() for name in sending)


def test_keys_are_quiet_while_a_field_has_the_focus_and_enter_only_leaves_it(panel):
    panel.click("mes", Button.CLOSE)
    panel.key(Qt.Key.Key_Q)
    assert panel.window.panel.amount.field.hasFocus()
    panel.key(Qt.Key.Key_Return)
    assert panel.desk.sent == []
    assert panel.window.table.hasFocus()


def test_escape_leaves_a_field_and_keeps_what_is_staged(panel):
    panel.click("mes", Button.CLOSE)
    panel.key(Qt.Key.Key_Q)
    panel.key(Qt.Key.Key_Escape)
    assert panel.window.table.hasFocus()
    assert panel.window.presser.staged


def test_typing_a_figure_into_a_field_presses_nothing(panel):
    panel.arm()
    panel.choose("mes")
    panel.key(Qt.Key.Key_Q)
    panel.key(Qt.Key.Key_3)
    assert panel.desk.sent == []
    assert panel.window.panel.amount.field.text() == "3"


def test_a_press_just_after_rows_moved_sends_nothing(panel):
    panel.arm()
    panel.window.model.sort_by(Sorting(Column.SYMBOL))
    panel.click("mes", Button.CLOSE)
    assert panel.desk.sent == []
    assert "Rows have just moved" in panel.said()
    panel.desk.clock.advance(0.5)
    panel.click("mes", Button.CLOSE)
    assert len(panel.desk.sent) == 1


def test_ctrl_shift_a_arms_and_disarms(panel):
    panel.key(Qt.Key.Key_A, CTRL_SHIFT)
    assert panel.arming.mode is Mode.ARMED
    panel.key(Qt.Key.Key_A, CTRL_SHIFT)
    assert panel.arming.mode is Mode.DISARMED


def test_after_a_reconnect_that_account_stages_and_the_others_send(panel):
    panel.arm()
    account = panel.keys["aapl"].account
    panel.window.news.on_link(account, LinkState.CONNECTING)
    panel.window.news.on_link(account, LinkState.UP)
    panel.click("aapl", Button.CLOSE)
    assert panel.desk.sent == []
    panel.click("mes", Button.CLOSE)
    assert len(panel.desk.sent) == 1


def test_a_locked_panel_sends_nothing(panel):
    panel.arm()
    panel.key(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    panel.click("mes", Button.CLOSE)
    assert panel.desk.sent == []
    assert "locked" in panel.said()


def test_a_locked_panel_says_so_on_its_button_and_opens_again_with_the_lock(panel):
    panel.choose("mes")
    panel.key(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    button = panel.window.panel.button
    assert button.words == "Locked to read-only"
    assert not button.isEnabled()
    panel.key(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert button.words.startswith("Stage: Sell 4")
    assert button.isEnabled()


def test_a_side_that_flipped_after_staging_reaches_the_guard_as_it_was_seen(panel):
    from dataclasses import replace

    from app.domain.position import Side

    panel.click("mes", Button.CLOSE)
    key = panel.keys["mes"]
    flipped = replace(panel.desk.book.position(key), side=Side.SHORT)
    panel.desk.clock.advance(0.01)
    panel.desk.book.apply_position(key, flipped, panel.desk.clock.now())
    panel.frame()
    panel.key(Qt.Key.Key_Return)
    assert panel.desk.sent[0].seen.side is Side.LONG
    assert "not sent" in panel.state("mes")


def test_the_losers_are_staged_even_when_armed_and_enter_sends_them(panel):
    panel.arm()
    panel.key(Qt.Key.Key_C)
    panel.key(Qt.Key.Key_L)
    assert panel.desk.sent == []
    assert "Enter: Flatten 3 in 3 accounts" in panel.said()
    panel.key(Qt.Key.Key_Return)
    symbols = {intent.seen.instrument.symbol for intent in panel.desk.sent}
    assert symbols == {"XAUUSD", "US500-USD", "MNQ 12-26"}


def test_a_button_its_venue_cannot_do_says_why(panel):
    panel.arm()
    panel.click("nvda", Button.HALF)
    assert panel.desk.sent == []
    assert panel.said() == "an opposite order, sized by us after a fresh read"


def test_left_and_right_walk_the_buttons_and_enter_presses_one(panel):
    panel.arm()
    panel.choose("mes")
    panel.key(Qt.Key.Key_Right)
    panel.key(Qt.Key.Key_Right)
    panel.key(Qt.Key.Key_Return)
    assert amounts(panel.desk) == ["50 %"]
