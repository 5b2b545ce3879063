"""What fuzzing has found so far, each as the sentence that holds now."""

import gzip
import json
from decimal import Decimal
from pathlib import Path

import httpx
import pytest

from app.domain.errors import SessionLost, WireError
from app.domain.event import Noted
from app.domain.ids import Instant
from app.domain.intent import Share
from app.engine.journal import Journal, JournalDamaged
from app.engine.record import from_json, to_json
from app.venues._http.pool import MOST_BYTES
from app.venues.coinw.rows import order_report
from app.venues.coinw.wire import OrderRow
from app.venues.metatrader5.past import streamed_deal, streamed_order
from app.venues.metatrader5.refusals import complaint_of
from app.venues.metatrader5.wire import metatrader5_pb2 as pb
from app.venues.qfex.codec import decode_trade
from app.venues.qfex.listings import Listings
from tests.fuzz.bending import Always
from tests.fuzz.closes import NOW
from tests.fuzz.journals import EVENTS, REQUEST
from tests.fuzz.targets import TARGETS
from tests.fuzz.wires import WireOrigin
from tests.support.build import ACCOUNT, quantity

_DEEP = "[" * 100_000


async def _read(head: str, body: bytes) -> httpx.Response:
    wire = f"HTTP/1.1 200 OK\r\n{head}Content-Length: {len(body)}\r\n\r\n".encode("latin-1")
    async with WireOrigin(wire + body).client("http://127.0.0.1:1") as client:
        return await client.get("/read")


async def test_a_header_beyond_ascii_does_not_break_a_read() -> None:
    answer = await _read("X-Note: caf\xe9\r\n", b"{}")
    assert answer.content == b"{}"


async def test_a_packed_answer_is_unpacked() -> None:
    answer = await _read("Content-Encoding: gzip\r\n", gzip.compress(b'{"code":0}'))
    assert answer.json() == {"code": 0}


@pytest.mark.parametrize(
    ("packing", "body", "words"),
    [
        ("gzip", gzip.compress(b"\0" * (MOST_BYTES + 1)), "more than"),
        ("gzip", gzip.compress(b"hello")[:-6], "ends early"),
        ("gzip", b"not packed at all", "could not be unpacked"),
        ("br", b"whatever", "gzip or deflate"),
    ],
    ids=["bomb", "cut", "garbage", "unknown"],
)
async def test_a_packing_that_cannot_be_undone_within_bounds_is_a_failed_read(
    packing: str, body: bytes, words: str
) -> None:
    with pytest.raises(httpx.TransportError, match=words):
        await _read(f"Content-Encoding: {packing}\r\n", body)


async def test_a_redirect_to_an_address_that_cannot_be_read_is_just_not_followed() -> None:
    wire = b"HTTP/1.1 302 Found\r\nLocation: https:0 200\r\nContent-Length: 0\r\n\r\n"
    async with WireOrigin(wire).client("http://127.0.0.1:1") as client:
        assert (await client.get("/read")).status_code == 302


async def test_an_answer_that_stops_short_is_a_lost_session() -> None:
    origin = WireOrigin(b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n{}")
    with pytest.raises(SessionLost):
        await origin.read_as_a_session_does()


@pytest.mark.parametrize(
    "frame",
    ['{"err":{"incoming_message":' + _DEEP, '{"unknown":' + _DEEP, '{"result":' + _DEEP],
    ids=["echo", "unknown field", "any"],
)
def test_a_frame_nested_without_end_cannot_be_read(frame: str) -> None:
    with pytest.raises(WireError, match="trade socket"):
        decode_trade(frame.encode())


@pytest.mark.parametrize("number", ['"sNaN"', '"NaN"', '"Infinity"', "1e999999999"])
def test_an_order_of_no_believable_size_cannot_be_read(number: str) -> None:
    frame = f'{{"order_response":{{"order_id":"a","status":"FILLED","quantity":{number}}}}}'
    with pytest.raises(WireError, match="expected a"):
        decode_trade(frame.encode())


def test_a_size_below_zero_is_none_and_says_its_place() -> None:
    with pytest.raises(WireError, match=r"fill_response.quantity: expected a size, was -1"):
        Listings(ACCOUNT).size("AAPL-USD", quantity("-1"), "fill_response.quantity")


def test_a_number_of_thousands_of_digits_is_refused_in_a_short_sentence() -> None:
    frame = b'{"order_response":{"quantity":' + b"9" * 5000 + b"}}"
    with pytest.raises(WireError) as refused:
        decode_trade(frame)
    assert len(str(refused.value)) < 400


def test_an_order_row_without_an_id_tells_of_no_order() -> None:
    assert (
        order_report(OrderRow(id="", instrument="BTC", order_status="part"), ACCOUNT, NOW) is None
    )


@pytest.mark.parametrize("text", ["0.1", "[]", '"text"', "null", _DEEP])
def test_a_journal_entry_that_is_no_object_is_named(text: str) -> None:
    with pytest.raises(ValueError, match="not a Noted"):
        from_json(Noted, text)


@pytest.mark.parametrize("ratio", ["1e999999999", "1/0", "half", "0.5"])
def test_a_share_that_is_not_two_whole_numbers_is_named_and_costs_nothing(ratio: str) -> None:
    with pytest.raises(ValueError, match="not a Share"):
        from_json(Share, json.dumps({"is": "Share", "ratio": ratio}))


def test_a_journal_whose_events_contradict_each_other_is_named_at_start(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "journal.sqlite")
    journal.begin(REQUEST, *EVENTS[:1])
    close_id = REQUEST.intent.close_id
    journal.append(EVENTS[0])
    with pytest.raises(JournalDamaged, match=close_id):
        journal.records()
    journal.close()


def test_half_a_character_is_written_down_as_a_question_mark(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "journal.sqlite")
    journal.begin(REQUEST, EVENTS[0])
    journal.append(Noted(REQUEST.intent.close_id, NOW, "pasted: \ud83d"))
    (record,) = journal.records()
    assert record.events[-1] == Noted(REQUEST.intent.close_id, NOW, "pasted: ?")
    journal.close()


def test_what_the_journal_cannot_take_does_not_keep_it_from_taking_the_next(
    tmp_path: Path,
) -> None:
    journal = Journal(tmp_path / "journal.sqlite")
    journal.begin(REQUEST, EVENTS[0])
    with pytest.raises(OverflowError):
        journal.append(Noted(REQUEST.intent.close_id, Instant(2**64), "a clock gone mad"))
    journal.append(EVENTS[2])
    assert [len(record.events) for record in journal.records()] == [2]
    journal.close()


def test_what_is_written_is_read_back_equal() -> None:
    for event in EVENTS:
        assert from_json(type(event), to_json(event)) == event


def test_a_gateway_that_never_stops_talking_is_cut_short() -> None:
    said = complaint_of(pb.Error(error_code="x" * 5000, error_message="y" * 5000))
    assert len(said.api + said.words) <= 400


@pytest.mark.parametrize(("asked", "left"), [(-1.0, 0.0), (1.0, -1.0), (1.0, 2.0)])
def test_an_order_filled_by_less_than_nothing_or_more_than_all_is_unreadable(
    asked: float, left: float
) -> None:
    row = pb.OnTradeHistoryOrderInfo(ticket=1, volume_initial=asked, volume_current=left)
    with pytest.raises(WireError, match="order 1"):
        streamed_order(row, Decimal("0.01"), 0)


def test_a_deal_of_nothing_closes_nothing() -> None:
    out = {"ticket": 1, "type": 1, "entry": pb.BMT5_DEAL_ENTRY_OUT}
    row = pb.OnTradeHistoryDealInfo(**out, volume=0.0)  # type: ignore[arg-type]
    assert streamed_deal(row, Decimal("0.01"), 0).closes is None
    with pytest.raises(WireError, match="deal 1"):
        streamed_deal(
            pb.OnTradeHistoryDealInfo(**out, volume=-1.0),  # type: ignore[arg-type]
            Decimal("0.01"),
            0,
        )


async def test_a_refused_subscription_with_an_endless_name_is_said_in_a_notice_of_some_length() -> (
    None
):
    frame = {"channel": "subscribe", "type": "9" * 5000, "data": {"result": False}}
    target = next(target for target in TARGETS if target.name == "coinw stream")
    await target.feed(Always(json.dumps(frame).encode()))
