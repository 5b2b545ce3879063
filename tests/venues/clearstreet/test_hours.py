"""The announced sessions as a clock: until when a close at market waits, and when that next begins."""

from typing import Any

import pytest

from app.domain.ids import NANOSECONDS
from app.domain.position import Pause, Position
from tests.support.scripted_http import Asked
from tests.venues.clearstreet.house import NOW, House, data, golden, position_row

HOURS = "GET /v1/calendars/market-hours"
# The venue's own clock says 14:01:15 UTC, 10:01:15 in New York.
YESTERDAY = {
    "regular": {"open": "2026-03-17T09:30:00-04:00", "close": "2026-03-17T16:00:00-04:00"}
}
TODAY = {
    "pre_market": {"open": "2026-03-18T04:00:00-04:00", "close": "2026-03-18T09:30:00-04:00"},
    "regular": {"open": "2026-03-18T09:30:00-04:00", "close": "2026-03-18T16:00:00-04:00"},
    "after_hours": {"open": "2026-03-18T16:00:00-04:00", "close": "2026-03-18T20:00:00-04:00"},
}
TOMORROW = {
    "regular": {
        "open": "2026-03-19T09:30:00-04:00",
        "close": "2026-03-19T16:00:00-04:00",
        "time_until_open": "PT23H28M45S",
    }
}
TO_CLOSE_S, TO_TOMORROW_S = 21_525, 84_525


def announced(today: object, following: object, market: str = "us_equities") -> bytes:
    row: dict[str, Any] = {"market": market, "today_sessions": today}
    status = {"is_open": True, "current_session": "regular"}
    return data([{**row, "next_sessions": following, "status": status}])


async def shown(house: House, said: bytes) -> Position:
    """The first row once clock and hours are known."""
    house.venue.says(HOURS, said)
    async with house.connected():
        await house.session.read_positions()
        return house.sink.snapshots[-1][0]


def seconds(at: int | None) -> float | None:
    """From the venue's now, on our clock, as it stood when the row was read."""
    return None if at is None else (at - NOW) / NANOSECONDS


async def test_in_the_regular_session_the_row_knows_when_it_ends(house: House) -> None:
    row = await shown(house, announced(TODAY, TOMORROW))
    assert row.pause is Pause.MARKET_CLOSED
    assert row.paused_until is None
    assert seconds(row.pauses_at) == pytest.approx(TO_CLOSE_S, abs=2)


async def test_outside_of_it_the_row_waits_for_the_next_one(house: House) -> None:
    row = await shown(house, announced(YESTERDAY, TOMORROW))
    assert seconds(row.paused_until) == pytest.approx(TO_TOMORROW_S, abs=2)
    assert row.pauses_at is None


async def test_extended_hours_do_not_count_as_open(house: House) -> None:
    early = {"pre_market": TODAY["pre_market"], "after_hours": TODAY["after_hours"]}
    row = await shown(house, announced(early, TOMORROW))
    assert seconds(row.paused_until) == pytest.approx(TO_TOMORROW_S, abs=2)


@pytest.mark.parametrize(
    "sessions",
    [None, [], ["regular"], {"regular": None}, {"regular": {"open": "soon", "close": "later"}},
     {"regular": {"open": TODAY["regular"]["close"], "close": TODAY["regular"]["open"]}}, 7],
)  # fmt: skip
async def test_sessions_in_another_shape_show_no_clock(house: House, sessions: object) -> None:
    row = await shown(house, announced(sessions, sessions))
    assert (row.paused_until, row.pauses_at) == (None, None)


async def test_an_option_has_the_hours_of_its_own_market(house: House) -> None:
    def of_market(asked: Asked) -> bytes:
        options = asked.query["market"] == "us_options"
        return announced(YESTERDAY if options else TODAY, TOMORROW, asked.query["market"])

    house.holds(position_row("AAPL  260320C00200000"))
    house.venue.says(
        "GET /v1/instruments/options/contracts", data([golden("instruments")["data"]])
    )
    house.venue.says(HOURS, of_market)
    async with house.connected():
        row = (await house.session.read_positions())[0]
    assert seconds(row.paused_until) == pytest.approx(TO_TOMORROW_S, abs=2)
