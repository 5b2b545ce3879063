"""Announced market hours: the pause that is on, and the one that comes."""

import pytest

from app.domain.hours import OpenHours, Pauses, pauses_of
from app.domain.ids import Instant


def at(hour: float) -> Instant:
    return Instant(round(hour * 3600))


TWO_DAYS = [OpenHours(at(33.5), at(40)), OpenHours(at(9.5), at(16))]


@pytest.mark.parametrize(
    ("now", "until", "begins"),
    [(8, 9.5, None), (9.5, None, 16), (15.9, None, 16), (16, 33.5, None), (40, None, None)],
    ids=["before", "as it opens", "inside", "as it closes", "past all that is known"],
)
def test_between_sessions_it_is_closed_until_the_next(
    now: float, until: float | None, begins: float | None
) -> None:
    expected = Pauses(
        at(until) if until is not None else None, at(begins) if begins is not None else None
    )
    assert pauses_of(TWO_DAYS, at(now)) == expected


def test_sessions_that_follow_each_other_without_a_gap_are_one() -> None:
    spans = [OpenHours(at(4), at(9.5)), OpenHours(at(9.5), at(16)), OpenHours(at(28), at(40))]
    assert pauses_of(spans, at(5)) == Pauses(begins=at(16))


def test_without_hours_nothing_is_said() -> None:
    assert pauses_of([], at(1)) == Pauses()
