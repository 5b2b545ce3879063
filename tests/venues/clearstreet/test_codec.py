"""What a close looks like on Clear Street's wire, and what an answer proves."""

import hashlib
import json
from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.domain.errors import Denied, OutcomeUnknown, Refused, WireError
from app.domain.position import Side
from app.venues.clearstreet.codec import (
    decode_mutation,
    decode_orders,
    decode_read,
    encode_cancel,
    encode_close,
)
from tests.support.exchanges import exchanges
from tests.venues.clearstreet.house import AAPL, at_limit, capped, request


def test_a_whole_close_at_market_is_the_venues_own_call() -> None:
    recorded = exchanges("clearstreet", "close_whole")[0]
    call = encode_close(request())
    assert (call.method, call.path, call.body.decode()) == (
        recorded.method,
        recorded.target,
        recorded.body,
    )
    whole = call.method.encode() + call.path.encode() + call.body
    assert call.digest == hashlib.sha256(whole).hexdigest()


def test_it_always_says_whether_orders_are_cancelled_because_the_default_is_unknown() -> None:
    assert encode_close(request(cancel=False)).body == b'{"cancel_orders":false}'


def test_a_capped_part_is_a_limit_that_ends_at_once_with_our_id_and_marked_as_closing() -> None:
    recorded = exchanges("clearstreet", "close_capped")[0]
    call = encode_close(request(capped("209.90"), part="60"))
    assert (call.method, call.path) == (recorded.method, recorded.target)
    (sent,), (wanted,) = json.loads(call.body), json.loads(recorded.body)
    assert Decimal(sent.pop("limit_price")) == Decimal(wanted.pop("limit_price"))
    assert sent == wanted


def test_a_part_at_market_is_a_day_order_and_a_short_is_bought_back() -> None:
    call = encode_close(request(part="45", size="50", side=Side.SHORT))
    (order,) = json.loads(call.body)
    assert (order["order_type"], order["time_in_force"]) == ("MARKET", "DAY")
    assert (order["side"], order["quantity"]) == ("BUY", "45")
    assert "limit_price" not in order


def test_a_limit_rests_for_the_day_and_outside_regular_hours_only_if_marked() -> None:
    (day,) = json.loads(encode_close(request(at_limit("212.50"), part="10")).body)
    assert (day["order_type"], day["time_in_force"]) == ("LIMIT", "DAY")
    assert (day["limit_price"], "extended_hours" in day) == ("212.5", False)
    early = encode_close(request(at_limit("212.5"), part="10"), extended_hours=True)
    assert json.loads(early.body)[0]["extended_hours"] is True


def test_a_market_order_is_never_marked_for_extended_hours() -> None:
    call = encode_close(request(part="10"), extended_hours=True)
    assert "extended_hours" not in json.loads(call.body)[0]


@given(st.text())
@example("")
@example("50231/")
@example("50231/ ")
@example("50231/..")
@example("/" + AAPL)
@example(f"50231/{AAPL}/")
@example("50231")
@example("0/" + AAPL)
def test_no_text_makes_a_close_that_would_close_everything(wire_id: str) -> None:
    with suppress(Denied):
        path = encode_close(request(wire_id=wire_id)).path
        account, instrument = wire_id.split("/")
        assert path == f"/v1/accounts/{int(account)}/positions/{instrument.lower()}"
        assert len(instrument) == 36


@pytest.mark.parametrize("wire_id", ["", "50231/", "50231/ ", "50231", f"/{AAPL}", "50231/AAPL"])
def test_a_position_without_account_or_uuid_is_denied(wire_id: str) -> None:
    with pytest.raises(Denied) as denied:
        encode_close(request(wire_id=wire_id))
    assert denied.value.code == "no_instrument_id"


@pytest.mark.parametrize("order_id", ["", " ", ".", "..", "/"])
def test_a_cancel_without_an_id_would_cancel_everything_and_is_denied(order_id: str) -> None:
    with pytest.raises(Denied):
        encode_cancel(50231, order_id)


@pytest.mark.parametrize("part", ["0", "-1", "121", "1.5", "NaN"])
def test_a_size_that_is_not_held_or_off_the_lot_grid_is_denied(part: str) -> None:
    with pytest.raises(Denied, match="steps of 1"):
        encode_close(request(part=part))


@pytest.mark.parametrize("price", ["0", "-1", "NaN"])
def test_a_price_that_is_none_is_denied(price: str) -> None:
    with pytest.raises(Denied, match="price above zero"):
        encode_close(request(at_limit(price), part="1"))


REFUSALS = {
    400: ("400", "Failed to parse"),
    401: ("401", "does not accept the API key"),
    403: ("403", "may not do that in this account"),
    422: ("422", "missing field `order_type`"),
    429: ("429", "too many calls"),
}


@pytest.mark.parametrize("status", REFUSALS)
def test_a_refusal_in_the_venues_envelope_is_a_refusal(status: int) -> None:
    recorded = next(e for e in exchanges("clearstreet", "errors") if e.status == status)
    with pytest.raises(Refused) as refused:
        decode_mutation(status, recorded.answer.encode())
    code, said = REFUSALS[status]
    assert refused.value.code == code
    assert said in refused.value.reason


def test_a_risk_refusal_has_its_machine_code_and_tells_what_to_do() -> None:
    recorded = exchanges("clearstreet", "errors")[1]
    with pytest.raises(Refused) as refused:
        decode_mutation(400, recorded.answer.encode())
    assert refused.value.code == "SELF_MATCH"
    assert refused.value.words == "Risk check failed: Self-Match: would cross own orders"
    assert "Cancel the orders in this instrument" in refused.value.reason


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("BUYING_POWER", "buying power"),
        ("INVALID_TICK_SIZE", "price grid"),
        ("SUB_PENNY", "price grid"),
        ("LIQUIDATION_ONLY_ACCOUNT", "only be reduced"),
        ("INSUFFICIENT_POSITION", "Less is held"),
        ("INSUFFICIENT_LOCATE_INVENTORY", "short sale"),
        ("UNSUPPORTED_SECURITY", "no such order"),
        ("OPTIONS_LEVEL_EXCEEDED", "options level"),
        ("DUPLICATE_INSTRUCTION", "exercise instruction"),
        ("DNE_NOT_ON_EXPIRY", "do-not-exercise"),
        ("CEA_NOT_ON_EXPIRY", "contrary exercise advice"),
        ("EXERCISE_PAST_CUTOFF", "cut-off for exercise"),
        ("MOON_PHASE", "Risk check failed (code MOON_PHASE)"),
    ],
)
def test_each_known_code_has_its_sentence_and_an_unknown_one_is_shown_raw(
    code: str, said: str
) -> None:
    body = {"error": {"code": 400, "message": "Risk check failed", "details": [{"reason": code}]}}
    with pytest.raises(Refused) as refused:
        decode_mutation(400, json.dumps(body).encode())
    assert refused.value.code == code
    assert said in refused.value.reason


@pytest.mark.parametrize("details", [None, "text", ["text"], {"reason": "X"}, [{"odd": 1}]])
def test_details_of_any_shape_leave_the_message_as_it_is(details: object) -> None:
    body = {"error": {"code": 400, "message": "Risk check failed", "details": details}}
    with pytest.raises(Refused, match="refused: Risk check failed \\(code 400\\)"):
        decode_mutation(400, json.dumps(body).encode())


def test_a_code_that_is_not_known_is_shown_with_its_description() -> None:
    details = [{"type": "MOON_PHASE", "description": "Moon: 0.7 > 0.5"}]
    body = {"error": {"code": 400, "message": "Risk check failed", "details": details}}
    with pytest.raises(Refused, match="Risk check failed: Moon: 0.7 > 0.5"):
        decode_mutation(400, json.dumps(body).encode())


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ("unknown field `position_intent`", "without the mark it could open the other side"),
        ("invalid time_in_force", "Use a limit"),
        ("order_type Stop is not allowed for security_type Option", "this kind of order"),
        ("Invalid limit price: must be positive", "does not take this price"),
        ("Failed to deserialize: [0]: missing field `order_type`", "could not read the request"),
        ("Failed to parse the request body as JSON", "could not read the request"),
        ("Market orders are not taken outside regular trading hours", "Wait for the opening"),
        ("The market is closed", "Wait for the opening"),
    ],
)
def test_where_only_words_come_the_words_are_explained(message: str, said: str) -> None:
    body = json.dumps({"error": {"code": 422, "message": message}}).encode()
    with pytest.raises(Refused) as refused:
        decode_mutation(422, body)
    assert said in refused.value.reason
    assert message in refused.value.reason


@pytest.mark.parametrize("status", [400, 404])
def test_an_instrument_that_is_not_known_is_no_position_that_is_gone(status: int) -> None:
    body = json.dumps({"error": {"code": status, "message": "Instrument not found: AAP"}}).encode()
    with pytest.raises(Refused, match="does not know this instrument"):
        decode_mutation(status, body)


def test_a_bare_error_body_is_an_error_too() -> None:
    with pytest.raises(Refused, match="may not do that"):
        decode_mutation(403, b'{"code":403,"message":"no","details":[]}')


def test_a_plain_text_401_is_believed_and_other_foreign_pages_are_not() -> None:
    with pytest.raises(Refused):
        decode_mutation(401, b"Unauthorized")
    for status in (400, 403, 404, 502):
        with pytest.raises(OutcomeUnknown):
            decode_mutation(status, b"<html><body>proxy</body></html>")


@pytest.mark.parametrize("status", [301, 408, 409, 500, 502, 503])
def test_timeouts_conflicts_redirects_and_server_errors_prove_nothing(status: int) -> None:
    body = json.dumps({"error": {"code": status, "message": "something"}}).encode()
    with pytest.raises(OutcomeUnknown):
        decode_mutation(status, body)


@pytest.mark.parametrize(
    "message",
    [
        "Duplicate order id",
        "An order with this id already exists",
        "id was already used",
        "id must be unique per account",
        "rejected: existing_id=019d0a3e",
    ],
)
def test_a_duplicate_id_means_that_an_order_exists_and_is_looked_for(message: str) -> None:
    body = json.dumps({"error": {"code": 422, "message": message}}).encode()
    with pytest.raises(OutcomeUnknown, match="looked for"):
        decode_mutation(422, body)


def test_an_error_inside_a_good_answer_refuses_by_its_own_code() -> None:
    with pytest.raises(Refused):
        decode_mutation(200, b'{"error":{"code":400,"message":"no"}}')
    with pytest.raises(Refused, match="no"):
        decode_mutation(200, b'{"data":[ ],"error":{"code":400,"message":"no"}}')
    with pytest.raises(OutcomeUnknown):
        decode_mutation(200, b'{"error":{"message":"odd"}}')


def test_half_an_answer_and_orders_that_cannot_be_read_leave_a_doubt() -> None:
    body = exchanges("clearstreet", "close_whole")[0].answer.encode()
    assert len(decode_orders(200, body)) == 1
    with pytest.raises(OutcomeUnknown):
        decode_orders(200, body[:200])
    with pytest.raises(OutcomeUnknown, match="row 1"):
        decode_orders(200, b'{"data":[{"id":5}]}')


def test_a_read_that_is_no_envelope_says_so() -> None:
    with pytest.raises(WireError, match="HTTP 404"):
        decode_read(404, b"<html></html>")
    with pytest.raises(Refused):
        decode_read(404, b'{"error":{"code":404,"message":"gone"}}')
