"""What a close can say here, and what is denied before anything is sent."""

import pytest

from app.domain.capability import Guard
from app.domain.errors import Denied
from tests.venues.clearstreet.conftest import Opened
from tests.venues.clearstreet.house import (
    House,
    at_limit,
    data,
    position_row,
    request,
)


async def test_orders_that_only_we_guard_need_the_accounts_consent(opened: Opened) -> None:
    shy, bold = opened(allow_guarded=False), opened()
    for house, allowed in ((shy, False), (bold, True)):
        ability = house.session.capability_of()
        assert ability.full.guard is ability.cancel_orders.guard is Guard.NATIVE
        for support in (ability.quantity, ability.share, ability.limit, ability.capped):
            assert (support.guard, support.allowed) == (Guard.GUARDED, allowed)
        assert ability.reverse.guard is Guard.IMPOSSIBLE


async def test_a_row_that_contradicts_itself_offers_only_the_venues_own_close(
    house: House,
) -> None:
    house.holds(position_row(position_type="SHORT"))
    (position,) = await house.session.read_positions()
    ability = house.session.capability_of(position)
    assert ability.full.usable
    assert not ability.quantity.usable
    assert house.session.prepare_close(request()).preview.method == "DELETE"
    with pytest.raises(Denied, match="contradicts itself"):
        house.session.prepare_close(request(part="1"))


async def test_a_part_above_what_is_free_is_denied_never_cut_down(house: House) -> None:
    await house.session.read_positions()
    with pytest.raises(Denied, match="only 70 are free"):
        house.session.prepare_close(request(part="71"))
    assert house.session.prepare_close(request(part="70"))
    assert house.session.prepare_close(request())


async def test_a_limit_is_held_to_the_band_that_holds_its_price(house: House) -> None:
    async with house.connected():
        assert house.session.prepare_close(request(at_limit("0.9999"), part="1"))
        with pytest.raises(Denied, match=r"steps of 0\.01"):
            house.session.prepare_close(request(at_limit("1.0001"), part="1"))


async def test_everything_at_a_limit_does_not_pretend_that_the_venue_cancels_first(
    house: House,
) -> None:
    house.holds(position_row(available_quantity="120"))
    await house.session.read_positions()
    with pytest.raises(Denied, match="Cancel the orders in AAPL first"):
        house.session.prepare_close(request(at_limit("211")))
    assert house.session.prepare_close(request(at_limit("211"), cancel=False))


async def test_a_limit_outside_regular_hours_is_marked_for_them(house: House) -> None:
    early = {"market": "us_equities", "status": {"is_open": True, "current_session": "pre_market"}}
    house.venue.says("GET /v1/calendars/market-hours", data([early]))
    async with house.connected():
        await house.sink.until(lambda sink: sink.snapshots[-1][0].caution)
        preview = house.session.prepare_close(request(at_limit("211"), part="1")).preview
        assert '"extended_hours":true' in preview.body
