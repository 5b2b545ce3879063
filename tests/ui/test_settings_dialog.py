"""Settings hold as soon as they are changed, and outlive the panel."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QPushButton, QSpinBox

from app.system.paths import Profile
from app.system.settings import SettingsStore
from app.ui.look.theme import Shade
from app.ui.settings.dialog import SettingsDialog
from app.ui.settings.preferences import Preferences
from app.ui.window.dressing import Wardrobe, redress

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def store(tmp_path):
    return SettingsStore(Profile.open(tmp_path / "profile"))


def choose(dialog, setting: str, steps: int) -> None:
    box = dialog.findChild(QComboBox, f"setting_{setting}")
    box.setFocus()
    for _ in range(steps):
        QTest.keyClick(box, Qt.Key.Key_Down)
    QApplication.processEvents()


def tick(dialog, setting: str) -> None:
    box = dialog.findChild(QCheckBox, f"setting_{setting}")
    QTest.keyClick(box, Qt.Key.Key_Space)


def test_ctrl_comma_opens_the_settings_without_stopping_anything(panel):
    panel.key(Qt.Key.Key_Comma, CTRL)
    dialog = panel.window.findChild(SettingsDialog)
    assert dialog.isVisible()
    panel.frame()
    dialog.reject()


def test_the_theme_is_switched_while_the_panel_runs(panel, qapp):
    window = panel.window
    wardrobe = Wardrobe(qapp, window.theme, window.preferences)
    wardrobe.dressed.connect(lambda: redress(window))
    window.theme.apply(qapp)
    dark = window.grab().toImage().pixelColor(4, 4)
    dialog = window.comfort.open_settings()
    choose(dialog, "theme", 1)
    assert window.theme.look.shade is Shade.LIGHT
    dialog.reject()
    light = window.grab().toImage().pixelColor(4, 4)
    assert light.lightness() > dark.lightness() + 100
    wardrobe.deleteLater()
    qapp.setStyleSheet("")


@pytest.mark.parametrize("value", ["blue_orange", "teal_magenta"])
def test_the_colours_of_profit_and_loss_follow_the_choice(panel, qapp, value):
    window = panel.window
    wardrobe = Wardrobe(qapp, window.theme, window.preferences)
    before = window.theme.colour("up")
    window.preferences.change(palette=value)
    assert window.theme.colour("up") != before
    window.preferences.change(up_down_swapped=True)
    assert window.theme.colour("down") != before
    wardrobe.deleteLater()
    qapp.setStyleSheet("")


def test_idle_minutes_reach_the_arm_switch(panel):
    dialog = panel.window.comfort.open_settings()
    box = dialog.findChild(QSpinBox, "setting_idle_disarm_minutes")
    box.setValue(2)
    dialog.reject()
    panel.arm()
    panel.desk.clock.advance(121)
    panel.window.glance()
    assert panel.arming.why == "after 2 idle minutes"


def test_the_unit_of_profits_is_one_setting_for_key_and_dialog(panel):
    panel.key(Qt.Key.Key_U)
    assert panel.window.preferences.settings.profit_unit == "percent"
    dialog = panel.window.comfort.open_settings()
    choose(dialog, "profit_unit", 1)
    dialog.reject()
    assert panel.window.model.unit == "ticks"


def test_what_is_chosen_is_there_at_the_next_start(qapp, qtbot, store):
    preferences = Preferences(store, store.load()[0])
    dialog = SettingsDialog(preferences)
    qtbot.addWidget(dialog)
    tick(dialog, "sounds")
    choose(dialog, "scale", 2)
    dialog.reject()
    settings, problems = store.load()
    assert (settings.sounds, settings.scale, problems) == (True, 1.25, ())


def test_settings_that_cannot_be_written_hold_and_say_so(qapp, qtbot):
    class Full:
        def save(self, _settings):
            raise OSError("the disk is full")

    preferences = Preferences(Full())
    with qtbot.waitSignal(preferences.not_kept) as told:
        preferences.change(compact=True)
    assert "the disk is full" in told.args[0]
    assert preferences.settings.compact


def test_a_file_of_a_newer_version_is_put_aside_and_its_new_place_is_told(store, qtbot):
    path = store._path
    path.write_text("version = 99\n", encoding="utf-8")
    settings, [problem] = store.load()
    assert "version 99" in problem
    preferences = Preferences(store, settings)
    with qtbot.waitSignal(preferences.not_kept) as told:
        preferences.change(compact=True)
    assert "version-99" in told.args[0]
    assert path.with_name("settings.version-99-1.toml").read_text() == "version = 99\n"


def test_each_sound_can_be_heard_from_the_settings(qtbot, qapp):
    dialog = SettingsDialog(Preferences())
    qtbot.addWidget(dialog)
    heard = []
    dialog.sound_wanted.connect(heard.append)
    for button in dialog.findChildren(QPushButton):
        if button.text() == "Play":
            button.click()
    assert heard == ["ack", "fill", "partial", "refused", "doubt"]
    dialog.reject()


def test_what_this_desktop_cannot_do_is_said_and_stays_off(qapp, qtbot):
    dialog = SettingsDialog(Preferences(), panic_probe="Not here: no keys.")
    qtbot.addWidget(dialog)
    box = dialog.findChild(QCheckBox, "setting_panic_key_everywhere")
    assert not box.isEnabled()
    assert not box.isChecked()
    dialog.reject()


def test_compact_and_on_top_are_remembered_as_settings(panel):
    panel.key(Qt.Key.Key_F11)
    assert panel.window.preferences.settings.compact
    assert not panel.window.header.isVisible()
    panel.key(Qt.Key.Key_F11)
    assert panel.window.header.isVisible()
