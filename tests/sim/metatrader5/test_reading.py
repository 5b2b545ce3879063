"""What the account, its positions, symbols and history look like to a reader."""

from datetime import UTC, datetime, timedelta

import pytest
from google.protobuf.empty_pb2 import Empty

from app.sim.metatrader5 import Switches
from app.sim.metatrader5.wire import account_pb2, market_pb2
from tests.sim.metatrader5.caller import Caller, gateway


async def test_the_account_hedges_and_its_money_adds_up(caller: Caller) -> None:
    request = account_pb2.AccountSummaryRequest()
    summary = (await caller.call("AccountHelper/AccountSummary", request)).data
    assert summary.account_login == 700100
    assert summary.account_margin_mode == 2
    assert summary.account_trade_allowed
    free = summary.account_equity - summary.account_margin
    assert summary.account_margin_free == pytest.approx(free)


async def test_broker_time_is_two_hours_ahead_of_its_utc_twin(caller: Caller) -> None:
    request = account_pb2.AccountSummaryRequest()
    summary = (await caller.call("AccountHelper/AccountSummary", request)).data
    apart = summary.server_time.seconds - summary.server_time_utc.seconds
    assert apart == summary.server_utc_offset_seconds == 7200
    position = await caller.position("EURUSD")
    assert position.open_time.seconds - position.open_time_utc.seconds == 7200


async def test_the_positions_are_a_hedge_a_tiny_rest_and_a_lot_off_the_half(
    caller: Caller,
) -> None:
    held = [(p.symbol, p.type, p.volume) for p in (await caller.opened()).position_infos]
    assert ("EURUSD", 0, 0.3) in held
    assert ("EURUSD", 1, 0.1) in held
    assert ("USDJPY", 1, 1.5) in held
    assert ("GBPUSD", 1, 0.01) in held
    assert ("AUDUSD", 0, 0.07) in held


async def test_tickets_exceed_32_bits(caller: Caller) -> None:
    assert all(p.ticket > 2**32 for p in (await caller.opened()).position_infos)


async def test_ticket_lists_and_totals_agree_with_the_list(caller: Caller) -> None:
    opened = await caller.opened()
    request = account_pb2.OpenedOrdersTicketsRequest()
    tickets = (await caller.call("AccountHelper/OpenedOrdersTickets", request)).data
    total = (await caller.call("TradeFunctions/PositionsTotal", Empty())).data.total_positions
    assert set(tickets.opened_position_tickets) == {p.ticket for p in opened.position_infos}
    assert set(tickets.opened_orders_tickets) == {o.ticket for o in opened.opened_orders}
    assert total == len(opened.position_infos)


async def test_the_list_can_be_turned_round(caller: Caller) -> None:
    request = account_pb2.OpenedOrdersRequest(
        inputSortMode="BMT5_OPENED_ORDER_SORT_BY_ORDER_TICKET_ID_DESC"
    )
    rows = (await caller.call("AccountHelper/OpenedOrders", request)).data.position_infos
    assert [p.ticket for p in rows] == sorted((p.ticket for p in rows), reverse=True)


async def test_a_short_is_valued_at_the_ask_and_a_long_at_the_bid(caller: Caller) -> None:
    tick = caller.venue.market.tick("EURUSD")
    both = [p for p in (await caller.opened()).position_infos if p.symbol == "EURUSD"]
    tick = caller.venue.market.tick("EURUSD")
    assert [p.price_current for p in both] == [float(tick.bid), float(tick.ask)]


async def test_parameters_of_one_symbol_are_of_that_symbol_only(caller: Caller) -> None:
    request = market_pb2.SymbolParamsManyRequest(symbol_name="US30")
    reply = market_pb2.SymbolParamsManyReply
    data = (await caller.call("AccountHelper/SymbolParamsMany", request, reply=reply)).data
    (symbol,) = data.symbol_infos
    assert (symbol.volume_min, symbol.volume_step, symbol.digits) == (0.5, 0.5, 1)
    assert symbol.ask - symbol.bid == pytest.approx(symbol.spread * symbol.point)


async def test_all_symbols_come_in_pages_from_zero(caller: Caller) -> None:
    reply = market_pb2.SymbolParamsManyReply
    names: list[str] = []
    for page in range(3):
        request = market_pb2.SymbolParamsManyRequest(page_number=page, items_per_page=3)
        data = (await caller.call("AccountHelper/SymbolParamsMany", request, reply=reply)).data
        names += [symbol.name for symbol in data.symbol_infos]
    assert names == sorted(names)
    assert len(names) == data.symbols_total == 7


async def test_a_tick_carries_both_clocks(caller: Caller) -> None:
    request = market_pb2.SymbolInfoTickRequest(symbol="XAUUSD")
    reply = market_pb2.SymbolInfoTickRequestReply
    tick = (await caller.call("MarketInfo/SymbolInfoTick", request, reply=reply)).data
    assert tick.bid < tick.ask
    assert tick.time_msc - tick.time_msc_utc == 7_200_000


async def test_an_unknown_symbol_comes_in_the_envelope(caller: Caller) -> None:
    request = market_pb2.SymbolInfoTickRequest(symbol="NOPE")
    reply = market_pb2.SymbolInfoTickRequestReply
    answer = await caller.call("MarketInfo/SymbolInfoTick", request, reply=reply)
    assert answer.error.mql_error_int_code == 4301


async def test_a_close_is_in_the_deal_history_with_its_price_and_money(caller: Caller) -> None:
    position = await caller.position("EURUSD")
    await caller.close(position.ticket)
    (deal,) = await caller.deals()
    assert (deal.position_id, deal.entry_type, deal.type) == (position.identifier, 1, 1)
    assert deal.volume == 0.3
    assert deal.swap == -0.7
    assert deal.commission == -1.05
    assert deal.profit == pytest.approx((deal.price - 1.0821) * 30_000, abs=0.01)


async def test_the_deal_history_keeps_to_its_window_in_either_clock(caller: Caller) -> None:
    await caller.close((await caller.position("EURUSD")).ticket)
    now, minute, ahead = datetime.now(UTC), timedelta(minutes=1), timedelta(hours=2)
    assert len(await caller.deals(inputFromUtc=now - minute, inputToUtc=now + minute)) == 1
    local = {"inputFrom": now + ahead - minute, "inputTo": now + ahead + minute}
    assert len(await caller.deals(**local)) == 1
    # UTC put into the broker's fields finds nothing: the classic mistake shows.
    assert await caller.deals(inputFrom=now - minute, inputTo=now + minute) == []


async def test_the_deal_history_comes_in_pages(caller: Caller) -> None:
    for symbol in ("EURUSD", "USDJPY", "AUDUSD"):
        await caller.close((await caller.position(symbol)).ticket)
    first = await caller.deals(page_size=2)
    rest = await caller.deals(page_size=2, page_token="2")
    assert [deal.symbol for deal in first + rest] == ["EURUSD", "USDJPY", "AUDUSD"]


async def test_money_moves_with_the_close(caller: Caller) -> None:
    request = account_pb2.AccountInfoDoubleRequest(property_id="ACCOUNT_BALANCE")
    reply = account_pb2.AccountInfoDoubleReply
    path = "AccountInformation/AccountInfoDouble"
    before = (await caller.call(path, request, reply=reply)).data.requested_value
    await caller.close((await caller.position("EURUSD")).ticket)
    after = (await caller.call(path, request, reply=reply)).data.requested_value
    (deal,) = await caller.deals()
    assert after - before == pytest.approx(deal.profit + deal.swap + deal.commission)


async def test_a_netting_account_says_so_in_both_places() -> None:
    async with gateway(Switches(netting=True)) as caller:
        request = account_pb2.AccountSummaryRequest()
        summary = (await caller.call("AccountHelper/AccountSummary", request)).data
        assert summary.account_margin_mode == 0
        info = await caller.call(
            "AccountInformation/AccountInfoInteger",
            account_pb2.AccountInfoIntegerRequest(property_id="ACCOUNT_MARGIN_MODE"),
            reply=account_pb2.AccountInfoIntegerReply,
        )
        assert info.data.requested_value == 0
        symbols = [p.symbol for p in (await caller.opened()).position_infos]
        assert len(symbols) == len(set(symbols))


async def test_the_truth_counts_the_pending_orders_of_a_symbol(caller: Caller) -> None:
    await caller.close((await caller.position("EURUSD")).ticket, 0.1)
    truth = caller.venue.positions()[0]
    assert (truth.symbol, truth.side, truth.quantity) == ("EURUSD", "long", "0.20")
    assert truth.working_orders == 1
