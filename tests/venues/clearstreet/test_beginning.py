"""What is known when the link comes up, and what a start does without."""

import pytest

from app.domain.errors import Misconfigured
from app.domain.report import LinkState
from tests.support.scripted_http import Answer, answer
from tests.venues.clearstreet.conftest import Opened
from tests.venues.clearstreet.house import (
    POSITIONS,
    SNAPSHOT,
    House,
    at_limit,
    data,
    error,
    order_row,
    position_row,
    request,
)

CLOCK, HOURS = "GET /v1/clock", "GET /v1/calendars/market-hours"
FLAT = data([], total_items=0)


def hours_of(session: str) -> bytes:
    status = {"is_open": session == "regular", "current_session": session}
    return data([{"market": "us_equities", "status": status}])


async def test_the_first_press_knows_already_which_session_runs(house: House) -> None:
    house.venue.says(HOURS, hours_of("after_hours"))
    async with house.connected():
        preview = house.session.prepare_close(request(at_limit("211"), part="1")).preview
        assert '"extended_hours":true' in preview.body
        assert "Outside regular hours" in house.sink.snapshots[-1][0].caution


@pytest.mark.parametrize("path", [CLOCK, HOURS])
@pytest.mark.parametrize("said", [error(500), answer(404, "{}"), None], ids=["500", "404", "none"])
async def test_clock_and_hours_keep_nobody_from_his_positions(
    house: House, monkeypatch: pytest.MonkeyPatch, path: str, said: Answer
) -> None:
    monkeypatch.setattr("app.venues.clearstreet.keeping._WORTH_WAITING_S", 0.05)
    house.venue.says(path, said)
    async with house.connected():
        assert len(house.sink.snapshots[-1]) == 1
        assert f"notice clearstreet/{'clock' if path == CLOCK else 'market-hours'}" in (
            house.sink.said
        )


async def test_a_clock_that_was_not_read_is_asked_again_soon(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.venues.clearstreet.keeping._AGAIN_AFTER_S", 0.05)
    monkeypatch.setattr("app.venues.clearstreet.prices.EVERY_S", 0.05)
    house.venue.says(CLOCK, error(500))
    async with house.connected():
        await house.sink.until(lambda _: house.venue.asked_for(SNAPSHOT))
        assert not house.sink.quotes
        house.venue.says(CLOCK, data({"clock": "2026-03-18T14:01:15Z"}))
        await house.sink.until(lambda sink: sink.quotes)


async def test_a_test_of_the_login_says_what_a_missing_clock_means(house: House) -> None:
    house.venue.says(CLOCK, error(500))
    check = await house.session.check()
    assert check.positions == 1
    assert check.clock_skew_s is None
    assert any("clock could not be read" in line for line in check.lines)


async def test_without_its_clock_the_venues_time_is_that_of_its_answers(house: House) -> None:
    body = {"data": [position_row()], "metadata": {}}
    house.venue.says(POSITIONS, answer(200, body, ("Date", "Wed, 18 Mar 2026 14:11:15 GMT")))
    await house.session.read_positions()
    house.venue.says(CLOCK, error(500))
    check = await house.session.check()
    assert check.clock_skew_s == 600.5


async def test_what_works_already_is_known_before_the_first_press(opened: Opened) -> None:
    house = opened("50231, 50233")
    accounts = [{"id": number, "status": "ACTIVE"} for number in (50231, 50233)]
    house.venue.says("GET /v1/accounts", data(accounts))
    house.venue.says("GET /v1/accounts/50233/positions", data([position_row()]))
    house.venue.says("GET /v1/accounts/50233/orders", data([order_row(status="NEW")]))
    async with house.connected():
        working = [p.working_orders for p in house.sink.snapshots[-1]]
        assert [one and one.count for one in working] == [0, 1]


async def test_a_key_that_is_refused_during_the_start_ends_it(house: House) -> None:
    house.venue.says(HOURS, error(401))
    with pytest.raises(Misconfigured, match="does not accept it"):
        await house.session.run(house.sink)


async def test_a_key_that_may_see_no_account_is_said_at_once_and_not_tried_again(
    house: House,
) -> None:
    house.venue.says("GET /v1/accounts", error(403))
    with pytest.raises(Misconfigured, match="may not see any account"):
        await house.session.run(house.sink)


async def test_a_start_that_waits_for_a_venue_that_was_asked_too_often_says_so(
    house: House,
) -> None:
    house.venue.says(POSITIONS, answer(429, "slow down", ("Retry-After", "0.02")), FLAT)
    async with house.connected():
        waiting = [why for state, why in house.sink.links if state is LinkState.CONNECTING]
    assert "too many calls were made; it is asked again in 0 s" in waiting[-1]


async def test_a_wait_of_a_session_that_runs_is_a_notice_and_no_lost_link(house: House) -> None:
    async with house.connected():
        house.venue.says(POSITIONS, answer(429, "slow down", ("Retry-After", "0.02")), FLAT)
        await house.session.read_positions()
    assert "notice clearstreet/pause" in house.sink.said
    assert house.sink.links[-1][0] is LinkState.UP
