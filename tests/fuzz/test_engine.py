"""A desk whose venue says anything at all, in values of the right type: it stays whole."""

import asyncio
import random
from decimal import Decimal
from pathlib import Path
from typing import TypeVar

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.cli.positions import to_row
from app.domain.ids import CloseId, FillId, Instant, PositionKey, VenueOrderId
from app.domain.money import Money, Price, Quantity
from app.domain.position import Position, Side, WorkingOrders
from app.domain.quote import Quote
from app.domain.report import FillReport, LinkState, OrderReport, OrderStatus
from app.engine.close import Close
from app.main.snapshot import Snapshot
from app.venues.session import Sink
from tests.engine.house import House, open_house
from tests.support.build import ACCOUNT, exactly, instrument, position
from tests.support.virtual import EPOCH, on_virtual_time

T = TypeVar("T")

_NUMBERS = ("0.01", "1", "4", "0.3333333333", "1e-30", "1e39", "99999999999999", "2147483647")
_TEXTS = ("", "v1", "v2", "x" * 500, "\u202e", "=1+1", "null", "\x00", "\ud800")


class Babble:
    """A venue that says whatever comes to its mind."""

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed)

    def say(self, sink: Sink, close: Close, times: int) -> None:
        for _ in range(times):
            chance = self._chance
            match chance.randrange(8):
                case 0 | 1:
                    sink.order(self._order(close))
                case 2 | 3:
                    sink.fill(self._fill(close))
                case 4:
                    key = self._key()
                    held = self._position(key) if chance.random() < 0.7 else None
                    sink.position(key, held, self._at())
                case 5:
                    rows = {key: self._position(key) for key in (self._key(), self._key())}
                    sink.positions(tuple(rows.values()), self._at())
                case 6:
                    sink.quote(self._symbol(), self._quote())
                case _:
                    sink.heard(self._at())
                    sink.notice("venue/odd", self._text())

    def _order(self, close: Close) -> OrderReport:
        return OrderReport(
            venue_order_id=VenueOrderId(self._text()),
            status=self._chance.choice(list(OrderStatus)),
            at=self._at(),
            close_id=self._close_id(close),
            position=self._key(),
            quantity=self._maybe(self._size()),
            filled=self._maybe(self._size()),
            average_price=self._maybe(self._price()),
            code=self._text(),
            reason=self._text(),
        )

    def _fill(self, close: Close) -> FillReport:
        return FillReport(
            fill_id=FillId(self._text()),
            venue_order_id=VenueOrderId(self._text()),
            quantity=self._size(),
            at=self._at(),
            price=self._maybe(self._price()),
            close_id=self._close_id(close),
            position=self._key(),
            fee=self._maybe(Money(self._number(), "USD")),
        )

    def _position(self, key: PositionKey) -> Position:
        return Position(
            key=key,
            instrument=instrument(key.wire_id),
            side=self._chance.choice(list(Side)),
            quantity=self._size(),
            average_price=self._maybe(self._price()),
            mark=self._maybe(self._price()),
            profit=self._maybe(Money(self._number(), "EUR")),
            seen_at=self._at(),
            working_orders=self._maybe(WorkingOrders(2, self._size())),
            caution=self._text(),
        )

    def _quote(self) -> Quote:
        return Quote(bid=self._maybe(self._price()), mark=self._maybe(self._price()))

    def _key(self) -> PositionKey:
        return PositionKey(ACCOUNT, self._symbol())

    def _symbol(self) -> str:
        return self._chance.choice(("AAPL-USD", "TSLA-USD", "ODD"))

    def _close_id(self, close: Close) -> CloseId | None:
        return self._chance.choice((close.close_id, None, CloseId("f" * 32)))

    def _at(self) -> Instant:
        return Instant(EPOCH + self._chance.choice((0, 1, 10**9, 10**15, -(10**9))))

    def _number(self) -> Decimal:
        return Decimal(self._chance.choice(_NUMBERS)) * self._chance.choice((1, -1))

    def _size(self) -> Quantity:
        return Quantity(abs(self._number()))

    def _price(self) -> Price:
        return Price(abs(self._number()))

    def _text(self) -> str:
        return self._chance.choice(_TEXTS)

    def _maybe(self, value: T) -> T | None:
        return value if self._chance.random() < 0.7 else None


def _look(house: House) -> None:
    """As screens, command line and journal do."""
    for key in list(house.desk.book):
        row = house.desk.row(key)
        assert row is not None
        to_row(Snapshot(row.position, row.mark, row.profit))
    assert house.problems() == []


@settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)
@given(seed=st.integers(0, 2**32))
def test_a_venue_that_says_anything_never_breaks_the_desk(seed: int, tmp_path: Path) -> None:
    folder = tmp_path / str(seed)
    folder.mkdir(exist_ok=True)
    (folder / "journal.sqlite").unlink(missing_ok=True)
    _story(seed, folder)


@on_virtual_time
async def _story(seed: int, folder: Path) -> None:
    seen = position("AAPL-USD", "4")
    async with open_house(folder, seen) as house:
        close = house.press(seen, exactly("1"))
        sink = house.venue.sink
        assert sink is not None
        babble = Babble(seed)
        for _ in range(10):
            babble.say(sink, close, times=6)
            await asyncio.sleep(0.02)
        _look(house)
        assert house.desk.book.account(ACCOUNT).link is LinkState.UP
        failures = [n.text for n in house.notices if n.cause.startswith("failure/")]
        assert failures == []


@pytest.fixture(autouse=True)
def _quiet(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("CRITICAL")
