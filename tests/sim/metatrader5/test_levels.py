"""Take-profit, stop-loss, limit orders, and what they do on hedging and netting accounts."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from app.sim.metatrader5 import Switches
from app.sim.metatrader5.wire.trading_pb2 import OrderModifyRequest, OrderSendRequest
from tests.sim.metatrader5.caller import Caller, gateway


@pytest.fixture
async def netting() -> AsyncIterator[Caller]:
    async with gateway(Switches(netting=True)) as ready:
        yield ready


async def modify(caller: Caller, ticket: int, **levels: Any) -> int:
    request = OrderModifyRequest(ticket=ticket, **levels)
    reply = await caller.call("TradingHelper/OrderModify", request)
    return int(reply.data.returned_code)


async def send(caller: Caller, **ask: Any) -> Any:
    reply = await caller.call("TradingHelper/OrderSend", OrderSendRequest(**ask))
    return reply.data


async def test_a_take_profit_closes_the_whole_position_when_the_price_comes(
    caller: Caller,
) -> None:
    position = await caller.position("EURUSD")
    assert await modify(caller, position.ticket, stop_loss=1.075, take_profit=1.0905) == 10009
    caller.venue.market.move_to("EURUSD", Decimal("1.0906"))
    assert (await caller.position("EURUSD")).ticket != position.ticket
    (deal,) = await caller.deals()
    assert (deal.reason, deal.entry_type, deal.volume) == (5, 1, 0.3)
    assert deal.price >= 1.0905
    assert deal.comment.startswith("[tp ")


async def test_a_stop_loss_closes_with_its_own_reason(caller: Caller) -> None:
    caller.venue.market.move_to("EURUSD", Decimal("1.0740"))
    (deal,) = await caller.deals()
    assert deal.reason == 4


async def test_a_short_takes_profit_below_the_ask(caller: Caller) -> None:
    position = await caller.position("USDJPY")
    assert await modify(caller, position.ticket, take_profit=150.9) == 10009
    caller.venue.market.move_to("USDJPY", Decimal("150.80"))
    (deal,) = await caller.deals()
    assert (deal.symbol, deal.type) == ("USDJPY", 0)


async def test_a_level_on_the_wrong_side_or_too_near_is_refused(caller: Caller) -> None:
    euro, gold = await caller.position("EURUSD"), await caller.position("XAUUSD")
    assert await modify(caller, euro.ticket, take_profit=1.07) == 10016
    assert await modify(caller, euro.ticket, take_profit=1.0900055) == 10016
    assert await modify(caller, gold.ticket, take_profit=gold.price_current + 0.05) == 10016


async def test_the_same_levels_again_change_nothing(caller: Caller) -> None:
    position = await caller.position("EURUSD")
    assert await modify(caller, position.ticket, stop_loss=1.075, take_profit=1.1) == 10025


async def test_an_absent_level_stays_and_an_explicit_zero_removes(caller: Caller) -> None:
    position = await caller.position("EURUSD")
    await modify(caller, position.ticket, take_profit=0.0)
    after = await caller.position("EURUSD")
    assert (after.stop_loss, after.take_profit) == (1.075, 0.0)


async def test_a_broker_may_read_zero_as_unchanged() -> None:
    async with gateway(Switches(zero_keeps_level=True)) as caller:
        position = await caller.position("EURUSD")
        await modify(caller, position.ticket, stop_loss=0.0, take_profit=1.0905)
        assert (await caller.position("EURUSD")).stop_loss == 1.075


async def test_modifying_what_is_gone_is_refused(caller: Caller) -> None:
    request = OrderModifyRequest(ticket=50099999999, take_profit=1.2)
    reply = await caller.call("TradingHelper/OrderModify", request)
    assert reply.error.mql_error_trade_int_code == 10036


async def test_an_opposite_order_on_a_hedging_account_opens_a_second_position(
    caller: Caller,
) -> None:
    before = len((await caller.opened()).position_infos)
    result = await send(caller, symbol="AUDUSD", operation="TMT5_ORDER_TYPE_SELL", volume=0.07)
    assert result.returned_code == 10009
    assert result.deal
    assert len((await caller.opened()).position_infos) == before + 1


async def test_an_opposite_limit_on_a_netting_account_reduces_at_its_price_or_better(
    netting: Caller,
) -> None:
    result = await send(
        netting, symbol="EURUSD", operation="TMT5_ORDER_TYPE_SELL_LIMIT", volume=0.2,
        price=1.0905, comment="exit 50012345001", expert_id=77001,
    )  # fmt: skip
    assert (result.returned_code, result.deal) == (10009, 0)
    assert result.order in {order.ticket for order in (await netting.opened()).opened_orders}
    netting.venue.market.move_to("EURUSD", Decimal("1.0907"))
    assert (await netting.position("EURUSD")).volume == pytest.approx(0.1)
    (deal,) = await netting.deals()
    assert (deal.order, deal.entry_type, deal.magic) == (result.order, 1, 77001)
    assert deal.price >= 1.0905


async def test_an_oversized_opposite_order_on_a_netting_account_reverses(
    netting: Caller,
) -> None:
    before = await netting.position("EURUSD")
    await send(netting, symbol="EURUSD", operation="TMT5_ORDER_TYPE_SELL", volume=0.5)
    after = await netting.position("EURUSD")
    assert after.type == 1
    assert after.volume == pytest.approx(0.2)
    assert after.identifier == before.identifier
    assert after.ticket != before.ticket
    (deal,) = await netting.deals()
    assert deal.entry_type == 2


async def test_a_forgotten_limit_order_opens_a_position_after_the_close(
    netting: Caller,
) -> None:
    await send(
        netting, symbol="EURUSD", operation="TMT5_ORDER_TYPE_SELL_LIMIT", volume=0.3, price=1.0905
    )
    await netting.close((await netting.position("EURUSD")).ticket)
    netting.venue.market.move_to("EURUSD", Decimal("1.0907"))
    opened = await netting.position("EURUSD")
    assert (opened.type, opened.volume) == (1, 0.3)


async def test_a_netting_broker_may_refuse_a_part_by_ticket() -> None:
    async with gateway(Switches(netting=True, partial_close_refused=True)) as caller:
        position = await caller.position("EURUSD")
        assert (await caller.close(position.ticket, 0.1)).data.returned_code == 10013
        assert (await caller.close(position.ticket)).data.returned_code == 10009


async def test_an_order_expires_by_its_time(netting: Caller) -> None:
    soon = datetime.now(UTC) + timedelta(milliseconds=150)
    result = await send(
        netting, symbol="EURUSD", operation="TMT5_ORDER_TYPE_SELL_LIMIT", volume=0.1, price=1.0905,
        expiration_time_type="TMT5_ORDER_TIME_SPECIFIED", expiration_time_utc=soon,
    )  # fmt: skip
    netting.venue.market.step()
    assert result.order in {order.ticket for order in (await netting.opened()).opened_orders}
    while datetime.now(UTC) <= soon:
        await netting.opened()
    netting.venue.market.step()
    assert result.order not in {order.ticket for order in (await netting.opened()).opened_orders}


@pytest.mark.parametrize(
    ("ask", "code"),
    [
        ({"operation": "TMT5_ORDER_TYPE_SELL_LIMIT", "price": 1.01}, 10015),
        ({"operation": "TMT5_ORDER_TYPE_SELL_LIMIT", "price": 1.0905055}, 10015),
        ({"operation": "TMT5_ORDER_TYPE_SELL_LIMIT"}, 10015),
        ({"operation": "TMT5_ORDER_TYPE_CLOSE_BY"}, 10035),
        ({"operation": "TMT5_ORDER_TYPE_SELL", "volume": 0.0}, 10014),
        ({"operation": "TMT5_ORDER_TYPE_SELL", "volume": 1e30}, 10014),
    ],
)
async def test_an_order_that_cannot_stand_is_refused(
    caller: Caller, ask: dict[str, Any], code: int
) -> None:
    result = await send(caller, **{"symbol": "EURUSD", "volume": 0.1, **ask})
    assert result.returned_code == code
