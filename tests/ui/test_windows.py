"""Several windows on one desk: none takes another's news, none is lost with its screen."""

import importlib.util
import subprocess
import sys

import pytest
from PySide6.QtCore import QObject, QRect
from PySide6.QtWidgets import QApplication

from app.engine.arming import Arming
from app.ui.bridge import Bridge
from app.ui.comfort import later
from app.ui.comfort.screens import bring_into_sight, is_in_sight
from app.ui.comfort.windows import Windows
from app.ui.lifetime import end_now
from app.ui.look.theme import Theme
from app.ui.reports import Reports
from app.ui.settings.preferences import Preferences
from app.ui.shared_changes import SharedChanges
from app.ui.table.columns import Column
from app.ui.table.plan import Plan
from tests.support.build import intent
from tests.ui import gallery


@pytest.fixture
def house(qapp, desk):
    keys = gallery.fill_desk(desk)
    preferences = Preferences()
    made = []

    def start() -> Windows:
        windows = Windows(qapp, desk, Arming(desk.clock), Bridge(Reports()), Theme(), preferences)
        windows.keys = keys
        windows.first.resize(1280, 800)
        windows.first.show()
        windows.open_remembered()
        made.append(windows)
        return windows

    yield start
    for windows in made:
        if windows.first is not None:
            stop(windows)
    QApplication.processEvents()


def stop(windows: Windows) -> None:
    windows.let_go()
    end_now(windows.first)
    windows.first = None


def test_a_second_window_has_its_own_tab_and_both_see_every_change(house, desk):
    windows = house()
    other = windows.open_another()
    other.tabs.setCurrentIndex(3)
    assert windows.first.tabs.currentIndex() == 0
    desk.gone(windows.keys["aapl"])
    for window in (windows.first, other):
        window.flush()
        assert window.model.view_of(windows.keys["aapl"]).gone


def test_news_of_a_close_reaches_every_window_once(house, desk, qtbot):
    windows = house()
    other = windows.open_another()
    close = desk.press(intent(desk.book.position(windows.keys["mes"])))
    for window in (windows.first, other):
        qtbot.waitUntil(lambda w=window: w.blotter.model.row_of(close) is not None)
    told = []
    windows.first.bridge.close_changed.connect(lambda *_: told.append(1))
    desk.acknowledge(close)
    qtbot.waitUntil(lambda: bool(told))
    QApplication.processEvents()
    assert told == [1]


def test_the_arm_switch_is_one_for_all_windows(house):
    windows = house()
    other = windows.open_another()
    windows.first.commands.toggle_arm()
    other.glance()
    assert other.header._arm.text() == "ARMED"


def test_what_is_staged_in_one_window_is_not_staged_in_another(house):
    windows = house()
    other = windows.open_another()
    windows.first.table.choose(windows.keys["mes"])
    windows.first.commands.close_row()
    assert windows.first.presser.staged
    assert other.presser.staged == ()


def test_closing_a_second_window_ends_it_alone_and_the_first_asks_for_the_end(house):
    windows = house()
    other = windows.open_another()
    other.close()
    assert windows.others == []
    assert not windows.first.close_wanted.is_set()
    windows.first.flush()
    windows.first.close()
    assert windows.first.close_wanted.is_set()


def test_open_windows_stand_again_with_their_own_columns_and_tab(house):
    windows = house()
    other = windows.open_another()
    other.tabs.setCurrentIndex(2)
    other.comfort.take_plan(Plan().show(Column.MARK, False))
    stop(windows)
    again = house()
    [other] = again.others
    assert other.tabs.currentIndex() == 2
    assert other.comfort.plan().hidden == {Column.MARK}
    assert again.first.comfort.plan() == Plan()


def test_there_is_an_end_to_windows_and_it_is_said(house):
    windows = house()
    for _ in range(9):
        windows.open_another()
    assert len(windows.all()) == 6
    assert "6 windows are open" in windows.first.status.text


def test_rebound_keys_hold_in_every_window(house):
    windows = house()
    other = windows.open_another()
    windows.first.preferences.change(hotkeys={"export": "Ctrl+F7"})
    assert other.actions_of_window.key_text("export") == "Ctrl+F7"


def test_a_window_on_a_screen_that_is_gone_comes_back_into_sight(house):
    windows = house()
    windows.first.move(9000, 9000)
    windows._on_screens(None)
    screens = [screen.availableGeometry() for screen in QApplication.screens()]
    assert is_in_sight(windows.first.geometry(), screens)


def test_a_window_that_can_be_reached_is_not_moved(house):
    windows = house()
    windows.first.move(10, 10)
    assert not bring_into_sight(windows.first)


@pytest.mark.parametrize(
    ("window", "seen"),
    [
        (QRect(0, 0, 800, 600), True),
        (QRect(1900, 0, 800, 600), False),
        (QRect(-780, 0, 800, 600), False),
        (QRect(100, -500, 800, 600), False),
        (QRect(100, 1075, 800, 600), False),
    ],
)
def test_in_sight_means_that_a_hand_can_take_hold_of_it(window, seen):
    assert is_in_sight(window, [QRect(0, 0, 1920, 1080)]) is seen


def test_every_share_of_the_books_changes_is_whole(desk):
    keys = gallery.fill_desk(desk)
    shared = SharedChanges(desk.book)
    one, other = shared.share(), shared.share()
    one.take(), other.take()
    desk.book.touch(keys["mes"])
    assert one.take().keys == {keys["mes"]}
    desk.book.touch(keys["eur"])
    assert other.take().keys == {keys["mes"], keys["eur"]}


def test_a_second_window_opens_by_key(house, qtbot):
    windows = house()
    windows.first.activateWindow()
    windows.first.commands.run("new_window")
    assert len(windows.others) == 1
    assert windows.others[0].windowTitle() == "Unwind · 2"


def test_the_dialogs_are_loaded_one_by_one_after_the_first_paint(qtbot, monkeypatch):
    asked = []
    monkeypatch.setattr(later, "BEGIN_MS", 0)
    monkeypatch.setattr(later, "EVERY_MS", 0)
    monkeypatch.setattr(later.importlib, "import_module", asked.append)
    parent = QObject()
    loading = later.Later(parent)
    assert asked == []
    qtbot.waitUntil(lambda: loading.done)
    assert asked == list(later.DIALOGS)
    assert not loading._timer.isActive()


def test_what_is_loaded_later_is_there_under_its_name():
    assert [name for name in later.DIALOGS if importlib.util.find_spec(name) is None] == []


def test_the_window_comes_without_the_dialogs():
    code = (
        "import sys, app.main.panel; from app.ui.comfort.later import DIALOGS; "
        "print([name for name in DIALOGS if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
