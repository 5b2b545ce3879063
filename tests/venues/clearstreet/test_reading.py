"""What a session shows of its accounts, and what it does when a read goes wrong."""

import asyncio
from typing import Any

import pytest

from app.domain.errors import Misconfigured, NoLink, Refused, SessionLost, WireError
from app.domain.report import LinkState
from tests.support.build import price, quantity
from tests.support.scripted_http import Asked, ScriptedHttp, answer
from tests.venues.clearstreet.conftest import Opened
from tests.venues.clearstreet.house import (
    AAPL,
    ACCOUNT,
    CALL,
    ORDERS,
    POSITIONS,
    SNAPSHOT,
    House,
    data,
    error,
    golden,
    order_row,
    position_row,
)


def paged(asked: Asked) -> bytes:
    page = 1 if asked.query.get("page_token") == "AAAAAAAAAAIAAAAAAAAAAg" else 0
    return answer(200, golden("positions", page))


async def test_the_link_is_up_once_accounts_positions_and_instruments_are_read(
    house: House,
) -> None:
    async with house.connected():
        said = house.sink.said
        assert said.index("positions") < said.index("link up")
        asked = [one.path for one in house.venue.asked]
        assert asked[:3] == ["/v1/accounts", "/v1/clock", f"{ACCOUNT}/positions"]
        assert "/v1/instruments" in asked
        assert house.sink.snapshots[-1][0].instrument.tick == price("0.01")


async def test_every_page_is_read_and_each_position_shown_once(house: House) -> None:
    house.venue.says(POSITIONS, paged)
    positions = await house.session.read_positions()
    symbols = [p.instrument.symbol for p in positions]
    assert symbols == [
        "AAPL",
        "AAPL  260320C00200000",
        "NVDA",
        "NVDA260320P00120000",
        "VTI",
    ]
    assert [one.query for one in house.venue.asked_for(POSITIONS)] == [
        {},
        {"page_token": "AAAAAAAAAAIAAAAAAAAAAg"},
    ]


async def test_a_list_that_changes_between_its_pages_is_read_again(house: House) -> None:
    first = data([position_row()], total_items=2, next_page_token="x")
    moved = data([position_row("NVDA")], total_items=1)
    good = data([position_row("NVDA")], total_items=2)
    house.venue.says(POSITIONS, first, moved, first, good)
    assert len(await house.session.read_positions()) == 2
    assert len(house.venue.asked_for(POSITIONS)) == 4


async def test_a_page_that_leads_to_itself_is_an_error(house: House) -> None:
    house.venue.says(POSITIONS, data([position_row()], next_page_token="x"))
    with pytest.raises(WireError, match="itself"):
        await house.session.read_positions()


async def test_several_accounts_of_one_key_are_shown_together(opened: Opened) -> None:
    house = opened("50231, 50233")
    rows = golden("accounts")["data"]
    house.venue.says("GET /v1/accounts", data([rows[0], {"id": "50233", "status": "FROZEN"}]))
    house.venue.says("GET /v1/accounts/50233/positions", data([position_row(quantity="7")]))
    positions = await house.session.read_positions()
    assert [(p.key.wire_id[:5], p.quantity) for p in positions] == [
        ("50231", quantity("120")),
        ("50233", quantity("7")),
    ]


@pytest.mark.parametrize(
    ("named", "said"), [("777", "'777'"), ("50232", "CLOSED"), ("main", "'main'")]
)
async def test_an_account_that_is_not_there_or_closed_is_a_setting_to_mend(
    opened: Opened, named: str, said: str
) -> None:
    with pytest.raises(Misconfigured, match=said):
        await opened(named).session.read_positions()


@pytest.mark.parametrize("nothing", [None, []])
async def test_a_key_without_any_account_is_a_setting_to_mend(house: House, nothing: Any) -> None:
    house.venue.says("GET /v1/accounts", data(nothing))
    with pytest.raises(Misconfigured, match="no active account"):
        await house.session.read_positions()


async def test_a_key_that_is_not_accepted_ends_the_run_for_good(house: House) -> None:
    house.venue.says("GET /v1/accounts", error(401))
    with pytest.raises(Misconfigured, match="api_key") as ended:
        await house.session.run(house.sink)
    assert "csk_1234567890" not in str(ended.value)


async def test_a_key_that_expires_while_running_ends_the_run(house: House) -> None:
    running = asyncio.create_task(house.session.run(house.sink))
    await house.sink.until(lambda sink: sink.is_up)
    house.venue.says(POSITIONS, answer(401, "Unauthorized"))
    with pytest.raises(Misconfigured, match="api_key"):
        await asyncio.wait_for(running, 5)


async def test_a_venue_that_is_not_there_is_no_link(opened: Opened) -> None:
    gone = ScriptedHttp()
    async with gone.listening():
        pass
    with pytest.raises(NoLink):
        await opened(address=gone.address).session.read_positions()


async def test_an_account_that_the_key_may_not_see_is_never_shown_as_flat(house: House) -> None:
    house.venue.says(POSITIONS, error(403))
    with pytest.raises(Misconfigured, match="account 50231"):
        await house.session.read_positions()


@pytest.mark.parametrize(
    "said", [error(500), error(502), answer(200, '{"data":[{"quan'), answer(200, "<html>")]
)
async def test_a_read_that_fails_is_never_an_empty_list(house: House, said: bytes) -> None:
    house.venue.says(POSITIONS, said)
    with pytest.raises((SessionLost, WireError)):
        await house.session.read_positions()


async def test_a_row_that_could_hide_a_position_fails_the_read_and_names_the_place(
    house: House,
) -> None:
    house.holds(position_row("NVDA"), position_row(quantity="many"))
    with pytest.raises(WireError, match="positions of account 50231, row 2"):
        await house.session.read_positions()


async def test_reads_are_sent_with_the_key_and_without_empty_filters(house: House) -> None:
    await house.session.read_positions()
    one = house.venue.asked[-1]
    assert one.headers["authorization"] == "Bearer csk_1234567890.secret"
    assert one.headers["accept"] == "application/json"
    assert "?" not in one.target


async def test_a_version_that_a_user_typed_into_the_address_is_dropped(opened: Opened) -> None:
    house = opened(suffix="/v1/")
    assert len(await house.session.read_positions()) == 1
    with pytest.raises(Misconfigured, match="endpoint rest"):
        opened(suffix="/studio/v2")


async def test_a_redirect_is_not_followed(house: House) -> None:
    house.venue.says(POSITIONS, answer(302, "", ("Location", "/v1/elsewhere")))
    with pytest.raises((WireError, Refused)):
        await house.session.read_positions()
    assert not [one for one in house.venue.asked if one.path == "/v1/elsewhere"]


async def test_too_many_calls_make_reads_wait_as_long_as_the_venue_says(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    await house.session.read_positions()
    limited = answer(429, {"error": {"code": 429, "message": "slow"}}, ("Retry-After", "40"))
    house.venue.says(POSITIONS, limited, data([]))
    waited: list[float] = []
    sleep = asyncio.sleep

    async def at_once(seconds: float) -> None:
        waited.append(seconds)
        await sleep(0)

    monkeypatch.setattr(asyncio, "sleep", at_once)
    assert await house.session.read_positions() == ()
    # Some of it has passed by the time the wait begins.
    assert 20 < max(waited) <= 40


async def test_a_venue_that_stays_too_busy_for_a_read_is_told_not_taken_for_flat(
    house: House,
) -> None:
    await house.session.read_positions()
    busy = answer(429, "slow down", ("Retry-After", "0"))
    house.venue.says(POSITIONS, busy)
    with pytest.raises(Refused, match="too many calls were made"):
        await house.session.read_positions()
    assert len(house.venue.asked_for(POSITIONS)) == 4


async def test_working_orders_are_counted_per_instrument(house: House) -> None:
    resting = order_row(order_type="LIMIT", quantity="50", filled_quantity="10", status="NEW")
    other = order_row(id="x", instrument_id=CALL, status="NEW")
    ended = order_row(id="y", status="CANCELED")
    odd = order_row(id="z", instrument_id=None, symbol=None, status="LEVITATING")
    house.orders_are(resting, other, ended, odd)
    async with house.connected():
        position = await house.sink.until(
            lambda sink: next((p for p in sink.snapshots[-1] if p.working_orders), None)
        )
        assert position.working_orders is not None
        assert position.working_orders.count == 1
        assert position.working_orders.quantity == quantity("40")
        assert position.closable == quantity("70")
        assert await house.session.count_working_orders(position.key) == 2


async def test_quotes_are_polled_and_their_age_is_the_venues(house: House) -> None:
    async with house.connected():
        quote = await house.sink.until(lambda sink: sink.quotes.get(AAPL))
        assert (quote.bid, quote.ask) == (price("210.10"), price("210.14"))
        assert house.venue.asked_for(SNAPSHOT)[0].query == {"instrument_ids": AAPL}


async def test_one_unknown_instrument_does_not_take_the_quotes_of_the_others(
    house: House,
) -> None:
    house.holds(position_row(), position_row("NVDA"))

    def snapshot(asked: Asked) -> bytes:
        if asked.query["instrument_ids"] != AAPL:
            return answer(404, {"error": {"code": 404, "message": "Instrument not found"}})
        return answer(200, golden("snapshot"))

    house.venue.says(SNAPSHOT, snapshot)
    async with house.connected():
        await house.sink.until(lambda sink: sink.quotes.get(AAPL))


async def test_without_an_entitlement_there_are_no_quotes_and_it_is_said(house: House) -> None:
    house.venue.says(SNAPSHOT, error(403))
    async with house.connected():
        await house.sink.until(lambda sink: "notice clearstreet/quotes" in sink.said)
        assert house.sink.is_up
        assert not house.sink.quotes


async def test_outside_regular_hours_the_row_says_what_a_market_close_may_meet(
    house: House,
) -> None:
    closed = {"market": "us_equities", "status": {"is_open": False, "current_session": None}}
    house.venue.says("GET /v1/calendars/market-hours", data([closed]))
    async with house.connected():
        await house.sink.until(lambda sink: "regular hours" in sink.snapshots[-1][0].caution)
        assert house.sink.snapshots[-1][0].instrument.untradable == ""


async def test_hours_that_cannot_be_read_say_nothing(house: House) -> None:
    house.venue.says("GET /v1/calendars/market-hours", error(500))
    async with house.connected():
        await house.sink.until(lambda sink: "notice clearstreet/market-hours" in sink.said)
        assert house.sink.snapshots[-1][0].caution == ""


async def test_the_run_starts_connecting_and_leaves_nothing_behind(house: House) -> None:
    async with house.connected():
        assert house.sink.links[0][0] is LinkState.CONNECTING
        assert house.venue.asked_for(ORDERS) is not None
    left = [t for t in asyncio.all_tasks() if "clearstreet" in repr(t.get_coro())]
    assert left == []
