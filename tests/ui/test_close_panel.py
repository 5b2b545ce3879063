"""What the close panel offers, says and sends."""

from fractions import Fraction

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.domain.intent import AtLimit, BasisPoints, Capped, PriceOffset, Rest, Share, Ticks
from app.ui.closing.amount_box import read_number
from app.ui.text.format import THIN
from tests.support.build import intent

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def words(panel) -> str:
    panel.window.glance()
    return panel.window.panel.summary_text.replace(THIN, " ")


def test_the_summary_is_one_line_in_words_and_money(panel):
    panel.choose("mes")
    panel.key(Qt.Key.Key_2)
    panel.window.panel.price.kind.choose("capped")
    assert words(panel) == (
        "Sell 2 of 4 MES 12-26 at market, worst 5 781.00, about −$12.50 against mark."
    )


def test_a_short_is_bought_back(panel):
    panel.choose("gold")
    assert words(panel).startswith("Buy 0.12 of 0.12 XAUUSD at market")


def test_a_cap_is_shown_in_all_units_with_its_worst_price(panel):
    panel.choose("mes")
    panel.window.panel.price.kind.choose("capped")
    note = panel.window.panel.price.note.text().replace(THIN, " ")
    assert note == "5 ticks = 1.25 = 2.2 bps = $25.00 from best bid, worst 5 781.00"


@pytest.mark.parametrize(
    ("unit", "kind"), [("ticks", Ticks), ("bps", BasisPoints), ("price", PriceOffset)]
)
def test_slippage_is_typed_in_the_unit_a_trader_thinks_in(panel, unit, kind):
    panel.choose("mes")
    box = panel.window.panel.price
    box.kind.choose("capped")
    box.unit.setCurrentIndex(box.unit.findData(unit))
    pricing = box.pricing()
    assert isinstance(pricing, Capped)
    assert isinstance(pricing.slippage, kind)


def test_the_step_buttons_walk_the_tick_grid(panel):
    panel.choose("mes")
    box = panel.window.panel.price
    box.edit_price()
    box._tick_up()
    assert box.limit.text() == "5782.5"
    box.limit.setText("5782.30")
    box._tick_down()
    assert box.limit.text() == "5782.25"


def test_bid_mid_and_ask_fill_the_limit(panel):
    panel.choose("mes")
    box = panel.window.panel.price
    box.kind.choose("limit")
    box._fill_ask()
    assert box.limit.text() == "5782.50"
    box._fill_bid()
    assert box.limit.text() == "5782.25"


@pytest.mark.parametrize("text", ["", "abc", "-1", "0", "nan", "1e999", "Infinity"])
def test_an_amount_that_is_none_is_a_sentence_and_sends_nothing(panel, text):
    panel.arm()
    panel.choose("mes")
    panel.window.panel.amount.kind.choose("quantity")
    panel.window.panel.amount.field.setText(text)
    words(panel)
    assert not panel.window.panel.button.isEnabled()
    QTest.mouseClick(panel.window.panel.button, Qt.MouseButton.LeftButton)
    assert panel.desk.sent == []


def test_more_than_is_there_is_cut_down_and_says_so(panel):
    panel.choose("mes")
    panel.window.panel.amount.kind.choose("quantity")
    panel.window.panel.amount.field.setText("9")
    assert words(panel).startswith("Sell 4 of 4")
    assert panel.window.panel._remarks.text() == "cut down from 9 to the 4 that are there"


def test_what_a_venue_cannot_express_is_off_with_its_reason(panel):
    panel.choose("nvda")
    box = panel.window.panel
    assert not box.price.kind.button("limit").isEnabled()
    assert box.price.kind.button("limit").toolTip() == "Its close takes no price."
    assert not box.amount.kind.button("share").isEnabled()


def test_cancelling_orders_is_off_with_the_reason_as_text(panel):
    panel.choose("btc")
    box = panel.window.panel
    assert not box.cancel_orders.isEnabled()
    assert box._cancel_reason.text() == "CoinW has no call that cancels with a close."
    panel.key(Qt.Key.Key_O)
    assert "cannot cancel" in panel.said()


def test_the_badge_names_the_guard(panel):
    panel.choose("mes")
    words(panel)
    assert panel.window.panel._badge.text() == "native"


def test_the_keys_set_amount_kind_and_orders(panel):
    panel.choose("mes")
    box = panel.window.panel
    panel.key(Qt.Key.Key_3)
    assert isinstance(box.amount.amount(), Share)
    panel.key(Qt.Key.Key_0)
    assert box.amount.amount() == Rest()
    panel.key(Qt.Key.Key_M)
    assert box.price.kind.chosen == "capped"
    panel.key(Qt.Key.Key_O)
    assert box.cancel_orders.isChecked()
    panel.key(Qt.Key.Key_S)
    assert box.price.slippage.hasFocus()
    panel.key(Qt.Key.Key_Escape)
    panel.key(Qt.Key.Key_P)
    assert box.price.limit.hasFocus()
    assert box.price.kind.chosen == "limit"


def test_the_big_button_stages_then_sends_what_the_panel_says(panel):
    panel.choose("mes")
    box = panel.window.panel
    box.price.edit_price()
    words(panel)
    assert box.button.text().startswith("Stage: Sell 4 MES")
    QTest.mouseClick(box.button, Qt.MouseButton.LeftButton)
    assert panel.desk.sent == []
    assert box.button.text() == "Sell 4 MES 12-26 at limit"
    QTest.mouseClick(box.button, Qt.MouseButton.LeftButton)
    assert isinstance(panel.desk.sent[0].pricing, AtLimit)


def test_the_panel_shows_what_a_row_button_has_staged(panel):
    from app.ui.table.row_view import Button

    panel.choose("mes")
    panel.window.panel.price.kind.choose("capped")
    panel.click("mes", Button.HALF)
    assert words(panel).startswith("Sell 2 of 4 MES 12-26 at market, about")


def test_the_wire_preview_folds_out_with_secrets_masked(panel):
    panel.choose("mes")
    panel.key(Qt.Key.Key_Space)
    words(panel)
    text = panel.window.panel.wire.text.toPlainText()
    assert panel.window.panel.wire.text.isVisible()
    assert text.startswith("POST https://")
    assert "••••" in text


@pytest.mark.parametrize(
    ("text", "value"), [("5 781,25", "5781.25"), ("5\u202f781.25", "5781.25"), (" 2 ", "2")]
)
def test_numbers_are_read_as_people_type_them(text, value):
    assert str(read_number(text)) == value


def test_a_choice_that_is_off_says_why_as_text(panel):
    panel.choose("btc")
    assert panel.window.panel.price.why.isVisible()
    why = "Its close takes a limit price, but no cap at market."
    assert panel.window.panel.price.why.text() == why
    panel.choose("nvda")
    sized = "An opposite order, sized by us after a fresh read."
    assert panel.window.panel.amount.why.text() == sized
    panel.choose("mes")
    assert not panel.window.panel.price.why.isVisible()
    assert not panel.window.panel.amount.why.isVisible()


def test_the_panel_speaks_of_a_close_s_end_in_the_same_frame_as_its_row(panel):
    panel.choose("mes")
    panel.arm()
    close = panel.desk.press(intent(panel.desk.book.position(panel.keys["mes"])))
    panel.window.on_pressed(close)
    panel.window.presses.show_panel()
    assert "Sending" in panel.window.panel.summary_text
    panel.desk.refuse(close, "the market is closed")
    panel.window.bridge.close_changed.emit(close, close.events[-1])
    assert panel.state("mes").startswith("refused")
    assert "Sending" not in panel.window.panel.summary_text


def test_a_close_on_its_way_is_no_error_and_is_not_shown_as_one(panel):
    panel.choose("mes")
    close = panel.desk.press(intent(panel.desk.book.position(panel.keys["mes"])))
    panel.window.bridge.close_changed.emit(close, None)
    assert panel.window.panel._summary.property("wrong") is False
    panel.desk.doubt(close)
    panel.window.bridge.close_changed.emit(close, close.events[-1])
    assert panel.window.panel._summary.property("wrong") is True


def press_panel(panel):
    panel.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_a_limit_made_by_keys_alone_is_staged_and_sent_by_keys_alone(panel):
    panel.choose("mes")
    for key in (Qt.Key.Key_2, Qt.Key.Key_M, Qt.Key.Key_M):
        panel.key(key)
    press_panel(panel)
    assert panel.desk.sent == []
    panel.key(Qt.Key.Key_Return)
    [sent] = panel.desk.sent
    assert isinstance(sent.pricing, AtLimit)
    assert sent.amount == Share(Fraction(1, 2))


def test_the_key_of_the_panel_s_button_says_why_where_the_button_is_off(panel):
    panel.choose("mes")
    panel.window.on_pressed(panel.desk.press(intent(panel.desk.book.position(panel.keys["mes"]))))
    panel.window.presses.show_panel()
    panel.desk.sent.clear()
    press_panel(panel)
    assert panel.desk.sent == []
    assert panel.said() == panel.window.panel.summary_text


def test_the_key_of_the_panel_s_button_without_a_row_sends_nothing(panel):
    panel.window.table.choose(None)
    press_panel(panel)
    assert panel.desk.sent == []
    assert panel.said() == "No row is chosen. Up and Down choose one."


def test_enter_without_anything_staged_names_the_key_of_the_panel_s_button(panel):
    panel.choose("mes")
    panel.key(Qt.Key.Key_Return)
    assert panel.desk.sent == []
    assert panel.said() == "Nothing is staged. Ctrl+Return presses the panel's button."
