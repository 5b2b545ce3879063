"""A list of positions is shown only if it is whole: what it does not name would pass for flat."""

from typing import Any

import pytest

from app.domain.errors import Refused, WireError
from tests.support.build import quantity
from tests.support.scripted_http import answer
from tests.venues.clearstreet.house import ORDERS, POSITIONS, House, data, position_row, request

FAILED = {"code": 500, "message": "partial failure"}


@pytest.mark.parametrize("beside", [[], None, [position_row("NVDA")]])
async def test_an_error_inside_a_good_answer_fails_the_read(house: House, beside: Any) -> None:
    house.venue.says(POSITIONS, answer(200, {"data": beside, "error": FAILED, "metadata": {}}))
    with pytest.raises(Refused, match="partial failure"):
        await house.session.read_positions()


async def test_orders_that_came_with_an_error_are_not_counted_as_none(house: House) -> None:
    house.venue.says(ORDERS, answer(200, {"data": [], "error": FAILED}))
    with pytest.raises(Refused, match="partial failure"):
        await house.session.count_working_orders(request().position)


@pytest.mark.parametrize("body", [{}, {"data": None, "metadata": {}}, {"metadata": {}}])
async def test_an_answer_without_a_list_is_not_an_empty_list(house: House, body: Any) -> None:
    house.venue.says(POSITIONS, answer(200, body))
    with pytest.raises(WireError, match="holds no list"):
        await house.session.read_positions()


@pytest.mark.parametrize("rows", [[], None])
async def test_an_account_that_holds_nothing_is_flat(house: House, rows: Any) -> None:
    house.venue.says(POSITIONS, data(rows, total_items=0))
    assert await house.session.read_positions() == ()


async def test_a_list_shorter_than_the_venue_counts_is_read_again(house: House) -> None:
    short = data([position_row()], total_items=2)
    whole = data([position_row(), position_row("NVDA")], total_items=2)
    house.venue.says(POSITIONS, short, whole)
    assert len(await house.session.read_positions()) == 2


@pytest.mark.parametrize("second", [None, []])
async def test_a_page_that_comes_empty_hides_no_position(house: House, second: Any) -> None:
    first = data([position_row()], total_items=2, next_page_token="x")
    nothing = data(second, total_items=2)
    house.venue.says(POSITIONS, first, nothing, first, nothing, first, nothing)
    with pytest.raises(WireError, match="counts 2, and sent 1"):
        await house.session.read_positions()


async def test_a_page_that_repeats_the_one_before_hides_no_position(house: House) -> None:
    first = data([position_row()], total_items=2, next_page_token="x")
    again = data([position_row()], total_items=2)
    house.venue.says(POSITIONS, first, again, first, again, first, again)
    with pytest.raises(WireError, match="counts 2, and sent 1"):
        await house.session.read_positions()


async def test_a_row_that_moved_onto_the_next_page_counts_once(house: House) -> None:
    first = data([position_row()], total_items=2, next_page_token="x")
    second = data([position_row(), position_row("NVDA")], total_items=2)
    house.venue.says(POSITIONS, first, second)
    assert len(await house.session.read_positions()) == 2


async def test_two_sizes_of_one_position_are_read_again_and_never_guessed(house: House) -> None:
    torn = data([position_row(), position_row(quantity="30")])
    house.venue.says(POSITIONS, torn, torn, torn)
    with pytest.raises(WireError, match="listed twice, with different contents"):
        await house.session.read_positions()
    house.venue.says(POSITIONS, torn, data([position_row(quantity="30")]))
    (position,) = await house.session.read_positions()
    assert position.quantity == quantity("30")


async def test_pages_that_are_counted_and_not_sent_hide_no_position(house: House) -> None:
    house.venue.says(POSITIONS, data([position_row()], total_pages=3))
    with pytest.raises(WireError, match="counts 3 pages, and sent 1"):
        await house.session.read_positions()


@pytest.mark.parametrize("count", [1, "1", "some"])
async def test_a_count_in_any_form_makes_no_list_unreadable(house: House, count: Any) -> None:
    house.venue.says(POSITIONS, data([position_row()], total_items=count, total_pages=count))
    assert len(await house.session.read_positions()) == 1
