"""Sounds grouped, notifications while one looks elsewhere, a tray that obeys the window's rules."""

import pytest
from PySide6.QtCore import Qt

from app.engine.notice import Notice, Severity
from app.ui.comfort.desktop import Desktop
from app.ui.comfort.sounding import URGENCY, Sounding, sound_of
from app.ui.settings.preferences import Preferences
from tests.support.build import intent, share


class Ears:
    """Notes what is played."""

    def __init__(self) -> None:
        self.heard: list[str] = []
        self.why_not = ""

    def play(self, name: str) -> bool:
        self.heard.append(name)
        return True


@pytest.fixture
def ears():
    return Ears()


@pytest.fixture
def desktop(panel):
    made = Desktop(panel.window)
    yield made
    made.let_go()


def sounding(ears, qapp, **settings) -> Sounding:
    preferences = Preferences()
    preferences.change(**settings)
    return Sounding(ears, preferences, qapp)


def press(panel, name="mes", amount=None):
    seen = panel.desk.book.position(panel.keys[name])
    return panel.desk.press(intent(seen, amount, pressed_at=panel.desk.clock.now()))


@pytest.mark.parametrize(
    ("happens", "sound"),
    [
        (lambda d, c: d.acknowledge(c), "ack"),
        (lambda d, c: d.fill(c, "1", "5782"), "partial"),
        (lambda d, c: d.fill(c, "4", "5782"), "fill"),
        (lambda d, c: d.refuse(c, "closed"), "refused"),
        (lambda d, c: d.doubt(c), "doubt"),
    ],
)
def test_each_kind_of_news_has_its_sound(panel, happens, sound):
    close = press(panel)
    happens(panel.desk, close)
    assert sound_of(close, close.events[-1]) == sound


def test_sounds_are_off_until_they_are_switched_on(panel, ears, qapp, qtbot):
    player = sounding(ears, qapp)
    close = press(panel)
    panel.desk.refuse(close, "closed")
    player.on_close(close, close.events[-1])
    qtbot.wait(250)
    assert ears.heard == []


def test_a_flatten_of_many_is_one_sound_and_the_most_urgent(panel, ears, qapp, qtbot):
    player = sounding(ears, qapp, sounds=True)
    for name in ("mes", "mnq", "aapl", "nvda"):
        close = press(panel, name)
        panel.desk.acknowledge(close)
        player.on_close(close, close.events[-1])
    panel.desk.doubt(close)
    player.on_close(close, close.events[-1])
    qtbot.waitUntil(lambda: bool(ears.heard))
    qtbot.wait(250)
    assert ears.heard == ["doubt"]


def test_a_class_of_sounds_can_be_silent(panel, ears, qapp, qtbot):
    player = sounding(ears, qapp, sounds=True, sound_ack=False)
    close = press(panel, "mes", share(50))
    panel.desk.acknowledge(close)
    player.on_close(close, close.events[-1])
    qtbot.wait(250)
    assert ears.heard == []


def test_every_class_has_its_place_in_the_order_of_urgency():
    assert sorted(URGENCY) == ["ack", "doubt", "fill", "partial", "refused"]


def test_the_tray_says_how_it_stands_in_words(panel, desktop):
    assert "10 positions" in desktop.tray.icon.toolTip()
    assert "DISARMED" in desktop.tray.icon.toolTip()
    panel.arm()
    desktop.tray.refresh()
    assert "ARMED" in desktop.tray.icon.toolTip()
    assert "DISARMED" not in desktop.tray.icon.toolTip()


def test_flatten_in_the_tray_is_panic_with_its_countdown_and_its_escape(panel, desktop):
    panel.window.tabs.setCurrentIndex(1)
    desktop.tray.refresh()
    assert desktop.tray.flatten.text().startswith("Flatten 2 in MetaTrader 5")
    desktop.tray.flatten.trigger()
    assert panel.window.panic.counting
    assert panel.desk.sent == []
    panel.key(Qt.Key.Key_Escape)
    assert not panel.window.panic.counting


def test_a_locked_panel_is_not_armed_from_the_tray(panel, desktop):
    panel.arming.lock()
    desktop.tray.refresh()
    assert not desktop.tray.arm.isEnabled()


def test_bad_news_is_told_by_the_desktop_only_if_wanted_and_unseen(panel, desktop, monkeypatch):
    told = []
    monkeypatch.setattr(desktop.tray, "tell", told.append)
    refused = Notice(Severity.REFUSED, "a", "Refused.", "", panel.desk.clock.now())
    desktop.on_notice(refused)
    panel.window.preferences.change(desktop_notifications=True)
    desktop.on_notice(refused)
    assert told == []
    monkeypatch.setattr(panel.window, "isActiveWindow", lambda: False)
    desktop.on_notice(refused)
    desktop.on_notice(Notice(Severity.INFO, "b", "News.", "", panel.desk.clock.now()))
    assert told == [refused]


def test_what_this_desktop_has_not_is_said_in_the_settings(panel, desktop):
    panel.window.comfort.desktop = desktop
    dialog = panel.window.comfort.open_settings()
    from PySide6.QtWidgets import QLabel

    said = [label.text() for label in dialog.findChildren(QLabel)]
    assert desktop.why_no_panic_key in said
    assert desktop.why_no_notifications in said
    dialog.reject()


def test_a_panic_key_that_cannot_be_held_is_a_notice(panel, desktop):
    panel.window.preferences.change(panic_key_everywhere=True)
    causes = [entry.notice.cause for entry in panel.window.notices.entries()]
    assert "settings/panic-key" in causes
