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
    options = argparse.Namespace(sends=False)
    try:
        options = _options(arguments)
        code = int(options.run(options))
        if sys.stdout is not None:
            sys.stdout.flush()
        return code
    except UnwindError as error:
        from app.cli.legible import legible

        print(f"unwind: {legible(str(error))}", file=sys.stderr)
        return 1
    except BrokenPipeError:
        # As after `| head -1`; of what was only shown there is nothing more to say.
        if options.sends:
            _tell(options, "nobody reads the output any more")
        _write_to_nobody()
        return 1
    except OSError as error:
        # A full disk, mostly: of the profile's, or of the file that takes our output.
        _tell(options, str(error))
        _write_to_nobody()
        return 1
    except KeyboardInterrupt:
        _tell(options, "interrupted")
        return 130


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    from app.cli.parser import build_parser

    _print_whatever_is_named()
    # Asked to end, it says what is left open, as after Ctrl+C.
    signal.signal(signal.SIGTERM, lambda _number, _frame: signal.raise_signal(signal.SIGINT))
    given, parser = list(sys.argv[1:] if arguments is None else arguments), build_parser()
    for word in given:
        # argparse drops the -- and hands on a list where a text was asked for.
        if word.startswith("--") and word.endswith("=--"):
            parser.error(f"expected a value after {word[:-2]}, was '--'")
    return parser.parse_args(given)


def _print_whatever_is_named() -> None:
    """A name that the output's encoding lacks is spelt in escapes; a close must not end on it."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")


def _tell(options: argparse.Namespace, what: str) -> None:
    left_open = f" {_LEFT_OPEN}" if options.sends else ""
    print(f"unwind: {what}.{left_open}", file=sys.stderr)


def _write_to_nobody() -> None:
    """What is still in the buffer would fail once more when the interpreter ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
