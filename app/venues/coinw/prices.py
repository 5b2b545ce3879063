"""The latest prices per instrument, put together from three topics of the stream."""

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
        """The touch. The venue gives sizes in the coin; here they are contracts of `lot` coins."""
        bids = [(price(level.p), level) for level in depth.bids or ()]
        asks = [(price(level.p), level) for level in depth.asks or ()]
        bid = max(((p, level) for p, level in bids if p is not None), default=None, key=_first)
        ask = min(((p, level) for p, level in asks if p is not None), default=None, key=_first)
        quote = replace(
            self._quotes.get(name, Quote()),
            bid=None if bid is None else bid[0],
            ask=None if ask is None else ask[0],
            bid_size=None if bid is None else _contracts(bid[1], lot),
            ask_size=None if ask is None else _contracts(ask[1], lot),
            touched_at=at,
        )
        self._quotes[name] = quote
        return quote

    def fresh_mark(self, name: str, at: Instant) -> Price | None:
        quote = self._quotes.get(name, Quote())
        return quote.mark if at - quote.marked_at <= MARK_FRESH_S * NANOSECONDS else None


def _first(pair: tuple[Price, Level]) -> Price:
    return pair[0]


def _contracts(level: Level, lot: Decimal) -> Quantity | None:
    size = level.m
    return None if size is None or size < 0 else Quantity(size / lot)
