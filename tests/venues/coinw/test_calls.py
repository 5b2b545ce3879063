"""What a close looks like on the wire, and what each answer to it proves."""

import hashlib
from decimal import Decimal

import pytest

from app.domain.errors import Denied, OutcomeUnknown, Refused
from app.domain.intent import AtLimit, AtMarket, CloseRequest, RequestPricing, WorstPrice
from app.domain.money import Price, Quantity
from app.domain.position import Side
from app.venues.coinw.codec import (
    decode_close,
    decode_mutation,
    decode_read,
    encode_cancel,
    encode_cancel_batch,
    encode_close,
)
from app.venues.coinw.refusals import explain_refusal
from tests.support.build import instrument
from tests.support.coinw_house import BTC_LONG, CLOSE, ETH_SHORT, LIMIT_ORDER, at, key
from tests.support.golden import frames

BTC = instrument("BTC", lot="1", minimum="1", tick="0.1", multiplier="0.001", venue="coinw")


def request(
    contracts: str | None = None,
    pricing: RequestPricing | None = None,
    *,
    wire_id: str = BTC_LONG,
    open_: str = "8",
) -> CloseRequest:
    size = Quantity(Decimal(contracts or open_))
    return CloseRequest(
        close_id=CLOSE,
        position=key(wire_id),
        instrument=BTC,
        side=Side.LONG,
        whole=contracts is None,
        quantity=size,
        position_quantity=Quantity(Decimal(open_)),
        pricing=pricing or AtMarket(),
        cancel_working_orders=False,
    )


@pytest.mark.parametrize(
    ("golden", "asked"),
    [
        ("close_market", request()),
        ("close_partial", request("3", wire_id=ETH_SHORT, open_="15")),
        ("close_limit", request("4", at("86500"))),
    ],
)
def test_a_close_is_written_as_the_document_writes_it(golden: str, asked: CloseRequest) -> None:
    call = encode_close(asked)
    assert (call.method, call.path) == ("DELETE", "/v1/perpum/positions")
    assert call.body.decode() == frames("coinw", golden, ">")[0]
    assert call.digest == hashlib.sha256(b"DELETE/v1/perpum/positions" + call.body).hexdigest()


def test_a_whole_close_says_all_at_a_limit_too() -> None:
    body = encode_close(request(pricing=at("86500.10"))).body.decode()
    assert body == (
        f'{{"id":"{BTC_LONG}","positionType":"plan","closeRate":"1","orderPrice":"86500.1"}}'
    )


def test_a_cap_is_a_close_at_the_worst_price() -> None:
    worst = WorstPrice(Price(Decimal("85435")), Price(Decimal("85520.1")), "best bid", Decimal(85))
    body = encode_close(request("4", worst)).body.decode()
    assert body == (
        f'{{"id":"{BTC_LONG}","positionType":"plan","closeNum":"4","orderPrice":"85435"}}'
    )


@pytest.mark.parametrize("contracts", ["0", "-1", "0.5", "9", "NaN", "Infinity"])
def test_only_whole_contracts_up_to_the_open_size_are_asked_for(contracts: str) -> None:
    with pytest.raises(Denied, match="Nothing was sent"):
        encode_close(request(contracts))


@pytest.mark.parametrize("text", ["0", "-1", "86500.05", "NaN", "Infinity"])
def test_a_price_off_the_grid_is_not_sent(text: str) -> None:
    with pytest.raises(Denied, match="Nothing was sent"):
        encode_close(request("4", AtLimit(Price(Decimal(text)))))


def test_a_cancel_is_written_as_the_document_writes_it() -> None:
    call = encode_cancel(LIMIT_ORDER)
    assert (call.method, call.path) == ("DELETE", "/v1/perpum/order")
    assert call.body.decode() == frames("coinw", "cancel_order", ">")[0]
    batch = encode_cancel_batch([LIMIT_ORDER], "plan")
    assert batch.body == b'{"sourceIds":["33308900000000003"],"posType":"plan"}'


def good(data: str) -> bytes:
    return f'{{"code":0,"data":{data},"msg":""}}'.encode()


@pytest.mark.parametrize(
    "data",
    [
        '{"value":33308750217533160}',
        '{"value":"33308750217533160"}',
        "33308750217533160",
        '"33308750217533160"',
    ],
)
def test_the_order_id_is_read_from_every_shape_that_is_on_record(data: str) -> None:
    # A float cannot tell this id from its neighbour.
    assert decode_close(200, good(data)) == "33308750217533160"
    near = data.replace("160", "161")
    assert decode_close(200, good(near)) == "33308750217533161"


@pytest.mark.parametrize("data", ["null", "{}", '{"value":null}', '""', "[1]", "3.33e16", "0"])
def test_an_acceptance_without_an_order_id_is_an_acceptance(data: str) -> None:
    assert decode_close(200, good(data)) is None


@pytest.mark.parametrize(
    "body",
    [
        '{"code":"0","data":1}',
        '{"code":200,"data":1}',
        '{"code":"200","data":1,"ts":1}',
        '{"code":0,"data":1,"msg":null,"success":true}',
    ],
)
def test_all_ways_to_say_yes(body: str) -> None:
    assert decode_close(200, body.encode()) == "1"


REFUSALS = [line.split(" ", 1) for line in frames("coinw", "errors") if not line.startswith("500")]


@pytest.mark.parametrize(("status", "body"), REFUSALS, ids=[body[8:13] for _, body in REFUSALS])
def test_a_code_that_is_not_zero_is_a_refusal_whatever_the_status(status: str, body: str) -> None:
    with pytest.raises(Refused) as caught:
        decode_mutation(int(status), body.encode())
    assert caught.value.code in body
    assert "open" in caught.value.reason


@pytest.mark.parametrize(("status", "body"), REFUSALS, ids=[body[8:13] for _, body in REFUSALS])
def test_a_refused_read_speaks_of_reading_and_asks_for_no_press(status: str, body: str) -> None:
    with pytest.raises(Refused) as caught:
        decode_read(int(status), body.encode())
    assert "Nothing could be read." in caught.value.reason
    assert "press" not in caught.value.reason
    assert "open" not in caught.value.reason


def test_a_refusal_without_permission_hides_its_words_elsewhere() -> None:
    body = frames("coinw", "errors", "<")[1].split(" ", 1)[1]
    with pytest.raises(Refused) as caught:
        decode_mutation(200, body.encode())
    assert (caught.value.code, caught.value.words) == ("6003", "require more permission")
    assert "Futures permission" in caught.value.reason


def test_too_many_calls_are_a_refusal_whatever_the_body() -> None:
    with pytest.raises(Refused) as caught:
        decode_mutation(429, b"<html>Too many requests</html>")
    assert caught.value.code == "429"


@pytest.mark.parametrize("status", [401, 403])
@pytest.mark.parametrize("body", [b"<html>Forbidden</html>", b"", b'{"code":403,"msg":"no"}'])
def test_who_is_not_let_in_has_done_nothing_and_is_told_what_to_check(
    status: int, body: bytes
) -> None:
    with pytest.raises(Refused, match=r"Nothing was done; still open\. Check the key"):
        decode_mutation(status, body)
    with pytest.raises(Refused, match=r"Nothing could be read\. Check the key"):
        decode_read(status, body)


UNKNOWN = {
    "the venue's server error": (500, '{"code":500,"msg":"Internal server error"}'),
    "the same with a good status": (200, '{"code":500,"msg":"Internal server error"}'),
    "any code with a bad status": (503, '{"code":9001,"msg":"x"}'),
    "a good code with a bad status": (404, '{"code":0,"data":1}'),
    "a page of the network before it": (502, "<html>Bad gateway</html>"),
    "a page that is not found": (404, "<html>Not found</html>"),
    "a redirect": (302, ""),
    "nothing": (200, ""),
    "half an answer": (200, '{"code":0,"da'),
    "another format": (200, '{"status":"ok"}'),
    "not UTF-8": (200, "\udcff"),
}


@pytest.mark.parametrize("name", UNKNOWN)
def test_the_outcome_is_unknown_after(name: str) -> None:
    status, body = UNKNOWN[name]
    with pytest.raises(OutcomeUnknown, match="look at the position"):
        decode_close(status, body.encode("utf-8", "surrogateescape"))


NOON = 1764028830 * 10**9


def test_an_unknown_refusal_after_a_settlement_is_probably_the_funding_pause() -> None:
    error = explain_refusal(
        Refused("99080", "Funding settlement in progress"),
        "BTC long 8",
        pause_until=NOON,  # type: ignore[arg-type]
        copied=True,
    )
    assert "Probably the funding pause" in error.reason
    assert "Press again after 00:00:30 UTC" in error.reason
    assert error.words == "Funding settlement in progress"


def test_a_known_refusal_is_never_taken_for_the_funding_pause() -> None:
    error = Refused("6001", "invalid signature", "the signature is wrong")
    told = explain_refusal(error, "BTC long 8", pause_until=NOON, copied=True)  # type: ignore[arg-type]
    assert told is error


def test_an_unknown_refusal_of_a_copied_row_points_to_the_app() -> None:
    error = explain_refusal(
        Refused("99081", "not allowed"), "XRP long 40", pause_until=None, copied=True
    )
    assert "CoinW app" in error.reason
