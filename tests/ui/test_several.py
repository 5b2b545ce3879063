"""The close panel of several chosen rows: what it says, what it leaves out, what it sends."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.domain.ids import NANOSECONDS, Instant
from app.domain.intent import All, AtMarket, Capped, Origin, Share, Ticks
from app.domain.money import Money, Quantity
from app.domain.position import Side
from app.engine.flatten import LaneState
from app.ui.several.plan import Wish
from app.ui.table.columns import Column
from app.ui.table.row_order import Sorting
from app.ui.table.row_view import Button
from app.ui.text.format import THIN
from tests.support.build import intent
from tests.support.desk import amounts
from tests.ui import gallery
from tests.ui import test_safety_rules as rules
from tests.ui.test_choice import CTRL, SHIFT, click, pick

CTRL_SHIFT = CTRL | SHIFT


def press(panel) -> None:
    """The big button, with the mouse."""
    QTest.mouseClick(panel.window.several_panel.button, Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def button(panel) -> str:
    return panel.window.several_panel.button.words


def summary(panel) -> str:
    return panel.window.several_panel.summary_text.replace(THIN, " ")


def lines(panel) -> list[str]:
    return [line.replace(THIN, " ") for line in panel.window.several_panel.lines.words]


def sent(panel) -> list[str]:
    names = {key: name for name, key in panel.keys.items()}
    return [names[wish.seen.key] for wish in panel.desk.sent]


# ---- what it shows


def test_the_panel_of_several_rows_stands_in_for_that_of_one(panel):
    window = panel.window
    panel.choose("mes")
    assert window.panels.currentWidget() is window.panel
    pick(panel, "eur", "gold", "mes")
    assert window.panels.currentWidget() is window.several_panel
    assert window.several_panel.title.text() == "3 positions in 2 accounts"


def test_each_row_is_listed_with_what_would_go_of_it_and_its_account(panel):
    pick(panel, "gold", "mes")
    panel.key(Qt.Key.Key_2)
    assert lines(panel) == [
        "XAUUSD SHORT · 0.06 of 0.12 lot · MetaTrader 5",
        "MES 12-26 LONG · 2 of 4 ct · CrossTrade",
    ]


def test_the_summary_is_in_words_and_money_and_adds_no_currencies(panel):
    pick(panel, "gold", "mes", "btc")
    assert summary(panel) == (
        "Close all of 3 positions in 3 accounts at market, about −$1.32, −0.02 USDT against mark."
    )


@pytest.mark.parametrize(
    ("typed", "words"), [("50", "1/2"), ("25", "1/4"), ("30", "30 %"), ("100", "all")]
)
def test_the_big_button_tells_the_share_and_the_scope(panel, typed, words):
    pick(panel, "eur", "gold", "mes")
    box = panel.window.several_panel.amount
    box.kind.choose("share")
    box.field.setText(typed)
    box.changed.emit()
    assert button(panel).replace(THIN, " ") == f"Stage: Close {words} of 3 positions in 2 accounts"


def test_what_belongs_to_one_position_is_off_with_the_reason_as_text(panel):
    pick(panel, "gold", "mes")
    several = panel.window.several_panel
    assert not several.amount.kind.button("quantity").isEnabled()
    assert not several.amount.kind.button("rest").isEnabled()
    assert several.amount.why.text() == "A quantity and the exact rest belong to one position."
    assert not several.price.kind.button("limit").isEnabled()
    assert several.price.why.text() == "A limit, and a cap as a price, belong to one position."
    unit = several.price.unit
    assert not unit.model().item(unit.findData("price")).isEnabled()


def test_a_cap_gives_each_row_its_own_worst_price(panel):
    pick(panel, "gold", "mes")
    panel.key(Qt.Key.Key_M)
    assert "at market, capped at 5 ticks" in summary(panel)
    assert lines(panel)[0].endswith("MetaTrader 5 · worst 2 651.59")
    assert lines(panel)[1].endswith("CrossTrade · worst 5 781.00")


def test_the_exact_request_of_every_row_is_shown_under_its_name(panel):
    pick(panel, "gold", "mes")
    panel.key(Qt.Key.Key_Space)
    wire = panel.window.several_panel.wire.text.toPlainText()
    assert wire.index("# XAUUSD · MetaTrader 5") < wire.index('"quantity": "0.12"')
    assert wire.index("# MES 12-26 · CrossTrade") < wire.index('"quantity": "4"')
    assert "HMAC ••••••••" in wire


def test_the_share_that_stood_in_the_panel_of_one_row_goes_on(panel):
    panel.choose("mes")
    for key in (Qt.Key.Key_1, Qt.Key.Key_M, Qt.Key.Key_O):
        panel.key(key)
    click(panel, "mnq", CTRL)
    wish = panel.window.several_panel.wish()
    assert wish == Wish(Share(Fraction("1/4")), Capped(Ticks(Decimal(5))), True)


def test_what_cannot_be_said_of_several_rows_begins_as_all_at_market(panel):
    panel.choose("mes")
    panel.key(Qt.Key.Key_Q)
    panel.key(Qt.Key.Key_Escape)
    panel.key(Qt.Key.Key_P)
    panel.key(Qt.Key.Key_Escape)
    click(panel, "mnq", CTRL)
    assert panel.window.several_panel.wish() == Wish(All(), AtMarket())


def test_the_list_scrolls_by_keyboard_and_moves_no_choice(panel):
    panel.key(Qt.Key.Key_A, CTRL)
    listed = panel.window.several_panel.lines
    listed.setFocus()
    chosen = panel.window.table.chosen_keys
    panel.key(Qt.Key.Key_Down)
    assert listed.verticalScrollBar().value() > 0
    panel.key(Qt.Key.Key_Up)
    assert listed.verticalScrollBar().value() == 0
    assert panel.window.table.chosen_keys == chosen


def test_in_a_narrow_window_staging_brings_the_panel_with_its_list_to_the_front(make_panel):
    panel = make_panel(size=(700, 800))
    panel.window.layout_of_parts._bottom.setCurrentWidget(panel.window.blotter)
    pick(panel, "gold", "mes")
    assert not panel.window.several_panel.isVisible()
    panel.key(Qt.Key.Key_Delete)
    assert panel.window.several_panel.lines.isVisible()


def test_a_choice_that_takes_long_to_look_at_is_looked_at_less_often(panel, monkeypatch):
    pick(panel, "gold", "mes")
    looked = []
    preview = panel.desk.preview

    def slow(wish):
        looked.append(wish)
        panel.desk.clock.advance(0.1)
        return preview(wish)

    monkeypatch.setattr(panel.desk, "preview", slow)
    for _ in range(20):
        panel.desk.clock.advance(0.25)
        panel.window.glance()
    assert len(looked) == 4


# ---- what is left out


def test_a_share_below_the_smallest_order_is_named_beforehand(panel):
    mnq = panel.desk.book.position(panel.keys["mnq"])
    panel.desk.hold(replace(mnq, quantity=Quantity(Decimal(1))))
    panel.frame()
    pick(panel, "mes", "mnq")
    panel.key(Qt.Key.Key_2)
    assert button(panel) == "Stage: Close 1/2 of 1 position in 1 account"
    assert panel.window.several_panel.remarks_text.startswith("Left out: MNQ 12-26: ")


def on_its_way(panel):
    panel.desk.press(intent(panel.desk.book.position(panel.keys["aapl"])))


def size_unknown(panel):
    gallery.make_stale(panel.desk, gallery.QFEX, 60)
    panel.window.trading.doubts._unread.add(panel.keys["aapl"])


def market_shut(panel):
    row = panel.desk.book.position(panel.keys["aapl"])
    until = Instant(panel.desk.clock.now() + 90 * NANOSECONDS)
    panel.desk.hold(replace(row, paused_until=until))


def halted(panel):
    row = panel.desk.book.position(panel.keys["aapl"])
    of = replace(row.instrument, untradable="AAPL-USD is halted.")
    panel.desk.hold(replace(row, instrument=of))


@pytest.mark.parametrize(
    ("make", "why"),
    [
        (on_its_way, "A close of it is on its way."),
        (size_unknown, "Its size could not be read: close it by itself."),
        (market_shut, "Its venue takes no closes for another 01:30."),
        (halted, "AAPL-USD is halted. Nothing was sent; still open."),
    ],
)
def test_a_row_that_cannot_be_closed_is_named_with_the_reason_and_the_others_go(panel, make, why):
    make(panel)
    panel.frame()
    pick(panel, "mes", "aapl")
    panel.desk.sent.clear()
    assert panel.window.several_panel.remarks_text == f"Left out: AAPL-USD: {why}"
    assert lines(panel)[1] == f"AAPL-USD LONG · QFEX · {why}"
    panel.arm()
    press(panel)
    assert sent(panel) == ["mes"]
    (flatten,) = panel.desk.flattens.running
    assert [why for _row, why in flatten.left_out] == [why]
    assert gallery.QFEX not in flatten.lanes


def test_what_a_venue_may_not_do_is_left_out_of_a_share(panel):
    pick(panel, "mes", "nvda")
    panel.key(Qt.Key.Key_2)
    assert button(panel) == "Stage: Close 1/2 of 1 position in 1 account"
    assert "NVDA" in panel.window.several_panel.remarks_text


def test_working_orders_are_cancelled_where_the_venue_can_and_the_others_are_told(panel):
    panel.arm()
    pick(panel, "mes", "btc")
    panel.key(Qt.Key.Key_O)
    assert "CoinW has no call" in panel.window.several_panel._cancel_reason.text()
    press(panel)
    assert {
        wish.seen.instrument.symbol: wish.cancel_working_orders for wish in panel.desk.sent
    } == {"MES 12-26": True, "BTC-USDT": False}


def test_live_and_simulated_rows_in_one_choice_send_nothing(make_panel):
    panel = make_panel(sim=True)
    panel.window.model.show(lambda _account: True)
    panel.arm()
    panel.window.table.choose_several([panel.keys["mes"], panel.keys["sim_aapl"]])
    assert button(panel) == "Nothing to send"
    assert summary(panel).startswith("Live and simulated rows are chosen together.")
    press(panel)
    for key in (Qt.Key.Key_Delete, Qt.Key.Key_Return):
        panel.key(key)
    panel.key(Qt.Key.Key_2, SHIFT)
    assert panel.desk.sent == []
    assert "Nothing can be sent" in panel.said()


def test_simulated_rows_alone_wear_their_word(make_panel):
    panel = make_panel(sim=True)
    panel.window.model.show(lambda _account: True)
    panel.window.table.choose_several([panel.keys["sim_btc"], panel.keys["sim_aapl"]])
    assert panel.window.several_panel._env.text() == "SIM"
    assert panel.window.several_panel._env.isVisible()


# ---- presses


def test_disarmed_the_first_press_stages_all_and_the_second_sends_them_once(panel):
    pick(panel, "gold", "mes", "btc")
    panel.key(Qt.Key.Key_2)
    press(panel)
    assert panel.desk.sent == []
    assert panel.said() == (
        "Enter: Close 1/2 of 3 positions in 3 accounts. Esc drops. XAUUSD, BTC-USDT, MES 12-26."
    )
    assert set(panel.window.table.pointer.staged) == {
        panel.keys[name] for name in ("gold", "mes", "btc")
    }
    assert button(panel) == "Close 1/2 of 3 positions in 3 accounts"
    press(panel)
    assert sent(panel) == ["gold", "btc", "mes"]
    assert amounts(panel.desk) == ["50 %"] * 3


def test_a_double_click_on_a_button_that_stages_counts_as_one_press(panel):
    window = panel.window
    pick(panel, "gold", "mes")
    for target in (window.several_panel.button, window.header.flatten, window.panel.button):
        if target is window.panel.button:
            click(panel, "btc")
        QTest.mouseClick(target, Qt.MouseButton.LeftButton)
        QTest.mouseDClick(target, Qt.MouseButton.LeftButton)
        QTest.mouseRelease(target, Qt.MouseButton.LeftButton)
        QApplication.processEvents()
        assert panel.desk.sent == []
        assert window.presser.staged or window.trading.strip.is_open
        panel.key(Qt.Key.Key_Escape)


def test_enter_sends_what_is_staged_though_the_choice_has_moved_on(panel):
    pick(panel, "gold", "mes")
    panel.key(Qt.Key.Key_Delete)
    panel.key(Qt.Key.Key_Down)
    panel.key(Qt.Key.Key_Return)
    assert sent(panel) == ["gold", "mes"]


def test_escape_drops_what_is_staged_and_enter_then_sends_nothing(panel):
    pick(panel, "gold", "mes")
    press(panel)
    panel.key(Qt.Key.Key_Escape)
    panel.key(Qt.Key.Key_Return)
    assert panel.desk.sent == []


@pytest.mark.parametrize(
    ("key", "held", "amount"),
    [
        (Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier, All()),
        (Qt.Key.Key_1, SHIFT, Share(Fraction("1/4"))),
        (Qt.Key.Key_2, SHIFT, Share(Fraction("1/2"))),
        (Qt.Key.Key_3, SHIFT, Share(Fraction("3/4"))),
        (Qt.Key.Key_4, SHIFT, All()),
    ],
)
def test_armed_the_close_keys_act_on_every_chosen_row_at_once(panel, key, held, amount):
    panel.arm()
    pick(panel, "gold", "mes")
    panel.key(key, held)
    assert sent(panel) == ["gold", "mes"]
    assert {wish.amount for wish in panel.desk.sent} == {amount}
    assert {wish.origin for wish in panel.desk.sent} == {Origin.HOTKEY}
    assert "of 2 positions in 2 accounts" in panel.said()


def test_the_keys_that_fill_the_panel_fill_that_of_several_and_tell_the_scope(panel):
    pick(panel, "gold", "mes")
    for key, told in (
        (Qt.Key.Key_3, "Close 75 % of 2 positions in 2 accounts at market"),
        (Qt.Key.Key_M, "capped at 5 ticks"),
        (Qt.Key.Key_O, "Close 75 % of 2 positions"),
        (Qt.Key.Key_0, "the exact rest belong to one position"),
        (Qt.Key.Key_Q, "the exact rest belong to one position"),
        (Qt.Key.Key_P, "belong to one position"),
    ):
        panel.key(key)
        assert told in panel.said().replace(THIN, " ")
    wish = panel.window.several_panel.wish()
    assert wish.pricing == Capped(Ticks(Decimal(5)))
    assert wish.cancel_working_orders


def test_s_types_the_slippage_of_all_chosen_rows(panel):
    pick(panel, "gold", "mes")
    panel.key(Qt.Key.Key_S)
    QTest.keyClicks(QApplication.focusWidget(), "12")
    panel.key(Qt.Key.Key_Escape)
    assert panel.window.several_panel.wish().pricing == Capped(Ticks(Decimal(12)))


def test_every_row_says_sending_in_the_same_call_as_the_press(panel):
    panel.arm()
    pick(panel, "gold", "mes", "btc")
    panel.window.several.press_share(All())
    assert {panel.state(name) for name in ("gold", "mes", "btc")} == {"sending…"}


def test_one_press_is_one_act_with_a_lane_for_each_account(panel):
    panel.arm()
    pick(panel, "eur", "gold", "mes")
    press(panel)
    (flatten,) = panel.desk.flattens.running
    assert flatten.words == "Close all of 3 positions in 2 accounts"
    assert [len(lane.closes) for lane in flatten.lanes.values()] == [2, 1]
    assert panel.window.trading.lanes.isVisible()
    assert panel.window.trading.lanes.flatten is flatten
    assert not flatten.everything


def test_a_lane_of_a_share_is_done_and_never_called_flat(panel):
    panel.arm()
    pick(panel, "eur", "mes")
    panel.key(Qt.Key.Key_2, SHIFT)
    (flatten,) = panel.desk.flattens.running
    for lane in flatten.lanes.values():
        lane.state, lane.ended_ns = LaneState.DONE, flatten.pressed_ns + 10**9
    flatten.ended_ns = flatten.pressed_ns + 10**9
    panel.window.trading.on_flatten(flatten)
    assert "2 of 2 done in 1.00 s" in panel.window.trading.lanes.text
    assert all("done in" in words for words in panel.window.trading.lanes.lanes.line_words())


def test_a_row_that_vanishes_after_staging_is_named_and_the_others_go(panel):
    pick(panel, "gold", "mes", "btc")
    panel.key(Qt.Key.Key_Delete)
    panel.desk.gone(panel.keys["gold"])
    panel.frame()
    panel.key(Qt.Key.Key_Return)
    (flatten,) = panel.desk.flattens.running
    results = {c.position: c.result for lane in flatten.lanes.values() for c in lane.closes}
    assert results[panel.keys["gold"]] == "already_closed"
    assert results[panel.keys["mes"]] == results[panel.keys["btc"]] == "working"


def test_a_side_that_flipped_after_staging_is_refused_and_the_others_go(panel):
    pick(panel, "gold", "mes")
    panel.key(Qt.Key.Key_Delete)
    panel.desk.clock.advance(0.01)
    flipped = replace(panel.desk.book.position(panel.keys["mes"]), side=Side.SHORT)
    panel.desk.hold(flipped)
    panel.frame()
    panel.key(Qt.Key.Key_Return)
    assert "not sent" in panel.state("mes")
    assert panel.state("gold") == "sending…"


def test_a_press_just_after_rows_moved_sends_nothing(panel):
    panel.arm()
    pick(panel, "gold", "mes")
    panel.window.model.sort_by(Sorting(Column.SYMBOL))
    panel.key(Qt.Key.Key_Delete)
    assert panel.desk.sent == []
    assert "Rows have just moved" in panel.said()


def test_a_locked_panel_sends_nothing_and_says_so_on_its_button(panel):
    panel.arm()
    pick(panel, "gold", "mes")
    panel.key(Qt.Key.Key_L, CTRL)
    assert button(panel) == "Locked to read-only"
    panel.key(Qt.Key.Key_Delete)
    assert panel.desk.sent == []


def test_where_one_account_is_disarmed_all_of_it_is_staged(panel):
    panel.arm()
    panel.arming.reconnected(gallery.NINJA)
    pick(panel, "gold", "mes")
    press(panel)
    assert panel.desk.sent == []
    assert len(panel.window.presser.staged) == 2


def test_rows_that_were_sent_are_not_sent_again_by_the_next_press(panel):
    panel.arm()
    pick(panel, "gold", "mes")
    press(panel)
    press(panel)
    panel.key(Qt.Key.Key_Delete)
    assert sent(panel) == ["gold", "mes"]
    assert button(panel) == "Nothing to send"


def test_what_was_said_of_a_thin_book_holds_for_one_press_of_one_choice(panel):
    pick(panel, "gold", "mes")
    box = panel.window.several_panel.price
    box.kind.choose("capped")
    box.thin.setChecked(True)
    click(panel, "mnq", CTRL)
    assert not box.thin.isChecked()
    box.thin.setChecked(True)
    panel.arm()
    press(panel)
    assert all(wish.pricing.thin_too for wish in panel.desk.sent)
    assert not box.thin.isChecked()


def test_enter_on_a_painted_button_acts_on_its_own_row_which_is_then_the_only_chosen_one(panel):
    panel.arm()
    pick(panel, "gold", "mes")
    panel.key(Qt.Key.Key_Right)
    panel.key(Qt.Key.Key_Return)
    assert sent(panel) == ["mes"]
    assert panel.window.table.chosen_keys == [panel.keys["mes"]]


def test_a_doubt_of_one_row_keeps_only_that_row_back(panel):
    rules.doubtful(panel, "spx")
    panel.arm()
    pick(panel, "spx", "mes")
    press(panel)
    assert sent(panel) == ["mes"]


# ---- the rest


def test_the_rest_is_chosen_for_every_account_of_the_choice(panel):
    pick(panel, "gold", "mes")
    box = panel.window.trading.several_rest
    at = box.findData("market 3 x1")
    box.setCurrentIndex(at)
    box.activated.emit(at)
    policies = {panel.desk.remainders.policy(key) for key in (gallery.MT5, gallery.NINJA)}
    assert len(policies) == 1
    panel.window.glance()
    assert "Rest: MetaTrader 5: at market after 3 s; CrossTrade" in (
        panel.window.several_panel.remarks_text
    )
    assert panel.desk.remainders.policy(gallery.COINW) not in policies


def test_accounts_with_different_rests_say_so(panel):
    panel.window.preferences.accounts.change(gallery.MT5, remainder="market 3 x1")
    pick(panel, "gold", "mes")
    assert panel.window.trading.several_rest.currentText() == "Rest: differs by account"


def test_an_input_that_cannot_be_read_says_so_and_sends_nothing(panel):
    panel.arm()
    pick(panel, "gold", "mes")
    several = panel.window.several_panel
    several.amount.kind.choose("share")
    several.amount.field.setText("a lot")
    several.amount.changed.emit()
    assert summary(panel) == "Type how much to close, as a number."
    assert button(panel) == "Nothing to send"
    press(panel)
    assert panel.desk.sent == []


def test_the_profits_of_the_choice_are_told_per_currency(panel):
    pick(panel, "mes", "btc")
    words = panel.window.several_panel._profit.text()
    totals = [Money(Decimal("55.00"), "USD"), Money(Decimal("97.92"), "USDT")]
    for total in totals:
        assert str(total.amount) in words


def test_back_to_one_row_the_panel_of_one_shows_that_row(panel):
    pick(panel, "gold", "mes")
    click(panel, "btc")
    assert panel.window.panel.title.symbol.text() == "BTC-USDT"
    assert panel.window.trading.rest._accounts == (gallery.COINW,)


def test_the_row_button_of_a_chosen_row_replaces_what_was_staged_for_all(panel):
    pick(panel, "gold", "mes")
    panel.key(Qt.Key.Key_Delete)
    panel.click("mes", Button.HALF)
    panel.key(Qt.Key.Key_Return)
    assert sent(panel) == ["mes"]
    assert amounts(panel.desk) == ["50 %"]
    assert panel.desk.sent[0].pricing == AtMarket()
