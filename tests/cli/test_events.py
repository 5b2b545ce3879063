"""The lines of a close: each fill once, in order, and never older than the line before."""

from decimal import Decimal

import pytest

from app.cli.events import EventLines, Line, in_words
from app.domain.event import (
    Acknowledged,
    ClosedByPosition,
    Event,
    Filled,
    FilledTo,
    ReadBack,
    Submitted,
)
from app.domain.ids import FillId, Instant, VenueOrderId
from app.domain.order import apply, begin
from app.engine.close import Close
from tests.support.build import intent, position, price, quantity
from tests.support.virtual import EPOCH

SEEN = intent(position(size="4"))
ID = SEEN.close_id
ALL = quantity("4")


def later(milliseconds: int) -> Instant:
    return Instant(EPOCH + milliseconds * 1_000_000)


def executed(size: str, at: int, name: str) -> Filled:
    return Filled(ID, later(at), FillId(name), quantity(size), price("199.75"))


SENT = Submitted(ID, EPOCH, ALL, True, "digest")
STATUS = FilledTo(ID, later(10), ALL, price("199.7"))
READ = ReadBack(ID, later(30), quantity("0"), 0)


def told(*events: Event) -> list[Line]:
    """What is printed of a close of four that hears these, up to the end of the command."""
    close = Close(SEEN, begin(ID, ALL, EPOCH))
    lines, written = EventLines(), []
    for event in events:
        close.order = apply(close.order, event)
        written += lines.after(close, event)
    return [*written, *lines.rest(close)]


def names(lines: list[Line]) -> list[object]:
    return [line["event"] for line in lines]


@pytest.mark.parametrize(
    "fills",
    [
        [STATUS, executed("4", 12, "a")],
        [executed("4", 8, "a"), STATUS],
        [executed("1", 8, "a"), STATUS, executed("3", 12, "b")],
        [STATUS],
        [ClosedByPosition(ID, later(12), ALL)],
        [STATUS, executed("4", 12, "a"), executed("4", 13, "a")],
    ],
)
def test_the_fills_add_up_to_what_is_filled_whoever_tells_them(fills: list[Event]) -> None:
    lines = told(SENT, *fills, READ)
    quantities = [Decimal(str(one["quantity"])) for one in lines if one["event"] == "filled"]
    assert sum(quantities) == 4
    assert names(lines)[-1] == "read_back"


def test_a_status_ahead_of_its_execution_waits_for_the_price() -> None:
    (_, fill, _) = told(SENT, STATUS, executed("4", 12, "a"), READ)
    assert (fill["evidence"], fill["price"]) == ("execution", "199.75")


def test_an_execution_behind_the_reading_back_is_not_a_second_fill() -> None:
    lines = told(SENT, STATUS, READ, executed("4", 40, "a"))
    assert names(lines) == ["submitted", "filled", "read_back"]
    assert (lines[1]["evidence"], lines[1]["price"]) == ("order_status", "199.7")


def test_a_fill_that_only_a_status_tells_is_told_at_the_end_without_a_reading_back() -> None:
    (_, fill) = told(SENT, FilledTo(ID, later(10), quantity("1"), None))
    assert (fill["event"], fill["quantity"], fill["leaves"]) == ("filled", "1", "3")


def test_an_answer_that_speaks_for_an_earlier_moment_does_not_turn_the_time_back() -> None:
    late_word = Acknowledged(ID, later(5), (VenueOrderId("v1"),))
    lines = told(SENT, executed("4", 20, "a"), late_word, READ)
    times = [line["at_ns"] for line in lines]
    assert names(lines)[2] == "acknowledged"
    assert times == [EPOCH, later(20), later(20), later(30)]


def test_a_person_reads_words_where_a_program_reads_keys() -> None:
    lines = told(SENT, Acknowledged(ID, later(5), (VenueOrderId("7"), VenueOrderId("8"))), READ)
    assert [in_words(line) for line in lines] == [
        "submitted: quantity 4",
        "acknowledged: venue order ids 7, 8",
        "read back: position quantity 0",
    ]
