"""`python -m app` is `unwind`."""

import sys

if __name__ == "__main__":
    try:
        from app.cli import main

        sys.exit(main())
    except KeyboardInterrupt:
        # Between the start of Python and ours: nothing was done yet.
        sys.exit(130)
