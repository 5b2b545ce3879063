"""What the simulated CoinW tells a reader, and in which shape."""

import pytest

from tests.sim.coinw.account import Account, Json, assert_same_shape, payload


async def test_positions_have_the_recorded_shape_with_numbers_as_numbers(account: Account) -> None:
    rows = await account.positions()
    documented_long, documented_short = payload("positions_all")["body"]["data"]

    for row in rows:
        documented = documented_long if row["direction"] == "long" else documented_short
        assert_same_shape(row, documented)
    assert "liquidationPrice" not in await account.position("ETH", "short")


async def test_position_and_order_ids_are_numbers_that_a_double_cannot_hold(
    account: Account,
) -> None:
    ids = [row["id"] for row in await account.positions()]
    orders = await account.get("orders/open?instrument=ETH&positionType=plan")

    assert all(len(str(i)) == 19 and int(float(i)) != i for i in ids)
    assert [len(str(row["id"])) for row in orders["rows"]] == [17]


async def test_the_account_starts_hedged_with_a_tiny_rest_a_usdc_contract_and_a_copied_row(
    account: Account,
) -> None:
    rows = await account.positions()

    held = [(row["instrument"], row["direction"], row["currentPiece"]) for row in rows]
    assert held == [
        ("BTC", "long", 8),
        ("BTC", "short", 3),
        ("ETH", "short", 15),
        ("SOL", "long", 37),
        ("1000PEPE", "long", 1200),
        ("BTC_USDC", "long", 2),
        ("DOGE", "short", 1),
        ("XRP", "long", 40),
    ]
    assert [r["instrument"] for r in rows if r.get("leaderId", r["userId"]) != r["userId"]] == [
        "XRP"
    ]


async def test_unrealised_profit_is_on_the_mark_while_index_price_is_another_number(
    account: Account,
) -> None:
    row = await account.position("ETH", "short")
    tick = account.venue.market.tick("ETH")
    lot = 0.01

    on_mark = (row["openPrice"] - float(tick.mark)) * row["currentPiece"] * lot
    on_index = (row["openPrice"] - row["indexPrice"]) * row["currentPiece"] * lot
    assert row["profitUnreal"] == pytest.approx(on_mark, abs=0.05)
    assert abs(row["profitUnreal"] - on_index) > 1


async def test_positions_of_one_instrument_can_be_narrowed_to_ids(account: Account) -> None:
    both = await account.get("positions?instrument=btc")
    one = await account.get(f"positions?instrument=BTC&openIds={both[1]['id']}")

    assert [row["direction"] for row in both] == ["long", "short"]
    assert one[0]["direction"] == "short"


async def test_instruments_need_no_signature_and_say_lot_digits_and_next_settlement(
    account: Account,
) -> None:
    answer = (await account.http.get("/v1/perpum/instruments?name=btc")).json()
    every = (await account.http.get("/v1/perpum/instruments")).json()["data"]
    unknown = (await account.http.get("/v1/perpum/instruments?name=NOPE")).json()

    (btc,) = answer["data"]
    assert_same_shape(btc, payload("instruments")["body"]["data"][0])
    assert (btc["oneLotSize"], btc["pricePrecision"], btc["minSize"]) == (0.001, 1, 1)
    assert all(row["settledAt"] - row["updatedDate"] > 2 * 3_600_000 for row in every)
    assert {row["status"] for row in every} == {"online", "preOffline"}
    assert unknown == {"code": 0, "data": [], "msg": ""}


async def test_ticker_is_a_list_of_one_and_its_fair_price_follows_the_last(
    account: Account,
) -> None:
    ticker = (await account.http.get("/v1/perpumPublic/ticker?instrument=BTC_USDC")).json()["data"]
    tickers = (await account.http.get("/v1/perpumPublic/tickers")).json()["data"]

    assert len(ticker) == 1
    assert ticker[0]["name"] == "BTCUSDC"
    assert ticker[0]["fair_price"] == ticker[0]["last_price"]
    assert len(tickers) == 13
    nobody = await account.http.get("/v1/perpumPublic/ticker?instrument=NOPE")
    assert nobody.json()["data"] == []


async def test_depth_has_twenty_levels_a_side_best_first_in_base_coin(account: Account) -> None:
    book = (await account.http.get("/v1/perpumPublic/depth?base=BTC")).json()["data"]

    asks, bids = [x["p"] for x in book["asks"]], [x["p"] for x in book["bids"]]
    assert len(asks) == len(bids) == 20
    assert asks == sorted(asks)
    assert bids == sorted(bids, reverse=True)
    assert bids[0] < asks[0]
    assert book["asks"][0]["m"] == 0.005


async def test_available_size_leaves_out_what_resting_closes_tie_up(account: Account) -> None:
    assert await account.get("orders/availSize?instrument=ETH") == {"availBuy": 12, "availSell": 0}
    assert await account.get("orders/availSize?instrument=BTC") == {"availBuy": 3, "availSell": 8}
    assert await account.get("orders/availSize?instrument=ADA") is None


async def test_an_open_order_and_the_balance_have_the_recorded_shape(account: Account) -> None:
    page = await account.get("orders/open?instrument=ETH&positionType=plan&page=1&pageSize=20")
    empty = await account.get("orders/open?instrument=BTC&positionType=plan")
    balance = await account.get("account/getUserAssets")

    assert_same_shape(page["rows"][0], payload("orders_open")["body"]["data"]["rows"][0])
    assert empty == {"nextId": 0, "prevId": 0, "rows": [], "total": 0}
    assert_same_shape(balance, payload("balances")["body"]["data"])
    assert isinstance((await account.get("account/available"))["value"], str)
    assert (await account.get("account/fees"))["takerFee"] == "0.0006"
    assert await account.get("positions/type") == {"layout": 1, "positionModel": 0}


async def test_a_missing_or_unknown_parameter_is_named_as_the_venue_names_it(
    account: Account,
) -> None:
    async def refused(target: str) -> tuple[int, Json]:
        answer = await account.send("GET", target)
        return answer.status_code, dict(answer.json())

    documented = {c["when"]: c.get("body") for c in payload("errors")["cases"]}
    assert await refused("/v1/perpum/positions") == (200, documented["missing parameter"])
    assert await refused("/v1/perpumPublic/depth") == (
        400,
        documented["missing parameter, public call"],
    )
    assert await refused("/v1/perpum/positions?instrument=BTCUSDT") == (
        200,
        documented["unknown instrument"],
    )
    assert await refused("/v1/perpum/positions?instrument=BTC&openIds=x") == (
        200,
        documented["bad parameter"],
    )
    assert await refused("/v1/perpum/orders/close") == (404, documented["wrong path"])


async def test_too_many_calls_in_a_second_are_29001_until_the_window_has_passed(
    account: Account,
) -> None:
    answers = [(await account.send("GET", "/v1/perpum/positions/type")).json() for _ in range(6)]

    assert [answer["code"] for answer in answers] == [0, 0, 0, 0, 0, 29001]
    assert answers[-1]["msg"] == "API access frequently"
    assert (await account.send("GET", "/v1/perpum/positions/all")).json()["code"] == 0


async def test_a_quirky_venue_sends_numbers_as_text_and_null_for_no_rows(account: Account) -> None:
    account.venue.quirks.numbers_as_text = True
    assert {type(row["currentPiece"]) for row in await account.positions()} == {str}

    account.venue.quirks.empty_list = "null"
    assert await account.get("positions?instrument=ADA") is None
    account.venue.quirks.empty_list = "missing"
    bare = await account.send("GET", "/v1/perpum/positions?instrument=ADA")
    assert bare.json() == {"code": 0, "msg": ""}
