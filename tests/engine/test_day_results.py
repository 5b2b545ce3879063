"""What a day has brought: own closes from the journal and open profit, per currency, over a restart."""

import asyncio
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from unittest.mock import patch

import pytest

from app.domain.ids import NANOSECONDS, FillId, Instant
from app.domain.money import Money
from app.domain.order import CloseState
from app.domain.report import FillReport, OrderReport, OrderStatus
from app.engine.day import UTC_DAY, Day, parse_day
from app.engine.day_results import PEAK, DayResult, counted
from app.engine.journal import Journal
from app.engine.note import Note
from tests.engine.house import House, open_house, reopened
from tests.support.build import ACCOUNT, exactly, position, price, quantity
from tests.support.virtual import EPOCH, on_virtual_time

AAPL = position("AAPL-USD", "4")
"""Bought at 200, marked at 199.85."""


def usd(house: House, day: Day = UTC_DAY) -> DayResult:
    return house.desk.days.of(ACCOUNT, day, ["USD"])["USD"]


def marked(house: House, at: str) -> None:
    house.venue.truth = {k: replace(p, mark=price(at)) for k, p in house.venue.truth.items()}


async def until_midnight(house: House, *, before_s: float) -> None:
    now = house.desk.clock.now()
    midnight = UTC_DAY.begin(now) + 24 * 3600 * NANOSECONDS
    await asyncio.sleep((midnight - now) / NANOSECONDS - before_s)


@on_virtual_time
async def test_a_close_brings_the_way_from_the_average_to_its_fills(tmp_path: Path) -> None:
    async with open_house(tmp_path, AAPL) as house:
        await house.pressed(AAPL, exactly("3"))
        day = usd(house)
        assert (day.realised, day.open_profit, day.closes) == (
            Decimal("-0.45"),
            Decimal("-0.15"),
            1,
        )
        assert day.total == Decimal("-0.60")


@on_virtual_time
async def test_a_restart_forgets_nothing_of_the_day(tmp_path: Path) -> None:
    async with open_house(tmp_path, AAPL) as house:
        await house.pressed(AAPL, exactly("3"))
        before, venue = usd(house), house.venue
    async with reopened(tmp_path, venue) as house:
        await asyncio.sleep(1)
        assert usd(house) == before


@on_virtual_time
async def test_the_peak_of_the_day_outlives_a_restart(tmp_path: Path) -> None:
    async with open_house(tmp_path, AAPL) as house:
        marked(house, "210")
        await house.desk.reread(ACCOUNT)
        assert usd(house).peak == Decimal(40)
        venue = house.venue
        marked(house, "205")
    async with reopened(tmp_path, venue) as house:
        day = usd(house)
        assert (day.peak, day.total, day.drawdown) == (40, 20, 20)


@on_virtual_time
async def test_what_was_open_when_the_day_began_is_not_of_the_day(tmp_path: Path) -> None:
    """A profit of yesterday must not hide a loss of today."""
    async with open_house(tmp_path, AAPL) as house:
        marked(house, "250")
        await house.desk.reread(ACCOUNT)
        assert (usd(house).total, usd(house).carried) == (200, None)
        await until_midnight(house, before_s=1)
        assert usd(house).carried is None
        await asyncio.sleep(2)
        day = usd(house)
        assert (day.carried, day.total, day.peak) == (200, 0, 0)
        marked(house, "240")
        await house.desk.reread(ACCOUNT)
        assert usd(house).total == -40
        await house.pressed(replace(AAPL, mark=price("240")))
        assert usd(house).total == -40
        assert "Taken off is what was open when the day began (200 USD)" in counted(
            usd(house), UTC_DAY
        )
        venue = house.venue
    async with reopened(tmp_path, venue) as house:
        assert (usd(house).total, usd(house).drawdown) == (-40, 40)


@on_virtual_time
async def test_a_panel_that_did_not_look_at_midnight_does_not_know_what_was_open_then(
    tmp_path: Path,
) -> None:
    async with open_house(tmp_path, AAPL) as house:
        assert usd(house).carried is None
        await until_midnight(house, before_s=-300)
        assert usd(house).carried is None


@on_virtual_time
async def test_a_day_that_nobody_saw_begin_counts_the_open_profit_whole_and_says_so(
    tmp_path: Path,
) -> None:
    async with open_house(tmp_path, AAPL) as house:
        marked(house, "250")
        await house.desk.reread(ACCOUNT)
        assert usd(house).carried is None
        assert "since each position was opened" in counted(usd(house), UTC_DAY)


@on_virtual_time
async def test_a_note_in_another_shape_keeps_nobody_from_working(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "journal.sqlite")
    for text in ("{}", "5", "no JSON", '["a", "USD", 1, "much", null]', '["a", 2]'):
        journal.write_note(Note(EPOCH, PEAK, text))
    journal.close()
    async with open_house(tmp_path, AAPL) as house:
        assert usd(house).total == Decimal("-0.60")


@on_virtual_time
async def test_what_was_closed_before_the_day_began_is_of_yesterday(tmp_path: Path) -> None:
    async with open_house(tmp_path, AAPL) as house:
        await house.pressed(AAPL, exactly("3"))
        await asyncio.sleep(24 * 3600)
        assert (usd(house).realised, usd(house).closes) == (0, 0)


@on_virtual_time
async def test_a_day_begins_where_the_person_lives(tmp_path: Path) -> None:
    async with open_house(tmp_path, AAPL) as house:
        await house.pressed(AAPL, exactly("3"))
        now = datetime.fromtimestamp(house.desk.clock.now() / NANOSECONDS, UTC)
        later = Day("UTC", now.time().replace(second=0, microsecond=0))
        await asyncio.sleep(120)
        next_minute = replace(later, starts=later.starts.replace(minute=later.starts.minute + 1))
        assert usd(house, later).closes == 1
        assert usd(house, next_minute).closes == 0


@on_virtual_time
async def test_a_close_of_another_currency_and_another_account_is_not_in_it(
    tmp_path: Path,
) -> None:
    async with open_house(tmp_path, AAPL) as house:
        await house.pressed(AAPL, exactly("3"))
        euro = house.desk.days.of(ACCOUNT, UTC_DAY, ["EUR"])["EUR"]
        assert (euro.total, euro.closes, euro.left_out) == (0, 0, 0)
        other = replace(ACCOUNT, name="Other")
        assert house.desk.days.of(other, UTC_DAY, ["USD"])["USD"].closes == 0


@on_virtual_time
async def test_open_profit_in_the_venues_own_currency_counts_there(tmp_path: Path) -> None:
    euro = replace(AAPL, profit=Money(Decimal(-70), "EUR"))
    async with open_house(tmp_path, euro) as house:
        both = house.desk.days.of(ACCOUNT, UTC_DAY, ["USD", "EUR"])
        assert (both["EUR"].open_profit, both["USD"].open_profit) == (-70, 0)


@on_virtual_time
async def test_what_has_no_price_is_left_out_and_said(tmp_path: Path) -> None:
    unknown = replace(AAPL, average_price=None)
    async with open_house(tmp_path, unknown) as house:
        await house.pressed(unknown, exactly("3"))
        day = usd(house)
        assert (day.total, day.closes) == (0, 0)
        assert day.left_out == 2


@on_virtual_time
async def test_what_only_a_status_tells_is_counted_by_its_average(tmp_path: Path) -> None:
    async with open_house(tmp_path, AAPL) as house:
        house.venue.next_reply = "ack_only"
        close = house.press(AAPL)
        await house.until(close, CloseState.ACKNOWLEDGED)
        (order,), sink = house.venue.orders, house.venue.sink
        assert sink is not None
        now = house.desk.clock.now()
        half = FillReport(FillId("f"), order.id, quantity("2"), now, price("199.5"))
        sink.fill(half)
        assert usd(house).realised == -1
        whole = OrderReport(order.id, OrderStatus.FILLED, now, filled=quantity("4"))
        sink.order(replace(whole, average_price=price("199")))
        assert usd(house).realised == -4


@pytest.mark.parametrize(("fee", "brought"), [("1.5", "-1.5"), ("-0.4", "0.4")])
@on_virtual_time
async def test_a_fee_is_a_cost_in_its_own_currency_and_a_rebate_a_gain(
    tmp_path: Path, fee: str, brought: str
) -> None:
    async with open_house(tmp_path, AAPL) as house:
        house.venue.next_reply = "ack_only"
        close = house.press(AAPL)
        await house.until(close, CloseState.ACKNOWLEDGED)
        (order,), sink = house.venue.orders, house.venue.sink
        assert sink is not None
        fill = FillReport(FillId("f"), order.id, quantity("4"), house.desk.clock.now())
        sink.fill(replace(fill, price=price("200"), fee=Money(Decimal(fee), "BNB")))
        both = house.desk.days.of(ACCOUNT, UTC_DAY, ["USD", "BNB"])
        assert (both["USD"].realised, both["BNB"].realised) == (0, Decimal(brought))


@on_virtual_time
async def test_a_journal_that_cannot_be_read_in_whole_is_said(tmp_path: Path) -> None:
    async with open_house(tmp_path, AAPL) as house:
        await house.pressed(AAPL, exactly("3"))
        venue = house.venue
    with closing(sqlite3.connect(house.journal)) as db:
        db.execute("DROP TRIGGER entries_never_change")
        db.execute("UPDATE entries SET body = '{}' WHERE kind = 'Filled'")
        db.commit()
    with patch("app.engine.journal_file.check_tail"):
        async with reopened(tmp_path, venue) as house:
            assert "cannot be read" in house.desk.days.gap
            assert "cannot be read" in counted(usd(house), UTC_DAY, house.desk.days.gap)


def at(text: str) -> Instant:
    return Instant(int(datetime.fromisoformat(text).timestamp()) * NANOSECONDS)


@pytest.mark.parametrize(
    ("day", "now", "begin"),
    [
        ("UTC", "2026-03-01T00:00:00+00:00", "2026-03-01T00:00:00+00:00"),
        ("UTC", "2026-03-01T23:59:59+00:00", "2026-03-01T00:00:00+00:00"),
        (
            "17:00 America/Chicago",
            "2026-01-15T22:59:00+00:00",
            "2026-01-14T23:00:00+00:00",
        ),
        (
            "17:00 America/Chicago",
            "2026-01-15T23:00:00+00:00",
            "2026-01-15T23:00:00+00:00",
        ),
        ("Europe/Berlin", "2026-03-29T12:00:00+00:00", "2026-03-28T23:00:00+00:00"),
        ("Europe/Berlin", "2026-10-25T12:00:00+00:00", "2026-10-24T22:00:00+00:00"),
    ],
    ids=["midnight", "last second", "before five", "at five", "shortest day", "longest day"],
)
def test_the_day_begins_by_the_clock_of_its_zone(day: str, now: str, begin: str) -> None:
    assert parse_day(day.split()).begin(at(now)) == at(begin)


def test_the_journal_is_remembered_for_longer_than_a_day() -> None:
    assert EPOCH - UTC_DAY.begin(EPOCH) < 25 * 3600 * NANOSECONDS


@on_virtual_time
async def test_what_closes_realised_is_summed_since_each_account_s_own_day_began(
    tmp_path: Path,
) -> None:
    async with open_house(tmp_path, AAPL) as house:
        await house.pressed(AAPL, exactly("3"))
        today = house.desk.days.realised({ACCOUNT: UTC_DAY})
        assert (today.sums, today.closes) == ({"USD": Money(Decimal("-0.45"), "USD")}, 1)
        assert house.desk.days.realised({}).closes == 0
        await asyncio.sleep(24 * 3600)
        assert house.desk.days.realised({ACCOUNT: UTC_DAY}).closes == 0
