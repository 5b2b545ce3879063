"""REST: what the sockets did, told again; signatures checked on every private call."""

from decimal import Decimal

from tests.sim.qfex.examples import published, shape
from tests.sim.qfex.trader import ALL, Desk, signed_headers


async def test_reference_data_is_public_and_has_the_published_shape(desk: Desk) -> None:
    rows = (await desk.get("/refdata", headers={})).json()["data"]
    example = published("queries", "/refdata", direction="rest")["body"]["data"][0]
    assert len(rows) == 11
    assert {name: type(v) for name, v in rows[0].items()} == {
        name: type(v) for name, v in example.items()
    }
    assert {row["quote_asset"] for row in rows} == {"USD", "JPY", "KRW"}
    assert [row["symbol"] for row in rows if row["status"] != "ACTIVE"] == ["GME-USD"]
    one = (await desk.get("/refdata?ticker=EUR-USD", headers={})).json()["data"]
    assert [row["tick_size"] for row in one] == ["0.0001"]
    assert (await desk.get("/refdata?ticker=NONE", headers={})).json()["data"] is None


async def test_positions_are_the_truth_without_flat_ones(desk: Desk) -> None:
    trader = await desk.trader(*ALL)
    await trader.close_position("AAPL-USD", "c1")
    await trader.until("fill_response", remaining_quantity=0.0)
    body = (await desk.get("/user/positions")).json()
    sizes = {row["symbol"]: row["position"] for row in body["positions"]}
    assert sizes == {
        "EUR-USD": -10000.0,
        "GOLD-USD": 0.004,
        "SAMSUNG-KRW": 40.0,
        "TSLA-USD": -2.5,
        "US500-USD": 12.0,
    }
    example = published("queries", "/user/positions", direction="rest")["body"]
    assert shape(body["positions"][0]) == shape(example["positions"][0])
    assert isinstance(body["positions"][0]["open_orders"], int)
    assert body["balance"].keys() >= example["balance"].keys()


async def test_the_history_of_a_close_agrees_with_its_fills(desk: Desk) -> None:
    trader = await desk.trader(*ALL)
    await trader.close_position("AAPL-USD", "c1")
    await trader.until("fill_response", remaining_quantity=0.0)
    path = "/user/historic-orders?symbol=AAPL-USD&client_order_id=c1&limit=2"
    body = (await desk.get(path)).json()
    (row,) = body["data"]
    assert body["count"] == 1
    paid = sum(Decimal(str(f["price"])) * Decimal(str(f["quantity"])) for f in trader.fills("c1"))
    assert Decimal(str(row["avg_price"])) == paid / 4
    assert (row["terminal_status"], row["filled_qty"]) == ("FILLED", 4.0)
    example = published("queries", "/user/historic-orders", direction="rest")["body"]["data"][0]
    assert shape(row) == shape(example)
    trades = (await desk.get(f"/user/trade?exchange_order_id={row['order_id']}")).json()
    assert {t["id"] for t in trades["data"]} == {f["trade_id"] for f in trader.fills("c1")}


async def test_a_live_or_unknown_order_has_no_history(desk: Desk) -> None:
    trader = await desk.trader(*ALL)
    await trader.order("resting")
    await trader.until("order_response")
    for name in ("resting", "unknown"):
        body = (await desk.get(f"/user/historic-orders?client_order_id={name}")).json()
        assert (body["data"], body["count"]) == (None, 0)


async def test_an_unfilled_order_has_no_average_price(desk: Desk) -> None:
    desk.venue.switches.empty_books.add("AAPL-USD")
    trader = await desk.trader(*ALL)
    await trader.close_position("AAPL-USD", "c1")
    await trader.until("order_response", status="IOC_CANCELLED")
    row = (await desk.get("/user/historic-orders?client_order_id=c1")).json()["data"][0]
    assert (row["avg_price"], row["filled_qty"]) == (None, 0.0)
    assert (row["execution_state"], row["first_fill_ts"]) == ("UNFILLED", None)


async def test_a_bad_signature_a_used_nonce_and_a_foreign_account_are_problems(
    desk: Desk,
) -> None:
    used, wrong = signed_headers(desk.offer), {"x-qfex-hmac-signature": "0" * 64}
    assert (await desk.get("/user/positions", used)).status_code == 200
    for headers, status in (
        ({}, 401),
        (used, 401),
        (signed_headers(desk.offer, **wrong), 401),
        (signed_headers(desk.offer, **{"x-qfex-timestamp": "soon"}), 401),
        (signed_headers(desk.offer, **{"x-qfex-requested-account-id": "x"}), 403),
    ):
        answer = await desk.get("/user/positions", headers)
        assert answer.status_code == status
        assert answer.headers["content-type"] == "application/problem+json"
        assert answer.json()["status"] == status


async def test_subaccounts_are_listed_without_the_master_and_can_be_asked_for(
    desk: Desk,
) -> None:
    (child,) = (await desk.get("/user/subaccounts")).json()["account_ids"]
    headers = signed_headers(desk.offer, **{"x-qfex-requested-account-id": child})
    rows = (await desk.get("/user/positions", headers)).json()["positions"]
    assert [row["symbol"] for row in rows] == ["NVDA-USD"]
    for what in ("balance", "equity"):
        accounts = (await desk.get(f"/user/subaccounts/{what}")).json()["accounts"]
        assert [account["is_master"] for account in accounts] == [True, False]


async def test_a_caller_without_a_name_meets_the_front_door(desk: Desk) -> None:
    answer = await desk.get("/user/positions", {"user-agent": ""})
    assert answer.status_code == 403
    assert "1010" in answer.text


async def test_quotes_can_be_read_and_what_is_not_there_is_a_problem(desk: Desk) -> None:
    rows = (await desk.get("/md/contracts", {})).json()["data"]
    assert rows[0]["ticker_id"] == "AAPL-USD"
    book = (await desk.get("/md/orderbook/AAPL-USD", {})).json()
    assert len(book["bids"]) == 20
    for path in ("/md/orderbook/NONE", "/v4/perpetualMarkets"):
        answer = await desk.get(path, {})
        assert (answer.status_code, answer.json()["title"]) == (404, "Not Found")


async def test_an_account_that_never_held_money_is_a_server_error(desk: Desk) -> None:
    desk.venue.switches.unfunded = True
    answer = await desk.get("/user/positions")
    assert answer.status_code == 500
    assert "position balance not found" in answer.json()["detail"]
