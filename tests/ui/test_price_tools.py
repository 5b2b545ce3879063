"""Limits on the grid, distances in every unit, and what closing now would bring."""

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from app.domain.intent import AtLimit
from app.domain.money import Money, Price, Quantity
from app.ui.text.format import JOINER, THIN
from app.ui.trading.closed_now import closed_now_words
from tests.support.build import intent

Q = Qt.Key


def limit(panel, name, text):
    panel.key(Q.Key_Escape)
    panel.choose(name)
    panel.key(Q.Key_P)
    QTest.keyClicks(QApplication.focusWidget(), text)


def note(panel):
    return panel.window.panel.price.note.text().replace(THIN, " ")


def closed_now(panel):
    text = panel.window.panel.title.closed_now.text()
    return text.replace(THIN, " ").replace(JOINER, "")


def quoted(panel, name, **changes):
    position = panel.desk.book.position(panel.keys[name])
    quote = replace(panel.desk.book.quote(position), **changes)
    panel.desk.book.apply_quote(position.key.account, position.instrument.wire_name, quote)
    panel.window.presses.show_panel()


def test_an_off_tick_limit_snaps_to_the_side_that_is_not_worse_and_says_so(panel):
    limit(panel, "mes", "5790.10")
    assert "5790.1 is off the grid of 0.25: 5 790.25 is used." in note(panel)
    assert panel.window.panel.draft.pricing == AtLimit(Price(Decimal("5790.25")))
    limit(panel, "mnq", "20140.10")
    assert panel.window.panel.draft.pricing == AtLimit(Price(Decimal("20140.00")))


def test_a_limit_shows_its_distance_in_every_unit(panel):
    limit(panel, "mes", "5783.25")
    assert "4 ticks = 1.00 = 1.7 bps = $20.00 better than the touch: rests" in note(panel)
    limit(panel, "mes", "5781.25")
    assert "through the touch: fills at once" in note(panel)


def test_bid_mid_and_ask_fill_the_limit_by_a_press(panel):
    limit(panel, "mes", "1")
    buttons = {b.text(): b for b in panel.window.panel.price.findChildren(QPushButton)}
    QTest.mouseClick(buttons["Ask"], Qt.MouseButton.LeftButton)
    assert panel.window.panel.price.limit.text() == "5782.50"
    QTest.mouseClick(buttons["Bid"], Qt.MouseButton.LeftButton)
    assert panel.window.panel.price.limit.text() == "5782.25"


def test_a_book_with_nothing_at_the_other_side_blocks_a_capped_close_with_the_reason(panel):
    panel.choose("mes")
    panel.window.panel.price.kind.choose("capped")
    quoted(panel, "mes", bid_size=Quantity(Decimal(0)))
    assert "Nothing stands at the other side" in panel.window.panel.summary_text
    assert not panel.window.panel.button.isEnabled()


def test_closing_now_is_counted_at_the_touch_and_names_fees_that_are_not_known(panel):
    panel.choose("mes")
    assert closed_now(panel) == "If closed now: +$55.00, fees not known"


@pytest.mark.parametrize(
    ("fee", "said"),
    [("1.04", "−$28.04 after about $1.04 fees"), ("-0.50", "−$26.50 with about $0.50 rebate")],
)
def test_closing_now_counts_the_fees_or_the_rebate_of_the_last_close(panel, fee, said):
    desk = panel.desk
    close = desk.press(intent(desk.book.position(panel.keys["mnq"]), pressed_at=desk.clock.now()))
    desk.acknowledge(close)
    desk.fill(close, "2", "20151.50", fee)
    panel.choose("mnq")
    panel.window.presses.show_panel()
    assert closed_now(panel) == f"If closed now: {said}"


@pytest.mark.parametrize(
    ("fee", "said"), [("1.5", "less about 3.00 BNB fees"), ("-1.5", "and about 3.00 BNB rebate")]
)
def test_fees_and_rebates_in_another_currency_are_told_beside_the_profit(panel, fee, said):
    row = panel.desk.row(panel.keys["mnq"])
    assert said in closed_now_words(row, Money(Decimal(fee), "BNB")).replace(THIN, " ")


def test_closing_now_is_not_known_without_a_price_and_says_when_the_touch_is_thin(panel):
    panel.choose("mes")
    quoted(panel, "mes", bid=None)
    assert closed_now(panel) == "If closed now: not known, no price at the other side"
    quoted(panel, "mes", bid=Price(Decimal("5782.25")), bid_size=Quantity(Decimal(1)))
    assert "only 1 there" in closed_now(panel)


def thin_book(panel):
    panel.choose("mes")
    panel.window.panel.price.kind.choose("capped")
    panel.window.panel.price.slippage.setText("0")
    quoted(panel, "mes", bid_size=Quantity(Decimal(2)))
    return panel.window.panel


def test_a_book_that_holds_less_than_the_cap_reaches_for_blocks_with_the_figures(panel):
    box = thin_book(panel)
    assert "Only 2 of 4 MES 12-26 stand in the book within this cap" in box.summary_text
    assert not box.button.isEnabled()


def test_a_thin_book_will_do_if_the_trader_says_so_and_only_for_that_press(panel):
    box = thin_book(panel)
    QTest.mouseClick(box.price.thin, Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
    assert "only 2 of 4 MES 12-26 stand in the book" in box._remarks.text()
    panel.arm()
    QTest.mouseClick(box.button, Qt.MouseButton.LeftButton)
    (sent,) = panel.desk.sent
    assert sent.pricing.thin_too
    assert not box.price.thin.isChecked()


def test_what_was_said_of_one_rows_book_does_not_hold_for_the_next_row(panel):
    box = thin_book(panel)
    box.price.thin.setChecked(True)
    panel.choose("mnq")
    assert not box.price.thin.isChecked()
