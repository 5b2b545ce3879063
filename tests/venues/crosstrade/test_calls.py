"""What leaves for CrossTrade when a trader closes: the bytes, and what can never leave."""

import json
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from app.domain.capability import Guard
from app.domain.errors import Denied
from app.domain.ids import PositionKey
from app.domain.intent import Share
from app.domain.money import ZERO
from app.domain.position import Position, Side
from app.domain.sizing import size_close
from app.venues.catalog import open_session
from app.venues.crosstrade import codec
from app.venues.crosstrade.ability import capability
from app.venues.crosstrade.codec import encode_cancel, encode_cancel_all, encode_close
from app.venues.crosstrade.place import Place, account_path
from app.venues.crosstrade.wire import CancelBody, CloseBody, PlaceBody
from tests.support.build import intent
from tests.support.crosstrade_house import (
    ACCOUNT,
    CLOSE,
    ES,
    MNQ_SHORT,
    House,
    at,
    capped_at,
    close_request,
    config,
)
from tests.support.golden import frames
from tests.support.scripted_crosstrade import TOKEN
from tests.support.virtual import EPOCH
from tests.venues.crosstrade.conftest import around

ABLE = capability(allow_guarded=True, whole_only=False, knows_tick=True, stale_s=5.0, follow_s=2.0)


@pytest.mark.parametrize(
    ("golden", "request_"),
    [
        ("close_full", close_request()),
        (
            "close_partial",
            close_request("1", wire_id=MNQ_SHORT, of="3", side=Side.SHORT),
        ),
        ("place_limit_close", close_request(pricing=at("6715.25"))),
    ],
)
def test_a_close_is_byte_for_byte_the_documented_call(golden: str, request_: object) -> None:
    call = encode_close(request_)  # type: ignore[arg-type]
    assert [call.target] == frames("crosstrade", golden, "POST")
    assert [call.body.decode()] == frames("crosstrade", golden, ">")


def test_cancels_are_byte_for_byte_the_documented_calls() -> None:
    one = encode_cancel("Sim101", "7c1f0a52d1f84b0e9c55e0a1b2c3d4e5")
    assert [one.target] == frames("crosstrade", "cancel_order", "POST")
    assert [one.body.decode()] == frames("crosstrade", "cancel_order", ">")
    every = encode_cancel_all(Place("Sim101", "ES 12-26"))
    assert [every.target] == frames("crosstrade", "cancel_orders_instrument", "POST")
    assert [every.body.decode()] == frames("crosstrade", "cancel_orders_instrument", ">")


def test_a_short_is_bought_back_and_requires_that_it_is_still_short() -> None:
    request = close_request("2", at("6700"), of="3", side=Side.SHORT)
    body = json.loads(encode_close(request).body)
    assert (body["action"], body["requireMarketPosition"]) == ("BUY", "short")
    assert (body["quantity"], body["limitPrice"]) == (2, 6700)


def test_a_cap_is_a_limit_order_at_the_worst_price_with_our_id_and_the_side_required() -> None:
    body = json.loads(encode_close(close_request("3", capped_at("6709.50"))).body)
    assert body == {
        "instrument": "ES 12-26",
        "action": "SELL",
        "quantity": 3,
        "limitPrice": 6709.5,
        "orderId": CLOSE,
        "requireMarketPosition": "long",
        "orderType": "LIMIT",
        "timeInForce": "DAY",
    }


def test_a_share_is_whole_contracts_rounded_down_and_at_least_one() -> None:
    assert ABLE.share_at_least_one
    held = Position(
        key=PositionKey(ACCOUNT, "Sim101/ES 12-26"),
        instrument=ES,
        side=Side.LONG,
        quantity=close_request(of="5").quantity,
        average_price=None,
        mark=None,
        profit=None,
        seen_at=EPOCH,
    )
    sizes = []
    for ratio in (Fraction(1, 2), Fraction(7, 100), Fraction(99, 100)):
        request = size_close(intent(held, Share(ratio)), held, ZERO, ABLE, None, EPOCH)
        sizes.append(json.loads(encode_close(request).body))
    assert sizes == [{"instrument": "ES 12-26", "quantity": n} for n in (2, 1, 4)]


@pytest.mark.parametrize("contracts", ["0.5", "1.5", "5", "-1"])
def test_what_is_not_a_whole_part_of_the_position_is_not_sent(contracts: str) -> None:
    with pytest.raises(Denied) as denied:
        encode_close(close_request(contracts))
    assert denied.value.code == "bad_amount"
    assert "Nothing was sent" in denied.value.reason


@pytest.mark.parametrize("price", ["6715.30", "0", "NaN"])
def test_a_price_off_the_tick_is_not_sent(price: str) -> None:
    with pytest.raises(Denied) as denied:
        encode_close(close_request(pricing=at(price)))
    assert denied.value.code == "off_tick"


@pytest.mark.parametrize("wire_id", ["", "/", "Sim101/", "/ES 12-26", "  / ", "ES 12-26"])
def test_a_close_without_account_or_instrument_cannot_be_built(wire_id: str) -> None:
    with pytest.raises(Denied) as denied:
        encode_close(close_request(wire_id=wire_id))
    assert denied.value.code == "no_name"


def test_no_value_that_the_venue_takes_for_everything_can_be_made() -> None:
    for account, instrument in (("", "ES 12-26"), ("Sim101", ""), (" ", " ")):
        with pytest.raises(ValueError, match="expected"):
            Place(account, instrument)
    for quantity in (0, -1):
        with pytest.raises(ValueError, match="at least one"):
            CloseBody("ES 12-26", quantity)
        with pytest.raises(ValueError, match="at least one"):
            PlaceBody("ES 12-26", "SELL", quantity, Decimal(1), CLOSE, "long")
    for make in (CloseBody, CancelBody):
        with pytest.raises(ValueError, match="instrument"):
            make("  ")
    for order_id in ("", " "):
        with pytest.raises(ValueError, match="order id"):
            encode_cancel("Sim101", order_id)
    with pytest.raises(ValueError, match="account"):
        encode_cancel("", "7c1f")


def test_the_calls_that_could_close_or_cancel_everything_are_written_nowhere() -> None:
    folder = Path(codec.__file__).parent
    for file in folder.glob("*.py"):
        text = file.read_text(encoding="utf-8")
        for call in (
            "positions/flatten",
            "cancelall",
            "FlattenEverything",
            'reverse"',
            'percent"',
        ):
            assert call not in text, f"{call} in {file.name}"


def test_reserved_characters_in_account_names_are_escaped() -> None:
    assert account_path("APEX 1!a#b/c?") == "/v1/api/accounts/APEX%201%21a%23b%2Fc%3F"
    place = Place.of(PositionKey(ACCOUNT, "A/B 1/ES 12-26"))
    assert (place.account, place.instrument) == ("A/B 1", "ES 12-26")


async def test_the_preview_is_what_is_sent_and_shows_no_token(house: House) -> None:
    request = close_request("2", cancel_working_orders=True)
    shown = house.session.prepare_close(request).preview
    assert shown.method == "POST"
    assert shown.address == f"{house.endpoints['rest']}/v1/api/accounts/Sim101/positions/close"
    assert shown.body == '{"instrument":"ES 12-26","quantity":2}'
    assert ("Authorization", "Bearer ••••••••") in shown.headers
    assert TOKEN not in repr(shown)
    assert shown.also == ('POST /v1/api/accounts/Sim101/orders/cancel {"instrument":"ES 12-26"}',)
    again = house.session.prepare_close(request).preview
    other = house.session.prepare_close(close_request("3")).preview
    assert shown.digest == again.digest != other.digest
    assert house.venue.asked == []


async def test_prices_are_guarded_by_us_and_off_until_the_account_allows_them(
    house: House,
) -> None:
    careful = open_session(config(house.endpoints, allow_guarded=False), around(house))
    able = careful.capability_of()
    assert (able.limit.guard, able.limit.allowed) == (Guard.GUARDED, False)
    assert (able.capped.guard, able.capped.allowed) == (Guard.GUARDED, False)
    assert able.full.guard is able.quantity.guard is able.share.guard is Guard.NATIVE
    with pytest.raises(Denied, match="does not allow"):
        careful.prepare_close(close_request(pricing=at("6715.25")))
    assert house.session.capability_of().limit.allowed
    assert able.cancel_rest_after_s == 2.0
    assert able.reverse.guard is Guard.IMPOSSIBLE


@pytest.mark.parametrize("account", ["Sim101", "APEX-12/34!Apex #1", "50%"])
@pytest.mark.parametrize("instrument", ["ES 12-26", "EUR/USD", "A%2FB 100%", "^VIX", "A&B #1"])
def test_a_position_is_asked_for_by_the_names_that_its_row_had(
    account: str, instrument: str
) -> None:
    """A slash in either must not make them another account and another instrument."""
    place = Place(account, instrument)
    assert Place.of(place.key(ACCOUNT)) == place
    call = encode_close(close_request(wire_id=place.key(ACCOUNT).wire_id))
    assert call.target == f"{account_path(account)}/positions/close"
    assert json.loads(call.body) == {"instrument": instrument}


def test_the_names_of_a_future_stand_in_its_id_as_they_are() -> None:
    assert Place("APEX-12/34", "ES 12-26").key(ACCOUNT).wire_id == "APEX-12/34/ES 12-26"
