"""What was executed just before a close left is not its fill, however near the clocks put them.

Another run of this program may have closed a part of the same ticket a moment ago. The clocks cannot
tell its deal from ours; what the position has lost since can.
"""

from dataclasses import replace
from decimal import Decimal

import grpc
import pytest

from app.domain.ids import VenueOrderId
from app.domain.report import Findings, OrderStatus
from app.venues.metatrader5.wire import metatrader5_pb2 as pb
from tests.support.build import exactly, quantity
from tests.support.metatrader5_house import EURUSD, House
from tests.venues.metatrader5.doubts import deal, doubtful, ended_order, proven

pytestmark = pytest.mark.asyncio(loop_scope="session")

EARLIER_ORDER, EARLIER_DEAL, OUR_ORDER, OUR_DEAL = 701, 702, 801, 802


def executed(house: House, order: int, ticket: int, lots: float, at_price: float) -> None:
    """The gateway's history tells of an order of so many lots and of its one deal, made now."""
    row = ended_order(house, lots, ticket=order)
    house.venue.history.history_data.add(history_order=row)
    made = deal(house, order=order, ticket=ticket, volume=lots, price=at_price)
    house.venue.deals.append(made)


def closed_a_part_a_moment_ago(house: House, *, left: float) -> None:
    """0.3 lots were closed by another run; `left` is what is open now."""
    executed(house, EARLIER_ORDER, EARLIER_DEAL, 0.3, 1.084)
    house.venue.row(EURUSD).volume = left


def told(found: Findings) -> list[tuple[str, Decimal, Decimal | None]]:
    return [(fill.venue_order_id, fill.quantity, fill.price) for fill in found.fills]


async def test_a_part_that_was_not_executed_is_not_explained_by_an_equal_one_before_it(
    house: House,
) -> None:
    closed_a_part_a_moment_ago(house, left=0.7)
    async with house.connected():
        subject = await doubtful(house, exactly("0.3"))
        found = await house.session.look_up(subject)
        assert (found.fills, found.orders) == ((), ())
        house.later_s = 61
        looks = [await house.session.look_up(subject) for _ in range(2)]
        assert proven(subject, *looks) == ["Rejected"]


@pytest.mark.parametrize("skew_s", [-60, 60, 600])
async def test_nor_where_the_brokers_clock_is_another_or_stood_still(
    house: House, skew_s: int
) -> None:
    told_at = house.venue.summary.server_time_utc
    told_at.FromNanoseconds(house.now() + skew_s * 10**9)
    # Clocks that run behind are not believed: such a one stood still when it was asked for.
    shown_s = max(skew_s, 0)
    house.later_s = shown_s
    closed_a_part_a_moment_ago(house, left=0.7)
    house.later_s = 0
    async with house.connected():
        subject = await doubtful(house, exactly("0.3"))
        assert (await house.session.look_up(subject)).fills == ()
        house.later_s = shown_s
        executed(house, OUR_ORDER, OUR_DEAL, 0.3, 1.086)
        house.later_s = 0
        house.venue.row(EURUSD).volume = 0.4
        found = await house.session.look_up(subject)
        assert told(found) == [(str(OUR_ORDER), Decimal("0.3"), Decimal("1.086"))]


async def test_a_part_that_was_executed_has_its_own_price_and_not_that_of_the_one_before(
    house: House,
) -> None:
    closed_a_part_a_moment_ago(house, left=0.7)
    async with house.connected():
        subject = await doubtful(house, exactly("0.3"))
        executed(house, OUR_ORDER, OUR_DEAL, 0.3, 1.086)
        house.venue.row(EURUSD).volume = 0.4
        found = await house.session.look_up(subject)
        assert told(found) == [(str(OUR_ORDER), Decimal("0.3"), Decimal("1.086"))]


async def test_a_whole_close_is_filled_by_what_was_left_and_not_by_the_part_before_it(
    house: House,
) -> None:
    closed_a_part_a_moment_ago(house, left=0.7)
    async with house.connected():
        subject = await doubtful(house)
        executed(house, OUR_ORDER, OUR_DEAL, 0.7, 1.086)
        house.venue.drop(EURUSD)
        found = await house.session.look_up(subject)
        assert told(found) == [(str(OUR_ORDER), Decimal("0.7"), Decimal("1.086"))]
        assert [report.status for report in found.orders] == [OrderStatus.FILLED]


async def test_an_older_gateways_deals_are_told_apart_by_the_position_too(house: House) -> None:
    house.venue.answer("DealsHistory", *[grpc.StatusCode.UNIMPLEMENTED] * 3)
    async with house.connected():
        house.venue.row(EURUSD).volume = 0.7
        await house.session.read_positions()
        earlier, ours = (deal(house, order=0, ticket=t, volume=0.3) for t in (702, 802))
        house.venue.history.history_data.add(history_deal=earlier)
        subject = await doubtful(house, exactly("0.3"))
        assert (await house.session.look_up(subject)).fills == ()
        house.venue.history.history_data.add(history_deal=ours)
        house.venue.row(EURUSD).volume = 0.4
        (fill,) = (await house.session.look_up(subject)).fills
        assert fill.fill_id == str(OUR_DEAL)


async def test_what_a_later_close_has_taken_leaves_room_for_what_this_one_took(
    house: House,
) -> None:
    async with house.connected():
        subject = await doubtful(house, exactly("0.3"))
        executed(house, OUR_ORDER, OUR_DEAL, 0.3, 1.086)
        later_order, later_deal = 901, 902
        house.later_s = 61
        executed(house, later_order, later_deal, 0.4, 1.087)
        house.venue.row(EURUSD).volume = 0.3
        known = replace(
            subject,
            before=replace(subject.before, quantity=quantity("0.6")),
            taken=frozenset({VenueOrderId(str(later_order))}),
        )
        found = await house.session.look_up(known)
        assert told(found) == [(str(OUR_ORDER), Decimal("0.3"), Decimal("1.086"))]


async def test_an_order_that_another_run_has_counted_explains_no_second_close(
    house: House,
) -> None:
    async with house.connected():
        subject = await doubtful(house, exactly("0.3"))
        executed(house, EARLIER_ORDER, EARLIER_DEAL, 0.3, 1.086)
        house.venue.row(EURUSD).volume = 0.7
        known = replace(subject, taken=frozenset({VenueOrderId(str(EARLIER_ORDER))}))
        found = await house.session.look_up(known)
        assert (found.fills, found.orders) == ((), ())


async def test_a_netting_position_that_grew_meanwhile_has_lost_what_came_in_too(
    netting: House,
) -> None:
    async with netting.connected():
        subject = await doubtful(netting, exactly("0.3"))
        executed(netting, OUR_ORDER, OUR_DEAL, 0.3, 1.086)
        bought = deal(
            netting,
            ticket=900,
            order=899,
            volume=0.5,
            type=pb.BMT5_DEAL_TYPE_BUY,
            entry_type=pb.BMT5_DEAL_ENTRY_IN,
        )
        netting.venue.deals.append(bought)
        netting.venue.row(EURUSD).volume = 1.2
        found = await netting.session.look_up(subject)
        assert told(found) == [(str(OUR_ORDER), Decimal("0.3"), Decimal("1.086"))]


async def test_a_deal_that_the_position_does_not_show_yet_counts_as_soon_as_it_does(
    house: House,
) -> None:
    async with house.connected():
        subject = await doubtful(house, exactly("0.3"))
        executed(house, OUR_ORDER, OUR_DEAL, 0.3, 1.086)
        assert (await house.session.look_up(subject)).fills == ()
        house.venue.row(EURUSD).volume = 0.7
        assert len((await house.session.look_up(subject)).fills) == 1


async def test_what_was_executed_well_after_the_close_left_counts_whatever_the_position_shows(
    house: House,
) -> None:
    async with house.connected():
        subject = await doubtful(house, exactly("0.3"))
        house.later_s = 300
        executed(house, OUR_ORDER, OUR_DEAL, 0.3, 1.086)
        assert len((await house.session.look_up(subject)).fills) == 1
