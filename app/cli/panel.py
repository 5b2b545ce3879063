"""`unwind`, `unwind demo`, `unwind self-test`: the commands that show the window."""

import argparse
import os
from pathlib import Path

from app.domain.errors import UnwindError
from app.main.demo import run_demo_by_hand, run_demo_by_itself
from app.main.panel import application, run_on_qt, run_profile
from app.system.display import has_display
from app.system.paths import Profile

PICTURE = Path("out/unwind-demo.png")


def run_panel(options: argparse.Namespace) -> int:
    """Show the panel on the person's own profile; 0 when it is closed. Raises UnwindError."""
    profile = Profile.open(options.profile)
    if not (has_display() or os.environ.get("QT_QPA_PLATFORM")):
        raise UnwindError(
            "There is no display to show the panel on. Nothing was sent. Use `unwind positions`, "
            "`unwind close` and `unwind flatten`, or `unwind demo` for a look without a display."
        )
    app = application(offscreen=False)
    return run_on_qt(app, lambda: run_profile(app, profile))


def run_demo(options: argparse.Namespace) -> int:
    """Show the panel on simulated venues; without a display it closes by itself: 0 if all went well."""
    by_itself = options.offscreen or not has_display()
    app = application(offscreen=by_itself)
    if by_itself:
        picture = options.screenshot or PICTURE
        return run_on_qt(app, lambda: run_demo_by_itself(app, options.seed, picture))
    return run_on_qt(app, lambda: run_demo_by_hand(app, options.seed))


def run_self_test(options: argparse.Namespace) -> int:
    """Close wholly, in part and at a limit on every simulated venue; 0 if all went well."""
    app = application(offscreen=not has_display())
    picture = options.screenshot or PICTURE
    return run_on_qt(app, lambda: run_demo_by_itself(app, options.seed, picture, thorough=True))
