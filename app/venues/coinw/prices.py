"""The latest prices per instrument, put together from three topics of the stream."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from app.domain.ids import NANOSECONDS, Instant
from app.domain.money import Price, Quantity
from app.domain.quote import Quote
from app.domain.slippage import MARK_FRESH_S
from app.venues.coinw.rows import price
from app.venues.coinw.wire import Depth, Level, PriceTick


class Prices:
    """Quotes by the contract's name."""

    def __init__(self) -> None:
        self._quotes: dict[str, Quote] = {}

    def take_mark(self, name: str, tick: PriceTick, at: Instant) -> Quote:
        quote = self.with_mark(name, price(tick.p), at)
        self._quotes[name] = quote
        return quote

    def with_mark(self, name: str, mark: Price | None, at: Instant) -> Quote:
        """The quote with a mark from elsewhere, which is not kept: the stream's is worth more."""
        return replace(self._quotes.get(name, Quote()), mark=mark, marked_at=at)

    def take_depth(self, name: str, depth: Depth, lot: Decimal, at: Instant) -> Quote:
        """The book. The venue gives sizes in the coin; here they are contracts of `lot` coins."""
        bids = sorted(_levels(depth.bids, lot), key=_first, reverse=True)
        asks = sorted(_levels(depth.asks, lot), key=_first)
        quote = replace(
            self._quotes.get(name, Quote()),
            bid=bids[0][0] if bids else None,
            ask=asks[0][0] if asks else None,
            bid_size=bids[0][1] if bids else None,
            ask_size=asks[0][1] if asks else None,
            bids=_whole(bids),
            asks=_whole(asks),
            touched_at=at,
        )
        self._quotes[name] = quote
        return quote

    def has_touch(self, name: str) -> bool:
        """Whether a bid or an ask was ever told."""
        quote = self._quotes.get(name, Quote())
        return quote.bid is not None or quote.ask is not None

    def fresh_mark(self, name: str, at: Instant) -> Price | None:
        quote = self._quotes.get(name, Quote())
        return quote.mark if at - quote.marked_at <= MARK_FRESH_S * NANOSECONDS else None


def _levels(told: Sequence[Level] | None, lot: Decimal) -> Iterator[tuple[Price, Quantity | None]]:
    for level in told or ():
        at = price(level.p)
        if at is not None:
            yield at, _contracts(level, lot)


def _whole(
    levels: Sequence[tuple[Price, Quantity | None]],
) -> tuple[tuple[Price, Quantity], ...]:
    """Nothing where a size is missing: a sum over the rest would be too small."""
    known = tuple((at, size) for at, size in levels if size is not None)
    return known if len(known) == len(levels) else ()


def _first(pair: tuple[Price, Quantity | None]) -> Price:
    return pair[0]


def _contracts(level: Level, lot: Decimal) -> Quantity | None:
    size = level.m
    return None if size is None or size < 0 else Quantity(size / lot)
