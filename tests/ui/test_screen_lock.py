"""A locked screen disarms: heard on the desktop's bus, told once, and nothing is armed by unlocking."""

import os
import shutil
import subprocess
import sys

import pytest

from app.engine.arming import Mode
from app.ui.comfort.desktop import Desktop
from app.ui.comfort.screen_lock import ScreenLock
from tests.support.sim_process import REPOSITORY


@pytest.fixture
def desktop(panel):
    made = Desktop(panel.window)
    yield made
    made.let_go()


def test_a_locked_screen_disarms_and_says_why(panel, desktop):
    panel.arm()
    desktop.lock.on_active(True)
    assert panel.arming.mode is Mode.DISARMED
    assert str(panel.arming.why) == "after the screen was locked"


def test_unlocking_arms_nothing(panel, desktop):
    panel.arm()
    desktop.lock.on_active(True)
    desktop.lock.on_active(False)
    assert panel.arming.mode is Mode.DISARMED


def test_a_read_only_lock_is_not_taken_away_by_the_screens(panel, desktop):
    panel.arming.lock()
    desktop.lock.on_active(True)
    desktop.lock.on_active(False)
    assert panel.arming.mode is Mode.LOCKED


def test_a_lock_is_told_once_however_often_it_is_asked(panel, qtbot):
    lock, told = ScreenLock(panel.window), []
    lock.locked.connect(lambda: told.append(True))
    for active in (True, True, False, True):
        lock.on_active(active)
    assert len(told) == 2
    lock.let_go()


LISTENER = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
from app.ui.comfort.screen_lock import ScreenLock

app = QApplication([])
window = QWidget()
lock = ScreenLock(window)
lock.locked.connect(lambda: (print("locked", flush=True), app.quit()))
print("listening" if lock.heard else "deaf", flush=True)
QTimer.singleShot(8000, app.quit)
app.exec()
"""


@pytest.mark.skipif(
    not (
        sys.platform == "linux" and shutil.which("dbus-run-session") and shutil.which("dbus-send")
    ),
    reason="there is no session bus to be had here",
)
def test_the_desktops_own_signal_is_heard_on_a_session_bus():
    send = (
        "dbus-send --session --type=signal /org/freedesktop/ScreenSaver"
        " org.freedesktop.ScreenSaver.ActiveChanged boolean:true"
    )
    script = (
        f'"$0" -c "$1" | while read word; do echo "$word";'
        f' if [ "$word" = listening ]; then {send}; fi; done'
    )
    run = subprocess.run(
        ["dbus-run-session", "--", "sh", "-c", script, sys.executable, LISTENER],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        timeout=20,
        check=False,
    )
    assert run.stdout.split() == ["listening", "locked"], run.stderr
