"""A window on a desk without venues, shown offscreen."""

import gc
import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from dataclasses import dataclass

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.domain.ids import PositionKey
from app.engine.arming import Arming
from app.ui.bridge import Bridge
from app.ui.lifetime import end_now
from app.ui.look.theme import Theme
from app.ui.reports import Reports
from app.ui.table.row_view import Button
from app.ui.window.main_window import MainWindow
from tests.support.desk import FakeDesk
from tests.ui import gallery


@dataclass
class Panel:
    """A window and those who drive it."""

    window: MainWindow
    desk: FakeDesk
    arming: Arming
    keys: dict[str, PositionKey]

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier(0)) -> None:
        """A real key event to whatever has the focus."""
        target = QApplication.focusWidget() or self.window
        QTest.keyClick(target, key, modifiers)
        QApplication.processEvents()

    def click(self, name: str, button: Button) -> None:
        """A real press of a painted button."""
        point = self.point(name, button)
        QTest.mouseClick(self.window.table.viewport(), Qt.MouseButton.LeftButton, pos=point)

    def point(self, name: str, button: Button) -> QPoint:
        """The middle of a painted button."""
        return self.window.button_rect(self.keys[name], button).center()

    def choose(self, name: str) -> None:
        self.window.table.choose(self.keys[name])

    def arm(self) -> None:
        self.arming.arm()
        self.window.show_arming()

    def frame(self) -> None:
        self.window.flush()
        QApplication.processEvents()

    def view(self, name: str):
        return self.window.model.view_of(self.keys[name])

    def state(self, name: str) -> str:
        return self.view(name).state.text

    def said(self) -> str:
        return self.window.status.text

    def hover(self, inside: bool) -> None:
        kind = QEvent.Type.Enter if inside else QEvent.Type.Leave
        table = self.window.table
        if inside:
            from PySide6.QtGui import QEnterEvent

            at = QPoint(5, 5).toPointF()
            QApplication.sendEvent(table, QEnterEvent(at, at, at))
        else:
            QApplication.sendEvent(table, QEvent(kind))


@pytest.fixture(autouse=True)
def _nothing_is_left():
    """As in the panel, garbage waits: Qt may be going through its widgets. Then no window is left."""
    gc.disable()
    yield
    gc.collect()
    gc.enable()
    if QApplication.instance() is not None:
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        assert QApplication.topLevelWidgets() == []


@pytest.fixture
def desk() -> FakeDesk:
    return FakeDesk()


@pytest.fixture
def make_panel(qapp, qtbot, desk):
    windows = []

    def make(*, sim: bool = False, size: tuple[int, int] = (1280, 800)) -> Panel:
        keys = gallery.fill_desk(desk, sim=sim)
        arming = Arming(desk.clock)
        window = MainWindow(desk, arming, Bridge(Reports()), Theme())
        window._frame.stop()
        window._glance.stop()
        window.heartbeat.stop()
        window.resize(*size)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
        window.table.setFocus()
        windows.append(window)
        window.flush()
        return Panel(window, desk, arming, keys)

    yield make
    for window in windows:
        window.let_go()
        end_now(window)
    QApplication.processEvents()


@pytest.fixture
def panel(make_panel) -> Panel:
    return make_panel()
