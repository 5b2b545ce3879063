"""Flatten: every lane at once, orders cancelled first, done only when read back flat."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from app.domain.capability import Guard, Support
from app.domain.errors import Denied
from app.domain.ids import AccountKey, Environment, PositionKey, Venue
from app.domain.instrument import Unit
from app.domain.intent import AtLimit, CloseIntent
from app.domain.order import CloseState
from app.domain.position import Position, WorkingOrders
from app.domain.report import LinkState
from app.engine.close import Result
from app.engine.flatten import Flatten, LaneState
from app.engine.journal import Journal
from app.engine.notice import Severity
from tests.engine.house import House, open_house
from tests.support.build import exactly, intent, position, price, quantity, share
from tests.support.fake_session import FakeSession
from tests.support.virtual import on_virtual_time

AAPL = position("AAPL-USD", "4")
TSLA = position("TSLA-USD", "2.5")


def account(name: str, environment: Environment = Environment.SIM) -> AccountKey:
    return AccountKey(Venue("coinw"), environment, name)


def held(symbol: str, size: str, owner: AccountKey, orders: int | None = 0) -> Position:
    working = WorkingOrders(orders) if orders is not None else None
    return replace(position(symbol, size, account=owner), working_orders=working)


@asynccontextmanager
async def with_second(house: House, *rows: Position) -> AsyncIterator[FakeSession]:
    venue = FakeSession(house.desk.clock, *rows, account=rows[0].key.account)
    house.desk.open(venue, "Second")
    while house.desk.book.account(venue.account).link is not LinkState.UP:
        await asyncio.sleep(0.01)
    yield venue


def all_keys(house: House) -> list[PositionKey]:
    return house.desk.book.keys()


async def ended(flatten: Flatten, within_s: float = 120) -> Flatten:
    loop = asyncio.get_running_loop()
    end = loop.time() + within_s
    while flatten.ended_ns is None and loop.time() < end:
        await asyncio.sleep(0.01)
    return flatten


@on_virtual_time
async def test_every_account_is_a_lane_and_all_are_flat_when_read_back(tmp_path: Path) -> None:
    second = account("Second")
    async with (
        open_house(tmp_path, AAPL, TSLA) as house,
        with_second(house, held("BTC", "8", second)) as other,
    ):
        scope = house.desk.flattens.scope(all_keys(house))
        assert scope.words == "Flatten 3 in 2 accounts"
        flatten = await ended(house.desk.flattens.start(all_keys(house)))
        assert {lane.state for lane in flatten.lanes.values()} == {LaneState.FLAT}
        assert flatten.summary.startswith("2 of 2 flat in 0.")
        assert house.venue.truth == {} == other.truth
        assert house.notices[-1].text == f"{flatten.summary}."


@on_virtual_time
async def test_one_hung_venue_delays_no_other(tmp_path: Path) -> None:
    second = account("Hung")
    row = replace(AAPL, working_orders=WorkingOrders(0))
    async with (
        open_house(tmp_path, row) as house,
        with_second(house, held("BTC", "8", second)) as hung,
    ):
        hung.next_reply, hung.findable = "vanish", False
        flatten = house.desk.flattens.start(all_keys(house))
        await asyncio.sleep(1)
        assert flatten.lanes[AAPL.key.account].state is LaneState.FLAT
        assert flatten.lanes[second].state is LaneState.CLOSING
        await asyncio.sleep(300)
        assert flatten.lanes[second].state is LaneState.CLOSING


@on_virtual_time
async def test_live_and_simulated_accounts_are_never_flattened_together(tmp_path: Path) -> None:
    live = account("Live", Environment.LIVE)
    async with open_house(tmp_path, AAPL) as house, with_second(house, held("BTC", "8", live)):
        with pytest.raises(Denied, match="never flattened together"):
            house.desk.flattens.start(all_keys(house))
        assert house.venue.sent == []


@on_virtual_time
async def test_working_orders_are_cancelled_before_the_close_leaves(tmp_path: Path) -> None:
    row = replace(AAPL, working_orders=WorkingOrders(2))
    async with open_house(tmp_path, row) as house:
        house.venue.working[AAPL.key] = 2
        flatten = house.desk.flattens.start(all_keys(house))
        assert house.venue.sent == []
        await ended(flatten)
        assert house.venue.working == {}
        assert flatten.lanes[AAPL.key.account].state is LaneState.FLAT


@on_virtual_time
async def test_a_venue_that_cancels_natively_does_so_for_a_whole_close_at_market_only(
    tmp_path: Path,
) -> None:
    rows = held("AAPL-USD", "4", AAPL.key.account, 2)
    native = Support(Guard.NATIVE, "a flag of the close")
    async with open_house(tmp_path, rows, cancel_orders=native) as house:
        at_limit = house.press(rows, pricing=AtLimit(price("210")), cancel_working_orders=True)
        assert at_limit.waiting
        await house.until(at_limit, CloseState.ACKNOWLEDGED)

    market = tmp_path / "market"
    market.mkdir()
    async with open_house(market, rows, cancel_orders=native) as house:
        assert not house.press(rows, cancel_working_orders=True).waiting


@on_virtual_time
async def test_our_own_resting_close_is_taken_back_first(tmp_path: Path) -> None:
    async with open_house(tmp_path, AAPL) as house:
        resting = house.press(AAPL, exactly("1"), AtLimit(price("210")))
        await house.until(resting, CloseState.ACKNOWLEDGED)
        flatten = await ended(house.desk.flattens.start(all_keys(house)))
        assert resting.order.state is CloseState.CANCELED
        assert flatten.summary.startswith("1 of 1 flat")
        assert house.venue.sent[-1].quantity == quantity("4")


@on_virtual_time
async def test_orders_left_working_keep_a_lane_from_being_flat(tmp_path: Path) -> None:
    row = replace(AAPL, working_orders=WorkingOrders(0))
    async with open_house(tmp_path, row) as house:
        house.venue.working[AAPL.key] = 1
        flatten = await ended(house.desk.flattens.start(all_keys(house)))
        lane = flatten.lanes[AAPL.key.account]
        assert lane.state is LaneState.OPEN
        assert lane.trouble == ["AAPL-USD: 1 working order left"]


@on_virtual_time
async def test_orders_that_cannot_be_counted_are_said_to_be_unknown_not_the_position(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def silent(_position: PositionKey) -> int:
        await asyncio.sleep(3600)
        return 0

    async with open_house(tmp_path, replace(AAPL, working_orders=WorkingOrders(0))) as house:
        monkeypatch.setattr(house.venue, "count_working_orders", silent)
        flatten = await ended(house.desk.flattens.start(all_keys(house)))
        lane = flatten.lanes[AAPL.key.account]
        assert lane.trouble == ["AAPL-USD: whether orders still work there is not known"]
        (notice,) = [one for one in house.notices if "has ended" in one.text]
        assert "whether orders still work there could not be read (no answer" in notice.text
        assert notice.next_step == "Look at the orders at the venue."


@on_virtual_time
async def test_rows_that_cannot_be_closed_are_named_and_the_rest_is_closed(
    tmp_path: Path,
) -> None:
    second = account("Locked")
    async with open_house(tmp_path, AAPL) as house, with_second(house, held("BTC", "8", second)):
        house.desk.lock(second, read_only=True)
        flatten = await ended(house.desk.flattens.start(all_keys(house)))
        assert flatten.words == "Flatten 1 in 1 account"
        assert flatten.lanes[second].state is LaneState.OPEN
        assert "locked to read-only" in flatten.lanes[second].trouble[0]
        assert flatten.flat_lanes == 1


@on_virtual_time
async def test_a_flatten_of_nothing_says_so(tmp_path: Path) -> None:
    async with open_house(tmp_path) as house:
        with pytest.raises(Denied, match="nothing to flatten"):
            house.desk.flattens.start([])


@on_virtual_time
async def test_a_partial_fill_leaves_the_lane_open_and_says_what_is_left(tmp_path: Path) -> None:
    row = replace(AAPL, working_orders=WorkingOrders(0))
    async with open_house(tmp_path, row) as house:
        house.venue.next_reply = "ack_only"
        flatten = house.desk.flattens.start(all_keys(house))
        await asyncio.sleep(0.1)
        order = house.venue.orders[0]
        house.venue.fill(order, quantity("3"))
        order.status = order.status.CANCELED
        assert house.venue.sink is not None
        house.venue.sink.order(house.venue.report(order))
        await ended(flatten)
        assert flatten.lanes[AAPL.key.account].trouble == ["AAPL-USD: 1 still open"]


@on_virtual_time
async def test_all_bytes_of_a_flatten_have_left_before_anybody_is_told_of_the_first(
    tmp_path: Path,
) -> None:
    async with open_house(tmp_path, AAPL, TSLA) as house:
        told: list[int] = []
        house.desk.news.on_any_close(lambda: told.append(len(house.venue.sent)))
        wishes = [intent(row, pressed_at=house.desk.clock.now()) for row in (AAPL, TSLA)]
        house.desk.press_all(wishes)
        assert told == [2, 2]


def half(house: House, row: Position) -> CloseIntent:
    return intent(row, share(50), pressed_at=house.desk.clock.now())


@on_virtual_time
async def test_parts_of_chosen_rows_are_one_act_with_a_lane_per_account(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = held("BTC", "8", account("Second"))
    async with open_house(tmp_path, AAPL, TSLA) as house, with_second(house, other):
        kept: list[int] = []
        commit = Journal.begin_many

        def counted(journal: Journal, many: Sequence[Any]) -> None:
            kept.append(len(many))
            commit(journal, many)

        monkeypatch.setattr(Journal, "begin_many", counted)
        wishes = [half(house, row) for row in (AAPL, TSLA, other)]
        flatten = await ended(house.desk.flattens.start_chosen(wishes, "Close 1/2 of 3"))
        assert kept == [3]
        assert {lane.state for lane in flatten.lanes.values()} == {LaneState.DONE}
        assert flatten.summary.startswith("2 of 2 done in")
        assert house.venue.truth[AAPL.key].quantity == quantity("2")


@on_virtual_time
async def test_a_chosen_row_named_as_left_out_makes_nothing_undone_and_is_named_once_more(
    tmp_path: Path,
) -> None:
    stuck = position("NVDA", "3")
    async with open_house(tmp_path, AAPL) as house:
        wishes = [half(house, AAPL), half(house, TSLA)]
        flatten = await ended(
            house.desk.flattens.start_chosen(wishes, "Close 1/2", [(stuck, "it is halted")])
        )
        (lane,) = flatten.lanes.values()
        assert [close.result for close in lane.closes] == [Result.CLOSED, Result.ALREADY_CLOSED]
        assert (lane.state, lane.trouble) == (LaneState.DONE, [])
        assert flatten.summary.startswith("1 of 1 done in")
        told = house.notices[-1]
        assert told.severity is Severity.INFO
        assert told.text.endswith("Left out, as said: NVDA: it is halted.")
        assert [sent.position for sent in house.venue.sent] == [AAPL.key]


@on_virtual_time
async def test_a_chosen_row_that_fills_in_part_or_is_refused_is_named_and_its_lane_not_done(
    tmp_path: Path,
) -> None:
    async with open_house(tmp_path, AAPL, TSLA) as house:
        house.venue.next_reply = "ack_only"
        flatten = house.desk.flattens.start_chosen([half(house, AAPL)], "Close 1/2")
        await asyncio.sleep(0.1)
        order = house.venue.orders[0]
        house.venue.fill(order, quantity("0.5"))
        order.status = order.status.CANCELED
        assert house.venue.sink is not None
        house.venue.sink.order(house.venue.report(order))
        await ended(flatten)
        assert flatten.lanes[AAPL.key.account].trouble == ["AAPL-USD: 0.5 of 2 closed"]
        assert flatten.summary.startswith("0 of 1 done")
        house.venue.next_reply = "refuse"
        refused = await ended(house.desk.flattens.start_chosen([half(house, TSLA)], "Close 1/2"))
        (trouble,) = refused.lanes[TSLA.key.account].trouble
        assert trouble.startswith("TSLA-USD: ")
        assert any("Not done: " in one.text for one in house.notices)


@on_virtual_time
async def test_live_and_simulated_rows_that_are_chosen_together_are_refused(
    tmp_path: Path,
) -> None:
    live = held("BTC", "8", account("Live", Environment.LIVE))
    async with open_house(tmp_path, AAPL) as house:
        wishes = [half(house, AAPL), half(house, live)]
        with pytest.raises(Denied, match="never flattened together"):
            house.desk.flattens.start_chosen(wishes, "Close 1/2 of 2")
        assert house.venue.sent == []
        assert list(house.desk.closes) == []


@on_virtual_time
async def test_cash_among_the_positions_is_nothing_to_be_flat_of(tmp_path: Path) -> None:
    of = replace(AAPL.instrument, unit=Unit.CASH, untradable="Cash is not closed by an order.")
    cash = replace(position("USD", "1000"), instrument=of)
    async with open_house(tmp_path, AAPL, cash) as house:
        assert house.desk.book.exposed_keys() == [AAPL.key]
        flatten = await ended(house.desk.flattens.start(all_keys(house)))
        assert flatten.summary.startswith("1 of 1 flat")
        assert house.desk.book.exposed_keys() == []
        assert house.desk.book.keys() == [cash.key]
        with pytest.raises(Denied, match="nothing to flatten"):
            house.desk.flattens.start(all_keys(house))
