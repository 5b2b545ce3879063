"""A CoinW account in the house: the first picture, prices, pushes, a stream that breaks."""

import json
import logging
from dataclasses import replace
from decimal import Decimal

import pytest

from app.domain.errors import Misconfigured, SessionLost, UnwindError
from app.domain.report import LinkState
from app.venues.catalog import open_session
from app.venues.coinw import keeping, stream
from app.venues.session import Surroundings
from tests.support.coinw_house import BTC_LONG, House, config
from tests.support.golden import frames
from tests.support.scripted_coinw import SECRET


async def test_positions_are_told_before_the_link_is_up(house: House) -> None:
    async with house.connected():
        assert house.sink.links[0][0] is LinkState.CONNECTING
        assert house.sink.links[-1] == (LinkState.UP, "")
        assert house.sink.said.index("positions") < house.sink.said.index("link up")
        assert [p.instrument.symbol for p in house.sink.snapshots[0]] == ["BTC", "ETH"]
        assert house.sink.heard_at


async def test_every_private_topic_and_the_prices_of_what_is_held_are_asked_for(
    house: House,
) -> None:
    async with house.connected():
        await house.sink.until(lambda _: len(house.venue.heard) >= 11)
        golden = [json.loads(text) for text in frames("coinw", "stream", ">")]
        for frame in golden[:4]:
            assert frame in house.venue.heard
        topics = {
            (f["params"]["type"], f["params"].get("pairCode"))
            for f in house.venue.heard
            if f["event"] == "sub"
        }
        prices = {(t, n) for t in ("mark_price", "depth", "funding_rate") for n in ("BTC", "ETH")}
        assert topics == prices | {
            ("order", None),
            ("position", None),
            ("position_change", None),
            ("assets", None),
        }


async def test_prices_come_from_three_topics_in_any_case_and_size_in_contracts(
    house: House,
) -> None:
    async with house.connected():
        await house.venue.push(*[f for f in frames("coinw", "stream") if '"biz"' in f])
        quote = await house.sink.until(
            lambda s: s.quotes.get("BTC") if "ETH" in s.quotes else None
        )
        assert quote.mark == Decimal("85520.5")
        assert (quote.bid, quote.ask) == (Decimal("85520.1"), Decimal("85520.9"))
        assert (quote.bid_size, quote.ask_size) == (125, 200)
        eth = house.sink.quotes["ETH"]
        assert (eth.bid, eth.bid_size, eth.mark) == (Decimal("3041.4"), 700, None)


async def test_working_orders_are_counted_after_the_first_picture(house: House) -> None:
    house.venue.answers_reads("orders_open")
    async with house.connected():
        rows = await house.sink.until(
            lambda s: next(
                (r for r in s.snapshots if all(p.working_orders is not None for p in r)), None
            )
        )
        working = {p.instrument.symbol: p.working_orders for p in rows}
        assert working["BTC"] is not None
        assert working["BTC"].count == 1
        assert rows[0].closable == 4


async def test_a_private_push_makes_the_positions_be_read(house: House) -> None:
    async with house.connected():
        house.venue.rows("positions/all")
        await house.venue.push(frames("coinw", "position_change_push")[0])
        await house.sink.until(lambda s: s.snapshots[-1] == ())
        assert len(house.sink.fills) == 1
        # What the push says of the size is not believed.
        assert house.sink.pushes == []


async def test_pushes_of_orders_and_executions_are_passed_on(house: House) -> None:
    async with house.connected():
        await house.venue.push(frames("coinw", "order_push")[0])
        await house.venue.push(frames("coinw", "position_change_push")[0])
        order = await house.sink.until(lambda s: s.orders and s.fills and s.orders[0])
        assert (order.venue_order_id, order.quantity) == ("33308900000000003", 4)
        assert order.close_id is None


@pytest.mark.parametrize(
    "text",
    [
        "no JSON",
        "[]",
        '{"biz":"futures","type":"order","data":null}',
        '{"biz":"futures","type":"order","data":[{"id":1}]}',
        '{"biz":"futures","type":"position_change","data":[{"id":1,"instrument":"BTC","fee":"NaN"}]}',
        '{"biz":"futures","type":"mark_price","pairCode":"btc","data":{"p":"NaN"}}',
        frames("coinw", "errors", "stream<")[1],
        frames("coinw", "errors", "stream<")[2],
    ],
)
async def test_a_frame_that_makes_no_sense_is_a_notice_and_no_end(house: House, text: str) -> None:
    async with house.connected():
        await house.venue.push(text)
        await house.sink.until(lambda s: s.notices)
        await house.venue.push(frames("coinw", "order_push")[0])
        await house.sink.until(lambda s: s.orders)
        assert house.sink.is_up


async def test_unknown_frames_and_repeated_rows_do_no_harm(house: House) -> None:
    async with house.connected():
        await house.venue.push(
            '{"biz":"futures","type":"assets","data":[{},{}]}',
            '{"biz":"futures","type":"brand_new","data":{"x":1}}',
            '{"event":"whatever"}',
            '{"biz":"futures","pairCode":"zzz","type":"mark_price","data":{"p":1}}',
        )
        push = json.loads(frames("coinw", "position_change_push")[0])
        push["data"] *= 2
        await house.venue.push(json.dumps(push))
        await house.sink.until(lambda s: len(s.fills) == 2)
        assert house.sink.fills[0] == house.sink.fills[1] or (
            house.sink.fills[0].fill_id == house.sink.fills[1].fill_id
        )
        assert house.sink.notices == []


async def test_without_its_stream_the_account_is_polled_and_says_so(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "POLL_WITHOUT_STREAM_S", 0.05)
    house.venue.stream_is_open = False
    async with house.connected():
        assert "stream is down" in house.sink.links[-1][1]
        await house.sink.until(lambda s: len(s.snapshots) >= 3)
        # The venue's own profit tells the mark.
        quote = house.sink.quotes["BTC"]
        assert (quote.mark, quote.bid) == (Decimal("85520.5"), None)
        assert (await house.press()).venue_order_ids == ()


async def test_a_stream_that_comes_back_is_followed_by_a_new_picture(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with house.connected():
        await house.venue.cut_the_stream()
        await house.sink.until(lambda s: "stream is down" in s.links[-1][1])
        seen = len(house.sink.snapshots)
        await house.sink.until(lambda s: s.links[-1] == (LinkState.UP, ""))
        assert len(house.sink.snapshots) > seen


async def test_a_silent_stream_is_given_up(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stream, "PING_EVERY_S", 0.05)
    monkeypatch.setattr(stream, "PONG_WITHIN_S", 0.12)
    async with house.connected():
        await house.sink.until(lambda _: {"event": "ping"} in house.venue.heard)
        monkeypatch.setattr(house.venue, "_frames_for", lambda _frame: [])
        await house.sink.until(lambda s: "went silent" in s.links[-1][1])


async def test_a_login_that_the_stream_refuses_leaves_rest_working(house: House) -> None:
    house.venue.login = frames("coinw", "errors", "stream<")[0]
    async with house.connected():
        assert "refused the login to its stream" in house.sink.links[-1][1]


@pytest.mark.parametrize(("code", "field"), [(6001, "secret_key"), (6003, "api_key")])
async def test_a_key_that_is_not_accepted_ends_the_run_for_good(
    house: House, code: int, field: str
) -> None:
    house.venue.reads["/v1/perpum/positions/all"] = json.dumps({"code": code, "msg": "no"})
    with pytest.raises(Misconfigured) as caught:
        async with house.connected():
            pass
    assert caught.value.field == field


@pytest.mark.parametrize(
    "answer",
    [
        (502, "<html>Bad gateway</html>"),
        (200, '{"code":0,"data":[{"id":1}]}'),
        (200, "<html>"),
        (200, '{"code":9111,"msg":"later"}'),
    ],
    ids=["gateway", "malformed row", "no JSON", "refused"],
)
async def test_a_read_that_fails_is_never_an_empty_list(
    house: House, answer: tuple[int, str]
) -> None:
    house.venue.reads["/v1/perpum/positions/all"] = answer
    with pytest.raises(UnwindError):
        await house.session.read_positions()


@pytest.mark.parametrize("data", ["[]", "null"])
async def test_an_account_without_positions_is_flat(house: House, data: str) -> None:
    house.venue.reads["/v1/perpum/positions/all"] = f'{{"code":0,"data":{data},"msg":""}}'
    assert await house.session.read_positions() == ()


async def test_reads_that_keep_failing_end_the_run(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "POLL_WITHOUT_STREAM_S", 0.01)
    house.venue.reads["/v1/perpum/positions/all"] = (502, "<html>")
    with pytest.raises(SessionLost, match="cannot be read"):
        async with house.connected():
            pass


async def test_a_wrong_clock_of_ours_is_made_up_for(house: House) -> None:
    house.clock_shift_s = -3600
    check = await house.session.check()
    assert check.clock_skew_s == pytest.approx(3600, abs=1)
    await house.session.read_positions()
    stamp = int(house.venue.asked[-2].headers["timestamp"])
    assert abs(stamp / 1000 - (house.now() / 1e9 + 3600)) < 2


async def test_a_check_reads_only_and_says_what_it_found(house: House) -> None:
    check = await house.session.check()
    assert check.positions == 2
    assert "908.8 USDT are free." in check.lines
    assert {call.method for call in house.venue.asked} == {"GET"}


async def test_a_check_of_a_key_without_permission_names_it(house: House) -> None:
    body = frames("coinw", "errors")[1].split(" ", 1)[1]
    house.venue.reads["/v1/perpum/account/getUserAssets"] = body
    with pytest.raises(Misconfigured, match="Futures permission"):
        await house.session.check()


async def test_a_key_with_a_line_break_is_refused_without_being_shown(house: House) -> None:
    wrong = config({"rest": "http://127.0.0.1:1", "ws": "ws://127.0.0.1:1"})
    secrets = {**wrong.secrets, "secret_key": "abc\ndef"}
    around = Surroundings(now=house.now, nonce=lambda n: "0" * n, uniform=lambda: 0.0)
    with pytest.raises(Misconfigured) as caught:
        open_session(replace(wrong, secrets=secrets), around)
    assert "def" not in str(caught.value)


async def test_the_secret_is_in_no_log_no_notice_and_no_error(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    async with house.connected():
        await house.venue.push("nonsense")
        await house.sink.until(lambda s: s.notices)
        await house.venue.cut_the_stream()
        await house.sink.until(lambda s: "stream is down" in s.links[-1][1])
        shown = repr(house.session.prepare_close(await house.request()).preview)
    # The scripted venue logs, too; that it has heard the secret is as it should be.
    ours = [r.getMessage() for r in caplog.records if r.name != "websockets.server"]
    told = "".join(ours) + repr(house.sink) + repr(house.session) + shown
    assert BTC_LONG in told
    assert SECRET not in told
