"""How positions are read: sides, awkward numbers, contracts, and rows that might hide one."""

import json
from decimal import Decimal
from typing import Any

import pytest

from app.domain.capability import Guard
from app.domain.errors import Refused, SessionLost, WireError
from app.domain.ids import AccountKey, Environment, Venue
from app.domain.instrument import Unit
from app.domain.money import Money
from app.domain.position import Position, Side, WorkingOrders
from app.venues.catalog import open_session
from tests.support.crosstrade_house import ES_LONG, MNQ_SHORT, House, config
from tests.support.scripted_crosstrade import ES_QUOTE, error
from tests.venues.crosstrade.conftest import around

ES_ROW: dict[str, Any] = {
    "type": "NinjaTrader.Cbi.Position",
    "account": "Sim101",
    "instrument": "ES 12-26",
    "instrumentType": "Future",
    "marketPosition": "Long",
    "quantity": 4,
    "averagePrice": 6702.5,
    "marketPrice": 6710.25,
    "unrealizedProfitLoss": 1550.0,
    "tag": None,
}


async def read(house: House, *rows: Any) -> dict[str, Position]:
    house.venue.rows("positions", "positions", *rows)
    return {p.key.wire_id: p for p in await house.session.read_positions()}


async def test_the_side_is_market_position_and_the_size_is_unsigned(house: House) -> None:
    found = {p.key.wire_id: p for p in await house.session.read_positions()}
    assert set(found) == {ES_LONG, MNQ_SHORT}
    assert (found[ES_LONG].side, found[ES_LONG].quantity) == (Side.LONG, 4)
    assert (found[MNQ_SHORT].side, found[MNQ_SHORT].quantity) == (Side.SHORT, 3)
    assert found[MNQ_SHORT].average_price == Decimal("24810.75")
    assert found[MNQ_SHORT].profit == Money(Decimal("55.5"), "USD")


async def test_accounts_are_found_in_any_case_and_called_as_the_venue_writes_them(
    house: House,
) -> None:
    found = await read(house, ES_ROW | {"account": "SIM102"})
    assert list(found) == ["Sim102/ES 12-26"]


async def test_positions_of_accounts_that_were_not_chosen_are_not_shown(house: House) -> None:
    assert await read(house, ES_ROW | {"account": "Live999"}) == {}


@pytest.mark.parametrize(
    "shape",
    [
        '[{"account":"Sim101","instrument":"ES 12-26","marketPosition":"Long","quantity":4}]',
        '{"success":true,"data":{"positions":[{"account":"Sim101","instrument":"ES 12-26",'
        '"marketPosition":"Long","quantity":4}]}}',
        '{"positions":[{"account":"Sim101","instrument":"ES 12-26","marketPosition":"LONG",'
        '"quantity":"4.0","averagePrice":"6702.5","marketPrice":null,"more":{"x":[1]}}]}',
    ],
)
async def test_a_list_may_come_bare_wrapped_or_with_numbers_as_text(
    house: House, shape: str
) -> None:
    house.venue.reads["positions"] = shape
    (position,) = await house.session.read_positions()
    assert (position.side, position.quantity) == (Side.LONG, 4)
    assert position.mark is None


async def test_digits_of_a_long_tail_are_kept(house: House) -> None:
    found = await read(
        house,
        ES_ROW | {"averagePrice": 6615.178571428572, "unrealizedProfitLoss": -32.50000000000455},
    )
    assert found[ES_LONG].average_price == Decimal("6615.178571428572")
    assert found[ES_LONG].profit == Money(Decimal("-32.50000000000455"), "USD")


@pytest.mark.parametrize("odd", [None, 0, 0.0, "n/a", "NaN", "", {}, []])
async def test_prices_and_profit_that_are_not_there_do_not_cost_the_row(
    house: House, odd: Any
) -> None:
    row = ES_ROW | {"averagePrice": odd, "marketPrice": odd, "unrealizedProfitLoss": None}
    position = (await read(house, row))[ES_LONG]
    assert (position.average_price, position.mark, position.profit) == (None, None, None)
    assert position.quantity == 4


@pytest.mark.parametrize(
    "flat",
    [
        {"marketPosition": "Flat", "quantity": 0},
        {"marketPosition": "Long", "quantity": 0},
        {"marketPosition": None, "quantity": 0},
    ],
)
async def test_a_flat_row_is_no_position(house: House, flat: dict[str, Any]) -> None:
    assert await read(house, ES_ROW | flat) == {}


@pytest.mark.parametrize(
    ("odd", "place"),
    [
        ({"quantity": None}, "positions[1].quantity"),
        ({"quantity": "many"}, "positions[1].quantity"),
        ({"quantity": -4}, "positions[1].quantity"),
        ({"quantity": "NaN"}, "positions[1].quantity"),
        ({"marketPosition": "Sideways"}, "positions[1].marketPosition"),
        ({"marketPosition": None}, "positions[1].marketPosition"),
        ({"marketPosition": "Flat"}, "positions[1].quantity"),
        ({"instrument": ""}, "positions[1]"),
        ({"instrument": 7}, "positions[1]"),
        ({"account": None}, "positions[1]"),
    ],
)
async def test_a_row_that_may_hide_a_position_fails_the_read_and_names_the_place(
    house: House, odd: dict[str, Any], place: str
) -> None:
    with pytest.raises(WireError) as unread:
        await read(house, ES_ROW | {"instrument": "NQ 12-26"}, ES_ROW | odd)
    assert place in unread.value.where


async def test_a_row_that_cannot_be_read_hides_no_other_and_ends_nothing(house: House) -> None:
    async with house.connected():
        row = ES_ROW | {"quantity": 3}
        house.venue.rows("positions", "positions", row, "what is this", 17)
        key, position = await house.sink.until(lambda s: s.pushes and s.pushes[-1])
        assert key.wire_id == ES_LONG
        assert position is not None
        assert position.quantity == 3
        await house.sink.until(lambda s: any(c == "crosstrade/positions" for c, _ in s.notices))
        heard = len(house.sink.heard_at)
        house.venue.rows("positions", "positions", row)
        await house.sink.until(lambda s: len(s.heard_at) > heard)
        assert house.sink.is_up
    # What could not be read was never told as flat.
    assert all(position is not None for _, position in house.sink.pushes)


async def test_an_unreadable_row_of_somebody_elses_account_is_passed_over(house: House) -> None:
    found = await read(house, ES_ROW, {"account": "Live999", "instrument": "X", "quantity": {}})
    assert list(found) == [ES_LONG]


@pytest.mark.parametrize(
    "body",
    ['{"success":true}', '{"positions":null,"success":true}', '{"positions":{},"success":true}'],
)
async def test_an_answer_without_a_list_is_never_flat(house: House, body: str) -> None:
    house.venue.reads["positions"] = body
    with pytest.raises(WireError, match="positions"):
        await house.session.read_positions()


async def test_an_error_is_never_flat(house: House) -> None:
    await house.session.read_positions()
    house.venue.reads["positions"] = error("offline")
    with pytest.raises(SessionLost, match="add-on is not running"):
        await house.session.read_positions()
    house.venue.reads["positions"] = error("old_addon")
    with pytest.raises(Refused):
        await house.session.read_positions()


async def test_the_contract_comes_from_the_quote(house: House) -> None:
    async with house.connected():
        instrument = house.position().instrument
    assert (instrument.tick, instrument.multiplier) == (Decimal("0.25"), 50)
    assert (instrument.unit, instrument.quote_currency) == (Unit.CONTRACT, "USD")
    assert house.position(MNQ_SHORT).instrument.multiplier == 2
    assert house.position().caution == ""


async def test_an_unknown_point_value_is_never_guessed_the_gain_counts_in_points(
    house: House,
) -> None:
    house.venue.reads["market/quote"] = lambda _: error("invalid_request")
    async with house.connected():
        position = house.position()
        able = house.session.capability_of(position)
    assert position.instrument.quote_currency == "points"
    assert position.profit == Money(Decimal("1550.0"), "USD")
    assert "point value is not known" in position.caution
    assert "tick size is not known" in position.caution
    assert able.limit.guard is able.capped.guard is Guard.IMPOSSIBLE
    assert able.full.guard is able.quantity.guard is Guard.NATIVE


@pytest.mark.parametrize("odd", [0, -50, None, "?", "NaN"])
async def test_a_point_value_that_cannot_be_one_is_unknown(house: House, odd: Any) -> None:
    house.venue.reads["market/quote"] = json.dumps([ES_QUOTE | {"pointValue": odd}])
    async with house.connected():
        assert house.position().instrument.quote_currency == "points"


async def test_one_unknown_instrument_does_not_hide_the_contracts_of_the_others(
    house: House,
) -> None:
    def quote(query: dict[str, Any]) -> Any:
        known = query["instrument"] == "ES 12-26"
        return json.dumps(ES_QUOTE) if known else error("invalid_request")

    house.venue.reads["market/quote"] = quote
    async with house.connected():
        assert house.position().instrument.multiplier == 50
        assert house.position(MNQ_SHORT).instrument.quote_currency == "points"


async def test_a_profit_in_another_currency_is_the_venues_own(house: House) -> None:
    house.venue.rows("positions", "positions", ES_ROW | {"unrealizedProfitLoss": 1340.25})
    async with house.connected():
        position = house.position()
    assert position.instrument.quote_currency == "points"
    assert position.profit == Money(Decimal("1340.25"), "USD")
    assert "another currency" in position.caution


async def test_a_closed_market_is_a_caution(house: House) -> None:
    house.venue.reads["market/quote"] = json.dumps([ES_QUOTE | {"isMarketOpen": False}])
    async with house.connected():
        assert "market is closed" in house.position().caution
        assert house.position().instrument.untradable == ""


async def test_a_broker_that_is_not_connected_blocks_closing_with_a_sentence(
    house: House,
) -> None:
    broken = house.venue.reads["accounts/snapshot"].replace("Connected", "ConnectionLost")  # type: ignore[union-attr]
    house.venue.reads["accounts/snapshot"] = broken
    async with house.connected():
        assert "not connected to the broker of Sim101" in house.position().instrument.untradable
        assert house.position(MNQ_SHORT).instrument.untradable == ""


async def test_what_is_no_future_can_only_be_closed_whole(house: House) -> None:
    row = ES_ROW | {"instrument": "MSFT", "instrumentType": "Stock", "quantity": "2.5"}
    position = (await read(house, row))["Sim101/MSFT"]
    able = house.session.capability_of(position)
    assert (position.instrument.unit, position.quantity) == (Unit.SHARE, Decimal("2.5"))
    for part in (able.quantity, able.share, able.limit, able.capped):
        assert part.guard is Guard.IMPOSSIBLE
    assert able.full.guard is Guard.NATIVE


async def test_working_orders_are_counted_per_account_and_instrument(house: House) -> None:
    async with house.connected():
        await house.sink.until(lambda _: house.position().working_orders is not None)
        assert house.position().working_orders == WorkingOrders(2, Decimal(8))  # type: ignore[arg-type]
        assert house.position(MNQ_SHORT).working_orders == WorkingOrders(0, Decimal(0))  # type: ignore[arg-type]


async def test_an_exit_larger_than_what_is_left_is_said(house: House) -> None:
    house.venue.rows("positions", "positions", ES_ROW | {"quantity": 1})
    async with house.connected():
        await house.sink.until(lambda _: house.position().working_orders)
        assert "order of 4 is larger than the position" in house.position().caution


async def test_a_live_account_set_up_as_paper_is_said(house: House) -> None:
    snapshot = house.venue.reads["accounts/snapshot"].replace("Simulator", "Rithmic")  # type: ignore[union-attr]
    house.venue.reads["accounts/snapshot"] = snapshot
    paper = AccountKey(Venue("crosstrade"), Environment.PAPER, "Main")
    house.session = open_session(config(house.endpoints, account=paper), around(house))
    async with house.connected():
        said = dict(house.sink.notices)
    assert "may move real money" in said["crosstrade/environment/Sim101"]
