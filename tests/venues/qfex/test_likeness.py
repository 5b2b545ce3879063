"""An order that does not repeat the id of its close: what makes it ours, and what does not."""

import asyncio
import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from app.domain.errors import NoLink
from app.domain.ids import Instant, VenueOrderId
from app.domain.intent import CloseRequest
from app.domain.report import OrderStatus
from app.venues.qfex import lookup
from app.venues.qfex.correlation import Request
from tests.support.golden import frames
from tests.venues.qfex.conftest import House
from tests.venues.qfex.frames import (
    ACK,
    CLOSE_ID,
    FIRST_PART,
    ORDER_ID,
    at_limit,
    capped,
    changed,
    history,
    listed,
    part,
    subject,
    whole,
)
from tests.venues.qfex.test_correlation import RATE_LIMITED, Line

POSITION = frames("qfex", "positions")[0]
STOP = "0f0f0f0f-0000-4000-8000-000000000001"


@pytest.fixture(autouse=True)
def no_lag(monkeypatch: pytest.MonkeyPatch) -> None:
    """The history does not lag here."""
    monkeypatch.setattr(lookup, "HISTORY_LAG_S", 0)


async def ended_as_ours(house: House, request: CloseRequest, **row: object) -> bool:
    house.venue.rest["/user/historic-orders"] = history(client_order_id="", **row)
    async with house.connected():
        return bool((await house.session.look_up(subject(request))).orders)


@pytest.mark.parametrize(
    ("left", "filled", "proves_absence"), [(2.0, 0.7, True), (1.3, 0.7, False), (2.0, 0.0, False)]
)
async def test_an_order_of_another_size_is_not_taken_for_a_whole_close(
    house: House, left: float, filled: float, proves_absence: bool
) -> None:
    """QFEX sizes it, but so it sized the close that ended a moment before. That it is none of ours
    is known where what it filled is not missing from the position.
    """
    row = json.loads(POSITION)["position_response"]
    house.venue.rest["/user/positions"] = json.dumps({"positions": [{**row, "position": left}]})
    house.venue.rest["/user/historic-orders"] = history(
        client_order_id="", quantity=1.999, filled_qty=filled
    )
    async with house.connected():
        found = await house.session.look_up(subject(whole("2")))
    assert (found.orders, found.fills, found.traceless) == ((), (), proves_absence)


async def test_an_order_that_is_known_to_be_another_closes_is_not_taken_for_ours(
    house: House,
) -> None:
    house.venue.rest["/user/historic-orders"] = history(client_order_id="")
    of_another = replace(subject(whole("2")), taken=frozenset({VenueOrderId(ORDER_ID)}))
    async with house.connected():
        found = await house.session.look_up(of_another)
    assert (found.orders, found.traceless) == ((), True)


@pytest.mark.parametrize(
    ("row", "ours"),
    [({}, True), ({"quantity": 1.5}, False), ({"type": "LIMIT"}, False)],
)
async def test_a_part_at_market_is_a_market_order_of_exactly_its_size(
    house: House, row: dict[str, object], ours: bool
) -> None:
    row = {"type": "MARKET", "quantity": 1.25, **row}
    assert await ended_as_ours(house, part("1.25"), **row) is ours


@pytest.mark.parametrize(
    ("row", "ours"),
    [({}, True), ({"quantity": 1.5}, False), ({"price": 198.9}, False)],
)
async def test_a_capped_part_is_told_by_size_and_price(
    house: House, row: dict[str, object], ours: bool
) -> None:
    row = {"quantity": 1.25, "price": 198.85, **row}
    assert await ended_as_ours(house, part("1.25", capped("198.85")), **row) is ours


@pytest.mark.parametrize(
    ("row", "proven"),
    [
        ({}, False),
        ({"price": 205.05}, True),
        ({"quantity": 1.5}, True),
        ({"side": "BUY"}, True),
        ({"client_order_id": "another's"}, True),
    ],
)
async def test_an_open_order_that_could_be_our_limit_proves_no_absence(
    house: House, row: dict[str, object], proven: bool
) -> None:
    resting = {"order_id": "x", "client_order_id": "", "quantity": 1.25, "price": 205.0, **row}
    house.venue.on["get_user_orders"] = lambda _: [listed(changed(ACK, **resting))]
    async with house.connected():
        found = await house.session.look_up(subject(part("1.25", at_limit("205"))))
    assert found.orders == ()
    assert found.traceless is proven


async def test_an_order_found_by_likeness_is_ours_from_then_on(house: House) -> None:
    house.venue.rest["/user/historic-orders"] = history(client_order_id="")
    async with house.connected():
        (order,) = (await house.session.look_up(subject(whole()))).orders
        assert (order.venue_order_id, order.status) == (ORDER_ID, OrderStatus.FILLED)
        assert order.position == whole().position
        await house.venue.say(changed(FIRST_PART, client_order_id=""))
        await house.sink.until(lambda sink: sink.orders)
    assert house.sink.orders[0].close_id == CLOSE_ID
    assert house.sink.orders[0].position == whole().position


async def test_cancelling_first_is_previewed_only_where_it_is_asked_for(house: House) -> None:
    async with house.connected():
        assert house.session.prepare_close(whole()).preview.also == ()


async def test_a_list_that_was_asked_for_on_a_line_that_breaks_is_not_waited_for(
    house: House,
) -> None:
    asked = asyncio.Event()

    def silent(_: object) -> list[str]:
        asked.set()
        return []

    house.venue.on["get_user_orders"] = silent
    house.venue.on["get_user_trades"] = silent
    async with asyncio.timeout(2.0):
        with pytest.raises(NoLink, match="lost"):
            async with house.connected():
                trade = house.session._trade  # type: ignore[attr-defined]
                counting = asyncio.ensure_future(trade.open_orders("AAPL-USD"))
                await asked.wait()
                asked.clear()
                listing = asyncio.ensure_future(trade.executions())
                await asked.wait()
                trade.end("The connection to QFEX was lost.")
                with pytest.raises(NoLink, match="lost"):
                    await listing
                await counting


def test_an_error_about_a_stop_order_is_given_to_the_cancel_of_that_stop() -> None:
    one, other = (Request("cancel_stop_order", "AAPL-USD", order_id=i) for i in (STOP, "another"))
    echo = {"type": "cancel_stop_order", "params": {"stop_order_id": STOP}}
    assert Line(one, other).error(changed(RATE_LIMITED, incoming_message=echo)) is one


def test_an_error_is_the_answer_to_one_request_and_to_no_second_one() -> None:
    first = Request("cancel_stop_order", "AAPL-USD", order_id=STOP)
    line = Line(first)
    error = frames("qfex", "errors")[2]
    assert line.error(error) is first
    assert line.error(error) is None


async def test_a_read_that_the_front_turns_away_is_no_fault_of_the_key(house: House) -> None:
    async with house.connected():
        house.venue.status["/user/positions"] = 403
        house.venue.rest["/user/positions"] = "<html>error 1010</html>"
        with pytest.raises(NoLink, match="robot"):
            await house.session.read_positions()


@pytest.mark.parametrize(("listed_s", "proven"), [(2_000_000_000, False), (1, True)])
async def test_a_recent_history_full_of_newer_orders_proves_no_absence(
    house: House, listed_s: int, proven: bool
) -> None:
    asked = subject(whole())
    asked = replace(asked, before=replace(asked.before, sent_at=Instant(1_900_000_000 * 10**9)))
    at = datetime.fromtimestamp(listed_s, UTC).isoformat()
    rows = [json.loads(history(order_id=f"o{n}", side="BUY"))["data"][0] for n in range(100)]
    for row in rows:
        row["client_order_id"] = "another's"
        row["status_ts"] = at if row is rows[-1] else "2040-01-01T00:00:00Z"
    house.venue.rest["/user/historic-orders"] = json.dumps({"data": rows, "count": 100})
    async with house.connected():
        assert (await house.session.look_up(asked)).traceless is proven
