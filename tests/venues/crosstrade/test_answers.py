"""What an answer of CrossTrade proves: taken up, refused, or in doubt."""

import asyncio

import pytest

from app.domain.errors import (
    Misconfigured,
    NoLink,
    OutcomeUnknown,
    Refused,
    SessionLost,
    WireError,
)
from app.domain.report import Accepted
from app.venues.catalog import open_session
from app.venues.crosstrade import rest
from app.venues.crosstrade.codec import decode_close
from app.venues.crosstrade.envelope import decode_read
from tests.support.crosstrade_house import ORDER, House, at, close_request, config
from tests.support.golden import frames
from tests.support.scripted_crosstrade import Answer, error
from tests.venues.crosstrade.conftest import around

CLOSE_PATH = "POST accounts/Sim101/positions/close"
PLACE_PATH = "POST accounts/Sim101/orders/place"
HTML = "<html><head><title>CrossTrade</title></head><body>Bad gateway</body></html>"


def test_an_offline_addon_leaves_a_close_in_doubt() -> None:
    status, body = error("offline")
    with pytest.raises(OutcomeUnknown, match="408.*not sent again"):
        decode_close(status, body.encode())


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (500, '{"error":"Internal error"}'),
        (502, HTML),
        (520, ""),
        (200, HTML),
        (200, ""),
        (200, '{"closedPositions":[{"account":"Sim1'),
        (200, "[]"),
        (200, "{}"),
        (200, "null"),
        (200, '{"success":false,"error":"NinjaTrader threw an exception"}'),
        (200, '{"success":"False","closedPositions":[]}'),
        (200, '{"error":"Timeout waiting for NinjaTrader"}'),
        (400, '{"error":"Request timed out after 10 s"}'),
        (302, ""),
        (301, '{"success":true}'),
        (403, HTML),
        (404, HTML),
        (400, '{"message":"proxy says no"}'),
    ],
)
def test_what_proves_nothing_leaves_the_close_in_doubt(status: int, body: str) -> None:
    with pytest.raises(OutcomeUnknown, match="look at the position"):
        decode_close(status, body.encode())


@pytest.mark.parametrize(
    "body",
    [
        frames("crosstrade", "close_full", "=")[0],
        frames("crosstrade", "close_partial", "=")[0],
        '{"success":true,"data":{"closedPositions":[{"instrument":"ES 12-26"}]}}',
        '{"closedPositions":[{"account":null,"quantity":"4","new":{}}]}',
        '{"closedPositions":{"odd":1},"success":true}',
        '{"success":true}',
        '{"success":true,"error":null,"closedPositions":[{}]}',
    ],
)
def test_a_good_answer_to_a_close_names_no_order_and_no_fill(body: str) -> None:
    assert decode_close(200, body.encode()).order_ids == ()


def test_the_positions_in_an_answer_are_those_from_before_and_no_fill() -> None:
    closed = decode_close(200, frames("crosstrade", "close_full", "=")[0].encode())
    assert [name.instrument for name in closed.names] == ["ES 12-26"]


def test_a_placed_order_is_known_by_the_venues_id() -> None:
    body = frames("crosstrade", "place_limit_close", "=")[0].encode()
    assert decode_close(200, body).order_ids == (ORDER,)


def test_reads_say_where_they_could_not_be_read() -> None:
    with pytest.raises(WireError, match="GET positions"):
        decode_read(200, HTML.encode(), "GET positions")
    with pytest.raises(WireError, match="Check the account's endpoint"):
        decode_read(302, b"{}", "GET positions")
    with pytest.raises(Refused, match="add-on"):
        decode_read(200, error("old_addon")[1].encode(), "GET lifecycle")
    assert decode_read(200, b" [1]", "x") == b" [1]"
    assert decode_read(200, b'{"success":true,"data":[1]}', "x") == b"[1]"


async def test_a_whole_close_is_accepted_and_its_fills_are_looked_for(house: House) -> None:
    house.set_clock_ms(1795188662000)
    house.venue.on[CLOSE_PATH] = lambda _: frames("crosstrade", "close_full", "=")[0]
    async with house.connected():
        reply = await house.session.prepare_close(close_request()).send()
        assert reply == Accepted()
        await house.sink.until(lambda sink: len(sink.fills) >= 2)
    assert [(str(f.quantity), str(f.price)) for f in house.sink.fills[:2]] == [
        ("1", "6715.25"),
        ("3", "6715.5"),
    ]
    assert house.venue.mutations == [
        ("accounts/Sim101/positions/close", {"instrument": "ES 12-26"})
    ]


async def test_the_bytes_of_a_close_are_written_when_send_returns(house: House) -> None:
    house.venue.on[CLOSE_PATH] = lambda _: frames("crosstrade", "close_full", "=")[0]
    async with house.connected():
        awaited = house.session.prepare_close(close_request()).send()
        # Nobody has awaited it yet.
        await house.sink.until(lambda _: house.venue.mutations)
        await awaited


async def test_a_limit_close_answers_with_its_order(house: House) -> None:
    house.venue.on[PLACE_PATH] = lambda _: frames("crosstrade", "place_limit_close", "=")[0]
    house.venue.reads[f"accounts/Sim101/orders/{ORDER}"] = frames("crosstrade", "order", "=")[0]
    async with house.connected():
        reply = await house.session.prepare_close(close_request(pricing=at("6715.25"))).send()
        assert reply == Accepted((ORDER,))
        order = (await house.sink.until(lambda sink: sink.orders))[0]
    assert (order.venue_order_id, str(order.filled), order.close_id) == (ORDER, "1", "c1" * 16)


async def test_a_reply_that_is_lost_leaves_the_close_in_doubt_and_is_not_sent_again(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def never(_: object) -> None:
        await asyncio.sleep(30)

    monkeypatch.setattr(rest, "MUTATION_DEADLINE_S", 0.2)
    house.venue.on[CLOSE_PATH] = never
    async with house.connected():
        with pytest.raises(OutcomeUnknown, match="ES 12-26 long 4.*did not answer"):
            await house.session.prepare_close(close_request()).send()
        # What was to be sent again would have been sent before this is answered.
        await house.session.read_positions()
    assert len(house.venue.mutations) == 1


async def test_a_connection_that_is_cut_leaves_the_close_in_doubt_and_is_not_sent_again(
    house: House,
) -> None:
    house.venue.on[CLOSE_PATH] = lambda _: None
    async with house.connected():
        with pytest.raises(OutcomeUnknown, match="closed the connection"):
            await house.session.prepare_close(close_request()).send()
        # What was to be sent again would have been sent before this is answered.
        await house.session.read_positions()
    assert len(house.venue.mutations) == 1


@pytest.mark.parametrize(
    "answer",
    [
        Answer(raw=b'HTTP/1.1 200 OK\r\nContent-Length: 400\r\n\r\n{"closedPositions":[{"acc'),
        Answer(raw=b"HTTP/1.1 200 OK\r\n\r\n" + b'{"closedPositions":['),
        Answer(raw=b"\x16\x03\x01 this is not HTTP\r\n\r\n"),
        Answer(502, HTML, ("Content-Type: text/html",)),
        Answer(301, "", ("Location: https://crosstrade.io/",)),
    ],
)
async def test_half_a_body_a_page_or_a_redirect_is_in_doubt_and_asked_once(
    house: House, answer: Answer
) -> None:
    house.venue.on[CLOSE_PATH] = lambda _: answer
    async with house.connected():
        with pytest.raises(OutcomeUnknown):
            await house.session.prepare_close(close_request()).send()
        await house.session.read_positions()
    assert len(house.venue.mutations) == 1


@pytest.mark.usefixtures("no_token_comes_back")
@pytest.mark.parametrize(("retry_after", "least_s"), [((), 0.9), (("Retry-After: 7",), 6.9)])
async def test_too_many_requests_is_a_refusal_and_everything_pauses(
    house: House, retry_after: tuple[str, ...], least_s: float
) -> None:
    status, body = error("rate_limit")
    house.venue.on[CLOSE_PATH] = lambda _: Answer(status, body, retry_after)
    async with house.connected():
        with pytest.raises(Refused, match="used up"):
            await house.session.prepare_close(close_request()).send()
        assert least_s <= house.session.close_delay_s() <= least_s + 1


async def test_a_read_waits_for_a_budget_that_is_spent(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rest, "PAUSE_S", 0.05)
    golden = frames("crosstrade", "positions_all", "=")[0]
    status, body = error("rate_limit")
    answers = iter([Answer(status, body), Answer(status, body), golden])
    house.venue.reads["positions"] = lambda _: next(answers)
    assert len(await house.session.read_positions()) == 2
    assert len(house.venue.calls("GET", "positions")) == 3


@pytest.mark.parametrize("headers", [(), ("Retry-After: 30",)])
async def test_a_read_gives_up_when_it_would_wait_too_long(
    house: House, monkeypatch: pytest.MonkeyPatch, headers: tuple[str, ...]
) -> None:
    monkeypatch.setattr(rest, "PAUSE_S", 0.05)
    house.venue.reads["positions"] = Answer(*error("rate_limit"), headers)
    with pytest.raises(Refused, match="used up"):
        await house.session.read_positions()
    assert len(house.venue.calls("GET", "positions")) == (1 if headers else 4)


async def test_without_a_connection_nothing_is_sent(house: House) -> None:
    lonely = open_session(
        config({"rest": "http://127.0.0.1:9", "ws": "ws://127.0.0.1:9/"}), around(house)
    )
    with pytest.raises(NoLink, match="Nothing was sent"):
        await lonely.prepare_close(close_request()).send()


async def test_a_warning_and_another_instrument_in_the_answer_are_shown(house: House) -> None:
    house.venue.on[CLOSE_PATH] = lambda _: (
        '{"closedPositions":[{"instrument":"ES 03-27"}],"success":true,"warning":"Check it"}'
    )
    async with house.connected():
        assert await house.session.prepare_close(close_request()).send() == Accepted()
    said = dict(house.sink.notices)
    assert "Check it" in said["crosstrade/warning"]
    assert "ES 03-27" in said["crosstrade/another-instrument"]


@pytest.mark.parametrize("name", ["unauthorized", "no_subscription"])
async def test_a_token_that_is_refused_ends_the_session_for_good(house: House, name: str) -> None:
    house.venue.reads["accounts/snapshot"] = error(name)
    with pytest.raises(Misconfigured) as wrong:
        await asyncio.wait_for(house.session.run(house.sink), 3)
    assert wrong.value.field == "token"


async def test_a_page_instead_of_a_refusal_does_not_end_it_for_good(house: House) -> None:
    house.venue.reads["positions"] = (403, HTML)
    house.venue.reads["accounts/snapshot"] = (503, HTML)
    with pytest.raises(SessionLost):
        await asyncio.wait_for(house.session.run(house.sink), 3)


async def test_reads_that_wait_for_their_turn_are_shared(house: House) -> None:
    async with house.connected():
        before = len(house.venue.calls("GET", "positions"))
        await asyncio.gather(*(house.session.read_positions() for _ in range(10)))
        assert len(house.venue.calls("GET", "positions")) - before <= 3
