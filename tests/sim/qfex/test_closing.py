"""close_position: one order for all of it, near the mark, filled over several levels."""

from decimal import Decimal

import pytest

from app.sim.qfex import IocEnding
from app.sim.venue import World
from tests.sim.qfex.trader import ALL, Desk, Trader


async def test_a_close_is_acknowledged_filled_level_by_level_and_leaves_nothing(
    desk: Desk, world: World
) -> None:
    trader = await desk.trader(*ALL)
    await trader.close_position("AAPL-USD", "c1")
    last = await trader.until("order_response", status="FILLED", quantity_remaining=0.0)
    await trader.until("fill_response", trade_id=last["trade_id"])
    assert trader.statuses("c1") == ["ACK", "FILLED", "FILLED", "FILLED"]
    assert [fill["quantity"] for fill in trader.fills("c1")] == [1.5, 1.5, 1.0]
    assert [fill["remaining_quantity"] for fill in trader.fills("c1")] == [2.5, 1.0, 0.0]
    assert last["side"] == "SELL"
    assert (last["type"], last["time_in_force"]) == ("LIMIT", "IOC")
    assert desk.size("AAPL-USD") == "0"
    (row,) = world.received.rows()
    assert (row["kind"], row["call"], row["position"]) == ("close", "close_position", "AAPL-USD")


async def test_a_short_is_bought_back_within_half_a_percent_of_the_mark(desk: Desk) -> None:
    trader = await desk.trader(*ALL)
    mark = desk.venue.market.tick("TSLA-USD").mark
    await trader.close_position("TSLA-USD", "c1")
    answer = await trader.until("order_response", status="ACK")
    assert answer["side"] == "BUY"
    assert float(mark) < answer["price"] < float(mark * Decimal("1.0065"))
    await trader.until("fill_response", remaining_quantity=0.0)
    assert desk.size("TSLA-USD") == "0"


async def test_a_rest_too_small_for_an_order_can_still_be_closed(desk: Desk) -> None:
    trader = await desk.trader(*ALL)
    await trader.close_position("GOLD-USD", "c1")
    fill = await trader.until("fill_response")
    assert fill["quantity"] == 0.004
    assert desk.size("GOLD-USD") == "0"


async def test_matching_waits_for_the_speed_bump(desk: Desk) -> None:
    trader = await desk.trader(*ALL)
    await trader.close_position("GOLD-USD", "c1")
    acknowledged = (await trader.until("order_response", status="ACK"))["update_time"]
    assert (await trader.until("fill_response"))["timestamp"] - acknowledged >= 0.05


async def test_without_subscriptions_a_close_is_silent_and_still_done(desk: Desk) -> None:
    trader = await desk.trader()
    await trader.close_position("GOLD-USD", "c1")
    assert await trader.quiet(0.15) == []
    assert desk.size("GOLD-USD") == "0"


async def test_order_responses_alone_bring_no_fills(desk: Desk) -> None:
    trader = await desk.trader("order_responses")
    await trader.close_position("GOLD-USD", "c1")
    await trader.until("order_response", status="FILLED")
    assert await trader.quiet(0.05) == []


async def test_every_connection_of_the_account_hears_of_the_order(desk: Desk) -> None:
    trader, other = await desk.trader(*ALL), await desk.trader("fills")
    await trader.close_position("GOLD-USD", "c1")
    assert (await other.until("fill_response"))["client_order_id"] == "c1"


async def test_closing_nothing_is_an_error_that_echoes_the_command(desk: Desk) -> None:
    trader = await desk.trader(*ALL)
    await trader.close_position("NVDA-USD", "c1")
    error = await trader.until("err")
    assert error["error_code"] == "InvalidOrder"
    assert error["incoming_message"]["params"] == {"symbol": "NVDA-USD", "client_order_id": "c1"}


async def test_closing_nothing_can_be_a_rejected_order_instead(desk: Desk) -> None:
    desk.venue.switches.no_position_is_error = False
    trader = await desk.trader(*ALL)
    for symbol, status in (("NVDA-USD", "REJECTED"), ("XYZ-USD", "BAD_SYMBOL")):
        await trader.close_position(symbol, "c1")
        assert (await trader.until("order_response"))["status"] == status


async def test_a_closed_market_refuses(desk: Desk) -> None:
    desk.venue.switches.closed_markets.add("AAPL-USD")
    trader = await desk.trader(*ALL)
    await trader.close_position("AAPL-USD", "c1")
    assert (await trader.until("order_response"))["status"] == "REJECTED_MARKET_CLOSED"
    assert desk.size("AAPL-USD") == "4"


async def test_the_client_order_id_can_come_back_empty(desk: Desk) -> None:
    desk.venue.switches.echo_client_order_id = False
    trader = await desk.trader(*ALL)
    await trader.close_position("GOLD-USD", "c1")
    assert (await trader.until("order_response"))["client_order_id"] == ""
    assert (await trader.until("fill_response"))["client_order_id"] == ""


ENDINGS = [
    (IocEnding.SILENT, ["ACK", "FILLED"], 7.0),
    (IocEnding.NAMED, ["ACK", "IOC_PARTIALLY_FILLED"], None),
    (IocEnding.CANCELLED, ["ACK", "FILLED", "CANCELLED"], 7.0),
]


@pytest.mark.parametrize(("ending", "statuses", "named_by_fill"), ENDINGS)
async def test_a_tight_limit_leaves_a_rest_that_ends_as_its_generation_says(
    desk: Desk, ending: IocEnding, statuses: list[str], named_by_fill: float | None
) -> None:
    desk.venue.switches.ioc_ending = ending
    trader = await desk.trader(*ALL)
    await _sell_at_the_bid(desk, trader, "US500-USD", 12)
    await trader.hear_until(lambda: len(trader.statuses("tight")) == len(statuses))
    # Whatever else there was to say about the order comes before a pulse that knows its outcome.
    await trader.until("position_response", symbol="US500-USD", position=7.0)
    assert trader.statuses("tight") == statuses
    (fill,) = trader.fills("tight")
    assert fill["quantity"] == 5.0
    assert fill.get("remaining_quantity") == named_by_fill
    assert desk.size("US500-USD") == "7"
    row = (await desk.get("/user/historic-orders?client_order_id=tight")).json()["data"][0]
    assert (row["filled_qty"], row["execution_state"]) == (5.0, "PARTIALLY_FILLED")


@pytest.mark.parametrize(
    ("ending", "status"),
    [
        (IocEnding.SILENT, "CANCELLED"),
        (IocEnding.NAMED, "IOC_CANCELLED"),
        (IocEnding.CANCELLED, "CANCELLED"),
    ],
)
async def test_an_empty_book_fills_nothing(desk: Desk, ending: IocEnding, status: str) -> None:
    desk.venue.switches.ioc_ending = ending
    desk.venue.switches.empty_books.add("AAPL-USD")
    trader = await desk.trader(*ALL)
    await trader.close_position("AAPL-USD", "c1")
    await trader.until("order_response", status=status, quantity_remaining=4.0)
    assert desk.size("AAPL-USD") == "4"


async def test_two_closes_at_once_never_turn_the_position(desk: Desk) -> None:
    trader, other = await desk.trader(*ALL), await desk.trader(*ALL)
    await trader.close_position("US500-USD", "c1")
    await other.close_position("US500-USD", "c2")
    await trader.hear_until(lambda: len(trader.fills("c1") + trader.fills("c2")) == 3)
    await trader.until("position_response", symbol="US500-USD", position=0.0)
    filled = sum(fill["quantity"] for name in ("c1", "c2") for fill in trader.fills(name))
    assert filled == 12.0
    assert desk.size("US500-USD") == "0"


async def test_a_close_that_meets_our_own_order_is_stopped(desk: Desk) -> None:
    trader = await desk.trader(*ALL)
    bid = desk.venue.market.tick("US500-USD").bid
    resting = {"side": "BUY", "quantity": 1, "price": float(bid), "reduce_only": False}
    await trader.order("ours", symbol="US500-USD", **resting)
    await desk.until_rests("ours")
    desk.venue.market.move_to("US500-USD", bid + 1)
    await trader.close_position("US500-USD", "c1")
    await trader.until("order_response", status="CANCELLED_STP")
    assert Decimal(desk.size("US500-USD")) > 0


async def test_resting_reduce_only_orders_go_when_nothing_is_left_to_reduce(desk: Desk) -> None:
    trader = await desk.trader(*ALL)
    await trader.close_position("TSLA-USD", "c1")
    gone = await trader.until("order_response", status="CANCELLED")
    assert (gone["symbol"], gone["price"]) == ("TSLA-USD", 304.0)


async def test_fills_may_come_late_and_before_the_acknowledgement(desk: Desk) -> None:
    desk.venue.switches.ack_push_delay_s = 0.15
    desk.venue.switches.fill_push_delay_s = 0.1
    trader = await desk.trader(*ALL)
    await trader.close_position("GOLD-USD", "c1")
    await trader.until("fill_response")
    assert trader.statuses("c1") == ["FILLED", "ACK"]


async def test_the_first_of_several_fills_may_not_say_what_remains(desk: Desk) -> None:
    desk.venue.switches.first_fill_omits_remaining = True
    trader = await desk.trader("fills")
    await trader.close_position("AAPL-USD", "c1")
    await trader.until("fill_response", remaining_quantity=0.0)
    assert ["remaining_quantity" in fill for fill in trader.fills("c1")] == [False, True, True]


async def test_strangers_may_speak_first(desk: Desk) -> None:
    desk.venue.switches.strangers = True
    trader = await desk.trader("order_responses")
    await trader.close_position("GOLD-USD", "c1")
    await trader.until("order_response", client_order_id="c1")
    kinds = [next(iter(frame)) for frame in trader.frames[-4:]]
    assert kinds == ["weather_response", "err", "order_response", "order_response"]
    assert trader.frames[-2]["order_response"]["status"] == "PENDING_REVIEW"


async def _sell_at_the_bid(desk: Desk, trader: Trader, symbol: str, quantity: float) -> None:
    desk.venue.market.hold()
    bid = float(desk.venue.market.tick(symbol).bid)
    terms = {"order_time_in_force": "IOC", "quantity": quantity, "price": bid}
    await trader.order("tight", symbol=symbol, **terms)
