"""The safety rules, each driven through the window with real keys and presses."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.domain.event import NotSent
from app.domain.ids import Environment
from app.domain.intent import All, AtMarket, Origin
from app.domain.order import CloseState
from app.engine.notice import Notice, Severity
from app.ui.table.row_view import Button
from app.ui.trading.panic import COUNTDOWN_MS
from tests.support.build import intent
from tests.ui import gallery

CTRL = Qt.KeyboardModifier.ControlModifier
CTRL_SHIFT = CTRL | Qt.KeyboardModifier.ShiftModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def panic(panel):
    panel.key(Qt.Key.Key_Backspace, CTRL_SHIFT)


def type_words(panel, text):
    QTest.keyClicks(QApplication.focusWidget(), text)


def click(widget):
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def doubtful(panel, name="spx"):
    close = panel.desk.press(
        intent(panel.desk.book.position(panel.keys[name]), pressed_at=panel.desk.clock.now())
    )
    panel.desk.doubt(close, "the reply was lost")
    panel.window._on_close_news(close, None)
    panel.desk.sent.clear()
    return close


def unread(panel, name="mes"):
    """A press of a row whose account is silent and cannot be read."""
    gallery.make_stale(panel.desk, panel.keys[name].account, 60)
    close = panel.desk.press(
        intent(panel.desk.book.position(panel.keys[name]), pressed_at=panel.desk.clock.now())
    )
    reason = "The position could not be read first. Nothing was sent."
    close.order = replace(close.order, state=CloseState.REQUESTED)
    close.request = None
    panel.desk.tell(close, NotSent(close.close_id, panel.desk.clock.now(), "size_unknown", reason))
    panel.window.trading.doubts.hear(close)
    panel.desk.sent.clear()
    panel.choose(name)
    panel.window.presses.show_panel()


# ---- 1: reductions only


def test_no_key_and_no_menu_entry_opens_or_reverses_anything(panel):
    words = [action.text().casefold() for action in panel.window.actions()]
    menu = panel.window.trading.menus.row_menu(panel.keys["mes"])
    words += [entry.text().casefold() for entry in menu.actions()]
    assert not any(w in text for text in words for w in ("reverse", "buy", "open a", "double"))
    panel.window.trading.menus.deleteLater()


def test_a_part_larger_than_the_position_is_cut_down_to_it(panel):
    panel.arm()
    panel.choose("mes")
    panel.key(Qt.Key.Key_Q)
    type_words(panel, "99")
    assert "Sell 4 of 4" in panel.window.panel.summary_text


# ---- 2: armed or disarmed


def test_disarmed_the_flatten_button_stages_first_and_sends_at_the_second_press(panel):
    panel.window.glance()
    button = panel.window.header.flatten
    assert button.text() == "Flatten 10 in 5 accounts"
    click(button)
    assert panel.desk.sent == []
    assert "MetaTrader 5: EURUSD, XAUUSD" in panel.window.trading.strip.detail
    click(button)
    assert len(panel.desk.sent) == 10


def test_armed_the_flatten_button_sends_at_once_and_cancels_orders_too(panel):
    panel.arm()
    panel.window.glance()
    click(panel.window.header.flatten)
    assert len(panel.desk.sent) == 10
    assert all(wish.cancel_working_orders for wish in panel.desk.sent)
    assert {wish.origin for wish in panel.desk.sent} == {Origin.FLATTEN}


def test_disarmed_cancelling_working_orders_is_staged_and_enter_sends_it(panel):
    panel.choose("mes")
    panel.key(Qt.Key.Key_X)
    panel.key(Qt.Key.Key_S)
    assert panel.desk.sweeps.sent == []
    assert "MES 12-26" in panel.window.trading.strip.text
    panel.key(Qt.Key.Key_Return)
    assert panel.desk.sweeps.sent == [[panel.keys["mes"]]]
    assert panel.desk.sent == []


def test_armed_x_and_v_cancel_the_working_orders_of_the_venue_at_once(panel):
    panel.arm()
    panel.choose("mes")
    panel.key(Qt.Key.Key_X)
    panel.key(Qt.Key.Key_V)
    assert panel.desk.sweeps.sent == [[panel.keys["mes"], panel.keys["mnq"]]]


def test_x_and_a_cancel_all_of_the_tab_and_escape_drops_that(panel):
    panel.key(Qt.Key.Key_X)
    panel.key(Qt.Key.Key_A)
    panel.key(Qt.Key.Key_Escape)
    panel.key(Qt.Key.Key_Return)
    assert panel.desk.sweeps.sent == []


@pytest.mark.parametrize(
    ("second", "names"),
    [
        (Qt.Key.Key_R, {"mes"}),
        (Qt.Key.Key_S, {"mes"}),
        (Qt.Key.Key_U, {"mes", "mnq"}),
        (Qt.Key.Key_V, {"mes", "mnq"}),
        (Qt.Key.Key_W, {"eur", "btc", "eth", "aapl", "mes", "nvda", "tsla"}),
        (Qt.Key.Key_L, {"gold", "spx", "mnq"}),
    ],
)
def test_c_and_a_letter_list_a_group_that_enter_flattens(panel, second, names):
    panel.arm()
    panel.choose("mes")
    panel.key(Qt.Key.Key_C)
    panel.key(second)
    assert panel.desk.sent == []
    panel.key(Qt.Key.Key_Return)
    assert {wish.seen.key for wish in panel.desk.sent} == {panel.keys[name] for name in names}


def test_a_row_that_cannot_be_closed_is_named_and_the_rest_is_flattened(panel):
    nvda = panel.desk.book.position(panel.keys["nvda"])
    halted = replace(nvda, instrument=replace(nvda.instrument, untradable="Halted."))
    panel.desk.hold(halted)
    panel.frame()
    panel.key(Qt.Key.Key_C)
    panel.key(Qt.Key.Key_A)
    assert "NVDA: Halted." in panel.window.trading.strip.detail
    assert panel.window.trading.strip.button.text() == "Flatten 9 in 5 accounts"
    panel.key(Qt.Key.Key_Return)
    assert len(panel.desk.sent) == 9


def test_a_position_that_came_after_the_list_is_not_closed_by_it(panel):
    panel.key(Qt.Key.Key_C)
    panel.key(Qt.Key.Key_A)
    mes = panel.desk.book.position(panel.keys["mes"])
    other = replace(mes, key=replace(mes.key, wire_id="new"))
    panel.desk.hold(other)
    panel.key(Qt.Key.Key_Return)
    assert other.key not in {wish.seen.key for wish in panel.desk.sent}


# ---- 3: panic works always


def test_panic_sends_at_once_when_armed(panel):
    panel.arm()
    panic(panel)
    assert len(panel.desk.sent) == 10


def test_panic_counts_down_when_disarmed_and_then_sends(panel, qtbot):
    panic(panel)
    assert panel.desk.sent == []
    assert "PANIC in 1." in panel.window.trading.strip.text
    assert "Flatten 10 in 5 accounts" in panel.window.trading.strip.text
    qtbot.wait(COUNTDOWN_MS + 300)
    assert len(panel.desk.sent) == 10
    assert not panel.window.trading.strip.is_open


def test_escape_stops_the_panic_countdown(panel, qtbot):
    panic(panel)
    panel.key(Qt.Key.Key_Escape)
    qtbot.wait(COUNTDOWN_MS + 200)
    assert panel.desk.sent == []
    assert panel.said() == "Panic stopped. Nothing was sent."


def test_a_second_panic_press_skips_the_countdown(panel):
    panic(panel)
    panic(panel)
    assert len(panel.desk.sent) == 10


def test_panic_works_while_a_text_field_has_the_focus(panel):
    panel.arm()
    panel.choose("mes")
    panel.key(Qt.Key.Key_Q)
    assert panel.window.panel.amount.field.hasFocus()
    panic(panel)
    assert len(panel.desk.sent) == 10


def test_panic_closes_rows_that_the_filter_hides(panel):
    panel.arm()
    panel.window.page.filter.setText("MES")
    panic(panel)
    assert len(panel.desk.sent) == 10


def test_panic_keeps_to_the_tab_it_was_pressed_in(panel, qtbot):
    panel.key(Qt.Key.Key_3, CTRL)
    panic(panel)
    panel.key(Qt.Key.Key_0, CTRL)
    qtbot.wait(COUNTDOWN_MS + 300)
    assert {wish.seen.key.account for wish in panel.desk.sent} == {gallery.QFEX}


def test_panic_works_while_the_panel_is_locked_after_its_countdown(panel):
    panel.key(Qt.Key.Key_L, CTRL)
    panic(panel)
    assert panel.desk.sent == []
    panic(panel)
    assert len(panel.desk.sent) == 10


# ---- 4: Esc never sends, a held key sends once


def test_escape_drops_a_staged_flatten_and_never_sends(panel):
    panel.key(Qt.Key.Key_C)
    panel.key(Qt.Key.Key_A)
    for _ in range(4):
        panel.key(Qt.Key.Key_Escape)
    panel.key(Qt.Key.Key_Return)
    assert panel.desk.sent == []


def test_no_key_that_sends_repeats(panel):
    names = ("stage_all", "stage_row", "cancel_all", "cancel_symbol", "override", "send", "panic")
    assert not any(panel.window.actions_of_window[name].autoRepeat() for name in names)


# ---- 5: live and simulated never share a flatten


def test_live_and_simulated_accounts_never_share_a_flatten(make_panel):
    panel = make_panel(sim=True)
    panel.arm()
    panic(panel)
    sent = {wish.seen.key.account.environment for wish in panel.desk.sent}
    assert sent == {Environment.LIVE}
    panel.desk.sent.clear()
    panel.key(Qt.Key.Key_0, CTRL)
    panic(panel)
    sent = {wish.seen.key.account.environment for wish in panel.desk.sent}
    assert sent == {Environment.SIM}


def test_a_simulated_row_is_never_part_of_a_live_symbol(make_panel):
    panel = make_panel(sim=True)
    panel.choose("aapl")
    panel.key(Qt.Key.Key_C)
    panel.key(Qt.Key.Key_S)
    panel.key(Qt.Key.Key_Return)
    assert {wish.seen.key for wish in panel.desk.sent} == {panel.keys["aapl"]}


# ---- 6: freshness


def test_an_old_position_says_that_it_is_read_first(panel):
    gallery.make_stale(panel.desk, gallery.NINJA, 34)
    panel.choose("mes")
    panel.window.presses.show_panel()
    assert "read again before anything is sent" in panel.window.panel._remarks.text()


def test_after_a_failed_read_the_button_says_size_unknown(panel):
    unread(panel)
    assert panel.window.panel.button.text() == "Size unknown"
    assert not panel.window.panel.button.isEnabled()


def test_only_the_explicit_second_step_closes_a_size_that_is_not_known(panel):
    unread(panel)
    click(panel.window.panel.override)
    assert panel.desk.sent == []
    strip = panel.window.trading.strip
    assert "without knowing how much" in strip.text
    click(strip.button)
    [wish] = panel.desk.sent
    assert wish.override_stale
    assert (wish.amount, wish.pricing) == (All(), AtMarket())


def test_the_override_can_be_dropped_and_has_no_use_where_the_size_is_known(panel):
    unread(panel)
    panel.key(Qt.Key.Key_Delete, SHIFT)
    panel.key(Qt.Key.Key_Escape)
    assert panel.desk.sent == []
    panel.choose("aapl")
    panel.key(Qt.Key.Key_Delete, SHIFT)
    assert not panel.window.trading.strip.is_open
    assert "size is known" in panel.said()


# ---- 7: in doubt until explained or dismissed in words


def test_a_row_in_doubt_keeps_its_hold_and_cannot_be_pressed(panel):
    panel.arm()
    doubtful(panel)
    panel.click("spx", Button.CLOSE)
    assert panel.desk.sent == []


def test_giving_up_on_a_doubt_needs_words(panel):
    close = doubtful(panel)
    panel.choose("spx")
    panel.key(Qt.Key.Key_D)
    strip = panel.window.trading.strip
    assert not strip.button.isEnabled()
    panel.key(Qt.Key.Key_Return)
    panel.key(Qt.Key.Key_Return)
    assert panel.desk.dismissed == []
    assert close.order.state is CloseState.IN_DOUBT


def test_words_then_enter_twice_give_up_and_give_the_hold_back(panel):
    close = doubtful(panel)
    panel.choose("spx")
    panel.key(Qt.Key.Key_D)
    type_words(panel, "flat at the venue")
    panel.key(Qt.Key.Key_Return)
    assert panel.desk.dismissed == []
    panel.key(Qt.Key.Key_Return)
    assert panel.desk.dismissed == [(close.close_id, "flat at the venue")]
    assert panel.desk.row(panel.keys["spx"]).free == 3


def test_the_notice_of_a_doubt_leads_to_giving_it_up(panel):
    close = doubtful(panel)
    cause, at = f"doubt/{close.close_id}", panel.desk.clock.now()
    panel.window.notices.add(
        Notice(Severity.DANGER, cause, "In doubt.", "", at, close_id=close.close_id)
    )
    panel.window.notices.give_up.emit(close.close_id)
    assert panel.window.trading.strip.words.hasFocus()
    type_words(panel, "it is gone")
    click(panel.window.trading.strip.button)
    assert panel.desk.dismissed == [(close.close_id, "it is gone")]
    assert panel.window.notices.entries() == []


# ---- 8: a failed read is never flat


def test_a_flatten_names_the_accounts_whose_positions_are_not_known(panel):
    panel.arm()
    for name in ("btc", "eth"):
        panel.desk.gone(panel.keys[name])
    gallery.cut_link(panel.desk, gallery.COINW)
    panel.window.glance()
    click(panel.window.header.flatten)
    texts = [entry.notice.text for entry in panel.window.notices.entries()]
    assert any("not known: CoinW" in text for text in texts)


# ---- 2 and 4: keys stay quiet


def test_flatten_keys_are_quiet_while_a_field_has_the_focus(panel):
    panel.choose("mes")
    panel.key(Qt.Key.Key_Q)
    panel.key(Qt.Key.Key_C)
    panel.key(Qt.Key.Key_A)
    assert not panel.window.trading.strip.is_open


def test_a_row_that_went_after_the_list_is_left_out_of_it(panel):
    key = panel.keys["mes"]
    panel.key(Qt.Key.Key_C)
    panel.key(Qt.Key.Key_A)
    panel.desk.clock.advance(0.01)
    panel.desk.book.apply_position(key, None, panel.desk.clock.now())
    panel.key(Qt.Key.Key_Return)
    assert key not in {wish.seen.key for wish in panel.desk.sent}
    assert len(panel.desk.sent) == 9
