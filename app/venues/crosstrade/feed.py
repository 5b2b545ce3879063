"""What the stream and polled quotes say, put where it belongs during one run of a session."""

import asyncio
import time
from collections.abc import Callable
from dataclasses import replace
from typing import Final

import msgspec

from app.domain.ids import NANOSECONDS, Instant
from app.domain.quote import Quote
from app.domain.words import say
from app.venues._json import UNREADABLE
from app.venues.crosstrade.known import Held, Known
from app.venues.crosstrade.queries import holder_of_element
from app.venues.crosstrade.rows import MILLISECOND, epoch_ms, price
from app.venues.crosstrade.stream import PNL_INTERVAL_MS
from app.venues.crosstrade.wire import QuoteRow, Raw, SnapshotElement
from app.venues.session import Sink

# A quote whose own time is older than this is not of now, whenever it is told.
_OLD_QUOTE_S: Final = 5
# Three intervals without a frame that shows the positions: the stream vouches for nothing.
_VOUCHES_FOR_S: Final = 3 * PNL_INTERVAL_MS / 1000
# Positions in frames whose shape is only assumed must not make us read without end.
_READ_AGAIN_AFTER_S: Final = 1.0
# A quote pushed so lately makes polling one needless.
_PUSHED_FRESH_S: Final = 1.9


class Feed:
    """Hears on behalf of one run. Pushed positions never decide a size: they cause a read."""

    def __init__(self, sink: Sink, known: Known, now: Callable[[], Instant]) -> None:
        self.sink = sink
        self.look_again = asyncio.Event()
        """Set when the positions have to be read."""
        self.orders_wanted = asyncio.Event()
        """Set when resting orders may have changed."""
        self._known, self._now = known, now
        self._quotes: dict[str, Quote] = {}
        self._vouched_at = float("-inf")
        self._asked_at = float("-inf")

    @property
    def stream_vouches(self) -> bool:
        """Whether the stream showed lately that the positions are as they were read."""
        return time.monotonic() - self._vouched_at <= _VOUCHES_FOR_S

    def lacks_prices(self) -> tuple[str, ...]:
        """The instruments of open positions whose prices are not being pushed."""
        oldest = self._now() - int(_PUSHED_FRESH_S * NANOSECONDS)
        return tuple(
            name
            for name in self._known.instruments
            if self._quotes.get(name, Quote()).touched_at < oldest
        )

    def on_quotes(self, rows: list[Raw]) -> None:
        for raw in rows:
            try:
                row = msgspec.json.decode(raw, type=QuoteRow)
            except UNREADABLE as error:
                text = say(
                    "CrossTrade sent a price that cannot be read; passed over. {error}",
                    error=error,
                )
                self.sink.notice("crosstrade/unreadable-quote", text)
                continue
            self.take_prices(row)

    def take_prices(self, row: QuoteRow) -> None:
        """Prices of one quote, pushed or polled; missing ones leave what was known."""
        at, told_ms = self._now(), epoch_ms(row.epoch)
        if told_ms is not None and at - told_ms * MILLISECOND > _OLD_QUOTE_S * NANOSECONDS:
            at = Instant(told_ms * MILLISECOND)
        before = self._quotes.get(row.instrument, Quote())
        bid, ask, last = price(row.bid), price(row.ask), price(row.last)
        after = before
        if bid is not None or ask is not None:
            after = replace(after, bid=bid, ask=ask, touched_at=at)
        if last is not None:
            after = replace(after, mark=last, marked_at=at)
        if after is not before:
            self._quotes[row.instrument] = after
            self.sink.quote(row.instrument, after)

    def on_accounts(self, elements: list[Raw]) -> None:
        """One P&L frame: if it shows the positions of all our accounts, it vouches for them."""
        shown: list[Held] = []
        seen: set[str] = set()
        for raw in elements:
            holder = holder_of_element(raw)
            rows = _positions_of(raw)
            if holder is None or rows is None or self._known.holder(holder.name) is None:
                continue
            held, trouble = self._known.read_rows(rows, "pnlUpdate positions")
            if trouble is not None:
                return
            shown += held
            seen.add(holder.name)
        if seen < set(self._known.accounts) or not seen:
            return
        if self._known.agrees_with(shown):
            self._vouched_at = time.monotonic()
            self.sink.heard(self._now())
        elif time.monotonic() - self._asked_at >= _READ_AGAIN_AFTER_S:
            self._asked_at = time.monotonic()
            self.look_again.set()

    def on_stream_trouble(self, cause: str, text: str) -> None:
        self.sink.notice(f"crosstrade/{cause}", text)


def _positions_of(raw: Raw) -> list[Raw] | None:
    try:
        return msgspec.json.decode(raw, type=SnapshotElement).positions
    except UNREADABLE:
        return None
