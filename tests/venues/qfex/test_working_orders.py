"""How many orders work at QFEX: many symbols at once, and never "none" from a missing answer."""

import asyncio
import json
from typing import Any

import pytest

from app.domain.errors import NoLink
from app.domain.ids import PositionKey
from tests.venues.qfex.conftest import ACCOUNT, House
from tests.venues.qfex.frames import ACK, changed, listed

SYMBOLS = [f"S{number}-USD" for number in range(10)]
NOTHING = listed()


def order(symbol: str, order_id: str = "1") -> str:
    return changed(ACK, symbol=symbol, order_id=order_id)


def resting(symbol: str) -> str:
    """The answer that lists one order in `symbol`."""
    return listed(order(symbol))


def refusal(frame: Any) -> str:
    return json.dumps({"err": {"error_code": "InvalidParameter", "incoming_message": frame}})


def stops_without_symbol(*order_ids: str) -> str:
    rows = [{"order_id": one, "type": "STOP_LOSS", "symbol": None} for one in order_ids]
    return json.dumps({"all_orders_response": {"orders": [], "stop_orders": rows}})


async def counts(house: House, *symbols: str) -> list[int | BaseException]:
    asked = [house.session.count_working_orders(PositionKey(ACCOUNT, one)) for one in symbols]
    return await asyncio.gather(*asked, return_exceptions=True)


class Held:
    """A venue that answers questions only when told, and in the order it is told."""

    def __init__(self, house: House) -> None:
        self.house = house
        house.venue.on["get_user_orders"] = lambda _: []

    async def asked(self, count: int) -> None:
        await self.house.venue.until(
            lambda venue: len(venue.asked_for("get_user_orders")) >= count
        )

    def symbols(self) -> list[str]:
        frames = self.house.venue.asked_for("get_user_orders")
        return [frame["params"]["symbol"] for frame in frames]


async def test_ten_symbols_are_asked_about_before_the_first_answer(house: House) -> None:
    held = Held(house)
    async with house.connected():
        counting = asyncio.create_task(counts(house, *SYMBOLS))
        await held.asked(10)
        # The answers come in any order, and most of them name no symbol.
        await house.venue.say(*[NOTHING] * 4, resting("S7-USD"), *[NOTHING] * 5)
        assert await counting == [0, 0, 0, 0, 0, 0, 0, 1, 0, 0]
    assert sorted(held.symbols()) == SYMBOLS


async def test_who_asks_while_questions_are_under_way_gets_a_later_answer(house: House) -> None:
    held = Held(house)
    async with house.connected():
        first = asyncio.create_task(counts(house, "A"))
        await held.asked(1)
        later = asyncio.create_task(counts(house, "A", "B"))
        await asyncio.sleep(0)
        await house.venue.say(resting("A"))
        assert await first == [1]
        await held.asked(3)
        await house.venue.say(NOTHING, NOTHING)
        assert await later == [0, 0]
    assert held.symbols() == ["A", "A", "B"]


async def test_one_missing_answer_leaves_none_of_them_believed(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.venues.qfex.queries.LIST_S", 0.1)
    held = Held(house)
    async with house.connected():
        counting = asyncio.create_task(counts(house, "A", "B", "C"))
        await held.asked(3)
        await house.venue.say(NOTHING, NOTHING)
        assert [type(count) for count in await counting] == [NoLink, NoLink, NoLink]


async def test_an_answer_that_is_late_hides_no_order_from_the_next_question(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.venues.qfex.queries.LIST_S", 0.1)
    async with house.connected():
        house.venue.on["get_user_orders"] = lambda _: []
        assert isinstance((await counts(house, "A"))[0], NoLink)
        late = [resting("A"), NOTHING]
        house.venue.on["get_user_orders"] = lambda _: late
        assert await counts(house, "A") == [1]


async def test_answers_that_are_lost_for_good_stop_the_questions_only_for_a_while(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.venues.qfex.queries.LIST_S", 0.1)
    async with house.connected():
        house.venue.on["get_user_orders"] = lambda _: []
        assert isinstance((await counts(house, "A"))[0], NoLink)
        house.venue.on["get_user_orders"] = lambda _: [NOTHING]
        assert isinstance((await counts(house, "A"))[0], NoLink)
        asked = len(house.venue.asked_for("get_user_orders"))
        assert isinstance((await counts(house, "A"))[0], NoLink)
        assert len(house.venue.asked_for("get_user_orders")) == asked
        monkeypatch.setattr("app.venues.qfex.queries.REMEMBERED_S", 0.0)
        assert await counts(house, "A") == [0]


async def test_a_refused_question_is_unknown_and_the_others_are_answered(house: House) -> None:
    def answer(frame: Any) -> list[str]:
        symbol = frame["params"]["symbol"]
        return [refusal(frame) if symbol == "B" else resting(symbol)]

    house.venue.on["get_user_orders"] = answer
    async with house.connected():
        one, refused, other = await counts(house, "A", "B", "C")
        assert (one, other) == (1, 1)
        assert isinstance(refused, NoLink)
        house.venue.on["get_user_orders"] = lambda _: [NOTHING]
        assert await counts(house, "A", "B") == [0, 0]


async def test_stops_that_name_no_symbol_are_asked_for_one_symbol_at_a_time(
    house: House,
) -> None:
    house.venue.on["get_user_orders"] = lambda frame: [
        stops_without_symbol("1", "2") if frame["params"]["symbol"] == "A" else NOTHING
    ]
    async with house.connected():
        assert await counts(house, "A", "B") == [2, 0]


async def test_an_order_that_names_no_symbol_counts_where_it_was_asked_for(house: House) -> None:
    nameless = listed(changed(ACK, symbol=None))
    house.venue.on["get_user_orders"] = lambda frame: [
        nameless if frame["params"]["symbol"] == "A" else NOTHING
    ]
    async with house.connected():
        assert await counts(house, "A", "B") == [1, 0]


@pytest.mark.parametrize("unnamed", [None, ""])
async def test_an_order_without_an_id_is_not_taken_for_none(
    house: House, unnamed: str | None
) -> None:
    house.venue.on["get_user_orders"] = lambda _: [listed(changed(ACK, order_id=unnamed))]
    async with house.connected():
        (count,) = await counts(house, "AAPL-USD")
        assert isinstance(count, NoLink)
        with pytest.raises(NoLink, match="Cancel it at QFEX"):
            await house.session.cancel_working_orders(PositionKey(ACCOUNT, "AAPL-USD"))
    assert not house.venue.asked_for("cancel_order")


async def test_a_list_of_several_pages_is_read_to_its_end(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.venues.qfex.codec.PAGE", 2)
    orders = {"A": [order("A", str(number)) for number in range(5)], "B": [order("B")]}

    def answer(frame: Any) -> list[str]:
        asked = frame["params"]
        return [listed(*orders[asked["symbol"]][asked["offset"] : asked["offset"] + 2])]

    house.venue.on["get_user_orders"] = answer
    async with house.connected():
        assert await counts(house, "A", "B") == [5, 1]


async def test_a_line_that_breaks_ends_the_wait(house: House) -> None:
    held = Held(house)
    async with house.connected():
        counting = asyncio.create_task(counts(house, "A"))
        await held.asked(1)
        house.venue.break_off()
        (count,) = await counting
        assert isinstance(count, NoLink)
