"""The simulated CoinW's websocket: login, subscriptions, prices, private pushes."""

import time
from itertools import pairwise

import pytest
from websockets.exceptions import ConnectionClosedError

from app.sim.coinw.contracts import CONTRACTS
from tests.sim.coinw.account import Account, assert_same_shape, payload

FAILED_LOGIN = {"result": False, "errorCode": 1002, "errorMsg": "login failed"}


async def test_a_session_runs_as_recorded(account: Account) -> None:
    recorded = [f["msg"] for f in payload("ws_session")["frames"] if f["dir"] == "server"]
    async with account.feed() as feed:
        assert await feed.log_in() == recorded[0]
        assert await feed.subscribe("position_change") == recorded[1]
        assert await feed.subscribe("order") == recorded[2]
        assert await feed.subscribe("mark_price", "BTC") == recorded[3]
        price = await feed.hear()
        assert price.keys() == recorded[4].keys()
        assert price["pairCode"] == "btc"
        assert price["data"].keys() == recorded[4]["data"].keys()
        await feed.say({"event": "ping"})
        frames = await feed.hear_until(lambda frame: "event" in frame)
        assert frames[-1] == recorded[5]


async def test_a_wrong_secret_fails_the_login_and_private_topics_need_one(
    account: Account,
) -> None:
    async with account.feed() as feed:
        params = {"api_key": account.offer.secrets["api_key"], "passphrase": "wrong"}
        await feed.say({"event": "login", "params": params})
        assert await feed.hear() == {"channel": "login", "data": FAILED_LOGIN}
        assert (await feed.subscribe("order"))["data"] == FAILED_LOGIN


async def test_marks_come_about_every_280_ms_and_differ_from_the_index(account: Account) -> None:
    async with account.feed() as feed:
        await feed.subscribe("mark_price", "BTC")
        await feed.subscribe("index_price", "BTC")
        frames = [await feed.hear() for _ in range(8)]

    marks = [f["data"] for f in frames if f["type"] == "mark_price"]
    indices = [f["data"]["p"] for f in frames if f["type"] == "index_price"]
    assert len(marks) == len(indices) == 4
    # A busy machine may make a pause longer, never shorter.
    assert all(later["t"] - mark["t"] >= 235 for mark, later in pairwise(marks))
    assert not {mark["p"] for mark in marks} & set(indices)
    assert all(abs(f["data"]["t"] - time.time() * 1000) < 2000 for f in frames)


async def test_a_usdc_pair_comes_back_in_lower_case_and_depth_as_strings(
    account: Account,
) -> None:
    async with account.feed() as feed:
        await feed.subscribe("depth", "BTC_USDC")
        depth = await feed.hear()

    assert (depth["pairCode"], depth["data"]["n"]) == ("btc_usdc", "btc_usdc")
    assert isinstance(depth["data"]["asks"][0]["p"], str)


async def test_tickers_are_strings_and_funding_names_the_next_settlement(
    account: Account,
) -> None:
    async with account.feed() as feed:
        await feed.subscribe("ticker_swap", "ETH")
        ticker = (await feed.hear())["data"]
    assert {type(value) for value in ticker.values()} == {str}
    assert ticker.keys() >= {"last", "high", "low", "open", "vol", "changeRate"}

    row = (await account.http.get("/v1/perpum/instruments?name=ETH")).json()["data"][0]
    funding = account.venue.socket.prices.frame("funding_rate", CONTRACTS["ETH"])["data"]
    assert funding == {"r": 2.964e-05, "nt": row["settledAt"], "h": 8, "n": "eth"}


async def test_an_unknown_pair_or_a_list_is_acknowledged_and_then_silent(
    account: Account,
) -> None:
    async with account.feed() as feed:
        for pair in ("NOPE", "BTCUSDT", "BTC,ETH", ["BTC", "ETH"]):
            assert (await feed.subscribe("mark_price", pair))["data"] == {"result": True}
        assert await feed.hear_all(0.4) == []


async def test_subscribing_twice_does_not_double_frames_and_unsubscribing_says_nothing(
    account: Account,
) -> None:
    async with account.feed() as feed:
        await feed.subscribe("mark_price", "BTC")
        await feed.subscribe("mark_price", "btc")
        stamps = [frame["data"]["t"] for frame in await feed.hear_all(0.4)]
        assert len(stamps) == len(set(stamps))

        params = {"biz": "futures", "pairCode": "BTC", "type": "mark_price"}
        await feed.say({"event": "unsub", "params": params})
        await feed.hear_all(0.02)
        assert await feed.hear_all(0.4) == []


async def test_too_many_ticker_subscriptions_a_second_are_refused_and_marks_are_not(
    account: Account,
) -> None:
    pairs = ("BTC", "ETH", "SOL", "XRP")
    async with account.feed() as feed:
        tickers = [(await feed.subscribe("ticker_swap", pair))["data"] for pair in pairs]
        marks = [(await feed.subscribe("mark_price", pair))["data"] for pair in pairs]

    assert [data["result"] for data in tickers] == [True, True, True, False]
    assert tickers[-1]["errorMsg"] == "Rate Limit"
    assert all(data["result"] for data in marks)


async def test_what_the_socket_does_not_understand_it_answers_with_an_error(
    account: Account,
) -> None:
    documented = {c["when"]: c.get("frame") for c in payload("errors")["cases"]}
    async with account.feed() as feed:
        await feed.say("ping")
        assert await feed.hear() == documented["websocket plain text ping"]
        assert await feed.subscribe("nope") == documented["websocket bad type"]
        for odd in ({"event": "what"}, {"event": "sub"}, [1]):
            await feed.say(odd)
            failed = await feed.hear()
            assert (failed["errorCode"], failed["errorMsg"]) == (500, "exception")


async def test_a_silent_client_is_cut_off_without_a_close_frame(account: Account) -> None:
    account.venue.socket.silence_s = 0.2
    async with account.feed() as feed:
        with pytest.raises(ConnectionClosedError) as closed:
            await feed.hear(1)
    assert closed.value.rcvd is None


async def test_private_topics_are_silent_until_something_happens(account: Account) -> None:
    async with account.private_feed("order", "position", "position_change", "assets") as feed:
        assert await feed.hear_all(0.2) == []


async def test_a_market_close_pushes_order_fill_position_and_balance_as_strings(
    account: Account,
) -> None:
    row = await account.position("BTC", "long")
    async with account.private_feed("order", "position", "position_change", "assets") as feed:
        order_id = (await account.close(row, closeRate="1"))["data"]["value"]
        frames = await feed.hear_until(
            lambda f: f["type"] == "position" and f["data"][0]["status"] == "close"
        )

    def rows(kind: str) -> list[dict[str, str]]:
        return [frame["data"][0] for frame in frames if frame["type"] == kind]

    assert [o["orderStatus"] for o in rows("order")] == ["unFinish", "part", "finish"]
    assert {o["id"] for o in rows("order")} == {str(order_id)}
    fills = rows("position_change")
    assert [(f["closedPiece"], f["currentPiece"]) for f in fills] == [("5", "3"), ("3", "0")]
    assert {(f["openId"], f["orderId"]) for f in fills} == {(str(row["id"]), str(order_id))}
    assert all(float(f["closePrice"]) > 0 and f["status"] == "close" for f in fills)
    assert [p["remainCurrentPiece"] for p in rows("position")] == ["0", "0", "0"]
    assert rows("order")[0].keys() == payload("ws_order_push")["data"][0].keys()
    assert_same_shape(dict(fills[0]), payload("ws_position_change_push")["data"][0])
    assert_same_shape(dict(rows("position")[0]), payload("ws_position_push")["data"][0])
    assert all("profitUnreal" not in p for p in rows("position"))
    assets = [frame["data"] for frame in frames if frame["type"] == "assets"]
    assert all(pair[0] == pair[1] for pair in assets)


async def test_a_resting_close_shows_as_an_order_and_lowers_what_remains(
    account: Account,
) -> None:
    row = await account.position("BTC", "long")
    plan = {"positionType": "plan", "closeNum": "4", "orderPrice": "86500"}
    async with account.private_feed("order", "position") as feed:
        await account.close(row, **plan)
        order, position = (await feed.hear())["data"][0], (await feed.hear())["data"][0]

    assert (order["orderPrice"], order["orderStatus"]) == ("86500", "unFinish")
    assert (position["currentPiece"], position["remainCurrentPiece"]) == ("8", "4")


async def test_only_the_perpetual_path_is_served(account: Account) -> None:
    base = account.offer.endpoints["ws"].replace("ws:", "http:").removesuffix("/perpum")
    answer = await account.http.get(
        f"{base}/other", headers={"Connection": "Upgrade", "Upgrade": "websocket"}
    )
    assert answer.status_code in (400, 404, 426)
