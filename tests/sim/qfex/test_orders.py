"""add_order and what follows it: the rules, resting, cancelling, modifying, asking."""

from decimal import Decimal
from typing import Any

import pytest

from app.sim.venue import World
from tests.sim.qfex.trader import ALL, Desk, Trader

BROKEN_RULES: list[tuple[dict[str, Any], str]] = [
    ({"symbol": "XYZ-USD"}, "BAD_SYMBOL"),
    ({"symbol": "GME-USD", "price": 25}, "REJECTED_MARKET_CLOSED"),
    ({"order_type": "STOP_LOSS"}, "INVALID_ORDER_TYPE"),
    ({"order_time_in_force": "GFD"}, "INVALID_TIME_IN_FORCE"),
    ({"order_type": "MARKET", "price": 0}, "INVALID_TIME_IN_FORCE"),
    ({"order_type": "ALO", "order_time_in_force": "IOC"}, "INVALID_TIME_IN_FORCE"),
    ({"price": 205.03}, "INVALID_TICK_SIZE_PRECISION_PRICE"),
    ({"price": 99}, "PRICE_LESS_THAN_MIN_PRICE"),
    ({"price": 401}, "PRICE_GREATER_THAN_MAX_PRICE"),
    ({"price": 170}, "REJECTED_LESS_THAN_MIN_PRICE_BAND"),
    ({"price": 230}, "REJECTED_GREATER_THAN_MAX_PRICE_BAND"),
    ({"quantity": 1.0005}, "INVALID_TICK_SIZE_PRECISION_QUANTITY"),
    ({"quantity": 0}, "INVALID_TICK_SIZE_PRECISION_QUANTITY"),
    ({"quantity": 0.005}, "QUANTITY_LESS_THAN_MIN_QUANTITY"),
    ({"quantity": 100001}, "QUANTITY_GREATER_THAN_MAX_QUANTITY"),
    ({"side": "BUY"}, "REJECTED"),
    ({"symbol": "NVDA-USD", "price": 185}, "REJECTED"),
    ({"quantity": 5000, "reduce_only": False}, "FAILED_MARGIN_CHECK"),
]
BAD_PARAMETERS: list[tuple[dict[str, Any], str]] = [
    ({"quantity": "1"}, "InvalidParameter"),
    ({"quantity": True}, "InvalidParameter"),
    ({"quantity": 1e30}, "InvalidParameter"),
    ({"price": 10**300}, "InvalidParameter"),
    ({"price": None}, "InvalidParameter"),
    ({"side": "LONG"}, "InvalidParameter"),
    ({"reduce_only": "yes"}, "InvalidParameter"),
    ({"symbol": 7}, "InvalidParameter"),
    ({"take_profit": 210}, "InvalidParameter"),
    ({"order_type": "MARKET", "order_time_in_force": "IOC"}, "InvalidPrice"),
]


async def test_every_broken_rule_has_its_own_status_and_changes_nothing(desk: Desk) -> None:
    trader = await desk.trader(*ALL)
    for number, (changes, status) in enumerate(BROKEN_RULES):
        await trader.order(f"c{number}", **changes)
        answer = await trader.until("order_response", client_order_id=f"c{number}")
        assert answer["status"] == status, changes
    assert desk.venue.exchange.trades == []


async def test_wrong_parameters_are_errors(desk: Desk) -> None:
    trader = await desk.trader(*ALL)
    for changes, code in BAD_PARAMETERS:
        await trader.order("c1", **changes)
        assert (await trader.until("err"))["error_code"] == code, changes


async def test_refused_orders_can_arrive_as_bare_errors(desk: Desk) -> None:
    desk.venue.switches.refusals_are_errors = True
    trader = await desk.trader(*ALL)
    await trader.order("c1", price=205.03)
    assert (await trader.until("err"))["incoming_message"]["params"]["client_order_id"] == "c1"


async def test_half_a_position_is_closed_by_a_reduce_only_market_order(desk: Desk) -> None:
    trader = await desk.trader(*ALL)
    terms = {"order_type": "MARKET", "order_time_in_force": "IOC", "quantity": 2, "price": 0}
    await trader.order("half", **terms)
    await trader.until("order_response", status="FILLED", quantity_remaining=0.0)
    assert desk.size("AAPL-USD") == "2"


async def test_a_reduce_only_order_stops_at_flat_and_its_rest_is_cancelled(desk: Desk) -> None:
    trader = await desk.trader(*ALL)
    await trader.order("big", order_time_in_force="IOC", quantity=9, price=190, reduce_only=1)
    await trader.until("order_response", status="IOC_PARTIALLY_FILLED", quantity_remaining=5.0)
    assert desk.size("AAPL-USD") == "0"


async def test_all_of_a_tiny_rest_may_be_ordered_but_not_a_part_of_it(desk: Desk) -> None:
    trader = await desk.trader(*ALL)
    terms = {"symbol": "GOLD-USD", "order_time_in_force": "IOC", "price": 2600}
    await trader.order("part", quantity=0.002, **terms)
    await trader.until("order_response", status="QUANTITY_LESS_THAN_MIN_QUANTITY")
    await trader.order("all", quantity=0.004, **terms)
    await trader.until("order_response", status="FILLED", client_order_id="all")


async def test_fill_or_kill_takes_all_or_nothing(desk: Desk) -> None:
    trader = await desk.trader(*ALL)
    bid = float(desk.venue.market.tick("AAPL-USD").bid)
    await trader.order("fok", order_time_in_force="FOK", quantity=4, price=bid)
    await trader.until("order_response", status="CANCELLED", quantity_remaining=4.0)
    await trader.order("fok2", order_time_in_force="FOK", quantity=4, price=190)
    await trader.until("order_response", status="FILLED", quantity_remaining=0.0)


async def test_a_maker_only_order_that_would_trade_is_cancelled(desk: Desk) -> None:
    trader = await desk.trader(*ALL)
    await trader.order("alo", order_type="ALO", price=195)
    assert (await trader.until("order_response"))["status"] == "CANCELLED"
    await trader.order("alo2", order_type="ALO", price=205)
    assert (await trader.until("order_response"))["status"] == "ACK"


async def test_a_limit_close_rests_counts_as_working_and_fills_when_the_price_comes(
    desk: Desk,
) -> None:
    trader = await desk.trader(*ALL)
    await trader.order("rest", quantity=2)
    await trader.until("position_response", symbol="AAPL-USD", open_orders=1.0)
    _, working = _working(desk, "AAPL-USD")
    assert working == 1
    desk.venue.market.move_to("AAPL-USD", Decimal("205.5"))
    fill = await trader.until("fill_response")
    assert (fill["price"], fill["quantity"], fill["remaining_quantity"]) == (205.0, 1.5, 0.5)
    assert (fill["side"], fill["aggressor_side"]) == ("SELL", "BUY")
    await trader.until("order_response", status="FILLED", quantity_remaining=0.0)
    assert desk.size("AAPL-USD") == "2"


async def test_a_limit_that_crosses_takes_what_is_there_and_rests_with_the_rest(
    desk: Desk,
) -> None:
    trader = await desk.trader(*ALL)
    bid = float(desk.venue.market.tick("AAPL-USD").bid)
    await trader.order("cross", quantity=4, price=bid)
    assert (await trader.until("fill_response"))["quantity"] == 1.5
    await trader.send("get_user_orders", symbol="AAPL-USD", limit=1000, offset=0)
    (row,) = (await trader.until("all_orders_response"))["orders"]
    assert (row["status"], row["quantity_remaining"]) == ("FILLED", 2.5)


async def test_orders_are_cancelled_by_id_by_client_id_or_all_at_once(
    desk: Desk, world: World
) -> None:
    trader = await desk.trader(*ALL)
    await trader.order("a")
    order_id = (await trader.until("order_response"))["order_id"]
    by_id = {"symbol": "AAPL-USD", "order_id": order_id, "cancel_order_id_type": "order_id"}
    await trader.send("cancel_order", **by_id)
    await trader.until("order_response", status="CANCELLED", order_id=order_id)
    await trader.send("cancel_order", **by_id)
    await trader.until("order_response", status="NO_SUCH_ORDER", order_id=order_id)
    await trader.order("b")
    kind = {"cancel_order_id_type": "client_order_id", "order_id": "b"}
    await trader.send("cancel_order", symbol="AAPL-USD", **kind)
    await trader.until("order_response", status="CANCELLED", client_order_id="b")
    await trader.send("cancel_all_orders")
    await trader.until("ack")
    await trader.until("order_response", status="CANCELLED", symbol="TSLA-USD")
    await trader.until("order_response", status="CANCELLED", symbol="US500-USD")
    kinds = [row["kind"] for row in world.received.rows()]
    assert kinds == ["order", "cancel", "cancel", "order", "cancel", "cancel"]


async def test_a_resting_order_can_be_modified_if_its_terms_are_repeated(desk: Desk) -> None:
    trader = await desk.trader(*ALL)
    await trader.order("m")
    order_id = (await trader.until("order_response"))["order_id"]
    await desk.until_rests("m")
    terms = {"symbol": "AAPL-USD", "order_id": order_id, "side": "SELL", "order_type": "LIMIT"}
    await trader.send("modify_order", **terms, price=206, quantity=2)
    assert (await trader.until("err"))["error_code"] == "InvalidParameter"
    await trader.send("modify_order", **terms, price=206, quantity=2, reduce_only=True)
    modified = await trader.until("order_response", status="MODIFIED")
    assert (modified["price"], modified["quantity_remaining"]) == (206.0, 2.0)
    await desk.until_rests("m")
    await trader.send("modify_order", **terms, price=206.01, quantity=2, reduce_only=True)
    await trader.until("order_response", status="INVALID_TICK_SIZE_PRECISION_PRICE")
    await trader.send("modify_order", **{**terms, "order_id": "gone"}, reduce_only=True)
    await trader.until("order_response", status="CANNOT_MODIFY_NO_SUCH_ORDER")


@pytest.mark.parametrize(("knows", "status"), [(True, "FILLED"), (False, "NO_SUCH_ORDER")])
async def test_an_ended_order_may_or_may_not_still_be_known(
    desk: Desk, knows: bool, status: str
) -> None:
    desk.venue.switches.get_order_knows_ended = knows
    trader = await desk.trader(*ALL)
    await trader.close_position("GOLD-USD", "c1")
    order_id = (await trader.until("order_response", status="FILLED"))["order_id"]
    await trader.send("get_order", symbol="GOLD-USD", order_id=order_id)
    assert (await trader.until("order_response"))["status"] == status


@pytest.mark.parametrize("key", ["user_trades", "user_trades_response"])
async def test_executions_can_be_asked_for(desk: Desk, key: str) -> None:
    desk.venue.switches.trades_key = key
    trader = await desk.trader("fills")
    await trader.close_position("AAPL-USD", "c1")
    await trader.until("fill_response", remaining_quantity=0.0)
    await trader.send("get_user_trades", limit=2, offset=0)
    rows = (await _frame(trader, key))[key]
    assert [row["quantity"] for row in rows] == [1.0, 1.5]
    assert {row["client_order_id"] for row in rows} == {"c1"}


@pytest.mark.parametrize("page", [{"limit": -1}, {"offset": -5}, {"limit": 1.5}])
async def test_a_page_below_zero_or_in_pieces_is_an_error(desk: Desk, page: Any) -> None:
    trader = await desk.trader()
    await trader.send("get_user_trades", **page)
    assert (await trader.until("err"))["error_code"] == "InvalidParameter"


async def test_cancel_on_disconnect_takes_every_order_of_the_account_along(desk: Desk) -> None:
    trader, other = await desk.trader(), await desk.trader(*ALL)
    await trader.send("cancel_on_disconnect", cancel_on_disconnect=True)
    await trader.until("ack")
    await trader.socket.close()
    await other.until("order_response", status="CANCELLED", symbol="TSLA-USD")
    assert desk.venue.exchange.live(desk.venue.exchange.master) == []


def _working(desk: Desk, symbol: str) -> tuple[str, int]:
    (found,) = [p for p in desk.venue.positions() if p.symbol == symbol]
    return found.quantity, found.working_orders


async def _frame(trader: Trader, key: str) -> dict[str, Any]:
    while True:
        frame = await trader.next()
        if key in frame:
            return frame
