"""The panic key while another program is in front: off by default, and only where it works."""

import ctypes
import logging
import sys

from PySide6.QtCore import (
    QCoreApplication,
    QKeyCombination,
    QObject,
    Qt,
    Signal,
)
from PySide6.QtGui import QGuiApplication, QKeySequence

from app.ui.windows_messages import WindowsMessages

_log = logging.getLogger(__name__)

# Source: winuser.h.
_WM_HOTKEY = 0x0312
_MOD_ALT, _MOD_CONTROL, _MOD_SHIFT, _MOD_WIN, _MOD_NOREPEAT = 1, 2, 4, 8, 0x4000
_ID = 0x0C15
_VIRTUAL = {Qt.Key.Key_Backspace: 0x08, Qt.Key.Key_Escape: 0x1B, Qt.Key.Key_Delete: 0x2E,
            Qt.Key.Key_Space: 0x20, Qt.Key.Key_Pause: 0x13}  # fmt: skip


def _tr(text: str) -> str:
    return QCoreApplication.translate("panic_everywhere", text)


def why_not_here() -> str:
    """Why this desktop does not deliver keys to a panel that is not in front; empty if it does."""
    platform = QGuiApplication.platformName()
    if platform == "windows":
        return ""
    if platform == "wayland":
        return _tr("Not on this desktop: Wayland gives keys to the program in front only.")
    if platform == "cocoa":
        return _tr("Not on a Mac: macOS asks for a permission and a library that Unwind has not.")
    if platform == "xcb":
        return _tr("Not on X11: it takes a library for key grabs that Unwind does not bring.")
    return _tr("Not here: “{0}” has no keys for a program that is not in front.").format(platform)


class PanicEverywhere(QObject):
    """Holds the key while it is wanted; says whether the system gave it."""

    pressed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._messages: WindowsMessages | None = None

    def hold(self, key: QKeySequence) -> str:
        """Ask the system for the key. Returns why it was not given, or nothing."""
        self.let_go()
        why = why_not_here()
        return why or self._register(key)

    def _register(self, key: QKeySequence) -> str:
        virtual, modifiers = _windows_key(key)
        if not virtual:
            return _tr("This key cannot be held system-wide; choose another for PANIC.")
        if sys.platform == "win32":
            if not ctypes.windll.user32.RegisterHotKey(None, _ID, modifiers, virtual):
                return _tr("Another program holds this key already; it works in this window only.")
            self._messages = WindowsMessages(self._on_message)
        return ""

    def _on_message(self, message: int, parameter: int) -> None:
        if message == _WM_HOTKEY and parameter == _ID:
            self.pressed.emit()

    def let_go(self) -> None:
        """Give the key back."""
        if sys.platform == "win32" and self._messages is not None:
            self._messages.let_go()
            self._messages = None
            if not ctypes.windll.user32.UnregisterHotKey(None, _ID):
                _log.warning("the system did not take the panic key back")


def _windows_key(key: QKeySequence) -> tuple[int, int]:
    """The virtual key and its modifiers; 0 for a sequence or a key that has no number here."""
    if key.count() != 1:
        return 0, 0
    combination: QKeyCombination = key[0]  # type: ignore[index]
    wanted, held = combination.key(), combination.keyboardModifiers()
    virtual = _VIRTUAL.get(wanted, 0)
    if Qt.Key.Key_A.value <= wanted.value <= Qt.Key.Key_Z.value:
        virtual = wanted.value
    elif Qt.Key.Key_F1.value <= wanted.value <= Qt.Key.Key_F12.value:
        virtual = 0x70 + wanted.value - Qt.Key.Key_F1.value
    modifiers = _MOD_NOREPEAT
    for flag, number in (
        (Qt.KeyboardModifier.ControlModifier, _MOD_CONTROL),
        (Qt.KeyboardModifier.ShiftModifier, _MOD_SHIFT),
        (Qt.KeyboardModifier.AltModifier, _MOD_ALT),
        (Qt.KeyboardModifier.MetaModifier, _MOD_WIN),
    ):
        if held & flag:
            modifiers |= number
    return virtual, modifiers
