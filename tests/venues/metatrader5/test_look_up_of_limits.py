"""What became of a limit: a take-profit in force, fired, removed, or dead with its position."""

from decimal import Decimal
from typing import Any

import pytest

from app.domain.event import Acknowledged
from app.domain.ids import VenueOrderId
from app.domain.order import CloseState
from app.domain.report import OrderStatus
from app.venues.metatrader5.wire import metatrader5_pb2 as pb
from app.venues.session import CloseSubject
from tests.support.metatrader5_house import EURUSD, House, at_limit, opened
from tests.support.scripted_metatrader5 import golden
from tests.venues.metatrader5.doubts import deal, doubtful, proven

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_a_take_profit_in_force_is_a_working_limit(house: House) -> None:
    async with house.connected():
        subject = await doubtful(house, pricing=at_limit("1.0905"))
        house.venue.row(EURUSD).take_profit = 1.0905
        found = await house.session.look_up(subject)
        (order,) = found.orders
        assert (order.status, order.limit_price) == (OrderStatus.WORKING, Decimal("1.0905"))
        assert proven(subject, found) == ["Acknowledged"]


async def test_a_take_profit_that_never_came_into_force_is_proven_absent(house: House) -> None:
    async with house.connected():
        subject = await doubtful(house, pricing=at_limit("1.0905"))
        house.later_s = 61
        looks = [await house.session.look_up(subject) for _ in range(2)]
        assert proven(subject, *looks) == ["Rejected"]


async def resting(house: House) -> CloseSubject:
    request = house.request(pricing=at_limit("1.0905"))
    reply = await house.session.prepare_close(request).send()
    acknowledged = Acknowledged(request.close_id, house.now(), reply.venue_order_ids)
    subject = house.subject(request, acknowledged)
    assert subject.order.state is CloseState.ACKNOWLEDGED
    house.venue.row(EURUSD).take_profit = 1.0905
    await house.session.read_positions()
    return subject


async def test_a_take_profit_that_fired_is_a_fill_of_the_limit(house: House) -> None:
    async with house.connected():
        subject = await resting(house)
        house.venue.drop(EURUSD)
        house.venue.deals.append(deal(house, reason=pb.BMT5_DEAL_REASON_TP, price=1.0905))
        found = await house.session.look_up(subject)
        assert [(f.quantity, f.price) for f in found.fills] == [(Decimal(1), Decimal("1.0905"))]


async def test_a_take_profit_that_somebody_removed_ends_the_limit(house: House) -> None:
    async with house.connected():
        subject = await resting(house)
        house.venue.row(EURUSD).take_profit = 0
        await house.session.read_positions()
        report = house.sink.orders[-1]
        assert report.status is OrderStatus.CANCELED
        assert report.close_id == subject.order.close_id


async def test_a_resting_limit_dies_with_a_position_closed_otherwise(house: House) -> None:
    async with house.connected():
        subject = await resting(house)
        house.venue.drop(EURUSD)
        house.venue.deals.append(deal(house, reason=pb.BMT5_DEAL_REASON_SL))
        found = await house.session.look_up(subject)
        assert found.fills == ()
        assert [order.status for order in found.orders] == [OrderStatus.CANCELED]


async def test_after_a_restart_cancelling_a_limit_still_knows_the_old_take_profit() -> None:
    async with opened() as first, first.connected():
        subject = await resting(first)
    async with opened() as house:
        house.venue.row(EURUSD).take_profit = 1.0905

        async def put_back(modify: Any) -> Any:
            house.venue.row(EURUSD).take_profit = modify.take_profit
            return golden("order_modify_reply_done")

        house.venue.answer("OrderModify", put_back)
        async with house.connected():
            assert subject.order.venue_order_ids == (
                VenueOrderId(f"TP 1.0905 (was 1.1) on {EURUSD}"),
            )
            await house.session.cancel_close(subject)
            assert house.venue.asked("OrderModify")[0].take_profit == 1.1
