"""Hears when the screen is locked: whoever comes back first may be somebody else."""

import ctypes
import logging
import sys
from typing import Any

from PySide6.QtCore import (
    SLOT,
    QObject,
    QTimer,
    Signal,
    Slot,
)
from PySide6.QtWidgets import QWidget

from app.ui.windows_messages import WindowsMessages

_log = logging.getLogger(__name__)

# Source: winuser.h, wtsapi32.h.
_WM_WTSSESSION_CHANGE, _WTS_SESSION_LOCK, _NOTIFY_FOR_THIS_SESSION = 0x02B1, 7, 0
# macOS tells a program without its own Cocoa code nothing, but answers when it is asked.
_ASK_MS = 2000
_SAVERS = ("org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver", "org.mate.ScreenSaver",
           "org.cinnamon.ScreenSaver")  # fmt: skip
_UTF8 = 0x08000100


class ScreenLock(QObject):
    """`heard` is False where this desktop has nothing to listen to."""

    locked = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.heard = False
        self._was_locked = False
        if sys.platform == "win32":
            self._messages = WindowsMessages(self._on_message)
            self.heard = bool(
                ctypes.windll.wtsapi32.WTSRegisterSessionNotification(
                    int(window.winId()), _NOTIFY_FOR_THIS_SESSION
                )
            )
        elif sys.platform == "darwin":
            self._timer = QTimer(self)
            self._timer.setInterval(_ASK_MS)
            self._timer.timeout.connect(self._ask_the_mac)
            self._timer.start()
            self.heard = True
        else:
            self.heard = self._listen_on_the_bus()
        if not self.heard:
            _log.info("this desktop does not tell when its screen is locked")

    def _listen_on_the_bus(self) -> bool:
        try:
            # Only Linux has it; a packaged program for another system does not bring it.
            from PySide6.QtDBus import QDBusConnection
        except ImportError:
            return False
        # The stubs want bytes, the library takes only text.
        slot: Any = SLOT("on_active(bool)")
        bus = QDBusConnection.sessionBus()
        if not bus.isConnected():
            return False
        found = [bus.connect("", "", saver, "ActiveChanged", self, slot) for saver in _SAVERS]
        return any(found)

    @Slot(bool)
    def on_active(self, active: bool) -> None:
        """The desktop's screen saver came on, or went away."""
        if active and not self._was_locked:
            self.locked.emit()
        self._was_locked = active

    def _on_message(self, message: int, parameter: int) -> None:
        if message == _WM_WTSSESSION_CHANGE:
            self.on_active(parameter == _WTS_SESSION_LOCK)

    def _ask_the_mac(self) -> None:
        self.on_active(_mac_is_locked())

    def let_go(self) -> None:
        """Stop listening."""
        if sys.platform == "win32":
            self._messages.let_go()
        elif sys.platform == "darwin":
            self._timer.stop()


def _mac_is_locked() -> bool:
    graphics = ctypes.cdll.LoadLibrary(
        "/System/Library/Frameworks/CoreGraphics.framework/CoreGraphics"
    )
    core = ctypes.cdll.LoadLibrary(
        "/System/Library/Frameworks/CoreFoundation.framework/CoreFoundation"
    )
    graphics.CGSessionCopyCurrentDictionary.restype = ctypes.c_void_p
    core.CFStringCreateWithCString.restype = ctypes.c_void_p
    core.CFStringCreateWithCString.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_uint32]
    core.CFDictionaryGetValue.restype = ctypes.c_void_p
    core.CFDictionaryGetValue.argtypes = [ctypes.c_void_p, ctypes.c_void_p]
    core.CFBooleanGetValue.argtypes = [ctypes.c_void_p]
    core.CFRelease.argtypes = [ctypes.c_void_p]
    session = graphics.CGSessionCopyCurrentDictionary()
    if not session:
        return False
    name = core.CFStringCreateWithCString(None, b"CGSSessionScreenIsLocked", _UTF8)
    found = core.CFDictionaryGetValue(session, name)
    locked = bool(found and core.CFBooleanGetValue(found))
    core.CFRelease(name)
    core.CFRelease(session)
    return locked
