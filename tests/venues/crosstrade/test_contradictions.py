"""Lists of positions that contradict themselves: what they may hide is never told as flat."""

import json
from typing import Any

import pytest

from app.domain.errors import WireError
from tests.support.crosstrade_house import ES_LONG, MNQ_SHORT, House
from tests.support.golden import frames

ALL: dict[str, Any] = json.loads(frames("crosstrade", "positions_all", "=")[0])
LONG, SHORT = ALL["positions"]


@pytest.mark.parametrize("rows", [[], [LONG]])
async def test_a_list_shorter_than_its_count_fails_the_read(
    house: House, rows: list[dict[str, Any]]
) -> None:
    house.venue.reads["positions"] = json.dumps(ALL | {"positions": rows})
    with pytest.raises(WireError, match="2 positions are told") as unread:
        await house.session.read_positions()
    assert "count" in unread.value.where


@pytest.mark.parametrize("count", [None, 0, "many", 2])
async def test_a_count_that_hides_nothing_does_not_matter(house: House, count: Any) -> None:
    house.venue.reads["positions"] = json.dumps(ALL | {"count": count})
    assert len(await house.session.read_positions()) == 2


@pytest.mark.parametrize("odd", [{"quantity": 9}, {"marketPosition": "Short"}])
async def test_two_rows_of_one_position_that_differ_fail_the_read(
    house: House, odd: dict[str, Any]
) -> None:
    house.venue.rows("positions", "positions", LONG, SHORT, LONG | odd)
    with pytest.raises(WireError, match="contradict") as unread:
        await house.session.read_positions()
    assert "positions[2]" in unread.value.where


async def test_what_is_contradicted_is_not_shown_and_hides_no_other(house: House) -> None:
    async with house.connected():
        house.venue.rows("positions", "positions", LONG | {"quantity": 9}, SHORT, LONG)
        seen = len(house.sink.pushes)
        await house.sink.until(lambda sink: len(sink.pushes) > seen)
    told = {key.wire_id for key, _ in house.sink.pushes[seen:]}
    assert MNQ_SHORT in told
    assert ES_LONG not in told


async def test_the_same_row_twice_is_one_position(house: House) -> None:
    house.venue.rows("positions", "positions", LONG, LONG)
    (position,) = await house.session.read_positions()
    assert position.quantity == 4


async def test_a_warning_beside_the_positions_is_shown_and_hides_none(house: House) -> None:
    house.venue.reads["positions"] = json.dumps(ALL | {"warning": "NinjaTrader is still loading."})
    async with house.connected():
        assert len(house.sink.snapshots[-1]) == 2
        said = dict(house.sink.notices)["crosstrade/positions-warning"]
    assert said.endswith("with a warning: NinjaTrader is still loading.")


@pytest.mark.parametrize("nothing", [None, ""])
async def test_a_warning_without_words_is_none(house: House, nothing: Any) -> None:
    house.venue.reads["positions"] = json.dumps(ALL | {"warning": nothing})
    async with house.connected():
        assert "crosstrade/positions-warning" not in dict(house.sink.notices)
