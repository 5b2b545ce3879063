"""Ends and fills that do not fit together: QFEX is asked before an end is believed or left unpriced."""

import json
from typing import Any

import pytest

from app.domain.ids import FillId
from app.domain.report import OrderReport, OrderStatus
from app.venues.qfex import settling
from tests.support.build import price, quantity
from tests.support.golden import frames
from tests.venues.qfex.conftest import House
from tests.venues.qfex.frames import (
    ACK,
    FIRST_FILL,
    FIRST_PART,
    LAST_FILL,
    LAST_PART,
    changed,
    history,
    whole,
)

CANCELLED = changed(ACK, status="CANCELLED", quantity_remaining=0.5)
UNKNOWN = changed(ACK, status="EXPIRED", quantity_remaining=0.5)
NOT_ONE = '{"data":null,"count":0}'
AN_HOUR_S = 3600.0


@pytest.fixture(autouse=True)
def asked_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """No fill is given time to trail."""
    monkeypatch.setattr(settling, "TRAIL_S", 0.0)
    monkeypatch.setattr(settling, "AGAIN_S", (0.01, 0.01))


def executions(*fills: str) -> str:
    """What REST lists of fills that the stream tells, or loses."""
    return json.dumps({"data": [json.loads(fill)["fill_response"] for fill in fills]})


def asked(house: House, path: str) -> int:
    return sum(1 for one, _, _ in house.venue.read if one == path)


def prices(house: House) -> dict[FillId, object]:
    return {fill.fill_id: fill.price for fill in house.sink.fills}


async def close(house: House, *answers: str) -> None:
    """Close the whole position; the venue answers with these."""
    house.venue.on["close_position"] = lambda _: list(answers)
    await house.session.prepare_close(whole()).send()


async def ended(house: House, status: OrderStatus) -> OrderReport:
    return await house.sink.until(
        lambda sink: next((report for report in sink.orders if report.status is status), None)
    )


async def test_fills_that_the_stream_loses_are_read_with_their_prices(house: House) -> None:
    house.venue.rest["/user/trade"] = executions(FIRST_FILL, LAST_FILL)
    async with house.connected():
        await close(house, ACK, FIRST_PART, FIRST_FILL, LAST_PART)
        await house.sink.until(lambda _: len(prices(house)) == 2)
    assert sorted(map(str, prices(house).values())) == ["199.7", "199.75"]


@pytest.mark.parametrize("unread", [NOT_ONE, "<html>bad gateway</html>"])
async def test_the_average_of_the_history_stands_in_where_no_fills_can_be_read(
    house: House, unread: str
) -> None:
    house.venue.rest["/user/historic-orders"] = history()
    house.venue.rest["/user/trade"] = unread
    async with house.connected():
        await close(house, ACK, FIRST_FILL, LAST_PART)
        await house.sink.until(lambda s: [one for one in s.orders if one.average_price])
    assert house.sink.orders[-1].average_price == price("199.7375")


async def test_fills_under_other_ids_than_the_streams_are_not_counted_beside_them(
    house: House,
) -> None:
    house.venue.rest["/user/historic-orders"] = history()
    house.venue.rest["/user/trade"] = executions(
        changed(FIRST_FILL, trade_id="a"), changed(LAST_FILL, trade_id="b")
    )
    async with house.connected():
        await close(house, ACK, FIRST_FILL, LAST_PART)
        await house.sink.until(lambda s: [one for one in s.orders if one.average_price])
    assert len(house.sink.fills) == 1


async def test_a_cancel_is_told_only_after_the_fill_that_it_speaks_of(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Told first, it would be the end of a close of which nothing was filled."""
    monkeypatch.setattr(settling, "TRAIL_S", AN_HOUR_S)
    async with house.connected():
        await close(house, ACK, CANCELLED)
        await house.all_heard()
        assert OrderStatus.CANCELED not in {report.status for report in house.sink.orders}
        await house.venue.say(FIRST_FILL)
        await ended(house, OrderStatus.CANCELED)
    said = [name for name in house.sink.said if name in ("fill", "order")]
    assert said == ["order", "fill", "order"]
    assert asked(house, "/user/trade") == 0


async def test_a_cancel_whose_fill_never_comes_is_told_by_the_history(house: House) -> None:
    house.venue.rest["/user/historic-orders"] = history(
        terminal_status="CANCELLED", filled_qty=1.5, avg_price=199.75
    )
    async with house.connected():
        await close(house, ACK, CANCELLED)
        told = await ended(house, OrderStatus.CANCELED)
    assert (told.filled, told.average_price) == (quantity("1.5"), price("199.75"))


async def test_a_history_that_lags_is_asked_again(house: House) -> None:
    async with house.connected():
        await close(house, ACK, CANCELLED)
        await house.sink.until(lambda _: asked(house, "/user/historic-orders") >= 1)
        house.venue.rest["/user/historic-orders"] = history(
            terminal_status="CANCELLED", filled_qty=1.5, avg_price=199.75
        )
        assert (await ended(house, OrderStatus.CANCELED)).filled == quantity("1.5")


async def test_the_noise_of_floats_holds_no_cancel_back(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settling, "TRAIL_S", AN_HOUR_S)
    noisy = changed(CANCELLED, quantity_remaining=0.49999999999999989)
    async with house.connected():
        await close(house, ACK, FIRST_FILL, noisy)
        await ended(house, OrderStatus.CANCELED)


async def test_what_was_open_when_the_line_broke_is_asked_on_the_next(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settling, "TRAIL_S", AN_HOUR_S)
    async with house.connected():
        await close(house, ACK, CANCELLED)
        await house.all_heard()
    house.venue.rest["/user/historic-orders"] = history(
        terminal_status="CANCELLED", filled_qty=1.5, avg_price=199.75
    )
    async with house.connected():
        assert (await ended(house, OrderStatus.CANCELED)).filled == quantity("1.5")


@pytest.mark.parametrize("remaining", [2.0, 0.0, None])
async def test_a_cancel_that_speaks_of_no_fill_is_told_at_once(
    house: House, monkeypatch: pytest.MonkeyPatch, remaining: float | None
) -> None:
    monkeypatch.setattr(settling, "TRAIL_S", AN_HOUR_S)
    async with house.connected():
        await close(house, ACK, changed(CANCELLED, quantity_remaining=remaining))
        assert (await ended(house, OrderStatus.CANCELED)).filled is None


async def test_what_a_status_that_nobody_knows_meant_is_read_from_the_history(
    house: House,
) -> None:
    house.venue.rest["/user/historic-orders"] = history(
        terminal_status="EXPIRED", filled_qty=1.5, avg_price=199.75
    )
    async with house.connected():
        await close(house, ACK, FIRST_FILL, UNKNOWN)
        assert (await ended(house, OrderStatus.CANCELED)).filled == quantity("1.5")


async def test_an_order_of_somebody_else_is_not_asked_about(house: House) -> None:
    theirs: dict[str, Any] = {"order_id": "theirs", "client_order_id": "web"}
    async with house.connected():
        await house.venue.say(changed(CANCELLED, **theirs), changed(UNKNOWN, **theirs))
        await ended(house, OrderStatus.CANCELED)
        await house.sink.until(lambda sink: "unknown-status" in str(sink.notices))
    assert asked(house, "/user/historic-orders") == 0


async def test_what_cannot_be_asked_is_said(house: House) -> None:
    house.venue.rest["/user/historic-orders"] = '{"error":"index is being rebuilt","data":null}'
    async with house.connected():
        await close(house, ACK, LAST_PART)
        told = await house.sink.until(
            lambda sink: [text for cause, text in sink.notices if cause == "qfex/settling"]
        )
    assert "AAPL-USD" in told[0]
    assert "index is being rebuilt" in told[0]


async def test_an_end_with_all_its_fills_is_not_asked_about(house: House) -> None:
    async with house.connected():
        await close(house, *frames("qfex", "full_close"))
        await house.sink.until(lambda sink: len(sink.fills) == 2 and sink.pushes)
        # Whatever is asked is asked before this is answered.
        await house.session.read_positions()
    assert asked(house, "/user/trade") == 0
