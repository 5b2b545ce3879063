"""A close on its way: what leaves, how often, and what each answer proves."""

import asyncio
import hashlib
from decimal import Decimal
from typing import Any

import grpc
import pytest

from app.domain.errors import Denied, NoLink, OutcomeUnknown, Refused
from app.domain.ids import PositionKey
from app.domain.intent import Capped, PriceOffset
from app.domain.report import Accepted, Done, LinkState, OrderStatus
from app.venues.metatrader5 import gateway, resting
from app.venues.metatrader5.wire import metatrader5_pb2 as pb
from tests.support.build import exactly, share
from tests.support.metatrader5_house import EURUSD, PENDING, USDJPY, House, at_limit
from tests.support.scripted_metatrader5 import golden, returning

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def send(house: House, *args: Any, **named: Any) -> Any:
    return await house.session.prepare_close(house.request(*args, **named)).send()


async def test_a_whole_close_is_a_ticket_without_a_volume(house: House) -> None:
    async with house.connected():
        assert await send(house) == Done()
        (request,) = house.venue.asked("OrderClose")
        assert request == pb.OrderCloseRequest(ticket=EURUSD)


async def test_a_part_is_sent_in_lots_as_the_exact_double(house: House) -> None:
    async with house.connected():
        assert await send(house, exactly("0.07")) == Done()
        (request,) = house.venue.asked("OrderClose")
        assert (request.ticket, request.volume) == (EURUSD, 0.07)


async def test_half_of_an_odd_lot_goes_down_to_the_step(house: House) -> None:
    async with house.connected():
        await send(house, share(50), ticket=USDJPY)
        assert house.venue.asked("OrderClose")[0].volume == 0.03


async def test_the_golden_requests_are_what_leaves(house: House) -> None:
    async with house.connected():
        house.venue.push("OnSymbolTick", golden("on_symbol_tick"))
        await house.sink.until(lambda s: "EURUSD" in s.quotes)
        cap = Capped(PriceOffset(Decimal("0.0002")))
        whole = house.session.prepare_close(house.request(pricing=cap))
        await whole.send()
        assert house.venue.asked("OrderClose")[0] == golden("order_close_request_full")


async def test_a_cap_becomes_points_rounded_towards_the_reference(house: House) -> None:
    async with house.connected():
        house.venue.push("OnSymbolTick", golden("on_symbol_tick"))
        await house.sink.until(lambda s: "EURUSD" in s.quotes)
        request = house.request(exactly("0.25"), Capped(PriceOffset(Decimal("0.000209"))))
        prepared = house.session.prepare_close(request)
        assert "no effect here: Market execution" in prepared.preview.body
        await prepared.send()
        assert house.venue.asked("OrderClose") == [golden("order_close_request_partial")]


async def test_at_market_a_band_is_sent_where_zero_would_tolerate_nothing(house: House) -> None:
    async with house.connected():
        await send(house, ticket=USDJPY)
        assert house.venue.asked("OrderClose")[0].slippage == 1512


async def test_the_preview_shows_the_call_and_no_secret(house: House) -> None:
    async with house.connected():
        prepared = house.session.prepare_close(house.request(exactly("0.25")))
        preview = prepared.preview
        assert preview.address == "/mt5_term_api.TradingHelper/OrderClose"
        assert preview.body.startswith(f"ticket: {EURUSD}\nvolume: 0.25\n")
        assert "a-key" not in repr(preview)
        assert "6f1d0a52" not in repr(preview)
        bytes_sent = pb.OrderCloseRequest(ticket=EURUSD, volume=0.25).SerializeToString()
        whole = preview.address.encode() + bytes_sent
        assert preview.digest == hashlib.sha256(whole).hexdigest()
        assert house.venue.asked("OrderClose") == []


async def test_the_call_is_started_when_send_returns(house: House) -> None:
    async with house.connected():
        awaited = house.session.prepare_close(house.request()).send()
        async with asyncio.timeout(2):
            while not house.venue.asked("OrderClose"):
                await asyncio.sleep(0.005)
        assert await awaited == Done()


@pytest.mark.parametrize("code", [10008, 10010])
async def test_placed_and_partly_done_are_accepted_and_not_done(house: House, code: int) -> None:
    house.venue.answer("OrderClose", returning(code))
    async with house.connected():
        assert await send(house) == Accepted()


async def test_a_requote_is_refused_in_the_traders_words(house: House) -> None:
    house.venue.answer("OrderClose", golden("order_close_reply_requote_10004"))
    async with house.connected():
        with pytest.raises(Refused, match="Nothing was closed") as error:
            await send(house)
        assert (error.value.code, error.value.words) == ("10004", "Requote")
        assert await send(house) == Done()
        assert len(house.venue.asked("OrderClose")) == 2


@pytest.mark.parametrize(
    "status",
    [
        grpc.StatusCode.UNAVAILABLE,
        grpc.StatusCode.INTERNAL,
        grpc.StatusCode.UNKNOWN,
        grpc.StatusCode.ABORTED,
        grpc.StatusCode.DATA_LOSS,
        grpc.StatusCode.CANCELLED,
        grpc.StatusCode.DEADLINE_EXCEEDED,
    ],
)
async def test_a_broken_call_leaves_the_close_in_doubt_and_is_made_once(
    house: House, status: grpc.StatusCode
) -> None:
    house.venue.answer("OrderClose", status)
    async with house.connected():
        with pytest.raises(OutcomeUnknown):
            await send(house)
        await asyncio.sleep(0.2)
        assert len(house.venue.asked("OrderClose")) == 1


@pytest.mark.parametrize(
    "status",
    [
        grpc.StatusCode.UNAUTHENTICATED,
        grpc.StatusCode.PERMISSION_DENIED,
        grpc.StatusCode.INVALID_ARGUMENT,
        grpc.StatusCode.UNIMPLEMENTED,
        grpc.StatusCode.NOT_FOUND,
        grpc.StatusCode.RESOURCE_EXHAUSTED,
    ],
)
async def test_a_call_that_was_not_let_in_is_refused(
    house: House, status: grpc.StatusCode
) -> None:
    house.venue.answer("OrderClose", status)
    async with house.connected():
        with pytest.raises(Refused) as error:
            await send(house)
        assert error.value.code == status.name
        assert len(house.venue.asked("OrderClose")) == 1


async def test_no_answer_within_the_deadline_is_a_doubt_and_not_asked_again(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gateway, "TRADE_DEADLINE_S", 0.3)

    async def never(_: object) -> None:
        await asyncio.Event().wait()

    house.venue.answer("OrderClose", never)
    async with house.connected():
        with pytest.raises(OutcomeUnknown, match="DEADLINE_EXCEEDED"):
            await send(house)
        await asyncio.sleep(0.2)
        assert len(house.venue.asked("OrderClose")) == 1


async def test_a_gateway_that_dies_with_the_close_and_comes_back_has_it_once(
    house: House,
) -> None:
    venue = house.venue
    died = asyncio.Event()

    async def die(_: object) -> None:
        died.set()
        await asyncio.Event().wait()

    # A gateway of its own, because this one is taken down in the middle.
    venue.port = 0
    async with venue.listening() as address:
        house.session._address = address
        async with house.connected():
            venue.answer("OrderClose", die)
            answer = house.session.prepare_close(house.request()).send()
            waiting = asyncio.ensure_future(answer)  # type: ignore[arg-type]
            await died.wait()
            house.venue.push("OnTrade", grpc.StatusCode.UNAVAILABLE)
            with pytest.raises(OutcomeUnknown):
                await waiting
    async with venue.listening(), house.connected():
        await asyncio.sleep(0.2)
        assert len(venue.asked("OrderClose")) == 1


async def test_a_lost_terminal_refuses_the_close_logs_in_again_and_repeats_nothing(
    house: House,
) -> None:
    house.venue.answer("OrderClose", golden("order_close_reply_terminal_not_found"))
    async with house.connected():
        with pytest.raises(Refused, match="press again"):
            await send(house)
        await house.sink.until(lambda s: s.links[-1][0] is LinkState.DOWN)
    async with house.connected():
        assert len(house.venue.asked("ConnectEx")) == 2
        assert len(house.venue.asked("OrderClose")) == 1


async def test_without_a_connection_nothing_is_sent(house: House) -> None:
    async with house.connected():
        prepared = house.session.prepare_close(house.request())
    with pytest.raises(NoLink, match="Nothing was sent"):
        prepared.send()
    assert house.venue.asked("OrderClose") == []


async def test_a_second_close_of_a_position_waits_for_news_of_the_first(house: House) -> None:
    async with house.connected():
        part = house.request(exactly("0.25"))
        assert await house.session.prepare_close(part).send() == Done()
        with pytest.raises(Denied, match="a part sent twice closes twice"):
            house.session.prepare_close(house.request(exactly("0.25")))
        house.venue.row(EURUSD).volume = 0.75
        house.venue.push("OnTrade", house.trade_now("on_trade_partial_close"))
        await house.sink.until(lambda s: s.fills)
        house.session.prepare_close(house.request(exactly("0.25")))


async def test_a_fill_is_told_with_the_close_it_belongs_to(house: House) -> None:
    async with house.connected():
        request = house.request(exactly("0.25"))
        await house.session.prepare_close(request).send()
        house.venue.push("OnTrade", house.trade_now("on_trade_partial_close"))
        await house.sink.until(lambda s: s.orders)
        (fill,), (order,) = house.sink.fills, house.sink.orders
        assert fill.close_id == order.close_id == request.close_id
        assert (fill.quantity, fill.price) == (Decimal("0.25"), Decimal("1.085"))
        assert order.status is OrderStatus.FILLED
        assert order.filled == Decimal("0.25")


async def test_a_part_refused_on_netting_says_why(netting: House) -> None:
    netting.venue.answer("OrderClose", returning(10013))
    async with netting.connected():
        with pytest.raises(Refused, match="netting accounts the gateway may not close a part"):
            await send(netting, exactly("0.25"))


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
    monkeypatch.setattr(resting, "_LOOKS_S", (0.0, 0.01))
    async with house.connected():
        request = house.request(pricing=at_limit("1.0905"))
        await house.session.prepare_close(request).send()
        house.venue.row(EURUSD).take_profit = 1.0905
        with pytest.raises(OutcomeUnknown):
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
