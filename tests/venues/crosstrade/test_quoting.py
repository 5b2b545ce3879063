"""Quotes of many contracts: together where the venue lets it, a few at a time where one spoils it."""

import json
from decimal import Decimal
from typing import Any

import pytest

from app.domain.errors import Refused, SessionLost
from app.venues.crosstrade.quoting import Quotes
from app.venues.crosstrade.rest import Answer
from tests.support.crosstrade_house import House
from tests.support.golden import frames
from tests.support.scripted_crosstrade import ES_QUOTE, error
from tests.support.sink import FakeSink
from tests.support.virtual import EPOCH

NAMES = tuple(f"X{n} 12-26" for n in range(8))
UNKNOWN = "X3 12-26"


class Venue:
    """Answers quotes; one name that it does not know spoils the answer for all of them."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, ...]] = []
        self.refusal = Refused("unknown_instrument", "", "")

    async def read(self, target: str) -> Answer:
        names = tuple(target.partition("instrument=")[2].replace("+", " ").split("%2C"))
        self.asked.append(names)
        if UNKNOWN in names:
            raise self.refusal
        rows = [ES_QUOTE | {"instrument": name} for name in names]
        return Answer(EPOCH, json.dumps(rows).encode())


async def test_all_are_asked_for_in_one_request() -> None:
    venue = Venue()
    known = [name for name in NAMES if name != UNKNOWN]
    rows = await Quotes(venue).ask(known)
    assert [row.instrument for row in rows] == known
    assert venue.asked == [tuple(known)]


async def test_a_spoiled_answer_costs_a_few_requests_now_and_the_others_their_turn() -> None:
    venue = Venue()
    quotes = Quotes(venue)
    first = await quotes.ask(NAMES)
    assert [row.instrument for row in first] == list(NAMES[:3])
    assert len(venue.asked) == 4


async def test_the_name_that_spoils_it_is_left_out_once_it_is_found() -> None:
    venue = Venue()
    quotes = Quotes(venue)
    await quotes.ask(NAMES)
    await quotes.ask(NAMES)
    venue.asked.clear()
    rows = await quotes.ask(NAMES)
    assert {row.instrument for row in rows} == {*NAMES} - {UNKNOWN}
    # Not asked for alone again either: it was lately.
    assert len(venue.asked) == 1


async def test_a_budget_that_is_spent_is_not_spent_further_name_by_name() -> None:
    venue = Venue()
    venue.refusal = Refused("rate_limit", "", "")
    assert await Quotes(venue).ask(NAMES) == []
    assert len(venue.asked) == 1


async def test_who_asks_for_one_hears_why_it_is_not_told() -> None:
    quotes = Quotes(Venue())
    assert quotes.is_due(UNKNOWN)
    with pytest.raises(Refused):
        await quotes.ask([UNKNOWN])
    assert not quotes.is_due(UNKNOWN)


async def test_a_lost_link_is_not_hidden() -> None:
    class Away(Venue):
        async def read(self, target: str) -> Answer:
            raise SessionLost("away")

    with pytest.raises(SessionLost):
        await Quotes(Away()).ask(NAMES)


async def test_the_link_comes_up_before_a_long_list_is_gone_through_one_by_one(
    house: House,
) -> None:
    long = json.loads(frames("crosstrade", "positions_all", "=")[0])["positions"][0]
    house.venue.rows("positions", "positions", *(long | {"instrument": n} for n in NAMES))

    def quote(query: dict[str, Any]) -> Any:
        name = query["instrument"]
        return (
            error("invalid_request")
            if "," in name
            else json.dumps(ES_QUOTE | {"instrument": name})
        )

    house.venue.reads["market/quote"] = quote
    async with house.connected():
        assert len(house.venue.calls("GET", "market/quote")) == 4
        await house.sink.until(all_described)


def all_described(sink: FakeSink) -> bool:
    steps = [position.instrument.price_grid.step for position in sink.snapshots[-1]]
    return steps == [Decimal("0.25")] * len(NAMES)
