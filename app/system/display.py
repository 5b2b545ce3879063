"""Whether somebody could see a window here; asked without loading Qt."""

import os
import sys


def has_display() -> bool:
    """Always on Windows and macOS; on Linux where X11 or Wayland is announced."""
    if sys.platform != "linux":
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
