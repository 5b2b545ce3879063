"""A capped close into a book that holds too little is blocked, unless the person says so."""

from dataclasses import replace
from decimal import Decimal

import pytest

from app.domain.errors import Denied
from app.domain.ids import NANOSECONDS, Instant
from app.domain.intent import All, AtMarket, Capped, CloseIntent, CloseRequest, Ticks
from app.domain.money import Price, Quantity
from app.domain.position import Side
from app.domain.quote import Quote
from app.domain.sizing import size_close
from app.engine.record import from_json, to_json
from tests.support.build import capability, intent, position, price, quantity
from tests.support.virtual import EPOCH


def levels(*pairs: tuple[str, str]) -> tuple[tuple[Price, Quantity], ...]:
    return tuple((price(at), quantity(size)) for at, size in pairs)


BOOK = Quote(
    bid=price("199.80"),
    ask=price("199.90"),
    bid_size=quantity("1"),
    ask_size=quantity("1"),
    touched_at=EPOCH,
    bids=levels(("199.80", "1"), ("199.75", "1"), ("199.70", "5")),
    asks=levels(("199.90", "1"), ("199.95", "1"), ("200.00", "5")),
)
TOUCH = replace(BOOK, bids=(), asks=())


def close(
    ticks: str,
    quote: Quote = BOOK,
    *,
    side: Side = Side.LONG,
    thin_too: bool = False,
    at: Instant = EPOCH,
) -> CloseRequest:
    seen = position(size="4", side=side)
    wish = intent(seen, All(), Capped(Ticks(Decimal(ticks)), thin_too=thin_too))
    return size_close(wish, seen, quantity("0"), capability(), quote, at)


@pytest.mark.parametrize("side", Side)
@pytest.mark.parametrize(("ticks", "there"), [("0", "1"), ("1", "2")])
def test_a_cap_that_reaches_less_than_the_quantity_is_blocked_with_both_figures(
    side: Side, ticks: str, there: str
) -> None:
    with pytest.raises(Denied, match=f"Only {there} of 4 AAPL") as caught:
        close(ticks, side=side)
    assert caught.value.code == "thin_book"
    assert "Nothing was sent" in caught.value.reason


@pytest.mark.parametrize("side", Side)
def test_a_cap_that_reaches_enough_goes_without_a_word(side: Side) -> None:
    assert close("2", side=side).remarks == ()


def test_beyond_what_the_venue_tells_of_its_book_nothing_is_known_and_nothing_blocked() -> None:
    assert close("1", TOUCH).remarks == ()
    short = replace(BOOK, bids=BOOK.bids[:2])
    assert close("9", short).remarks == ()


def test_at_the_touch_its_size_is_enough_to_know() -> None:
    with pytest.raises(Denied, match="Only 1 of 4 AAPL"):
        close("0", TOUCH)


def test_old_prices_say_nothing_of_the_book() -> None:
    later = Instant(EPOCH + 3 * NANOSECONDS)
    marked = replace(BOOK, mark=price("199.85"), marked_at=later)
    assert close("0", marked, at=later).remarks == ()


def test_an_empty_book_is_blocked_in_its_own_words() -> None:
    with pytest.raises(Denied, match="Nothing stands at the other side") as caught:
        close("5", replace(TOUCH, bid_size=quantity("0")))
    assert caught.value.code == "thin_book"


def test_who_says_so_expressly_may_send_into_a_thin_book_and_is_told_what_is_there() -> None:
    assert close("1", thin_too=True).remarks == (
        "only 2 of 4 AAPL-USD stand in the book within the cap",
    )
    assert close("5", replace(TOUCH, bid_size=quantity("0")), thin_too=True).remarks


def test_a_close_at_market_asks_nothing_of_the_book() -> None:
    seen = position(size="4")
    wish = intent(seen, All(), AtMarket())
    request = size_close(wish, seen, quantity("0"), capability(), BOOK, EPOCH)
    assert request.remarks == ()


def test_a_cap_of_an_older_journal_reads_as_strict() -> None:
    wish = intent(position(), All(), Capped(Ticks(Decimal(5))))
    older = to_json(wish).replace(',"thin_too":false', "")
    assert "thin_too" not in older
    assert from_json(CloseIntent, older) == wish
