"""What Windows tells a program that Qt does not pass on."""

import sys
from collections.abc import Callable

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray

from app.ui.lifetime import application


class WindowsMessages(QAbstractNativeEventFilter):
    """Calls `heard(message, wparam)` for each message of this program while it is kept."""

    def __init__(self, heard: Callable[[int, int], None]) -> None:
        super().__init__()
        self._heard = heard
        application().installNativeEventFilter(self)

    def let_go(self) -> None:
        application().removeNativeEventFilter(self)

    def nativeEventFilter(
        self, kind: QByteArray | bytes | bytearray | memoryview, message: int
    ) -> object:
        if sys.platform == "win32" and bytes(kind).startswith(b"windows"):
            from ctypes import wintypes

            found = wintypes.MSG.from_address(int(message))
            self._heard(found.message, found.wParam)
        return False, 0
