"""Doubles become the decimals that were meant; symbols, grids and what a move is worth."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import WireError
from app.domain.grid import Grid
from app.venues.metatrader5.codec import double_of, exact, on_step, price_of, symbol_of
from app.venues.metatrader5.wire import metatrader5_pb2 as pb
from tests.support.scripted_metatrader5 import golden

CENT = Decimal("0.01")


@pytest.mark.parametrize(
    ("double", "meant"),
    [
        (0.07, "0.07"),
        (0.1 + 0.2, "0.3"),
        (0.1 + 0.7, "0.8"),
        (3 * 1.1, "3.3"),
        (1e-05, "0.00001"),
        (100000.0, "100000"),
        (1.08512, "1.08512"),
        (44102.0, "44102"),
        (2.5e-7, "0.00000025"),
        (0.0, "0"),
    ],
)
def test_a_double_is_read_as_the_decimal_that_was_meant(double: float, meant: str) -> None:
    assert exact(double, "test") == Decimal(meant)


@given(st.integers(0, 10**9), st.integers(0, 6))
def test_every_decimal_of_a_price_or_a_volume_survives_the_double(n: int, digits: int) -> None:
    value = Decimal(n).scaleb(-digits)
    assert exact(float(value), "test") == value


@given(st.integers(1, 10**6), st.integers(1, 40))
def test_a_sum_of_steps_with_noise_is_back_on_the_step(n: int, parts: int) -> None:
    noisy = sum([n * 0.01 / parts] * parts)
    assert on_step(noisy, CENT, "test") == Decimal(n) * CENT


@given(st.integers(1, 10**8))
def test_a_volume_is_written_as_the_double_of_exactly_this_decimal(n: int) -> None:
    value = Decimal(n) * CENT
    assert exact(double_of(value), "test") == value
    assert repr(double_of(value)) == repr(float(str(value)))


def test_what_is_not_on_the_step_stays_as_it_came() -> None:
    assert on_step(1.00015, CENT, "test") == Decimal("1.00015")
    assert on_step(0.075, CENT, "test") == Decimal("0.075")


@pytest.mark.parametrize("double", [float("nan"), float("inf"), float("-inf"), 1e300])
def test_a_number_that_cannot_be_is_refused_by_name(double: float) -> None:
    with pytest.raises(WireError, match="position 1 volume"):
        exact(double, "position 1 volume")


@pytest.mark.parametrize("double", [0.0, float("nan"), float("inf")])
def test_a_price_that_is_not_there_is_none(double: float) -> None:
    assert price_of(double, CENT, "test") is None


def parameters(**changes: Any) -> pb.SymbolParameters:
    row: pb.SymbolParameters = golden("symbol_params_many_reply").data.symbol_infos[0]
    for name, value in changes.items():
        setattr(row, name, value)
    return row


def test_a_currency_pair_is_worth_its_contract_size() -> None:
    symbol = symbol_of(parameters(), "USD")
    assert symbol.instrument.quantity_grid == Grid(CENT, CENT, Decimal("100"))
    assert symbol.instrument.price_grid.step == Decimal("0.00001")
    assert symbol.point == Decimal("0.00001")
    assert symbol.instrument.multiplier == Decimal("100000")
    assert symbol.instrument.quote_currency == "USD"
    assert symbol.instrument.untradable == ""


def test_a_future_is_worth_its_ticks_value_where_that_is_in_its_own_currency() -> None:
    future = parameters(trade_contract_size=1.0, trade_tick_size=0.25, trade_tick_value=12.5)
    assert symbol_of(future, "USD").instrument.multiplier == Decimal("50")
    assert symbol_of(future, "EUR").instrument.multiplier == Decimal("1")


def test_a_rounded_tick_value_does_not_bend_the_contract_size() -> None:
    symbol = symbol_of(parameters(trade_tick_value=0.9999), "USD")
    assert symbol.instrument.multiplier == Decimal("100000")


def test_prices_go_by_the_tick_size_and_slippage_by_the_point() -> None:
    symbol = symbol_of(parameters(digits=2, point=0.01, trade_tick_size=0.25), "USD")
    assert symbol.instrument.tick == Decimal("0.25")
    assert symbol.point == CENT


@pytest.mark.parametrize(
    ("mode", "counts"), [(0, True), (1, True), (2, False), (3, False), (9, False)]
)
def test_slippage_counts_in_request_and_instant_execution_only(mode: int, counts: bool) -> None:
    symbol = symbol_of(parameters(trade_exe_mode=mode), "USD")
    assert symbol.slippage_counts is counts


def test_a_symbol_without_a_volume_step_cannot_be_described() -> None:
    with pytest.raises(WireError, match="volume_step"):
        symbol_of(parameters(volume_step=0.0), "USD")


@pytest.mark.parametrize("step", ["trade_tick_size", "point", "volume_min", "volume_max"])
def test_a_symbol_with_a_negative_step_or_volume_cannot_be_described(step: str) -> None:
    with pytest.raises(WireError, match=step):
        symbol_of(parameters(**{step: -0.01}), "USD")


def test_a_symbol_with_more_digits_than_a_price_has_cannot_be_described() -> None:
    with pytest.raises(WireError, match="digits"):
        symbol_of(parameters(point=0.0, digits=2_000_000_000), "USD")


@pytest.mark.parametrize("mode", [1, 2, 3, 4])
def test_only_a_disabled_symbol_is_untradable(mode: int) -> None:
    assert symbol_of(parameters(trade_mode=mode), "USD").instrument.untradable == ""
