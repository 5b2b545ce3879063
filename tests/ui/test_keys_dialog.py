"""Keys are tested without being done, rebound without conflicts, and never break a start."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from app.ui.keys import everywhere
from app.ui.keys.own import default_keys, keys_of, with_own
from app.ui.settings.preferences import Preferences

SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def dialog(panel, qtbot):
    opened = panel.window.comfort.open_keys()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is opened.catcher)
    yield opened
    if QApplication.activeModalWidget() is not None:
        opened.reject()


def press(dialog, key, modifiers=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(dialog.catcher, key, modifiers)


def rebind(dialog, name, *keys):
    QTest.mouseClick(dialog.button_of(name), Qt.MouseButton.LeftButton)
    for key, modifiers in keys:
        press(dialog, key, modifiers)


def back_in(panel, qtbot):
    panel.window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is panel.window)
    panel.window.table.setFocus()


def test_the_question_mark_opens_the_keys(panel):
    panel.window.actions_of_window["help_keys"].trigger()
    assert QApplication.activeModalWidget() is not None
    QApplication.activeModalWidget().reject()


def test_the_tester_names_the_key_and_its_action_and_does_nothing(panel, dialog):
    panel.choose("mes")
    press(dialog, Qt.Key.Key_Delete)
    assert "Del arrives" in dialog.said.text()
    assert "Close the chosen rows, all of them" in dialog.said.text()
    assert panel.desk.sent == []
    assert panel.window.presser.staged == ()


def test_the_tester_names_a_free_key_and_the_beginning_of_a_sequence(dialog):
    press(dialog, Qt.Key.Key_Z)
    assert "It is free" in dialog.said.text()
    press(dialog, Qt.Key.Key_C)
    assert "(first key)" in dialog.said.text()


def test_a_new_key_holds_at_once_and_at_the_next_start(panel, dialog, qtbot):
    rebind(dialog, "close_row", (Qt.Key.Key_F7, CTRL))
    dialog.reject()
    back_in(panel, qtbot)
    panel.choose("mes")
    panel.key(Qt.Key.Key_F7, CTRL)
    assert [draft.key for draft in panel.window.presser.staged] == [panel.keys["mes"]]
    again = keys_of(panel.window.preferences)[0]
    assert again["close_row"] == (QKeySequence("Ctrl+F7"),)


def test_the_old_key_is_free_afterwards(panel, dialog, qtbot):
    rebind(dialog, "close_row", (Qt.Key.Key_F7, CTRL))
    dialog.reject()
    back_in(panel, qtbot)
    panel.choose("mes")
    panel.key(Qt.Key.Key_Delete)
    assert panel.window.presser.staged == ()


def test_a_key_with_an_owner_is_refused_by_name_and_the_old_one_stays(panel, dialog):
    rebind(dialog, "close_row", (Qt.Key.Key_A, CTRL | SHIFT))
    assert "Arm or disarm" in dialog.said.text()
    assert panel.window.actions_of_window["close_row"].shortcut() == QKeySequence("Del")


def test_two_keys_in_a_row_make_a_sequence(panel, dialog):
    none = Qt.KeyboardModifier.NoModifier
    rebind(dialog, "export", (Qt.Key.Key_Z, none), (Qt.Key.Key_E, none))
    assert panel.window.actions_of_window["export"].shortcut() == QKeySequence("Z, E")


def test_escape_keeps_the_old_key(panel, dialog):
    rebind(dialog, "export", (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier))
    assert panel.window.actions_of_window["export"].shortcut() == QKeySequence("Ctrl+E")
    assert dialog.isVisible()


def test_a_key_is_reset_alone_and_all_together(panel, dialog):
    rebind(dialog, "export", (Qt.Key.Key_F7, CTRL))
    rebind(dialog, "lock", (Qt.Key.Key_F8, CTRL))
    dialog.reset("export")
    assert panel.window.actions_of_window["export"].shortcut() == QKeySequence("Ctrl+E")
    assert panel.window.actions_of_window["lock"].shortcut() == QKeySequence("Ctrl+F8")
    [everything] = [b for b in dialog.findChildren(QPushButton) if b.text() == "Reset all"]
    everything.click()
    assert panel.window.actions_of_window.keys() == default_keys()
    assert panel.window.preferences.settings.hotkeys == {}


def test_a_reset_does_not_take_a_key_that_has_another_owner_now(panel, dialog):
    rebind(dialog, "export", (Qt.Key.Key_F7, CTRL))
    rebind(dialog, "lock", (Qt.Key.Key_E, CTRL))
    dialog.reset("export")
    assert "Lock to read-only" in dialog.said.text()
    assert panel.window.actions_of_window["export"].shortcut() == QKeySequence("Ctrl+F7")


def test_tab_leaves_the_tester(dialog):
    QTest.keyClick(dialog.catcher, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is not dialog.catcher


@pytest.mark.parametrize(
    ("own", "words"),
    [
        ({"export": "Del"}, "belongs to close_row"),
        ({"export": "C"}, "belongs to stage_winners"),
        ({"export": "Foo+Bar"}, "is not a key"),
        ({"fly": "F7"}, "there is no such action"),
    ],
)
def test_keys_that_cannot_be_used_are_named_and_the_default_holds(qapp, own, words):
    keys, [problem] = with_own(default_keys(), own)
    assert words in problem
    assert keys == default_keys()


def test_two_of_a_persons_own_keys_that_collide_are_named(qapp):
    own = {"export": "Ctrl+F7", "lock": "Ctrl+F7"}
    keys, [problem] = with_own(default_keys(), own)
    assert "export" in problem
    assert keys["lock"] == default_keys()["lock"]


def test_an_action_may_have_no_key(qapp):
    keys, problems = with_own(default_keys(), {"export": ""})
    assert (keys["export"], problems) == ((), ())


def test_wrong_keys_in_the_file_are_a_notice_in_the_window(qapp, make_panel):
    from app.system.settings import Settings
    from app.ui.comfort.window_comfort import Comfort

    panel = make_panel()
    panel.window.preferences.settings = Settings(hotkeys={"fly": "F7"})
    comfort = Comfort(panel.window)
    assert "fly" in panel.window.notices.entries()[0].notice.text
    comfort.let_go()


def test_the_probe_says_in_words_why_there_is_no_key_for_everywhere(qapp):
    assert "offscreen" in everywhere.why_not_here()
    keeper = everywhere.PanicEverywhere(qapp)
    assert keeper.hold(QKeySequence("Ctrl+Shift+Backspace")) == everywhere.why_not_here()


def test_the_panic_key_has_a_number_for_windows(qapp):
    assert everywhere._windows_key(QKeySequence("Ctrl+Shift+Backspace")) == (0x08, 0x4006)
    assert everywhere._windows_key(QKeySequence("C, A")) == (0, 0)


def test_the_key_for_everywhere_is_off_by_default():
    assert not Preferences().settings.panic_key_everywhere
