"""The session against the simulated venue in a process of its own: each close arrives once."""

from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
import pytest_asyncio

from app.domain.errors import OutcomeUnknown, Refused
from app.domain.intent import (
    All,
    Amount,
    AtLimit,
    AtMarket,
    BasisPoints,
    Capped,
    Exactly,
    Share,
    WorstPrice,
)
from app.domain.money import Price
from app.domain.order import CloseOrder, apply
from app.domain.reconcile import events_of_order
from app.domain.report import Accepted, OrderStatus
from tests.support.build import quantity
from tests.support.sim_process import Sims, running
from tests.venues.clearstreet.sim_desk import Desk, at_desk

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest.fixture(scope="module")
def sims() -> Iterator[Sims]:
    with running("clearstreet") as started:
        yield started


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def desk(sims: Sims) -> AsyncIterator[Desk]:
    """One login for all, as fast as the simulated venue allows; it counts its calls."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("app.venues.clearstreet.watching.PAUSES_S", (0.2,) * 30)
        patch.setattr("app.venues.clearstreet.rest._READS_PER_S", 15.0)
        async with at_desk(sims) as one:
            yield one


async def test_the_test_of_a_login_finds_the_positions(desk: Desk) -> None:
    checked = await desk.session.check()
    assert checked.positions == len(desk.sims.positions("clearstreet")) > 4


async def test_every_position_of_the_venue_is_shown(desk: Desk) -> None:
    shown = {p.key.wire_id: p.side.sign * p.quantity for p in desk.sink.snapshots[-1]}
    truth = {k: Decimal(v) for k, v in desk.sims.positions("clearstreet").items()}
    assert shown == truth


async def test_a_part_at_market_is_filled_and_followed(desk: Desk) -> None:
    request = await desk.sized("AAPL", Exactly(quantity("7")))
    was = desk.held(request)
    reply, _, arrived = await desk.send(request)
    assert isinstance(reply, Accepted)
    end = await desk.end_of(request)
    assert (arrived, end.status, end.filled) == (1, OrderStatus.FILLED, quantity("7"))
    assert end.average_price is not None
    fills = {f.fill_id: f.quantity for f in desk.sink.fills if f.close_id == request.close_id}
    assert sum(fills.values()) == 7
    assert desk.held(request) == was - 7


async def test_a_share_of_a_fractional_position_is_rounded_down(desk: Desk) -> None:
    request = await desk.sized("VTI", Share(Fraction(1, 3)))
    assert request.quantity == quantity("1.139")
    _, _, arrived = await desk.send(request)
    assert (await desk.end_of(request)).filled == quantity("1.139")
    assert (arrived, desk.held(request)) == (1, Decimal("2.2782"))


async def test_a_whole_close_cancels_the_orders_that_tie_it_up(desk: Desk) -> None:
    await desk.sink.until(lambda sink: any(p.working_orders for p in sink.snapshots[-1]))
    live = await desk.position("MSFT")
    assert live.working_orders is not None
    assert live.working_orders.count == 1
    request = await desk.sized("MSFT", All(), cancel=True)
    reply, _, arrived = await desk.send(request)
    assert isinstance(reply, Accepted)
    assert reply.quantity == live.quantity
    assert (await desk.end_of(request)).status is OrderStatus.FILLED
    assert (arrived, desk.held(request)) == (1, 0)
    assert await desk.session.count_working_orders(request.position) == 0


async def test_a_limit_rests_and_is_cancelled(desk: Desk) -> None:
    live = await desk.position("AAPL")
    assert live.mark is not None
    far = Price((live.mark * 2).quantize(Decimal("0.01")))
    request = await desk.sized("AAPL", Exactly(quantity("5")), AtLimit(far))
    reply, subject, arrived = await desk.send(request)
    assert isinstance(reply, Accepted)
    assert arrived == 1
    assert await desk.session.count_working_orders(request.position) == 1
    await desk.session.cancel_close(subject)
    assert (await desk.end_of(request)).status is OrderStatus.CANCELED
    cancels = [m for m in desk.sims.received("clearstreet") if m["kind"] == "cancel"]
    assert len(cancels) == 1


async def test_resting_orders_of_an_instrument_are_cancelled_and_gone(desk: Desk) -> None:
    live = await desk.position("AAPL")
    assert live.mark is not None
    far = AtLimit(Price((live.mark * 2).quantize(Decimal("0.01"))))
    for _ in range(2):
        await desk.send(await desk.sized("AAPL", Exactly(quantity("3")), far))
    assert await desk.session.cancel_working_orders(live.key) == 2
    assert await desk.session.count_working_orders(live.key) == 0


async def test_a_capped_close_is_filled_no_worse_than_its_cap(desk: Desk) -> None:
    live = await desk.position("AAPL")
    await desk.sink.until(lambda sink: sink.quotes.get(live.instrument.wire_name))
    capped = Capped(BasisPoints(Decimal(50)))
    request = await desk.sized("AAPL", Exactly(quantity("4")), capped)
    _, _, arrived = await desk.send(request)
    end = await desk.end_of(request)
    assert (arrived, end.status) == (1, OrderStatus.FILLED)
    assert not isinstance(request.pricing, AtMarket)
    assert end.average_price is not None
    assert end.average_price >= request.pricing.price


async def test_a_cap_that_nothing_meets_ends_at_once_unfilled(desk: Desk) -> None:
    request = await desk.sized("AAPL", Exactly(quantity("4")))
    live = await desk.position("AAPL")
    assert live.mark is not None
    dear = Price((live.mark * 2).quantize(Decimal("0.01")))
    cap = WorstPrice(dear, dear, "best bid", Decimal(0))
    _, _, arrived = await desk.send(replace(request, pricing=cap))
    end = await desk.end_of(request)
    assert (arrived, end.status, end.filled) == (1, OrderStatus.CANCELED, quantity("0"))


UNKNOWN_BUT_DONE = ["lose_reply", "http_500_after_execution", "drop_connection"]


@pytest.mark.parametrize("fault", UNKNOWN_BUT_DONE)
async def test_a_part_whose_reply_is_lost_is_found_by_our_id_and_not_sent_again(
    desk: Desk, fault: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.venues.clearstreet.closing.CLOSE_DEADLINE_S", 0.4)
    request = await desk.sized("AAPL", Exactly(quantity("2")))
    was = desk.held(request)
    desk.sims.fault("clearstreet", fault)
    reply, subject, _ = await desk.send(request)
    assert isinstance(reply, OutcomeUnknown)
    found = await desk.explained(subject)
    assert found.orders[0].filled == quantity("2")
    assert desk.held(request) == was - 2
    ours = [m for m in desk.sims.received("clearstreet") if request.close_id in str(m["body"])]
    assert len(ours) == 1


@pytest.mark.parametrize(
    ("fault", "symbol"),
    [
        ("lose_reply", "NVDA"),
        ("http_500_after_execution", "VTI"),
        ("drop_connection", "NVDA260320P00120000"),
    ],
)
async def test_a_whole_close_whose_reply_is_lost_is_found_by_time_and_side(
    desk: Desk, fault: str, symbol: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.venues.clearstreet.closing.CLOSE_DEADLINE_S", 0.4)
    request = await desk.sized(symbol, All(), cancel=True)
    desk.sims.fault("clearstreet", fault)
    reply, subject, arrived = await desk.send(request)
    assert isinstance(reply, OutcomeUnknown)
    found = await desk.explained(subject)
    assert (arrived, found.orders[0].filled) == (1, request.quantity)
    assert desk.held(request) == 0


@pytest.mark.parametrize("amount", [Exactly(quantity("2")), All()], ids=["part", "whole"])
async def test_a_server_error_before_execution_leaves_no_trace(desk: Desk, amount: Amount) -> None:
    request = await desk.sized("AAPL", amount, cancel=True)
    was = desk.held(request)
    desk.sims.fault("clearstreet", "http_500_before")
    reply, subject, arrived = await desk.send(request)
    assert isinstance(reply, OutcomeUnknown)
    found = await desk.session.look_up(subject)
    assert (arrived, found.traceless, found.position_known) == (1, True, True)
    assert desk.held(request) == was


@pytest.mark.parametrize("fault", ["refuse", "rate_limit"])
async def test_a_refusal_leaves_everything_as_it_was(desk: Desk, fault: str) -> None:
    request = await desk.sized("AAPL", All(), cancel=True)
    was = desk.held(request)
    desk.sims.fault("clearstreet", fault)
    reply, _, arrived = await desk.send(request)
    assert isinstance(reply, Refused)
    assert (arrived, desk.held(request)) == (1, was)
    assert (desk.session.close_delay_s() > 0) is (fault == "rate_limit")


@pytest.mark.parametrize("fault", ["late_fill", "duplicate_push"])
async def test_a_fill_that_is_late_or_told_twice_counts_once(desk: Desk, fault: str) -> None:
    request = await desk.sized("AAPL", Exactly(quantity("3")))
    desk.sims.fault("clearstreet", fault)
    reply, subject, arrived = await desk.send(request)
    assert isinstance(reply, Accepted)
    await desk.end_of(request)
    order: CloseOrder = replace(subject.order, state=subject.order.state.SUBMITTED)
    for report in [o for o in desk.sink.orders if o.close_id == request.close_id]:
        for event in events_of_order(report, request.close_id):
            order = apply(order, event)
    assert (arrived, order.filled) == (1, quantity("3"))


async def test_a_stalled_feed_and_a_new_login_find_the_same_positions(desk: Desk) -> None:
    desk.sims.fault("clearstreet", "stall_feed")
    truth = {k: Decimal(v) for k, v in desk.sims.positions("clearstreet").items()}
    async with at_desk(desk.sims) as again:
        shown = {p.key.wire_id: p.side.sign * p.quantity for p in again.sink.snapshots[-1]}
    assert shown == truth


async def test_everything_that_is_left_can_be_closed_whole(desk: Desk) -> None:
    held = await desk.session.read_positions()
    assert held
    for symbol in [position.instrument.symbol for position in held]:
        request = await desk.sized(symbol, All(), cancel=True)
        reply, _, arrived = await desk.send(request)
        assert isinstance(reply, Accepted)
        assert (await desk.end_of(request)).filled == request.quantity
        assert arrived == 1
    assert desk.sims.positions("clearstreet") == {}
