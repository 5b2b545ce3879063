"""Executions of the account: the evidence that is left where no list of orders shows the close."""

import json
from typing import Any

import pytest

from app.venues.qfex import codec, executions, lookup
from tests.support.build import price, quantity
from tests.support.golden import frames
from tests.venues.qfex.conftest import House
from tests.venues.qfex.frames import CLOSE_ID, subject, whole

ROW = json.loads(frames("qfex", "queries")[2])["user_trades"][0]
NONE = '{"user_trades":[],"count":0}'


@pytest.fixture(autouse=True)
def no_lag(monkeypatch: pytest.MonkeyPatch) -> None:
    """The history does not lag here."""
    monkeypatch.setattr(lookup, "HISTORY_LAG_S", 0)


def listed(*rows: dict[str, object], key: str = "user_trades", count: int | None = None) -> str:
    number = {} if count is None else {"count": count}
    return json.dumps({key: list(rows), **number})


@pytest.mark.parametrize("key", ["user_trades", "user_trades_response"])
async def test_an_execution_under_our_id_is_found_though_the_history_knows_nothing(
    house: House, key: str
) -> None:
    someone_elses = {**ROW, "client_order_id": "", "trade_id": "other"}
    house.venue.on["get_user_trades"] = lambda _: [listed(someone_elses, ROW, key=key)]
    async with house.connected():
        found = await house.session.look_up(subject(whole()))
    assert [(fill.quantity, fill.price, fill.close_id) for fill in found.fills] == [
        (quantity("1.5"), price("199.75"), CLOSE_ID)
    ]
    assert not found.traceless


async def test_nothing_under_our_id_is_no_trace(house: House) -> None:
    house.venue.on["get_user_trades"] = lambda _: [listed({**ROW, "client_order_id": ""})]
    async with house.connected():
        found = await house.session.look_up(subject(whole()))
    assert (found.fills, found.traceless) == ((), True)


@pytest.mark.parametrize(
    ("count", "offsets", "found"), [(7500, [0, 2, 4, 7498], 1), (2, [0, 2, 4], 0)]
)
async def test_of_many_executions_the_first_pages_and_the_last_are_read(
    house: House, monkeypatch: pytest.MonkeyPatch, count: int, offsets: list[int], found: int
) -> None:
    monkeypatch.setattr(codec, "PAGE", 2)
    other = {**ROW, "client_order_id": ""}

    def page(asked: dict[str, Any]) -> list[str]:
        last = asked["params"]["offset"] == 7498
        return [listed(other, ROW if last else other, count=count)]

    house.venue.on["get_user_trades"] = page
    async with house.connected():
        answer = await house.session.look_up(subject(whole()))
    asked = [one["params"]["offset"] for one in house.venue.asked_for("get_user_trades")]
    assert (asked, len(answer.fills), answer.traceless) == (offsets, found, False)


@pytest.mark.parametrize(
    "refusal",
    [
        '{"err":{"error_code":"InvalidParameter","message":"no","incoming_message":'
        '{"type":"get_user_trades","params":{"limit":1000,"offset":0}}}}',
        '{"err":{"error_code":"ServerError","message":null,"incoming_message":null}}',
    ],
)
async def test_executions_that_are_refused_prove_no_absence(house: House, refusal: str) -> None:
    house.venue.on["get_user_trades"] = lambda _: [refusal]
    async with house.connected():
        assert not (await house.session.look_up(subject(whole()))).traceless


async def test_executions_counted_and_not_listed_prove_no_absence(house: House) -> None:
    house.venue.on["get_user_trades"] = lambda _: [listed(count=1)]
    async with house.connected():
        assert not (await house.session.look_up(subject(whole()))).traceless


async def test_an_answer_that_is_late_passes_for_none_to_a_later_question(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(executions, "ANSWER_S", 0.05)
    house.venue.on["get_user_trades"] = lambda _: []
    async with house.connected():
        assert not (await house.session.look_up(subject(whole()))).traceless
        assert not (await house.session.look_up(subject(whole()))).traceless
        assert len(house.venue.asked_for("get_user_trades")) == 1
        await house.venue.say(NONE)
        await house.all_heard()
        house.venue.on["get_user_trades"] = lambda _: [listed(ROW)]
        assert len((await house.session.look_up(subject(whole()))).fills) == 1


async def test_an_order_that_is_found_makes_the_question_needless(house: House) -> None:
    house.venue.rest["/user/historic-orders"] = json.dumps(
        {
            "data": [
                {
                    "order_id": "x",
                    "terminal_status": "IOC_CANCELLED",
                    "symbol": "AAPL-USD",
                    "quantity": 2.0,
                    "filled_qty": 0.0,
                    "client_order_id": CLOSE_ID,
                }
            ]
        }
    )
    async with house.connected():
        await house.session.look_up(subject(whole()))
    assert not house.venue.asked_for("get_user_trades")
