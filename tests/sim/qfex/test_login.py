"""Logging in: signatures, nonces, shapes of the answer, and what nobody may do before."""

import asyncio
import json

import pytest
from websockets.exceptions import ConnectionClosedError, InvalidStatus

from app.sim.qfex import AuthReply
from app.sim.qfex.signing import Gatekeeper, NotAuthenticated, Signature
from app.sim.venue import World
from tests.sim.qfex.trader import Desk, signed, signed_headers

NONCE = "00112233445566778899aabbccddeeff"
VECTORS = [
    (
        "qfex_secret_demo_0001",
        NONCE,
        "235369a959ada9e2f1cf8705d2e581203cb3753664ee19cbc9a2fa64e8f9c207",
    ),
    (
        "000102030405060708090a0b0c0d0e0f",
        "c0ffee00c0ffee00c0ffee00c0ffee00",
        "83a6fa4f0698f45c6e86a10b638b9ce3dad87cf5f2d4d77028e48bc9ed5edda6",
    ),
]


@pytest.mark.parametrize(("secret", "nonce", "signature"), VECTORS)
def test_the_worked_vectors_of_the_documents_open_the_door(
    secret: str, nonce: str, signature: str
) -> None:
    gatekeeper = Gatekeeper({"key": secret}, now=lambda: 1_760_545_414.0)
    assert gatekeeper.admit(Signature("key", nonce, 1_760_545_414, signature)) == "key"


def test_a_nonce_counts_once_in_fifteen_minutes() -> None:
    secret, nonce, signature = VECTORS[0]
    now = [1_760_545_414.0]
    gatekeeper = Gatekeeper({"key": secret}, now=lambda: now[0])
    shown = Signature("key", nonce, 1_760_545_414, signature)
    gatekeeper.admit(shown)
    now[0] += 899
    with pytest.raises(NotAuthenticated, match="nonce already used"):
        gatekeeper.admit(shown)


@pytest.mark.parametrize("seconds", [-901, 901])
def test_a_clock_that_is_far_off_is_refused(seconds: int) -> None:
    secret, nonce, signature = VECTORS[0]
    gatekeeper = Gatekeeper({"key": secret}, now=lambda: 1_760_545_414.0 + seconds)
    with pytest.raises(NotAuthenticated, match="timestamp"):
        gatekeeper.admit(Signature("key", nonce, 1_760_545_414, signature))


@pytest.mark.parametrize("stamp", ["1760545414", 1_760_545_414.0, True, None])
def test_the_timestamp_is_a_whole_number_and_no_text(stamp: object) -> None:
    secret, nonce, signature = VECTORS[0]
    gatekeeper = Gatekeeper({"key": secret}, now=lambda: 1_760_545_414.0)
    with pytest.raises(NotAuthenticated, match="unix_ts"):
        gatekeeper.admit(Signature("key", nonce, stamp, signature))


async def test_a_second_login_is_an_error_and_the_session_stays_usable(desk: Desk) -> None:
    trader = await desk.trader()
    await trader.send("auth", hmac=signed(desk.offer))
    assert (await trader.until("err"))["error_code"] == "AlreadyAuthenticated"
    await trader.send("get_user_orders")
    assert await trader.until("all_orders_response")


async def test_wrong_credentials_fail_the_login_and_a_right_one_may_follow(desk: Desk) -> None:
    trader, refused = await desk.socket(), {"authenticated": False}
    used = signed(desk.offer)
    for params in (
        {"hmac": signed(desk.offer, secret="another")},
        {"hmac": {**signed(desk.offer), "public_key": "unknown"}},
        {"hmac": {**used, "signature": used["signature"].upper()}},
        {"hmac": signed(desk.offer), "account_id": "not-an-account"},
        {"api_key": desk.offer.fields["public_key"]},
        {"jwt": "e30.e30.e30"},
        {},
    ):
        await trader.send("auth", **params)
        assert await trader.next() == refused
    await trader.send("auth", hmac=used)
    assert await trader.next() == {"authenticated": True}
    other = await desk.socket()
    await other.send("auth", hmac=used)
    assert await other.next() == refused


@pytest.mark.parametrize(
    ("reply", "frame"),
    [
        (AuthReply.RESULT, {"type": "auth", "result": "success"}),
        (AuthReply.TYPE, {"type": "authenticated"}),
    ],
)
async def test_the_older_shapes_of_success_can_be_chosen(
    desk: Desk, reply: AuthReply, frame: object
) -> None:
    desk.venue.switches.auth_reply = reply
    trader = await desk.socket()
    await trader.send("auth", hmac=signed(desk.offer))
    assert await trader.next() == frame


async def test_a_command_before_login_is_denied_noted_and_without_effect(
    desk: Desk, world: World
) -> None:
    trader = await desk.socket()
    await trader.close_position("AAPL-USD", "early")
    error = await trader.until("err")
    assert error["error_code"] == "PermissionDenied"
    assert error["incoming_message"]["params"]["client_order_id"] == "early"
    assert len(world.received.rows()) == 1
    assert desk.size("AAPL-USD") == "4"


async def test_who_does_not_log_in_in_time_is_closed(desk: Desk) -> None:
    desk.venue.switches.auth_deadline_s = 0.05
    trader = await desk.socket()
    with pytest.raises(ConnectionClosedError) as closed:
        await trader.next()
    assert closed.value.rcvd is not None
    assert closed.value.rcvd.code == 1008


async def test_the_upgrade_may_carry_the_key_or_signed_headers_but_no_wrong_ones(
    desk: Desk,
) -> None:
    trader = await desk.socket(**signed_headers(desk.offer))
    await trader.send("auth", hmac=signed(desk.offer))
    assert await trader.next() == {"authenticated": True}
    with pytest.raises(InvalidStatus) as refused:
        await desk.socket(**signed_headers(desk.offer, **{"x-qfex-hmac-signature": "0" * 64}))
    assert refused.value.response.status_code == 401


async def test_the_frames_of_one_connection_are_taken_in_order(desk: Desk) -> None:
    trader = await desk.socket()
    await trader.send("auth", hmac=signed(desk.offer))
    await trader.send("subscribe", channels=["order_responses"])
    await trader.close_position("GOLD-USD", "at once")
    assert await trader.next() == {"authenticated": True}
    assert await trader.next() == {"subscribed": "order_responses"}
    assert (await trader.next())["order_response"]["status"] == "ACK"


async def test_what_is_no_json_or_no_command_is_an_error_with_its_echo(desk: Desk) -> None:
    trader = await desk.trader()
    for frame in ("{", "[1]", '{"type":"add_order","params":{"quantity":NaN}}'):
        await trader.socket.send(frame)
        assert (await trader.until("err"))["error_code"] == "InvalidJSONFormat"
    await trader.send("make_coffee", cups=1)
    echo = {"type": "make_coffee", "params": {"cups": 1}}
    assert (await trader.until("err"))["incoming_message"] == echo
    await trader.send("subscribe", channels=["gossip"])
    assert (await trader.until("err"))["error_code"] == "InvalidParameter"


async def test_the_rate_limit_weighs_messages_and_keeps_cancels_apart(desk: Desk) -> None:
    desk.venue.switches.rate_limit = 11.0
    trader = await desk.trader("order_responses")
    for _ in range(3):
        await trader.send("get_user_orders")
    await trader.until("all_orders_response")
    await trader.until("all_orders_response")
    assert (await trader.until("err"))["error_code"] == "RateLimited"
    await trader.send("cancel_order", symbol="AAPL-USD", order_id="none")
    assert (await trader.until("order_response"))["status"] == "NO_SUCH_ORDER"


async def test_the_limit_is_the_users_over_all_connections(desk: Desk) -> None:
    desk.venue.switches.rate_limit = 9.0
    first, second = await asyncio.gather(desk.trader(), desk.trader())
    await first.send("get_user_orders")
    await first.until("all_orders_response")
    await second.send("get_user_orders")
    assert json.dumps(await second.until("err")).count("RateLimited") == 1
