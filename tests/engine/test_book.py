"""The book: the youngest word wins, a failed look changes nothing, rows say what changed."""

from dataclasses import replace
from decimal import Decimal

from app.domain.ids import NANOSECONDS, Instant
from app.domain.money import Money
from app.domain.quote import Quote
from app.domain.report import LinkState
from app.engine.book import PositionBook
from tests.support.build import ACCOUNT, position, price
from tests.support.virtual import EPOCH

AAPL = position("AAPL-USD", "4")


def at(seconds: float) -> Instant:
    return Instant(EPOCH + round(seconds * NANOSECONDS))


def seen(size: str, seconds: float):  # type: ignore[no-untyped-def]
    return position("AAPL-USD", size, seen_at=at(seconds))


def test_what_a_whole_read_does_not_show_is_gone() -> None:
    book = PositionBook()
    book.apply_positions(ACCOUNT, (AAPL,), EPOCH)
    book.apply_positions(ACCOUNT, (), at(1))
    assert list(book) == []


def test_a_push_younger_than_the_reads_beginning_survives_it() -> None:
    book = PositionBook()
    book.apply_position(AAPL.key, seen("3", 2), at(2))
    book.apply_positions(ACCOUNT, (seen("4", 1),), at(1))
    assert book.position(AAPL.key) == seen("3", 2)


def test_an_older_whole_read_that_comes_late_is_dropped() -> None:
    book = PositionBook()
    book.apply_positions(ACCOUNT, (), at(2))
    book.apply_positions(ACCOUNT, (seen("4", 1),), at(1))
    assert list(book) == []


def test_older_word_does_not_bring_a_vanished_position_back() -> None:
    book = PositionBook()
    book.apply_positions(ACCOUNT, (seen("4", 0),), at(0))
    book.apply_positions(ACCOUNT, (), at(2))
    book.apply_position(AAPL.key, seen("1", 1), at(1))
    assert list(book) == []
    book.apply_position(AAPL.key, seen("2", 3), at(3))
    assert list(book) == [AAPL.key]


def test_older_word_does_not_show_a_position_that_the_first_read_did_not_have() -> None:
    book = PositionBook()
    book.apply_positions(ACCOUNT, (), at(2))
    book.apply_position(AAPL.key, seen("4", 1), at(1))
    assert list(book) == []
    book.apply_position(AAPL.key, seen("4", 3), at(3))
    assert list(book) == [AAPL.key]


def test_values_that_did_not_change_draw_nothing() -> None:
    book = PositionBook()
    book.apply_position(AAPL.key, seen("4", 1), at(1))
    assert book.take_changes().rows
    book.apply_position(AAPL.key, seen("4", 2), at(2))
    changes = book.take_changes()
    assert (changes.keys, changes.rows) == (set(), False)


def test_a_quote_draws_the_rows_of_its_instrument_only() -> None:
    book = PositionBook()
    other = position("TSLA-USD")
    book.apply_positions(ACCOUNT, (AAPL, other), EPOCH)
    book.take_changes()
    book.apply_quote(ACCOUNT, "AAPL-USD", Quote(mark=price("210")))
    assert book.take_changes().keys == {AAPL.key}
    assert book.open_profit(AAPL) == Money(Decimal("40"), "USD")


def test_a_profit_in_another_currency_stays_the_venues_own() -> None:
    book = PositionBook()
    won = replace(AAPL, profit=Money(Decimal(7), "EUR"))
    book.apply_position(won.key, won, EPOCH)
    book.apply_quote(ACCOUNT, "AAPL-USD", Quote(mark=price("999")))
    assert book.open_profit(won) == Money(Decimal(7), "EUR")


def test_data_is_fresh_only_while_the_link_is_up_and_vouched_for() -> None:
    book = PositionBook()
    state = book.account(ACCOUNT)
    assert state.age_s(EPOCH) is None
    book.heard(ACCOUNT, EPOCH)
    assert not state.is_fresh(EPOCH, 5)
    state.link = LinkState.UP
    assert state.is_fresh(at(5), 5)
    assert not state.is_fresh(at(5.1), 5)
