"""Testing a login, and what a trader has to give for one."""

import pytest

from app.domain.capability import Guard
from app.venues.catalog import CATALOG
from app.venues.clearstreet.entry import ENTRY
from tests.support.scripted_http import answer
from tests.venues.clearstreet.conftest import Opened
from tests.venues.clearstreet.house import SNAPSHOT, House, data, error, position_row


async def test_the_test_of_a_login_reads_only_and_says_what_it_found(house: House) -> None:
    checked = await house.session.check()
    assert (checked.positions, checked.clock_skew_s) == (1, 0.0)
    said = " ".join(checked.lines)
    for word in ("account 50231", "no scopes", "Quotes can be read", "clocks agree", "rate limit"):
        assert word in said
    assert not house.venue.mutations


async def test_the_test_of_a_login_tells_a_wrong_clock_and_missing_quotes(house: House) -> None:
    late = {"data": {"clock": "2026-03-18T14:02:15Z"}}
    house.venue.says("GET /v1/clock", answer(200, late))
    house.venue.says(SNAPSHOT, error(403))
    checked = await house.session.check()
    assert checked.clock_skew_s == 60.0
    assert any("60 s behind" in line for line in checked.lines)
    assert any("No quotes" in line for line in checked.lines)


@pytest.mark.parametrize("said", [error(500), answer(404, "no such page")])
async def test_quotes_that_cannot_be_read_do_not_fail_the_test_of_a_login(
    house: House, said: bytes
) -> None:
    house.venue.says(SNAPSHOT, said)
    checked = await house.session.check()
    assert checked.positions == 1
    assert any("No quotes" in line for line in checked.lines)


async def test_a_test_of_the_login_of_a_session_that_runs_takes_nothing_from_it(
    opened: Opened,
) -> None:
    house = opened("50231, 50233")
    accounts = [{"id": number, "status": "ACTIVE"} for number in (50231, 50233)]
    house.venue.says("GET /v1/accounts", data(accounts))
    house.holds(position_row(position_type="SHORT"))
    for what in ("positions", "orders"):
        house.venue.says(f"GET /v1/accounts/50233/{what}", data([]))
    async with house.connected():
        contradicts_itself = house.sink.snapshots[-1][0]
        await house.session.check()
        allowed = house.session.capability_of(contradicts_itself)
    assert allowed.quantity.guard is Guard.IMPOSSIBLE


def test_what_a_trader_has_to_give() -> None:
    assert CATALOG[ENTRY.venue] is ENTRY
    assert [f.name for f in ENTRY.fields] == ["account"]
    assert [f.name for f in ENTRY.secrets] == ["api_key"]
    assert not ENTRY.fields[0].required
