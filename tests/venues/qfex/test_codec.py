"""QFEX's frames, both ways, held against the golden files."""

import hashlib
import json
from decimal import Decimal

import pytest

from app.domain.errors import WireError
from app.domain.intent import AtMarket, CloseRequest
from app.domain.position import Side
from app.venues.qfex import codec
from app.venues.qfex.codec import decode_market, decode_trade
from tests.support.build import instrument
from tests.support.golden import frames
from tests.venues.qfex.conftest import House
from tests.venues.qfex.frames import ACK, at_limit, capped, changed, part, whole

CLOSES = frames("qfex", "close_requests", ">")


def same(ours: str, golden: str) -> bool:
    """Equal as JSON, numbers compared exactly, keys in the same order."""
    read = [json.loads(text, parse_float=Decimal, parse_int=Decimal) for text in (ours, golden)]
    return read[0] == read[1] and list(read[0]["params"]) == list(read[1]["params"])


def test_the_whole_at_market_is_the_venues_own_close() -> None:
    assert codec.encode_close(whole()) == CLOSES[0]


def test_a_capped_part_is_a_reduce_only_limit_that_ends_at_once() -> None:
    ours = codec.encode_close(part("0.66", capped("198.85")))
    assert same(ours.replace("e7f8", "e7f9"), CLOSES[1])


def test_a_limit_rests_until_cancelled_and_is_reduce_only() -> None:
    assert same(codec.encode_close(part("2", at_limit("205"))).replace("e7f8", "e7fa"), CLOSES[2])


def test_a_short_is_bought_back() -> None:
    short = part("0.5", capped("6030"), side=Side.SHORT)
    ours = codec.encode_close(short).replace("e7f8", "e7fb").replace("AAPL", "US500")
    assert same(ours, CLOSES[3])


def test_a_part_at_market_is_sent_with_price_zero() -> None:
    assert same(codec.encode_close(part("2")).replace("e7f8", "e7fc"), CLOSES[4])


@pytest.mark.parametrize(
    ("size", "literal"),
    [("1.25", "1.25"), ("1E+3", "1000"), ("0.0000001", "0.0000001"), ("2.500", "2.5")],
)
def test_numbers_leave_exactly_and_without_exponent(size: str, literal: str) -> None:
    assert f'"quantity":{literal},' in codec.encode_close(part(size))


def test_executions_are_asked_for_as_the_golden_file_does() -> None:
    assert codec.encode_list_executions(0) in frames("qfex", "queries", ">")


def test_queries_and_cancels_are_the_golden_ones() -> None:
    cancel, listing, *_ = frames("qfex", "queries", ">")
    order_id = json.loads(cancel)["params"]["order_id"]
    assert codec.encode_cancel("AAPL-USD", order_id) == cancel
    assert codec.encode_list_orders("AAPL-USD", 0) == listing
    assert codec.encode_subscribe() == frames("qfex", "subscribe", ">")[0]
    assert codec.encode_market_subscribe(["AAPL-USD"]) == frames("qfex", "subscribe", "m>")[0]


@pytest.mark.parametrize(
    "name",
    [
        "login",
        "subscribe",
        "full_close",
        "fill",
        "positions",
        "errors",
        "queries",
        "ioc_ending_a",
        "ioc_ending_b",
        "ioc_ending_b_nothing_filled",
        "ioc_ending_c",
    ],
)
def test_every_golden_frame_of_the_trade_socket_can_be_read(name: str) -> None:
    for frame in frames("qfex", name):
        decode_trade(frame.encode())


def test_every_golden_market_message_can_be_read_alone_and_in_a_batch() -> None:
    texts = frames("qfex", "market_data", "m<")
    alone = [message for text in texts for message in decode_market(text.encode())]
    assert decode_market(f"[{','.join(texts)}]".encode()) == alone


def test_numbers_are_read_exactly_from_numbers_and_from_text() -> None:
    body = decode_trade(
        changed(ACK, quantity="2.10", quantity_remaining=0.03333333333333333).encode()
    ).order_response
    assert body is not None
    assert body.quantity == Decimal("2.10")
    assert body.quantity_remaining == Decimal("0.03333333333333333")


def test_missing_and_null_fields_are_tolerated() -> None:
    body = decode_trade(
        b'{"order_response":{"status":"ACK","quantity":null,"news":[1]}}'
    ).order_response
    assert body is not None
    assert body.quantity is None


@pytest.mark.parametrize(
    "frame",
    [b"", b"hello", b"[]", b'{"order_response":7}', b'{"position_response":{"position":"two"}}'],
)
def test_what_cannot_be_read_raises_and_says_where(frame: bytes) -> None:
    with pytest.raises(WireError, match="trade socket"):
        decode_trade(frame)


async def test_the_preview_shows_the_bytes_that_are_written(house: House) -> None:
    async with house.connected():
        prepared = house.session.prepare_close(whole())
        assert "api_key" not in prepared.preview.address
        reply = prepared.send()
        await house.venue.until(lambda venue: venue.asked_for("close_position"))
        sent = house.venue.asked_raw[-1]
        await house.venue.say(ACK)
        await reply
    assert sent == prepared.preview.body
    assert hashlib.sha256(sent.encode()).hexdigest() == prepared.preview.digest


async def test_a_part_of_an_undescribed_instrument_is_denied(house: House) -> None:
    unknown = instrument("NEW-USD")
    known = part("2")
    request = CloseRequest(
        known.close_id,
        known.position,
        unknown,
        known.side,
        False,
        known.quantity,
        known.position_quantity,
        AtMarket(),
        False,
    )
    async with house.connected():
        with pytest.raises(Exception, match="only the whole can be closed"):
            house.session.prepare_close(request)
