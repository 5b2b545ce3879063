"""Working orders that are left when a position is closed whole: its row is gone, so they are said."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest

from app.venues.crosstrade import leftovers
from tests.support.crosstrade_house import House, close_request
from tests.support.golden import frames
from tests.venues.crosstrade.scene import STOP

CAUSE = "crosstrade/leftover/Sim101/ES 12-26"


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(leftovers, "SETTLED_AFTER_S", 0.05)


@asynccontextmanager
async def closed(
    house: House, contracts: str | None, *orders: dict[str, Any], flat: bool = True
) -> AsyncIterator[House]:
    """After a close was taken up, and these orders are what works afterwards."""
    reply = frames("crosstrade", "close_full", "=")[0]
    house.venue.on["POST accounts/Sim101/positions/close"] = lambda _: reply
    async with house.connected():
        await house.session.prepare_close(close_request(contracts)).send()
        house.venue.rows("accounts/Sim101/orders", "orders", *orders)
        if flat:
            house.venue.rows("positions", "positions")
        await polled(house, "positions", "accounts/Sim101/orders")
        yield house


async def polled(house: House, *paths: str) -> None:
    """Until each was asked for three times more: two answers at least were begun since."""
    before = {path: len(house.venue.calls("GET", path)) for path in paths}
    await house.sink.until(
        lambda _: all(len(house.venue.calls("GET", p)) >= n + 3 for p, n in before.items())
    )


async def test_an_order_that_is_left_after_a_whole_close_is_said_once(house: House) -> None:
    async with closed(house, None, STOP):
        told = [said for cause, said in house.sink.notices if cause == CAUSE]
    (said,) = told
    assert "ES 12-26 in Sim101 is closed, and 1 order(s) still work there" in said
    assert "Cancel them in NinjaTrader" in said


async def test_where_ninjatrader_has_cancelled_them_nothing_is_said(house: House) -> None:
    async with closed(house, None, STOP | {"orderState": "Cancelled"}):
        assert CAUSE not in dict(house.sink.notices)


async def test_what_a_part_leaves_working_belongs_to_the_rest(house: House) -> None:
    async with closed(house, "1", STOP):
        assert CAUSE not in dict(house.sink.notices)


async def test_as_long_as_the_position_is_open_nothing_is_left_over(house: House) -> None:
    async with closed(house, None, STOP, flat=False):
        assert CAUSE not in dict(house.sink.notices)
        house.venue.rows("positions", "positions")
        await house.sink.until(lambda sink: CAUSE in dict(sink.notices))


async def test_an_order_of_another_instrument_is_nobodys_rest(house: House) -> None:
    async with closed(house, None, STOP | {"instrument": "NQ 12-26"}):
        assert CAUSE not in dict(house.sink.notices)
