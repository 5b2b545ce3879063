"""A close that Clear Street refuses while the market is closed: offered, queued, sent as it opens."""

import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.domain.ids import NANOSECONDS
from app.domain.order import CloseState
from app.domain.position import Pause
from app.domain.report import LinkState
from app.engine.clock import SystemClock
from app.engine.close import Close
from app.engine.desk import Desk
from app.engine.journal import Journal
from app.engine.waiting_room import MARGIN_S, Wait, Waiting
from app.venues.catalog import open_session
from app.venues.session import SessionConfig, Surroundings
from tests.support.build import intent
from tests.support.scripted_http import Asked, ScriptedHttp, answer
from tests.venues.clearstreet.house import CLOSE, KEY, data, furnish, golden

pytestmark = pytest.mark.journey
OPENS_IN_S = 1.5


def refused(_asked: Asked) -> bytes:
    words = "order_type Market is not allowed outside regular trading hours"
    return answer(422, {"data": None, "error": {"code": 422, "message": words}})


def closed_until(venue: ScriptedHttp, opens: datetime) -> None:
    """The venue's clock is ours; its only session begins at `opens`."""
    regular = {"open": opens.isoformat(), "close": (opens + timedelta(hours=6)).isoformat()}
    venue.says("GET /v1/clock", lambda _: data({"clock": datetime.now(UTC).isoformat()}))
    row = {
        "market": "us_equities",
        "status": {"is_open": False, "current_session": None},
        "today_sessions": {},
        "next_sessions": {"regular": regular},
    }
    venue.says("GET /v1/calendars/market-hours", data([row]))


async def test_it_waits_for_the_opening_by_a_clock_and_goes_once(tmp_path: Path) -> None:
    venue = ScriptedHttp()
    furnish(venue)
    venue.says(CLOSE, refused, answer(200, golden("close_whole")))
    journal = Journal(tmp_path / "journal.sqlite")
    numbers = iter(range(1 << 64, 1 << 65))
    desk = Desk(
        clock=SystemClock(),
        journal=journal,
        uniform=lambda: 0.5,
        new_id=lambda: f"{next(numbers):032x}",
    )
    async with venue.listening(), asyncio.timeout(20):
        closed_until(venue, datetime.now(UTC) + timedelta(seconds=OPENS_IN_S))
        around = Surroundings(now=desk.clock.now, nonce=lambda n: "0" * n, uniform=lambda: 0.0)
        secrets = {"api_key": "csk_1234567890.secret"}
        desk.open(
            open_session(SessionConfig(KEY, {"rest": venue.address}, {}, secrets, True), around),
            "Clear Street",
        )
        while desk.book.account(KEY).link is not LinkState.UP:
            await asyncio.sleep(0.02)
        one = await queued(desk)
        assert 0 < one.left_s(desk.clock.now()) <= OPENS_IN_S + MARGIN_S
        assert len(venue.asked_for(CLOSE)) == 1
        while one.state is Wait.QUEUED:
            await asyncio.sleep(0.05)
        assert one.state is Wait.SENT
        assert desk.clock.now() >= one.until
        while len(venue.asked_for(CLOSE)) < 2:
            await asyncio.sleep(0.05)
        assert one.sent is not None
        await told(one.sent, CloseState.ACKNOWLEDGED)
        assert len(venue.asked_for(CLOSE)) == 2
    await desk.stop()
    journal.close()


async def queued(desk: Desk) -> Waiting:
    """Press while the market is closed, hear the refusal, take the offer."""
    row = next(p for key in desk.book.keys(KEY) if (p := desk.book.position(key)) is not None)
    assert row.pause is Pause.MARKET_CLOSED
    assert row.paused_until is not None
    assert row.paused_until - desk.clock.now() <= OPENS_IN_S * NANOSECONDS
    close = desk.press(intent(row, pressed_at=desk.clock.now()))
    await told(close, CloseState.REJECTED)
    assert "outside" in close.order.reason
    return desk.waiting_room.queue(close.close_id)


async def told(close: Close, state: CloseState) -> None:
    while close.order.state is not state:
        await asyncio.sleep(0.02)
