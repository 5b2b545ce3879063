"""Catches keys without doing what they stand for, and says what they would do."""

import sys

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLabel, QWidget

from app.ui.keys.actions import SPECS, Actions

SECOND_KEY_WITHIN_MS = 700
_MODIFIERS = {
    Qt.Key.Key_Shift.value,
    Qt.Key.Key_Control.value,
    Qt.Key.Key_Alt.value,
    Qt.Key.Key_Meta.value,
    Qt.Key.Key_AltGr.value,
    Qt.Key.Key_CapsLock.value,
}
# Source: HIToolbox, Events.h, kVK_ANSI_1 and its neighbours.
_MAC_DIGITS = {0x12: 1, 0x13: 2, 0x14: 3, 0x15: 4, 0x17: 5, 0x16: 6, 0x1A: 7, 0x1C: 8, 0x19: 9,
               0x1D: 0}  # fmt: skip
_MATCH = QKeySequence.SequenceMatch


def native(key: QKeySequence) -> str:
    """A key as people read it here: Ctrl is ⌘ on a Mac."""
    return key.toString(QKeySequence.SequenceFormat.NativeText)


def _tr(text: str) -> str:
    return QCoreApplication.translate("key_tester", text)


def combination_of(event: QKeyEvent) -> int:
    """The key as a shortcut would name it: Shift with the key 1 types `!`, and is Shift+1."""
    plain = event.keyCombination().toCombined()
    text = event.text()
    if event.modifiers() != Qt.KeyboardModifier.ShiftModifier or not text.isprintable():
        return plain
    if not text or text.isalnum() or text.isspace():
        return plain
    digit = _digit_under(event)
    if digit is not None:
        return Qt.KeyboardModifier.ShiftModifier.value | (Qt.Key.Key_0.value + digit)
    return event.key()


def _digit_under(event: QKeyEvent) -> int | None:
    """The figure on the key that was pressed, where the platform tells which key that was."""
    if sys.platform == "win32":
        number = event.nativeVirtualKey() - 0x30
        return number if 0 <= number <= 9 else None
    if sys.platform == "darwin":
        return _MAC_DIGITS.get(event.nativeVirtualKey())
    # X11 and Wayland count the keys of the upper row from 10 on, 1 to 9 and then 0.
    number = event.nativeScanCode() - 9
    return number % 10 if 1 <= number <= 10 else None


def what_it_is(actions: Actions, pressed: QKeySequence) -> str:
    """What arrived, and which action it would be."""
    found = []
    for spec in SPECS:
        for key in actions[spec.name].shortcuts():
            match = pressed.matches(key)
            if match is _MATCH.ExactMatch:
                found.append(actions[spec.name].text())
            elif match is _MATCH.PartialMatch:
                found.append(_tr("{0} (first key)").format(actions[spec.name].text()))
    if not found:
        return _tr("{0} arrives. It is free: no action has it.").format(native(pressed))
    return _tr("{0} arrives. It would be: {1}.").format(native(pressed), ", ".join(found))


class KeyCatcher(QLabel):
    """A field that takes one key, or two in a row; Tab leaves it, so that nobody is caught."""

    caught = Signal(object)
    """A QKeySequence."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("keyCatcher")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setAccessibleName(self.tr("Key tester"))
        self.setAccessibleDescription(
            self.tr("Keys pressed here are named and do nothing. Tab leaves the field.")
        )
        self._first: int | None = None
        self._asking = False
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(SECOND_KEY_WITHIN_MS)
        self._wait.timeout.connect(self._end)
        self._show()

    def set_asking(self, asking: bool) -> None:
        """While asking, a second key makes a sequence, as in `C, W`."""
        self._asking = asking
        self._first = None
        self._wait.stop()
        self._show()

    def _show(self) -> None:
        words = (
            self.tr("Press the new key") if self._asking else self.tr("Press any key to test it")
        )
        self.setText(words)

    def _end(self) -> None:
        if self._first is not None:
            key, self._first = QKeySequence(self._first), None
            self.caught.emit(key)

    def _take(self, event: QKeyEvent) -> None:
        pressed = combination_of(event)
        key = QKeySequence(pressed)
        self.setText(native(key))
        escape = event.key() == Qt.Key.Key_Escape.value
        if not self._asking or escape or event.modifiers() & _CHORD:
            self._first = None
            self._wait.stop()
            self.caught.emit(key)
        elif self._first is not None:
            both, self._first = QKeySequence(self._first, pressed), None
            self._wait.stop()
            self.caught.emit(both)
        else:
            self._first = pressed
            self._wait.start()

    # ---- Qt's names

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            # Otherwise a shortcut of the window would take the key.
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _MODIFIERS or event.isAutoRepeat():
            return
        if event.key() == Qt.Key.Key_Escape.value and not self._asking:
            # Esc closes the dialog, as everywhere; the tester has no need of it.
            event.ignore()
            return
        self._take(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._show()


_CHORD = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
