"""Numbers: exact, finite, and rounded only where the grid says so."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.grid import Band, Grid
from app.domain.money import Money, decimal, plain

numbers = st.decimals(
    min_value=Decimal("-1e12"), max_value=Decimal("1e12"), places=8, allow_nan=False
)
steps = st.sampled_from([Decimal(s) for s in ("0.00001", "0.01", "0.05", "0.25", "1", "3", "100")])


@pytest.mark.parametrize(
    "text", ["NaN", "Infinity", "-inf", "sNaN", "", "1,5", "1_0", "abc", "1e999"]
)
def test_what_is_not_a_finite_number_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="expected"):
        decimal(text)


def test_a_number_too_long_to_be_a_price_is_refused() -> None:
    with pytest.raises(ValueError, match="at most 40 characters"):
        decimal("1" * 41)


def test_an_exponent_that_would_need_unbounded_digits_is_refused() -> None:
    with pytest.raises(ValueError, match="believable"):
        decimal("1e50")


@pytest.mark.parametrize(
    ("text", "shown"),
    [("1.500", "1.5"), ("100", "100"), ("1E+3", "1000"), ("-0.0", "0"), ("0.10", "0.1")],
)
def test_numbers_are_shown_as_people_write_them(text: str, shown: str) -> None:
    assert plain(Decimal(text)) == shown


def test_money_of_two_currencies_does_not_add() -> None:
    with pytest.raises(ValueError, match="cannot add KRW to USD"):
        Money(Decimal(1), "USD") + Money(Decimal(1), "KRW")


@given(value=numbers, step=steps)
def test_rounding_moves_less_than_one_step_and_lands_on_the_grid(
    value: Decimal, step: Decimal
) -> None:
    grid = Grid(step)
    down, up = grid.floor(value), grid.ceiling(value)
    assert down <= value <= up
    assert value - down < step
    assert up - value < step
    assert grid.holds(down)
    assert grid.holds(up)


long_numbers = st.text("0123456789", min_size=1, max_size=38).flatmap(
    lambda digits: st.integers(0, 39).map(lambda at: f"{digits[:at]}.{digits[at:]}0")
)


@given(text=long_numbers, step=st.sampled_from(["1", "0.3", "0.00000000000000000000000007"]))
def test_so_does_the_longest_number_that_can_be_read(text: str, step: str) -> None:
    value, grid = decimal(text), Grid(decimal(step))
    assert grid.floor(value) <= value <= grid.ceiling(value)
    assert grid.holds(grid.floor(value))


def test_a_hair_below_a_step_is_not_the_step() -> None:
    assert Grid(Decimal(1)).floor(Decimal("0." + "9" * 37)) == 0


@pytest.mark.parametrize("step", ["0", "-1", "NaN"])
def test_a_grid_needs_a_step_above_zero(step: str) -> None:
    with pytest.raises(ValueError, match="above zero"):
        Grid(Decimal(step))


BANDED = Grid(
    Decimal("0.01"),
    bands=(Band(Decimal(0), Decimal("0.0001")), Band(Decimal(1), Decimal("0.01"))),
)


@pytest.mark.parametrize(
    ("value", "floor", "ceiling"),
    [
        ("0.99995", "0.9999", "1"),
        ("1.0001", "1", "1.01"),
        ("0.9999", "0.9999", "0.9999"),
        ("1", "1", "1"),
        ("0", "0", "0"),
    ],
)
def test_a_grid_in_bands_rounds_by_the_band_that_it_ends_in(
    value: str, floor: str, ceiling: str
) -> None:
    exact = Decimal(value)
    assert BANDED.floor(exact) == Decimal(floor)
    assert BANDED.ceiling(exact) == Decimal(ceiling)
    assert BANDED.holds(exact) is (floor == ceiling)


@given(st.decimals("0", "3", places=6))
def test_what_a_grid_in_bands_gives_lies_on_it_and_never_beyond(value: Decimal) -> None:
    down, up = BANDED.floor(value), BANDED.ceiling(value)
    assert down <= value <= up
    assert BANDED.holds(down)
    assert BANDED.holds(up)


def test_a_band_without_a_step_is_refused() -> None:
    with pytest.raises(ValueError, match="above zero"):
        Grid(Decimal(1), bands=(Band(Decimal(0), Decimal(0)),))
