"""A close at CoinW: shown as it leaves, sent once, and its answer read for what it proves."""

import asyncio
import hashlib
import json
from typing import Any

import pytest

from app.domain.errors import NoLink, OutcomeUnknown, Refused
from app.domain.intent import AtMarket
from app.domain.report import Accepted
from app.venues.coinw import closing
from tests.support.coinw_house import BTC_LONG, CLOSE, FULL_ORDER, House, at
from tests.support.golden import frames
from tests.support.scripted_coinw import API_KEY, SECRET

CLOSE_CALL = "DELETE /v1/perpum/positions"
ACCEPT = frames("coinw", "close_market", "=")[0]
SETTLES_MS = 1764028800000


async def test_the_preview_shows_what_leaves_and_hides_what_is_secret(house: House) -> None:
    preview = house.session.prepare_close(await house.request()).preview
    assert (preview.method, preview.address.rpartition(":")[2].partition("/")[2]) == (
        "DELETE",
        "v1/perpum/positions",
    )
    assert dict(preview.headers) == {
        "Content-Type": "application/json",
        "api_key": "ck_t…",
        "timestamp": "added when sent",
        "sign": "added when sent",
    }
    asked = b"DELETE/v1/perpum/positions" + preview.body.encode()
    assert preview.digest == hashlib.sha256(asked).hexdigest()
    assert API_KEY not in repr(preview)
    assert SECRET not in repr(preview)
    assert preview.also == ()


async def test_a_preview_says_that_orders_are_cancelled_first(house: House) -> None:
    request = await house.request(cancel_working_orders=True)
    (line,) = house.session.prepare_close(request).preview.also
    assert "batchOrders" in line
    assert "BTC" in line


async def test_the_close_has_left_when_the_call_returns(house: House) -> None:
    heard = asyncio.Event()

    def accept(_: object) -> str:
        heard.set()
        return ACCEPT

    house.venue.on[CLOSE_CALL] = accept
    async with house.connected():
        request = await house.request()
        prepared = house.session.prepare_close(request)
        assert house.venue.closes == []
        reply = prepared.send()
        # Nobody has awaited the reply yet.
        await heard.wait()
        assert house.venue.closes == [prepared.preview.body]
        assert await reply == Accepted((FULL_ORDER,))


async def test_a_part_at_a_limit_is_asked_for_in_contracts(house: House) -> None:
    house.venue.on[CLOSE_CALL] = lambda _: frames("coinw", "close_limit", "=")[0]
    reply = await house.press(await house.request(contracts="4", pricing=at("86500")))
    assert reply == Accepted(("33308900000000003",))
    assert house.venue.closes == frames("coinw", "close_limit", ">")


@pytest.mark.parametrize("code", [99003, 99081, 9016, 29001, 6001, 402])
async def test_a_refused_close_is_sent_once(house: House, code: int) -> None:
    house.venue.on[CLOSE_CALL] = lambda _: json.dumps({"code": code, "msg": "no"})
    with pytest.raises(Refused) as caught:
        await house.press()
    assert caught.value.code == str(code)
    assert len(house.venue.closes) == 1


@pytest.mark.usefixtures("no_token_comes_back")
async def test_after_too_many_calls_the_next_close_waits(house: House) -> None:
    house.venue.on[CLOSE_CALL] = lambda _: (429, "<html>")
    with pytest.raises(Refused, match="Wait a moment"):
        await house.press()
    assert house.session.close_delay_s() == pytest.approx(1.05)


@pytest.mark.usefixtures("no_token_comes_back")
async def test_ten_closes_go_at_once_and_the_eleventh_waits(house: House) -> None:
    house.venue.on[CLOSE_CALL] = lambda _: ACCEPT
    request = await house.request()
    assert house.session.close_delay_s() == 0
    await asyncio.gather(*(house.press(request) for _ in range(10)))
    assert house.session.close_delay_s() == pytest.approx(0.05)


@pytest.mark.parametrize(
    "answer",
    [
        None,
        (500, frames("coinw", "errors", "< 500")[0]),
        (200, frames("coinw", "errors", "< 500")[0]),
        (520, "<html>Unknown error</html>"),
        (200, "<html>Maintenance</html>"),
    ],
    ids=["cut", "500", "code 500", "page", "page with a good status"],
)
async def test_an_answer_that_proves_nothing_leaves_the_close_in_doubt_and_it_is_sent_once(
    house: House, answer: Any
) -> None:
    house.venue.on[CLOSE_CALL] = lambda _: answer
    with pytest.raises(OutcomeUnknown, match=r"BTC long 8 .* look at the position"):
        await house.press()
    await house.session.read_positions()
    assert len(house.venue.closes) == 1


async def test_no_answer_in_time_leaves_the_close_in_doubt(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(closing, "CLOSE_DEADLINE_S", 0.1)

    async def never(_: object) -> None:
        await asyncio.sleep(5)

    house.venue.on[CLOSE_CALL] = never
    with pytest.raises(OutcomeUnknown, match="did not answer"):
        await house.press()
    assert len(house.venue.closes) == 1


async def test_a_venue_that_cannot_be_reached_was_sent_nothing(house: House) -> None:
    request = await house.request()
    prepared = house.session.prepare_close(request)
    await house.session.check()
    house.session._rest._connections._port = 1  # type: ignore[attr-defined]
    with pytest.raises(NoLink, match="Nothing was sent"):
        await prepared.send()
    assert house.venue.closes == []


async def test_a_refusal_in_the_minute_after_a_settlement_says_when_to_press_again(
    house: House,
) -> None:
    house.venue.on[CLOSE_CALL] = lambda _: '{"code":99080,"msg":"Funding settlement in progress"}'
    house.set_clock_ms(SETTLES_MS + 20_000)
    with pytest.raises(Refused, match=r"funding pause.*Press again after 00:01:00 UTC"):
        await house.press()


async def test_the_same_refusal_at_another_time_is_told_in_the_venues_words(house: House) -> None:
    house.venue.on[CLOSE_CALL] = lambda _: '{"code":99080,"msg":"Funding settlement in progress"}'
    house.set_clock_ms(SETTLES_MS + 120_000)
    with pytest.raises(Refused, match=r"Funding settlement in progress \(code 99080\)") as caught:
        await house.press()
    assert "funding pause" not in caught.value.reason


async def test_fills_of_our_order_carry_the_close(house: House) -> None:
    house.venue.on[CLOSE_CALL] = lambda _: ACCEPT
    async with house.connected():
        await house.press()
        await house.venue.push(frames("coinw", "position_change_push")[0])
        fill = await house.sink.until(lambda s: s.fills and s.fills[-1])
        assert (fill.close_id, fill.venue_order_id) == (CLOSE, FULL_ORDER)


async def test_a_fill_that_overtakes_the_reply_is_told_again_with_the_close(house: House) -> None:
    async def fill_first(_: object) -> str:
        await house.venue.push(frames("coinw", "position_change_push")[0])
        await house.sink.until(lambda s: s.fills)
        return ACCEPT

    house.venue.on[CLOSE_CALL] = fill_first
    async with house.connected():
        await house.press()
        await house.sink.until(lambda s: len(s.fills) == 2)
        assert [fill.close_id for fill in house.sink.fills] == [None, CLOSE]
        assert house.sink.fills[0].fill_id == house.sink.fills[1].fill_id


async def test_an_answered_close_makes_the_positions_be_read(house: House) -> None:
    house.venue.on[CLOSE_CALL] = lambda _: ACCEPT
    async with house.connected():
        house.venue.rows("positions/all")
        await house.press()
        await house.sink.until(lambda s: s.snapshots[-1] == ())


async def test_what_a_close_here_can_say(house: House) -> None:
    capability = house.session.capability_of()
    assert capability.cancel_rest_after_s == 2
    assert capability.absence_after_s == 10
    assert not capability.reverse.usable
    assert capability.venue_sized_full
    assert isinstance((await house.request()).pricing, AtMarket)
    assert (await house.request()).position.wire_id == BTC_LONG


async def test_a_row_tells_when_the_next_settlement_pauses_its_closes(house: House) -> None:
    house.set_clock_ms(SETTLES_MS - 192_000)
    async with house.connected():
        row = house.position()
    assert row.pauses_at == SETTLES_MS * 1_000_000
    assert row.paused_until is None
