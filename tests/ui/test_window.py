"""Tabs, notices, blotter, keys of the window; what it says when nothing is known."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidgetItem

from app.domain.event import CancelRequested
from app.domain.ids import Environment
from app.domain.intent import AtLimit
from app.domain.money import Price
from app.domain.report import LinkState
from app.engine.arming import Arming
from app.engine.notice import Notice, Severity
from app.ui.blotter.model import BlotterColumn
from app.ui.bridge import Bridge
from app.ui.lifetime import end_now
from app.ui.look.theme import Theme
from app.ui.reports import Reports
from app.ui.table.row_view import Button
from app.ui.text.close_state import state_of
from app.ui.text.format import THIN
from app.ui.window.main_window import MainWindow
from app.ui.window.scopes import scopes_of
from tests.support.build import intent, price, share
from tests.support.desk import FakeDesk
from tests.ui import gallery

CTRL = Qt.KeyboardModifier.ControlModifier


def press(panel, name, amount=None, pricing=None):
    seen = panel.desk.book.position(panel.keys[name])
    close = panel.desk.press(intent(seen, amount, pricing, pressed_at=panel.desk.clock.now()))
    panel.window._on_close_news(close, None)
    return close


def texts(panel, close):
    row = panel.window.blotter.model.row_of(close)
    panel.window.blotter.take(close)
    return panel.window.blotter.model.line(row).texts


def test_live_and_simulated_accounts_never_share_a_tab(make_panel):
    panel = make_panel(sim=True)
    for scope in panel.window.tabs.scopes():
        held = [a.key for a in panel.desk.accounts() if scope.holds(a.key)]
        assert {key.environment for key in held} == {scope.environment}


def test_a_simulated_tab_wears_its_band_and_the_word(make_panel):
    panel = make_panel(sim=True)
    page = panel.window.page
    assert not page._band.isVisible()
    panel.key(Qt.Key.Key_0, CTRL)
    assert panel.window.tabs.scope().environment is Environment.SIM
    assert page._band.isVisible()
    assert page._band_word.text() == "SIM"


def test_ctrl_and_a_figure_choose_an_account_tab(panel):
    panel.key(Qt.Key.Key_3, CTRL)
    assert panel.window.tabs.scope().account == gallery.QFEX
    assert len(panel.window.model.row_keys()) == 2
    panel.key(Qt.Key.Key_0, CTRL)
    assert len(panel.window.model.row_keys()) == 10


def test_a_tab_that_is_not_there_says_so(panel):
    panel.key(Qt.Key.Key_9, CTRL)
    assert panel.said() == "There is no account tab 9."


def test_changing_the_tab_drops_what_is_staged(panel):
    panel.click("mes", Button.CLOSE)
    panel.key(Qt.Key.Key_1, CTRL)
    assert panel.window.presser.staged == ()


def test_up_and_down_choose_a_row_and_the_panel_follows(panel):
    panel.key(Qt.Key.Key_Down)
    panel.key(Qt.Key.Key_J)
    assert panel.window.table.current_key == panel.keys["gold"]
    assert panel.window.panel.title.symbol.text() == "XAUUSD"
    panel.key(Qt.Key.Key_K)
    assert panel.window.table.current_key == panel.keys["eur"]


def test_flat_is_a_word(panel):
    for key in list(panel.keys.values()):
        panel.desk.gone(key)
    panel.frame()
    panel.desk.clock.advance(5)
    for account in panel.desk.accounts():
        account.state.read_at = panel.desk.clock.now()
    panel.frame()
    panel.window.glance()
    assert panel.window.table.empty_text[0] == "FLAT"


def test_an_account_that_is_not_connected_is_never_called_flat(panel):
    for key in list(panel.keys.values()):
        panel.desk.gone(key)
    gallery.cut_link(panel.desk, gallery.COINW)
    panel.frame()
    panel.desk.clock.advance(5)
    panel.frame()
    panel.window.glance()
    assert panel.window.table.empty_text[0] == "Not known to be flat"


def test_notices_of_one_cause_are_one_line_that_counts(panel):
    notices = panel.window.notices
    for i in range(3):
        at = panel.desk.clock.now()
        notices.add(Notice(Severity.WARNING, "same", f"Text {i}.", "Wait.", at))
    [entry] = notices.entries()
    assert entry.count == 3
    assert entry.notice.text == "Text 2."


def test_the_loudest_notice_stands_first(panel):
    at = panel.desk.clock.now()
    panel.window.notices.add(Notice(Severity.DANGER, "a", "Danger.", "", at))
    panel.window.notices.add(Notice(Severity.INFO, "b", "Info.", "", at))
    assert [e.notice.cause for e in panel.window.notices.entries()] == ["a", "b"]


def test_a_notice_moves_no_row(panel):
    before = panel.point("gold", Button.CLOSE)
    top = panel.window.table.viewport().mapToGlobal(before)
    panel.window.notices.add(Notice(Severity.DANGER, "a", "Danger.", "", panel.desk.clock.now()))
    QTest.qWait(10)
    after = panel.point("gold", Button.CLOSE)
    assert panel.window.table.viewport().mapToGlobal(after) == top


@pytest.mark.parametrize(
    ("happens", "words"),
    [
        (lambda d, c: None, "sending…"),
        (lambda d, c: d.acknowledge(c), "acknowledged"),
        (lambda d, c: d.fill(c, "1", "5782.25"), "1 of 2 closed"),
        (lambda d, c: d.fill(c, "2", "5782.25"), "2 of 4 closed"),
        (lambda d, c: d.refuse(c, "market closed"), "refused: market closed"),
        (lambda d, c: d.doubt(c), "in doubt: asking the venue…"),
    ],
)
def test_the_row_says_where_its_close_stands(panel, happens, words):
    close = press(panel, "mes", share(50))
    happens(panel.desk, close)
    panel.frame()
    assert panel.state("mes") == words


def test_already_closed_is_told_as_such(panel):
    seen = panel.desk.book.position(panel.keys["mes"])
    panel.desk.gone(panel.keys["mes"])
    close = panel.desk.press(intent(seen))
    assert state_of(close).text == "already closed"


def test_the_blotter_shows_fills_price_cost_fees_and_times(panel):
    close = press(panel, "mes", share(50))
    panel.desk.acknowledge(close)
    panel.desk.fill(close, "2", "5782.00", "1.04")
    line = {c: t.replace(THIN, " ") for c, t in texts(panel, close).items()}
    assert line[BlotterColumn.WHAT] == "Sell 2 MES 12-26"
    assert line[BlotterColumn.FILLED] == "2"
    assert line[BlotterColumn.LEAVES] == ""
    assert line[BlotterColumn.AVERAGE] == "5 782.00"
    assert line[BlotterColumn.SLIPPAGE] == "−$2.50"
    assert line[BlotterColumn.FEES] == "$1.04"
    assert line[BlotterColumn.ACK] == "21 ms"
    assert line[BlotterColumn.FILL] == "55 ms"


def test_the_newest_close_stands_first(panel):
    first, second = press(panel, "mes"), press(panel, "aapl")
    assert panel.window.blotter.model.closes() == [second, first]


def test_a_resting_limit_is_cancelled_from_the_blotter(panel):
    close = press(panel, "mes", pricing=AtLimit(price("5790.00")))
    panel.desk.acknowledge(close)
    panel.frame()
    table = panel.window.blotter.table
    rect = table.cancel_button_rect(close)
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert panel.desk.cancelled == [close.close_id]
    assert panel.state("mes").replace(THIN, " ") == "resting at 5 790.00"


def test_cancel_is_offered_again_only_after_five_seconds_without_an_answer(panel):
    close = press(panel, "mes", pricing=AtLimit(price("5790.00")))
    panel.desk.acknowledge(close)
    table = panel.window.blotter.table
    asked = panel.desk.cancelled

    def press_cancel():
        panel.frame()
        at = table.cancel_button_rect(close).center()
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)

    press_cancel()
    panel.desk.tell(close, CancelRequested(close.close_id, panel.desk.clock.now(), "by hand"))
    press_cancel()
    panel.desk.clock.advance(4.9)
    press_cancel()
    assert asked == [close.close_id]
    panel.desk.clock.advance(0.1)
    press_cancel()
    assert asked == [close.close_id] * 2


def test_t_opens_the_timeline_of_the_rows_close(panel):
    close = press(panel, "mes")
    panel.desk.acknowledge(close)
    panel.choose("mes")
    panel.key(Qt.Key.Key_T)
    dialog = panel.window.blotter.open_dialog
    assert dialog is not None
    assert "acknowledged" in dialog._events.toPlainText()
    dialog.close()


def test_panic_while_disarmed_counts_down_and_escape_stops_it(panel):
    panel.key(Qt.Key.Key_Backspace, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert panel.window.panic.counting
    panel.key(Qt.Key.Key_Escape)
    assert not panel.window.panic.counting
    assert panel.said() == "Panic stopped. Nothing was sent."


def test_closing_the_window_only_asks_for_the_end(panel):
    panel.window.close()
    assert panel.window.close_wanted.is_set()
    assert panel.window.isVisible()


@pytest.mark.parametrize("size", [(1280, 800), (1920, 1080), (700, 800)])
def test_the_buttons_stand_whole_in_the_window_at_every_size(make_panel, size):
    panel = make_panel(size=size)
    rect = panel.window.button_rect(panel.keys["eur"], Button.MORE)
    assert panel.window.table.viewport().rect().contains(rect)


def test_the_engines_news_reaches_the_row_through_the_bridge(panel, qtbot):
    close = panel.desk.press(intent(panel.desk.book.position(panel.keys["mes"])))
    qtbot.waitUntil(lambda: panel.window.blotter.model.row_of(close) is not None)
    assert panel.state("mes") == "sending…"


def test_an_error_nobody_caught_is_shown_once_per_cause(panel, qtbot):
    def fail():
        raise ValueError("a wrong turn")

    for _ in range(5):
        try:
            fail()
        except ValueError as error:
            panel.window.bridge.reports.report("test", error)
    qtbot.waitUntil(lambda: bool(panel.window.notices.entries()))
    assert len(panel.window.notices.entries()) == 1


def test_an_event_is_heard_although_its_receiver_is_taken_for_something_else(panel):
    item = QWidgetItem(QLabel())
    assert not panel.window.eventFilter(item, QEvent(QEvent.Type.MouseButtonPress))


def test_a_long_stand_still_disarms(panel):
    panel.arm()
    panel.window.news.on_late(2500.0)
    assert not panel.arming.is_armed(panel.keys["mes"].account)


def test_no_accounts_make_one_empty_tab():
    assert [scope.title for scope in scopes_of(())] == ["All"]


def test_prices_do_not_lose_digits_in_the_table(panel):
    assert panel.view("eur").texts["average"] == "1.08312"
    assert isinstance(panel.view("eur").position.average_price, type(Price(price("1"))))


def test_a_link_that_was_cut_for_a_moment_disarms_even_if_it_is_back_before_the_news(panel, qtbot):
    panel.arm()
    state = panel.desk.book.account(gallery.QFEX)
    for link in (LinkState.CONNECTING, LinkState.UP):
        state.link = link
        panel.window.bridge.on_link(gallery.QFEX)
    qtbot.waitUntil(lambda: not panel.arming.is_armed(gallery.QFEX))
    assert panel.arming.is_armed(gallery.COINW)


def test_the_window_stands_again_where_it_stood(make_panel):
    from app.ui.settings.memory import Forgetful
    from app.ui.window.placing import recall, remember

    memory = Forgetful()
    panel = make_panel()
    panel.window.tabs.setCurrentIndex(2)
    panel.key(Qt.Key.Key_G)
    remember(panel.window, memory)
    panel.window.tabs.setCurrentIndex(0)
    panel.key(Qt.Key.Key_G)
    recall(panel.window, memory)
    assert panel.window.tabs.currentIndex() == 2
    assert panel.window.table.bands.on


def test_a_broken_memory_changes_nothing(panel):
    from app.ui.settings.memory import Forgetful
    from app.ui.window.placing import recall

    memory = Forgetful()
    for name in ("geometry", "splitters", "grouped", "tab"):
        memory.remember(name, "zz nonsense")
    recall(panel.window, memory)
    assert panel.window.tabs.currentIndex() == 0


def test_the_timeline_grows_with_its_words_and_lays_none_over_another(panel):
    close = panel.desk.press(intent(panel.desk.book.position(panel.keys["mes"])))
    panel.window.blotter.take(close)
    panel.window.blotter.show_timeline(close)
    dialog = panel.window.blotter.open_dialog
    dialog.resize(dialog.minimumWidth(), dialog.minimumSizeHint().height())
    panel.desk.fill(close, "4", "5781.25", "1.04")
    panel.window.blotter.take(close)
    assert dialog.height() >= dialog.layout().totalHeightForWidth(dialog.width())


def test_a_window_that_remembers_no_size_is_as_large_as_a_day_s_work_needs(qapp):
    desk = FakeDesk()
    window = MainWindow(desk, Arming(desk.clock), Bridge(Reports()), Theme())
    try:
        screen = window.screen().availableSize()
        assert (window.width(), window.height()) == (
            min(1280, screen.width()),
            min(800, screen.height()),
        )
        window.glance()
        assert window.header._state.text() == "no account"
    finally:
        window.let_go()
        end_now(window)
