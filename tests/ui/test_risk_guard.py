"""The risk guard through the window: off by default, warns, counts down, is stopped by Esc."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QInputDialog, QLineEdit

from app.domain.intent import Origin
from app.engine.risk import COUNTDOWN_S, parse_limits
from tests.ui import gallery


def texts(panel):
    return [entry.notice.text for entry in panel.window.notices.entries()]


def watch(panel, *, flattens):
    panel.window.trading.guards.set_limits(
        gallery.QFEX, parse_limits("loss 10 USD" + " flatten" * flattens)
    )
    panel.window.glance()


def test_it_is_off_by_default(panel):
    panel.window.glance()
    assert texts(panel) == []


def test_a_daily_loss_warns_and_sends_nothing_by_itself(panel):
    watch(panel, flattens=False)
    assert any("Risk guard of QFEX" in text for text in texts(panel))
    panel.desk.clock.advance(60)
    panel.window.trading.guards.tick()
    assert panel.desk.sent == []


def test_if_so_chosen_it_flattens_that_account_after_a_countdown(panel):
    watch(panel, flattens=True)
    assert "flatten QFEX in 10 s" in panel.window.trading.strip.text
    panel.desk.clock.advance(COUNTDOWN_S - 1)
    panel.window.trading.guards.tick()
    assert panel.desk.sent == []
    panel.desk.clock.advance(1.5)
    panel.window.trading.guards.tick()
    assert {wish.seen.key.account for wish in panel.desk.sent} == {gallery.QFEX}
    assert {wish.origin for wish in panel.desk.sent} == {Origin.RISK_GUARD}


def test_escape_stops_the_countdown_for_the_day(panel):
    watch(panel, flattens=True)
    panel.key(Qt.Key.Key_Escape)
    panel.desk.clock.advance(COUNTDOWN_S + 1)
    panel.window.trading.guards.tick()
    panel.window.glance()
    assert panel.desk.sent == []
    assert not panel.window.trading.strip.is_open


def test_limits_are_typed_in_words_and_remembered(panel):
    panel.choose("aapl")
    panel.key(Qt.Key.Key_G, Qt.KeyboardModifier.ShiftModifier)
    dialog = panel.window.findChild(QInputDialog)
    field = dialog.findChild(QLineEdit)
    field.clear()
    QTest.keyClicks(field, "loss 500 USD")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert panel.window.trading.guards.limits(gallery.QFEX) == parse_limits("loss 500 USD")
    kept = panel.window.preferences.accounts.of(gallery.QFEX)
    assert kept.risk_guard == "loss 500 USD"


def test_another_list_in_its_place_does_not_stop_the_countdown(panel):
    watch(panel, flattens=True)
    panel.choose("mes")
    panel.key(Qt.Key.Key_C)
    panel.key(Qt.Key.Key_R)
    panel.desk.clock.advance(COUNTDOWN_S + 1)
    panel.window.trading.guards.tick()
    assert {wish.seen.key.account for wish in panel.desk.sent} == {gallery.QFEX}
    assert "MES" in panel.window.trading.strip.detail


def test_a_locked_panel_is_warned_and_never_flattened_by_the_guard(panel):
    panel.key(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    watch(panel, flattens=True)
    panel.desk.clock.advance(COUNTDOWN_S + 1)
    panel.window.trading.guards.tick()
    assert panel.desk.sent == []
