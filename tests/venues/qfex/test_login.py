"""Logging in at QFEX: the signature, the shapes of success and refusal, what must be confirmed."""

import asyncio
import re

import pytest

from app.domain.errors import Misconfigured, NoLink, SessionLost
from app.domain.report import LinkState
from app.venues.qfex.auth import Key, key_of, rest_headers, sign
from app.venues.qfex.codec import encode_auth
from tests.support.golden import frames
from tests.venues.qfex.conftest import House

DEMO = Key("qfex_pub_demo_0001", "qfex_secret_demo_0001")
NONCE = "00112233445566778899aabbccddeeff"
UNIX_TS = 1760545414


def test_the_signature_is_the_one_the_venue_publishes() -> None:
    assert (
        sign(DEMO, nonce=NONCE, unix_ts=UNIX_TS)
        == "235369a959ada9e2f1cf8705d2e581203cb3753664ee19cbc9a2fa64e8f9c207"
    )


def test_a_secret_that_looks_like_hex_is_used_as_it_stands() -> None:
    key = Key("qfex_pub_demo_0002", "000102030405060708090a0b0c0d0e0f")
    assert (
        sign(key, nonce="c0ffee00c0ffee00c0ffee00c0ffee00", unix_ts=UNIX_TS)
        == "83a6fa4f0698f45c6e86a10b638b9ce3dad87cf5f2d4d77028e48bc9ed5edda6"
    )


def test_the_login_frame_is_the_golden_one_with_and_without_a_sub_account() -> None:
    plain, for_sub_account = frames("qfex", "login", ">")
    sub = Key(DEMO.public, DEMO.secret, "11111111-1111-1111-1111-111111111111")
    assert encode_auth(DEMO, nonce=NONCE, unix_ts=UNIX_TS) == plain
    assert encode_auth(sub, nonce=NONCE, unix_ts=UNIX_TS) == for_sub_account


def test_rest_is_signed_the_same_way_with_the_time_as_text() -> None:
    sub = Key(DEMO.public, DEMO.secret, "11111111-1111-1111-1111-111111111111")
    assert rest_headers(sub, nonce=NONCE, unix_ts=UNIX_TS) == {
        "x-qfex-public-key": "qfex_pub_demo_0001",
        "x-qfex-hmac-signature": "235369a959ada9e2f1cf8705d2e581203cb3753664ee19cbc9a2fa64e8f9c207",
        "x-qfex-nonce": NONCE,
        "x-qfex-timestamp": "1760545414",
        "x-qfex-requested-account-id": "11111111-1111-1111-1111-111111111111",
    }


def test_neither_a_key_nor_a_session_shows_its_secret() -> None:
    assert "secret_demo" not in repr(DEMO)


@pytest.mark.parametrize(
    "success",
    [
        '{"authenticated":true}',
        '{"type":"auth","result":"success"}',
        '{"type":"authenticated"}',
        '{"authenticated":{"user_id":"x"}}',
    ],
)
async def test_every_known_shape_of_success_logs_in(house: House, success: str) -> None:
    house.venue.on["auth"] = lambda _: [success]
    async with house.connected():
        assert house.venue.paths == ["/?api_key=qfex_pub_demo_0001"]
        assert [frame["type"] for frame in house.venue.asked[:2]] == ["auth", "subscribe"]


@pytest.mark.parametrize(
    "refusal",
    [
        '{"authenticated":false}',
        '{"type":"auth","result":"failure"}',
        '{"authenticated":{"success":false}}',
        '{"authenticated":{"error":"nonce reused"}}',
        '{"type":"authenticated","success":false}',
        '{"type":"authenticated","error":"nonce reused"}',
        '{"err":{"error_code":"PermissionDenied","message":"no","incoming_message":null}}',
        '{"type":"Err","error_code":"InvalidParameter","message":"no"}',
    ],
)
async def test_every_shape_of_refusal_ends_the_session_for_good(
    house: House, refusal: str
) -> None:
    house.venue.on["auth"] = lambda _: [refusal]
    with pytest.raises(Misconfigured, match="refused the login"):
        await house.session.run(house.sink)
    assert house.sink.links[-1][0] is LinkState.REFUSED
    assert not house.venue.asked_for("subscribe")


@pytest.mark.parametrize(
    "refusal",
    [
        '{"authenticated":{"success":false,"reason":"key expired"}}',
        '{"authenticated":{"error":"key expired"}}',
        '{"type":"authenticated","error":"key expired"}',
        '{"type":"auth","result":"error","message":"key expired"}',
        '{"type":"auth","result":"key expired"}',
    ],
)
async def test_a_refusal_of_the_login_is_told_in_the_venues_words(
    house: House, refusal: str
) -> None:
    house.venue.on["auth"] = lambda _: [refusal]
    with pytest.raises(Misconfigured, match="key expired"):
        await house.session.run(house.sink)


@pytest.mark.parametrize(
    ("code", "step"), [("KycRequired", "identity check"), ("TncRequired", "terms")]
)
async def test_what_the_holder_has_to_do_first_is_no_matter_of_the_key(
    house: House, code: str, step: str
) -> None:
    house.venue.on["auth"] = lambda _: [f'{{"err":{{"error_code":"{code}"}}}}']
    with pytest.raises(Misconfigured, match=f"{step} .*on the QFEX web site") as refused:
        await house.session.run(house.sink)
    assert "key" not in str(refused.value)


async def test_a_venue_in_trouble_at_login_is_tried_again_later(house: House) -> None:
    house.venue.on["auth"] = lambda _: ['{"err":{"error_code":"ServerError"}}']
    with pytest.raises(SessionLost):
        await house.session.run(house.sink)
    assert house.sink.links[-1][0] is LinkState.DOWN


async def test_while_it_tries_again_the_link_says_why_the_try_before_failed(house: House) -> None:
    house.venue.on["auth"] = lambda _: ['{"err":{"error_code":"ServerError"}}']
    for _ in range(2):
        with pytest.raises(SessionLost):
            await house.session.run(house.sink)
    tries = [why for state, why in house.sink.links if state is LinkState.CONNECTING]
    assert tries[0] == "connecting to QFEX"
    assert "ServerError" in tries[1]


async def test_hanging_up_by_policy_instead_of_an_answer_is_a_refusal(house: House) -> None:
    house.venue.on["auth"] = lambda _: []
    house.venue.hang_up_with = 1008
    with pytest.raises(Misconfigured, match="Check the key"):
        await house.session.run(house.sink)


async def test_hanging_up_without_a_reason_is_a_refusal_only_the_third_time(house: House) -> None:
    def break_off(_: object) -> list[str]:
        house.venue.break_off()
        return []

    house.venue.on["auth"] = break_off
    for _ in range(2):
        with pytest.raises(SessionLost):
            await house.session.run(house.sink)
    with pytest.raises(Misconfigured):
        await house.session.run(house.sink)


async def test_each_connection_and_each_read_uses_a_nonce_of_its_own(house: House) -> None:
    for _ in range(2):
        async with house.connected():
            pass
    nonces = [frame["params"]["hmac"]["nonce"] for frame in house.venue.asked_for("auth")]
    nonces += [headers["x-qfex-nonce"] for _, _, headers in house.venue.read]
    assert len(nonces) >= 5
    assert len(set(nonces)) == len(nonces)


async def test_the_link_is_up_only_after_orders_and_fills_are_confirmed_and_read(
    house: House,
) -> None:
    orders, fills, positions, balances = frames("qfex", "subscribe")[:4]
    house.venue.on["subscribe"] = lambda _: [orders, positions, balances]
    running = asyncio.create_task(house.session.run(house.sink))
    await house.venue.until(lambda venue: venue.asked_for("subscribe"))
    await house.all_heard()
    assert not house.sink.is_up
    await house.venue.say(fills)
    await house.sink.until(lambda sink: sink.is_up)
    assert house.sink.said.index("positions") < house.sink.said.index("link up")
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await running


async def test_cancelling_the_session_leaves_no_task_behind(house: House) -> None:
    before = asyncio.all_tasks()
    async with house.connected():
        pass
    ours = [task for task in asyncio.all_tasks() - before if "qfex" in task.get_name()]
    assert not ours
    assert house.sink.links[-1][0] is LinkState.DOWN


async def test_a_clock_that_is_off_by_more_than_half_a_minute_is_said(house: House) -> None:
    house.venue.date_shift_s = -45
    async with house.connected():
        assert [cause for cause, _ in house.sink.notices] == ["qfex/clock-skew"]


@pytest.mark.parametrize(("off_s", "words"), [(-100, "10[0-2] s off"), (-10, "within 1[0-3] s")])
async def test_the_check_says_how_the_clocks_stand(house: House, off_s: int, words: str) -> None:
    house.venue.date_shift_s = off_s
    # The venue tells whole seconds.
    assert re.search(words, (await house.session.check()).lines[-1])


async def test_sub_accounts_that_cannot_be_read_do_not_fail_the_check(house: House) -> None:
    house.venue.rest["/user/subaccounts"] = '["nothing", "of", "the", "kind"]'
    check = await house.session.check()
    assert check.positions == 1
    assert any("Sub-accounts could not be read" in line for line in check.lines)


@pytest.mark.parametrize(
    ("public", "secret", "account", "field"),
    [
        ("", "s", "", "public_key"),
        ("qfex_pub ", "s", "", "public_key"),
        ("käse", "s", "", "public_key"),
        ("qfex_pub", "s\n", "", "secret_key"),
        ("qfex_pub", "s", "primary", "account_id"),
    ],
)
def test_what_can_be_no_key_and_no_account_is_told_by_its_field(
    public: str, secret: str, account: str, field: str
) -> None:
    with pytest.raises(Misconfigured) as wrong:
        key_of(public, secret, account)
    assert wrong.value.field == field


async def test_the_check_tells_how_far_the_venue_is_ahead_of_us(house: House) -> None:
    house.venue.date_shift_s = 600
    check = await house.session.check()
    assert check.clock_skew_s == pytest.approx(600, abs=2)


async def test_the_check_reads_and_never_trades(house: House) -> None:
    check = await house.session.check()
    assert check.positions == 1
    assert "Available balance 961 USD." in check.lines
    assert check.clock_skew_s is not None
    assert abs(check.clock_skew_s) < 3
    assert {frame["type"] for frame in house.venue.asked} == {"auth", "subscribe"}


async def test_the_check_of_a_wrong_key_says_which_setting(house: House) -> None:
    house.venue.on["auth"] = lambda _: ['{"authenticated":false}']
    with pytest.raises(Misconfigured) as wrong:
        await house.session.check()
    assert wrong.value.field == "key"


async def test_a_read_that_rest_refuses_is_a_matter_of_the_key(house: House) -> None:
    house.venue.status["/user/positions"] = 401
    with pytest.raises(Misconfigured):
        await house.session.run(house.sink)


@pytest.mark.parametrize("positions", ['[{"symbol":"AAPL-USD","position":null}]', "[{}]", "{}"])
async def test_a_check_whose_read_cannot_be_understood_counts_no_positions(
    house: House, positions: str
) -> None:
    house.venue.rest["/user/positions"] = f'{{"positions":{positions}}}'
    with pytest.raises(NoLink, match="position"):
        await house.session.check()
