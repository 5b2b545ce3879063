"""What the questions on the trade socket share: its answers carry nothing to pair them with."""

import asyncio
from collections.abc import Callable

from app.venues._rate_limit import RateLimit
from app.venues.qfex.correlation import Correlation


class Questions:
    """Asks through `send`, inside `limit`; `_ended` says why nothing can be asked any more."""

    def __init__(
        self, send: Callable[[str], None], correlation: Correlation, limit: RateLimit
    ) -> None:
        self._send = send
        self._correlation = correlation
        self._limit = limit
        self._loop = asyncio.get_running_loop()
        self._ended = ""
