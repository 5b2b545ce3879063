"""The reference data's market hours as a clock: closed until, open until."""

from datetime import datetime
from typing import Any

import pytest

from app.domain.hours import Pauses
from app.domain.ids import NANOSECONDS, Instant
from app.venues.qfex.hours import weekly_hours

STOCKS = {
    "tz": "America/New_York",
    **{
        day: {"open": "04:00:00", "close": "20:00:00"}
        for day in ("monday", "tuesday", "wednesday", "thursday", "friday")
    },
}


def at(text: str) -> Instant:
    return Instant(round(datetime.fromisoformat(text).timestamp()) * NANOSECONDS)


def pauses(table: dict[str, Any], now: str) -> Pauses:
    hours = weekly_hours(table)
    assert hours is not None
    return hours.pauses(at(now))


def test_on_a_weekday_it_closes_in_the_evening_of_its_zone() -> None:
    found = pauses(STOCKS, "2026-03-18T15:00:00-04:00")
    assert found == Pauses(begins=at("2026-03-18T20:00:00-04:00"))


def test_at_night_and_over_the_weekend_it_is_closed_until_it_opens() -> None:
    assert pauses(STOCKS, "2026-03-18T20:00:00-04:00") == Pauses(at("2026-03-19T04:00:00-04:00"))
    assert pauses(STOCKS, "2026-03-21T12:00:00-04:00") == Pauses(at("2026-03-23T04:00:00-04:00"))


def test_the_clocks_going_forward_move_the_opening_with_them() -> None:
    assert pauses(STOCKS, "2026-03-07T12:00:00-05:00") == Pauses(at("2026-03-09T04:00:00-04:00"))


def test_a_session_over_midnight_is_one() -> None:
    night = {"tz": "UTC", "monday": {"open": "22:00:00", "close": "06:00:00"}}
    assert pauses(night, "2026-03-17T01:00:00+00:00") == Pauses(
        begins=at("2026-03-17T06:00:00+00:00")
    )


def test_a_market_without_a_gap_says_no_close_for_days() -> None:
    days = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    always = {"tz": "UTC", **{day: {"open": "00:00", "close": "23:59:59"} for day in days}}
    found = pauses(always, "2026-03-18T23:59:59+00:00")
    assert found.until is None
    assert found.begins is not None
    assert found.begins - at("2026-03-18T23:59:59+00:00") > 6 * 86400 * NANOSECONDS


@pytest.mark.parametrize(
    "table",
    [
        None, [], {}, {"tz": "UTC"}, {"tz": "Nowhere/Town", "monday": STOCKS["monday"]},
        {"tz": 5, "monday": STOCKS["monday"]}, {"tz": "UTC", "monday": {"open": "04:00"}},
        {"tz": "UTC", "monday": {"open": "early", "close": "late"}}, {"tz": "UTC", "monday": 7},
        {"tz": "../../etc/passwd", "monday": STOCKS["monday"]},
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_no_clock(table: object) -> None:
    assert weekly_hours(table) is None
