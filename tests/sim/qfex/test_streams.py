"""What is pushed: positions and balances in pulses, quotes as text, all in the published shapes."""

import asyncio
import json
from decimal import Decimal
from typing import Any

import pytest

from app.sim.qfex.accounts import Account
from app.sim.qfex.exchange import Exchange
from app.sim.qfex.frames import Body
from app.sim.qfex.statements import position_bodies
from tests.sim.qfex.examples import published, shape
from tests.sim.qfex.trader import ALL, Desk, Trader


async def test_frames_of_a_close_have_the_published_shape(desk: Desk) -> None:
    trader = await desk.trader(*ALL)
    await trader.close_position("AAPL-USD", "c1")
    answer = await trader.until("order_response", status="ACK")
    fill = await trader.until("fill_response")
    example = published("order_responses_full_close", "order_response")
    assert shape(answer) == shape(example)
    assert shape(fill) == shape(published("fill_push", "fill_response"))
    assert list(answer) == list(example)


async def test_pulses_have_the_published_shape(desk: Desk) -> None:
    trader = await desk.trader("positions", "balances")
    position = await trader.until("position_response", symbol="AAPL-USD")
    balance = await trader.until("balance_response")
    assert shape(position) == shape(published("position_push", "position_response"))
    assert shape(balance) == shape(published("position_push", "balance_response"))


async def test_positions_are_signed_and_a_flat_one_stays_in_the_pulse(desk: Desk) -> None:
    trader = await desk.trader(*ALL)
    assert (await trader.until("position_response", symbol="TSLA-USD"))["position"] == -2.5
    assert (await trader.until("position_response", symbol="US500-USD"))["position"] == 12.0
    await trader.close_position("GOLD-USD", "c1")
    await trader.until("order_response", status="FILLED")
    flat = await trader.until("position_response", symbol="GOLD-USD", position=0.0)
    assert flat["average_price"] == 0.0
    assert flat["realised_pnl"] != 88.2


async def test_a_pulse_may_show_what_was_true_before_the_fill(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    trader = await desk.trader("positions", "order_responses")
    await trader.order("c1", quantity=1)
    await desk.until_rests("c1")
    exchange = desk.venue.exchange
    (order,) = exchange.live(exchange.master, "AAPL-USD")

    def look_and_then_fill(books: Exchange, account: Account) -> list[Body]:
        bodies = position_bodies(books, account)
        if account.is_master and order.is_live:
            exchange.execute(order, Decimal(1), order.price, taker=False, last_of_part=False)
        return bodies

    monkeypatch.setattr("app.sim.qfex.trade_socket.position_bodies", look_and_then_fill)
    await trader.until("order_response", status="FILLED")
    assert desk.size("AAPL-USD") == "3"
    await trader.until("position_response", symbol="AAPL-USD", position=4.0)
    await trader.until("position_response", symbol="AAPL-USD", position=3.0)


async def test_an_unsubscribed_channel_falls_silent(desk: Desk) -> None:
    trader = await desk.trader("balances")
    await trader.until("balance_response")
    await trader.send("unsubscribe", channels=["balances"])
    while await trader.next() != {"unsubscribed": "balances"}:
        pass
    assert await trader.quiet(0.15) == []


async def test_a_subaccount_has_its_own_positions_and_hears_nothing_of_the_master(
    desk: Desk,
) -> None:
    child = desk.venue.exchange.subaccount.account_id
    trader, master = await desk.trader(*ALL, account_id=child), await desk.trader(*ALL)
    assert (await trader.until("position_response"))["symbol"] == "NVDA-USD"
    await master.close_position("GOLD-USD", "c1")
    await master.until("fill_response")
    await trader.close_position("NVDA-USD", "c2")
    assert (await trader.until("fill_response"))["client_order_id"] == "c2"
    assert trader.statuses("c1") == []
    assert desk.size("NVDA-USD") == "0"


async def _watch(desk: Desk, channels: list[str], symbols: list[str]) -> Trader:
    watcher = await desk.socket("market")
    request = {"type": "subscribe", "channels": channels, "symbols": symbols}
    await watcher.socket.send(json.dumps(request))
    confirmed = await watcher.next()
    assert confirmed == {"type": "subscribed", "channels": channels, "symbols": symbols}
    return watcher


async def _kind(watcher: Trader, kind: str) -> dict[str, Any]:
    while (frame := await watcher.next()).get("type") != kind:
        pass
    return frame


async def test_quotes_need_no_login_and_have_the_published_shape(desk: Desk) -> None:
    kinds = ["bbo", "mark_price", "minmax_price"]
    watcher = await _watch(desk, kinds, ["AAPL-USD"])
    for kind in kinds:
        example = published("market_data", kind, direction="mds_s2c")
        frame = await _kind(watcher, kind)
        assert {name: type(frame[name]) for name in example} == {
            name: type(value) for name, value in example.items()
        }
        assert frame["symbol"] == "AAPL-USD"


async def test_quotes_move_and_their_sequence_rises(desk: Desk) -> None:
    watcher = await _watch(desk, ["bbo"], ["AAPL-USD"])
    first = await _kind(watcher, "bbo")
    desk.venue.market.move_to("AAPL-USD", Decimal("203"))
    second = await _kind(watcher, "bbo")
    assert second["bid"] == [["202.95", "1.5"]]
    assert second["ask"] == [["203.05", "1.5"]]
    assert second["sequence"] > first["sequence"]


async def test_a_star_means_every_symbol(desk: Desk) -> None:
    watcher = await _watch(desk, ["bbo", "market_stats", "level2"], ["*"])
    # The present state of everything comes at once, before any news.
    frames = [await watcher.next() for _ in range(11 + 1 + 11)]
    assert len({f["symbol"] for f in frames if f["type"] == "bbo"}) == 11
    (statistics,) = [f for f in frames if f["type"] == "market_stats"]
    assert len(statistics["bbos"]) == len(statistics["mark_prices"]) == 11
    assert all(len(f["bid"]) == 20 for f in frames if f["type"] == "level2")


async def test_a_book_can_have_one_side_or_none(desk: Desk) -> None:
    desk.venue.switches.one_sided_books.add("AAPL-USD")
    desk.venue.switches.empty_books.add("TSLA-USD")
    watcher = await _watch(desk, ["bbo"], ["AAPL-USD", "TSLA-USD"])
    one, none = await _kind(watcher, "bbo"), await _kind(watcher, "bbo")
    assert (len(one["bid"]), one["ask"]) == (1, [])
    assert (none["bid"], none["ask"]) == ([], [])


async def test_nonsense_on_market_data_is_answered_and_survived(desk: Desk) -> None:
    watcher = await desk.socket("market")
    for frame in ("{", "[]", '{"type":"subscribe","channels":[[]],"symbols":[{}]}'):
        await watcher.socket.send(frame)
    kinds = [(await watcher.next())["type"] for _ in range(3)]
    assert kinds == ["error", "error", "subscribed"]


async def test_market_data_may_come_in_arrays(desk: Desk) -> None:
    desk.venue.switches.batch_market_data = True
    watcher = await desk.socket("market")
    request = {"type": "subscribe", "channels": ["bbo"], "symbols": ["*"]}
    await watcher.socket.send(json.dumps(request))
    async with asyncio.timeout(2.0):
        frames = json.loads(await watcher.socket.recv())
    assert [frame["type"] for frame in frames][:2] == ["subscribed", "bbo"]
