"""The settings: each is in force as soon as it is changed; there is nothing to confirm."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.ui.settings.choices import (
    PALETTES,
    SOUNDS,
    THEMES,
    UNITS,
    said,
    scales,
    spoken,
)
from app.ui.settings.preferences import Preferences
from app.ui.settings.rows import Section


class SettingsDialog(QDialog):
    """Shown by `open()`: closes go on while it stands."""

    keys_wanted = Signal()
    columns_wanted = Signal()
    sound_wanted = Signal(str)
    """The name of a sound a person wants to hear."""

    def __init__(
        self,
        preferences: Preferences,
        parent: QWidget | None = None,
        *,
        panic_probe: str = "",
        notifications_probe: str = "",
        sounds_probe: str = "",
    ) -> None:
        """Each probe is a sentence why this desktop cannot do it; empty where it can."""
        super().__init__(parent)
        self._preferences = preferences
        self._probes = (panic_probe, notifications_probe, sounds_probe)
        self.setWindowTitle(self.tr("Settings"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        body = QWidget()
        body.setObjectName("dialogBody")
        column = QVBoxLayout(body)
        column.setContentsMargins(18, 14, 18, 14)
        column.setSpacing(20)
        for build in self._sections():
            column.addWidget(build())
        column.addStretch(1)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(body)
        buttons = QDialogButtonBox()
        close = buttons.addButton(self.tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        close.clicked.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 12)
        layout.addWidget(self.area, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(18, 0, 18, 0)
        foot.addWidget(buttons)
        layout.addLayout(foot)
        self._fit()
        preferences.changed.connect(self._fit)

    def _fit(self) -> None:
        letter = QFontMetrics(self.font()).horizontalAdvance("n")
        room = self.screen().availableGeometry()
        self.resize(min(letter * 66, room.width() - 40), min(letter * 92, room.height() - 60))

    def _sections(self) -> tuple[Callable[[], Section], ...]:
        return (self._look, self._work, self._keys, self._heard, self._language)

    def _look(self) -> Section:
        preferences = self._preferences
        section = Section(self.tr("Look"), preferences)
        section.choice("theme", self.tr("Theme"), said(THEMES))
        section.choice("palette", self.tr("Profit and loss"), said(PALETTES))
        section.switch("up_down_swapped", self.tr("Swap the colours of up and down"))
        section.choice("scale", self.tr("Size"), scales(preferences.settings.scale))
        section.switch("compact", self.tr("Compact: the table alone"))
        section.switch("on_top", self.tr("Always on top"))
        section.button(self.tr("Columns…"), self.columns_wanted.emit)
        return section

    def _work(self) -> Section:
        section = Section(self.tr("Closing"), self._preferences)
        section.choice("profit_unit", self.tr("Show profits in"), said(UNITS))
        section.whole(
            "idle_disarm_minutes", self.tr("Disarm when idle for"), 1, 480, self.tr("minutes")
        )
        return section

    def _keys(self) -> Section:
        section = Section(self.tr("Keys"), self._preferences)
        section.button(self.tr("Change and test the keys…"), self.keys_wanted.emit)
        everywhere = section.switch(
            "panic_key_everywhere", self.tr("Panic key also while another program is in front")
        )
        if self._probes[0]:
            everywhere.setEnabled(False)
            everywhere.setChecked(False)
            section.note(self._probes[0])
        return section

    def _heard(self) -> Section:
        section = Section(self.tr("Sounds and notifications"), self._preferences)
        sounds = section.switch("sounds", self.tr("Play sounds"))
        inner = [
            section.switch(f"sound_{name}", words, (self.tr("Play"), self._player(name)))
            for name, words in said(SOUNDS)
        ]
        for box in inner:
            box.setEnabled(sounds.isChecked())
            sounds.toggled.connect(box.setEnabled)
        if self._probes[2]:
            section.note(self._probes[2])
        shown = section.switch("desktop_notifications", self.tr("Desktop notifications"))
        if self._probes[1]:
            shown.setEnabled(False)
            section.note(self._probes[1])
        return section

    def _player(self, name: object) -> Callable[[], None]:
        return lambda: self.sound_wanted.emit(str(name))

    def _language(self) -> Section:
        section = Section(self.tr("Language"), self._preferences)
        section.choice("language", self.tr("Language"), spoken())
        section.note(self.tr("Another language is spoken from the next start on."))
        return section
