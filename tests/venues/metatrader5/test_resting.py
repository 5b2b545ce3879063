"""What rests: limits as take-profits, limits of a part, and taking orders away."""

import asyncio
from typing import Any

import grpc
import pytest

from app.domain.errors import Denied, OutcomeUnknown, Refused
from app.domain.ids import PositionKey
from app.domain.report import Accepted, OrderStatus
from app.venues import _cancelling
from app.venues.metatrader5.wire import metatrader5_pb2 as pb
from tests.support.build import exactly
from tests.support.metatrader5_house import EURUSD, PENDING, USDJPY, House, at_limit
from tests.support.scripted_metatrader5 import golden, returning

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def send(house: House, *args: Any, **named: Any) -> Any:
    return await house.session.prepare_close(house.request(*args, **named)).send()


async def test_a_limit_on_the_whole_is_a_take_profit_that_keeps_the_stop_loss(
    house: House,
) -> None:
    async with house.connected():
        prepared = house.session.prepare_close(house.request(pricing=at_limit("1.0905")))
        assert "replaces the take-profit 1.1" in prepared.preview.body
        reply = await prepared.send()
        assert house.venue.asked("OrderModify") == [golden("order_modify_request_take_profit")]
        assert house.venue.asked("OrderClose") == []
        assert reply == Accepted((f"TP 1.0905 (was 1.1) on {EURUSD}",))  # type: ignore[arg-type]


async def test_a_level_that_is_not_there_stays_unset(house: House) -> None:
    async with house.connected():
        await send(house, pricing=at_limit("150.5"), ticket=USDJPY)
        (request,) = house.venue.asked("OrderModify")
        assert not request.HasField("stop_loss")
        assert request.take_profit == 150.5


async def test_a_limit_through_the_market_is_denied_with_the_way_out(house: House) -> None:
    async with house.connected():
        house.venue.push("OnSymbolTick", golden("on_symbol_tick"))
        await house.sink.until(lambda s: "EURUSD" in s.quotes)
        with pytest.raises(Denied, match="Close it at market"):
            house.session.prepare_close(house.request(pricing=at_limit("1.085")))


@pytest.mark.parametrize(("ticket", "price"), [(EURUSD, "1.085"), (USDJPY, "151.264")])
async def test_before_the_first_tick_the_position_tells_where_the_market_is(
    house: House, ticket: int, price: str
) -> None:
    async with house.connected():
        with pytest.raises(Denied, match="Close it at market"):
            house.session.prepare_close(house.request(pricing=at_limit(price), ticket=ticket))


async def test_a_lost_answer_about_a_take_profit_leaves_its_setting_in_doubt(house: House) -> None:
    house.venue.answer("OrderModify", grpc.StatusCode.UNAVAILABLE)
    async with house.connected():
        with pytest.raises(OutcomeUnknown, match=f"Whether the take-profit of {EURUSD} is set"):
            await send(house, pricing=at_limit("1.0905"))


async def test_a_limit_nearer_than_the_broker_allows_is_denied(house: House) -> None:
    house.venue.symbol.trade_stops_level = 50
    async with house.connected():
        house.venue.push("OnSymbolTick", golden("on_symbol_tick"))
        await house.sink.until(lambda s: "EURUSD" in s.quotes)
        with pytest.raises(Denied, match="nearer to the market"):
            house.session.prepare_close(house.request(pricing=at_limit("1.0852")))


async def test_a_limit_on_a_part_is_impossible_on_hedging(house: House) -> None:
    async with house.connected():
        with pytest.raises(Denied, match="never a part"):
            house.request(exactly("0.25"), at_limit("1.0905"))


async def test_a_limit_on_a_part_is_an_opposite_order_of_the_day_on_netting(
    netting: House,
) -> None:
    async with netting.connected():
        request = netting.request(exactly("0.25"), at_limit("1.0905"))
        reply = await netting.session.prepare_close(request).send()
        (sent,) = netting.venue.asked("OrderSend")
        shape = golden("order_send_request_limit_exit_netting")
        shape.volume, shape.comment, shape.expert_id = 0.25, sent.comment, sent.expert_id
        assert sent == shape
        assert len(sent.comment) <= 31
        assert request.close_id.startswith(sent.comment.removeprefix("unwind "))
        assert reply == Accepted(("50012350010",))  # type: ignore[arg-type]


async def test_cancelling_a_limit_of_a_part_removes_its_order_as_it_rests_by_then(
    netting: House,
) -> None:
    async with netting.connected():
        request = netting.request(exactly("0.25"), at_limit("1.0905"))
        await netting.session.prepare_close(request).send()
        sent = netting.venue.asked("OrderSend")[0]
        order = netting.venue.opened.opened_orders.add(
            ticket=77, type=pb.BMT5_ORDER_TYPE_SELL_LIMIT, symbol="EURUSD", volume_current=0.25
        )
        order.comment, order.magic_number = sent.comment, sent.expert_id
        withdrawing = asyncio.ensure_future(netting.session.cancel_close(netting.subject(request)))
        await netting.sink.until(lambda _: netting.venue.asked("OrderClose"))
        netting.venue.opened.opened_orders.remove(order)
        await withdrawing
        assert [one.ticket for one in netting.venue.asked("OrderClose")] == [77]


async def test_cancelling_a_limit_puts_the_old_take_profit_back(house: House) -> None:
    async with house.connected():
        request = house.request(pricing=at_limit("1.0905"))
        reply = await house.session.prepare_close(request).send()
        house.venue.row(EURUSD).take_profit = 1.0905

        async def put_back(modify: Any) -> Any:
            house.venue.row(EURUSD).take_profit = modify.take_profit
            return golden("order_modify_reply_done")

        house.venue.answer("OrderModify", put_back)
        subject = house.subject(request)
        await house.session.cancel_close(subject)
        last = house.venue.asked("OrderModify")[-1]
        assert (last.stop_loss, last.take_profit) == (1.075, 1.1)
        report = house.sink.orders[-1]
        assert report.status is OrderStatus.CANCELED
        assert report.close_id == request.close_id
        assert report.venue_order_id == reply.venue_order_ids[0]


async def test_a_take_profit_that_does_not_go_is_not_called_cancelled(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_cancelling, "GONE_WITHIN_S", 0.05)
    monkeypatch.setattr(_cancelling, "LOOK_EVERY_S", 0.01)
    async with house.connected():
        request = house.request(pricing=at_limit("1.0905"))
        await house.session.prepare_close(request).send()
        house.venue.row(EURUSD).take_profit = 1.0905
        with pytest.raises(OutcomeUnknown, match="Cancelling was asked for"):
            await house.session.cancel_close(house.subject(request))
        assert house.sink.orders == []
        assert len(house.venue.asked("OrderModify")) == 2


async def test_a_close_at_market_cannot_be_taken_back(house: House) -> None:
    async with house.connected():
        request = house.request()
        await house.session.prepare_close(request).send()
        with pytest.raises(Denied, match="cannot be taken back"):
            await house.session.cancel_close(house.subject(request))


async def test_pending_orders_of_the_symbol_are_removed_one_by_one(house: House) -> None:
    async def remove(_: Any) -> Any:
        del house.venue.opened.opened_orders[:]
        return golden("order_close_reply_done_pending_removed")

    async with house.connected():
        house.venue.answer("OrderClose", remove)
        key = PositionKey(house.session.account, str(EURUSD))
        assert await house.session.cancel_working_orders(key) == 1
        assert house.venue.asked("OrderClose") == [pb.OrderCloseRequest(ticket=PENDING)]
        other = PositionKey(house.session.account, str(USDJPY))
        assert await house.session.cancel_working_orders(other) == 0


async def test_an_order_that_does_not_go_is_not_called_removed(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_cancelling, "GONE_WITHIN_S", 0.05)
    monkeypatch.setattr(_cancelling, "LOOK_EVERY_S", 0.01)
    house.venue.answer("OrderClose", grpc.StatusCode.UNAVAILABLE)
    async with house.connected():
        key = PositionKey(house.session.account, str(EURUSD))
        with pytest.raises(OutcomeUnknown, match="Cancelling was asked for"):
            await house.session.cancel_working_orders(key)
        assert len(house.venue.asked("OrderClose")) == 1


async def test_two_closes_that_want_the_same_order_away_send_one_removal(house: House) -> None:
    asked_twice = asyncio.Event()

    async def remove(_: Any) -> Any:
        await asked_twice.wait()
        del house.venue.opened.opened_orders[:]
        return golden("order_close_reply_done_pending_removed")

    house.venue.answer("OrderClose", remove)
    async with house.connected():
        key = PositionKey(house.session.account, str(EURUSD))
        first = asyncio.ensure_future(house.session.cancel_working_orders(key))
        await house.sink.until(lambda _: house.venue.asked("OrderClose"))
        reads = len(house.sink.snapshots)
        second = asyncio.ensure_future(house.session.cancel_working_orders(key))
        await house.sink.until(lambda s: len(s.snapshots) > reads)
        asked_twice.set()
        assert await asyncio.gather(first, second) == [1, 1]
        assert [one.ticket for one in house.venue.asked("OrderClose")] == [PENDING]


async def test_a_removal_that_was_refused_is_sent_again_by_the_next_press(house: House) -> None:
    async def remove(_: Any) -> Any:
        del house.venue.opened.opened_orders[:]
        return golden("order_close_reply_done_pending_removed")

    house.venue.answer("OrderClose", returning(10029), remove)
    async with house.connected():
        key = PositionKey(house.session.account, str(EURUSD))
        with pytest.raises(Refused, match="too close"):
            await house.session.cancel_working_orders(key)
        assert await house.session.cancel_working_orders(key) == 1


async def test_pending_orders_are_counted_also_after_the_position_is_gone(house: House) -> None:
    key = PositionKey(house.session.account, str(EURUSD))
    async with house.connected():
        assert await house.session.count_working_orders(key) == 1
        house.venue.drop(EURUSD)
        assert await house.session.count_working_orders(key) == 1


async def test_an_order_of_a_position_closed_by_an_earlier_run_is_found_by_its_deals(
    house: House,
) -> None:
    house.venue.drop(EURUSD)
    house.venue.deals.append(golden("deals_history_reply").data.deals[0])
    async with house.connected():
        key = PositionKey(house.session.account, str(EURUSD))
        assert await house.session.count_working_orders(key) == 1


async def test_a_limit_of_ours_without_its_position_is_warned_about(netting: House) -> None:
    order = netting.venue.opened.opened_orders[0]
    order.type, order.comment = pb.BMT5_ORDER_TYPE_SELL_LIMIT, "unwind 00000000000000000001"
    order.magic_number, order.volume_current = 7_695_991, 2.0
    async with netting.connected():
        await netting.sink.until(lambda s: f"metatrader5/order-{PENDING}" in dict(s.notices))
