"""What helps before the next press: readiness, usual spans, the rest's policy, the proof."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.domain.ids import NANOSECONDS, Instant
from app.domain.position import Pause
from app.engine.close import Stage
from app.engine.latency import _Sample
from app.engine.rest_policy import Policy, Rest
from app.ui.table.row_view import Button
from app.ui.trading.latency_words import latency_table, proof_words
from app.ui.trading.readiness import journal_words
from tests.support.build import intent
from tests.ui import gallery


def ready(panel):
    panel.window.glance()
    return panel.window.status._ready


def test_ready_counts_fresh_accounts_not_only_links(panel):
    assert ready(panel).text() == "panic now: 5 of 5 ready"
    gallery.make_stale(panel.desk, gallery.NINJA, 60)
    gallery.cut_link(panel.desk, gallery.COINW)
    assert ready(panel).text() == "panic now: 3 of 5 ready"
    assert "CoinW: not connected" in ready(panel).toolTip()
    assert "CrossTrade: its positions are 60" in ready(panel).toolTip()


def test_ready_says_how_long_it_would_take(panel):
    now = panel.desk.clock.now()
    for venue, ms in ((gallery.NINJA.venue, 210), (gallery.QFEX.venue, 600)):
        sample = _Sample(now, {Stage.FIRST_FILL: ms * 1_000_000})
        panel.desk.latency._samples[venue]["one"] = sample
    assert ready(panel).text() == "panic now: 5 of 5 ready, about 0.6 s"
    panel.choose("mes")
    panel.window.presses.show_panel()
    assert "usually 210" in panel.window.panel.title._where.text()
    assert "First fill: today 210" in latency_table(panel.desk.latency, gallery.NINJA.venue)


def announce_a_pause(panel, name, seconds, pause=Pause.FUNDING):
    key, now = panel.keys[name], panel.desk.clock.now()
    held = panel.desk.book.position(key)
    pauses_at = Instant(now + seconds * NANOSECONDS)
    panel.desk.clock.advance(0.001)
    panel.desk.book.apply_position(
        key,
        replace(held, pauses_at=pauses_at, pause=pause, seen_at=now),
        panel.desk.clock.now(),
    )
    panel.desk.clock.advance(-0.001)


def test_the_next_funding_is_counted_down_from_ten_minutes(panel):
    announce_a_pause(panel, "eth", 4000)
    announce_a_pause(panel, "btc", 612)
    assert "funding" not in ready(panel).text()
    panel.desk.clock.advance(420)
    assert ready(panel).text().endswith("; CoinW funding in 03:12")
    assert "for about a minute it then refuses closes" in ready(panel).toolTip()
    panel.desk.clock.advance(191)
    assert ready(panel).text().endswith("; CoinW funding in 00:01")
    panel.desk.clock.advance(1)
    assert "funding" not in ready(panel).text()


def test_a_market_that_closes_soon_is_counted_down_as_what_it_is(panel):
    announce_a_pause(panel, "btc", 192, Pause.MARKET_CLOSED)
    assert ready(panel).text().endswith("; CoinW closes in 03:12")
    assert "wait until it opens" in ready(panel).toolTip()


def test_the_next_funding_is_that_of_the_tabs_accounts(panel):
    announce_a_pause(panel, "btc", 300)
    panel.key(Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert "CoinW funding in 05:00" in ready(panel).text()
    panel.key(Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    assert "funding" not in ready(panel).text()


def test_a_slow_or_failed_journal_is_said(panel):
    close = panel.desk.press(intent(panel.desk.book.position(panel.keys["mes"])))
    assert journal_words(close) == ""
    close.stamps[Stage.JOURNALED] = close.stamps[Stage.PRESSED] + 90_000_000
    assert journal_words(close).startswith("journal slow: 90")


def test_the_policy_for_the_rest_is_chosen_per_account_and_stands_on_the_button(panel):
    panel.choose("mes")
    box = panel.window.trading.rest
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_End)
    QTest.keyClick(box, Qt.Key.Key_Up)
    box.activated.emit(box.currentIndex())
    assert panel.desk.remainders.policy(gallery.NINJA) == Policy(Rest.MARKET, 10, 1)
    panel.window.presses.show_panel()
    assert "rest at market after 10 s" in panel.window.panel.button.text()
    panel.choose("aapl")
    panel.window.presses.show_panel()
    assert "rest" not in panel.window.panel.button.text()
    assert panel.desk.remainders.policy(gallery.QFEX).rest is Rest.LEAVE


def test_an_accounts_own_policy_holds_and_a_broken_one_leaves_the_rest(panel):
    defaults = panel.window.preferences.accounts
    defaults.change(gallery.NINJA, remainder="market 3 x3")
    defaults.change(gallery.QFEX, remainder="everything at once")
    assert panel.desk.remainders.policy(gallery.NINJA) == Policy(Rest.MARKET, 3, 3)
    assert panel.desk.remainders.policy(gallery.QFEX).rest is Rest.LEAVE


def test_the_timeline_says_that_it_was_sent_as_previewed(panel):
    panel.arm()
    panel.click("mes", Button.CLOSE)
    [close] = list(panel.desk.closes)
    assert proof_words(close).startswith("Sent as previewed, SHA-256 0000")
    panel.window.blotter.show_timeline(close)
    assert "Sent as previewed" in panel.window.blotter.open_dialog._proof.text()
    panel.window.blotter.open_dialog.close()
