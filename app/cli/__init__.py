"""The command line: the same engine, journal and guards as the window."""

import argparse
import io
import os
import signal
import sys
from collections.abc import Sequence
from typing import Final

from app.domain.errors import UnwindError

_LEFT_OPEN: Final = (
    "If a close was sent, it stays sent: `unwind journal list` shows it, `unwind reconcile` asks "
    "the venue what became of it."
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run `unwind ARGS…`; returns the exit code. A fault of use is one sentence, never a traceback."""
    from app.cli.parser import build_parser

    _print_whatever_is_named()
    # Asked to end, it says what is left open, as after Ctrl+C.
    signal.signal(signal.SIGTERM, lambda _number, _frame: signal.raise_signal(signal.SIGINT))
    options = build_parser().parse_args(arguments)
    try:
        code = int(options.run(options))
        if sys.stdout is not None:
            sys.stdout.flush()
        return code
    except UnwindError as error:
        print(f"unwind: {error}", file=sys.stderr)
        return 1
    except BrokenPipeError:
        # The reader of our output went away: nothing more can be said.
        sys.stderr.close()
        return 1
    except OSError as error:
        # A full disk, mostly: of the profile's, or of the file that takes our output.
        _tell(options, str(error))
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return 1
    except KeyboardInterrupt:
        _tell(options, "interrupted")
        return 130


def _print_whatever_is_named() -> None:
    """A name that the output's encoding lacks is spelt in escapes; a close must not end on it."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")


def _tell(options: argparse.Namespace, what: str) -> None:
    left_open = f" {_LEFT_OPEN}" if getattr(options, "sends", False) else ""
    print(f"unwind: {what}.{left_open}", file=sys.stderr)
