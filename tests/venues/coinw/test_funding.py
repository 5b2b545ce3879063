"""The minute after each settlement, in which CoinW refuses closes."""

from decimal import Decimal

import pytest

from app.domain.ids import Instant
from app.venues.coinw.funding import FundingTimes, funding_times

SETTLES = 1764028800 * 10**9
HOUR = 3600 * 10**9


@pytest.mark.parametrize(
    ("seconds", "ends_in"),
    [(-1, None), (0, 60), (35, 25), (59, 1), (60, None), (8 * 3600 + 5, 55), (-8 * 3600 + 5, 55)],
)
def test_closes_are_refused_for_a_minute_after_each_settlement(
    seconds: int, ends_in: int | None
) -> None:
    times = FundingTimes(Instant(SETTLES), Decimal(8))
    now = Instant(SETTLES + seconds * 10**9)
    until = times.pause_until(now)
    assert (None if until is None else (until - now) // 10**9) == ends_in


def test_the_next_change_is_the_begin_or_the_end_of_a_pause() -> None:
    times = FundingTimes(Instant(SETTLES), Decimal(8))
    for seconds, change in ((-10, 0), (10, 60), (70, 8 * 3600)):
        now = Instant(SETTLES + seconds * 10**9)
        assert times.next_change(now) == SETTLES + change * 10**9


def test_the_next_pause_is_known_before_it_begins_and_while_one_is_on() -> None:
    times = FundingTimes(Instant(SETTLES), Decimal(8))
    for seconds, begins in ((-600, 0), (-1, 0), (0, 8 * 3600), (10, 8 * 3600), (70, 8 * 3600)):
        now = Instant(SETTLES + seconds * 10**9)
        assert times.pauses_at(now) == SETTLES + begins * 10**9
    once = FundingTimes(Instant(SETTLES), Decimal(0))
    assert once.pauses_at(Instant(SETTLES - 1)) == SETTLES
    assert once.pauses_at(Instant(SETTLES)) is None


def test_without_a_period_only_the_one_settlement_is_known() -> None:
    times = funding_times(SETTLES // 10**6, Decimal(0))
    assert times is not None
    assert times.pause_until(Instant(SETTLES - 1)) is None
    assert times.pause_until(Instant(SETTLES + 10**9)) == SETTLES + 60 * 10**9
    assert times.pause_until(Instant(SETTLES + 8 * HOUR)) is None
    assert times.next_change(Instant(SETTLES - 1)) == SETTLES
    assert times.next_change(Instant(SETTLES + HOUR)) is None
    assert funding_times(None, Decimal(8)) is None
