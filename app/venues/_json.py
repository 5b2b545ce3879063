"""What reading a venue's JSON may raise."""

from typing import Final

import msgspec

# The last for a message that is nested too deep.
UNREADABLE: Final = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)
"""What a msgspec reader raises for a message that it cannot read."""
