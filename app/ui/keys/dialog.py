"""The keys: what each does, changed by pressing the new one, and a tester that does nothing."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.ui.keys.actions import SPECS, Actions
from app.ui.keys.hotkeys import KeyMap
from app.ui.keys.own import owner_of, text_of_keys
from app.ui.keys.tester import KeyCatcher, native, what_it_is
from app.ui.settings.preferences import Preferences


class KeysDialog(QDialog):
    """Keys pressed in the tester are named and do nothing; new keys hold at once."""

    def __init__(
        self, actions: Actions, defaults: KeyMap, preferences: Preferences, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._actions, self._defaults, self._preferences = actions, defaults, preferences
        self._asked: str | None = None
        self._rows: dict[str, tuple[QPushButton, QPushButton]] = {}
        self.setWindowTitle(self.tr("Keys"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.catcher = KeyCatcher(self)
        self.catcher.caught.connect(self._on_caught)
        self.said = QLabel()
        self.said.setObjectName("summary")
        self.said.setWordWrap(True)
        self.said.setMinimumHeight(QFontMetrics(self.font()).height() * 3)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 14, 18, 12)
        layout.setSpacing(10)
        layout.addWidget(self.catcher)
        layout.addWidget(self.said)
        layout.addWidget(self._list(), 1)
        layout.addLayout(self._foot())
        self._show_keys()
        self._ask(None)
        letter = QFontMetrics(self.font()).horizontalAdvance("n")
        room = self.screen().availableGeometry()
        self.resize(min(letter * 78, room.width() - 40), min(letter * 86, room.height() - 60))
        self.catcher.setFocus()

    def _list(self) -> QScrollArea:
        body = QWidget()
        body.setObjectName("dialogBody")
        grid = QGridLayout(body)
        grid.setContentsMargins(0, 0, 10, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        for row, spec in enumerate(SPECS):
            words = self._actions[spec.name].text()
            change = QPushButton()
            change.clicked.connect(lambda _=False, name=spec.name: self._ask(name))
            reset = QPushButton(self.tr("Reset"))
            reset.setObjectName("quiet")
            reset.setAccessibleName(self.tr("Reset: {0}").format(words))
            reset.clicked.connect(lambda _=False, name=spec.name: self.reset(name))
            label = QLabel(words)
            label.setWordWrap(True)
            label.setBuddy(change)
            grid.addWidget(label, row, 0)
            grid.addWidget(change, row, 1)
            grid.addWidget(reset, row, 2)
            self._rows[spec.name] = (change, reset)
        grid.setColumnStretch(0, 1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(body)
        return scroll

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        everything = QPushButton(self.tr("Reset all"))
        everything.clicked.connect(self.reset_all)
        close = QPushButton(self.tr("Close"))
        close.clicked.connect(self.reject)
        foot.addWidget(everything)
        foot.addStretch(1)
        foot.addWidget(close)
        for button in (everything, close):
            button.setAutoDefault(False)
        return foot

    # ---- changing

    def button_of(self, name: str) -> QPushButton:
        """The button that shows an action's keys and asks for new ones."""
        return self._rows[name][0]

    def reset(self, name: str) -> None:
        """Back to the default, unless another action has taken that key since."""
        for key in self._defaults.get(name, ()):
            owner = owner_of(self._actions.keys(), key, but=name)
            if owner is not None:
                self._say(
                    self.tr("{0} belongs to “{1}” now. Change or reset that first.").format(
                        native(key), self._actions[owner].text()
                    )
                )
                return
        kept = {a: t for a, t in self._preferences.settings.hotkeys.items() if a != name}
        self._keep(kept, self._actions.keys() | {name: self._defaults.get(name, ())})
        self._ask(None)

    def reset_all(self) -> None:
        """Every default again."""
        self._keep({}, self._defaults)
        self._ask(None)

    def _ask(self, name: str | None) -> None:
        self._asked = name
        self.catcher.set_asking(name is not None)
        if name is None:
            self._say(self.tr("Press a key in the field above: it is named and does nothing."))
            return
        self._say(
            self.tr("Press the new key for “{0}”. Esc keeps the old one.").format(
                self._actions[name].text()
            )
        )
        self.catcher.setFocus()

    def _on_caught(self, key: QKeySequence) -> None:
        if self._asked is None:
            self._say(what_it_is(self._actions, key))
            return
        if key == QKeySequence(Qt.Key.Key_Escape):
            self._ask(None)
            return
        name = self._asked
        owner = owner_of(self._actions.keys(), key, but=name)
        if owner is not None:
            self._say(
                self.tr(
                    "{0} belongs to “{1}”. “{2}” keeps its key; press another, or Esc."
                ).format(native(key), self._actions[owner].text(), self._actions[name].text())
            )
            return
        kept = {**self._preferences.settings.hotkeys, name: text_of_keys((key,))}
        self._keep(kept, self._actions.keys() | {name: (key,)})
        self._ask(None)
        self._say(self.tr("“{0}” is now {1}.").format(self._actions[name].text(), native(key)))

    def _keep(self, own: dict[str, str], keys: KeyMap) -> None:
        self._actions.take_keys(keys)
        self._preferences.change(hotkeys=own)
        self._show_keys()

    def _show_keys(self) -> None:
        for name, (change, reset) in self._rows.items():
            keys = tuple(self._actions[name].shortcuts())
            shown = "   ".join(native(key) for key in keys) or self.tr("no key")
            change.setText(shown)
            change.setAutoDefault(False)
            change.setAccessibleName(
                self.tr("Change the key of {0}, now {1}").format(self._actions[name].text(), shown)
            )
            reset.setAutoDefault(False)
            own = keys != self._defaults.get(name, ())
            reset.setVisible(own)

    def _say(self, text: str) -> None:
        self.said.setText(text)
        self.said.setAccessibleName(text)

    # ---- Qt's names

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape.value and self._asked is not None:
            self._ask(None)
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.said.setMinimumHeight(QFontMetrics(self.font()).height() * 3)
