"""Quotes by snapshot, for as long as the key is entitled to them."""

import asyncio
from collections.abc import Callable
from typing import Final

from app.domain.errors import Refused, UnwindError
from app.domain.ids import Instant
from app.domain.words import say
from app.venues.clearstreet import queries
from app.venues.clearstreet.address import instrument_uuid
from app.venues.clearstreet.known import Known
from app.venues.clearstreet.refusals import FORBIDDEN, NOT_FOUND
from app.venues.clearstreet.rest import Rest
from app.venues.clearstreet.rows import quote_of
from app.venues.clearstreet.wire import SnapshotRow
from app.venues.session import Sink

# A cap needs a touch of at most two seconds.
EVERY_S: Final = 1.5
_AT_ONCE: Final = 100
_NOT_ENTITLED_S: Final = 300.0


class Prices:
    """Polls the touch of every instrument held. There is no stream."""

    def __init__(self, rest: Rest, known: Known, now: Callable[[], Instant]) -> None:
        self._rest, self._known, self._now = rest, known, now
        self._unknown: set[str] = set()

    async def keep(self, sink: Sink) -> None:
        """Until cancelled. Raises Misconfigured for a key that is not accepted any more."""
        while True:
            pause_s = EVERY_S
            try:
                await self._poll(sink)
            except Refused as error:
                if error.code == FORBIDDEN:
                    pause_s = _NOT_ENTITLED_S
                sink.notice(
                    "clearstreet/quotes", say("No quotes: {error} Caps need them.", error=error)
                )
            except UnwindError as error:
                sink.notice(
                    "clearstreet/quotes", say("Quotes could not be read: {error}", error=error)
                )
            await asyncio.sleep(pause_s)

    async def _poll(self, sink: Sink) -> None:
        names = [name for name in self._known.held if name not in self._unknown]
        for start in range(0, len(names), _AT_ONCE):
            asked_at = self._now()
            for row in await self._snapshots(names[start : start + _AT_ONCE]):
                uuid = instrument_uuid((row.instrument_id or "").strip())
                offset_ns = self._known.offset_ns
                if uuid is not None and offset_ns is not None:
                    sink.quote(str(uuid), quote_of(row.last_quote, asked_at, offset_ns))

    async def _snapshots(self, names: list[str]) -> list[SnapshotRow]:
        """One unknown id fails the whole call: then each half is asked for alone."""
        try:
            return await queries.snapshots(self._rest, names)
        except Refused as error:
            if error.code != NOT_FOUND:
                raise
        if len(names) == 1:
            self._unknown.update(names)
            return []
        half = len(names) // 2
        return [*await self._snapshots(names[:half]), *await self._snapshots(names[half:])]
