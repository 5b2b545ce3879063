"""CrossTrade's stream: prices, profits that vouch for positions, and frames nobody can read."""

import asyncio
import json
from decimal import Decimal

import pytest

from tests.support.crosstrade_house import House
from tests.support.golden import frames

QUOTES, PNL = frames("crosstrade", "stream", "<")[:2]
BOTH = json.loads(PNL)
BOTH["accounts"].append(
    {
        "account": {"name": "Sim102"},
        "positions": [
            {
                "account": "Sim102",
                "instrument": "MNQ 12-26",
                "marketPosition": "Short",
                "quantity": 3,
            }
        ],
    }
)


async def test_the_stream_is_asked_for_prices_of_what_is_held_and_for_profits(
    house: House,
) -> None:
    async with house.connected():
        prices, profits, *_ = (json.loads(one) for one in frames("crosstrade", "stream", ">"))
        await house.sink.until(lambda _: prices in house.venue.heard)
        await house.sink.until(lambda _: profits in house.venue.heard)
        house.venue.reads["positions"] = frames("crosstrade", "positions_empty", "=")[0]
        gone = {"action": "unsubscribe", "instruments": ["ES 12-26", "MNQ 12-26"]}
        await house.sink.until(lambda _: gone in house.venue.heard)
        assert not any(frame["action"] == "rpc" for frame in house.venue.heard)


async def test_pushed_prices_become_quotes(house: House) -> None:
    async with house.connected():
        await _stream_is_open(house)
        await house.venue.push(QUOTES)
        await house.sink.until(lambda sink: sink.quotes["ES 12-26"].bid == Decimal("6710.0"))
        assert house.sink.quotes["MNQ 12-26"].ask == Decimal("24801.75")


async def test_a_stream_that_shows_what_was_read_saves_polls(house: House) -> None:
    async with house.connected():
        await _stream_vouches(house)
        polls = len(house.venue.calls("GET", "positions"))
        # Four times as long as without it; one may have been on its way.
        await asyncio.sleep(0.4)
        assert len(house.venue.calls("GET", "positions")) - polls <= 1


async def test_a_stream_that_shows_another_size_makes_the_positions_be_read(
    house: House,
) -> None:
    async with house.connected():
        await _stream_vouches(house)
        polls = len(house.venue.calls("GET", "positions"))
        smaller = json.loads(json.dumps(BOTH))
        smaller["accounts"][0]["positions"][0]["quantity"] = 2
        await house.venue.push(json.dumps(smaller))
        await house.sink.until(lambda _: len(house.venue.calls("GET", "positions")) > polls)
        assert house.position().quantity == 4


@pytest.mark.parametrize(
    "frame",
    [
        '{"type":"pnlUpdate","epoch":1,"accounts":[{"account":{"name":"Sim101"}}]}',
        '{"type":"pnlUpdate","epoch":1,"accounts":[{"name":"Sim101","item":{}},7,null]}',
        '{"type":"pnlUpdate","accounts":null}',
        PNL,
    ],
)
async def test_a_profit_frame_without_all_positions_vouches_for_nothing(
    house: House, frame: str
) -> None:
    async with house.connected():
        await _stream_is_open(house)
        await house.venue.push(frame)
        polls = len(house.venue.calls("GET", "positions"))
        await house.sink.until(lambda _: len(house.venue.calls("GET", "positions")) >= polls + 2)


@pytest.mark.parametrize(
    "frame",
    [
        "not json",
        "[1,2]",
        '{"type":7}',
        '{"type":"fills","fills":[{}]}',
        '{"id":"req-9","data":{"success":false}}',
        '{"type":"marketData","quotes":[{"bid":1},{"instrument":5},"x"]}',
        '{"error":"rate limit exceeded"}',
        '{"pong":true}',
    ],
)
async def test_a_frame_that_cannot_be_read_never_ends_the_session(
    house: House, frame: str
) -> None:
    async with house.connected():
        await _stream_is_open(house)
        await house.venue.push(frame, QUOTES)
        await house.sink.until(lambda sink: sink.quotes["ES 12-26"].bid == Decimal("6710.0"))
        assert house.sink.is_up


async def test_a_stream_that_is_cut_comes_back_and_the_link_stays_up(house: House) -> None:
    async with house.connected():
        await _stream_is_open(house)
        house.venue.heard.clear()
        await house.venue.cut_the_stream()
        await house.sink.until(lambda sink: any(c == "crosstrade/stream" for c, _ in sink.notices))
        await _stream_is_open(house)
        assert house.sink.is_up


async def _stream_is_open(house: House) -> None:
    await house.sink.until(lambda _: len(house.venue.heard) >= 2)


async def _stream_vouches(house: House) -> None:
    """It has shown all positions as they were read; the polls that this saves have ended."""
    await _stream_is_open(house)
    await house.venue.push(json.dumps(BOTH))
    feed = house.session._feed  # type: ignore[attr-defined]
    await house.sink.until(lambda _: feed.stream_vouches)
