"""The book by REST: a cap is measured from its touch where the stream does not bring one."""

import json
from decimal import Decimal

import pytest

from app.domain.report import LinkState
from app.venues.coinw import keeping
from app.venues.coinw.wire import Depth, Level
from tests.support.coinw_house import House

BOOK = "/v1/perpumPublic/depth"
ASKS = [{"p": 85521.2, "m": "0.2"}, {"p": "85521", "m": 0.012}]
BIDS = [{"p": "85520", "m": "0.008"}, {"p": 85519.5, "m": 1}]


@pytest.fixture
def booked(house: House, monkeypatch: pytest.MonkeyPatch) -> House:
    """A house that reads books at once, at a venue that has them."""
    monkeypatch.setattr(keeping, "BOOK_FROM_STREAM_S", 0.01)
    data = {"asks": ASKS, "bids": BIDS, "n": "btc", "t": 1764000000000}
    house.venue.reads[BOOK] = json.dumps({"code": 0, "data": data, "msg": ""})
    return house


async def test_the_book_of_each_row_is_read_once_with_sizes_in_contracts(booked: House) -> None:
    async with booked.connected() as house:
        quote = await house.sink.until(lambda s: s.quotes.get("BTC"))
        assert (quote.bid, quote.ask) == (Decimal("85520"), Decimal("85521"))
        assert (quote.bid_size, quote.ask_size) == (8, 12)
        await house.sink.until(lambda s: "ETH" in s.quotes)
        for _ in range(3):
            await house.session.read_positions()
        asked = [call.query["base"] for call in house.venue.calls("GET", BOOK)]
        assert asked == ["BTC", "ETH"]


async def test_without_the_stream_the_book_is_read_all_the_same(booked: House) -> None:
    booked.venue.stream_is_open = False
    async with booked.connected() as house:
        await house.sink.until(lambda s: s.quotes.get("BTC") and s.quotes["BTC"].bid)


async def test_a_book_that_the_stream_has_brought_is_not_read(booked: House) -> None:
    prices = booked.session._known.prices  # type: ignore[attr-defined]
    depth = Depth(asks=[Level(Decimal("85521"))], bids=[Level(Decimal("85520"))])
    prices.take_depth("BTC", depth, Decimal("0.001"), booked.now())
    async with booked.connected() as house:
        await house.sink.until(lambda s: "ETH" in s.quotes)
        assert [call.query["base"] for call in house.venue.calls("GET", BOOK)] == ["ETH"]


async def test_a_book_that_cannot_be_read_is_said_and_ends_nothing(booked: House) -> None:
    booked.venue.reads[BOOK] = '{"code":9001,"msg":"Contract not found."}'
    async with booked.connected() as house:
        await house.sink.until(lambda s: "coinw/book" in dict(s.notices))
        assert "measured from the mark price" in dict(house.sink.notices)["coinw/book"]
        assert house.sink.links[-1][0] is LinkState.UP
