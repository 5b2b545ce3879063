"""QFEX's HTTP reads are those of every venue: bounded, unpacked within bounds, over kept connections."""

import json
from dataclasses import replace

import pytest

from app.domain.errors import Misconfigured, NoLink
from app.domain.ids import VenueOrderId
from app.venues._websocket import USER_AGENT
from tests.support.golden import frames
from tests.venues.qfex.conftest import House
from tests.venues.qfex.frames import ACK, ORDER_ID, changed, subject, whole

PULSE = frames("qfex", "positions")[0]


async def test_an_answer_that_unpacks_without_end_is_no_positions(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with house.connected():
        monkeypatch.setattr("app.venues._http.transport.MOST_BYTES", 2**16)
        house.venue.rest["/user/positions"] = " " * 2**20
        house.venue.gzipped = True
        with pytest.raises(NoLink, match="unpacks to more than"):
            await house.session.read_positions()


async def test_a_read_that_fails_speaks_of_a_read_and_never_of_what_may_have_been_done(
    house: House,
) -> None:
    async with house.connected():
        house.venue.cut_short = True
        with pytest.raises(NoLink, match="ended before the answer was whole") as failed:
            await house.session.read_positions()
    assert "executed" not in str(failed.value)
    assert ".." not in str(failed.value)


async def test_too_many_reads_say_to_wait(house: House) -> None:
    async with house.connected():
        house.venue.status["/user/positions"] = 429
        with pytest.raises(NoLink, match="Wait a moment"):
            await house.session.read_positions()


async def test_reads_name_this_program_as_the_front_of_the_venue_demands(house: House) -> None:
    async with house.connected():
        pass
    assert {headers["User-Agent"] for _, _, headers in house.venue.read} == {USER_AGENT}


async def test_a_packed_answer_is_read(house: House) -> None:
    house.venue.gzipped = True
    async with house.connected():
        assert len(await house.session.read_positions()) == 1


async def test_a_read_on_no_connection_is_not_sent(house: House) -> None:
    with pytest.raises(NoLink, match="Nothing was asked"):
        await house.session.read_positions()
    assert house.venue.read == []


async def test_a_close_that_ended_is_read_back_once_and_not_over_and_over(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.venues.qfex.session.READ_AFTER_CLOSE_S", 0.02)
    async with house.connected():
        before = len(house.venue.read)
        for ended in (1, 2, 3):
            house.session._reporter.read_wanted.set()  # type: ignore[attr-defined]
            await house.sink.until(
                lambda _, so_far=before + ended: len(house.venue.read) >= so_far
            )
        assert len(house.venue.read) == before + 3


@pytest.mark.parametrize(
    ("status", "error"), [(401, Misconfigured), (403, Misconfigured), (404, NoLink), (500, NoLink)]
)
async def test_only_a_refusal_of_the_key_ends_the_session_for_good(
    house: House, status: int, error: type[Exception]
) -> None:
    async with house.connected():
        house.venue.status["/user/positions"] = status
        house.venue.rest["/user/positions"] = '{"title":"No","detail":"not for you"}'
        with pytest.raises(error, match="not for you"):
            await house.session.read_positions()


ERRORS_WITH_200 = [
    {"error": "upstream timeout"},
    {"err": {"error_code": "ServerError", "message": None}},
    {"title": "Internal Server Error", "status": 500, "detail": "boom"},
    {"errors": [{"location": "query", "message": "no"}]},
    {"error_code": "RateLimited"},
]


@pytest.mark.parametrize("error", ERRORS_WITH_200)
@pytest.mark.parametrize("none", [None, []])
async def test_no_positions_beside_an_error_are_not_flat(
    house: House, error: dict[str, object], none: list[object] | None
) -> None:
    async with house.connected():
        house.venue.rest["/user/positions"] = json.dumps({"positions": none, **error})
        with pytest.raises(NoLink, match="with an error"):
            await house.session.read_positions()


@pytest.mark.parametrize("path", ["/user/historic-orders", "/user/trade"])
@pytest.mark.parametrize("empty", [*ERRORS_WITH_200, {"count": 1}, {"count": "2"}])
async def test_a_history_without_rows_proves_no_absence_beside_an_error_or_a_count(
    house: House, monkeypatch: pytest.MonkeyPatch, path: str, empty: dict[str, object]
) -> None:
    monkeypatch.setattr("app.venues.qfex.lookup.HISTORY_LAG_S", 0)
    lost = subject(whole())
    order = replace(lost.order, venue_order_ids=(VenueOrderId(ORDER_ID),))
    async with house.connected():
        assert (await house.session.look_up(replace(lost, order=order))).traceless
        house.venue.rest[path] = json.dumps({"data": None, **empty})
        assert not (await house.session.look_up(replace(lost, order=order))).traceless


async def test_a_pulse_that_is_the_same_is_read_anew_once_its_instrument_is_described(
    house: House,
) -> None:
    described = house.venue.rest["/refdata"]
    house.venue.rest["/refdata"] = '{"data":[]}'
    async with house.connected():
        await house.venue.say(PULSE)
        first = await house.sink.until(lambda s: s.pushes and s.pushes[-1][1])
        assert first.caution
        house.venue.rest["/refdata"] = described
        await house.session._learn_instruments()  # type: ignore[attr-defined]
        house.sink.pushes.clear()
        await house.venue.say(PULSE)
        assert not (await house.sink.until(lambda s: s.pushes and s.pushes[-1][1])).caution


async def test_an_answered_cancel_is_waited_for_no_more(house: House) -> None:
    house.venue.on["cancel_order"] = lambda _: [changed(ACK, status="CANCELLED")]
    async with house.connected():
        trade = house.session._trade  # type: ignore[attr-defined]
        assert await trade.cancel("AAPL-USD", ORDER_ID) == "CANCELLED"
        assert not trade._cancels
