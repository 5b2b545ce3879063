"""The list of contracts fails: positions are read and closed all the same."""

import pytest

from app.domain.report import LinkState
from app.venues.coinw import contracts
from tests.support.coinw_house import ETH_SHORT, House
from tests.support.golden import frames, replies

LIST = "/v1/perpum/instruments"


@pytest.fixture
def without_a_list(house: House) -> House:
    house.venue.reads[LIST] = (502, "<html>")
    return house


async def test_without_the_list_the_account_comes_up_and_says_what_is_missing(
    without_a_list: House,
) -> None:
    async with without_a_list.connected() as house:
        assert house.sink.links[-1] == (LinkState.UP, "")
        assert "list of contracts cannot be read" in dict(house.sink.notices)["coinw/contracts"]
        btc = house.position()
        assert (btc.quantity, btc.average_price, btc.mark) == (8, 85500, None)
        assert "could not be read" in btc.caution


async def test_without_the_list_a_position_is_closed_wholly_and_in_part(
    without_a_list: House,
) -> None:
    async with without_a_list.connected() as house:
        await house.press()
        await house.press(await house.request(ETH_SHORT, contracts="3"))
    assert house.venue.closes[1] == frames("coinw", "close_partial", ">")[0]


async def test_a_list_that_fails_is_not_asked_for_at_every_read(without_a_list: House) -> None:
    for _ in range(3):
        assert len(await without_a_list.session.read_positions()) == 2
    assert len(without_a_list.venue.calls("GET", LIST)) == 1


async def test_a_list_that_is_back_mends_marks_and_cautions(
    without_a_list: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(contracts, "_AGAIN_AFTER_S", 0.0)
    house = without_a_list
    await house.session.read_positions()
    house.venue.reads |= replies("coinw", "instruments")
    btc, _ = await house.session.read_positions()
    assert btc.mark is not None
    assert btc.caution == ""


async def test_an_old_list_serves_on_when_the_next_one_fails(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = await house.session.read_positions()
    monkeypatch.setattr(contracts, "GOOD_FOR_S", 0.0)
    house.venue.reads[LIST] = (502, "<html>")
    after = await house.session.read_positions()
    assert [row.mark for row in after] == [row.mark for row in before]
