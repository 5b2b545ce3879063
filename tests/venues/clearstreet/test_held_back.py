"""An order that the venue holds back until the market opens."""

import pytest

from tests.venues.clearstreet.house import ORDERS, House, data, order_row, request

UNTIL = "2026-03-18T13:30:00.000000000Z"


async def test_a_close_that_is_held_back_says_until_when(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.venues.clearstreet.watching.PAUSES_S", (0.02,) * 9)
    held = order_row(status="QUEUED", queue_state="AWAITING_RELEASE", releases_at=UNTIL)
    house.answers_close_with(data([held]))
    async with house.connected():
        await house.session.prepare_close(request()).send()
        house.venue.says(ORDERS, data([held]))
        await house.sink.until(lambda sink: len(sink.orders) > 2)
    said = [text for key, text in house.sink.notices if "held" in key]
    assert len(said) == 1
    assert "AAPL is held at the venue until 2026-03-18 13:30 UTC. " in said[0]
