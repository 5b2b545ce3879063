"""A sink that holds a session to its word: what it is told can be kept, reckoned with and shown."""

from decimal import Decimal

from app.domain.ids import Instant, PositionKey
from app.domain.money import plain
from app.domain.position import Position
from app.domain.quote import Quote
from app.domain.report import FillReport, LinkState, OrderReport
from app.engine.book import PositionBook
from tests.fuzz.finding import check_position, check_quote

MOST_NOTICE = 2_000


class CheckingSink:
    """Keeps positions and prices in a real book, and looks at each as the screen would."""

    def __init__(self) -> None:
        self.book = PositionBook()
        self._account_of: PositionKey | None = None

    def positions(self, positions: tuple[Position, ...], at: Instant) -> None:
        for position in positions:
            self._look_at(position)
        if positions:
            self.book.apply_positions(positions[0].key.account, positions, at)

    def position(self, key: PositionKey, position: Position | None, at: Instant) -> None:
        if position is not None:
            assert position.key == key
            self._look_at(position)
        self.book.apply_position(key, position, at)
        self._account_of = key

    def quote(self, wire_name: str, quote: Quote) -> None:
        check_quote(quote)
        for account in {key.account for key in self.book}:
            self.book.apply_quote(account, wire_name, quote)
        for key in self.book:
            position = self.book.position(key)
            assert position is not None
            self.book.open_profit(position)

    def order(self, report: OrderReport) -> None:
        assert report.venue_order_id, report
        for size in (report.quantity, report.filled):
            assert size is None or (size.is_finite() and size >= 0), report
        for price in (report.average_price, report.limit_price):
            assert price is None or price.is_finite(), report
            plain(price or Decimal(0))

    def fill(self, report: FillReport) -> None:
        assert report.quantity.is_finite(), report
        assert report.quantity > 0, report
        assert report.price is None or report.price.is_finite(), report
        assert report.fee is None or report.fee.amount.is_finite(), report

    def heard(self, at: Instant) -> None: ...

    def link(self, state: LinkState, why: str) -> None:
        assert len(why) < MOST_NOTICE, why

    def notice(self, cause: str, text: str) -> None:
        assert cause.partition("/")[2], cause
        assert 0 < len(text) < MOST_NOTICE, (len(text), text[:200])

    def _look_at(self, position: Position) -> None:
        check_position(position)
        self.book.open_profit(position)
        for number in (position.quantity, position.average_price, position.mark):
            plain(number or Decimal(0))
        held = position.instrument.quantity_grid
        held.floor(Decimal(position.quantity) / 2)
