"""What became of a close: deals, ended orders, orders in flight, the position, and their absence."""

from decimal import Decimal
from typing import Any

import grpc
import pytest

from app.domain.errors import NoLink
from app.domain.event import Acknowledged
from app.domain.ids import VenueOrderId
from app.domain.reconcile import NEVER_ARRIVED, explain
from app.domain.report import OrderStatus
from app.domain.sizing import ALREADY_CLOSED
from app.venues.metatrader5.wire import metatrader5_pb2 as pb
from tests.support.build import exactly
from tests.support.looks import watched
from tests.support.metatrader5_house import EURUSD, House, opened
from tests.support.scripted_metatrader5 import returning
from tests.venues.metatrader5.doubts import deal, doubtful, ended_order, proven

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_a_lost_answer_of_an_executed_close_is_found_among_the_deals(house: House) -> None:
    async with house.connected():
        subject = await doubtful(house)
        house.venue.deals.append(deal(house))
        house.venue.drop(EURUSD)
        found = await house.session.look_up(subject)
        (fill,) = found.fills
        assert (fill.quantity, fill.price) == (Decimal("1"), Decimal("1.085"))
        assert found.position is None
        assert found.position_known
        assert proven(subject, found) == ["Filled"]
        assert len(house.venue.asked("OrderClose")) == 1


async def test_deals_are_asked_for_in_both_clocks(house: House) -> None:
    async with house.connected():
        await house.session.look_up(await doubtful(house))
        request = house.venue.asked("DealsHistory")[-1]
        assert request.inputFrom.seconds - request.inputFromUtc.seconds == 7200
        sent_s = house.now() // 10**9
        assert 590 < sent_s - request.inputFromUtc.seconds < 620
        assert request.inputToUtc.seconds - sent_s > 86_000


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"reason": pb.BMT5_DEAL_REASON_SL}, "a stop loss"),
        ({"reason": pb.BMT5_DEAL_REASON_MOBILE}, "somebody on a phone"),
        ({"position_id": 50012345009}, "another position"),
        ({"entry_type": pb.BMT5_DEAL_ENTRY_IN}, "an opening"),
        ({"type": pb.BMT5_DEAL_TYPE_BUY}, "the other side"),
        ({"volume": 0.5}, "more than was asked"),
    ],
)
async def test_what_another_did_is_never_taken_for_ours(
    house: House, changes: dict[str, Any], why: str
) -> None:
    async with house.connected():
        subject = await doubtful(house, exactly("0.25"))
        house.venue.deals.append(deal(house, **{"volume": 0.25, **changes}))
        found = await house.session.look_up(subject)
        assert found.fills == (), why


async def test_a_deal_from_before_the_close_is_not_its_fill(house: House) -> None:
    async with house.connected():
        old = deal(house, volume=0.25)
        old.time_utc.FromNanoseconds(house.now() - 60 * 10**9)
        house.venue.deals.append(old)
        subject = await doubtful(house, exactly("0.25"))
        assert (await house.session.look_up(subject)).fills == ()


async def test_an_order_in_flight_is_still_working(house: House) -> None:
    async with house.connected():
        subject = await doubtful(house)
        house.venue.opened.opened_orders.add(
            ticket=50012350001, type=1, state=0, position_id=EURUSD, symbol="EURUSD"
        )
        found = await house.session.look_up(subject)
        (order,) = found.orders
        assert order.status is OrderStatus.WORKING
        assert proven(subject, found) == ["Acknowledged"]


async def test_nothing_found_proves_nothing_before_a_minute_and_everything_after(
    house: House,
) -> None:
    async with house.connected():
        subject = await doubtful(house)
        early = await house.session.look_up(subject)
        assert not early.traceless
        house.later_s = 30
        assert not (await house.session.look_up(subject)).traceless
        house.later_s = 61
        looks = [await house.session.look_up(subject) for _ in range(2)]
        assert all(look.traceless for look in looks)
        assert proven(subject, early, *looks) == ["Rejected"]
        (event,) = explain(
            subject.order, subject.before, watched(subject.before, looks), absence_after_s=60.0
        )
        assert event.code == NEVER_ARRIVED  # type: ignore[union-attr]


async def test_right_after_a_reconnect_nothing_found_proves_nothing(house: House) -> None:
    async with house.connected():
        subject = await doubtful(house)
    house.later_s = 61
    async with house.connected():
        assert not (await house.session.look_up(subject)).traceless
        house.later_s = 70
        assert (await house.session.look_up(subject)).traceless


async def test_a_history_that_did_not_come_whole_proves_nothing(house: House) -> None:
    async with house.connected():
        subject = await doubtful(house)
        house.later_s = 70
        short = pb.DealsHistoryReply(data=pb.DealsHistoryData(arrayTotal=3))
        house.venue.answer("DealsHistory", short)
        assert not (await house.session.look_up(subject)).traceless


async def test_a_deal_that_cannot_be_read_hides_no_other_and_leaves_the_history_unwhole(
    house: House,
) -> None:
    async with house.connected():
        subject = await doubtful(house)
        house.venue.deals.append(deal(house, ticket=1, volume=float("nan")))
        house.later_s = 70
        unwhole = await house.session.look_up(subject)
        assert not unwhole.traceless
        assert "the history did not come whole" in unwhole.summary
        house.venue.deals.append(deal(house))
        house.venue.drop(EURUSD)
        found = await house.session.look_up(subject)
        assert [fill.price for fill in found.fills] == [Decimal("1.085")]


async def test_a_gateway_without_a_deals_history_is_asked_for_its_orders(house: House) -> None:
    async with house.connected():
        subject = await doubtful(house)
        house.venue.answer("DealsHistory", grpc.StatusCode.UNIMPLEMENTED)
        house.venue.history.arrayTotal = 1
        house.venue.history.history_data.add(history_deal=deal(house))
        house.venue.drop(EURUSD)
        found = await house.session.look_up(subject)
        assert len(found.fills) == 1


async def test_an_older_gateways_deals_that_name_no_order_still_give_the_price(
    house: House,
) -> None:
    async with house.connected():
        subject = await doubtful(house)
        house.venue.answer("DealsHistory", grpc.StatusCode.UNIMPLEMENTED)
        order = ended_order(house, 1.0)
        house.venue.history.history_data.add(history_order=order)
        house.venue.history.history_data.add(history_deal=deal(house, order=0))
        house.venue.drop(EURUSD)
        found = await house.session.look_up(subject)
        assert [(fill.quantity, fill.price) for fill in found.fills] == [
            (Decimal("1"), Decimal("1.085"))
        ]
        assert [report.status for report in found.orders] == [OrderStatus.FILLED]


@pytest.mark.parametrize(("name", "value"), [("commission", float("nan")), ("fee", float("inf"))])
async def test_a_fill_whose_costs_cannot_be_read_is_a_fill_all_the_same(
    house: House, name: str, value: float
) -> None:
    async with house.connected():
        subject = await doubtful(house)
        house.venue.deals.append(deal(house, **{name: value}))
        house.venue.drop(EURUSD)
        (fill,) = (await house.session.look_up(subject)).fills
        assert (fill.price, fill.fee) == (Decimal("1.085"), None)


async def test_a_position_that_vanished_without_a_deal_says_the_history_is_late(
    house: House,
) -> None:
    async with house.connected():
        subject = await doubtful(house)
        house.venue.drop(EURUSD)
        house.later_s = 70
        looks = [await house.session.look_up(subject) for _ in range(2)]
        assert not looks[-1].traceless
        assert proven(subject, *looks) == ["ClosedByPosition"]


async def test_a_position_closed_by_its_stop_loss_ends_the_doubt(house: House) -> None:
    async with house.connected():
        subject = await doubtful(house)
        house.venue.deals.append(deal(house, reason=pb.BMT5_DEAL_REASON_SL))
        house.venue.drop(EURUSD)
        found = await house.session.look_up(subject)
        (report,) = found.orders
        assert report.status is OrderStatus.REJECTED
        assert "by its stop loss" in report.reason
        assert proven(subject, found) == ["Rejected"]


async def test_that_another_closed_the_position_is_told_as_already_closed_also_if_accepted(
    house: House,
) -> None:
    house.venue.answer("OrderClose", returning(10008))
    async with house.connected():
        request = house.request()
        await house.session.prepare_close(request).send()
        accepted = Acknowledged(request.close_id, house.now(), (VenueOrderId("77"),))
        subject = house.subject(request, accepted)
        house.venue.deals.append(deal(house, order=78, reason=pb.BMT5_DEAL_REASON_SL))
        house.venue.drop(EURUSD)
        (report,) = (await house.session.look_up(subject)).orders
        assert (report.status, report.code) == (OrderStatus.REJECTED, ALREADY_CLOSED)


@pytest.mark.parametrize("reason", [pb.BMT5_DEAL_REASON_SL, pb.BMT5_DEAL_REASON_MOBILE])
async def test_the_order_of_a_stop_loss_or_a_phone_is_not_taken_for_that_of_a_whole_close(
    house: House, reason: int
) -> None:
    async with house.connected():
        subject = await doubtful(house)
        order = ended_order(house, 1.0)
        house.venue.history.history_data.add(history_order=order)
        house.venue.deals.append(deal(house, order=order.ticket, reason=reason))
        house.venue.drop(EURUSD)
        found = await house.session.look_up(subject)
        assert found.fills == ()
        (report,) = found.orders
        assert (report.status, report.filled) == (OrderStatus.REJECTED, None)
        assert "not by this close" in report.reason


async def test_a_position_closed_by_an_opposite_one_was_not_closed_by_us(house: House) -> None:
    async with house.connected():
        subject = await doubtful(house)
        house.venue.deals.append(deal(house, entry_type=pb.BMT5_DEAL_ENTRY_OUT_BY, reason=0))
        house.venue.drop(EURUSD)
        found = await house.session.look_up(subject)
        assert found.fills == ()
        (report,) = found.orders
        assert "by hand in a terminal, not by this close" in report.reason
        assert proven(subject, found) == ["Rejected"]


async def test_a_close_filled_in_part_ends_with_its_order(house: House) -> None:
    house.venue.answer("OrderClose", returning(10010))
    async with house.connected():
        request = house.request()
        await house.session.prepare_close(request).send()
        house.venue.row(EURUSD).volume = 0.5
        house.venue.deals.append(deal(house, volume=0.5))
        subject = house.subject(request, Acknowledged(request.close_id, house.now()))
        found = await house.session.look_up(subject)
        assert [fill.quantity for fill in found.fills] == [Decimal("0.5")]
        assert [(o.status, o.filled) for o in found.orders] == [
            (OrderStatus.CANCELED, Decimal("0.5"))
        ]
        assert "Only part of it was executed" in found.orders[0].reason


async def test_an_ended_order_says_that_nothing_was_executed(house: House) -> None:
    async with house.connected():
        subject = await doubtful(house, exactly("0.25"))
        order = pb.OrderHistoryData(
            ticket=50012350001,
            position_id=EURUSD,
            state=pb.BMT5_ORDER_STATE_REJECTED,
            type=pb.BMT5_ORDER_TYPE_SELL,
            volume_initial=0.25,
            volume_current=0.25,
        )
        order.done_time_utc.FromNanoseconds(house.now())
        house.venue.history.history_data.add(history_order=order)
        found = await house.session.look_up(subject)
        assert [order.status for order in found.orders] == [OrderStatus.REJECTED]
        assert proven(subject, found) == ["Rejected"]


async def test_after_a_restart_a_close_is_still_told_by_time_position_and_size() -> None:
    async with opened() as first, first.connected():
        subject = await doubtful(first, exactly("0.25"))
    async with opened() as house, house.connected():
        house.venue.deals.append(deal(house, volume=0.25))
        house.venue.row(EURUSD).volume = 0.75
        found = await house.session.look_up(subject)
        assert [fill.quantity for fill in found.fills] == [Decimal("0.25")]


async def test_without_a_connection_nothing_is_known(house: House) -> None:
    async with house.connected():
        subject = await doubtful(house)
    with pytest.raises(NoLink):
        await house.session.look_up(subject)
