"""The key map as a table, with a tester: press a key and see what it would do."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from app.ui.actions import SPECS, Actions

_MODIFIERS = {
    Qt.Key.Key_Shift.value,
    Qt.Key.Key_Control.value,
    Qt.Key.Key_Alt.value,
    Qt.Key.Key_Meta.value,
}


class KeysDialog(QDialog):
    """Shows every action with its keys; keys pressed here are named and do nothing."""

    def __init__(self, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self._actions = actions
        self.setWindowTitle(self.tr("Keys"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.resize(560, 620)
        self.tested = QLabel(self.tr("Press a key: it is named here and does nothing."))
        self.tested.setObjectName("summary")
        self.tested.setWordWrap(True)
        body = QWidget()
        grid = QGridLayout(body)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(4)
        for row, spec in enumerate(SPECS):
            action = actions[spec.name]
            keys = QLabel(self._keys_of(spec.name))
            keys.setObjectName("caption")
            grid.addWidget(keys, row, 0)
            grid.addWidget(QLabel(action.text()), row, 1)
        grid.setColumnStretch(1, 1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(body)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = QVBoxLayout(self)
        layout.addWidget(self.tested)
        layout.addWidget(scroll, 1)

    def _keys_of(self, name: str) -> str:
        native = QKeySequence.SequenceFormat.NativeText
        return "   ".join(key.toString(native) for key in self._actions[name].shortcuts())

    # ---- Qt's names

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape.value:
            self.reject()
            return
        if event.key() in _MODIFIERS:
            return
        pressed = QKeySequence(event.keyCombination())
        partial, exact = QKeySequence.SequenceMatch.PartialMatch, _EXACT
        found = []
        for spec in SPECS:
            for key in self._actions[spec.name].shortcuts():
                match = pressed.matches(key)
                if match is exact or match is partial:
                    more = self.tr(" (first key)") if match is partial else ""
                    found.append(self._actions[spec.name].text() + more)
        words = ", ".join(found) or self.tr("nothing: this key is free")
        name = pressed.toString(QKeySequence.SequenceFormat.NativeText)
        self.tested.setText(f"{name}: {words}")


_EXACT = QKeySequence.SequenceMatch.ExactMatch
