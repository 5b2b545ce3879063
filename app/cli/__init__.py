"""The command line: the same engine, journal and guards as the window."""

import sys
from collections.abc import Sequence

from app.domain.errors import UnwindError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run `unwind ARGS…`; returns the exit code. A fault of use is one sentence, never a traceback."""
    from app.cli.parser import build_parser

    options = build_parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except UnwindError as error:
        print(f"unwind: {error}", file=sys.stderr)
        return 1
    except BrokenPipeError:
        # The reader of our output went away: nothing more can be said.
        sys.stderr.close()
        return 1
    except KeyboardInterrupt:
        return 130
