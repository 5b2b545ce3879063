"""Keep the system from slowing or suspending the panel while an account is connected."""

import ctypes
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

# Windows: winbase.h. The display may sleep; the machine may not.
_ES_CONTINUOUS: Final = 0x80000000
_ES_SYSTEM_REQUIRED: Final = 0x00000001
# macOS: NSProcessInfo.h, NSActivityUserInitiated without preventing a sleep the person asked for,
# and NSActivityLatencyCritical, which keeps timers exact in a covered window.
_NS_ACTIVITY: Final = (0x00FFFFFF & ~(1 << 20)) | 0xFF00000000


@contextmanager
def awake(reason: str) -> Iterator[None]:
    """Hold an activity assertion; `reason` is what the system shows to a person who asks.

    Does nothing where the system has no such thing. Enter and leave it on one thread.
    """
    if sys.platform == "win32":
        ctypes.windll.kernel32.SetThreadExecutionState(_ES_CONTINUOUS | _ES_SYSTEM_REQUIRED)
        try:
            yield
        finally:
            ctypes.windll.kernel32.SetThreadExecutionState(_ES_CONTINUOUS)
    elif sys.platform == "darwin":
        activity = _begin_activity(reason)
        try:
            yield
        finally:
            _send(_process_info(), b"endActivity:", activity)
            _send(activity, b"release")
    else:
        yield


def _begin_activity(reason: str) -> int:
    text = _send(_class(b"NSString"), b"stringWithUTF8String:", ctypes.c_char_p(reason.encode()))
    activity = _send(
        _process_info(),
        b"beginActivityWithOptions:reason:",
        ctypes.c_uint64(_NS_ACTIVITY),
        ctypes.c_void_p(text),
    )
    # It comes autoreleased, and the next turn of Qt's loop would let it go.
    return _send(activity, b"retain")


def _process_info() -> int:
    return _send(_class(b"NSProcessInfo"), b"processInfo")


def _class(name: bytes) -> int:
    runtime = ctypes.cdll.LoadLibrary("/usr/lib/libobjc.dylib")
    runtime.objc_getClass.restype = ctypes.c_void_p
    return int(runtime.objc_getClass(name))


def _send(receiver: int, selector: bytes, *arguments: object) -> int:
    runtime = ctypes.cdll.LoadLibrary("/usr/lib/libobjc.dylib")
    runtime.sel_registerName.restype = ctypes.c_void_p
    send = runtime.objc_msgSend
    send.restype = ctypes.c_void_p
    exact = [item if not isinstance(item, int) else ctypes.c_void_p(item) for item in arguments]
    name = ctypes.c_void_p(runtime.sel_registerName(selector))
    return int(send(ctypes.c_void_p(receiver), name, *exact) or 0)
