"""How long things take, per venue and stage."""

import asyncio
from dataclasses import replace
from pathlib import Path

from app.domain.event import ClosedByPosition
from app.domain.ids import Venue
from app.engine.clock import SystemClock
from app.engine.close import Stage
from app.engine.journal import JournalReader
from app.engine.latency import Latency, spread_of
from tests.engine.house import open_house
from tests.support.build import position
from tests.support.virtual import on_virtual_time

AAPL = position("AAPL-USD", "4")
QFEX = Venue("qfex")


def test_the_middle_the_tail_and_the_longest_are_values_that_occurred() -> None:
    spread = spread_of(range(1, 101))
    assert (spread.p50, spread.p95, spread.most, spread.count) == (50, 95, 100, 100)
    one = spread_of([7])
    assert (one.p50, one.p95, one.most) == (7, 7, 7)
    assert spread_of([]) is None


@on_virtual_time
async def test_a_close_teaches_how_long_the_next_will_take(tmp_path: Path) -> None:
    async with open_house(tmp_path, AAPL) as house:
        assert house.desk.latency.usual_ns(QFEX) is None
        await house.pressed(AAPL)
        await asyncio.sleep(0)
        assert 100e6 < house.desk.latency.usual_ns(QFEX) < 300e6
        assert house.desk.latency.spread(QFEX, Stage.ON_THE_WIRE) is not None
        with JournalReader(house.journal) as reader:
            records = reader.records()
        learned = Latency(house.desk.clock)
        learned.learn(records)
        assert abs(learned.usual_ns(QFEX) - house.desk.latency.usual_ns(QFEX)) < 1e6


@on_virtual_time
async def test_a_fill_known_by_the_position_alone_teaches_no_time(tmp_path: Path) -> None:
    async with open_house(tmp_path, AAPL) as house:
        await house.pressed(AAPL)
        with JournalReader(house.journal) as reader:
            (record,) = reader.records()
        seen = ClosedByPosition(record.close_id, house.desk.clock.now(), AAPL.quantity)
        learned = Latency(house.desk.clock)
        learned.learn([replace(record, events=(record.events[0], seen))])
        assert learned.usual_ns(QFEX) is None
        assert learned.spread(QFEX, Stage.JOURNALED) is not None


@on_virtual_time
async def test_what_is_older_than_thirty_days_is_forgotten(tmp_path: Path) -> None:
    async with open_house(tmp_path, AAPL) as house:
        await house.pressed(AAPL)
        with JournalReader(house.journal) as reader:
            records = reader.records()
        # The virtual clock stands in a past that the machine's clock has left long ago.
        learned = Latency(SystemClock())
        learned.learn(records)
        assert learned.usual_ns(QFEX) is None
