"""What a session learns of the instruments it holds, and what it does without."""

from decimal import Decimal

import pytest

from tests.support.build import quantity
from tests.venues.clearstreet.house import (
    AAPL,
    CALL,
    NVDA,
    PUT,
    House,
    data,
    error,
    golden,
    position_row,
)


async def test_the_contract_size_comes_from_the_contracts_record(house: House) -> None:
    house.holds(position_row("AAPL  260320C00200000"))
    record = {"id": CALL, "symbol": "AAPL  260320C00200000", "multiplier": "50"}
    house.venue.says("GET /v1/instruments/options/contracts", data([record]))
    async with house.connected():
        position = house.sink.snapshots[-1][0]
        assert (position.instrument.multiplier, position.caution) == (50, "")
    asked = house.venue.asked_for("GET /v1/instruments/options/contracts")[0]
    assert asked.query == {
        "underlying_instrument_id": AAPL,
        "expiry": "2026-03-20",
        "contract_type": "CALL",
    }


async def test_an_instrument_that_cannot_be_read_hides_no_position(house: House) -> None:
    house.venue.says("GET /v1/instruments", error(500))
    async with house.connected():
        assert house.sink.snapshots[-1][0].quantity == quantity("120")
        assert "notice clearstreet/instruments" in house.sink.said


async def test_records_that_never_come_keep_nobody_from_his_positions(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.venues.clearstreet.keeping._WORTH_WAITING_S", 0.05)
    house.venue.says("GET /v1/instruments", None)
    async with house.connected():
        assert house.sink.snapshots[-1][0].quantity == quantity("120")
        assert "notice clearstreet/instruments" in house.sink.said


async def test_what_is_newly_held_is_learned_while_the_session_runs(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.venues.clearstreet.keeping.POSITIONS_EVERY_S", 0.02)
    house.holds()
    house.venue.says(
        "GET /v1/instruments", data([{**golden("instruments")["data"], "currency": "CAD"}])
    )
    async with house.connected():
        house.holds(position_row())
        await house.sink.until(
            lambda sink: (
                sink.snapshots[-1] and sink.snapshots[-1][0].instrument.quote_currency == "CAD"
            )
        )


async def test_an_option_that_cannot_be_asked_for_is_not_asked_for_again_and_again(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.venues.clearstreet.keeping.POSITIONS_EVERY_S", 0.02)
    option = position_row("AAPL  260320C00200000")
    nameless = {**option, "symbol": None, "underlying_instrument_id": None}
    house.holds(nameless)
    async with house.connected():
        await house.sink.until(lambda sink: len(sink.snapshots) > 5)
    assert house.venue.asked_for("GET /v1/instruments/options/contracts") == []


async def test_a_record_of_nonsense_leaves_a_gap_and_the_records_behind_it_are_read(
    house: House,
) -> None:
    house.holds(position_row(), position_row("NVDA"))
    good = golden("instruments")["data"]
    endless = {**good, "tick_rules": [{"tick_size": "0.01", "start_price": "1e400"}]}
    coarse = {**good, "id": NVDA, "tick_rules": [{"tick_size": "0.05"}]}
    house.venue.says("GET /v1/instruments", data([endless, coarse]))
    async with house.connected():
        assert "notice clearstreet/instruments" in house.sink.said
        ticks = {p.instrument.symbol: p.instrument.tick for p in house.sink.snapshots[-1]}
    assert ticks == {"AAPL": Decimal("0.01"), "NVDA": Decimal("0.05")}


async def test_of_a_chain_of_contracts_only_those_held_are_kept(house: House) -> None:
    house.holds(position_row("AAPL  260320C00200000"))
    chain = [
        {"id": one, "symbol": "AAPL  260320C00200000", "multiplier": "50"} for one in (CALL, PUT)
    ]
    house.venue.says("GET /v1/instruments/options/contracts", data(chain))
    async with house.connected():
        directory = house.session._known.directory  # type: ignore[attr-defined]
        assert directory.listing(CALL) is not None
        assert directory.listing(PUT) is None
