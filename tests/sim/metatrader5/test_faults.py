"""What each fault looks like through this gateway, and what is true afterwards."""

import asyncio

import grpc
import pytest

from app.sim.faults import Fault
from app.sim.metatrader5.wire import streams_pb2 as pb
from app.sim.metatrader5.wire.connection_pb2 import CheckConnectRequest
from app.sim.metatrader5.wire.trading_pb2 import OrderModifyRequest
from tests.sim.metatrader5.caller import Caller, frame

Status = grpc.StatusCode


async def status_of_close(caller: Caller, ticket: int, *, timeout: float = 5.0) -> Status:
    with pytest.raises(grpc.aio.AioRpcError) as broken:
        await caller.close(ticket, 0.1, timeout=timeout)
    code = broken.value.code()
    assert isinstance(code, Status)
    return code


async def volume_left(caller: Caller) -> float:
    truth = caller.venue.positions()[0]
    assert truth.symbol == "EURUSD"
    return float(truth.quantity)


async def test_a_lost_reply_was_executed_and_never_answers(caller: Caller) -> None:
    position = await caller.position("EURUSD")
    caller.arm(Fault.LOSE_REPLY)
    status = await status_of_close(caller, position.ticket, timeout=0.2)
    assert status is Status.DEADLINE_EXCEEDED
    assert await volume_left(caller) == pytest.approx(0.2)
    assert len(caller.received("OrderClose")) == 1


async def test_a_refusal_is_a_requote_and_nothing_happens(caller: Caller) -> None:
    position = await caller.position("EURUSD")
    caller.arm(Fault.REFUSE)
    reply = await caller.close(position.ticket, 0.1)
    assert reply.data.returned_string_code == "TRADE_RETCODE_REQUOTE"
    assert await volume_left(caller) == pytest.approx(0.3)


@pytest.mark.parametrize(
    ("fault", "status", "left"),
    [
        (Fault.HTTP_500_AFTER_EXECUTION, Status.INTERNAL, 0.2),
        (Fault.HTTP_500_BEFORE, Status.INTERNAL, 0.3),
        (Fault.RATE_LIMIT, Status.RESOURCE_EXHAUSTED, 0.3),
        (Fault.DROP_CONNECTION, Status.UNAVAILABLE, 0.2),
    ],
)
async def test_a_broken_call_has_the_status_of_its_fault(
    caller: Caller, fault: Fault, status: Status, left: float
) -> None:
    position = await caller.position("EURUSD")
    caller.arm(fault)
    assert await status_of_close(caller, position.ticket) is status
    assert await volume_left(caller) == pytest.approx(left)
    assert len(caller.received("OrderClose")) == 1


async def test_a_dropped_connection_breaks_the_streams_and_the_session_lives_on(
    caller: Caller,
) -> None:
    position = await caller.position("EURUSD")
    async with caller.listening("OnTrade", pb.OnTradeRequest()) as stream:
        caller.arm(Fault.DROP_CONNECTION)
        await status_of_close(caller, position.ticket)
        with pytest.raises(grpc.aio.AioRpcError) as broken:
            while True:
                await frame(stream)
        assert broken.value.code() is Status.UNAVAILABLE
    # The channel may notice the broken transport only when it next writes to it.
    try:
        await caller.call("Connection/CheckConnect", CheckConnectRequest())
    except grpc.aio.AioRpcError as error:
        if error.code() is not Status.UNAVAILABLE:
            raise
    check = await caller.call("Connection/CheckConnect", CheckConnectRequest())
    assert check.data.unique_identifier == caller.id


@pytest.mark.parametrize(
    ("fault", "left"), [(Fault.TIMEOUT_BEFORE, 0.3), (Fault.TIMEOUT_AFTER_EXECUTION, 0.2)]
)
async def test_a_timeout_code_says_nothing_about_what_happened(
    caller: Caller, fault: Fault, left: float
) -> None:
    position = await caller.position("EURUSD")
    caller.arm(fault)
    assert (await caller.close(position.ticket, 0.1)).data.returned_code == 10012
    assert await volume_left(caller) == pytest.approx(left)


async def test_half_a_fill_is_code_10010(caller: Caller) -> None:
    position = await caller.position("EURUSD")
    caller.arm(Fault.HALF_FILL)
    reply = await caller.close(position.ticket)
    assert (reply.data.returned_code, reply.data.close_mode) == (10010, 1)
    assert await volume_left(caller) == pytest.approx(0.15)


async def test_a_late_fill_is_placed_then_filled(
    caller: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.sim.metatrader5.dealing.LATE_FILL_S", 0.3)
    position = await caller.position("EURUSD")
    caller.arm(Fault.LATE_FILL)
    async with caller.listening("OnTrade", pb.OnTradeRequest()) as stream:
        assert (await caller.close(position.ticket)).data.returned_code == 10008
        (added,) = (await frame(stream)).data.event_data.new_orders
        in_flight = [o for o in (await caller.opened()).opened_orders if o.type in (0, 1)]
        assert [o.position_id for o in in_flight] == [position.identifier]
        # A second close of the same position meets the first.
        assert (await caller.close(position.ticket)).data.returned_code == 10039
        event = (await frame(stream)).data.event_data
    assert [deal.order_ticket for deal in event.new_history_deals] == [added.ticket]
    assert [held.ticket for held in event.disappeared_positions] == [position.ticket]


@pytest.mark.parametrize("fault", [Fault.LATE_FILL, Fault.HALF_FILL])
async def test_a_fault_of_fills_waits_for_an_order_that_can_fill(
    caller: Caller, fault: Fault
) -> None:
    caller.arm(fault)
    (pending, *_) = (await caller.opened()).opened_orders
    assert (await caller.close(pending.ticket)).data.returned_code == 10009
    modify = OrderModifyRequest(ticket=(await caller.position("AUDUSD")).ticket, take_profit=0.7)
    reply = await caller.call("TradingHelper/OrderModify", modify)
    assert reply.data.returned_code == 10009
    position = await caller.position("EURUSD")
    assert (await caller.close(position.ticket)).data.returned_code in (10008, 10010)


async def test_a_duplicate_push_repeats_the_same_deal(caller: Caller) -> None:
    position = await caller.position("EURUSD")
    caller.arm(Fault.DUPLICATE_PUSH)
    async with caller.listening("OnTrade", pb.OnTradeRequest()) as stream:
        await caller.close(position.ticket)
        both = [(await frame(stream)).data.event_data.new_history_deals for _ in range(2)]
    assert both[0][0].ticket == both[1][0].ticket
    assert len(await caller.deals()) == 1


async def test_a_lost_terminal_passes_nothing_on_and_ends_the_streams(caller: Caller) -> None:
    position = await caller.position("EURUSD")
    async with caller.listening("OnTrade", pb.OnTradeRequest()) as stream:
        caller.arm(Fault.TERMINAL_LOST)
        reply = await caller.close(position.ticket, 0.1)
        assert reply.error.error_code == "TERMINAL_INSTANCE_NOT_FOUND"
        assert (await frame(stream)).error.error_code == "TERMINAL_INSTANCE_NOT_FOUND"
    assert await volume_left(caller) == pytest.approx(0.3)
    await caller.connect()
    assert (await caller.close(position.ticket, 0.1)).data.returned_code == 10009
    assert len(caller.received("OrderClose")) == 2


async def test_what_was_received_is_noted_without_secrets(caller: Caller) -> None:
    position = await caller.position("EURUSD")
    await caller.close(position.ticket, 0.1, slippage=20)
    (row,) = caller.received("OrderClose")
    assert (row["kind"], row["position"]) == ("close", str(position.ticket))
    assert row["body"] == {"ticket": position.ticket, "volume": 0.1, "slippage": 20}
    assert caller.offer.secrets["password"] not in repr(caller.world.received.rows())


async def test_stopping_twice_is_safe_and_ends_calls_in_flight(caller: Caller) -> None:
    position = await caller.position("EURUSD")
    caller.arm(Fault.LOSE_REPLY)
    hanging = asyncio.ensure_future(status_of_close(caller, position.ticket))
    while not caller.received("OrderClose"):
        await asyncio.sleep(0.01)
    await caller.venue.stop()
    await caller.venue.stop()
    assert await hanging in (Status.UNAVAILABLE, Status.CANCELLED)
