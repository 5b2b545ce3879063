"""A close on its way: what leaves, how often, and what each answer proves."""

import asyncio
import hashlib
from decimal import Decimal
from typing import Any

import grpc
import pytest

from app.domain.errors import Denied, NoLink, OutcomeUnknown, Refused
from app.domain.intent import Capped, PriceOffset
from app.domain.report import Accepted, Done, LinkState, OrderStatus
from app.venues.metatrader5 import gateway
from app.venues.metatrader5.wire import metatrader5_pb2 as pb
from tests.support.build import exactly, share
from tests.support.metatrader5_house import EURUSD, USDJPY, House
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
        await house.sink.until(lambda _: house.venue.asked("OrderClose"))
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
        with pytest.raises(OutcomeUnknown, match="did not answer in time"):
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
