"""Garbage is collected between two events of the window and at no other moment."""

import gc
import threading
import weakref

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from app.ui import collecting
from app.ui.collecting import YOUNG, collect_young, collected_between_events
from app.ui.lifetime import end_now


class Ring(QWidget):
    """A widget that nobody holds but itself."""

    def __init__(self) -> None:
        super().__init__()
        self.itself = self


def garbage() -> "weakref.ref[Ring]":
    return weakref.ref(Ring())


def many() -> list[list[object]]:
    return [[] for _ in range(10 * YOUNG)]


def litter() -> None:
    made = many()
    assert made


class Busy(QObject):
    """An event filter of the application that makes many objects for each widget."""

    def __init__(self) -> None:
        super().__init__()
        self.seen = 0

    def eventFilter(self, _target: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.StyleChange:
            self.seen += 1
            litter()
        return False


@pytest.fixture(autouse=True)
def _as_python_starts():
    gc.enable()
    yield
    gc.enable()


def test_a_widget_nobody_holds_outlives_a_change_of_style(qapp, qtbot):
    busy = Busy()
    with collected_between_events():
        lost, other = garbage(), QWidget()
        qapp.installEventFilter(busy)
        qapp.setStyle("Fusion")
        qapp.removeEventFilter(busy)
        assert busy.seen > 0
        assert lost() is not None
        kept = many()
        qtbot.waitUntil(lambda: lost() is None)
        assert kept
        end_now(other)


def test_a_widget_nobody_holds_is_not_freed_by_another_thread(qapp):
    with collected_between_events():
        lost = garbage()
        thread = threading.Thread(target=litter)
        thread.start()
        thread.join()
        assert lost() is not None


def test_what_grew_old_before_it_was_dropped_is_collected_too(qapp, qtbot, monkeypatch):
    monkeypatch.setattr(collecting, "WHOLE_MS", 20)
    with collected_between_events():
        ring = Ring()
        gc.collect()
        lost = weakref.ref(ring)
        del ring
        qtbot.waitUntil(lambda: lost() is None)


def test_few_new_objects_are_not_looked_through(qapp):
    gc.disable()
    gc.collect()
    lost = garbage()
    collect_young()
    assert lost() is not None
    kept = many()
    collect_young()
    assert lost() is None
    assert kept


def test_after_the_window_python_collects_by_itself_again(qapp):
    with collected_between_events():
        assert not gc.isenabled()
        lost = garbage()
    assert gc.isenabled()
    assert lost() is None


def test_one_who_had_switched_it_off_finds_it_off(qapp):
    gc.disable()
    with collected_between_events():
        QApplication.processEvents()
    assert not gc.isenabled()
