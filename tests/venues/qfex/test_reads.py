"""QFEX's HTTP reads are those of every venue: bounded, unpacked within bounds, over kept connections."""

import asyncio

import pytest

from app.domain.errors import NoLink
from app.venues._websocket import USER_AGENT
from tests.venues.qfex.conftest import House


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
        house.session._reporter.read_wanted.set()  # type: ignore[attr-defined]
        await house.sink.until(lambda _: len(house.venue.read) > before)
        await asyncio.sleep(0.2)
    assert len(house.venue.read) == before + 1
