"""Two closes of one position: what fits both explains neither, and no fill explains two."""

from decimal import Decimal

import pytest

from app.domain.report import OrderStatus
from app.venues.metatrader5.wire import metatrader5_pb2 as pb
from app.venues.session import CloseSubject
from tests.support.build import exactly
from tests.support.metatrader5_house import EURUSD, House, opened
from tests.venues.metatrader5.doubts import deal, doubtful, ended_order, proven

pytestmark = pytest.mark.asyncio(loop_scope="session")

ORDER = 50012350001


async def two_doubtful(house: House, first: str, second: str) -> tuple[CloseSubject, CloseSubject]:
    """Two closes of one position whose answers were lost, a minute apart."""
    one = await doubtful(house, exactly(first))
    house.later_s += 61
    return one, await doubtful(house, exactly(second))


async def test_a_deal_that_fits_two_unanswered_closes_is_taken_for_neither(house: House) -> None:
    async with house.connected():
        subjects = await two_doubtful(house, "0.25", "0.25")
        house.venue.deals.append(deal(house, volume=0.25))
        house.venue.row(EURUSD).volume = 0.75
        house.later_s += 61
        for subject in subjects:
            looks = [await house.session.look_up(subject) for _ in range(2)]
            assert looks[-1].fills == ()
            assert not looks[-1].traceless
            assert "fits another close" in looks[-1].summary
            assert not {"Filled", "Rejected"} & set(proven(subject, looks[-1]))
        assert "fits another close" in house.sink.notices[-1][1]


async def test_an_ended_order_that_fits_two_unanswered_closes_is_taken_for_neither(
    house: House,
) -> None:
    async with house.connected():
        subjects = await two_doubtful(house, "0.25", "0.25")
        house.venue.history.history_data.add(history_order=ended_order(house, 0.25))
        house.venue.row(EURUSD).volume = 0.75
        house.later_s += 61
        for subject in subjects:
            found = await house.session.look_up(subject)
            assert found.orders == ()
            assert not found.traceless


async def test_an_order_in_flight_that_fits_two_closes_is_taken_for_neither(house: House) -> None:
    async with house.connected():
        subjects = await two_doubtful(house, "0.25", "0.25")
        house.venue.opened.opened_orders.add(
            ticket=ORDER, type=1, position_id=EURUSD, symbol="EURUSD", volume_current=0.25
        )
        house.later_s += 61
        for subject in subjects:
            found = await house.session.look_up(subject)
            assert found.orders == ()
            assert not found.traceless


async def test_an_order_in_flight_of_the_other_side_or_of_another_size_is_not_ours(
    house: House,
) -> None:
    async with house.connected():
        subject = await doubtful(house, exactly("0.25"))
        for number, (kind, volume) in enumerate([(0, 0.25), (1, 0.5)]):
            house.venue.opened.opened_orders.add(
                ticket=ORDER + number,
                type=kind,
                position_id=EURUSD,
                symbol="EURUSD",
                volume_current=volume,
            )
        assert (await house.session.look_up(subject)).orders == ()


async def test_what_its_order_was_asked_for_tells_two_closes_apart(house: House) -> None:
    async with house.connected():
        larger, smaller = await two_doubtful(house, "0.25", "0.1")
        house.venue.deals.append(deal(house, order=ORDER, volume=0.1))
        house.venue.history.history_data.add(history_order=ended_order(house, 0.1))
        house.venue.row(EURUSD).volume = 0.9
        assert (await house.session.look_up(larger)).fills == ()
        found = await house.session.look_up(smaller)
        assert [fill.quantity for fill in found.fills] == [Decimal("0.1")]
        assert [order.status for order in found.orders] == [OrderStatus.FILLED]


async def test_a_close_that_left_no_trace_does_not_cloud_the_next_one(house: House) -> None:
    async with house.connected():
        gone = await doubtful(house, exactly("0.25"))
        house.later_s += 61
        looks = [await house.session.look_up(gone) for _ in range(2)]
        assert proven(gone, *looks) == ["Rejected"]
        subject = await doubtful(house, exactly("0.25"))
        house.venue.deals.append(deal(house, volume=0.25))
        house.venue.row(EURUSD).volume = 0.75
        found = await house.session.look_up(subject)
        assert [fill.quantity for fill in found.fills] == [Decimal("0.25")]
        assert (await house.session.look_up(gone)).fills == ()


async def test_after_a_restart_two_closes_that_are_asked_about_cloud_each_other() -> None:
    async with opened() as first, first.connected():
        subjects = await two_doubtful(first, "0.25", "0.25")
    async with opened() as house, house.connected():
        await house.session.look_up(subjects[0])
        await house.session.look_up(subjects[1])
        house.later_s = 61
        house.venue.deals.append(deal(house, volume=0.25))
        house.venue.row(EURUSD).volume = 0.75
        for subject in subjects:
            found = await house.session.look_up(subject)
            assert found.fills == ()
            assert not found.traceless


async def test_what_another_program_closed_of_the_ticket_is_told_apart_by_its_orders_size(
    house: House,
) -> None:
    async with house.connected():
        subject = await doubtful(house, exactly("0.25"))
        house.venue.deals.append(deal(house, volume=0.1, order=ORDER))
        house.venue.history.history_data.add(history_order=ended_order(house, 0.1))
        house.venue.row(EURUSD).volume = 0.9
        assert (await house.session.look_up(subject)).fills == ()
        house.venue.deals.append(deal(house, ticket=50012350009, volume=0.25, order=ORDER + 1))
        house.venue.row(EURUSD).volume = 0.65
        found = await house.session.look_up(subject)
        assert [(one.venue_order_id, one.quantity) for one in found.fills] == [
            (str(ORDER + 1), Decimal("0.25"))
        ]


async def test_the_stream_does_not_give_another_programs_execution_to_a_close_of_another_size(
    house: House,
) -> None:
    async with house.connected():
        await doubtful(house, exactly("0.5"))
        house.venue.push("OnTrade", house.trade_now("on_trade_partial_close"))
        await house.sink.until(lambda s: s.fills)
        assert [(one.quantity, one.close_id) for one in house.sink.fills] == [
            (Decimal("0.25"), None)
        ]


@pytest.mark.parametrize("together", [True, False], ids=["in one message", "order first"])
async def test_the_stream_does_not_give_a_stop_loss_to_a_whole_close_in_flight(
    house: House, together: bool
) -> None:
    async with house.connected():
        await doubtful(house)
        trade = house.trade_now("on_trade_full_close")
        trade.data.event_data.new_history_deals[0].reason = pb.SUB_DEAL_REASON_SL
        messages = [trade]
        if not together:
            order = house.trade_now("on_trade_full_close")
            del order.data.event_data.new_history_deals[:]
            del order.data.event_data.disappeared_positions[:]
            del trade.data.event_data.new_history_orders[:]
            messages = [order, trade]
        for message in messages:
            house.venue.push("OnTrade", message)
        await house.sink.until(lambda s: s.fills and s.orders)
        assert [one.close_id for one in (*house.sink.fills, *house.sink.orders)] == [None, None]
