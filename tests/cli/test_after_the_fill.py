"""The last line of a close of which all is filled: the read that followed may show something else."""

from dataclasses import replace
from decimal import Decimal

import pytest

from app.cli.outcome import outcome_of
from app.domain.event import Canceled, FilledTo, ReadBack, Submitted
from app.domain.intent import AtMarket, CloseRequest
from app.domain.money import Price
from app.domain.order import apply, begin
from app.engine.close import Close, Result
from tests.support.build import intent, position, quantity
from tests.support.virtual import EPOCH

AAPL = position("AAPL-USD", "4")


def filled_close(size: str, *read_back: str) -> Close:
    """A close of so much of four, filled, and what the read after it showed."""
    wish = intent(AAPL)
    asked = CloseRequest(
        close_id=wish.close_id,
        position=AAPL.key,
        instrument=AAPL.instrument,
        side=AAPL.side,
        whole=size == "4",
        quantity=quantity(size),
        position_quantity=AAPL.quantity,
        pricing=AtMarket(),
        cancel_working_orders=False,
    )
    order = begin(wish.close_id, asked.quantity, EPOCH)
    order = apply(order, Submitted(wish.close_id, EPOCH, asked.quantity, False, "0" * 64))
    order = apply(order, FilledTo(wish.close_id, EPOCH, asked.quantity))
    for left in read_back:
        order = apply(order, ReadBack(wish.close_id, EPOCH, quantity(left)))
    return replace(Close(wish, order), request=asked)


@pytest.mark.parametrize(("size", "left"), [("4", "0"), ("3", "1"), ("3", "0")])
def test_a_position_that_shows_the_fill_needs_no_words(size: str, left: str) -> None:
    outcome = outcome_of(filled_close(size, left))
    assert (outcome.result, outcome.reason) == (Result.CLOSED, "")


@pytest.mark.parametrize(("size", "left"), [("4", "0"), ("3", "1")])
def test_a_position_that_does_not_show_the_fill_is_to_be_looked_at(size: str, left: str) -> None:
    outcome = outcome_of(filled_close(size, "4"))
    assert outcome.result is Result.CLOSED
    assert f"the position still shows 4 instead of {left}: look at it" in outcome.reason


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        (Decimal("210.1016666667"), "210.1016666667"),
        (Decimal("210.123456789012"), "210.123456789012"),
        (Decimal(25212) / Decimal(120) + Decimal(1) / Decimal(3), "210.4333333333"),
    ],
)
def test_an_average_is_exact_and_a_quotient_without_end_is_cut(told: Decimal, shown: str) -> None:
    close = filled_close("4", "0")
    priced = replace(close, order=replace(close.order, status_average=Price(told)))
    assert outcome_of(priced).average_price == Decimal(shown)


@pytest.mark.parametrize(
    ("left", "words"),
    [
        (0, ""),
        (1, "AAPL-USD: 1 working order left"),
        (2, "AAPL-USD: 2 working orders left"),
        (None, "AAPL-USD: whether orders still work there is not known"),
    ],
)
def test_orders_that_it_was_to_cancel_and_that_are_left_are_told(
    left: int | None, words: str
) -> None:
    close = filled_close("4", "0")
    close.intent = replace(close.intent, cancel_working_orders=True)
    close.events.append(ReadBack(close.close_id, EPOCH, quantity("0"), left))
    assert outcome_of(close).reason == words


@pytest.mark.parametrize(
    ("read_back", "result", "leaves"),
    [("0", Result.CLOSED, "0"), ("1", Result.PARTLY_CLOSED, "1")],
)
def test_a_whole_close_that_ended_flat_is_closed_though_a_part_went_elsewhere(
    read_back: str, result: Result, leaves: str
) -> None:
    close = filled_close("4")
    order = begin(close.close_id, quantity("4"), EPOCH)
    order = apply(order, Submitted(close.close_id, EPOCH, quantity("4"), True, "0" * 64))
    order = apply(order, FilledTo(close.close_id, EPOCH, quantity("3")))
    order = apply(order, Canceled(close.close_id, EPOCH, "smaller than asked"))
    close.order = apply(order, ReadBack(close.close_id, EPOCH, quantity(read_back)))
    outcome = outcome_of(close)
    assert (outcome.result, outcome.leaves) == (result, quantity(leaves))
    assert ("1 had been closed elsewhere before" in outcome.reason) is (result is Result.CLOSED)


def test_a_position_that_was_not_read_back_is_said_to_be_so() -> None:
    assert "could not be read back" in outcome_of(filled_close("4")).reason
