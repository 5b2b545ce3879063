"""Each armed fault as a client of CrossTrade would meet it, and what truly happened."""

import asyncio
import time

import httpx
import pytest

from app.sim.crosstrade import terminal
from app.sim.faults import Fault
from tests.sim.crosstrade.conftest import Bench


async def test_a_lost_reply_is_executed_and_never_answered(bench: Bench) -> None:
    bench.arm(Fault.LOSE_REPLY)
    with pytest.raises(httpx.ReadTimeout):
        await bench.http.post(
            "/accounts/Sim101/positions/close",
            json={"instrument": "ES 12-26", "quantity": 2},
            timeout=0.2,
        )
    await bench.until(lambda: bench.size() == 10)
    assert bench.times_received() == 1
    assert (await bench.close(quantity=1)).status_code == 200


async def test_an_unanswered_call_does_not_hold_up_the_end(bench: Bench) -> None:
    bench.arm(Fault.LOSE_REPLY)
    call = asyncio.create_task(bench.close())
    await bench.until(lambda: bench.times_received() == 1)
    await asyncio.wait_for(bench.venue.stop(), 1)
    with pytest.raises(httpx.RemoteProtocolError):
        await call


async def test_a_refusal_has_the_venues_words_and_does_nothing(bench: Bench) -> None:
    bench.arm(Fault.REFUSE)
    reply = await bench.close()
    assert (reply.status_code, reply.json()) == (400, {"error": "Invalid request"})
    assert bench.size() == 12


@pytest.mark.parametrize(
    ("fault", "left", "orders"),
    [(Fault.HTTP_500_AFTER_EXECUTION, 10, 3), (Fault.HTTP_500_BEFORE, 12, 2)],
)
async def test_a_server_error_is_the_same_html_page_before_and_after_execution(
    bench: Bench, fault: Fault, left: int, orders: int
) -> None:
    bench.arm(fault)
    reply = await bench.close(quantity=2)
    assert reply.status_code == 500
    assert reply.headers["Content-Type"].startswith("text/html")
    await bench.until(lambda: bench.size() == left)
    assert len(bench.venue.desktop.accounts["Sim101"].orders) == orders


async def test_a_late_fill_comes_after_the_acknowledgement_and_a_wait(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(terminal, "LATE_FILL_S", 0.3)
    bench.arm(Fault.LATE_FILL)
    assert (await bench.close()).json()["success"] is True
    await asyncio.sleep(0.2)
    assert bench.size() == 12
    await bench.until(lambda: bench.size() == 0)


async def test_repeated_history_shows_each_execution_twice_under_one_id(bench: Bench) -> None:
    bench.arm(Fault.DUPLICATE_PUSH)
    await bench.close(quantity=1)
    await bench.until(lambda: bench.size() == 11)
    rows = (await bench.get("/accounts/Sim101/executions", lookbackTime=60))["executions"]
    assert len(rows) == 2
    assert rows[0] == rows[1]


async def test_a_dropped_connection_breaks_every_connection_after_execution(bench: Bench) -> None:
    async with bench.websocket() as socket:
        bench.arm(Fault.DROP_CONNECTION)
        with pytest.raises(httpx.RemoteProtocolError):
            await bench.close(quantity=2)
        await asyncio.wait_for(socket.wait_closed(), 1)
    await bench.until(lambda: bench.size() == 10)
    assert (await bench.http.get("/positions")).status_code == 200


async def test_a_stalled_feed_freezes_quotes_and_still_executes(bench: Bench) -> None:
    bench.arm(Fault.STALL_FEED, 5)
    tick, priced_at = bench.venue.desktop.market.tick("ES 12-26"), bench.venue.desktop.priced_at
    await bench.close(quantity=1)
    await bench.until(lambda: bench.size() == 11)
    await asyncio.sleep(0.1)
    assert bench.venue.desktop.market.tick("ES 12-26") == tick
    assert bench.venue.desktop.priced_at == priced_at < time.time()


async def test_an_armed_rate_limit_is_a_429_without_a_time(bench: Bench) -> None:
    bench.arm(Fault.RATE_LIMIT)
    reply = await bench.close()
    assert (reply.status_code, reply.json()) == (429, {"error": "Rate limit exceeded"})
    assert "Retry-After" not in reply.headers
    assert bench.size() == 12


async def test_an_offline_addon_answers_every_call_with_408_and_does_nothing(bench: Bench) -> None:
    bench.arm(Fault.ADDON_OFFLINE, 60)
    for reply in (await bench.close(), await bench.http.get("/positions")):
        assert reply.status_code == 408
        assert reply.json()["success"] is False
    bench.arm(Fault.ADDON_OFFLINE, 0)
    assert (await bench.http.get("/positions")).status_code == 200
    assert bench.size() == 12


async def test_a_408_after_execution_reads_like_one_before(bench: Bench) -> None:
    bench.arm(Fault.ADDON_OFFLINE, 60)
    before = await bench.close(quantity=2)
    bench.arm(Fault.ADDON_OFFLINE, 0)
    bench.arm(Fault.ADDON_TIMEOUT)
    after = await bench.close(quantity=2)
    assert (after.status_code, after.json()) == (before.status_code, before.json())
    await bench.until(lambda: bench.size() == 10)


async def test_readings_use_up_no_fault(bench: Bench) -> None:
    bench.arm(Fault.REFUSE)
    assert (await bench.http.get("/positions")).status_code == 200
    assert (await bench.close()).status_code == 400
