"""The notice bar: what it says whole, what it folds, what leaves it by itself, what it leaves to the rows."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from app.domain.words import say
from app.engine.notice import Notice, Severity
from app.ui.look.elided import Elided
from app.ui.window.notice_line import NoticeLine
from app.ui.window.notice_log import NoticeLog
from tests.support.build import intent

LONG = "The gateway's answer was lost before it was whole, and the venue was asked again. " * 3


def tell(panel, cause, text=LONG, severity=Severity.WARNING, close_id=None):
    at = panel.desk.clock.now()
    panel.window.notices.add(Notice(severity, cause, text, "Look.", at, close_id=close_id))
    stand = min(len(causes(panel)), 3)
    assert comes(lambda: len(lines(panel)) == stand)


def comes(condition):
    """Whether it comes true; the events of the window go on meanwhile."""
    for _ in range(500):
        if condition():
            return True
        QTest.qWait(5)
    return False


def lines(panel):
    return [line for line in panel.window.notices.findChildren(NoticeLine) if line.isVisible()]


def causes(panel):
    return [entry.notice.cause for entry in panel.window.notices.entries()]


def is_folded(line):
    return bool(line.findChildren(Elided))


def click_button(panel, text):
    buttons = panel.window.notices.findChildren(QPushButton)
    [button] = [b for b in buttons if b.isVisible() and b.text() == text]
    button.click()


def doubt_of(panel, name):
    close = panel.desk.press(intent(panel.desk.book.position(panel.keys[name])))
    panel.desk.doubt(close, "The connection closed after sending.")
    tell(panel, f"doubt/{close.close_id}", "In doubt.", Severity.DANGER, close.close_id)
    return close


def test_of_several_notices_the_loudest_is_whole_and_the_others_take_one_line(panel):
    for cause in "abc":
        tell(panel, cause)
    first, *others = lines(panel)
    assert not is_folded(first)
    assert [is_folded(line) for line in others] == [True, True]
    assert all(line.height() < first.height() for line in others)
    assert all(line.accessibleName().startswith(LONG.strip()) for line in others)


def test_a_notice_longer_than_three_lines_ends_in_an_ellipsis_and_is_whole_in_tip_and_log(panel):
    tell(panel, "a", LONG * 5)
    text = lines(panel)[0].findChild(QLabel, "noticeText")
    assert comes(lambda: text.text().endswith("…"))
    assert comes(lambda: text.height() <= 4 * text.fontMetrics().lineSpacing())
    assert text.toolTip().startswith((LONG * 5).strip())
    assert lines(panel)[0].accessibleName().endswith("Look.")


def test_a_click_opens_a_folded_notice_and_folds_the_one_that_was_open(panel):
    tell(panel, "a")
    tell(panel, "b")
    [_open, folded] = lines(panel)
    QTest.mouseClick(folded, Qt.MouseButton.LeftButton, pos=QPoint(140, 10))
    assert comes(lambda: [is_folded(line) for line in lines(panel)] == [True, False])


def test_the_bar_is_no_higher_than_its_words_once_the_window_is_wider(panel):
    panel.window.resize(1000, 800)
    tell(panel, "a")
    before = lines(panel)[0].height()
    panel.window.resize(1900, 800)
    assert comes(lambda: lines(panel)[0].height() < before)
    text = lines(panel)[0].findChild(QLabel, "noticeText")
    assert comes(lambda: text.height() <= text.heightForWidth(text.width()) + 2)


@pytest.mark.parametrize("count", [1, 12])
def test_a_pile_of_notices_leaves_six_rows_and_gives_the_blotter_its_room_back(panel, count):
    panel.window.resize(1280, 800)
    QTest.qWait(10)
    blotter = panel.window.blotter.height()
    for i in range(count):
        tell(panel, f"cause {i}")
    table = panel.window.table
    six = 6 * table.verticalHeader().defaultSectionSize()
    assert comes(lambda: table.viewport().height() >= six)
    panel.window.notices.dismiss_all()
    assert comes(lambda: panel.window.blotter.height() == blotter)


def test_all_notices_can_be_dismissed_at_once_and_be_read_again(panel):
    for i in range(5):
        tell(panel, f"cause {i}", f"Text {i}.")
    click_button(panel, "and 2 more")
    log = panel.window.findChild(NoticeLog)
    click_button(panel, "Dismiss all")
    assert causes(panel) == []
    tell(panel, "later", "Text 5.")
    said = log.text.toPlainText()
    assert said.index("Text 5.") < said.index("Text 4.") < said.index("Text 0.")
    log.close()


def test_a_doubt_that_is_explained_leaves_the_notices_and_the_status_line_tells_how(panel):
    close = doubt_of(panel, "mes")
    panel.desk.fill(close, "4", "5781.25")
    panel.window.bridge.close_changed.emit(close, close.events[-1])
    assert causes(panel) == []
    assert panel.said() == "Sell 4 MES 12-26 is no longer in doubt. Closed."


def test_a_doubt_that_stands_keeps_its_notice(panel):
    close = doubt_of(panel, "mes")
    panel.window.bridge.close_changed.emit(close, close.events[-1])
    assert causes(panel) == [f"doubt/{close.close_id}"]


def test_a_refusal_leaves_the_notices_once_its_position_is_closed_after_all(panel):
    position = panel.desk.book.position(panel.keys["mes"])
    refused = panel.desk.press(intent(position))
    panel.desk.refuse(refused, "the market is closed")
    tell(panel, "crosstrade/closed", "Refused.", Severity.REFUSED, refused.close_id)
    closed = panel.desk.press(intent(position))
    panel.desk.fill(closed, "4", "5781.25")
    panel.window.bridge.close_changed.emit(closed, closed.events[-1])
    assert causes(panel) == []


def test_a_refusal_of_several_positions_stays(panel):
    refused = panel.desk.press(intent(panel.desk.book.position(panel.keys["mes"])))
    for _ in range(2):
        tell(panel, "crosstrade/closed", "Refused.", Severity.REFUSED, refused.close_id)
    panel.desk.fill(refused, "4", "5781.25")
    panel.window.bridge.close_changed.emit(refused, refused.events[-1])
    assert causes(panel) == ["crosstrade/closed"]


def test_warnings_of_one_account_that_say_the_same_of_many_rows_are_one_line_that_counts(panel):
    account = panel.keys["mes"].account
    for number, symbol in enumerate(("MES", "MNQ", "ES")):
        words = say("Whether orders still work in {symbol} was not to be read.", symbol=symbol)
        at = panel.desk.clock.now()
        panel.window.notices.add(Notice(Severity.WARNING, f"o/{number}", words, "", at, account))
    [entry] = panel.window.notices.entries()
    assert (entry.count, entry.notice.text) == (3, words)
    assert len(panel.window.notices.told) == 3
    assert comes(lambda: len(lines(panel)) == 1)
    click_button(panel, "✕")
    assert causes(panel) == []


def test_doubts_that_say_the_same_stay_apart_because_each_is_given_up_by_itself(panel):
    account = panel.keys["mes"].account
    for number in range(2):
        at = panel.desk.clock.now()
        words = say("The close of {symbol} may have been executed.", symbol="MES")
        panel.window.notices.add(Notice(Severity.DANGER, f"d/{number}", words, "", at, account))
    assert len(causes(panel)) == 2
