"""What a part of a position may be, and which orders and executions are of a close."""

from dataclasses import replace
from decimal import Decimal

import pytest
from google.protobuf.timestamp_pb2 import Timestamp

from app.domain.errors import Denied, NoLink
from app.domain.ids import AccountKey, CloseId, Environment, Instant, Venue
from app.domain.money import Quantity
from app.domain.position import Side
from app.domain.report import OrderStatus
from app.venues.metatrader5 import feed, session
from app.venues.metatrader5.codec import instant_of, quote_of
from app.venues.metatrader5.encode import EXPERT_ID, Kind, comment_of
from app.venues.metatrader5.flight import Flight
from app.venues.metatrader5.past import PARTLY, historic_order, order_report
from app.venues.metatrader5.wire import metatrader5_pb2 as pb
from tests.support.build import exactly, price, quantity
from tests.support.metatrader5_house import EURUSD, House, at_limit
from tests.venues.metatrader5.doubts import doubtful

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest.mark.parametrize("volume", ["0.255", "0.001", "0", "-0.25", "1", "1.5"])
async def test_a_part_is_on_the_step_at_least_the_minimum_and_less_than_the_whole(
    house: House, volume: str
) -> None:
    async with house.connected():
        fair = house.request(exactly("0.25"))
        with pytest.raises(Denied):
            house.session.prepare_close(replace(fair, quantity=quantity(volume)))
        assert house.session.prepare_close(fair)


async def test_a_close_that_never_left_keeps_no_other_waiting(house: House) -> None:
    async with house.connected():
        closing = house.session._closing
        prepared = house.session.prepare_close(house.request(exactly("0.25")))
        connected, closing.gateway = closing.gateway, None
        with pytest.raises(NoLink):
            prepared.send()
        closing.gateway = connected
        assert house.session.prepare_close(house.request(exactly("0.25")))


@pytest.mark.parametrize(
    ("comment", "magic", "ours"),
    [("", EXPERT_ID, True), ("", 0, True), ("", 4711, False), ("another's", EXPERT_ID, False)],
)
async def test_a_limit_of_a_part_is_known_by_its_comment_and_no_other_programs_number(
    comment: str, magic: int, ours: bool
) -> None:
    flight = Flight(
        close_id=CloseId("c1"),
        kind=Kind.OPPOSITE_LIMIT,
        ticket=EURUSD,
        identifier=EURUSD,
        side=Side.LONG,
        whole=False,
        quantity=Quantity(1),
        sent_at=Instant(1),
    )
    assert flight.is_marked(comment or comment_of("c1"), magic) is ours


async def test_a_tick_with_one_side_is_a_quote_of_that_side_and_one_with_none_is_none(
    house: House,
) -> None:
    async with house.connected():
        symbol = house.session._known.symbols["EURUSD"]
    for told, bid, ask in (({"bid": 1.085}, "1.085", None), ({"ask": 1.086}, None, "1.086")):
        tick = pb.MrpcSubscriptionMqlTick(symbol="EURUSD", **told)
        quote = quote_of(tick, symbol, Instant(1))
        assert quote is not None
        assert (quote.bid, quote.ask) == (bid and price(bid), ask and price(ask))
    assert quote_of(pb.MrpcSubscriptionMqlTick(symbol="EURUSD"), symbol, Instant(1)) is None


async def test_working_orders_are_counted_by_a_fresh_read(house: House) -> None:
    async with house.connected():
        del house.venue.opened.opened_orders[:]
        key = house.position().key
        assert await house.session.count_working_orders(key) == 0


async def test_after_every_answer_the_account_is_read(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Nothing else makes it be read: no pulse that differs, no clock.
    monkeypatch.setattr(session, "READ_EVERY_S", 3600.0)
    monkeypatch.setattr(feed, "SILENCE_S", 3600.0)
    house.venue.pulses = False
    async with house.connected():
        reads = len(house.venue.asked("OpenedOrders"))
        await house.session.prepare_close(house.request(exactly("0.25"))).send()
        await house.sink.until(lambda _: len(house.venue.asked("OpenedOrders")) > reads)


@pytest.mark.parametrize(("in_force", "ends"), [(True, True), (False, False)])
async def test_a_take_profit_in_doubt_is_over_only_if_it_was_seen_in_force(
    house: House, in_force: bool, ends: bool
) -> None:
    async with house.connected():
        subject = await doubtful(house, pricing=at_limit("1.0905"))
        if in_force:
            house.venue.row(EURUSD).take_profit = 1.0905
            (order,) = (await house.session.look_up(subject)).orders
            assert order.status is OrderStatus.WORKING
        house.venue.row(EURUSD).take_profit = 0
        orders = (await house.session.look_up(subject)).orders
        assert [order.status for order in orders] == [OrderStatus.CANCELED] * ends


async def test_a_position_that_leaves_the_profits_is_read_again(house: House) -> None:
    async with house.connected():
        await house.sink.until(lambda _: house.venue.listeners("OnPositionProfit"))
        reads = len(house.venue.asked("OpenedOrders"))
        gone = pb.OnPositionProfitData()
        gone.deleted_positions.add(ticket=EURUSD)
        house.venue.push("OnPositionProfit", pb.OnPositionProfitReply(data=gone))
        await house.sink.until(lambda _: len(house.venue.asked("OpenedOrders")) > reads)


async def test_a_part_of_exactly_the_smallest_volume_is_a_part(house: House) -> None:
    async with house.connected():
        fair = house.request(exactly("0.25"))
        least = fair.instrument.quantity_grid.minimum
        assert house.session.prepare_close(replace(fair, quantity=Quantity(least)))


@pytest.mark.parametrize(
    ("utc_s", "broker_s", "at_s"),
    [(1000, 8200, 1000), (0, 8200, 1000), (0, 0, 0)],
)
async def test_a_time_of_the_broker_is_its_wall_clock_less_the_offset(
    utc_s: int, broker_s: int, at_s: int
) -> None:
    utc, broker = Timestamp(seconds=utc_s), Timestamp(seconds=broker_s)
    assert instant_of(utc, broker, 7200) == at_s * 10**9


@pytest.mark.parametrize(
    ("state", "left", "status", "reason"),
    [
        (pb.BMT5_ORDER_STATE_CANCELED, 0.25, OrderStatus.CANCELED, PARTLY),
        (pb.BMT5_ORDER_STATE_CANCELED, 1.0, OrderStatus.CANCELED, ""),
        (pb.BMT5_ORDER_STATE_FILLED, 0.0, OrderStatus.FILLED, ""),
        (
            pb.BMT5_ORDER_STATE_REJECTED,
            1.0,
            OrderStatus.REJECTED,
            "The broker rejected the order.",
        ),
    ],
)
async def test_an_order_that_filled_in_part_says_so_and_no_other_does(
    state: int, left: float, status: OrderStatus, reason: str
) -> None:
    row = pb.OrderHistoryData(ticket=1, state=state, volume_initial=1.0, volume_current=left)
    order = historic_order(row, Decimal("0.01"), 0)
    account = AccountKey(Venue("metatrader5"), Environment.SIM, "Main")
    report = order_report(order, account, EURUSD, Instant(1), None)
    assert (report.status, report.reason) == (status, reason)


async def test_a_limit_of_ours_is_measured_by_what_it_could_close_in_its_own_symbol(
    netting: House,
) -> None:
    netting.venue.opened.opened_orders.add(
        ticket=77,
        type=pb.BMT5_ORDER_TYPE_BUY_LIMIT,
        symbol="EURUSD",
        volume_current=0.05,
        magic_number=EXPERT_ID,
        comment=comment_of("c1"),
    )
    netting.venue.drop(EURUSD)
    async with netting.connected():
        # The short position in another symbol is none that a purchase of this one could close.
        await netting.sink.until(lambda s: "metatrader5/order-77" in dict(s.notices))


async def test_a_deal_of_an_older_gateway_is_timed_by_the_brokers_clock(house: House) -> None:
    async with house.connected():
        request = house.request(exactly("0.25"))
        await house.session.prepare_close(request).send()
        trade = house.trade_now("on_trade_partial_close")
        offset_s = house.venue.summary.server_utc_offset_seconds
        assert offset_s
        for deal in trade.data.event_data.new_history_deals:
            deal.ClearField("deal_time_utc")
            deal.deal_time.FromNanoseconds(house.now() + offset_s * 10**9)
        house.venue.push("OnTrade", trade)
        fill = await house.sink.until(lambda s: s.fills and s.fills[0])
        assert fill.close_id == request.close_id
