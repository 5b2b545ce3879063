"""Positions and instruments as their rows mean them, awkward ones included."""

import json
from dataclasses import replace
from decimal import Decimal
from typing import Any

import msgspec
import pytest

from app.domain.errors import WireError
from app.domain.ids import Instant
from app.domain.instrument import Unit
from app.domain.intent import BasisPoints
from app.domain.money import Money
from app.domain.position import Position, Side, WorkingOrders
from app.domain.quote import Quote
from app.domain.slippage import worst_price
from app.venues.clearstreet.codec import read_rows
from app.venues.clearstreet.directory import contract_query
from app.venues.clearstreet.listing import Listing, listing_of, parse_osi, price_grid
from app.venues.clearstreet.rows import (
    Place,
    instant_of,
    is_inconsistent,
    is_open,
    position_of,
    quote_of,
    stamp,
)
from app.venues.clearstreet.wire import InstrumentRow, PositionRow, SnapshotRow
from tests.support.build import price, quantity
from tests.venues.clearstreet.house import AAPL, KEY, NOW, STOCK, golden, position_row

HERE = Place(KEY, 50231, 1)


def row(symbol: str = "AAPL", **changes: Any) -> PositionRow:
    data = msgspec.Raw(json.dumps([position_row(symbol, **changes)]).encode())
    return read_rows(data, msgspec.json.Decoder(PositionRow), "positions")[0]


def seen(
    of: PositionRow, listing: Listing | None = None, working: WorkingOrders | None = None
) -> Position:
    return position_of(of, HERE, listing, seen_at=NOW, working=working, cautions=())


def listing(**changes: Any) -> Listing:
    record = {**golden("instruments")["data"], **changes}
    return listing_of(msgspec.json.decode(json.dumps(record), type=InstrumentRow))


def test_a_long_stock() -> None:
    position = seen(row(), listing())
    assert position.key.wire_id == f"50231/{AAPL}"
    assert (position.side, position.quantity) == (Side.LONG, quantity("120"))
    assert (position.average_price, position.mark) == (price("201.50"), price("210.12"))
    assert position.profit is not None
    assert position.profit.amount == Decimal("1034.40")
    assert position.closable == quantity("70")
    assert position.instrument.unit is Unit.SHARE
    assert (position.instrument.tick, position.instrument.multiplier) == (Decimal("0.01"), 1)
    assert position.caution == ""


def test_a_short_stock_is_negative_and_its_free_size_counts_as_absolute() -> None:
    position = seen(row("NVDA", available_quantity="-45"), listing())
    assert (position.side, position.quantity) == (Side.SHORT, quantity("45"))
    assert position.closable == quantity("45")


def test_an_option_has_contracts_and_the_contract_size_of_its_record() -> None:
    position = seen(row("AAPL  260320C00200000"), listing(multiplier="10"))
    assert position.instrument.unit is Unit.CONTRACT
    assert position.instrument.multiplier == 10
    assert position.instrument.quantity_grid.step == 1


def test_a_contract_size_that_could_not_be_read_is_said_not_hidden() -> None:
    position = seen(row("NVDA260320P00120000"))
    assert (position.side, position.instrument.multiplier) == (Side.SHORT, 100)
    assert "100 is assumed" in position.caution


def test_a_fractional_stock_without_prices_is_shown_with_what_is_known() -> None:
    position = seen(row("VTI"), listing())
    assert position.quantity == quantity("3.4172")
    assert position.average_price is None
    assert position.profit is None
    assert position.mark == price("299.00")
    assert position.instrument.quantity_grid.step == Decimal("0.0001")
    assert "no price" in position.caution


def test_a_stock_that_is_not_known_to_be_fractionable_closes_in_whole_shares() -> None:
    assert seen(row("VTI")).instrument.quantity_grid.step == 1


def test_a_profit_that_is_not_told_is_worked_out() -> None:
    position = seen(row("NVDA", unrealized_pnl=None), listing())
    assert position.profit is not None
    assert position.profit.amount == Decimal("110.25")


def test_the_day_is_what_is_open_and_what_was_realised_today() -> None:
    told = row("NVDA", daily_unrealized_pnl="-22.50", daily_realized_pnl="25.00")
    assert seen(told, listing()).day_profit == Money(Decimal("2.50"), "USD")
    only_open = row("NVDA", daily_unrealized_pnl="-22.50", daily_realized_pnl=None)
    assert seen(only_open, listing()).day_profit == Money(Decimal("-22.50"), "USD")


def test_a_day_whose_open_part_is_not_told_is_not_known() -> None:
    told = row("NVDA", daily_unrealized_pnl=None, daily_realized_pnl="25.00")
    assert seen(told, listing()).day_profit is None


def test_null_symbols_unknown_words_and_plain_numbers_break_nothing() -> None:
    position = seen(
        row("AAPL", quantity=120, avg_price=201.5, instrument_type="TOKEN", more={"a": [1]})
    )
    assert (position.quantity, position.average_price) == (quantity("120"), price("201.5"))
    assert position.instrument.unit is Unit.UNIT
    nameless = row("AAPL")
    nameless.symbol = None
    assert seen(nameless, listing()).instrument.symbol == "AAPL"
    assert seen(nameless).instrument.symbol == AAPL


def test_older_words_for_the_side_agree_and_a_contradiction_is_said() -> None:
    assert not is_inconsistent(row("AAPL", position_type="LONG_CALL"))
    odd = row("AAPL", position_type="SHORT")
    assert is_inconsistent(odd)
    assert "only a whole close at market" in seen(odd).caution


@pytest.mark.parametrize(("kind", "why"), [("CASH", "Cash"), ("INDEX", "index")])
def test_cash_and_indices_are_shown_but_not_closed(kind: str, why: str) -> None:
    assert why in seen(row("AAPL", instrument_type=kind)).instrument.untradable


def test_cash_is_told_apart_from_what_one_can_be_flat_of() -> None:
    assert seen(row("AAPL", instrument_type="CASH")).instrument.unit is Unit.CASH
    assert seen(row("AAPL", instrument_type="INDEX")).instrument.unit is Unit.UNIT


def test_a_row_without_a_uuid_is_shown_but_not_closed() -> None:
    position = seen(row("AAPL", instrument_id="AAPL"))
    assert position.key.wire_id == "50231/AAPL"
    assert "without a UUID" in position.instrument.untradable


_OF_A_HOLDING = ("quantity", "available_quantity", "market_value", "cost_basis", "unrealized_pnl")


def test_a_size_of_zero_is_no_position_nor_is_a_row_that_tells_of_no_holding() -> None:
    assert not is_open(row("AAPL", quantity="0"), HERE)
    assert not is_open(row("AAPL", **dict.fromkeys(_OF_A_HOLDING)), HERE)


@pytest.mark.parametrize("still_told", _OF_A_HOLDING[1:])
def test_a_missing_size_beside_a_sign_of_a_holding_is_an_error(still_told: str) -> None:
    gone = {name: None for name in _OF_A_HOLDING if name != still_told}
    with pytest.raises(WireError, match="account 50231, row 1 quantity"):
        is_open(row("AAPL", **gone), HERE)


@pytest.mark.parametrize("unreadable", ["", "N/A", "NaN", "1e400", True, {"amount": "5"}, [1]])
def test_a_figure_that_cannot_be_read_is_unknown_and_hides_no_position(unreadable: Any) -> None:
    figures = ("avg_price", "unrealized_pnl", "market_value", "cost_basis", "closing_price")
    position = seen(row("AAPL", **dict.fromkeys(figures, unreadable)), listing())
    assert position.quantity == quantity("120")
    assert position.average_price is None
    assert position.profit is None


def test_a_position_without_an_instrument_is_an_error_that_names_the_place() -> None:
    with pytest.raises(WireError, match="row 1 instrument_id"):
        seen(row("AAPL", instrument_id=None))


@pytest.mark.parametrize("text", ["NaN", "Infinity", "twelve"])
def test_a_size_that_is_no_number_is_an_error_that_names_the_place(text: str) -> None:
    with pytest.raises(WireError, match=r"row 1.*quantity"):
        is_open(row("AAPL", quantity=text), HERE)


def test_orders_known_not_to_be_there_tie_nothing_up() -> None:
    none = WorkingOrders(0, quantity("0"))
    assert seen(row(), working=none).closable is None


def test_a_tick_is_that_of_the_prices_band() -> None:
    grid = price_grid(listing(), Decimal("0.9999"), option=False)
    assert (grid.step, grid.step_at(Decimal("1"))) == (Decimal("0.0001"), Decimal("0.01"))
    assert price_grid(None, None, option=True).step == Decimal("0.10")
    option = seen(row("AAPL  260320C00200000", instrument_price="2.95"))
    assert option.instrument.tick == Decimal("0.05")
    assert seen(row("AAPL  260320C00200000")).instrument.tick == Decimal("0.10")


def test_a_cap_that_leaves_a_band_ends_on_the_tick_of_the_other() -> None:
    penny = replace(STOCK, price_grid=price_grid(listing(), Decimal("0.9990"), option=False))
    quote = Quote(bid=price("0.9990"), ask=price("0.9995"), touched_at=NOW)
    capped = worst_price(Side.SHORT, BasisPoints(Decimal(100)), penny, quote, NOW)
    assert capped.price == price("1")


def test_an_option_at_three_dollars_takes_a_limit_in_nickels_below() -> None:
    option = seen(row("AAPL  260320C00200000", instrument_price="3.00")).instrument
    assert option.tick == Decimal("0.10")
    assert option.price_grid.holds(Decimal("2.95"))
    assert not option.price_grid.holds(Decimal("3.05"))


def test_a_tick_or_contract_size_of_nonsense_is_an_error() -> None:
    with pytest.raises(WireError, match="tick_size"):
        listing(tick_rules=[{"tick_size": "0"}])
    with pytest.raises(WireError, match="multiplier"):
        listing(multiplier="-100")
    with pytest.raises(WireError, match="band"):
        listing(tick_rules=[{"tick_size": "0.01", "start_price": "1e400"}])


def test_an_option_symbol_is_read_padded_or_not() -> None:
    assert parse_osi("AAPL  260320C00200000") == parse_osi("AAPL260320C00200000")
    assert parse_osi("AAPL") is None
    assert parse_osi(None) is None


def test_contracts_are_asked_for_by_exactly_one_name_of_the_underlying() -> None:
    named = contract_query(row("NVDA260320P00120000"))
    assert named is not None
    assert "underlier" not in named
    assert (named["expiry"], named["contract_type"]) == ("2026-03-20", "PUT")
    unnamed = contract_query(row("NVDA260320P00120000", underlying_instrument_id=None))
    assert unnamed == {"underlier": "NVDA", "expiry": "2026-03-20", "contract_type": "PUT"}


def snapshot(**changes: Any) -> SnapshotRow:
    rows = golden("snapshot")["data"]
    rows[0]["last_quote"] |= changes
    return msgspec.json.decode(json.dumps(rows[0]), type=SnapshotRow)


def test_a_touch_counts_only_with_a_time_of_the_last_fifteen_seconds() -> None:
    young = quote_of(snapshot().last_quote, NOW, 0)
    assert (young.bid, young.ask, young.touched_at) == (price("210.10"), price("210.14"), NOW)
    late = quote_of(snapshot(bid_timestamp="2026-03-18T14:00:59Z").last_quote, NOW, 0)
    assert (late.bid, late.bid_size, late.ask) == (None, None, price("210.14"))
    assert quote_of(snapshot(ask_timestamp=None).last_quote, NOW, 0).ask is None
    assert quote_of(snapshot(bid=None).last_quote, NOW, 0).bid is None
    assert quote_of(None, NOW, 0).ask is None


def test_a_touch_is_aged_by_the_venues_clock() -> None:
    hour = 3600 * 1_000_000_000
    assert quote_of(snapshot().last_quote, Instant(NOW - hour), hour).bid == price("210.10")


def test_times_with_nine_digits_are_read_and_written() -> None:
    assert instant_of("2026-03-18T14:01:15.000000000Z") == NOW
    assert stamp(NOW) == "2026-03-18T14:01:15.000000000Z"
    assert instant_of("2026-03-18") is not None
    assert instant_of("soon") is None
    assert instant_of(None) is None
